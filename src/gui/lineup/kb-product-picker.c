/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-picker"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-lineup-edits.h"
#include "kb-product-picker.h"
#include "kb-product.h"
#include "kb-thumbnail.h"

#define THUMBNAIL_SIDE 30

/**
 * KbProductPicker:
 *
 * Finds a product of the catalogue by name, SKU, brand or category, to be added to a lineup.
 */
struct _KbProductPicker
{
  GtkPopover          parent_instance;

  KbRecordSet        *plan;        /* owned, nullable */
  char               *words;       /* owned: what is searched, casefolded */
  GtkFilterListModel *found;       /* owned */
  GtkSingleSelection *selection;   /* owned */

  GtkWidget          *search;      /* child */
  GtkWidget          *list;
  GtkStack           *stack;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbProductPicker, kb_product_picker, GTK_TYPE_POPOVER)

static gboolean
is_found (gpointer product,
          gpointer user_data)
{
  static const guint fields[] = { KB_PRODUCT_NAME, KB_PRODUCT_SKU, KB_PRODUCT_SAY_AS, KB_PRODUCT_BRAND,
                                  KB_PRODUCT_CATEGORY };
  KbProductPicker *self = user_data;

  if (self->words == NULL || *self->words == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_utf8_casefold (kb_record_get_text (product, fields[i]), -1);

      if (strstr (text, self->words) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
update_stack (KbProductPicker *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "found" : "none");
}

static void
searched_cb (KbProductPicker *self)
{
  g_free (self->words);
  self->words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
pick (KbProductPicker *self,
      guint            position)
{
  g_autoptr (KbRecord) product = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (product == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, product);
}

static void
activate_cb (KbProductPicker *self,
             guint            position)
{
  pick (self, position);
}

static void
enter_cb (KbProductPicker *self)
{
  guint selected;

  /* The entry tells of what was typed a moment later; Enter means it now. */
  searched_cb (self);
  selected = gtk_single_selection_get_selected (self->selection);
  pick (self, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

/* The arrows walk the list while the search has the focus. */
static gboolean
key_pressed_cb (KbProductPicker *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  const int n = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  const guint selected = gtk_single_selection_get_selected (self->selection);
  int next;

  if (step == 0 || n == 0)
    return GDK_EVENT_PROPAGATE;

  next = CLAMP ((selected != GTK_INVALID_LIST_POSITION ? (int) selected : -1) + step, 0, n - 1);
  gtk_single_selection_set_selected (self->selection, next);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", next);
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          KbProductPicker          *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *context = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (context), 0);
  gtk_label_set_ellipsize (GTK_LABEL (context), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (context, "dim");
  gtk_widget_add_css_class (context, "caption");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), context);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), kb_thumbnail_new (THUMBNAIL_SIDE));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         KbProductPicker          *self)
{
  KbRecord *product = gtk_list_item_get_item (item);
  GtkWidget *thumb = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *texts = gtk_widget_get_next_sibling (thumb);
  GtkWidget *mark = gtk_widget_get_next_sibling (texts);
  GtkWidget *name = gtk_widget_get_first_child (texts);
  const gboolean is_in = kb_lineup_has_product (self->plan, product);
  g_autofree char *context = g_strdup_printf ("%s · %s", kb_record_get_text (product, KB_PRODUCT_SKU),
                                              kb_record_get_text (product, KB_PRODUCT_SPEC));

  kb_thumbnail_set_product (KB_THUMBNAIL (thumb), kb_record_set_get_library (self->plan), product);
  gtk_label_set_text (GTK_LABEL (name), kb_record_get_text (product, KB_PRODUCT_NAME));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), context);
  gtk_image_set_from_icon_name (GTK_IMAGE (mark), is_in ? "object-select-symbolic" : NULL);
  gtk_widget_set_tooltip_text (mark, is_in ? _("In the lineup already") : NULL);
}

static void
shown_cb (KbProductPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  searched_cb (self);
  gtk_widget_grab_focus (self->search);
}

static void
kb_product_picker_dispose (GObject *object)
{
  KbProductPicker *self = KB_PRODUCT_PICKER (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (kb_product_picker_parent_class)->dispose (object);
}

static void
kb_product_picker_class_init (KbProductPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_product_picker_dispose;

  /**
   * KbProductPicker::picked:
   * @product: the product that was chosen
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", KB_TYPE_PRODUCT_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, KB_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/kaibo/Kaibo/ui/lineup/kb-product-picker.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KbProductPicker, search);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KbProductPicker, list);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KbProductPicker, stack);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), searched_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), enter_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), activate_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), shown_cb);
}

static void
kb_product_picker_init (KbProductPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  g_object_unref (factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->search, keys);
}

/**
 * kb_product_picker_set_plan:
 * @plan: (nullable): the session whose lineup is added to
 */
void
kb_product_picker_set_plan (KbProductPicker *self,
                            KbRecordSet     *plan)
{
  g_return_if_fail (KB_IS_PRODUCT_PICKER (self));

  g_set_object (&self->plan, plan);
  gtk_filter_list_model_set_model (self->found, plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_PRODUCT) : NULL);
  update_stack (self);
}
