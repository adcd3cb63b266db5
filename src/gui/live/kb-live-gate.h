/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

typedef void (*KbLiveGateFunc) (KbPage *page);

void kb_live_gate_pass (KbPage         *page,
                        GCancellable   *cancellable,
                        KbLiveGateFunc  go_live);

G_END_DECLS
