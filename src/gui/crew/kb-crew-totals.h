/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"

G_BEGIN_DECLS

char *kb_crew_totals_describe      (const KbCrew  *crew);
char *kb_crew_totals_describe_cost (const KbCrew  *crew,
                                    char         **lines);

G_END_DECLS
