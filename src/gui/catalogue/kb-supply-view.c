/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-supply-view"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-catalogue-codec.h"
#include "kb-entry-error.h"
#include "kb-field-form.h"
#include "kb-id.h"
#include "kb-instant.h"
#include "kb-problem.h"
#include "kb-product.h"
#include "kb-promise-links.h"
#include "kb-ref-choice.h"
#include "kb-supply-view.h"
#include "kb-supply-watch.h"

#define ID_KEY "delivery-id"
#define RECEIVED_KEY "is-received"
#define PROPOSED_KEY "is-proposed"

/**
 * KbSupplyView:
 *
 * Goods on their way and goods that came, and what is wrong with the supply: the same stock promised to two
 * sessions, too much promised, goods that are late.
 */
struct _KbSupplyView
{
  AdwBin          parent_instance;

  KbWorkspace    *workspace;   /* owned, nullable */
  KbSupplyWatch  *watch;       /* owned, nullable */

  GtkListBox     *problems;
  GtkWidget      *problems_head;
  GtkBox         *deliveries;
  GtkWidget      *empty;
  GtkBox         *add_place;
  GtkWidget      *product_choice;
};

G_DEFINE_FINAL_TYPE (KbSupplyView, kb_supply_view, ADW_TYPE_BIN)

static const KbFormField delivery_fields[] = {
  { KB_DELIVERY_EXPECTED, N_ ("Units expected"), N_ ("Change units expected"), &kb_catalogue_codec_required_count, 0 },
  { KB_DELIVERY_EXPECTED_US, N_ ("Expected on"), N_ ("Change day of delivery"), &kb_catalogue_codec_day, 0 },
  { KB_DELIVERY_SUPPLIER_ID, N_ ("Supplier"), N_ ("Change supplier of delivery"), NULL, 0 },
  { KB_DELIVERY_SPEC_ID, N_ ("Specification"), N_ ("Change specification of delivery"), NULL, 0 },
  { KB_DELIVERY_LOT, N_ ("Lot or order number"), N_ ("Change lot"), &kb_catalogue_codec_article, 0 },
  { KB_DELIVERY_NOTE, N_ ("Notes"), N_ ("Change notes of delivery"), &kb_field_codec_text, 0 },
};

/**
 * kb_supply_edits_receive:
 * @delivery: what was expected
 * @quantity: units that came
 * @at_us: wall clock, microseconds since 1970 UTC
 *
 * What came is part of the stock from then on: of its specification where it has one, and of the product
 * where that is counted.
 *
 * Returns: (transfer full): one edit.
 */
KbEdit *
kb_supply_edits_receive (KbRecordSet *library,
                         KbRecord    *delivery,
                         gint64       quantity,
                         gint64       at_us)
{
  KbRecord *product = kb_record_set_find_ref (library, delivery, KB_DELIVERY_PRODUCT_ID);
  KbRecord *spec = kb_record_set_find_ref (library, delivery, KB_DELIVERY_SPEC_ID);
  KbEdit *edit = kb_edit_new (_("Receive goods"));

  kb_edit_set_int (edit, delivery, KB_DELIVERY_RECEIVED, quantity);
  kb_edit_set_int (edit, delivery, KB_DELIVERY_RECEIVED_US, at_us);
  if (spec != NULL)
    kb_edit_set_int (edit, spec, KB_PRODUCT_SPEC_STOCK,
                     kb_record_get_int_or (spec, KB_PRODUCT_SPEC_STOCK, 0) + quantity);
  if (product != NULL && (spec == NULL || !kb_record_is_null (product, KB_PRODUCT_STOCK)))
    kb_edit_set_int (edit, product, KB_PRODUCT_STOCK, kb_record_get_int_or (product, KB_PRODUCT_STOCK, 0) + quantity);

  return edit;
}

static gint64 *
dup_id (KbRecord *delivery)
{
  const gint64 id = kb_record_get_id (delivery);

  return g_memdup2 (&id, sizeof id);
}

static KbRecord *
find_delivery (KbSupplyView *self,
               GtkWidget    *widget)
{
  return kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_DELIVERY,
                             *(gint64 *) g_object_get_data (G_OBJECT (widget), ID_KEY));
}

static void
receive_clicked_cb (KbSupplyView *self,
                    GtkWidget    *button)
{
  KbRecord *delivery = find_delivery (self, button);
  GtkWidget *entry = g_object_get_data (G_OBJECT (button), "entry");
  GtkLabel *label = g_object_get_data (G_OBJECT (button), "error");
  g_autoptr (GError) error = NULL;
  g_autoptr (KbEdit) edit = NULL;
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (delivery == NULL)
    return;
  if (!kb_catalogue_codec_required_count.parse (NULL, delivery, KB_DELIVERY_RECEIVED,
                                                gtk_editable_get_text (GTK_EDITABLE (entry)), &value, &error))
    {
      kb_entry_error_show (entry, label, error->message);
      return;
    }
  edit = kb_supply_edits_receive (kb_workspace_get_library (self->workspace), delivery, value.integer,
                                  g_get_real_time ());
  kb_workspace_edit (self->workspace, edit);
}

static void
remove_clicked_cb (KbSupplyView *self,
                   GtkWidget    *button)
{
  KbRecord *delivery = find_delivery (self, button);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Remove delivery"));

  if (delivery == NULL)
    return;
  kb_edit_delete (edit, KB_ENTITY_DELIVERY, kb_record_get_id (delivery));
  kb_workspace_edit (self->workspace, edit);
}

static GtkWidget *
create_button (KbSupplyView *self,
               KbRecord     *delivery,
               const char   *label,
               GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), ID_KEY, dup_id (delivery), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
typed_cb (GtkWidget *entry)
{
  g_object_set_data (G_OBJECT (entry), PROPOSED_KEY, GINT_TO_POINTER (FALSE));
}

/* As many came as were expected, until somebody says otherwise. */
static void
expected_changed_cb (KbRecord   *delivery,
                     GParamSpec *pspec,
                     GtkWidget  *entry)
{
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_int (delivery, KB_DELIVERY_EXPECTED));

  if (!GPOINTER_TO_INT (g_object_get_data (G_OBJECT (entry), PROPOSED_KEY)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), expected);
  g_object_set_data (G_OBJECT (entry), PROPOSED_KEY, GINT_TO_POINTER (TRUE));
}

/* What came, or where to enter it. */
static void
add_state (KbSupplyView *self,
           GtkWidget    *line,
           GtkWidget    *box,
           KbRecord     *delivery)
{
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *error;
  g_autofree char *expected = NULL;

  if (!kb_record_is_null (delivery, KB_DELIVERY_RECEIVED))
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
      g_autofree char *day = kb_instant_format_date (kb_record_get_int_or (delivery, KB_DELIVERY_RECEIVED_US, 0), zone);
      /* Translators: units that came, and when */
      g_autofree char *text = g_strdup_printf (_("%d received on %s"),
                                               (int) kb_record_get_int (delivery, KB_DELIVERY_RECEIVED), day);

      GtkWidget *state = gtk_label_new (text);

      gtk_widget_add_css_class (state, "level");
      gtk_widget_add_css_class (state, "ok");
      gtk_box_append (GTK_BOX (line), state);
      return;
    }

  expected = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_int (delivery, KB_DELIVERY_EXPECTED));
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), expected);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Units received"), -1);
  button = create_button (self, delivery, _("Receive"), G_CALLBACK (receive_clicked_cb));
  error = gtk_label_new (NULL);
  gtk_widget_set_visible (error, FALSE);
  gtk_widget_add_css_class (error, "field-error");
  g_signal_connect_object (delivery, "notify::expected", G_CALLBACK (expected_changed_cb), entry, 0);
  g_object_set_data (G_OBJECT (entry), PROPOSED_KEY, GINT_TO_POINTER (TRUE));
  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), NULL);
  g_object_set_data (G_OBJECT (button), "entry", entry);
  g_object_set_data (G_OBJECT (button), "error", error);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), error);
}

static GtkWidget *
create_delivery (KbSupplyView *self,
                 KbRecord     *delivery)
{
  KbRecord *product = kb_record_set_find_ref (kb_workspace_get_library (self->workspace), delivery,
                                              KB_DELIVERY_PRODUCT_ID);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (product != NULL ? kb_record_get_text (product, KB_PRODUCT_NAME) : "");
  GtkWidget *form = kb_field_form_new (KB_ENTITY_DELIVERY, delivery_fields, G_N_ELEMENTS (delivery_fields), 3);
  GtkWidget *remove = create_button (self, delivery, _("Remove"), G_CALLBACK (remove_clicked_cb));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "identity");
  gtk_widget_add_css_class (remove, "flat");
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (box), line);
  add_state (self, line, box, delivery);
  gtk_box_append (GTK_BOX (line), remove);
  kb_field_form_set_record (KB_FIELD_FORM (form), self->workspace, delivery);
  gtk_box_append (GTK_BOX (box), form);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "delivery");
  g_object_set_data (G_OBJECT (box), RECEIVED_KEY, GINT_TO_POINTER (!kb_record_is_null (delivery, KB_DELIVERY_RECEIVED)));
  g_object_set_data_full (G_OBJECT (box), ID_KEY, dup_id (delivery), g_free);

  return box;
}

static int
compare_deliveries (gconstpointer a,
                    gconstpointer b)
{
  KbRecord *left = *(KbRecord *const *) a;
  KbRecord *right = *(KbRecord *const *) b;
  const gboolean left_came = !kb_record_is_null (left, KB_DELIVERY_RECEIVED);
  const gboolean right_came = !kb_record_is_null (right, KB_DELIVERY_RECEIVED);
  const gint64 left_us = kb_record_get_int_or (left, KB_DELIVERY_EXPECTED_US, G_MAXINT64);
  const gint64 right_us = kb_record_get_int_or (right, KB_DELIVERY_EXPECTED_US, G_MAXINT64);

  if (left_came != right_came)
    return left_came - right_came;
  return (left_us > right_us) - (left_us < right_us);
}

/* What is awaited first, by day. */
static void
update_deliveries (KbSupplyView *self)
{
  GListModel *rows = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_DELIVERY);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->deliveries))) != NULL)
    gtk_box_remove (self->deliveries, child);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (rows, i));
  g_ptr_array_sort (sorted, compare_deliveries);
  for (guint i = 0; i < sorted->len; i++)
    gtk_box_append (self->deliveries, create_delivery (self, sorted->pdata[i]));
  gtk_widget_set_visible (self->empty, sorted->len == 0);
}

/* Whether a delivery is shown as it is: received, or still awaited. */
static gboolean
is_shown_so (KbSupplyView *self,
             KbRecord     *delivery)
{
  const gboolean is_received = !kb_record_is_null (delivery, KB_DELIVERY_RECEIVED);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->deliveries)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (*(gint64 *) g_object_get_data (G_OBJECT (card), ID_KEY) == kb_record_get_id (delivery))
      return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (card), RECEIVED_KEY)) == is_received;

  return FALSE;
}

static void
library_changed_cb (KbSupplyView *self,
                    GPtrArray    *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = changes->pdata[i];

      /* A field that is being typed in keeps its entry: only what comes, goes or is received, or is no longer, is drawn anew. */
      if (change->kind == KB_ENTITY_DELIVERY && (change->op != KB_OP_UPDATE || !is_shown_so (self, change->record)))
        {
          update_deliveries (self);
          return;
        }
    }
}

static void
add_problem (KbSupplyView    *self,
             const KbProblem *problem)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *ways = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (problem->level == KB_LEVEL_BLOCK ? "dialog-error-symbolic"
                                                                                   : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (problem->text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (icon, "level");
  gtk_widget_add_css_class (icon, problem->level == KB_LEVEL_BLOCK ? "block" : "warn");
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label);
  kb_promise_links_append (GTK_BOX (ways), problem, kb_supply_watch_get_promises (self->watch),
                           kb_workspace_get_library (self->workspace), 0);
  gtk_widget_set_visible (ways, gtk_widget_get_first_child (ways) != NULL);
  gtk_box_append (GTK_BOX (words), ways);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->problems, row);
}

static void
problems_changed_cb (KbSupplyView *self)
{
  GPtrArray *problems = kb_supply_watch_get_problems (self->watch);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->problems, 0)) != NULL)
    gtk_list_box_remove (self->problems, GTK_WIDGET (row));
  for (guint i = 0; i < problems->len; i++)
    add_problem (self, problems->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), problems->len > 0);
  gtk_widget_set_visible (self->problems_head, problems->len > 0);
}

static void
product_chosen_cb (KbSupplyView *self)
{
  const gint64 product_id = kb_ref_choice_get_selected (KB_REF_CHOICE (self->product_choice));
  KbRecord *product = kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_PRODUCT, product_id);
  g_autoptr (KbRecord) delivery = kb_record_new (KB_ENTITY_DELIVERY, kb_id_new ());
  g_autoptr (KbEdit) edit = kb_edit_new (_("Expect goods"));

  kb_ref_choice_set_selected (KB_REF_CHOICE (self->product_choice), 0);
  if (product == NULL)
    return;
  kb_record_set_int (delivery, KB_DELIVERY_PRODUCT_ID, product_id);
  kb_record_set_value (delivery, KB_DELIVERY_SUPPLIER_ID, kb_record_peek (product, KB_PRODUCT_SUPPLIER_ID));
  kb_edit_insert (edit, delivery);
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_supply_view_dispose (GObject *object)
{
  KbSupplyView *self = KB_SUPPLY_VIEW (object);

  G_OBJECT_CLASS (kb_supply_view_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_SUPPLY_VIEW);
  g_clear_object (&self->watch);
  g_clear_object (&self->workspace);
}

static void
kb_supply_view_class_init (KbSupplyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_supply_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/catalogue/kb-supply-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSupplyView, problems);
  gtk_widget_class_bind_template_child (widget_class, KbSupplyView, problems_head);
  gtk_widget_class_bind_template_child (widget_class, KbSupplyView, deliveries);
  gtk_widget_class_bind_template_child (widget_class, KbSupplyView, empty);
  gtk_widget_class_bind_template_child (widget_class, KbSupplyView, add_place);
}

static void
kb_supply_view_init (KbSupplyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->product_choice = kb_ref_choice_new (_("Expect goods of…"));
  gtk_widget_set_size_request (self->product_choice, 220, -1);
  gtk_box_append (self->add_place, self->product_choice);
  g_signal_connect_object (self->product_choice, "chosen", G_CALLBACK (product_chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_supply_view_set_workspace:
 * @workspace: (transfer none): whose supply to show; set once
 */
void
kb_supply_view_set_workspace (KbSupplyView *self,
                              KbWorkspace  *workspace)
{
  KbRecordSet *library = kb_workspace_get_library (workspace);

  g_return_if_fail (KB_IS_SUPPLY_VIEW (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->watch = kb_supply_watch_new (workspace);
  kb_ref_choice_set_rows (KB_REF_CHOICE (self->product_choice), library, KB_ENTITY_PRODUCT, 0, 0);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (problems_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  update_deliveries (self);
  problems_changed_cb (self);
}
