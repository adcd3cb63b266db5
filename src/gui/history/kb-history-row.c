/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-history-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-history-row.h"
#include "kb-history-text.h"
#include "kb-session.h"

/**
 * KbHistoryRow:
 *
 * One entry of the history in its list: what was done; when, by whom and in which session.
 */
struct _KbHistoryRow
{
  AdwBin    parent_instance;

  GtkLabel *label;
  GtkLabel *detail;
  GtkLabel *undone;
};

G_DEFINE_FINAL_TYPE (KbHistoryRow, kb_history_row, ADW_TYPE_BIN)

static void
kb_history_row_dispose (GObject *object)
{
  G_OBJECT_CLASS (kb_history_row_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_HISTORY_ROW);
}

static void
kb_history_row_class_init (KbHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_history_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/history/kb-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbHistoryRow, label);
  gtk_widget_class_bind_template_child (widget_class, KbHistoryRow, detail);
  gtk_widget_class_bind_template_child (widget_class, KbHistoryRow, undone);
}

static void
kb_history_row_init (KbHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kb_history_row_new (void)
{
  return g_object_new (KB_TYPE_HISTORY_ROW, NULL);
}

/**
 * kb_history_row_describe:
 * @session: (nullable): the session that the entry belongs to
 *
 * Returns: (transfer full): when, by whom and in which session.
 */
char *
kb_history_row_describe (KbHistoryItem *item,
                         KbRecord      *session)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = kb_history_format_time (kb_history_item_get_at_us (item), now);
  const char *who = kb_history_item_get_who (item);
  const char *title = session != NULL ? kb_record_get_text (session, KB_SESSION_TITLE) : "";

  return g_strdup_printf ("%s%s%s%s%s", time, *who != '\0' ? " · " : "", who, *title != '\0' ? " · " : "", title);
}

/**
 * kb_history_row_set_item:
 * @session: (nullable): the session that the entry belongs to
 */
void
kb_history_row_set_item (KbHistoryRow  *self,
                         KbHistoryItem *item,
                         KbRecord      *session)
{
  g_autofree char *detail = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (KB_IS_HISTORY_ROW (self));

  detail = kb_history_row_describe (item, session);
  gtk_label_set_text (self->label, kb_history_item_get_label (item));
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->undone), !kb_history_item_is_done (item));
  gtk_widget_set_opacity (GTK_WIDGET (self->label), kb_history_item_is_done (item) ? 1 : 0.6);
  spoken = g_strdup_printf ("%s, %s", kb_history_item_get_label (item), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
