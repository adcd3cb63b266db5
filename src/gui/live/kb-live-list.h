/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-order-menu.h"

G_BEGIN_DECLS

#define KB_TYPE_LIVE_LIST (kb_live_list_get_type ())

G_DECLARE_FINAL_TYPE (KbLiveList, kb_live_list, KB, LIVE_LIST, AdwBin)

void   kb_live_list_set_menu  (KbLiveList      *self,
                               KbOrderMenu     *menu);
void   kb_live_list_set_room  (KbLiveList      *self,
                               gboolean         narrow,
                               gboolean         stacked);
void   kb_live_list_set_show  (KbLiveList      *self,
                               KbShow          *show);
void   kb_live_list_update    (KbLiveList      *self,
                               const KbRunLive *live);

G_END_DECLS
