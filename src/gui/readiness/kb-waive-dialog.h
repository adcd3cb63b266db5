/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbWaived:
 * @asker: the widget that asked
 * @edit: puts the waiver down; for the session's history
 *
 * Stores what was answered.
 */
typedef void (*KbWaived) (GtkWidget *asker,
                          KbEdit    *edit);

void kb_waive_dialog_ask (GtkWidget   *asker,
                          KbRecordSet *plan,
                          const char  *text,
                          const char  *code,
                          gint64       subject_id,
                          const char  *words,
                          KbWaived     waived);

G_END_DECLS
