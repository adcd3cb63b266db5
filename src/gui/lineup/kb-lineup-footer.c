/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-footer"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-fit-box.h"
#include "kb-lineup-footer.h"
#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbLineupFooter:
 *
 * What the lineup adds up to, what is sold at a loss and who agreed, and how much wants to be looked at.
 */
struct _KbLineupFooter
{
  GtkWidget   parent_instance;

  GtkWidget  *box;            /* child */
  GtkLabel   *count;
  GtkLabel   *air;
  GtkLabel   *losses;
  GtkWidget  *block_button;
  GtkLabel   *block;
  GtkWidget  *warn_button;
  GtkLabel   *warn;
};

G_DEFINE_FINAL_TYPE (KbLineupFooter, kb_lineup_footer, GTK_TYPE_WIDGET)

/* What is sold below cost: how much the show pays for it, and who agreed. */
static char *
describe_loss (KbLineupFacts     *facts,
               const KbLineupRow *row)
{
  const char *currency = kb_lineup_facts_get_currency (facts);
  const char *approver = kb_record_get_text (row->item, KB_LINEUP_ITEM_APPROVED_BY);
  const int link = (int) kb_record_get_int (row->item, KB_LINEUP_ITEM_LINK_NO);
  const gint64 stock = row->stock != KB_NONE ? row->stock : 0;
  g_autofree char *each = kb_lineup_format_amount (-row->price.margin_minor, currency);
  g_autofree char *total = kb_lineup_format_amount (-row->price.margin_minor * stock, currency);
  g_autofree char *count = kb_lineup_format_count (stock);

  if (kb_text_is_empty (approver))
    /* Translators: a link number, loss of one unit, units, loss of all */
    return g_strdup_printf (_("No.%d loses %s × %s = %s, not approved"), link, each, count, total);
  /* Translators: the same, and who agreed to it */
  return g_strdup_printf (_("No.%d loses %s × %s = %s, %s agreed"), link, each, count, total, approver);
}

static void
show_losses (KbLineupFooter *self,
             KbLineupFacts  *facts,
             KbLineupSheet  *sheet)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_open = FALSE;

  for (guint i = 0; i < kb_lineup_sheet_get_n_rows (sheet); i++)
    {
      const KbLineupRow *row = kb_lineup_sheet_get_row (sheet, i);
      g_autofree char *loss = NULL;

      if (row->price.margin_minor == KB_NONE || row->price.margin_minor >= 0
          || kb_record_get_bool (row->item, KB_LINEUP_ITEM_WITHDRAWN))
        continue;
      loss = describe_loss (facts, row);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", loss);
      is_open |= kb_text_is_empty (kb_record_get_text (row->item, KB_LINEUP_ITEM_APPROVED_BY));
    }
  gtk_label_set_text (self->losses, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->losses), text->str);
  gtk_widget_set_css_classes (GTK_WIDGET (self->losses),
                              is_open ? (const char *[]) { "figures", "level", "block", NULL }
                                      : (const char *[]) { "figures", NULL });
}

static void
show_levels (KbLineupFooter *self,
             KbLineupFacts  *facts)
{
  GPtrArray *problems = kb_lineup_facts_get_problems (facts);
  const guint n_block = kb_problems_count (problems, KB_LEVEL_BLOCK);
  const guint n_warn = kb_problems_count (problems, KB_LEVEL_WARN);
  g_autofree char *block = g_strdup_printf ("%u", n_block);
  g_autofree char *warn = g_strdup_printf ("%u", n_warn);

  gtk_label_set_text (self->block, block);
  gtk_label_set_text (self->warn, warn);
  gtk_widget_set_visible (self->block_button, n_block > 0);
  gtk_widget_set_visible (self->warn_button, n_warn > 0);
}

static gint64
get_show_ms (KbRecordSet *plan)
{
  KbRecord *session = kb_record_set_get_session (plan);
  const gint64 start_us = kb_record_get_int (session, KB_SESSION_START_US);
  const gint64 end_us = kb_record_get_int (session, KB_SESSION_TARGET_END_US);

  return start_us != KB_NONE && end_us != KB_NONE && end_us > start_us ? (end_us - start_us) / 1000 : KB_NONE;
}

static void
show_totals (KbLineupFooter *self,
             KbLineupFacts  *facts,
             KbLineupSheet  *sheet)
{
  const KbLineupTotals *totals = kb_lineup_sheet_get_totals (sheet);
  const gint64 show_ms = get_show_ms (kb_lineup_facts_get_plan (facts));
  /* Translators: products in a lineup, of those own and partners'; <b> is kept */
  g_autofree char *count = g_strdup_printf (ngettext ("<b>%u</b> product · %u own · %u partners’",
                                                      "<b>%u</b> products · %u own · %u partners’", totals->all.n_items),
                                            totals->all.n_items, totals->n_own, totals->all.n_items - totals->n_own);
  /* Translators: minutes on air, of the minutes of the show; <b> is kept */
  g_autofree char *air = show_ms != KB_NONE
    ? g_strdup_printf (_("On air <b>%g</b> / %g min"), totals->all.duration_ms / 60000.0, show_ms / 60000.0)
    : g_strdup_printf (_("On air <b>%g</b> min"), totals->all.duration_ms / 60000.0);

  gtk_label_set_markup (self->count, count);
  gtk_label_set_markup (self->air, air);
  show_losses (self, facts, sheet);
  show_levels (self, facts);
}

static void
kb_lineup_footer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LINEUP_FOOTER);

  G_OBJECT_CLASS (kb_lineup_footer_parent_class)->dispose (object);
}

static void
kb_lineup_footer_class_init (KbLineupFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lineup_footer_dispose;

  g_type_ensure (KB_TYPE_FIT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/lineup/kb-lineup-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLineupFooter, box);
  gtk_widget_class_bind_template_child (widget_class, KbLineupFooter, count);
  gtk_widget_class_bind_template_child (widget_class, KbLineupFooter, air);
  gtk_widget_class_bind_template_child (widget_class, KbLineupFooter, losses);
  gtk_widget_class_bind_template_child (widget_class, KbLineupFooter, block_button);
  gtk_widget_class_bind_template_child (widget_class, KbLineupFooter, block);
  gtk_widget_class_bind_template_child (widget_class, KbLineupFooter, warn_button);
  gtk_widget_class_bind_template_child (widget_class, KbLineupFooter, warn);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_lineup_footer_init (KbLineupFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_lineup_footer_show:
 *
 * Shows what the facts say now.
 */
void
kb_lineup_footer_show (KbLineupFooter *self,
                       KbLineupFacts  *facts)
{
  KbLineupSheet *sheet = kb_lineup_facts_get_sheet (facts);

  g_return_if_fail (KB_IS_LINEUP_FOOTER (self));

  if (sheet != NULL)
    show_totals (self, facts, sheet);
}
