/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-problem.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

void       kb_side_rows_clear       (GtkListBox      *list);
GtkWidget *kb_side_rows_add         (GtkListBox      *list,
                                     const char      *title,
                                     const char      *context,
                                     const char      *value,
                                     const char      *level);
void       kb_side_rows_add_problem (GtkListBox      *list,
                                     const KbProblem *problem,
                                     KbRecordSet     *plan,
                                     GArray          *promises);
GtkWidget *kb_side_rows_create_link (const char      *text,
                                     KbRecordSet     *plan,
                                     KbEntityKind     kind,
                                     gint64           id);

G_END_DECLS
