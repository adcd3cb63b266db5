/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-call-sheet.h"

G_BEGIN_DECLS

char *kb_call_sheet_write_ics (const KbCrew *crew,
                               KbRecord     *person,
                               gint64        now_us);

G_END_DECLS
