/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-threshold-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-advice.h"
#include "kb-finding.h"
#include "kb-id.h"
#include "kb-threshold-row.h"
#include "kb-threshold-window.h"
#include "kb-threshold.h"

/**
 * KbThresholdWindow:
 *
 * When the figures of a session's show warn: its own thresholds, or the usual ones, which hold until they are made its own.
 */
struct _KbThresholdWindow
{
  AdwWindow      parent_instance;

  KbWorkspace   *workspace;   /* owned */
  KbRecordSet   *plan;        /* owned */
  GArray        *metrics;     /* owned: KbMetric that can be added, as in the list */
  guint          fill_id;     /* source that makes the rows anew, 0 for none */

  GtkListBox    *list;
  GtkWidget     *usual_box;
  GtkDropDown   *metric_drop;
};

G_DEFINE_FINAL_TYPE (KbThresholdWindow, kb_threshold_window, ADW_TYPE_WINDOW)

static KbRecord *
get_session (KbThresholdWindow *self)
{
  return kb_record_set_get_session (self->plan);
}

static void
add_row (KbThresholdWindow *self,
         KbRecord          *threshold,
         gboolean           is_own)
{
  GtkWidget *row = kb_threshold_row_new (self->workspace, get_session (self), threshold);

  gtk_widget_set_sensitive (row, is_own);
  gtk_list_box_append (self->list, row);
}

static gboolean
fill_cb (gpointer user_data)
{
  KbThresholdWindow *self = user_data;
  GListModel *own = kb_record_set_get_list (self->plan, KB_ENTITY_THRESHOLD);
  const guint n_own = g_list_model_get_n_items (own);
  g_autoptr (GPtrArray) usual = n_own == 0 ? kb_advice_create_thresholds (self->plan) : NULL;
  GtkListBoxRow *row;

  self->fill_id = 0;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n_own; i++)
    {
      g_autoptr (KbRecord) threshold = g_list_model_get_item (own, i);

      add_row (self, threshold, TRUE);
    }
  for (guint i = 0; usual != NULL && i < usual->len; i++)
    add_row (self, usual->pdata[i], FALSE);
  gtk_widget_set_visible (self->usual_box, n_own == 0);
  return G_SOURCE_REMOVE;
}

/* A row may be what asks for it to be gone. */
static void
queue_fill (KbThresholdWindow *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_cb, self);
}

static void
own_cb (KbThresholdWindow *self)
{
  g_autoptr (GPtrArray) usual = kb_advice_create_thresholds (self->plan);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Make the usual thresholds the session’s own"));

  kb_edit_set_session (edit, kb_record_get_id (get_session (self)));
  for (guint i = 0; i < usual->len; i++)
    kb_edit_insert (edit, usual->pdata[i]);
  kb_workspace_edit (self->workspace, edit);
}

static void
add_cb (KbThresholdWindow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->metric_drop);
  g_autoptr (KbRecord) row = kb_record_new (KB_ENTITY_THRESHOLD, kb_id_new ());
  g_autoptr (KbEdit) edit = kb_edit_new (_("Add a threshold"));
  const KbAdvice *advice;
  KbMetric metric;

  if (selected >= self->metrics->len)
    return;

  metric = g_array_index (self->metrics, KbMetric, selected);
  advice = kb_advice_find (metric);
  kb_record_set_int (row, KB_THRESHOLD_SESSION_ID, kb_record_get_id (get_session (self)));
  kb_record_set_int (row, KB_THRESHOLD_POSITION, kb_record_set_get_next_position (self->plan, KB_ENTITY_THRESHOLD));
  kb_record_set_int (row, KB_THRESHOLD_METRIC, metric);
  kb_record_set_int (row, KB_THRESHOLD_SPAN_MS, 5 * 60000);
  kb_record_set_text (row, KB_THRESHOLD_ACTION, advice != NULL ? kb_advice_get_text (advice) : "");
  kb_edit_set_session (edit, kb_record_get_id (get_session (self)));
  kb_edit_insert (edit, row);
  kb_workspace_edit (self->workspace, edit);
}

static void
fill_metrics (KbThresholdWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (KbMetric metric = 0; metric < kb_enum_count (&kb_metric_enum); metric++)
    if (kb_threshold_can_watch (metric))
      {
        g_array_append_val (self->metrics, metric);
        gtk_string_list_append (names, kb_enum_label (&kb_metric_enum, metric));
      }
  gtk_drop_down_set_model (self->metric_drop, G_LIST_MODEL (names));
}

static void
kb_threshold_window_dispose (GObject *object)
{
  KbThresholdWindow *self = KB_THRESHOLD_WINDOW (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_THRESHOLD_WINDOW);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->metrics, g_array_unref);

  G_OBJECT_CLASS (kb_threshold_window_parent_class)->dispose (object);
}

static void
kb_threshold_window_class_init (KbThresholdWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_threshold_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-threshold-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbThresholdWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KbThresholdWindow, usual_box);
  gtk_widget_class_bind_template_child (widget_class, KbThresholdWindow, metric_drop);
  gtk_widget_class_bind_template_callback (widget_class, own_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_threshold_window_init (KbThresholdWindow *self)
{
  self->metrics = g_array_new (FALSE, FALSE, sizeof (KbMetric));
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_metrics (self);
}

/**
 * kb_threshold_window_present:
 * @parent: the window in front of which it opens
 * @workspace: (transfer none): where edits go
 * @plan: (transfer none): the session
 */
void
kb_threshold_window_present (GtkWindow   *parent,
                             KbWorkspace *workspace,
                             KbRecordSet *plan)
{
  KbThresholdWindow *self = g_object_new (KB_TYPE_THRESHOLD_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (kb_record_set_get_list (plan, KB_ENTITY_THRESHOLD), "items-changed", G_CALLBACK (queue_fill),
                           self, G_CONNECT_SWAPPED);
  fill_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
