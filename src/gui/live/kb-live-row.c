/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-row"

#include "config.h"

#include "kb-cue.h"
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

/* For a cue that is over, what counts is how long it took; for the others, when it starts. */
static gboolean
set_delta (KbLiveRow      *self,
           const KbRunCue *cue)
{
  const gboolean is_over = cue->state == KB_CUE_STATE_DONE && cue->actual_ms != KB_NONE;
  const gint64 planned_ms = cue->planned_start_us != KB_NONE
                              ? (cue->planned_end_us - cue->planned_start_us) / 1000
                              : cue->length_ms;
  const gint64 delta_ms = is_over ? cue->actual_ms - planned_ms : cue->late_ms;
  g_autofree char *text = delta_ms != KB_NONE && cue->state != KB_CUE_STATE_SKIPPED
                            ? kb_duration_format_signed (delta_ms)
                            : NULL;
  gboolean changed = kb_set_str (&self->delta, text);
  const gboolean is_late = cue->state != KB_CUE_STATE_DONE && cue->slack_ms != KB_NONE && cue->slack_ms < 0;

  changed |= self->is_late != is_late;
  self->is_late = is_late;
  return changed;
}

static void
kb_live_row_finalize (GObject *object)
{
  KbLiveRow *self = KB_LIVE_ROW (object);

  g_free (self->number);
  g_free (self->title);
  g_free (self->time);
  g_free (self->delta);

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
  gboolean changed = FALSE;

  changed |= kb_set_str (&self->number, cue->number);
  changed |= kb_set_str (&self->title, record != NULL ? kb_record_get_text (record, KB_CUE_TITLE) : cue->number);
  changed |= set_time (self, zone, cue);
  changed |= set_delta (self, cue);
  changed |= self->state != cue->state || self->cue_type != cue_type || self->is_hard != cue->cue.hard;
  self->state = cue->state;
  self->cue_type = cue_type;
  self->is_hard = cue->cue.hard;

  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
