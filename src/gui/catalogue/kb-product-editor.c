/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-editor"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-image-strip.h"
#include "kb-money.h"
#include "kb-product-editor.h"
#include "kb-product-forms.h"
#include "kb-product.h"
#include "kb-selection.h"
#include "kb-text.h"
#include "kb-use-list.h"

#define MAX_POINTS 3

/**
 * KbProductEditor:
 *
 * Everything that the library knows of one product, to be read and changed in place.
 */
struct _KbProductEditor
{
  AdwBin           parent_instance;

  KbWorkspace     *workspace;    /* owned, nullable */
  GSignalGroup    *product;      /* owned: follows the product's row */
  GtkWidget       *children[KB_N_PRODUCT_CHILDREN];   /* borrowed from the box */
  GtkWidget       *forms[KB_N_PRODUCT_FORMS];         /* likewise */
  GtkWidget       *pictures;                          /* likewise */
  GtkWidget       *uses;                              /* likewise */

  GtkStack        *stack;
  GtkScrolledWindow *scroller;
  GtkBox          *box;
  GtkLabel        *margin;
  GtkLabel        *points_hint;
  GtkLabel        *retired;
};

G_DEFINE_FINAL_TYPE (KbProductEditor, kb_product_editor, ADW_TYPE_BIN)

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    count += !kb_text_is_empty (lines[i]);
  return count;
}

static void
show_margin (KbProductEditor *self,
             KbRecord        *product)
{
  const char *currency = kb_record_get_text (product, KB_PRODUCT_CURRENCY);
  g_autoptr (GPtrArray) proofs = g_ptr_array_new ();
  const KbSelection judged = kb_selection_judge (product, proofs, g_get_real_time ());
  g_autofree char *margin = NULL;
  g_autofree char *price = NULL;
  g_autofree char *share = NULL;
  g_autofree char *text = NULL;

  if (judged.margin_minor != KB_NONE)
    {
      margin = kb_money_format (judged.margin_minor, currency);
      price = kb_money_format (judged.price_minor, currency);
      share = kb_text_format_share (judged.margin_bp != KB_NONE ? judged.margin_bp / 10000.0 : 0.0);
      /* Translators: margin of one unit at a price, and as a share of it */
      text = g_strdup_printf (_("Margin %s at %s, %s"), margin, price, share);
    }
  gtk_label_set_text (self->margin, text != NULL ? text : _("No margin yet: enter price and cost or commission"));
  if (judged.margin_minor != KB_NONE && judged.margin_minor < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->margin), "block");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->margin), "block");
}

static void
product_changed_cb (KbProductEditor *self)
{
  g_autoptr (KbRecord) product = g_signal_group_dup_target (self->product);
  KbFieldForm *price = KB_FIELD_FORM (self->forms[KB_PRODUCT_FORM_PRICE]);
  gboolean is_own;
  guint n_points;
  g_autofree char *hint = NULL;

  if (product == NULL)
    return;

  is_own = kb_record_get_int (product, KB_PRODUCT_OWNERSHIP) == KB_OWNERSHIP_OWN;
  kb_field_form_set_shown (price, KB_PRODUCT_COST_MINOR,
                           is_own || !kb_record_is_null (product, KB_PRODUCT_COST_MINOR));
  kb_field_form_set_shown (price, KB_PRODUCT_COMMISSION_BP, !is_own);
  kb_field_form_set_shown (price, KB_PRODUCT_SLOT_FEE_MINOR, !is_own);
  show_margin (self, product);

  n_points = count_lines (kb_record_get_text (product, KB_PRODUCT_POINTS));
  /* Translators: how many selling points there are, and how many fit */
  hint = g_strdup_printf (_("%u selling points: on air only the first %d are shown. Put those first that sell."),
                          n_points, MAX_POINTS);
  gtk_label_set_text (self->points_hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->points_hint), n_points > MAX_POINTS);
  gtk_widget_set_visible (GTK_WIDGET (self->retired), !kb_record_is_null (product, KB_PRODUCT_RETIRED_US));
}

static void
kb_product_editor_dispose (GObject *object)
{
  KbProductEditor *self = KB_PRODUCT_EDITOR (object);

  G_OBJECT_CLASS (kb_product_editor_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PRODUCT_EDITOR);
  g_clear_object (&self->product);
  g_clear_object (&self->workspace);
}

static void
kb_product_editor_class_init (KbProductEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_product_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-product-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KbProductEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, KbProductEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, KbProductEditor, box);
  gtk_widget_class_bind_template_child (widget_class, KbProductEditor, margin);
  gtk_widget_class_bind_template_child (widget_class, KbProductEditor, points_hint);
  gtk_widget_class_bind_template_child (widget_class, KbProductEditor, retired);
}

static void
add_heading (KbProductEditor *self,
             const char      *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (self->box, label);
}

static void
add_form (KbProductEditor *self,
          KbProductForm    form,
          GtkLabel        *hint)
{
  self->forms[form] = kb_product_forms_create (form);
  add_heading (self, kb_product_forms_get_title (form));
  gtk_box_append (self->box, self->forms[form]);
  if (hint != NULL)
    gtk_box_append (self->box, GTK_WIDGET (hint));
}

static void
add_child_list (KbProductEditor *self,
                KbProductChild   child)
{
  self->children[child] = kb_child_list_new (kb_product_forms_get_child (child));
  gtk_widget_set_margin_top (self->children[child], 12);
  gtk_box_append (self->box, self->children[child]);
}

static void
kb_product_editor_init (KbProductEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->pictures = kb_image_strip_new ();
  gtk_widget_set_margin_top (self->pictures, 9);
  gtk_box_append (self->box, self->pictures);
  add_form (self, KB_PRODUCT_FORM_IDENTITY, NULL);
  add_form (self, KB_PRODUCT_FORM_PRICE, self->margin);
  add_form (self, KB_PRODUCT_FORM_SUPPLY, NULL);
  add_child_list (self, KB_PRODUCT_CHILD_SPECS);
  add_child_list (self, KB_PRODUCT_CHILD_PROOFS);
  add_form (self, KB_PRODUCT_FORM_TELLING, self->points_hint);
  add_child_list (self, KB_PRODUCT_CHILD_FAQ);
  add_form (self, KB_PRODUCT_FORM_SELECTION, NULL);
  add_heading (self, _("Sessions"));
  self->uses = kb_use_list_new ();
  gtk_box_append (self->box, self->uses);

  self->product = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_object (self->product, "notify", G_CALLBACK (product_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_product_editor_set_product:
 * @workspace: (nullable): where edits go
 * @product: (nullable): the product to show, %NULL for none
 */
void
kb_product_editor_set_product (KbProductEditor *self,
                               KbWorkspace     *workspace,
                               KbRecord        *product)
{
  g_autoptr (KbRecord) shown = NULL;

  g_return_if_fail (KB_IS_PRODUCT_EDITOR (self));

  shown = g_signal_group_dup_target (self->product);
  gtk_stack_set_visible_child_name (self->stack, product != NULL ? "product" : "none");
  if (shown == product)
    return;

  g_set_object (&self->workspace, workspace);
  for (guint i = 0; i < KB_N_PRODUCT_FORMS; i++)
    kb_field_form_set_record (KB_FIELD_FORM (self->forms[i]), workspace, product);
  for (guint i = 0; i < KB_N_PRODUCT_CHILDREN; i++)
    kb_child_list_set_owner (KB_CHILD_LIST (self->children[i]), workspace, product);
  kb_image_strip_set_product (KB_IMAGE_STRIP (self->pictures), workspace, product);
  kb_use_list_set_product (KB_USE_LIST (self->uses), workspace, product);
  g_signal_group_set_target (self->product, product);
  product_changed_cb (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * kb_product_editor_focus_name:
 *
 * Puts the focus where a new product is named.
 */
void
kb_product_editor_focus_name (KbProductEditor *self)
{
  GtkWidget *entry;

  g_return_if_fail (KB_IS_PRODUCT_EDITOR (self));

  entry = kb_field_form_get_widget (KB_FIELD_FORM (self->forms[KB_PRODUCT_FORM_IDENTITY]), KB_PRODUCT_NAME);
  gtk_widget_grab_focus (entry);
}

/**
 * kb_product_editor_paste_picture:
 *
 * Takes the picture, or the files, that are on the clipboard.
 */
void
kb_product_editor_paste_picture (KbProductEditor *self)
{
  g_return_if_fail (KB_IS_PRODUCT_EDITOR (self));

  gtk_widget_activate_action (self->pictures, "pictures.paste", NULL);
}
