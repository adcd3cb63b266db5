/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-side"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-date-text.h"
#include "kb-duration.h"
#include "kb-session-side.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbSessionSide:
 *
 * Beside the list: the month, and below it what there is to know of the session that is selected; of
 * none, which one comes next.
 */
struct _KbSessionSide
{
  AdwBin         parent_instance;

  KbWorkspace   *workspace;    /* owned, nullable */
  GSignalGroup  *session;      /* owned: the session shown, selected or next */
  GCancellable  *loading;      /* owned, nullable */
  gboolean       is_selected;

  KbMonth       *month;
  GtkStack      *stack;
  AdwStatusPage *next_page;
  GtkButton     *next_button;
  GtkLabel      *title_label;
  GtkLabel      *summary_label;
  GtkLabel      *theme_label;
  GtkLabel      *cues_label;
  GtkLabel      *length_label;
  GtkLabel      *products_label;
  GtkLabel      *people_label;
};

G_DEFINE_FINAL_TYPE (KbSessionSide, kb_session_side, ADW_TYPE_BIN)

static guint
count_people (KbRecordSet *plan)
{
  GListModel *assignments = kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (assignments); i++)
    {
      g_autoptr (KbRecord) assignment = g_list_model_get_item (assignments, i);
      gint64 person = kb_record_get_int_or (assignment, KB_ASSIGNMENT_PERSON_ID, 0);

      if (person != 0)
        g_hash_table_add (people, g_memdup2 (&person, sizeof person));
    }
  return g_hash_table_size (people);
}

static gint64
sum_length_ms (KbRecordSet *plan)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  gint64 length_ms = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      if (!kb_record_get_bool (cue, KB_CUE_SKIP))
        length_ms += kb_record_get_int (cue, KB_CUE_DURATION_MS);
    }
  return length_ms;
}

static void
set_count (GtkLabel *label,
           guint     count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_text (label, text);
}

static void
show_counts (KbSessionSide *self,
             KbRecordSet   *plan)
{
  g_autofree char *length = kb_duration_format (sum_length_ms (plan));

  set_count (self->cues_label, g_list_model_get_n_items (kb_record_set_get_list (plan, KB_ENTITY_CUE)));
  set_count (self->products_label, g_list_model_get_n_items (kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM)));
  set_count (self->people_label, count_people (plan));
  gtk_label_set_text (self->length_label, length);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbSessionSide) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecordSet) plan = kb_workspace_load_session_finish (KB_WORKSPACE (source), result, &error);

  if (plan != NULL)
    show_counts (self, plan);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (source, "failed", error->message);
}

static void
load_counts (KbSessionSide *self,
             KbRecord      *session)
{
  GtkLabel *const labels[] = { self->cues_label, self->length_label, self->products_label, self->people_label };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_label_set_text (labels[i], "…");
  self->loading = g_cancellable_new ();
  kb_workspace_load_session_async (self->workspace, kb_record_get_id (session), self->loading, loaded_cb,
                                   g_object_ref (self));
}

static void
show_selected (KbSessionSide *self,
               KbRecord      *session)
{
  g_autofree char *summary = kb_session_format_summary (session);

  gtk_label_set_text (self->title_label, kb_record_get_text (session, KB_SESSION_TITLE));
  gtk_label_set_text (self->summary_label, summary);
  gtk_label_set_text (self->theme_label, kb_record_get_text (session, KB_SESSION_THEME));
  gtk_widget_set_visible (GTK_WIDGET (self->theme_label), !kb_text_is_empty (kb_record_get_text (session, KB_SESSION_THEME)));
  gtk_stack_set_visible_child_name (self->stack, "selected");
}

static void
show_next (KbSessionSide *self,
           KbRecord      *session)
{
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) start = kb_date_from_instant (kb_record_get_int_or (session, KB_SESSION_START_US, 0), zone);
  g_autofree char *distance = kb_date_format_distance (start, now);
  g_autofree char *when = kb_session_format_start (session);
  /* Translators: a session's title, when it starts, and how many days away that is */
  g_autofree char *text = g_strdup_printf (_("Choose one to see its plan here; Enter opens it.\nNext is “%s”: %s, %s."),
                                           kb_record_get_text (session, KB_SESSION_TITLE), when, distance);
  /* Translators: a session's title */
  g_autofree char *label = g_strdup_printf (_("Open “%s”"), kb_record_get_text (session, KB_SESSION_TITLE));

  adw_status_page_set_description (self->next_page, text);
  gtk_button_set_label (self->next_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_button), "x", kb_record_get_id (session));
}

static void
session_changed_cb (KbSessionSide *self)
{
  g_autoptr (KbRecord) session = g_signal_group_dup_target (self->session);

  if (session != NULL && self->is_selected)
    show_selected (self, session);
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
  if (session != NULL && !self->is_selected)
    show_next (self, session);
}

static void
kb_session_side_dispose (GObject *object)
{
  KbSessionSide *self = KB_SESSION_SIDE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SESSION_SIDE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_session_side_parent_class)->dispose (object);
}

static void
kb_session_side_class_init (KbSessionSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_session_side_dispose;
  g_type_ensure (KB_TYPE_MONTH);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-session-side.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, month);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, stack);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, next_page);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, next_button);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, title_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, summary_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, theme_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, cues_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, length_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, products_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionSide, people_label);
}

static void
kb_session_side_init (KbSessionSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->session, "notify", G_CALLBACK (session_changed_cb), self);
}

/**
 * kb_session_side_set_workspace:
 * @workspace: (transfer none): whose sessions to show; set once
 * @filter: (transfer none): which of them
 */
void
kb_session_side_set_workspace (KbSessionSide   *self,
                               KbWorkspace     *workspace,
                               KbSessionFilter *filter)
{
  g_return_if_fail (KB_IS_SESSION_SIDE (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  kb_month_set_library (self->month, kb_workspace_get_library (workspace), filter, FALSE);
}

KbMonth *
kb_session_side_get_month (KbSessionSide *self)
{
  g_return_val_if_fail (KB_IS_SESSION_SIDE (self), NULL);

  return self->month;
}

/**
 * kb_session_side_show:
 * @selected: (nullable): the session to tell about
 * @nearest: (nullable): the one that comes next, named when none is selected
 */
void
kb_session_side_show (KbSessionSide *self,
                      KbRecord      *selected,
                      KbRecord      *nearest)
{
  KbRecord *shown = selected != NULL ? selected : nearest;

  g_return_if_fail (KB_IS_SESSION_SIDE (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->is_selected = selected != NULL;
  kb_month_select (self->month, selected != NULL ? kb_record_get_id (selected) : 0);
  g_signal_group_set_target (self->session, shown);
  if (shown == NULL)
    {
      adw_status_page_set_description (self->next_page, _("Choose one to see its plan here; Enter opens it."));
      gtk_widget_set_visible (GTK_WIDGET (self->next_button), FALSE);
    }
  session_changed_cb (self);
  if (selected != NULL)
    load_counts (self, selected);
}
