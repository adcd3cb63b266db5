/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-products-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-delete-dialog.h"
#include "kb-pool-view.h"
#include "kb-product-editor.h"
#include "kb-product-edits.h"
#include "kb-product-pane.h"
#include "kb-product-uses.h"
#include "kb-product.h"
#include "kb-products-page.h"
#include "kb-store-bytes.h"
#include "kb-suppliers-view.h"
#include "kb-supply-view.h"

/**
 * KbProductsPage:
 *
 * The library's products: found on the left, read and changed on the right.
 */
struct _KbProductsPage
{
  KbPlace           parent_instance;

  GCancellable     *cancellable;    /* owned: ends what loads when the page goes */
  gint64            awaited;        /* the product that an edit of this page adds, 0 for none */
  KbRecord         *doomed;         /* owned, nullable: the product that a question is about */
  GArray           *uses;           /* owned, nullable: where it is offered */

  GtkWidget        *back_button;
  AdwViewStack     *views;
  AdwLeaflet       *panes;
  KbProductPane    *pane;
  KbProductEditor  *editor;
  KbPoolView       *pool;
  KbSuppliersView  *suppliers;
  KbSupplyView     *supply;
};

G_DEFINE_FINAL_TYPE (KbProductsPage, kb_products_page, KB_TYPE_PLACE)

static void
update_actions (KbProductsPage *self)
{
  KbRecord *product = kb_product_pane_get_selected (self->pane);
  const gboolean is_retired = product != NULL && !kb_record_is_null (product, KB_PRODUCT_RETIRED_US);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "products.new", kb_place_get_workspace (KB_PLACE (self)) != NULL);
  gtk_widget_action_set_enabled (widget, "products.duplicate", product != NULL);
  gtk_widget_action_set_enabled (widget, "products.propose",
                                 product != NULL
                                 && kb_record_get_int (product, KB_PRODUCT_POOL) != KB_POOL_STATE_CANDIDATE);
  gtk_widget_action_set_enabled (widget, "products.delete", product != NULL);
  gtk_widget_action_set_enabled (widget, "products.retire", product != NULL && !is_retired);
  gtk_widget_action_set_enabled (widget, "products.restore", is_retired);
}

static void
selection_changed_cb (KbProductsPage *self)
{
  kb_product_editor_set_product (self->editor, kb_place_get_workspace (KB_PLACE (self)),
                                 kb_product_pane_get_selected (self->pane));
  update_actions (self);
}

/* Where one pane hides the other there is a way back to the list. */
static void
panes_changed_cb (KbProductsPage *self)
{
  gtk_widget_set_visible (self->back_button,
                          adw_leaflet_get_folded (self->panes)
                          && g_strcmp0 (adw_leaflet_get_visible_child_name (self->panes), "product") == 0);
}

static void
product_opened_cb (KbProductsPage *self)
{
  adw_leaflet_set_visible_child_name (self->panes, "product");
}

/* @edit: (transfer full) */
static void
commit (KbProductsPage *self,
        KbEdit         *edit)
{
  kb_place_edit (KB_PLACE (self), edit);
  g_object_unref (edit);
}

/* What was added is shown, whatever was searched for before. */
static void
await_product (KbProductsPage *self,
               KbEdit         *edit,
               gint64          id)
{
  self->awaited = id;
  kb_product_pane_clear (self->pane);
  commit (self, edit);
}

static void
committed_cb (KbWorkspace    *workspace,
              KbEdit         *edit,
              KbProductsPage *self)
{
  if (self->awaited == 0
      || kb_record_set_find (kb_workspace_get_library (workspace), KB_ENTITY_PRODUCT, self->awaited) == NULL)
    return;

  kb_product_pane_select (self->pane, self->awaited);
  self->awaited = 0;
  product_opened_cb (self);
  kb_product_editor_focus_name (self->editor);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (widget);
  gint64 id;
  KbEdit *edit;

  /* The key works anywhere in the window, as long as the page is in front. */
  if (!gtk_widget_get_mapped (widget))
    return;
  adw_view_stack_set_visible_child_name (self->views, "catalogue");
  edit = kb_product_edits_create (kb_place_get_library (KB_PLACE (self)), _("New product"), &id);
  await_product (self, edit, id);
}

/* A product that is to be copied, while its pictures are read. */
typedef struct
{
  KbProductsPage *page;      /* owned */
  KbRecord       *product;   /* owned */
  GPtrArray      *images;    /* owned */
} Copying;

/* Copies: a row of the library holds no picture. */
static GPtrArray *
create_pictures (GPtrArray *images,
                 GPtrArray *bytes)
{
  GPtrArray *whole = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < images->len; i++)
    {
      g_autoptr (KbRecord) image = kb_record_dup (images->pdata[i]);
      g_auto (KbValue) value = KB_VALUE_INIT;

      if (bytes->pdata[i] == NULL)
        continue;
      kb_value_set_bytes (&value, bytes->pdata[i]);
      kb_record_set_value (image, KB_PRODUCT_IMAGE_DATA, &value);
      g_ptr_array_add (whole, g_steal_pointer (&image));
    }

  return whole;
}

static void
pictures_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree Copying *copying = user_data;
  g_autoptr (KbProductsPage) self = copying->page;
  g_autoptr (KbRecord) product = copying->product;
  g_autoptr (GPtrArray) images = copying->images;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bytes = kb_store_load_bytes_finish (KB_STORE (source), result, &error);
  g_autoptr (GPtrArray) pictures = NULL;
  gint64 id;
  KbEdit *edit;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || kb_place_get_library (KB_PLACE (self)) == NULL)
    return;
  if (bytes == NULL)
    {
      kb_place_toast (KB_PLACE (self), error->message, NULL, NULL);
      return;
    }

  pictures = create_pictures (images, bytes);
  edit = kb_product_edits_duplicate (kb_place_get_library (KB_PLACE (self)), product, pictures, &id);
  await_product (self, edit, id);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (widget);
  KbRecord *product = kb_product_pane_get_selected (self->pane);
  Copying *copying;

  if (product == NULL)
    return;

  copying = g_new (Copying, 1);
  *copying = (Copying) { g_object_ref (self), g_object_ref (product),
                         kb_record_set_children (kb_place_get_library (KB_PLACE (self)), KB_ENTITY_PRODUCT_IMAGE,
                                                 kb_record_get_id (product)) };
  kb_store_load_bytes_async (kb_workspace_get_store (kb_place_get_workspace (KB_PLACE (self))), copying->images,
                             self->cancellable, pictures_read_cb, copying);
}

/* An entry takes its own text; anywhere else on the page a picture is meant. */
static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *parameter,
          gpointer   user_data)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (widget);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "catalogue") != 0)
    return GDK_EVENT_PROPAGATE;
  kb_product_editor_paste_picture (self->editor);
  return GDK_EVENT_STOP;
}

static void
retire (KbProductsPage *self,
        KbRecord       *product)
{
  g_autofree char *text = g_strdup_printf (_("“%s” is retired"), kb_record_get_text (product, KB_PRODUCT_NAME));

  commit (self, kb_product_edits_retire (product, g_get_real_time ()));
  kb_place_toast (KB_PLACE (self), text, _("Undo"), "win.undo");
}

static void
retire_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbRecord *product = kb_product_pane_get_selected (KB_PRODUCTS_PAGE (widget)->pane);

  if (product != NULL)
    retire (KB_PRODUCTS_PAGE (widget), product);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbRecord *product = kb_product_pane_get_selected (KB_PRODUCTS_PAGE (widget)->pane);

  if (product != NULL)
    commit (KB_PRODUCTS_PAGE (widget), kb_product_edits_restore (product));
}

static void
delete_product (KbProductsPage *self,
                KbRecord       *product,
                GArray         *uses)
{
  g_autofree char *text = g_strdup_printf (_("Deleted “%s”"), kb_record_get_text (product, KB_PRODUCT_NAME));

  commit (self, kb_product_edits_delete (product, uses));
  kb_place_toast (KB_PLACE (self), text, _("Undo"), "win.undo");
}

static void
answered_cb (KbProductsPage *self,
             const char     *response)
{
  if (self->doomed == NULL)
    return;
  if (g_str_equal (response, "retire"))
    retire (self, self->doomed);
  else if (g_str_equal (response, "delete"))
    delete_product (self, self->doomed, self->uses);
  g_clear_object (&self->doomed);
  g_clear_pointer (&self->uses, g_array_unref);
}

static void
uses_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KbProductsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) uses = kb_product_uses_load_finish (KB_STORE (source), result, &error);
  GtkWindow *dialog;

  if (uses == NULL || self->doomed == NULL)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        kb_place_toast (KB_PLACE (self), error->message, NULL, NULL);
      return;
    }
  if (uses->len == 0)
    {
      delete_product (self, self->doomed, uses);
      g_clear_object (&self->doomed);
      return;
    }

  self->uses = g_array_ref (uses);
  dialog = kb_delete_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 kb_place_get_library (KB_PLACE (self)), self->doomed, uses);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (widget);
  KbWorkspace *workspace = kb_place_get_workspace (KB_PLACE (self));
  KbRecord *product = kb_product_pane_get_selected (self->pane);

  if (product == NULL || self->doomed != NULL)
    return;
  self->doomed = g_object_ref (product);
  kb_product_uses_load_async (kb_workspace_get_store (workspace), kb_record_get_id (product), self->cancellable,
                              uses_loaded_cb, g_object_ref (self));
}

static void
propose_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (widget);
  KbRecord *product = kb_product_pane_get_selected (self->pane);
  g_autoptr (GPtrArray) products = g_ptr_array_new ();

  if (product == NULL)
    return;
  g_ptr_array_add (products, product);
  commit (self, kb_product_edits_pool (products, KB_POOL_STATE_CANDIDATE));
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->views, "catalogue");
  kb_product_pane_clear (self->pane);
  kb_product_pane_select (self->pane, g_variant_get_int64 (parameter));
  product_opened_cb (self);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  adw_view_stack_set_visible_child_name (self->views, "catalogue");
  adw_leaflet_set_visible_child_name (self->panes, "list");
  kb_product_pane_focus_search (self->pane);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (KB_PRODUCTS_PAGE (widget)->panes, "list");
}

static void
kb_products_page_workspace_set (KbPlace     *place,
                                KbWorkspace *workspace)
{
  KbProductsPage *self = KB_PRODUCTS_PAGE (place);

  kb_product_pane_set_workspace (self->pane, workspace);
  kb_pool_view_set_workspace (self->pool, workspace);
  kb_suppliers_view_set_workspace (self->suppliers, workspace);
  kb_supply_view_set_workspace (self->supply, workspace);
  g_signal_connect_object (workspace, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (kb_workspace_get_library (workspace), "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
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
  KbProductsPage *self = KB_PRODUCTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->doomed);
  g_clear_pointer (&self->uses, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PRODUCTS_PAGE);

  G_OBJECT_CLASS (kb_products_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "products.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "products.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "products.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "products.retire", NULL, retire_action);
  gtk_widget_class_install_action (widget_class, "products.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "products.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "products.propose", NULL, propose_action);
  gtk_widget_class_install_action (widget_class, "products.show", "x", show_action);
  gtk_widget_class_install_action (widget_class, "products.back", NULL, back_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
}

static void
kb_products_page_class_init (KbProductsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_products_page_dispose;
  KB_PLACE_CLASS (klass)->workspace_set = kb_products_page_workspace_set;
  KB_PLACE_CLASS (klass)->activated = kb_products_page_activated;
  KB_PLACE_CLASS (klass)->show_row = kb_products_page_show_row;

  g_type_ensure (KB_TYPE_POOL_VIEW);
  g_type_ensure (KB_TYPE_PRODUCT_EDITOR);
  g_type_ensure (KB_TYPE_PRODUCT_PANE);
  g_type_ensure (KB_TYPE_SUPPLIERS_VIEW);
  g_type_ensure (KB_TYPE_SUPPLY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-products-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, views);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, editor);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, pool);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, suppliers);
  gtk_widget_class_bind_template_child (widget_class, KbProductsPage, supply);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, panes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, product_opened_cb);
  install_actions (widget_class);
}

static void
kb_products_page_init (KbProductsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  update_actions (self);
}
