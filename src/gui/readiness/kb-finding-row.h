/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-readiness.h"

G_BEGIN_DECLS

GtkWidget *kb_finding_row_new (const KbFinding *finding,
                               KbRecordSet     *plan);

G_END_DECLS
