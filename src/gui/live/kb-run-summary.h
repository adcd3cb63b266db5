/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_RUN_SUMMARY (kb_run_summary_get_type ())

G_DECLARE_FINAL_TYPE (KbRunSummary, kb_run_summary, KB, RUN_SUMMARY, AdwBin)

void kb_run_summary_show (KbRunSummary *self,
                          KbShow       *show);

G_END_DECLS
