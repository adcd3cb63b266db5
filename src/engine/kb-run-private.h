/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-run.h"
#include "kb-schedule.h"

G_BEGIN_DECLS

/* One cue in the run. Instants are on the run's own clock as it was then, sums in microseconds. */
typedef struct
{
  KbPlanCue  cue;          /* as events have left it */
  KbPlanTime planned;      /* the baseline's; KB_NONE for an inserted cue */
  char      *number;       /* owned */
  guint      index;        /* place in running order */

  gint64     added_ms;
  gint64     first_us;     /* first taken; KB_NONE: never on */
  gint64     last_us;      /* when it last ended */
  gint64     actual_us;    /* on, the times before the present one */

  /* The forecast of a cue to come: from when it can start, by what is on and by earlier hard cues. */
  gboolean   is_to_come;
  gint64     before_us;    /* lengths of the cues to come before it */
  gint64     floor_us;     /* earliest start by the hard cues before it; KB_NONE: none */
} KbRunSlot;

/* The fold of the events. "Show time" is the monotonic time line: the wall clock of the start, plus
 * elapsed time; the run's clock is show time + offset. */
typedef struct
{
  gboolean   is_started;
  gboolean   is_ended;
  gint64     end_us;          /* on the run's clock */
  gint64     end_show_us;
  gint64     offset_us;       /* sum of the `anchor` events */
  gint64     changed_show_us; /* the last event that touched the times; no later one goes before it */

  KbRunSlot *on;              /* borrowed, nullable */
  gint64     taken_show_us;
  gint64     holds_us;        /* closed ones */
  gint64     held_show_us;    /* since when an open hold is held; KB_NONE: none is open */
  gboolean   is_manual;       /* going on by itself was taken back: this time GO is waited for */

  gint64     first_us;        /* the first take, on the run's clock; KB_NONE: none yet */
  gint64     first_show_us;

  GArray    *incidents;       /* owned, KbRunIncident */
  GArray    *messages;        /* owned, KbRunMessage */
  GHashTable *duties;         /* owned: direction's id → KbRunDuty */
  gint64     pinned_id;       /* lineup item pinned by hand; 0: none */
  GArray    *stock;           /* owned, KbRunStock */
} KbRunFold;

/* One entry of the log. */
typedef struct
{
  KbRunEvent *event;     /* owned */
  gint64      show_us;   /* its show time */
  gboolean    is_undone;
} KbRunEntry;

struct _KbRun
{
  KbPlan       *plan;        /* owned: the baseline */
  KbPlanTime   *planned;     /* owned: its times, one per cue of the plan */
  KbPlanTotals  totals;
  gboolean      is_relative;

  GArray       *log;         /* owned, KbRunEntry */
  GHashTable   *ids;         /* owned: event id → place in the log + 1 */
  KbStamp       ref;         /* the reading that show time is counted on from */
  gint64        ref_show_us;

  KbRunFold     fold;
  GPtrArray    *order;       /* owned: KbRunSlot, in running order */
  GHashTable   *slots;       /* owned: cue id → KbRunSlot, borrowed from @order */

  /* Cached sums of the forecast. */
  gboolean      is_dirty;
  KbRunSlot    *next;        /* borrowed, nullable */
  KbRunSlot    *hard;        /* borrowed, nullable: the next hard cue to come */
  gint64        rest_us;     /* lengths of all cues to come */
  gint64        end_floor_us; /* earliest end by the hard cues to come; KB_NONE: none */
};

void       kb_run_fold_reset  (KbRun             *self);
gboolean   kb_run_fold_apply  (KbRun             *self,
                               const KbRunEvent  *event,
                               gint64             show_us,
                               GError           **error);
void       kb_run_fold_clear  (KbRun             *self);
void       kb_run_desk_init   (KbRunFold         *fold);
void       kb_run_desk_clear  (KbRunFold         *fold);
gboolean   kb_run_desk_apply  (KbRun             *self,
                               const KbRunEvent  *event,
                               gint64             at_us,
                               GError           **error);
void       kb_run_stock_init  (KbRunFold         *fold);
void       kb_run_stock_clear (KbRunFold         *fold);
gboolean   kb_run_stock_apply (KbRunFold         *fold,
                               const KbRunEvent  *event,
                               gint64             at_us,
                               GError           **error);

KbRunSlot *kb_run_find_slot   (KbRun             *self,
                               gint64             cue_id);
gint64     kb_run_slot_us     (const KbRunSlot   *slot);
gint64     kb_run_place_stamp (KbRun             *self,
                               const KbStamp     *at);

G_END_DECLS
