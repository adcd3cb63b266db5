/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field-form.h"

G_BEGIN_DECLS

/**
 * KbChildListInfo:
 * @kind: which rows
 * @title: the heading, marked with N_()
 * @add: the button that adds one, marked with N_(); also the edit's label
 * @remove: what taking one away is called, marked with N_(); also the edit's label
 * @fields: (array length=n_fields): what is shown of each
 * @n_columns: how many fields stand beside each other
 */
typedef struct
{
  KbEntityKind       kind;
  const char        *title;
  const char        *add;
  const char        *remove;
  const KbFormField *fields;
  guint              n_fields;
  guint              n_columns;
} KbChildListInfo;

#define KB_TYPE_CHILD_LIST (kb_child_list_get_type ())

G_DECLARE_FINAL_TYPE (KbChildList, kb_child_list, KB, CHILD_LIST, AdwBin)

GtkWidget *kb_child_list_new       (const KbChildListInfo *info);
void       kb_child_list_set_owner (KbChildList           *self,
                                    KbWorkspace           *workspace,
                                    KbRecord              *owner);

G_END_DECLS
