/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_VARIABLE_MENU (kb_variable_menu_get_type ())

G_DECLARE_FINAL_TYPE (KbVariableMenu, kb_variable_menu, KB, VARIABLE_MENU, GtkPopover)

KbVariableMenu *kb_variable_menu_new        (GtkTextView     *view);
void            kb_variable_menu_follow     (KbVariableMenu  *self,
                                             KbRecordSet     *plan,
                                             KbRecord        *cue);
gboolean        kb_variable_menu_handle_key (KbVariableMenu  *self,
                                             guint            keyval,
                                             GdkModifierType  modifiers);
void            kb_variable_menu_close      (KbVariableMenu  *self);

G_END_DECLS
