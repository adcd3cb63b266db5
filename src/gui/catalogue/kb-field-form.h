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
 * @field: which field of the row; a yes or no, a closed list or a reference is chosen, the rest is typed
 * @title: above the entry, marked with N_()
 * @edit: what the history calls a change of it, marked with N_()
 * @codec: (nullable): how it is shown and typed, %NULL for what is chosen
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

GtkWidget *kb_field_form_new        (KbEntityKind       kind,
                                     const KbFormField *fields,
                                     guint              n_fields,
                                     guint              n_columns);
void       kb_field_form_set_record (KbFieldForm       *self,
                                     KbWorkspace       *workspace,
                                     KbRecord          *record);
GtkWidget *kb_field_form_get_widget (KbFieldForm       *self,
                                     guint              field);
void       kb_field_form_set_shown  (KbFieldForm       *self,
                                     guint              field,
                                     gboolean           is_shown);

G_END_DECLS
