/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-child-list.h"

G_BEGIN_DECLS

typedef enum
{
  KB_PRODUCT_FORM_IDENTITY,
  KB_PRODUCT_FORM_PRICE,
  KB_PRODUCT_FORM_SUPPLY,
  KB_PRODUCT_FORM_TELLING,
  KB_PRODUCT_FORM_SELECTION,
  KB_N_PRODUCT_FORMS,
} KbProductForm;

typedef enum
{
  KB_PRODUCT_CHILD_SPECS,
  KB_PRODUCT_CHILD_PROOFS,
  KB_PRODUCT_CHILD_FAQ,
  KB_N_PRODUCT_CHILDREN,
} KbProductChild;

GtkWidget              *kb_product_forms_create    (KbProductForm  form);
const char             *kb_product_forms_get_title (KbProductForm  form);
const KbChildListInfo  *kb_product_forms_get_child (KbProductChild child);
GtkWidget              *kb_supplier_form_create    (void);

G_END_DECLS
