/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_TRUTH_LINE (kb_truth_line_get_type ())

G_DECLARE_FINAL_TYPE (KbTruthLine, kb_truth_line, KB, TRUTH_LINE, AdwBin)

void kb_truth_line_set_show  (KbTruthLine     *self,
                              KbShow          *show);
void kb_truth_line_update    (KbTruthLine     *self,
                              const KbRunLive *live);
void kb_truth_line_tick      (KbTruthLine     *self,
                              const KbRunLive *live);
void kb_truth_line_set_host  (KbTruthLine     *self,
                              const char      *state,
                              const char      *detail,
                              gboolean         is_well);

G_END_DECLS
