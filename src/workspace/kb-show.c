/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show"

#include "config.h"

#include "kb-cue.h"
#include "kb-reader.h"
#include "kb-run-log.h"
#include "kb-show-log.h"
#include "kb-show-private.h"
#include "kb-show.h"
#include "kb-stock-left.h"

/* How often the desk looks whether a cue that goes on by itself fell due. */
#define TICK_MS 100

/**
 * KbShow:
 *
 * A run of a session, called from the desk: what GO and the other actions do. Every action is an
 * event; it counts at once and goes to the disk behind it. The plan is frozen at the start, and the
 * host's text follows the cue on. Main thread only.
 */
struct _KbShow
{
  GObject      parent_instance;

  KbRecordSet *plan;         /* owned: the session as it is now, for texts and prices */
  KbClock     *clock;        /* owned */
  KbRecord    *row;          /* owned: the run's own row */
  GHashTable  *stock;        /* owned, nullable: what is left of the items that were counted */
  KbRun       *run;          /* owned: the fold */
  KbShowLog   *log;          /* owned */
  KbReader    *reader;       /* owned: what the host reads */
  gint64       last_go_us;   /* clock of the last GO that counted, microseconds since boot */
  gboolean     is_blank;     /* the host's screen is dark */
  KbRehearsal  rehearsal;    /* what is rehearsed, and how; of a live run: all of it */
  guint        tick_id;      /* source of the ticks, 0 after the end */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TICK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbShow, kb_show, G_TYPE_OBJECT)

static void
write_event (KbShow           *self,
             const KbRunEvent *event)
{
  g_autoptr (KbRecord) record =
    kb_run_event_to_record (event, kb_record_set_get_session_id (self->plan), kb_record_get_id (self->row),
                            kb_run_get_n_events (self->run));

  kb_show_log_append (self->log, record);
}

/* Returns: whether a price became another, or a stock. */
static gboolean
tell_reader (KbShow          *self,
             const KbRunLive *live,
             const KbStamp   *now)
{
  g_autoptr (GHashTable) begins = kb_show_create_begins (self, live);
  const KbPriceMoment moment = { kb_show_get_plan_us (self, now->wall_us), begins, self->stock };

  return kb_reader_set_moment (self->reader, &moment, now->boot_us);
}

static void
count_stock (KbShow *self)
{
  g_clear_pointer (&self->stock, g_hash_table_unref);
  self->stock = kb_stock_left_create_table (self->plan, self->run);
}

/* The stock and the prices first: the text of a cue that is taken says them. */
static void
follow_run (KbShow *self)
{
  KbRunLive live;
  KbStamp now;

  kb_clock_read (self->clock, &now);
  kb_run_tick (self->run, &now, &live);
  count_stock (self);
  tell_reader (self, &live, &now);
  kb_reader_follow (self->reader, &live, now.boot_us);
}

/* A rehearsal with a clock of its own is not late because nobody has begun it yet. */
static void
update_clock (KbShow *self)
{
  if (kb_rehearsal_is_paced (&self->rehearsal))
    kb_clock_set_standing (self->clock, kb_run_find_last (self->run, KB_RUN_EVENT_KIND_TAKE) == NULL);
}

/**
 * kb_show_add_event:
 * @event: (transfer full): what happened
 *
 * The one way in: folds the event, hands it to the log, and tells.
 *
 * Returns: %FALSE when the rules of the run refuse it; then nothing changed.
 */
gboolean
kb_show_add_event (KbShow     *self,
                   KbRunEvent *event)
{
  g_autoptr (KbRunEvent) owned = event;
  g_autoptr (GError) error = NULL;

  if (!kb_run_append (self->run, owned, &error))
    {
      g_debug ("refused: %s", error->message);
      return FALSE;
    }

  write_event (self, owned);
  update_clock (self);
  follow_run (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

/**
 * kb_show_create_event:
 *
 * Returns: (transfer full): an event of now.
 */
KbRunEvent *
kb_show_create_event (KbShow         *self,
                      KbRunEventKind  kind,
                      gint64          cue_id)
{
  KbStamp now;

  kb_clock_read (self->clock, &now);
  return kb_run_event_new_cue (kind, &now, cue_id);
}

/* Cues that go on by themselves are taken at their exact end, however late the desk looks. */
static void
take_what_is_due (KbShow *self)
{
  KbStamp now;
  KbRunEvent *due;

  kb_clock_read (self->clock, &now);
  while ((due = kb_run_create_due_take (self->run, &now)) != NULL)
    if (!kb_show_add_event (self, due))
      break;
}

/* Cue to cue: what is between is over at once. Followers count by the machine's clock and must be told. */
static void
leap (KbShow *self)
{
  KbRunLive live;
  gint64 ms;

  kb_show_tick (self, &live);
  ms = kb_rehearsal_get_leap_ms (&self->rehearsal, &live);
  if (ms == 0)
    return;

  kb_clock_leap (self->clock, ms * 1000);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
tick_cb (gpointer user_data)
{
  KbShow *self = user_data;
  KbRunLive live;
  KbStamp now;

  leap (self);
  take_what_is_due (self);
  kb_clock_read (self->clock, &now);
  kb_run_tick (self->run, &now, &live);
  if (tell_reader (self, &live, &now))
    {
      kb_reader_follow (self->reader, &live, now.boot_us);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  g_signal_emit (self, signals[SIGNAL_TICK], 0);
  return G_SOURCE_CONTINUE;
}

/* Of the session, or of what all sessions share: a product's spoken name is in texts and on the card. */
static void
plan_changed_cb (KbRecordSet *set,
                 GPtrArray   *changes,
                 KbShow      *self)
{
  KbStamp now;

  kb_clock_read (self->clock, &now);
  kb_reader_update (self->reader, now.boot_us);
  follow_run (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kb_show_dispose (GObject *object)
{
  KbShow *self = KB_SHOW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->log);
  g_clear_object (&self->reader);
  g_clear_object (&self->row);
  g_clear_pointer (&self->stock, g_hash_table_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (kb_show_parent_class)->dispose (object);
}

static void
kb_show_finalize (GObject *object)
{
  KbShow *self = KB_SHOW (object);

  g_clear_pointer (&self->run, kb_run_free);

  G_OBJECT_CLASS (kb_show_parent_class)->finalize (object);
}

static void
kb_show_class_init (KbShowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_show_dispose;
  object_class->finalize = kb_show_finalize;

  /**
   * KbShow::changed:
   *
   * Something happened: an event, a message, an edit of the plan. What followers are told changes.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * KbShow::tick:
   *
   * Ten times a second while the run is on; only clocks moved.
   */
  signals[SIGNAL_TICK] = g_signal_new ("tick", KB_TYPE_SHOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
kb_show_init (KbShow *self)
{
  self->last_go_us = G_MININT64 / 2;
}

/**
 * kb_show_create:
 * @row: (transfer none): the run's own row
 * @plan: (transfer none): its baseline
 * @clock: (transfer none): the clocks by which it goes
 * @rehearsal: what is rehearsed, and how
 *
 * Returns: (transfer full): a show in which nothing has happened yet; for kb-show-begin.c.
 */
KbShow *
kb_show_create (KbStore           *store,
                KbRecordSet       *set,
                KbRecord          *row,
                const KbPlan      *plan,
                KbClock           *clock,
                const KbRehearsal *rehearsal)
{
  KbShow *self = g_object_new (KB_TYPE_SHOW, NULL);

  self->plan = g_object_ref (set);
  self->clock = g_object_ref (clock);
  self->row = kb_record_dup (row);
  self->run = kb_run_new (plan);
  self->log = kb_show_log_new (store);
  self->reader = kb_reader_new (set);
  self->rehearsal = *rehearsal;
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  g_signal_connect_object (set, "changed", G_CALLBACK (plan_changed_cb), self, 0);
  if (kb_record_set_get_library (set) != NULL)
    g_signal_connect_object (kb_record_set_get_library (set), "changed", G_CALLBACK (plan_changed_cb), self, 0);

  return self;
}

/**
 * kb_show_get_rehearsal:
 *
 * Returns: (transfer none): what is rehearsed, and how; all of it at the machine's pace when the run is live.
 */
const KbRehearsal *
kb_show_get_rehearsal (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return &self->rehearsal;
}

/**
 * kb_show_write_row:
 *
 * Writes the run's own row, before its first event.
 */
void
kb_show_write_row (KbShow *self)
{
  kb_show_log_append (self->log, self->row);
}

/**
 * kb_show_catch_up:
 *
 * Takes what fell due while nobody looked.
 */
void
kb_show_catch_up (KbShow *self)
{
  update_clock (self);
  take_what_is_due (self);
  follow_run (self);
}

/**
 * kb_show_peek_last_go:
 *
 * Returns: where the time of the last GO that counted is kept, microseconds since boot.
 */
gint64 *
kb_show_peek_last_go (KbShow *self)
{
  return &self->last_go_us;
}

KbRecordSet *
kb_show_get_plan (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return self->plan;
}

KbRun *
kb_show_get_run (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return self->run;
}

/**
 * kb_show_get_stock:
 *
 * Returns: (transfer none) (nullable) (element-type gint64 gint64): by its id, what is left of every lineup item that was
 *   counted, for #KbPriceMoment; until the next event or edit.
 */
GHashTable *
kb_show_get_stock (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return self->stock;
}

KbRunKind
kb_show_get_kind (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), KB_RUN_KIND_REHEARSAL);

  return kb_record_get_int (self->row, KB_RUN_KIND);
}

gint64
kb_show_get_run_id (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), 0);

  return kb_record_get_id (self->row);
}

KbClock *
kb_show_get_clock (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return self->clock;
}

KbReader *
kb_show_get_reader (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return self->reader;
}

KbTransport *
kb_show_get_transport (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return kb_reader_get_transport (self->reader);
}

/**
 * kb_show_get_script:
 *
 * Returns: (transfer none) (nullable): the text of the cue on.
 */
KbScript *
kb_show_get_script (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return kb_reader_get_script (self->reader);
}

gboolean
kb_show_is_ended (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), TRUE);

  return !kb_record_is_null (self->row, KB_RUN_ENDED_US);
}

/**
 * kb_show_get_message:
 *
 * Returns: (nullable): what stands over the host's text.
 */
const char *
kb_show_get_message (KbShow *self)
{
  const KbRunMessage *message;

  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  message = kb_run_get_message (self->run);
  return message != NULL ? message->text : NULL;
}

gboolean
kb_show_get_blank (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  return self->is_blank;
}

/**
 * kb_show_get_pending:
 *
 * Returns: how many events are not on the disk yet.
 */
guint
kb_show_get_pending (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), 0);

  return kb_show_log_get_pending (self->log);
}

/**
 * kb_show_get_problem:
 *
 * Returns: (nullable): why events cannot be written, in words; %NULL while all is well.
 */
const char *
kb_show_get_problem (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return kb_show_log_get_problem (self->log);
}

/**
 * kb_show_tick:
 * @live: (out caller-allocates): what is on the desk now
 *
 * Costs the same however long the show is.
 */
void
kb_show_tick (KbShow    *self,
              KbRunLive *live)
{
  KbStamp now;

  g_return_if_fail (KB_IS_SHOW (self));

  kb_clock_read (self->clock, &now);
  kb_run_tick (self->run, &now, live);
}

/**
 * kb_show_end:
 *
 * Ends the run; asking is the caller's.
 */
gboolean
kb_show_end (KbShow *self)
{
  KbStamp now;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  if (kb_show_is_ended (self) || !kb_show_add_event (self, kb_show_create_event (self, KB_RUN_EVENT_KIND_END, 0)))
    return FALSE;

  kb_clock_read (self->clock, &now);
  kb_record_set_int (self->row, KB_RUN_ENDED_US, now.wall_us);
  kb_show_log_append (self->log, self->row);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

void
kb_show_set_blank (KbShow   *self,
                   gboolean  blank)
{
  g_return_if_fail (KB_IS_SHOW (self));

  if (self->is_blank == blank)
    return;
  self->is_blank = blank;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kb_show_adopt:
 * @state: where the text is on a host's screen that read on without the desk
 *
 * Goes on from there, so that the host's text does not move when a restarted desk takes over. What
 * the run says of the cue and of a hold still holds.
 */
void
kb_show_adopt (KbShow                 *self,
               const KbTransportState *state)
{
  KbTransportState own = *state;

  g_return_if_fail (KB_IS_SHOW (self));

  own.epoch_us += kb_clock_get_boot_us (self->clock) - kb_clock_get_machine_us (self->clock);
  kb_reader_adopt (self->reader, &own);
  follow_run (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kb_show_flush:
 *
 * Returns when every event is on the disk: for the end of a program.
 */
gboolean
kb_show_flush (KbShow  *self,
               GError **error)
{
  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  return kb_show_log_flush (self->log, error);
}
