/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-products-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-product-editor.h"
#include "kb-product-pane.h"
#include "kb-products-page.h"

/**
 * KbProductsPage:
 *
 * The library's products: found on the left, read and changed on the right.
 */
struct _KbProductsPage
{
  KbPlace           parent_instance;

  AdwLeaflet       *panes;
  KbProductPane    *pane;
  KbProductEditor  *editor;
};

G_DEFINE_FINAL_TYPE (KbProductsPage, kb_products_page, KB_TYPE_PLACE)

static void
selection_changed_cb (KbProductsPage *self)
{
  kb_product_editor_set_product (self->editor, kb_place_get_workspace (KB_PLACE (self)),
                                 kb_product_pane_get_selected (self->pane));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (widget);

  adw_leaflet_set_visible_child_name (self->panes, "list");
  kb_product_pane_focus_search (self->pane);
}

static void
kb_products_page_workspace_set (KbPlace     *place,
                                KbWorkspace *workspace)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (place);

  kb_product_pane_set_workspace (self->pane, workspace);
  selection_changed_cb (self);
}

static gboolean
kb_products_page_show_row (KbPlace      *place,
                           KbEntityKind  kind,
                           gint64        id)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (place);

  if (kind != KB_ENTITY_PRODUCT)
    return FALSE;

  kb_product_pane_select (self->pane, id);
  return TRUE;
}

static void
kb_products_page_activated (KbPlace *place)
{
  kb_product_pane_focus_search (KB_PRODUCTS_PAGE (place)->pane);
}

static void
kb_products_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PRODUCTS_PAGE);

  G_OBJECT_CLASS (kb_products_page_parent_class)->dispose (object);
}

static void
kb_products_page_class_init (KbProductsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_products_page_dispose;
  KB_PLACE_CLASS (klass)->workspace_set = kb_products_page_workspace_set;
  KB_PLACE_CLASS (klass)->activated = kb_products_page_activated;
  KB_PLACE_CLASS (klass)->show_row = kb_products_page_show_row;

  g_type_ensure (KB_TYPE_PRODUCT_EDITOR);
  g_type_ensure (KB_TYPE_PRODUCT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-products-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);

  gtk_widget_class_install_action (widget_class, "products.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "products.search", NULL);
}

static void
kb_products_page_init (KbProductsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
