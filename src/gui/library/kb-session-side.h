/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-month.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_SESSION_SIDE (kb_session_side_get_type ())

G_DECLARE_FINAL_TYPE (KbSessionSide, kb_session_side, KB, SESSION_SIDE, AdwBin)

void     kb_session_side_set_workspace (KbSessionSide   *self,
                                        KbWorkspace     *workspace,
                                        KbSessionFilter *filter);
KbMonth *kb_session_side_get_month     (KbSessionSide   *self);
void     kb_session_side_show          (KbSessionSide   *self,
                                        KbRecord        *selected,
                                        KbRecord        *nearest);

G_END_DECLS
