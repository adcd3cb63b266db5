/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-page"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-enums.h"
#include "kb-lineup-columns.h"
#include "kb-lineup-page.h"
#include "kb-lineup.h"
#include "kb-pricing.h"

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
  GtkLabel      *totals;
};

G_DEFINE_FINAL_TYPE (KbLineupPage, kb_lineup_page, KB_TYPE_PAGE)

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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/lineup/kb-lineup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, table);
  gtk_widget_class_bind_template_child (widget_class, KbLineupPage, totals);
}

static void
kb_lineup_page_init (KbLineupPage *self)
{
  guint n_columns;
  const KbColumnInfo *columns = kb_lineup_columns_get (&n_columns);

  gtk_widget_init_template (GTK_WIDGET (self));
  kb_column_view_fill (self->table, "lineup", columns, n_columns);
}
