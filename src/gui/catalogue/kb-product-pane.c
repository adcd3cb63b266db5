/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-pane"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-product-filter.h"
#include "kb-product-pane.h"
#include "kb-product-row.h"
#include "kb-product.h"

/* Until somebody goes into the list, only what can be seen of it is listed: GTK 4.8 makes and measures two hundred rows
 * with every change, ten times as many as are seen. */
#define LEAST_ROW_HEIGHT 40
#define N_BEFORE_SHOWN 20
#define PAUSE_MS 250

/**
 * KbProductPane:
 *
 * The list of products with its search, and what stands there when the list is empty. While somebody types, the list
 * holds what can be seen of it, and whose editor stands beside it follows in the first pause.
 */
struct _KbProductPane
{
  AdwBin               parent_instance;

  KbWorkspace         *workspace;    /* owned, nullable */
  KbProductList       *list;         /* owned, nullable */
  GtkSliceListModel   *slice;        /* owned, nullable: the part of it that is listed */
  guint                whole_id;     /* source: lists the rest */
  GtkSingleSelection  *selection;    /* owned, nullable */
  guint                pause_id;     /* source: somebody types, until it fires */
  gboolean             is_filtering; /* the selection changes because the list does */
  gboolean             is_untold;    /* and nobody was told yet */

  GtkSearchEntry      *search_entry;
  KbProductFilter     *filter;
  GtkStack            *content;
  GtkListView         *list_view;
  GtkLabel            *count_label;
  GMenuModel          *row_menu_model;
  GtkWidget           *row_menu;     /* owned child of the list view */
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbProductPane, kb_product_pane, ADW_TYPE_BIN)

static void
update_content (KbProductPane *self)
{
  GListModel *all = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_PRODUCT);
  const guint total = g_list_model_get_n_items (all);
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  /* Translators: how many products the list shows, of how many there are */
  g_autofree char *count = g_strdup_printf (_("%u of %u"), shown, total);

  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->content, shown > 0 ? "list" : total > 0 ? "no-match" : "empty");
}

/* What is chosen is told at once, what is found on the way in the next pause. */
static void
selection_changed_cb (KbProductPane *self)
{
  self->is_untold = self->is_filtering;
  if (!self->is_filtering)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
list_whole (KbProductPane *self)
{
  g_clear_handle_id (&self->whole_id, g_source_remove);
  if (self->slice != NULL)
    gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
}

static gboolean
whole_cb (gpointer user_data)
{
  KbProductPane *self = user_data;

  self->whole_id = 0;
  list_whole (self);
  return G_SOURCE_REMOVE;
}

/* Somebody scrolls, or there is room for more: not now, sizes may be being given out. */
static void
place_changed_cb (KbProductPane *self,
                  GtkAdjustment *adjustment)
{
  const double rest = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (self->whole_id == 0 && self->slice != NULL && gtk_slice_list_model_get_size (self->slice) != G_MAXUINT
      && (gtk_adjustment_get_value (adjustment) > 0 || rest <= 0))
    self->whole_id = g_idle_add (whole_cb, self);
}

static void
list_what_is_seen (KbProductPane *self)
{
  const guint n = gtk_widget_get_height (GTK_WIDGET (self->list_view)) / LEAST_ROW_HEIGHT;

  g_clear_handle_id (&self->whole_id, g_source_remove);
  gtk_slice_list_model_set_size (self->slice, MAX (n, N_BEFORE_SHOWN));
}

static void
end_typing (KbProductPane *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->is_untold)
    selection_changed_cb (self);
}

static gboolean
pause_cb (gpointer user_data)
{
  KbProductPane *self = user_data;

  self->pause_id = 0;
  end_typing (self);
  return G_SOURCE_REMOVE;
}

static void
begin_typing (KbProductPane *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
  list_what_is_seen (self);
}

/* With every letter: GTK's delayed signal would lag behind whoever types. */
static void
query_changed_cb (KbProductPane *self)
{
  KbProductQuery query = KB_PRODUCT_QUERY_ALL;

  if (self->list == NULL)
    return;
  self->is_filtering = TRUE;
  begin_typing (self);
  query.text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  kb_product_filter_read (self->filter, &query);
  kb_product_list_set_query (self->list, &query);
  self->is_filtering = FALSE;
  /* What was found is read from its top. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
}

static void
search_activated_cb (KbProductPane *self)
{
  end_typing (self);
  if (self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    {
      gtk_single_selection_set_selected (self->selection, 0);
      gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
    }
}

static void
search_stopped_cb (KbProductPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
secondary_pressed_cb (KbProductPane   *self,
                      int              n_press,
                      double           x,
                      double           y,
                      GtkGestureClick *gesture)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->list_view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = at != NULL ? gtk_widget_get_ancestor (at, KB_TYPE_PRODUCT_ROW) : NULL;
  KbRecord *product = row != NULL ? kb_product_row_get_product (KB_PRODUCT_ROW (row)) : NULL;

  if (product == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, kb_shown_records_find (KB_SHOWN_RECORDS (self->list),
                                                                             kb_record_get_id (product)));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->row_menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->row_menu));
}

static void
row_activated_cb (KbProductPane *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  gtk_list_item_set_child (item, kb_product_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             KbProductPane            *self)
{
  kb_product_row_bind (KB_PRODUCT_ROW (gtk_list_item_get_child (item)), kb_workspace_get_library (self->workspace),
                       gtk_list_item_get_item (item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  kb_product_row_unbind (KB_PRODUCT_ROW (gtk_list_item_get_child (item)));
}

static void
kb_product_pane_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, kb_product_pane_get_selected (KB_PRODUCT_PANE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_product_pane_dispose (GObject *object)
{
  KbProductPane *self = KB_PRODUCT_PANE (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->whole_id, g_source_remove);
  g_clear_pointer (&self->row_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_PRODUCT_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_product_pane_parent_class)->dispose (object);
}

static void
kb_product_pane_class_init (KbProductPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KB_TYPE_PRODUCT_FILTER);
  object_class->dispose = kb_product_pane_dispose;
  object_class->get_property = kb_product_pane_get_property;

  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, KB_TYPE_RECORD,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KbProductPane::opened:
   *
   * Somebody wants to see the selected product: a double click, Enter.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", KB_TYPE_PRODUCT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-product-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KbProductPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KbProductPane, filter);
  gtk_widget_class_bind_template_child (widget_class, KbProductPane, content);
  gtk_widget_class_bind_template_child (widget_class, KbProductPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, KbProductPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, KbProductPane, row_menu_model);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

/* Keys go anywhere in the list, so it is whole before they come. */
static void
focus_entered_cb (KbProductPane *self)
{
  list_whole (self);
}

static void
follow_place (KbProductPane *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (place_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (place_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), focus);
}

static void
kb_product_pane_init (KbProductPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->row_menu = gtk_popover_menu_new_from_model (self->row_menu_model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->row_menu), FALSE);
  gtk_widget_set_halign (self->row_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->row_menu, GTK_WIDGET (self->list_view));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list_view, factory);
  follow_place (self);
}

/**
 * kb_product_pane_set_workspace:
 * @workspace: (transfer none): whose products to list; set once
 */
void
kb_product_pane_set_workspace (KbProductPane *self,
                               KbWorkspace   *workspace)
{
  g_return_if_fail (KB_IS_PRODUCT_PANE (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  kb_product_filter_set_library (self->filter, kb_workspace_get_library (workspace));
  self->list = kb_product_list_new (kb_workspace_get_library (workspace));
  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, N_BEFORE_SHOWN);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->slice)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_content), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_content (self);
}

/**
 * kb_product_pane_get_selected:
 *
 * Returns: (transfer none) (nullable): the product that is selected.
 */
KbRecord *
kb_product_pane_get_selected (KbProductPane *self)
{
  g_return_val_if_fail (KB_IS_PRODUCT_PANE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/**
 * kb_product_pane_select:
 * @product_id: which product; nothing happens when the list does not show it
 *
 * Selects a product and brings it into sight.
 */
void
kb_product_pane_select (KbProductPane *self,
                        gint64         product_id)
{
  guint position;

  g_return_if_fail (KB_IS_PRODUCT_PANE (self));
  g_return_if_fail (self->list != NULL);

  end_typing (self);
  list_whole (self);
  position = kb_shown_records_find (KB_SHOWN_RECORDS (self->list), product_id);
  if (position == G_MAXUINT)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/**
 * kb_product_pane_clear:
 *
 * Takes search and filters away: every product is listed.
 */
void
kb_product_pane_clear (KbProductPane *self)
{
  g_return_if_fail (KB_IS_PRODUCT_PANE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  kb_product_filter_clear (self->filter);
}

void
kb_product_pane_focus_search (KbProductPane *self)
{
  g_return_if_fail (KB_IS_PRODUCT_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
