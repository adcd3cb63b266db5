/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-script-view.h"

G_BEGIN_DECLS

#define KB_TYPE_WRITING_GUTTER (kb_writing_gutter_get_type ())

G_DECLARE_FINAL_TYPE (KbWritingGutter, kb_writing_gutter, KB, WRITING_GUTTER, GtkWidget)

GtkWidget *kb_writing_gutter_new (KbScriptView *view);

G_END_DECLS
