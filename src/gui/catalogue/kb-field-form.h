/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-field-codec.h"
#include "kb-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  KB_FORM_WIDE = 1 << 0,   /* takes a line of its own */
  KB_FORM_LONG = 1 << 1,   /* several lines of text, on a line of its own */
} KbFormFlags;

/**
 * KbFormField:
 * @field: which field of the row
 * @title: above the entry, marked with N_()
 * @edit: what the history calls a change of it, marked with N_()
 * @codec: how it is shown and typed
 * @flags: how it stands
 */
typedef struct
{
  guint               field;
  const char         *title;
  const char         *edit;
  const KbFieldCodec *codec;
  KbFormFlags         flags;
} KbFormField;

#define KB_TYPE_FIELD_FORM (kb_field_form_get_type ())

G_DECLARE_FINAL_TYPE (KbFieldForm, kb_field_form, KB, FIELD_FORM, AdwBin)

GtkWidget *kb_field_form_new        (const char        *title,
                                     const KbFormField *fields,
                                     guint              n_fields);
void       kb_field_form_set_record (KbFieldForm       *self,
                                     KbWorkspace       *workspace,
                                     KbRecord          *record);
GtkWidget *kb_field_form_get_widget (KbFieldForm       *self,
                                     guint              field);

G_END_DECLS
