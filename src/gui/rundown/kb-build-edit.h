/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-build-lineup.h"

G_BEGIN_DECLS

char   *kb_build_describe_cue     (KbRecordSet          *plan,
                                   const KbBuildCue     *cue,
                                   GPtrArray            *products);
char   *kb_build_describe_problem (const KbBuildProblem *problem,
                                   GArray               *cues,
                                   GPtrArray            *products,
                                   GTimeZone            *zone);
KbEdit *kb_build_edit             (KbRecordSet          *plan,
                                   GArray               *cues,
                                   GPtrArray            *products,
                                   const KbBuildShape   *shape,
                                   gboolean              is_replacing,
                                   gboolean              with_scripts,
                                   GArray               *ids);

G_END_DECLS
