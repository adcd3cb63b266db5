/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_DESK_NOTICE (kb_desk_notice_get_type ())

G_DECLARE_FINAL_TYPE (KbDeskNotice, kb_desk_notice, KB, DESK_NOTICE, AdwBin)

void kb_desk_notice_reset (KbDeskNotice   *self);
void kb_desk_notice_tick (KbDeskNotice    *self,
                          KbShow          *show,
                          const KbRunLive *live);

G_END_DECLS
