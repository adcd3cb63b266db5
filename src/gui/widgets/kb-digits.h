/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_DIGITS (kb_digits_get_type ())

G_DECLARE_FINAL_TYPE (KbDigits, kb_digits, KB, DIGITS, GtkWidget)

GtkWidget  *kb_digits_new        (void);
const char *kb_digits_get_text   (KbDigits   *self);
void        kb_digits_set_text   (KbDigits   *self,
                                  const char *text);
void        kb_digits_set_sample (KbDigits   *self,
                                  const char *sample);

G_END_DECLS
