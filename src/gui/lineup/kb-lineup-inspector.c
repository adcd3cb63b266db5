/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-inspector"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-field-binding.h"
#include "kb-instant.h"
#include "kb-lineup-cards.h"
#include "kb-lineup-inspector.h"
#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-margin-plot.h"
#include "kb-price-ladder.h"
#include "kb-price-steps.h"
#include "kb-product.h"
#include "kb-session-text.h"
#include "kb-side-rows.h"
#include "kb-text.h"
#include "kb-thumbnail.h"

#define THUMBNAIL_SIDE 44

/**
 * KbLineupInspector:
 *
 * All of one item beside the table: what is wrong with it, its prices from list to cost, each coupon
 * and why it counts, the stock of its specs, prices in the show, its proofs, its cues, its points.
 */
struct _KbLineupInspector
{
  GtkWidget       parent_instance;

  KbLineupFacts  *facts;         /* owned, nullable */
  KbWorkspace    *workspace;     /* owned, nullable */
  KbRecord       *item;          /* owned, nullable */
  KbFieldBinding *approver_binding;  /* borrowed: its entry owns it */
  KbFieldBinding *talk_binding;      /* borrowed: its text view owns it */
  const char     *role_class;    /* borrowed, constant, nullable */

  GtkStack       *stack;         /* child */
  GtkBox         *picture;
  GtkWidget      *thumb;
  GtkLabel       *name;
  GtkLabel       *context;
  GtkLabel       *role;
  GtkListBox     *problems;
  KbPriceLadder  *ladder;
  GtkLabel       *contribution;
  GtkLabel       *total_margin;
  GtkListBox     *coupons;
  GtkWidget      *loss_card;
  GtkLabel       *loss;
  GtkWidget      *approver;
  GtkLabel       *approver_error;
  KbRecordCards  *specs;
  KbRecordCards  *steps;
  GtkWidget      *talk;
  GtkLabel       *talk_error;
  GtkLabel       *talk_source;
  GtkWidget      *talk_reset;
  GtkListBox     *proofs;
  GtkBox         *cues;
  KbMarginPlot   *plot;
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLineupInspector, kb_lineup_inspector, GTK_TYPE_WIDGET)

static void
picked_cb (KbLineupInspector *self,
           gint64             id)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

static void
show_header (KbLineupInspector *self,
             const KbLineupRow *row)
{
  KbRecordSet *plan = kb_lineup_facts_get_plan (self->facts);
  KbRecord *backup = kb_record_set_find_ref (plan, row->item, KB_LINEUP_ITEM_BACKUP_ITEM_ID);
  const int role = kb_record_get_int (row->item, KB_LINEUP_ITEM_ROLE);
  g_autofree char *call = kb_lineup_dup_call (plan, row->item);
  g_autoptr (GString) context = g_string_new (row->sku);

  if (row->product != NULL && !kb_text_is_empty (kb_record_get_text (row->product, KB_PRODUCT_SPEC)))
    g_string_append_printf (context, " · %s", kb_record_get_text (row->product, KB_PRODUCT_SPEC));
  if (backup != NULL)
    /* Translators: the link number of an item's backup */
    g_string_append_printf (context, _(" · backup No.%d"), (int) kb_record_get_int (backup, KB_LINEUP_ITEM_LINK_NO));
  gtk_label_set_text (self->name, call);
  gtk_label_set_text (self->context, context->str);
  gtk_label_set_text (self->role, kb_lineup_role_word (role));
  if (self->role_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->role), self->role_class);
  self->role_class = kb_enum_code (&kb_product_role_enum, role);
  gtk_widget_add_css_class (GTK_WIDGET (self->role), self->role_class);
  kb_thumbnail_set_product (KB_THUMBNAIL (self->thumb), kb_record_set_get_library (plan), row->product);
}

static void
show_problems (KbLineupInspector *self)
{
  GPtrArray *problems = kb_lineup_facts_get_problems (self->facts);
  guint n = 0;

  kb_side_rows_clear (self->problems);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const KbProblem *problem = problems->pdata[i];

      if (!kb_problem_is_about (problem, kb_record_get_id (self->item)))
        continue;
      kb_side_rows_add_problem (self->problems, problem, kb_lineup_facts_get_plan (self->facts),
                                kb_lineup_facts_get_promises (self->facts));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problems), n > 0);
}

static void
show_prices (KbLineupInspector *self,
             const KbLineupRow *row)
{
  const char *currency = kb_lineup_facts_get_currency (self->facts);
  g_autofree char *contribution = kb_lineup_format_amount (row->contribution_minor, currency);
  g_autofree char *share = kb_text_format_share (row->contribution_share);
  g_autofree char *markup = NULL;

  kb_price_ladder_show (self->ladder, self->facts, self->item);
  if (row->contribution_minor != KB_NONE)
    /* Translators: what a unit leaves after coupon and gift, and as a share; <b> is kept */
    markup = g_strdup_printf (_("Contribution <b>%s</b> %s"), contribution, share);
  gtk_label_set_markup (self->contribution, markup != NULL ? markup : "");
  if (row->contribution_minor != KB_NONE && row->contribution_minor < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->contribution), "block");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->contribution), "block");
}

static void
show_total_margin (KbLineupInspector *self,
                   const KbLineupRow *row)
{
  const char *currency = kb_lineup_facts_get_currency (self->facts);
  g_autofree char *margin = kb_lineup_format_amount (row->price.margin_minor, currency);
  g_autofree char *count = kb_lineup_format_count (row->stock);
  g_autofree char *total = kb_lineup_format_amount (row->total_margin_minor, currency);
  /* Translators: margin of a unit, live stock, margin of all of it; <b> is kept */
  g_autofree char *markup = g_strdup_printf (_("Total margin %s × %s = <b>%s</b>"), margin, count, total);

  gtk_label_set_markup (self->total_margin, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->total_margin), row->price.margin_minor != KB_NONE);
}

static char *
format_window (KbRecord  *coupon,
               GTimeZone *zone)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!kb_record_is_null (coupon, KB_COUPON_FROM_US))
    from = kb_instant_format_minutes (kb_record_get_int (coupon, KB_COUPON_FROM_US), zone);
  if (!kb_record_is_null (coupon, KB_COUPON_TO_US))
    to = kb_instant_format_minutes (kb_record_get_int (coupon, KB_COUPON_TO_US), zone);
  if (from == NULL && to == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s–%s", from != NULL ? from : "", to != NULL ? to : "");
}

static void
show_coupons (KbLineupInspector *self)
{
  KbRecordSet *plan = kb_lineup_facts_get_plan (self->facts);
  const char *currency = kb_lineup_facts_get_currency (self->facts);
  g_autoptr (GArray) steps = kb_price_steps_new (plan, self->item);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (kb_record_set_get_session (plan));

  kb_side_rows_clear (self->coupons);
  for (guint i = 1; i < steps->len; i++)
    {
      const KbPriceStep *step = &g_array_index (steps, KbPriceStep, i);
      g_autofree char *title = kb_price_step_dup_title (step, currency);
      g_autofree char *effect = kb_price_step_dup_effect (step, currency);
      g_autofree char *window = format_window (step->coupon, zone);

      kb_side_rows_add (self->coupons, title, window, effect, step->kind == KB_PRICE_STEP_COUNTED ? "ok" : NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->coupons), steps->len > 1);
}

/* A coupon or a price step may take below cost what is not sold so by itself. */
static gboolean
needs_approval (KbLineupInspector *self)
{
  GPtrArray *problems = kb_lineup_facts_get_problems (self->facts);
  gboolean is_below = !kb_text_is_empty (kb_record_get_text (self->item, KB_LINEUP_ITEM_APPROVED_BY));

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const KbProblem *problem = problems->pdata[i];

      is_below |= g_str_equal (problem->code, "lineup.below-cost")
                  && kb_problem_is_about (problem, kb_record_get_id (self->item));
    }

  return is_below;
}

static void
show_loss (KbLineupInspector *self,
           const KbLineupRow *row)
{
  const gboolean is_loss = row->price.margin_minor != KB_NONE && row->price.margin_minor < 0;
  const char *currency = kb_lineup_facts_get_currency (self->facts);
  const gint64 stock = row->stock != KB_NONE ? row->stock : 0;
  g_autofree char *each = kb_lineup_format_amount (-row->price.margin_minor, currency);
  g_autofree char *count = kb_lineup_format_count (stock);
  g_autofree char *total = kb_lineup_format_amount (is_loss ? -row->price.margin_minor * stock : 0, currency);
  /* Translators: the loss of one unit, units, the loss of all */
  g_autofree char *text = g_strdup_printf (_("Loses %s × %s = %s"), each, count, total);

  gtk_widget_set_visible (self->loss_card, is_loss || needs_approval (self));
  gtk_widget_set_visible (GTK_WIDGET (self->loss), is_loss);
  gtk_label_set_text (self->loss, text);
}

/* What the host is told of it: this session's own words, or the catalogue's. */
static void
show_talk (KbLineupInspector *self,
           const KbLineupRow *row)
{
  const char *known = row->product != NULL ? kb_record_get_text (row->product, KB_PRODUCT_POINTS) : "";
  const gboolean is_own = row->product != NULL
                          && g_strcmp0 (kb_record_get_text (row->item, KB_LINEUP_ITEM_POINTS), known) != 0;

  gtk_label_set_text (self->talk_source, is_own ? _("This session’s own") : _("As in the catalogue"));
  gtk_widget_set_visible (self->talk_reset, is_own && !kb_text_is_empty (known));
}

static void
reset_talk_cb (KbLineupInspector *self)
{
  const KbLineupRow *row = kb_lineup_facts_find_row (self->facts, self->item);
  g_autoptr (KbEdit) edit = NULL;

  if (row == NULL || row->product == NULL)
    return;

  kb_field_binding_refresh (self->talk_binding);
  edit = kb_edit_new (_("Take the Catalogue’s Points"));
  kb_edit_set_text (edit, row->item, KB_LINEUP_ITEM_POINTS, kb_record_get_text (row->product, KB_PRODUCT_POINTS));
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
}

static void
show_proofs (KbLineupInspector *self,
             const KbLineupRow *row)
{
  KbRecordSet *plan = kb_lineup_facts_get_plan (self->facts);
  GPtrArray *problems = kb_lineup_facts_get_problems (self->facts);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (kb_record_set_get_session (plan));
  g_autoptr (GPtrArray) proofs = NULL;

  kb_side_rows_clear (self->proofs);
  if (row->product != NULL)
    proofs = kb_record_set_children (plan, KB_ENTITY_PRODUCT_PROOF, kb_record_get_id (row->product));
  for (guint i = 0; proofs != NULL && i < proofs->len; i++)
    {
      KbRecord *proof = proofs->pdata[i];
      const gboolean is_bad = problems != NULL && kb_problems_find (problems, kb_record_get_id (proof)) != NULL;
      g_autofree char *day = NULL;
      g_autofree char *until = NULL;

      if (!kb_record_is_null (proof, KB_PRODUCT_PROOF_EXPIRES_US))
        {
          day = kb_instant_format_date (kb_record_get_int (proof, KB_PRODUCT_PROOF_EXPIRES_US), zone);
          /* Translators: the last day of a document */
          until = g_strdup_printf (_("until %s"), day);
        }
      kb_side_rows_add (self->proofs, kb_record_get_text (proof, KB_PRODUCT_PROOF_NUMBER), until,
                        is_bad ? _("Expired") : until != NULL ? _("Valid") : _("No end given"),
                        is_bad ? "block" : until != NULL ? "ok" : NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->proofs), proofs != NULL && proofs->len > 0);
}

static void
show_cues (KbLineupInspector *self)
{
  KbRecordSet *plan = kb_lineup_facts_get_plan (self->facts);
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cues))) != NULL)
    gtk_box_remove (self->cues, child);
  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      if (kb_record_get_int_or (cue, KB_CUE_LINEUP_ITEM_ID, 0) == kb_record_get_id (self->item))
        gtk_box_append (self->cues, kb_side_rows_create_link (kb_record_get_text (cue, KB_CUE_CUE_NO), plan,
                                                              KB_ENTITY_CUE, kb_record_get_id (cue)));
    }
  if (gtk_widget_get_first_child (GTK_WIDGET (self->cues)) == NULL)
    gtk_box_append (self->cues, gtk_label_new (_("in no cue")));
}

static void
show_item (KbLineupInspector *self,
           const KbLineupRow *row)
{
  show_header (self, row);
  show_problems (self);
  show_prices (self, row);
  show_total_margin (self, row);
  show_coupons (self);
  show_loss (self, row);
  kb_record_cards_show (self->specs, kb_lineup_facts_get_plan (self->facts), self->workspace,
                        kb_record_get_id (self->item));
  kb_record_cards_show (self->steps, kb_lineup_facts_get_plan (self->facts), self->workspace,
                        kb_record_get_id (self->item));
  show_talk (self, row);
  show_proofs (self, row);
  show_cues (self);
}

static void
kb_lineup_inspector_dispose (GObject *object)
{
  KbLineupInspector *self = KB_LINEUP_INSPECTOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LINEUP_INSPECTOR);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (kb_lineup_inspector_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, picture);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, name);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, context);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, role);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, problems);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, ladder);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, contribution);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, total_margin);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, coupons);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, loss_card);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, loss);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, approver);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, approver_error);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, specs);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, steps);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, talk);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, talk_error);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, talk_source);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, talk_reset);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, proofs);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, cues);
  gtk_widget_class_bind_template_child (widget_class, KbLineupInspector, plot);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_talk_cb);
}

static void
kb_lineup_inspector_class_init (KbLineupInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lineup_inspector_dispose;

  /**
   * KbLineupInspector::edit:
   * @edit: what was typed or pressed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_LINEUP_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);
  /**
   * KbLineupInspector::picked:
   * @id: an item that was clicked in the picture
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", KB_TYPE_LINEUP_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (KB_TYPE_MARGIN_PLOT);
  g_type_ensure (KB_TYPE_PRICE_LADDER);
  g_type_ensure (KB_TYPE_RECORD_CARDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/lineup/kb-lineup-inspector.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_lineup_inspector_init (KbLineupInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->thumb = kb_thumbnail_new (THUMBNAIL_SIDE);
  gtk_box_append (self->picture, self->thumb);
  kb_record_cards_set_kind (self->specs, &kb_lineup_spec_cards);
  kb_record_cards_set_kind (self->steps, &kb_lineup_price_cards);
  self->approver_binding = kb_field_binding_new (self->approver, self->approver_error, KB_LINEUP_ITEM_APPROVED_BY,
                                                 &kb_field_codec_text, _("Approve a Loss"));
  self->talk_binding = kb_field_binding_new (self->talk, self->talk_error, KB_LINEUP_ITEM_POINTS, &kb_field_codec_text,
                                             _("Change Selling Points"));
}

static void
bind_item (KbLineupInspector *self)
{
  KbRecordSet *plan = self->item != NULL ? kb_lineup_facts_get_plan (self->facts) : NULL;
  KbRecord *session = plan != NULL ? kb_record_set_get_session (plan) : NULL;

  kb_field_binding_set_record (self->approver_binding, self->workspace, session, self->item);
  kb_field_binding_set_record (self->talk_binding, self->workspace, session, self->item);
}

/**
 * kb_lineup_inspector_show:
 * @workspace: (nullable): where what is typed goes
 * @item: (nullable): the selected item
 *
 * Shows an item, or the same after a change; what is being typed stays.
 */
void
kb_lineup_inspector_show (KbLineupInspector *self,
                          KbLineupFacts     *facts,
                          KbWorkspace       *workspace,
                          KbRecord          *item)
{
  const KbLineupRow *row = kb_lineup_facts_find_row (facts, item);

  g_return_if_fail (KB_IS_LINEUP_INSPECTOR (self));

  g_set_object (&self->facts, facts);
  g_set_object (&self->workspace, workspace);
  if (row == NULL)
    item = NULL;
  if (g_set_object (&self->item, item))
    bind_item (self);
  if (row != NULL)
    show_item (self, row);
  kb_margin_plot_show (self->plot, facts, row != NULL ? kb_record_get_id (item) : 0);
  gtk_stack_set_visible_child_name (self->stack, row != NULL ? "item" : "none");
}

/**
 * kb_lineup_inspector_focus:
 * @id: the item, or one of its specs or prices
 * @field: one of its fields
 *
 * Returns: whether what the field is typed into has the focus; %FALSE where it is not here.
 */
gboolean
kb_lineup_inspector_focus (KbLineupInspector *self,
                           gint64             id,
                           int                field)
{
  g_return_val_if_fail (KB_IS_LINEUP_INSPECTOR (self), FALSE);

  if (self->item != NULL && id == kb_record_get_id (self->item))
    return field == KB_LINEUP_ITEM_APPROVED_BY && gtk_widget_get_visible (self->loss_card)
           && gtk_widget_grab_focus (self->approver);
  return kb_record_cards_focus (self->specs, id, field) || kb_record_cards_focus (self->steps, id, field);
}

/**
 * kb_lineup_inspector_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_lineup_inspector_flush (KbLineupInspector *self)
{
  g_return_if_fail (KB_IS_LINEUP_INSPECTOR (self));

  kb_field_binding_commit (self->approver_binding);
  kb_field_binding_commit (self->talk_binding);
  kb_record_cards_flush (self->specs);
  kb_record_cards_flush (self->steps);
}
