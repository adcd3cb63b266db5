/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_SEGMENT_LINE (kb_segment_line_get_type ())

G_DECLARE_FINAL_TYPE (KbSegmentLine, kb_segment_line, KB, SEGMENT_LINE, AdwBin)

void kb_segment_line_set_narrow (KbSegmentLine   *self,
                                 gboolean         narrow);
void kb_segment_line_update     (KbSegmentLine   *self,
                                 KbShow          *show,
                                 const KbRunLive *live);

G_END_DECLS
