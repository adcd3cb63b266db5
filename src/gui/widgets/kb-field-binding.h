/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-field-codec.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_FIELD_BINDING (kb_field_binding_get_type ())

G_DECLARE_FINAL_TYPE (KbFieldBinding, kb_field_binding, KB, FIELD_BINDING, GObject)

/**
 * KbFieldApply:
 * @value: what is to be stored
 *
 * Stores a value otherwise than by setting the one field.
 */
typedef void (*KbFieldApply) (KbFieldBinding *binding,
                              KbRecord       *record,
                              const KbValue  *value,
                              gpointer        user_data);

KbFieldBinding *kb_field_binding_new        (GtkWidget          *widget,
                                             GtkLabel           *error_label,
                                             guint               field,
                                             const KbFieldCodec *codec,
                                             const char         *label);
void            kb_field_binding_set_apply  (KbFieldBinding     *self,
                                             KbFieldApply        apply,
                                             gpointer            user_data);
void            kb_field_binding_set_record (KbFieldBinding     *self,
                                             KbWorkspace        *workspace,
                                             KbRecord           *session,
                                             KbRecord           *record);
void            kb_field_binding_refresh    (KbFieldBinding     *self);
gboolean        kb_field_binding_commit     (KbFieldBinding     *self);

G_END_DECLS
