/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-desk-bar.h"
#include "kb-desk-notice.h"
#include "kb-duty-list.h"
#include "kb-hard-row.h"
#include "kb-host-preview.h"
#include "kb-jump-entry.h"
#include "kb-live-desk.h"
#include "kb-live-list.h"
#include "kb-live-panel.h"
#include "kb-makeup-card.h"
#include "kb-next-card.h"
#include "kb-now-card.h"
#include "kb-order-menu.h"
#include "kb-segment-line.h"
#include "kb-truth-line.h"

G_BEGIN_DECLS

/**
 * KbLiveDesk:
 *
 * The desk from which a run is called. Every action is installed on it as `live.*`; buttons, keys
 * and the host's window all mean the same actions. Keys work wherever the focus is, except that an
 * entry keeps what is text.
 */
struct _KbLiveDesk
{
  AdwBin         parent_instance;

  KbShow        *show;         /* owned, nullable */
  GTimeZone     *zone;         /* owned, nullable */
  GSettings     *settings;     /* owned */
  KbOrderMenu   *order;        /* owned: what can be done with any cue */
  guint          layout_id;    /* source that takes the layout over, 0 for none */
  gint64         clock_s;      /* the run's clock as shown, seconds */

  GtkScrolledWindow *viewport;
  KbTruthLine   *truth;
  KbDeskNotice  *notice;
  KbJumpEntry   *jump_entry;
  KbSegmentLine *segment_line;
  KbLiveList    *list;
  KbHardRow     *hard_row;
  KbNowCard     *now_card;
  GtkStack      *middle;
  KbMakeupCard  *makeup_card;
  KbHostPreview *preview;
  KbDutyList    *duties;
  KbNextCard    *next_card;
  KbLivePanel   *panel;
  KbDeskBar     *bar;
};

void kb_live_desk_update_middle   (KbLiveDesk     *self);
void kb_live_desk_ask_end         (KbLiveDesk     *self);
void kb_live_desk_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
