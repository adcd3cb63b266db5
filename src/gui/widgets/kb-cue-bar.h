/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_CUE_BAR (kb_cue_bar_get_type ())

G_DECLARE_FINAL_TYPE (KbCueBar, kb_cue_bar, KB, CUE_BAR, GtkWidget)

GtkWidget *kb_cue_bar_new        (void);
void       kb_cue_bar_set_cue    (KbCueBar *self,
                                  gint64    length_ms,
                                  gint64    warning_ms,
                                  gint64    danger_ms);
void       kb_cue_bar_set_elapsed (KbCueBar *self,
                                   gint64    elapsed_ms);

G_END_DECLS
