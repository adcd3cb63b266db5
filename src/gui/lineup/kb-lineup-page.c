/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-enums.h"
#include "kb-lineup-columns.h"
#include "kb-lineup-page.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-pricing.h"
#include "kb-role-bar.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbLineupPage:
 *
 * The products of the session in the order of their links, with every price beside its reason.
 */
struct _KbLineupPage
{
  KbPage         parent_instance;

  GtkStack      *stack;
  GtkColumnView *table;
  KbRoleBar     *role_bar;
  GtkLabel      *totals;
  GtkLabel      *losses;
};

G_DEFINE_FINAL_TYPE (KbLineupPage, kb_lineup_page, KB_TYPE_PAGE)

/* What is sold below cost: how much the show pays for it, and who agreed. */
static char *
describe_loss (KbRecordSet *plan,
               KbRecord    *item)
{
  const KbPrice price = kb_pricing_compute (plan, item);
  const gint64 stock = kb_record_get_int_or (item, KB_LINEUP_ITEM_LIVE_STOCK, 0);
  const char *currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  const char *approver = kb_record_get_text (item, KB_LINEUP_ITEM_APPROVED_BY);
  g_autofree char *each = NULL;
  g_autofree char *total = NULL;
  g_autofree char *count = NULL;

  if (price.margin_minor == KB_NONE || price.margin_minor >= 0)
    return NULL;

  each = kb_money_format (-price.margin_minor, currency);
  total = kb_money_format (-price.margin_minor * stock, currency);
  count = kb_lineup_format_count (stock);
  if (kb_text_is_empty (approver))
    /* Translators: a link number, loss of one unit, units, loss of all */
    return g_strdup_printf (_("No.%d loses %s × %s = %s, not approved"),
                            (int) kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO), each, count, total);
  /* Translators: the same, and who agreed to it */
  return g_strdup_printf (_("No.%d loses %s × %s = %s, %s agreed"),
                          (int) kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO), each, count, total, approver);
}

static void
update_losses (KbLineupPage *self,
               KbRecordSet  *plan,
               GListModel   *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      g_autofree char *loss = describe_loss (plan, item);

      if (loss != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", loss);
    }
  gtk_label_set_text (self->losses, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->losses), text->str);
}

static void
update_totals (KbLineupPage *self)
{
  KbRecordSet *plan = kb_page_get_plan (KB_PAGE (self));
  g_autofree char *text = NULL;
  GListModel *items;
  gint64 air_ms = 0;
  guint own = 0;
  guint count;

  if (plan == NULL)
    return;

  items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);
  count = g_list_model_get_n_items (items);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      own += kb_record_get_int (item, KB_LINEUP_ITEM_OWNERSHIP) == KB_OWNERSHIP_OWN;
      air_ms += kb_pricing_air_time (plan, item).duration_ms;
    }

  /* Translators: under the lineup's table: products, of those own and partners', minutes on air */
  text = g_strdup_printf (_("%u products · %u own, %u partners’ · %g min on air"), count, own, count - own,
                          air_ms / 60000.0);
  gtk_label_set_text (self->totals, text);
  update_losses (self, plan, items);
  kb_role_bar_update (self->role_bar, plan);
  gtk_stack_set_visible_child_name (self->stack, count > 0 ? "table" : "empty");
}

static void
kb_lineup_page_plan_set (KbPage      *page,
                         KbRecordSet *plan)
{
  KbLineupPage *self = KB_LINEUP_PAGE (page);

  kb_column_view_set_plan (self->table, plan, KB_ENTITY_LINEUP_ITEM);
  if (plan != NULL)
    g_signal_connect_object (plan, "changed", G_CALLBACK (update_totals), self, G_CONNECT_SWAPPED);
  update_totals (self);
}

static void
kb_lineup_page_activated (KbPage *page)
{
  /* Not the table itself: while the page is empty it is not shown, and keys that go to it are lost. */
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static gboolean
kb_lineup_page_show_row (KbPage       *page,
                         KbEntityKind  kind,
                         gint64        id)
{
  return kind == KB_ENTITY_LINEUP_ITEM && kb_column_view_show_row (KB_LINEUP_PAGE (page)->table, id);
}

static void
kb_lineup_page_dispose (GObject *object)
{
  G_OBJECT_CLASS (kb_lineup_page_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LINEUP_PAGE);
}

static void
kb_lineup_page_class_init (KbLineupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lineup_page_dispose;
  KB_PAGE_CLASS (klass)->plan_set = kb_lineup_page_plan_set;
  KB_PAGE_CLASS (klass)->activated = kb_lineup_page_activated;
  KB_PAGE_CLASS (klass)->show_row = kb_lineup_page_show_row;

  g_type_ensure (KB_TYPE_ROLE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/lineup/kb-lineup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, totals);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, losses);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, role_bar);
}

static void
kb_lineup_page_init (KbLineupPage *self)
{
  guint n_columns;
  const KbColumnInfo *columns = kb_lineup_columns_get (&n_columns);

  gtk_widget_init_template (GTK_WIDGET (self));
  kb_column_view_fill (self->table, "lineup", columns, n_columns);
}
