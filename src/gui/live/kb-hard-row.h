/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_HARD_ROW (kb_hard_row_get_type ())

G_DECLARE_FINAL_TYPE (KbHardRow, kb_hard_row, KB, HARD_ROW, AdwBin)

void kb_hard_row_set_narrow (KbHardRow       *self,
                             gboolean         narrow);
void kb_hard_row_update     (KbHardRow       *self,
                             KbShow          *show,
                             GTimeZone       *zone,
                             const KbRunLive *live);

G_END_DECLS
