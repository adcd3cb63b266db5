/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-run.h"

G_BEGIN_DECLS

/**
 * KbMakeupPoint:
 * @cue_id: a hard cue to come; 0: the end of the session
 * @late_ms: what it was late by after the points before it were made up
 * @shortfall_ms: what it stays late by
 */
typedef struct
{
  gint64 cue_id;
  gint64 late_ms;
  gint64 shortfall_ms;
} KbMakeupPoint;

/**
 * KbMakeup:
 * @changes: (element-type KbRetime): the proposal, in running order; empty: nothing to do
 * @points: (element-type KbMakeupPoint): the points that were late, from first to last
 * @shortfall_ms: the most that any point stays late by; 0: all is recovered
 */
typedef struct
{
  GArray *changes;
  GArray *points;
  gint64  shortfall_ms;
} KbMakeup;

KbMakeup   *kb_makeup_propose       (KbRun          *run,
                                     const KbStamp  *now);
KbMakeup   *kb_makeup_propose_spare (KbRun          *run,
                                     const KbStamp  *now);
KbRunEvent *kb_makeup_create_event  (const KbMakeup *self,
                                     const KbStamp  *at);
void        kb_makeup_free          (KbMakeup       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbMakeup, kb_makeup_free)

G_END_DECLS
