/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KB_TYPE_WAIVE_FORM (kb_waive_form_get_type ())

G_DECLARE_FINAL_TYPE (KbWaiveForm, kb_waive_form, KB, WAIVE_FORM, AdwBin)

GtkWidget  *kb_waive_form_new        (void);
const char *kb_waive_form_get_person (KbWaiveForm *self);
const char *kb_waive_form_get_reason (KbWaiveForm *self);
gboolean    kb_waive_form_is_filled  (KbWaiveForm *self);

G_END_DECLS
