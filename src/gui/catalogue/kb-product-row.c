/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-money.h"
#include "kb-product-row.h"
#include "kb-product.h"
#include "kb-text.h"
#include "kb-thumbnail.h"

#define THUMBNAIL_SIDE 36

/**
 * KbProductRow:
 *
 * One product of the list: what it is and whose, and what it usually costs. A list view holds up to
 * two hundred rows, so a row is made of as few widgets as will do.
 */
struct _KbProductRow
{
  GtkBox         parent_instance;

  KbRecordSet   *library;    /* owned, nullable: where the supplier's name is found */
  GSignalGroup  *product;    /* owned: follows the product's row */

  KbThumbnail   *thumbnail;
  GtkLabel      *name_label;
  GtkLabel      *price_label;
};

G_DEFINE_FINAL_TYPE (KbProductRow, kb_product_row, GTK_TYPE_BOX)

/* Two lines in one label: what it is over what else there is to know, small and dim. */
static void
set_lines (GtkLabel   *label,
           gboolean    is_strong,
           const char *first,
           const char *second)
{
  g_autofree char *markup = g_markup_printf_escaped ("<span weight=\"%s\">%s</span>\n"
                                                     "<span size=\"smaller\" alpha=\"72%%\">%s</span>",
                                                     is_strong ? "bold" : "normal", first, second);

  gtk_label_set_markup (label, markup);
}

static char *
format_summary (KbProductRow *self,
                KbRecord     *product)
{
  GString *summary = g_string_new (NULL);
  KbRecord *supplier = kb_record_set_find_ref (self->library, product, KB_PRODUCT_SUPPLIER_ID);
  const char *parts[] = {
    kb_record_get_text (product, KB_PRODUCT_SKU),
    kb_record_get_text (product, KB_PRODUCT_CATEGORY),
    kb_record_get_text (product, KB_PRODUCT_SPEC),
    supplier != NULL ? kb_record_get_text (supplier, KB_SUPPLIER_NAME) : NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!kb_text_is_empty (parts[i]))
      g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", parts[i]);
  return g_string_free (summary, FALSE);
}

static void
product_changed_cb (KbProductRow *self)
{
  KbRecord *product = kb_product_row_get_product (self);
  g_autofree char *summary = NULL;
  g_autofree char *price = NULL;

  if (product == NULL)
    return;

  kb_thumbnail_set_product (self->thumbnail, self->library, product);
  summary = format_summary (self, product);
  if (!kb_record_is_null (product, KB_PRODUCT_LIST_PRICE_MINOR))
    price = kb_money_format_short (kb_record_get_int (product, KB_PRODUCT_LIST_PRICE_MINOR),
                                   kb_record_get_text (product, KB_PRODUCT_CURRENCY));
  set_lines (self->name_label, TRUE, kb_record_get_text (product, KB_PRODUCT_NAME), summary);
  set_lines (self->price_label, FALSE, price != NULL ? price : "—",
             kb_enum_label (&kb_ownership_enum, kb_record_get_int (product, KB_PRODUCT_OWNERSHIP)));
}

static void
kb_product_row_dispose (GObject *object)
{
  KbProductRow *self = KB_PRODUCT_ROW (object);

  g_clear_object (&self->product);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_product_row_parent_class)->dispose (object);
}

static void
kb_product_row_class_init (KbProductRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_product_row_dispose;
}

static void
kb_product_row_init (KbProductRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "product-row");

  self->thumbnail = KB_THUMBNAIL (kb_thumbnail_new (THUMBNAIL_SIDE));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->thumbnail));

  self->name_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name_label, 0);
  gtk_label_set_ellipsize (self->name_label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name_label), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->name_label));

  self->price_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->price_label, 1);
  gtk_label_set_justify (self->price_label, GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->price_label), "figures");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->price_label));

  self->product = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->product, "notify", G_CALLBACK (product_changed_cb), self);
}

GtkWidget *
kb_product_row_new (void)
{
  return g_object_new (KB_TYPE_PRODUCT_ROW, NULL);
}

/**
 * kb_product_row_get_product:
 *
 * Returns: (transfer none) (nullable): the product that it shows.
 */
KbRecord *
kb_product_row_get_product (KbProductRow *self)
{
  g_autoptr (KbRecord) product = NULL;

  g_return_val_if_fail (KB_IS_PRODUCT_ROW (self), NULL);

  product = g_signal_group_dup_target (self->product);
  return product;
}

/**
 * kb_product_row_bind:
 * @library: (transfer none): the rows around it
 * @product: (transfer none): the product to show
 */
void
kb_product_row_bind (KbProductRow *self,
                     KbRecordSet  *library,
                     KbRecord     *product)
{
  g_return_if_fail (KB_IS_PRODUCT_ROW (self));

  g_set_object (&self->library, library);
  g_signal_group_set_target (self->product, product);
  product_changed_cb (self);
}

void
kb_product_row_unbind (KbProductRow *self)
{
  g_return_if_fail (KB_IS_PRODUCT_ROW (self));

  g_signal_group_set_target (self->product, NULL);
  kb_thumbnail_set_product (self->thumbnail, NULL, NULL);
}
