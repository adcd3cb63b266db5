/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-build-goods"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-build-goods.h"
#include "kb-duration.h"
#include "kb-enums.h"
#include "kb-proposal-cells.h"

/**
 * KbBuildGoods:
 *
 * What is planned with each product of a lineup: how long, how often, and when it has flash deals.
 * What is typed is put into the products.
 */
struct _KbBuildGoods
{
  AdwBin      parent_instance;

  GPtrArray  *products;   /* owned KbBuildProduct, nullable */
  GListStore *goods;      /* owned KbProposalItem: their rows */
  GTimeZone  *zone;       /* owned, nullable */
  gint64      near_us;    /* when the show is */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COMPLAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbBuildGoods, kb_build_goods, ADW_TYPE_BIN)

static KbBuildProduct *
get_product (KbBuildGoods *self,
             gpointer       item)
{
  return self->products->pdata[kb_proposal_item_get_facts (item)->index];
}

static char *
minutes_typed_cb (KbBuildGoods  *self,
                  const char     *text,
                  KbProposalItem *row)
{
  KbProposalFacts facts = *kb_proposal_item_get_facts (row);
  KbBuildProduct *product = get_product (self, row);
  g_autoptr (GError) error = NULL;
  gint64 ms;

  if (!kb_duration_parse (text, facts.new_ms, &ms, &error))
    return g_strdup (error->message);

  product->item.duration_ms = facts.new_ms = ms;
  kb_proposal_item_set_facts (row, &facts);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return NULL;
}

static void
fill_goods (KbBuildGoods *self)
{
  g_list_store_remove_all (self->goods);
  for (guint i = 0; i < self->products->len; i++)
    {
      const KbBuildProduct *product = self->products->pdata[i];
      KbProposalFacts facts = KB_PROPOSAL_FACTS_INIT;
      g_autoptr (KbProposalItem) item = NULL;

      facts.index = i;
      facts.new_ms = product->item.duration_ms;
      facts.type = product->item.role;
      item = kb_proposal_item_new (product->link, product->name, &facts);
      g_signal_connect_object (item, "typed", G_CALLBACK (minutes_typed_cb), self, G_CONNECT_SWAPPED);
      g_list_store_append (self->goods, item);
    }
}

static void
show_role (GtkWidget *cell,
           gpointer   item,
           gpointer   owner)
{
  gtk_widget_add_css_class (cell, "dim-label");
  gtk_label_set_text (GTK_LABEL (cell), kb_enum_label (&kb_product_role_enum, kb_proposal_item_get_facts (item)->type));
}

static void
loops_changed_cb (GtkSpinButton *spin,
                  KbBuildGoods *self)
{
  gpointer item = kb_cells_get_item (GTK_WIDGET (spin));
  const guint n_loops = gtk_spin_button_get_value_as_int (spin);

  if (item == NULL || get_product (self, item)->item.n_loops == n_loops)
    return;

  get_product (self, item)->item.n_loops = n_loops;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
create_loops (gpointer owner)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 20, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (spin, "cell-entry");
  g_signal_connect (spin, "value-changed", G_CALLBACK (loops_changed_cb), owner);
  return spin;
}

static void
show_loops (GtkWidget *cell,
            gpointer   item,
            gpointer   owner)
{
  /* Translators: a product's link number */
  g_autofree char *name = g_strdup_printf (_("How often %s is shown"), kb_proposal_item_get_number (item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (cell), get_product (owner, item)->item.n_loops);
}

static void
take_deals (KbBuildGoods *self,
            GtkWidget     *entry)
{
  gpointer item = kb_cells_get_item (entry);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  KbBuildProduct *product = item != NULL ? get_product (self, item) : NULL;
  g_autofree char *before = product != NULL ? kb_build_lineup_format_deals (product->deals, self->zone) : NULL;
  g_autoptr (GError) error = NULL;

  if (product == NULL || g_strcmp0 (before, text) == 0)
    return;

  kb_build_lineup_parse_deals (text, self->near_us, self->zone, product->deals, &error);
  if (error != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  g_signal_emit (self, signals[SIGNAL_COMPLAIN], 0, error != NULL ? error->message : NULL);
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
deals_activated_cb (GtkWidget     *entry,
                    KbBuildGoods *self)
{
  take_deals (self, entry);
}

static void
deals_left_cb (KbBuildGoods      *self,
               GtkEventController *focus)
{
  take_deals (self, gtk_event_controller_get_widget (focus));
}

static GtkWidget *
create_deals (gpointer owner)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (entry, "cell-entry");
  g_signal_connect (entry, "activate", G_CALLBACK (deals_activated_cb), owner);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (deals_left_cb), owner);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

static void
show_deals (GtkWidget *cell,
            gpointer   item,
            gpointer   owner)
{
  KbBuildGoods *self = owner;
  g_autofree char *text = kb_build_lineup_format_deals (get_product (self, item)->deals, self->zone);
  /* Translators: a product's link number */
  g_autofree char *name = g_strdup_printf (_("Flash deals of %s"), kb_proposal_item_get_number (item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (cell), text);
}

static void
kb_build_goods_dispose (GObject *object)
{
  KbBuildGoods *self = KB_BUILD_GOODS (object);

  /* The table's cells ask for products until it is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->goods);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_build_goods_parent_class)->dispose (object);
}

static void
kb_build_goods_class_init (KbBuildGoodsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_build_goods_dispose;

  /**
   * KbBuildGoods::changed:
   *
   * Something else is planned with a product.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_BUILD_GOODS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * KbBuildGoods::complain:
   * @message: (nullable): what is wrong with what was typed; %NULL: nothing any more
   */
  signals[SIGNAL_COMPLAIN] = g_signal_new ("complain", KB_TYPE_BUILD_GOODS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_columns (KbBuildGoods  *self,
             GtkColumnView *table)
{
  const KbCellColumn columns[] = {
    { _("Link"), kb_proposal_create_text, kb_proposal_show_number, 72 },
    { _("Product"), kb_proposal_create_text, kb_proposal_show_title, -1 },
    { C_("lineup", "Role"), kb_proposal_create_text, show_role, 120 },
    { _("Minutes"), kb_proposal_create_entry, kb_proposal_show_entry, 96, TRUE },
    { _("Times shown"), create_loops, show_loops, 140 },
    { _("Flash deals at"), create_deals, show_deals, 170 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kb_cells_add_column (table, &columns[i], self);
}

static void
kb_build_goods_init (KbBuildGoods *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *table;

  self->goods = g_list_store_new (KB_TYPE_PROPOSAL_ITEM);
  table = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->goods)))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (table), TRUE);
  gtk_widget_add_css_class (table, "data-table");
  gtk_widget_add_css_class (table, "proposal");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Products planned"), -1);
  add_columns (self, GTK_COLUMN_VIEW (table));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), table);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * kb_build_goods_show:
 * @products: (element-type KbBuildProduct): what is shown and changed
 * @near_us: when the show is: a time of day is the one nearest to it
 * @zone: where its clock is
 */
void
kb_build_goods_show (KbBuildGoods *self,
                     GPtrArray    *products,
                     gint64        near_us,
                     GTimeZone    *zone)
{
  g_return_if_fail (KB_IS_BUILD_GOODS (self));

  g_list_store_remove_all (self->goods);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->products = g_ptr_array_ref (products);
  self->zone = g_time_zone_ref (zone);
  self->near_us = near_us;
  fill_goods (self);
}
