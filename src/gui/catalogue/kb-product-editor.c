/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-product-editor"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-field-form.h"
#include "kb-product-editor.h"
#include "kb-product.h"

/**
 * KbProductEditor:
 *
 * Everything that the library knows of one product, to be read and changed in place.
 */
struct _KbProductEditor
{
  AdwBin       parent_instance;

  GtkStack    *stack;
  GtkBox      *forms;
};

G_DEFINE_FINAL_TYPE (KbProductEditor, kb_product_editor, ADW_TYPE_BIN)

static const KbFormField identity_fields[] = {
  { KB_PRODUCT_NAME, N_ ("Name"), N_ ("Change name of product"), &kb_field_codec_required_text, KB_FORM_WIDE },
  { KB_PRODUCT_SAY_AS, N_ ("Spoken short name"), N_ ("Change spoken name"), &kb_field_codec_text, 0 },
  { KB_PRODUCT_SPEC, N_ ("One unit is"), N_ ("Change unit of product"), &kb_field_codec_text, 0 },
  { KB_PRODUCT_SKU, N_ ("SKU"), N_ ("Change SKU"), &kb_field_codec_text, 0 },
  { KB_PRODUCT_EXT_ID, N_ ("Platform id"), N_ ("Change platform id"), &kb_field_codec_text, 0 },
  { KB_PRODUCT_CATEGORY, N_ ("Category"), N_ ("Change category"), &kb_field_codec_text, 0 },
  { KB_PRODUCT_BRAND, N_ ("Brand"), N_ ("Change brand"), &kb_field_codec_text, 0 },
};

static const KbFormField telling_fields[] = {
  { KB_PRODUCT_POINTS, N_ ("Selling points, one a line"), N_ ("Change selling points"), &kb_field_codec_text,
    KB_FORM_LONG },
  { KB_PRODUCT_SCENES, N_ ("Where it is used"), N_ ("Change scenes of use"), &kb_field_codec_text, KB_FORM_LONG },
  { KB_PRODUCT_BRAND_STORY, N_ ("What makes the brand trusted"), N_ ("Change brand story"), &kb_field_codec_text,
    KB_FORM_LONG },
  { KB_PRODUCT_PAIRING, N_ ("What goes with it"), N_ ("Change pairing"), &kb_field_codec_text, KB_FORM_LONG },
  { KB_PRODUCT_NOTE, N_ ("Notes"), N_ ("Change notes of product"), &kb_field_codec_text, KB_FORM_LONG },
};

static void
kb_product_editor_dispose (GObject *object)
{
  /* The stack is both: the bin's child and a child of the template. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_PRODUCT_EDITOR);

  G_OBJECT_CLASS (kb_product_editor_parent_class)->dispose (object);
}

static void
kb_product_editor_class_init (KbProductEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_product_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/catalogue/kb-product-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KbProductEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, KbProductEditor, forms);
}

static void
kb_product_editor_init (KbProductEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_box_append (self->forms, kb_field_form_new (_("Product"), identity_fields, G_N_ELEMENTS (identity_fields)));
  gtk_box_append (self->forms, kb_field_form_new (_("What Is Said of It"), telling_fields,
                                                  G_N_ELEMENTS (telling_fields)));
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
  g_return_if_fail (KB_IS_PRODUCT_EDITOR (self));

  for (GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self->forms)); form != NULL;
       form = gtk_widget_get_next_sibling (form))
    kb_field_form_set_record (KB_FIELD_FORM (form), workspace, product);
  gtk_stack_set_visible_child_name (self->stack, product != NULL ? "product" : "none");
}

/**
 * kb_product_editor_focus_name:
 *
 * Puts the focus where a new product is named.
 */
void
kb_product_editor_focus_name (KbProductEditor *self)
{
  GtkWidget *form;

  g_return_if_fail (KB_IS_PRODUCT_EDITOR (self));

  form = gtk_widget_get_first_child (GTK_WIDGET (self->forms));
  gtk_widget_grab_focus (kb_field_form_get_widget (KB_FIELD_FORM (form), KB_PRODUCT_NAME));
}
