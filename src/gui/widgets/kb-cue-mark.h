/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_CUE_MARK (kb_cue_mark_get_type ())

G_DECLARE_FINAL_TYPE (KbCueMark, kb_cue_mark, KB, CUE_MARK, GtkWidget)

GtkWidget  *kb_cue_mark_new          (void);
void        kb_cue_mark_set_cue_type (KbCueMark *self,
                                      int        cue_type);

G_END_DECLS
