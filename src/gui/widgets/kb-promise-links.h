/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-problem.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

void kb_promise_links_append (GtkBox          *box,
                              const KbProblem *problem,
                              GArray          *promises,
                              KbRecordSet     *library,
                              gint64           session_id);

G_END_DECLS
