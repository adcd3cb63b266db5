/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_LIVE_IDLE (kb_live_idle_get_type ())

G_DECLARE_FINAL_TYPE (KbLiveIdle, kb_live_idle, KB, LIVE_IDLE, AdwBin)

void kb_live_idle_show (KbLiveIdle  *self,
                        KbRecordSet *plan,
                        KbRecord    *open_run);

G_END_DECLS
