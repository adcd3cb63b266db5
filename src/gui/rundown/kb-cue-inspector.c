/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-inspector"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-bulk-panel.h"
#include "kb-cue-duties.h"
#include "kb-cue-facts.h"
#include "kb-cue-inspector.h"
#include "kb-cue-notes.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-pricing.h"
#include "kb-rundown-text.h"
#include "kb-script-editor.h"
#include "kb-session-text.h"
#include "kb-session.h"

/**
 * KbCueInspector:
 *
 * All of one cue beside the table: its product, its timing, its script, its directions. Of several
 * selected cues it says what they add up to.
 */
struct _KbCueInspector
{
  GtkWidget       parent_instance;

  KbRundownRow   *row;         /* owned, nullable: the cue shown */
  const char     *type_class;  /* borrowed, constant, nullable */
  const char     *role_class;  /* borrowed, constant, nullable */

  GtkStack       *stack;       /* child */
  GtkLabel       *number;
  GtkLabel       *chip;
  GtkLabel       *range;
  GtkWidget      *product;
  GtkLabel       *product_name;
  GtkLabel       *product_role;
  GtkLabel       *product_price;
  KbCueFacts     *facts;
  KbScriptEditor *script;
  KbCueNotes     *notes;
  KbCueDuties    *duties;
  GtkLabel       *many_title;
  GtkLabel       *many_range;
  GtkLabel       *many_length;
  GtkLabel       *many_minimum;
  GtkLabel       *many_script;
  KbBulkPanel    *many_panel;
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbCueInspector, kb_cue_inspector, GTK_TYPE_WIDGET)

static void
edit_cb (KbCueInspector *self,
         KbEdit         *edit)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
}

static void
change_class (GtkWidget   *widget,
              const char **current,
              const char  *css_class)
{
  if (*current == css_class)
    return;

  if (*current != NULL)
    gtk_widget_remove_css_class (widget, *current);
  *current = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
}

static void
show_header (KbCueInspector *self,
             KbRecordSet    *plan,
             KbRecord       *cue)
{
  const KbRowFacts *facts = kb_rundown_row_get_facts (self->row);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (kb_record_set_get_session (plan));
  const int type = kb_record_get_int (cue, KB_CUE_TYPE);
  g_autofree char *start = facts->start_us != KB_NONE ? kb_instant_format_clock (facts->start_us, zone) : g_strdup ("");
  g_autofree char *end = facts->end_us != KB_NONE ? kb_instant_format_clock (facts->end_us, zone) : g_strdup ("");
  g_autofree char *range = g_strdup_printf ("%s – %s", start, end);

  gtk_label_set_text (self->number, kb_record_get_text (cue, KB_CUE_CUE_NO));
  gtk_label_set_text (self->chip, kb_enum_label (&kb_cue_type_enum, type));
  change_class (GTK_WIDGET (self->chip), &self->type_class, kb_rundown_type_class (type));
  gtk_label_set_text (self->range, facts->start_us != KB_NONE ? range : _("skipped"));
}

/* "129.00 − coupon 12.00 = 117.00 · stock 2000" */
static char *
describe_price (KbRecordSet *plan,
                KbRecord    *cue,
                KbRecord    *item)
{
  const char *currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  const KbPrice price = kb_pricing_compute_in (plan, item, cue);
  const gint64 stock = kb_record_get_int (item, KB_LINEUP_ITEM_LIVE_STOCK);
  g_autofree char *live = kb_money_format (price.live_minor, currency);
  g_autofree char *coupon = kb_money_format (price.coupon_minor, currency);
  g_autofree char *final = kb_money_format (price.final_minor, currency);
  g_autofree char *sum = price.coupon_minor > 0 ? g_strdup_printf (_("%s − coupon %s = %s"), live, coupon, final)
                                                : g_strdup (live);

  if (stock == KB_NONE)
    return g_steal_pointer (&sum);
  /* Translators: a price and what is left */
  return g_strdup_printf (_("%s · stock %d"), sum, (int) stock);
}

static void
show_product (KbCueInspector *self,
              KbRecordSet    *plan,
              KbRecord       *cue)
{
  KbRecord *item = kb_record_set_find_ref (plan, cue, KB_CUE_LINEUP_ITEM_ID);
  const char *name = kb_rundown_row_get_text (self->row, KB_ROW_TEXT_PRODUCT);
  const int role = item != NULL ? kb_record_get_int_or (item, KB_LINEUP_ITEM_ROLE, -1) : -1;
  g_autofree char *markup = NULL;
  g_autofree char *price = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->product_role), role >= 0);
  if (item == NULL)
    {
      gtk_label_set_text (self->product_name, _("No product"));
      gtk_label_set_text (self->product_price, _("Choose one of the lineup"));
      return;
    }

  price = describe_price (plan, cue, item);
  markup = g_markup_printf_escaped ("<b>%s</b> %s", kb_rundown_row_get_text (self->row, KB_ROW_TEXT_LINK), name);
  gtk_label_set_markup (self->product_name, markup);
  gtk_label_set_text (self->product_price, price);
  gtk_label_set_text (self->product_role, kb_enum_label (&kb_product_role_enum, role));
  change_class (GTK_WIDGET (self->product_role), &self->role_class, kb_enum_code (&kb_product_role_enum, role));
}

static void
show_cue (KbCueInspector *self,
          KbRecordSet    *plan,
          KbRundownRow   *row)
{
  KbRecord *cue = kb_rundown_row_get_record (row);

  g_set_object (&self->row, row);
  show_header (self, plan, cue);
  show_product (self, plan, cue);
  kb_cue_facts_show (self->facts, plan, row);
  kb_script_editor_show (self->script, plan, row);
  kb_cue_notes_show (self->notes, plan, row);
  kb_cue_duties_show (self->duties, plan, row);
}

static void
set_duration (GtkLabel *label,
              gint64    ms)
{
  g_autofree char *text = kb_duration_format (ms);

  gtk_label_set_text (label, text);
}

static void
show_many (KbCueInspector *self,
           KbRecordSet    *plan,
           GPtrArray      *rows)
{
  const char *first = kb_record_get_text (kb_rundown_row_get_record (rows->pdata[0]), KB_CUE_CUE_NO);
  const char *last = kb_record_get_text (kb_rundown_row_get_record (rows->pdata[rows->len - 1]), KB_CUE_CUE_NO);
  g_autofree char *title = g_strdup_printf (ngettext ("%u cue selected", "%u cues selected", rows->len), rows->len);
  g_autofree char *range = g_strdup_printf ("%s – %s", first, last);
  gint64 length_ms = 0, minimum_ms = 0, script_ms = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const KbRowFacts *facts = kb_rundown_row_get_facts (rows->pdata[i]);
      KbRecord *cue = kb_rundown_row_get_record (rows->pdata[i]);

      length_ms += facts->length_ms;
      script_ms += facts->script_ms;
      minimum_ms += kb_record_get_int_or (cue, KB_CUE_MIN_MS, facts->length_ms);
    }

  gtk_label_set_text (self->many_title, title);
  gtk_label_set_text (self->many_range, range);
  set_duration (self->many_length, length_ms);
  set_duration (self->many_minimum, minimum_ms);
  set_duration (self->many_script, script_ms);
  kb_bulk_panel_show (self->many_panel, plan, rows);
}

static void
kb_cue_inspector_dispose (GObject *object)
{
  KbCueInspector *self = KB_CUE_INSPECTOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_CUE_INSPECTOR);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (kb_cue_inspector_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, number);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, chip);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, range);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, product);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, product_name);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, product_role);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, product_price);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, facts);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, script);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, notes);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, duties);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, many_title);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, many_range);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, many_length);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, many_minimum);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, many_script);
  gtk_widget_class_bind_template_child (widget_class, KbCueInspector, many_panel);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
}

static void
kb_cue_inspector_class_init (KbCueInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_cue_inspector_dispose;

  /**
   * KbCueInspector::edit:
   * @edit: what was typed or pressed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_CUE_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);

  g_type_ensure (KB_TYPE_BULK_PANEL);
  g_type_ensure (KB_TYPE_CUE_DUTIES);
  g_type_ensure (KB_TYPE_CUE_FACTS);
  g_type_ensure (KB_TYPE_CUE_NOTES);
  g_type_ensure (KB_TYPE_SCRIPT_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-cue-inspector.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_cue_inspector_init (KbCueInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_cue_inspector_show:
 * @plan: (nullable): the session
 * @rows: (element-type KbRundownRow): the selected cues in running order
 *
 * Shows what is selected, or the same after a change; what is being typed stays.
 */
void
kb_cue_inspector_show (KbCueInspector *self,
                       KbRecordSet    *plan,
                       GPtrArray      *rows)
{
  g_return_if_fail (KB_IS_CUE_INSPECTOR (self));

  if (rows->len != 1)
    kb_cue_inspector_flush (self);
  if (plan == NULL || rows->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  if (rows->len == 1)
    show_cue (self, plan, rows->pdata[0]);
  else
    show_many (self, plan, rows);
  gtk_stack_set_visible_child_name (self->stack, rows->len == 1 ? "cue" : "many");
}

/**
 * kb_cue_inspector_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_cue_inspector_flush (KbCueInspector *self)
{
  g_return_if_fail (KB_IS_CUE_INSPECTOR (self));

  kb_cue_facts_flush (self->facts);
  kb_script_editor_flush (self->script);
  kb_cue_notes_flush (self->notes);
}

/**
 * kb_cue_inspector_fail:
 *
 * An edit was not stored: what was typed is to be stored again.
 */
void
kb_cue_inspector_fail (KbCueInspector *self)
{
  g_return_if_fail (KB_IS_CUE_INSPECTOR (self));

  kb_script_editor_fail (self->script);
}
