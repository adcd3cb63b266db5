/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-filter"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-product-filter.h"
#include "kb-product.h"
#include "kb-ref-choice.h"
#include "kb-text.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)
#define SOON_DAYS 30

/**
 * KbProductFilter:
 *
 * Which products a list shows, beside the words that are searched for: a button that says how many
 * filters are on, and a popover with all of them.
 */
struct _KbProductFilter
{
  AdwBin          parent_instance;

  KbRecordSet    *library;      /* owned, nullable */
  gboolean        is_filling;   /* choices are being filled, not made */

  GtkMenuButton  *button;
  GtkDropDown    *category_choice;
  GtkBox         *supplier_place;
  GtkWidget      *supplier_choice;
  GtkDropDown    *ownership_choice;
  GtkDropDown    *sample_choice;
  GtkDropDown    *proof_choice;
  GtkDropDown    *pool_choice;
  GtkDropDown    *retired_choice;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbProductFilter, kb_product_filter, ADW_TYPE_BIN)

static const char *
get_category (KbProductFilter *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->category_choice);

  return gtk_drop_down_get_selected (self->category_choice) > 0 && chosen != NULL
         ? gtk_string_object_get_string (chosen) : NULL;
}

static guint
count_filters (KbProductFilter *self)
{
  GtkDropDown *const choices[] = { self->category_choice, self->ownership_choice, self->sample_choice,
                                   self->proof_choice, self->pool_choice, self->retired_choice };
  guint count = kb_ref_choice_get_selected (KB_REF_CHOICE (self->supplier_choice)) != 0;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const guint selected = gtk_drop_down_get_selected (choices[i]);

      count += selected != 0 && selected != GTK_INVALID_LIST_POSITION;
    }
  return count;
}

static void
changed_cb (KbProductFilter *self)
{
  guint count;
  g_autofree char *label = NULL;

  if (self->is_filling)
    return;

  count = count_filters (self);
  /* Translators: a button; how many filters are on */
  label = count > 0 ? g_strdup_printf (_("Filter: %u"), count) : g_strdup (_("Filter"));
  gtk_menu_button_set_label (self->button, label);
  if (count > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
clear_clicked_cb (KbProductFilter *self)
{
  kb_product_filter_clear (self);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Every category that a product has, once. */
static void
fill_categories (KbProductFilter *self)
{
  GListModel *products = kb_record_set_get_list (self->library, KB_ENTITY_PRODUCT);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *[]) { _("All categories"), NULL });
  g_autofree char *chosen = g_strdup (get_category (self));
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr (KbRecord) product = g_list_model_get_item (products, i);
      const char *name = kb_record_get_text (product, KB_PRODUCT_CATEGORY);

      if (!kb_text_is_empty (name) && g_hash_table_add (seen, (char *) name))
        g_ptr_array_add (names, (char *) name);
    }
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (list, names->pdata[i]);
      if (g_strcmp0 (names->pdata[i], chosen) == 0)
        position = i + 1;
    }
  gtk_drop_down_set_model (self->category_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->category_choice, position);
}

static void
popover_shown_cb (KbProductFilter *self)
{
  if (self->library == NULL)
    return;

  self->is_filling = TRUE;
  fill_categories (self);
  self->is_filling = FALSE;
}

static void
fill_enum (GtkDropDown  *choice,
           const KbEnum *values,
           const char   *all)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *[]) { all, NULL });

  for (guint i = 0; i < kb_enum_count (values); i++)
    gtk_string_list_append (names, kb_enum_label (values, i));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
}

static void
kb_product_filter_dispose (GObject *object)
{
  KbProductFilter *self = KB_PRODUCT_FILTER (object);

  /* Whatever the parts say while they go, nobody is to hear it. */
  self->is_filling = TRUE;
  G_OBJECT_CLASS (kb_product_filter_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PRODUCT_FILTER);
  g_clear_object (&self->library);
}

static void
kb_product_filter_class_init (KbProductFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_product_filter_dispose;

  /**
   * KbProductFilter::changed:
   *
   * Other products are asked for.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_PRODUCT_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-product-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, KbProductFilter, button);
  gtk_widget_class_bind_template_child (widget_class, KbProductFilter, category_choice);
  gtk_widget_class_bind_template_child (widget_class, KbProductFilter, supplier_place);
  gtk_widget_class_bind_template_child (widget_class, KbProductFilter, ownership_choice);
  gtk_widget_class_bind_template_child (widget_class, KbProductFilter, sample_choice);
  gtk_widget_class_bind_template_child (widget_class, KbProductFilter, proof_choice);
  gtk_widget_class_bind_template_child (widget_class, KbProductFilter, pool_choice);
  gtk_widget_class_bind_template_child (widget_class, KbProductFilter, retired_choice);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
}

static void
kb_product_filter_init (KbProductFilter *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->supplier_choice = kb_ref_choice_new (_("Supplier"));
  gtk_box_append (self->supplier_place, self->supplier_choice);
  g_signal_connect_object (self->supplier_choice, "chosen", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill_enum (self->ownership_choice, &kb_ownership_enum, _("All ownerships"));
  fill_enum (self->sample_choice, &kb_sample_status_enum, _("All samples"));
  fill_enum (self->pool_choice, &kb_pool_state_enum, _("In or out of selection"));
  self->is_filling = FALSE;
}

/**
 * kb_product_filter_set_library:
 * @library: (transfer none): where categories and suppliers are; set once
 */
void
kb_product_filter_set_library (KbProductFilter *self,
                               KbRecordSet     *library)
{
  g_return_if_fail (KB_IS_PRODUCT_FILTER (self));

  g_set_object (&self->library, library);
  kb_ref_choice_set_rows (KB_REF_CHOICE (self->supplier_choice), library, KB_ENTITY_SUPPLIER, 0, 0);
}

/* 0 is “all” in every choice. */
static int
read_enum (GtkDropDown *choice)
{
  return (int) gtk_drop_down_get_selected (choice) - 1;
}

/**
 * kb_product_filter_read:
 * @query: what is asked for; its words are left as they are, its category is good until the next change
 */
void
kb_product_filter_read (KbProductFilter *self,
                        KbProductQuery  *query)
{
  const guint proof = gtk_drop_down_get_selected (self->proof_choice);

  g_return_if_fail (KB_IS_PRODUCT_FILTER (self));

  query->category = get_category (self);
  query->supplier_id = kb_ref_choice_get_selected (KB_REF_CHOICE (self->supplier_choice));
  query->ownership = read_enum (self->ownership_choice);
  query->sample = read_enum (self->sample_choice);
  query->pool = read_enum (self->pool_choice);
  query->is_retired = gtk_drop_down_get_selected (self->retired_choice) == 1;
  query->expires_by_us = 0;
  if (proof == 1)
    query->expires_by_us = g_get_real_time () - DAY_US / 2;
  else if (proof == 2)
    query->expires_by_us = g_get_real_time () + SOON_DAYS * DAY_US;
}

/**
 * kb_product_filter_clear:
 *
 * Takes all filters away.
 */
void
kb_product_filter_clear (KbProductFilter *self)
{
  g_return_if_fail (KB_IS_PRODUCT_FILTER (self));

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->category_choice, 0);
  gtk_drop_down_set_selected (self->ownership_choice, 0);
  gtk_drop_down_set_selected (self->sample_choice, 0);
  gtk_drop_down_set_selected (self->proof_choice, 0);
  gtk_drop_down_set_selected (self->pool_choice, 0);
  gtk_drop_down_set_selected (self->retired_choice, 0);
  kb_ref_choice_set_selected (KB_REF_CHOICE (self->supplier_choice), 0);
  self->is_filling = FALSE;
  changed_cb (self);
}
