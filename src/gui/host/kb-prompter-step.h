/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-prompter-flow.h"

G_BEGIN_DECLS

double kb_prompter_step_line (KbPrompterFlow *flow,
                              KbStripStore   *store,
                              gint64          cue_id,
                              double          beat,
                              int             steps);

G_END_DECLS
