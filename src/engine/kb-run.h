/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-plan.h"
#include "kb-run-event.h"

G_BEGIN_DECLS

/* From here on the wall clock is said to differ from the run's. */
#define KB_DRIFT_LIMIT_MS 2000

typedef enum
{
  KB_PHASE_NONE,
  KB_PHASE_OK,
  KB_PHASE_WARNING,
  KB_PHASE_DANGER,
  KB_PHASE_OVER,
} KbPhase;

typedef enum
{
  KB_CUE_STATE_DONE,
  KB_CUE_STATE_ON,
  KB_CUE_STATE_TO_COME,
  KB_CUE_STATE_SKIPPED,
} KbCueState;

/**
 * KbRunLive:
 * @clock_us: what the run's own clock shows: start + elapsed + what was re-anchored
 * @drift_ms: wall clock − @clock_us
 * @is_drifted: the two differ by more than %KB_DRIFT_LIMIT_MS
 * @is_started: `start` was there
 * @is_ended: `end` was there
 * @is_held: a hold is open
 * @index: the cue on, its place in running order; -1: none
 * @cue_id: the cue on; 0: none
 * @phase: of the cue on
 * @taken_us: when it was taken (last)
 * @length_ms: its length with what was added
 * @elapsed_ms: without holds
 * @remaining_ms: @length_ms − @elapsed_ms, negative is overtime
 * @holds_ms: held so far, the open hold included
 * @on_air_ms: since the first take; 0 before it
 * @next_id: the cue that GO takes; 0: none
 * @next_index: its place; -1: none
 * @base_us: when the cue on is expected to end, or the first cue to start
 * @expected_end_us: expected end of the session; after `end`, when it ended
 * @planned_end_us: the baseline's; %KB_NONE where the plan has no time at all
 * @over_ms: @expected_end_us − @planned_end_us, positive = late; a late start forgiven in relative
 *   mode; 0 where the plan has no time
 * @hard_id: the next hard cue to come; 0: none is left
 * @hard_index: its place; -1: none
 * @hard_us: its fixed time
 * @slack_ms: what is left before it, negative = late by that much
 *
 * What is on the desk at one instant. Cue fields are 0 or %KB_NONE without a cue on.
 */
typedef struct
{
  gint64   clock_us;
  gint64   drift_ms;
  gboolean is_drifted;
  gboolean is_started;
  gboolean is_ended;
  gboolean is_held;
  int      index;
  gint64   cue_id;
  KbPhase  phase;
  gint64   taken_us;
  gint64   length_ms;
  gint64   elapsed_ms;
  gint64   remaining_ms;
  gint64   holds_ms;
  gint64   on_air_ms;
  gint64   next_id;
  int      next_index;
  gint64   base_us;
  gint64   expected_end_us;
  gint64   planned_end_us;
  gint64   over_ms;
  gint64   hard_id;
  int      hard_index;
  gint64   hard_us;
  gint64   slack_ms;
} KbRunLive;

/**
 * KbRunCue:
 * @cue: the cue as it is now: a `retime` may have given it another length, `skip` may be set
 * @number: borrowed, its number
 * @state: where it stands
 * @length_ms: its length with what was added
 * @added_ms: what was added
 * @planned_start_us: the baseline's; %KB_NONE for a cue that the baseline skips or does not know
 * @planned_end_us: likewise
 * @actual_start_us: when it was first taken; %KB_NONE: never
 * @actual_ms: how long it was on, holds included, all times it was on together; %KB_NONE: never
 * @expected_start_us: done, on: @actual_start_us; to come: the forecast; skipped: %KB_NONE
 * @expected_end_us: done: when it ended; on, to come: the forecast; skipped: %KB_NONE
 * @late_ms: actual or expected start − planned start, positive = late; %KB_NONE without one of them
 * @slack_ms: of a hard cue to come: its fixed time − expected end of the one before; else %KB_NONE
 */
typedef struct
{
  KbPlanCue   cue;
  const char *number;
  KbCueState  state;
  gint64      length_ms;
  gint64      added_ms;
  gint64      planned_start_us;
  gint64      planned_end_us;
  gint64      actual_start_us;
  gint64      actual_ms;
  gint64      expected_start_us;
  gint64      expected_end_us;
  gint64      late_ms;
  gint64      slack_ms;
} KbRunCue;

/**
 * KbRunStep:
 * @step_id: the step of the incident's plan; 0: none of them
 * @at_us: when it was done
 * @who: by whom, "" where nobody is named
 */
typedef struct
{
  gint64  step_id;
  gint64  at_us;
  char   *who;
} KbRunStep;

/**
 * KbRunIncident:
 * @id: the event that raised it
 * @plan_id: the incident plan; 0: none
 * @cue_id: the cue that was on; 0: none
 * @title: what happened
 * @severity: its level, a #KbSeverity
 * @raised_us: when
 * @steps: (element-type KbRunStep): what was done, in order
 * @escalated_us: when it was escalated; %KB_NONE: it was not
 * @escalated_to: (nullable): to whom
 * @resolved_us: when it was resolved; %KB_NONE: it is open
 * @detail: the figures when it was raised
 *
 * Instants are on the run's clock.
 */
typedef struct
{
  gint64       id;
  gint64       plan_id;
  gint64       cue_id;
  char        *title;
  int          severity;
  gint64       raised_us;
  GArray      *steps;
  gint64       escalated_us;
  char        *escalated_to;
  gint64       resolved_us;
  KbRunDetail  detail;
} KbRunIncident;

/**
 * KbRunMessage:
 * @id: the event
 * @text: what the host reads
 * @at_us: since when
 * @is_urgent: it flashes
 * @seen_us: when a key on the host's side said that it was read; %KB_NONE: not yet
 * @removed_us: until when it stood; %KB_NONE: it stands
 */
typedef struct
{
  gint64    id;
  char     *text;
  gint64    at_us;
  gboolean  is_urgent;
  gint64    seen_us;
  gint64    removed_us;
} KbRunMessage;

/**
 * KbRunDuty:
 * @id: the event, which taking it back needs
 * @direction_id: what was to do
 * @cue_id: in which cue
 * @at_us: when it was done
 * @who: by whom, "" where nobody is named
 */
typedef struct
{
  gint64  id;
  gint64  direction_id;
  gint64  cue_id;
  gint64  at_us;
  char   *who;
} KbRunDuty;

/**
 * KbRunStock:
 * @item_id: the lineup item
 * @spec_id: the one of its specs that was counted; 0: the item as a whole
 * @left: what was left
 * @at_us: when it was counted, on the run's clock
 *
 * The last count of an item, or of a spec.
 */
typedef struct
{
  gint64 item_id;
  gint64 spec_id;
  gint64 left;
  gint64 at_us;
} KbRunStock;

typedef struct _KbRun KbRun;

KbRun               *kb_run_new             (const KbPlan      *plan);
void                 kb_run_free            (KbRun             *self);

gboolean             kb_run_append          (KbRun             *self,
                                             const KbRunEvent  *event,
                                             GError           **error);
gboolean             kb_run_append_records  (KbRun             *self,
                                             GPtrArray         *rows,
                                             GError           **error);
guint                kb_run_get_n_events    (KbRun             *self);
const KbRunEvent    *kb_run_get_event       (KbRun             *self,
                                             guint              index);
gboolean             kb_run_event_stands    (KbRun             *self,
                                             guint              index);
const KbRunEvent    *kb_run_find_last       (KbRun             *self,
                                             int                kind);

gboolean             kb_run_is_relative     (KbRun             *self);
void                 kb_run_set_relative    (KbRun             *self,
                                             gboolean           is_relative);

void                 kb_run_tick            (KbRun             *self,
                                             const KbStamp     *now,
                                             KbRunLive         *live);
guint                kb_run_get_n_cues      (KbRun             *self);
int                  kb_run_find_cue        (KbRun             *self,
                                             gint64             cue_id);
gint64               kb_run_find_number     (KbRun             *self,
                                             const char        *number);
void                 kb_run_get_cue         (KbRun             *self,
                                             guint              index,
                                             const KbRunLive   *live,
                                             KbRunCue          *state);

const KbRunIncident *kb_run_get_incidents   (KbRun             *self,
                                             guint             *n_incidents);
const KbRunIncident *kb_run_find_incident   (KbRun             *self,
                                             gint64             id);
const KbRunStep     *kb_run_incident_find_step (const KbRunIncident *self,
                                             gint64             step_id);
const KbRunMessage  *kb_run_get_messages    (KbRun             *self,
                                             guint             *n_messages);
const KbRunMessage  *kb_run_get_message     (KbRun             *self);
const KbRunDuty     *kb_run_find_duty       (KbRun             *self,
                                             gint64             direction_id);
gint64               kb_run_get_pinned      (KbRun             *self);
const KbRunStock    *kb_run_get_stock       (KbRun             *self,
                                             guint             *n_counts);
const KbRunStock    *kb_run_find_stock      (KbRun             *self,
                                             gint64             item_id,
                                             gint64             spec_id);

KbRunEvent          *kb_run_create_due_take (KbRun             *self,
                                             const KbStamp     *now);
gboolean             kb_run_needs_pin       (KbRun             *self,
                                             const KbStamp     *now);

const char          *kb_phase_get_name      (KbPhase            phase);
const char          *kb_cue_state_get_name  (KbCueState         state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbRun, kb_run_free)

G_END_DECLS
