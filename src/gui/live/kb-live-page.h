/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-live-desk.h"
#include "kb-live-host.h"
#include "kb-page.h"

G_BEGIN_DECLS

#define KB_TYPE_LIVE_PAGE (kb_live_page_get_type ())

G_DECLARE_FINAL_TYPE (KbLivePage, kb_live_page, KB, LIVE_PAGE, KbPage)

KbLiveDesk *kb_live_page_get_desk (KbLivePage *self);
KbLiveHost *kb_live_page_get_host (KbLivePage *self);

G_END_DECLS
