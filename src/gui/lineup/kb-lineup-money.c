/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-money"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-lineup-money.h"
#include "kb-lineup-text.h"
#include "kb-margin-plot.h"
#include "kb-money.h"
#include "kb-side-rows.h"
#include "kb-text.h"

/**
 * KbLineupMoney:
 *
 * The money of a lineup at plan: what it leaves if all live stock is sold, by role; what coupons,
 * gifts, prizes and losses may cost; how many units pay for the show; prices against margins.
 */
struct _KbLineupMoney
{
  GtkWidget      parent_instance;

  GtkWidget     *scrolled;    /* child */
  GtkListBox    *sums;
  GtkGrid       *roles;
  GtkListBox    *budgets;
  KbMarginPlot  *plot;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLineupMoney, kb_lineup_money, GTK_TYPE_WIDGET)

static void
picked_cb (KbLineupMoney *self,
           gint64         id)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

static char *
format_of (gint64 part,
           gint64 whole)
{
  return whole > 0 ? kb_text_format_share ((double) part / (double) whole) : NULL;
}

static void
add_money (GtkListBox *list,
           const char *title,
           const char *context,
           gint64      minor,
           const char *currency)
{
  g_autofree char *text = kb_money_format (minor, currency);

  kb_side_rows_add (list, title, context, text, minor < 0 ? "block" : NULL);
}

static void
show_sums (KbLineupMoney        *self,
           const KbLineupTotals *totals,
           const char           *currency)
{
  g_autofree char *margin = format_of (totals->all.margin_minor, totals->all.gross_minor);
  g_autofree char *contribution = format_of (totals->all.contribution_minor, totals->all.gross_minor);
  g_autofree char *units = kb_lineup_format_count (totals->all.stock);
  g_autofree char *break_even = kb_lineup_format_count (totals->break_even_units);
  g_autofree char *fixed = kb_money_format (totals->fixed_minor - totals->slot_fee_minor, currency);
  /* Translators: what the show costs however much it sells */
  g_autofree char *to_pay = g_strdup_printf (_("pay %s"), fixed);

  kb_side_rows_clear (self->sums);
  kb_side_rows_add (self->sums, _("Live stock"), NULL, units, NULL);
  add_money (self->sums, _("Sales at live prices"), NULL, totals->all.gross_minor, currency);
  add_money (self->sums, _("Margin at plan"), margin, totals->all.margin_minor, currency);
  add_money (self->sums, _("After coupons and gifts"), contribution, totals->all.contribution_minor, currency);
  if (totals->slot_fee_minor > 0)
    add_money (self->sums, _("Slot fees that brands pay"), NULL, totals->slot_fee_minor, currency);
  kb_side_rows_add (self->sums, _("Break-even units"), to_pay, break_even, NULL);
}

static void
attach (GtkGrid    *grid,
        const char *text,
        const char *css_class,
        int         column,
        int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column > 0 ? 1 : 0);
  gtk_widget_set_hexpand (label, column == 3);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (column == 0 && row > 0)
    {
      gtk_widget_add_css_class (label, "role-pill");
      gtk_widget_set_halign (label, GTK_ALIGN_START);
    }
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
show_role (KbLineupMoney     *self,
           const KbLineupSum *sum,
           int                role,
           int                row,
           const char        *currency)
{
  g_autofree char *minutes = g_strdup_printf ("%g", sum->duration_ms / 60000.0);
  g_autofree char *items = kb_lineup_format_count (sum->n_items);
  g_autofree char *margin = kb_lineup_format_amount (sum->margin_minor, currency);

  attach (self->roles, kb_lineup_role_word (role), kb_enum_code (&kb_product_role_enum, role), 0, row);
  attach (self->roles, items, NULL, 1, row);
  attach (self->roles, minutes, NULL, 2, row);
  attach (self->roles, margin, sum->margin_minor < 0 ? "loss" : NULL, 3, row);
}

static void
show_roles (KbLineupMoney        *self,
            const KbLineupTotals *totals,
            const char           *currency)
{
  GtkWidget *child;
  int row = 1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->roles))) != NULL)
    gtk_grid_remove (self->roles, child);
  attach (self->roles, _("By role"), "caption-head", 0, 0);
  attach (self->roles, C_ ("totals", "Items"), "caption-head", 1, 0);
  attach (self->roles, C_ ("totals", "Minutes"), "caption-head", 2, 0);
  attach (self->roles, C_ ("totals", "Margin at plan"), "caption-head", 3, 0);
  for (int role = 0; role < KB_N_PRODUCT_ROLES; role++)
    if (totals->roles[role].n_items > 0)
      show_role (self, &totals->roles[role], role, row++, currency);
}

/* A coupon that does not say how many there are has no budget: that is said, and is not a budget of nothing. */
static void
show_coupons (KbLineupMoney        *self,
              const KbLineupTotals *totals,
              const char           *currency)
{
  const guint n_open = totals->n_open_coupons;
  g_autofree char *sum = totals->coupon_minor > 0 || n_open == 0 ? kb_money_format (totals->coupon_minor, currency)
                                                                : g_strdup ("—");
  g_autofree char *without = NULL;

  if (n_open > 0)
    /* Translators: coupons that do not say how many there are */
    without = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u has no quantity", "%u have no quantity", n_open), n_open);
  kb_side_rows_add (self->budgets, _("Coupons, if all are used"), without, sum, NULL);
}

static void
show_budgets (KbLineupMoney        *self,
              const KbLineupTotals *totals,
              const char           *currency)
{
  g_autofree char *value = kb_money_format_short (totals->gift_value_minor, currency);
  /* Translators: what gifts would cost to buy */
  g_autofree char *worth = totals->gift_value_minor > 0 ? g_strdup_printf (_("worth %s"), value) : NULL;

  kb_side_rows_clear (self->budgets);
  show_coupons (self, totals, currency);
  add_money (self->budgets, _("Gifts at cost"), worth, totals->gift_minor, currency);
  add_money (self->budgets, _("Giveaways"), NULL, totals->giveaway_minor, currency);
  add_money (self->budgets, _("Sold below cost"), NULL, -totals->loss_minor, currency);
}

static void
kb_lineup_money_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LINEUP_MONEY);

  G_OBJECT_CLASS (kb_lineup_money_parent_class)->dispose (object);
}

static void
kb_lineup_money_class_init (KbLineupMoneyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lineup_money_dispose;

  /**
   * KbLineupMoney::picked:
   * @id: an item that was clicked in the picture
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", KB_TYPE_LINEUP_MONEY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (KB_TYPE_MARGIN_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/lineup/kb-lineup-money.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLineupMoney, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KbLineupMoney, sums);
  gtk_widget_class_bind_template_child (widget_class, KbLineupMoney, roles);
  gtk_widget_class_bind_template_child (widget_class, KbLineupMoney, budgets);
  gtk_widget_class_bind_template_child (widget_class, KbLineupMoney, plot);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_lineup_money_init (KbLineupMoney *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_lineup_money_show:
 * @selected_id: the item whose mark is filled, 0 for none
 */
void
kb_lineup_money_show (KbLineupMoney *self,
                      KbLineupFacts *facts,
                      gint64         selected_id)
{
  KbLineupSheet *sheet = kb_lineup_facts_get_sheet (facts);
  const char *currency = kb_lineup_facts_get_currency (facts);

  g_return_if_fail (KB_IS_LINEUP_MONEY (self));

  kb_margin_plot_show (self->plot, facts, selected_id);
  if (sheet == NULL)
    return;
  show_sums (self, kb_lineup_sheet_get_totals (sheet), currency);
  show_roles (self, kb_lineup_sheet_get_totals (sheet), currency);
  show_budgets (self, kb_lineup_sheet_get_totals (sheet), currency);
}
