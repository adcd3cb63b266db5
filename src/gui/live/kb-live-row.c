/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-live-row.h"
#include "kb-text.h"

/**
 * KbLiveRow:
 *
 * One cue on the desk: what it is, when it was or is expected, and how far that is from the plan.
 * Emits `changed` only when something that is shown changed.
 */
struct _KbLiveRow
{
  GObject     parent_instance;

  gint64      cue_id;
  char       *number;     /* owned */
  char       *title;      /* owned */
  char       *time;       /* owned: actual start, or the one expected */
  char       *delta;      /* owned: against the plan */
  char       *detail;     /* owned, nullable: a second line, of the cue on */
  char       *story;      /* owned: all of it, for a tooltip */
  KbCueState  state;
  int         cue_type;   /* KbCueType, -1 unknown */
  gboolean    is_hard;
  gboolean    is_late;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLiveRow, kb_live_row, G_TYPE_OBJECT)

static gboolean
set_time (KbLiveRow      *self,
          GTimeZone      *zone,
          const KbRunCue *cue)
{
  const gint64 at_us = cue->actual_start_us != KB_NONE ? cue->actual_start_us : cue->expected_start_us;
  g_autofree char *text = at_us != KB_NONE ? kb_instant_format_clock (at_us, zone) : NULL;

  return kb_set_str (&self->time, text);
}

/* How far its start is from the plan, whether it was, is or will be. */
static gboolean
set_delta (KbLiveRow      *self,
           const KbRunCue *cue)
{
  g_autofree char *text = cue->late_ms != KB_NONE && cue->state != KB_CUE_STATE_SKIPPED
                            ? kb_duration_format_signed (cue->late_ms)
                            : NULL;
  const gboolean is_late = cue->slack_ms != KB_NONE && cue->slack_ms <= -1000;
  gboolean changed = kb_set_str (&self->delta, text);

  changed |= self->is_late != is_late;
  self->is_late = is_late;
  return changed;
}

/* Under the title of the cue on: who speaks, and when it was planned. */
static gboolean
set_detail (KbLiveRow      *self,
            KbShow         *show,
            KbRecord       *record,
            GTimeZone      *zone,
            const KbRunCue *cue)
{
  g_autofree char *planned = NULL;
  g_autofree char *text = NULL;

  if (cue->state != KB_CUE_STATE_ON || record == NULL || cue->planned_start_us == KB_NONE)
    return kb_set_str (&self->detail, NULL);

  planned = kb_instant_format_clock (cue->planned_start_us, zone);
  /* Translators: under the cue on air: who speaks, and its planned time */
  text = g_strdup_printf (_("%s · planned %s"), kb_desk_get_speaker (kb_show_get_plan (show), record), planned);
  return kb_set_str (&self->detail, text);
}

/* What ran is told whole on its row: how long it took beside what was planned. */
static gboolean
set_story (KbLiveRow      *self,
           const char     *title,
           const KbRunCue *cue)
{
  g_autofree char *ran = NULL;
  g_autofree char *length = NULL;
  g_autofree char *delta = NULL;
  g_autofree char *text = NULL;

  if (cue->state != KB_CUE_STATE_DONE || cue->actual_ms == KB_NONE)
    return kb_set_str (&self->story, title);

  ran = kb_duration_format (cue->actual_ms);
  length = kb_duration_format (cue->length_ms);
  delta = kb_duration_format_signed (cue->actual_ms - cue->length_ms);
  /* Translators: a cue that ran: its title, how long it took, its planned length, the difference */
  text = g_strdup_printf (_("%s\nran %s of %s (%s)"), title, ran, length, delta);
  return kb_set_str (&self->story, text);
}

static void
kb_live_row_finalize (GObject *object)
{
  KbLiveRow *self = KB_LIVE_ROW (object);

  g_free (self->number);
  g_free (self->title);
  g_free (self->time);
  g_free (self->delta);
  g_free (self->detail);
  g_free (self->story);

  G_OBJECT_CLASS (kb_live_row_parent_class)->finalize (object);
}

static void
kb_live_row_class_init (KbLiveRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_live_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_LIVE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
kb_live_row_init (KbLiveRow *self)
{
  self->cue_type = -1;
}

KbLiveRow *
kb_live_row_new (gint64 cue_id)
{
  KbLiveRow *self = g_object_new (KB_TYPE_LIVE_ROW, NULL);

  self->cue_id = cue_id;
  return self;
}

gint64
kb_live_row_get_cue_id (KbLiveRow *self)
{
  return self->cue_id;
}

const char *
kb_live_row_get_number (KbLiveRow *self)
{
  return self->number != NULL ? self->number : "";
}

KbCueState
kb_live_row_get_state (KbLiveRow *self)
{
  return self->state;
}

gboolean
kb_live_row_is_hard (KbLiveRow *self)
{
  return self->is_hard;
}

/**
 * kb_live_row_is_late:
 *
 * Returns: %TRUE for a hard cue to come that will miss its time.
 */
gboolean
kb_live_row_is_late (KbLiveRow *self)
{
  return self->is_late;
}

int
kb_live_row_get_cue_type (KbLiveRow *self)
{
  return self->cue_type;
}

const char *
kb_live_row_get_title (KbLiveRow *self)
{
  return self->title != NULL ? self->title : "";
}

const char *
kb_live_row_get_time (KbLiveRow *self)
{
  return self->time != NULL ? self->time : "";
}

const char *
kb_live_row_get_delta (KbLiveRow *self)
{
  return self->delta != NULL ? self->delta : "";
}

const char *
kb_live_row_get_detail (KbLiveRow *self)
{
  return self->detail != NULL ? self->detail : "";
}

const char *
kb_live_row_get_story (KbLiveRow *self)
{
  return self->story != NULL ? self->story : "";
}

/**
 * kb_live_row_update:
 * @show: the run
 * @zone: the session's time zone
 * @cue: the cue as the run has it now
 */
void
kb_live_row_update (KbLiveRow      *self,
                    KbShow         *show,
                    GTimeZone      *zone,
                    const KbRunCue *cue)
{
  KbRecord *record = kb_record_set_find (kb_show_get_plan (show), KB_ENTITY_CUE, self->cue_id);
  const int cue_type = record != NULL ? (int) kb_record_get_int (record, KB_CUE_TYPE) : -1;
  const char *title = record != NULL ? kb_record_get_text (record, KB_CUE_TITLE) : cue->number;
  gboolean changed = FALSE;

  changed |= kb_set_str (&self->number, cue->number);
  changed |= kb_set_str (&self->title, title);
  changed |= set_detail (self, show, record, zone, cue);
  changed |= set_story (self, title, cue);
  changed |= set_time (self, zone, cue);
  changed |= set_delta (self, cue);
  changed |= self->state != cue->state || self->cue_type != cue_type || self->is_hard != cue->cue.hard;
  self->state = cue->state;
  self->cue_type = cue_type;
  self->is_hard = cue->cue.hard;

  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
