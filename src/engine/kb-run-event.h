/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-clock.h"
#include "kb-enums.h"
#include "kb-record.h"

G_BEGIN_DECLS

/**
 * KbRetime:
 * @cue_id: the cue
 * @added_ms: how much longer (negative: shorter) it becomes, on top of what was added before
 * @duration_ms: its new length instead of the planned one; %KB_NONE: stays
 * @skip: it is dropped
 * @sets_start: how it starts changes
 * @fixed_us: with @sets_start: its fixed start, microseconds since 1970 UTC; %KB_NONE: when the cue before it ends
 *
 * One change of a `retime` event.
 */
typedef struct
{
  gint64   cue_id;
  gint64   added_ms;
  gint64   duration_ms;
  gboolean skip;
  gboolean sets_start;
  gint64   fixed_us;
} KbRetime;

#define KB_RETIME_INIT { .duration_ms = KB_NONE }

/**
 * KbStockCount:
 * @item_id: the lineup item
 * @spec_id: the one of its lineup specs that was counted; 0: the item as a whole
 * @left: units that are left, 0 to %KB_STOCK_MOST
 *
 * One count of a `stock` event.
 */
typedef struct
{
  gint64 item_id;
  gint64 spec_id;
  gint64 left;
} KbStockCount;

/* More units than any show has. */
#define KB_STOCK_MOST G_GINT64_CONSTANT (1000000000)

/**
 * KbRunDetail:
 * @step_id: `incident-step`: which step of the plan; 0: none of them
 * @severity: `incident-raise`: its level, a #KbSeverity
 * @is_urgent: `message`: it flashes
 * @minute: `incident-raise`: the last minute that figures were known of, from 0; %KB_NONE: none
 * @online: viewers in it; %KB_NONE: not known
 * @orders: orders in it; likewise
 * @gmv_minor: sales so far, minor units; likewise
 * @pace: `start` of a rehearsal: how much faster its clock goes; 0: as any clock
 * @edge_ms: `start`: only so much at each end of a cue is rehearsed; 0: all of it
 * @shift_us: `start`: by how much the plan was moved; 0: it was not, or nothing tells
 *
 * What some events say beside the rest.
 */
typedef struct
{
  gint64   step_id;
  int      severity;
  gboolean is_urgent;
  gint64   minute;
  gint64   online;
  gint64   orders;
  gint64   gmv_minor;
  gint64   pace;
  gint64   edge_ms;
  gint64   shift_us;
} KbRunDetail;

#define KB_RUN_DETAIL_INIT \
  { .severity = KB_SEVERITY_P2, .minute = KB_NONE, .online = KB_NONE, .orders = KB_NONE, .gmv_minor = KB_NONE }

/**
 * KbRunEvent:
 * @id: its own id, by which the fold is idempotent
 * @kind: what happened
 * @at: when, on both clocks
 * @cue_id: the cue taken, added to, skipped, inserted or moved, or that was on; 0: none
 * @other_id: `insert`, `move`: the cue before which it goes, 0 = to the end; `undo`: the event
 *   taken back; `incident-raise`: the incident plan; `incident-step`, `-escalate`, `-resolve`: the raise
 *   event; `duty`: the direction; `seen`: the message; `pin`: the lineup item, 0 = the cue's own; `stock` of one item: that one
 * @amount_ms: `add`: ± ms; `anchor`: ± ms; `insert`: the length; else 0
 * @text: (nullable): a message, %NULL takes it down; a note; the number of an inserted cue; the name of an
 *   incident; who did a step or a duty, to whom it was escalated
 * @changes: (nullable) (element-type KbRetime): of a `retime`
 * @stock: (nullable) (element-type KbStockCount): of a `stock`: what was counted, together
 * @detail: what belongs to it beside that
 */
typedef struct
{
  gint64          id;
  KbRunEventKind  kind;
  KbStamp         at;
  gint64          cue_id;
  gint64          other_id;
  gint64          amount_ms;
  char           *text;
  GArray         *changes;
  GArray         *stock;
  KbRunDetail     detail;
} KbRunEvent;

KbRunEvent *kb_run_event_new         (KbRunEventKind     kind,
                                      const KbStamp     *at);
KbRunEvent *kb_run_event_new_cue     (KbRunEventKind     kind,
                                      const KbStamp     *at,
                                      gint64             cue_id);
KbRunEvent *kb_run_event_new_undo    (const KbStamp     *at,
                                      gint64             event_id);
KbRunEvent *kb_run_event_copy        (const KbRunEvent  *self);
void        kb_run_event_free        (KbRunEvent        *self);

char       *kb_run_event_dup_payload (const KbRunEvent  *self);
gboolean    kb_run_event_set_payload (KbRunEvent        *self,
                                      const char        *payload,
                                      GError           **error);

KbRunEvent *kb_run_event_from_record (KbRecord          *record,
                                      GError           **error);
KbRecord   *kb_run_event_to_record   (const KbRunEvent  *self,
                                      gint64             session_id,
                                      gint64             run_id,
                                      gint64             position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbRunEvent, kb_run_event_free)

G_END_DECLS
