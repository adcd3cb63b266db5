/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-reader"

#include "config.h"

#include "kb-cue-text.h"
#include "kb-lineup.h"
#include "kb-reader.h"
#include "kb-stock-left.h"

/**
 * KbReader:
 *
 * What the host reads: the text of the cue on, and where in it. It follows the run: another cue
 * begins at its first word, a hold stops the text, an edit leaves the word on the marker.
 */
struct _KbReader
{
  GObject      parent_instance;

  KbRecordSet *plan;        /* owned */
  KbTransport *transport;   /* owned */
  KbScript    *script;      /* owned, nullable: of the cue on, or of the one that is looked at */
  gint64       on_id;       /* the cue on; 0 for none */
  double       on_beat;     /* where its text was left for another's */
  gint64       at_us;       /* the plan's time, KB_NONE before it is known */
  GHashTable  *begins;      /* owned, nullable: when cues that change prices began */
  GHashTable  *stock;       /* owned, nullable: what is left of what was counted */
  KbPaceMode   mode;
  gboolean     is_paused;   /* the text stands though the show goes on */
  gboolean     is_held;     /* the show stands, or is over */
  gint64       ends_us;     /* when the cue ends, CLOCK_BOOTTIME, as the pace was fitted to; KB_NONE: not yet */
  KbPaceFit    fit;         /* what came of that */
};

G_DEFINE_FINAL_TYPE (KbReader, kb_reader, G_TYPE_OBJECT)

/* A cue's end that moves by less is the same: times are whole milliseconds. */
#define SAME_END_US 20000

static KbScript *
create_script (KbReader *self,
               gint64    cue_id)
{
  KbRecord *cue = kb_record_set_find (self->plan, KB_ENTITY_CUE, cue_id);
  const KbPriceMoment moment = { self->at_us, self->begins, self->stock };

  /* A cue that was deleted from the plan while it was on keeps the text that it had. */
  return cue != NULL ? kb_cue_text_create (self->plan, cue, &moment) : NULL;
}

static void
take_cue (KbReader        *self,
          const KbRunLive *live,
          gint64           boot_us)
{
  KbRecord *cue = kb_record_set_find (self->plan, KB_ENTITY_CUE, live->cue_id);
  g_autoptr (KbScript) script = create_script (self, live->cue_id);
  const gint64 taken_us = boot_us - MAX (live->elapsed_ms, 0) * 1000;

  g_clear_pointer (&self->script, kb_script_unref);
  self->script = script != NULL ? g_steal_pointer (&script) : kb_script_new (live->cue_id, NULL, "", NULL, NULL);
  self->on_id = live->cue_id;

  /* The rate first: a text that starts does not ramp up from the rate of the one before. */
  if (cue != NULL)
    kb_transport_set_rate (self->transport, kb_cue_text_get_rate (self->plan, cue), taken_us);
  kb_transport_jump (self->transport, live->cue_id, 0, kb_script_get_beats (self->script), taken_us);
  self->is_paused = FALSE;
  self->ends_us = KB_NONE;
}

/* Fits what is left of the text to what is left of the time. */
static void
fit_pace (KbReader        *self,
          const KbRunLive *live,
          gint64           boot_us)
{
  KbRecord *cue = kb_record_set_find (self->plan, KB_ENTITY_CUE, live->cue_id);
  double lowest, highest;

  if (cue == NULL)
    return;

  kb_cue_text_get_range (self->plan, cue, &lowest, &highest);
  self->ends_us = boot_us + live->remaining_ms * 1000;
  self->fit = kb_transport_follow (self->transport, live->remaining_ms, lowest, highest, boot_us);
}

/* Whenever the cue's end is another one: time was added, a hold ended, a cue was taken. */
static void
follow_time (KbReader        *self,
             const KbRunLive *live,
             gint64           boot_us)
{
  const gint64 ends_us = boot_us + live->remaining_ms * 1000;

  if (self->mode != KB_PACE_MODE_FOLLOW || live->cue_id == 0 || live->is_held || kb_reader_get_looked_at (self) != 0)
    return;
  if (self->ends_us == KB_NONE || ABS (ends_us - self->ends_us) > SAME_END_US)
    fit_pace (self, live, boot_us);
}

/* The text moves while neither the show nor the operator holds it; another cue's is only looked at. */
static void
start_or_stop (KbReader *self,
               gint64    boot_us)
{
  const gboolean stands = self->is_held || self->is_paused || self->mode == KB_PACE_MODE_HAND ||
                          kb_reader_get_looked_at (self) != 0;

  if (stands)
    kb_transport_hold (self->transport, boot_us);
  else
    kb_transport_resume (self->transport, boot_us);
}

static void
kb_reader_dispose (GObject *object)
{
  KbReader *self = KB_READER (object);

  g_clear_pointer (&self->script, kb_script_unref);
  g_clear_pointer (&self->begins, g_hash_table_unref);
  g_clear_pointer (&self->stock, g_hash_table_unref);
  g_clear_object (&self->transport);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kb_reader_parent_class)->dispose (object);
}

static void
kb_reader_class_init (KbReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_reader_dispose;
}

static void
kb_reader_init (KbReader *self)
{
  self->transport = kb_transport_new ();
  self->at_us = KB_NONE;
  self->ends_us = KB_NONE;
}

/**
 * kb_reader_new:
 * @plan: (transfer none): the session whose texts are read
 */
KbReader *
kb_reader_new (KbRecordSet *plan)
{
  KbReader *self = g_object_new (KB_TYPE_READER, NULL);

  self->plan = g_object_ref (plan);
  return self;
}

KbTransport *
kb_reader_get_transport (KbReader *self)
{
  g_return_val_if_fail (KB_IS_READER (self), NULL);

  return self->transport;
}

/**
 * kb_reader_get_script:
 *
 * Returns: (transfer none) (nullable): the text of the cue on.
 */
KbScript *
kb_reader_get_script (KbReader *self)
{
  g_return_val_if_fail (KB_IS_READER (self), NULL);

  return self->script;
}

/**
 * kb_reader_follow:
 * @live: the run as it is now
 * @boot_us: now, microseconds of `CLOCK_BOOTTIME`
 *
 * Brings the text to the cue on. A cue that was taken a while ago, as after a restart, is where
 * it would be had it been read since.
 */
void
kb_reader_follow (KbReader        *self,
                  const KbRunLive *live,
                  gint64           boot_us)
{
  g_return_if_fail (KB_IS_READER (self));

  if (live->cue_id != 0 && self->on_id != live->cue_id)
    take_cue (self, live, boot_us);
  self->is_held = live->is_held || live->is_ended;
  follow_time (self, live, boot_us);
  start_or_stop (self, boot_us);
}

/**
 * kb_reader_update:
 * @boot_us: now
 *
 * The plan changed: an edited text keeps the word on the marker where it is.
 */
void
kb_reader_update (KbReader *self,
                  gint64    boot_us)
{
  g_autoptr (KbScript) newer = NULL;
  double beat;

  g_return_if_fail (KB_IS_READER (self));

  if (self->script == NULL)
    return;
  newer = create_script (self, kb_script_get_cue_id (self->script));
  if (newer == NULL || kb_script_equal (self->script, newer))
    return;

  beat = kb_script_map_beat (self->script, newer, kb_transport_get_position (self->transport, boot_us));
  kb_transport_edit (self->transport, beat, kb_script_get_beats (newer), boot_us);
  kb_script_unref (self->script);
  self->script = g_steal_pointer (&newer);
  self->ends_us = KB_NONE;   /* another length: fitted anew with the next look at the run */
}

static gboolean
begins_between (KbRecordSet *plan,
                gint64       from_us,
                gint64       to_us)
{
  GListModel *prices = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_PRICE);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr (KbRecord) price = g_list_model_get_item (prices, i);
      const gint64 at_us = kb_record_get_int (price, KB_LINEUP_PRICE_AT_US);

      if (kb_record_is_null (price, KB_LINEUP_PRICE_CUE_ID) && at_us > from_us && at_us <= to_us)
        return TRUE;
    }

  return FALSE;
}

static void
keep_table (GHashTable **place,
            GHashTable  *table)
{
  GHashTable *last = g_steal_pointer (place);

  *place = table != NULL ? g_hash_table_ref (table) : NULL;
  g_clear_pointer (&last, g_hash_table_unref);
}

/**
 * kb_reader_set_moment:
 * @moment: the plan's time, when its cues began, and what is left of the goods
 * @boot_us: now
 *
 * A price that begins at a time does so in the middle of a text too, and so does a stock that was counted.
 *
 * Returns: whether a price became another, or a stock.
 */
gboolean
kb_reader_set_moment (KbReader            *self,
                      const KbPriceMoment *moment,
                      gint64               boot_us)
{
  const gint64 last_us = self->at_us;
  const gint64 at_us = moment->at_us;
  gboolean is_other;

  g_return_val_if_fail (KB_IS_READER (self), FALSE);

  /* The wall clock may have been set back. */
  is_other = begins_between (self->plan, MIN (last_us, at_us), MAX (last_us, at_us))
             || !kb_stock_left_table_equal (self->stock, moment->stock);
  self->at_us = at_us;
  keep_table (&self->begins, moment->begins);
  keep_table (&self->stock, moment->stock);
  if (is_other)
    kb_reader_update (self, boot_us);

  return is_other;
}

KbPaceMode
kb_reader_get_mode (KbReader *self)
{
  g_return_val_if_fail (KB_IS_READER (self), KB_PACE_MODE_FREE);

  return self->mode;
}

/**
 * kb_reader_set_mode:
 * @live: the run as it is now
 * @boot_us: now
 *
 * Chooses how the text moves. Free again, it goes at the speaker's own rate.
 */
void
kb_reader_set_mode (KbReader        *self,
                    KbPaceMode       mode,
                    const KbRunLive *live,
                    gint64           boot_us)
{
  KbRecord *cue = kb_record_set_find (self->plan, KB_ENTITY_CUE, live->cue_id);

  g_return_if_fail (KB_IS_READER (self));

  self->mode = mode;
  self->ends_us = KB_NONE;
  if (mode != KB_PACE_MODE_FOLLOW && cue != NULL && kb_transport_get_state (self->transport)->follows)
    kb_transport_set_rate (self->transport, kb_cue_text_get_rate (self->plan, cue), boot_us);
  follow_time (self, live, boot_us);
  start_or_stop (self, boot_us);
}

gboolean
kb_reader_is_paused (KbReader *self)
{
  g_return_val_if_fail (KB_IS_READER (self), FALSE);

  return self->is_paused;
}

/**
 * kb_reader_set_paused:
 *
 * Stops the text, and lets it go on; the show's clock is another matter. The next cue's text begins in any case.
 */
void
kb_reader_set_paused (KbReader        *self,
                      gboolean         is_paused,
                      const KbRunLive *live,
                      gint64           boot_us)
{
  g_return_if_fail (KB_IS_READER (self));

  self->is_paused = is_paused;
  if (!is_paused)
    self->ends_us = KB_NONE;
  start_or_stop (self, boot_us);
  follow_time (self, live, boot_us);
}

/**
 * kb_reader_move:
 * @beats: how far, back when negative; moves add up
 *
 * Moves the text within a ramp, also while it stands; a pace that follows the cue is fitted to what is left then.
 */
void
kb_reader_move (KbReader        *self,
                double           beats,
                const KbRunLive *live,
                gint64           boot_us)
{
  g_return_if_fail (KB_IS_READER (self));

  kb_transport_nudge (self->transport, beats, boot_us);
  self->ends_us = KB_NONE;
  follow_time (self, live, boot_us);
}

/**
 * kb_reader_move_to:
 * @beat: a place in the text
 *
 * As kb_reader_move(), to a place.
 */
void
kb_reader_move_to (KbReader        *self,
                   double           beat,
                   const KbRunLive *live,
                   gint64           boot_us)
{
  g_return_if_fail (KB_IS_READER (self));

  kb_transport_move_to (self->transport, beat, boot_us);
  self->ends_us = KB_NONE;
  follow_time (self, live, boot_us);
}

/**
 * kb_reader_get_looked_at:
 *
 * Returns: the cue whose text is looked at though another is on; 0 while the text is that of the cue on.
 */
gint64
kb_reader_get_looked_at (KbReader *self)
{
  gint64 shown_id;

  g_return_val_if_fail (KB_IS_READER (self), 0);

  shown_id = kb_transport_get_cue_id (self->transport);
  return shown_id != self->on_id ? shown_id : 0;
}

/**
 * kb_reader_look:
 * @cue_id: a cue of the plan, or the one on
 * @live: the run as it is now; a cue is on
 * @boot_us: now
 *
 * Shows the text of another cue from its start, without taking it: it stands, and can be moved. Back at the cue on, the
 * text goes on from where it was left; with the next cue that is taken it is that cue's.
 */
void
kb_reader_look (KbReader        *self,
                gint64           cue_id,
                const KbRunLive *live,
                gint64           boot_us)
{
  g_autoptr (KbScript) script = NULL;

  g_return_if_fail (KB_IS_READER (self));

  if (cue_id == kb_transport_get_cue_id (self->transport) || self->on_id == 0)
    return;
  script = create_script (self, cue_id);
  if (script == NULL)
    return;

  if (kb_reader_get_looked_at (self) == 0)
    self->on_beat = kb_transport_get_position (self->transport, boot_us);
  kb_transport_hold (self->transport, boot_us);   /* before the jump: what is looked at does not come to rest, it stands */
  kb_transport_jump (self->transport, cue_id, cue_id == self->on_id ? self->on_beat : 0, kb_script_get_beats (script), boot_us);
  g_clear_pointer (&self->script, kb_script_unref);
  self->script = g_steal_pointer (&script);
  self->ends_us = KB_NONE;
  start_or_stop (self, boot_us);
  follow_time (self, live, boot_us);
}

/**
 * kb_reader_get_fit:
 *
 * Returns: (transfer none) (nullable): what following the cue's time came to; %NULL while it does not.
 */
const KbPaceFit *
kb_reader_get_fit (KbReader *self)
{
  g_return_val_if_fail (KB_IS_READER (self), NULL);

  return self->mode == KB_PACE_MODE_FOLLOW && self->ends_us != KB_NONE ? &self->fit : NULL;
}

/**
 * kb_reader_adopt:
 * @state: where a host's screen that read on without the desk is
 *
 * Takes that over, when it is about the cue on, so that the host's text does not move.
 */
void
kb_reader_adopt (KbReader               *self,
                 const KbTransportState *state)
{
  g_return_if_fail (KB_IS_READER (self));

  if (state->cue_id != 0 && state->cue_id == kb_transport_get_cue_id (self->transport))
    {
      kb_transport_set_state (self->transport, state);
      self->is_paused = state->held && !self->is_held && self->mode != KB_PACE_MODE_HAND;
      self->ends_us = KB_NONE;
    }
}
