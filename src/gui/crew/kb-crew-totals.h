/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-crew-plan.h"

G_BEGIN_DECLS

char *kb_crew_totals_describe  (const KbCrew  *crew);
void  kb_crew_totals_show_cost (const KbCrew  *crew,
                                GtkMenuButton *button);

G_END_DECLS
