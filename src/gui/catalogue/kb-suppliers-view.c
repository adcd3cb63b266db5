/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-suppliers-view"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-field-form.h"
#include "kb-id.h"
#include "kb-product-forms.h"
#include "kb-product.h"
#include "kb-suppliers-view.h"
#include "kb-undo-toast.h"

/**
 * KbSuppliersView:
 *
 * Who delivers: contacts, terms and price protection, and what comes from each.
 */
struct _KbSuppliersView
{
  AdwBin               parent_instance;

  KbWorkspace         *workspace;   /* owned, nullable */
  GtkSingleSelection  *selection;   /* owned, nullable */
  gint64               awaited;     /* the supplier just added, 0 for none */
  GtkWidget           *form;        /* borrowed from its place */

  GtkListView         *list;
  GtkStack            *stack;
  AdwBin              *form_place;
  GtkLabel            *goods;
};

G_DEFINE_FINAL_TYPE (KbSuppliersView, kb_suppliers_view, ADW_TYPE_BIN)

static KbRecord *
get_selected (KbSuppliersView *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/* The names of what a supplier delivers. */
static char *
list_goods (KbRecordSet *library,
            gint64       supplier_id,
            guint       *count)
{
  GListModel *products = kb_record_set_get_list (library, KB_ENTITY_PRODUCT);
  GString *text = g_string_new (NULL);

  *count = 0;
  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr (KbRecord) product = g_list_model_get_item (products, i);

      if (kb_record_get_int_or (product, KB_PRODUCT_SUPPLIER_ID, 0) != supplier_id)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", kb_record_get_text (product, KB_PRODUCT_NAME));
      ++*count;
    }
  return g_string_free (text, FALSE);
}

static void
show_selected (KbSuppliersView *self)
{
  KbRecord *supplier = get_selected (self);
  g_autofree char *goods = NULL;
  guint count;

  kb_field_form_set_record (KB_FIELD_FORM (self->form), self->workspace, supplier);
  gtk_stack_set_visible_child_name (self->stack, supplier != NULL ? "supplier" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "suppliers.delete", supplier != NULL);
  if (supplier == NULL)
    return;
  goods = list_goods (kb_workspace_get_library (self->workspace), kb_record_get_id (supplier), &count);
  gtk_label_set_text (self->goods, count > 0 ? goods : _("No product comes from here yet."));
}

static void
select_awaited (KbSuppliersView *self)
{
  GListModel *rows = G_LIST_MODEL (self->selection);

  for (guint i = 0; self->awaited != 0 && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KbRecord) supplier = g_list_model_get_item (rows, i);

      if (kb_record_get_id (supplier) != self->awaited)
        continue;
      self->awaited = 0;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_grab_focus (kb_field_form_get_widget (KB_FIELD_FORM (self->form), KB_SUPPLIER_NAME));
    }
}

static void
library_changed_cb (KbSuppliersView *self,
                    GPtrArray       *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KbEntityKind kind = ((KbChange *) changes->pdata[i])->kind;

      if (kind == KB_ENTITY_SUPPLIER || kind == KB_ENTITY_PRODUCT)
        {
          select_awaited (self);
          show_selected (self);
          return;
        }
    }
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbSuppliersView *self = KB_SUPPLIERS_VIEW (widget);
  g_autoptr (KbRecord) supplier = kb_record_new (KB_ENTITY_SUPPLIER, kb_id_new ());
  g_autoptr (KbEdit) edit = kb_edit_new (_("Add supplier"));

  kb_record_set_text (supplier, KB_SUPPLIER_NAME, _("New supplier"));
  kb_edit_insert (edit, supplier);
  self->awaited = kb_record_get_id (supplier);
  kb_workspace_edit (self->workspace, edit);
}

/* Products and deliveries stay, without a supplier. */
static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbSuppliersView *self = KB_SUPPLIERS_VIEW (widget);
  KbRecord *supplier = get_selected (self);
  g_autofree char *label = NULL;
  g_autoptr (KbEdit) edit = NULL;

  if (supplier == NULL)
    return;
  label = g_strdup_printf (_("Delete supplier “%s”"), kb_record_get_text (supplier, KB_SUPPLIER_NAME));
  edit = kb_edit_new (label);
  kb_edit_delete (edit, KB_ENTITY_SUPPLIER, kb_record_get_id (supplier));
  kb_workspace_edit (self->workspace, edit);
  kb_undo_toast_show (widget, label);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  GBinding *binding = g_object_bind_property (gtk_list_item_get_item (item), "name", gtk_list_item_get_child (item),
                                              "label", G_BINDING_SYNC_CREATE);

  g_object_set_data_full (G_OBJECT (item), "binding", g_object_ref (binding), g_object_unref);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  g_binding_unbind (g_object_get_data (G_OBJECT (item), "binding"));
  g_object_set_data (G_OBJECT (item), "binding", NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return g_utf8_collate (kb_record_get_text ((KbRecord *) a, KB_SUPPLIER_NAME),
                         kb_record_get_text ((KbRecord *) b, KB_SUPPLIER_NAME));
}

static void
kb_suppliers_view_dispose (GObject *object)
{
  KbSuppliersView *self = KB_SUPPLIERS_VIEW (object);

  G_OBJECT_CLASS (kb_suppliers_view_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_SUPPLIERS_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->workspace);
}

static void
kb_suppliers_view_class_init (KbSuppliersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_suppliers_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-suppliers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSuppliersView, list);
  gtk_widget_class_bind_template_child (widget_class, KbSuppliersView, stack);
  gtk_widget_class_bind_template_child (widget_class, KbSuppliersView, form_place);
  gtk_widget_class_bind_template_child (widget_class, KbSuppliersView, goods);

  gtk_widget_class_install_action (widget_class, "suppliers.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "suppliers.delete", NULL, delete_action);
}

static void
kb_suppliers_view_init (KbSuppliersView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  self->form = kb_supplier_form_create ();
  adw_bin_set_child (self->form_place, self->form);
}

/**
 * kb_suppliers_view_set_workspace:
 * @workspace: (transfer none): whose suppliers to list; set once
 */
void
kb_suppliers_view_set_workspace (KbSuppliersView *self,
                                 KbWorkspace     *workspace)
{
  KbRecordSet *library = kb_workspace_get_library (workspace);
  GtkSortListModel *sorted;

  g_return_if_fail (KB_IS_SUPPLIERS_VIEW (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  sorted = gtk_sort_list_model_new (g_object_ref (kb_record_set_get_list (library, KB_ENTITY_SUPPLIER)),
                                    GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  show_selected (self);
}
