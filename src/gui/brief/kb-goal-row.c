/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-goal-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-field-binding.h"
#include "kb-goal-row.h"
#include "kb-goal-value.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbGoalRow:
 *
 * One figure that the session is measured by: its name, the target to be typed, the result where
 * there is one, and what the last session reached.
 */
struct _KbGoalRow
{
  GtkListBoxRow   parent_instance;

  KbWorkspace    *workspace;      /* owned */
  KbRecord       *session;        /* owned */
  KbRecord       *goal;           /* owned */
  KbRecord       *last;           /* owned, nullable: the same figure of the last session */

  KbFieldBinding *name_binding;   /* borrowed from its widget */
  KbFieldBinding *target_binding; /* borrowed from its widget */

  GtkEntry       *name_entry;
  GtkEntry       *target_entry;
  GtkLabel       *unit_label;
  GtkLabel       *result_label;
  GtkLabel       *last_label;
  GtkLabel       *change_label;
  GtkLabel       *error_label;
};

G_DEFINE_FINAL_TYPE (KbGoalRow, kb_goal_row, GTK_TYPE_LIST_BOX_ROW)

static char *
format_figure (KbGoalRow *self,
               KbRecord  *goal,
               guint      field)
{
  return goal != NULL ? kb_goal_codec.format (self->session, goal, field) : g_strdup ("");
}

/* The result in words where there is one: "246,547.90 · 112 %". */
static char *
format_result (KbGoalRow *self)
{
  g_autofree char *result = format_figure (self, self->goal, KB_GOAL_RESULT);
  const gint64 target = kb_record_get_int_or (self->goal, KB_GOAL_TARGET, 0);

  if (*result == '\0' || target <= 0)
    return g_steal_pointer (&result);
  /* Translators: a figure reached, and how much of its target that is, in percent */
  return g_strdup_printf (_("%s · %.0f%%"), result,
                          100.0 * (double) kb_record_get_int (self->goal, KB_GOAL_RESULT) / (double) target);
}

/* How the target stands to what the last session reached; below it stands out. */
static void
show_change (KbGoalRow *self)
{
  const gint64 target = kb_record_get_int_or (self->goal, KB_GOAL_TARGET, KB_NONE);
  const gint64 before = self->last != NULL ? kb_record_get_int_or (self->last, KB_GOAL_RESULT, KB_NONE) : KB_NONE;
  g_autofree char *text = NULL;
  double change;

  gtk_widget_remove_css_class (GTK_WIDGET (self->change_label), "warn");
  if (target == KB_NONE || before == KB_NONE || before <= 0)
    {
      gtk_label_set_text (self->change_label, "");
      return;
    }
  change = 100.0 * (double) (target - before) / (double) before;
  text = g_strdup_printf (change < 0 ? "−%.1f%%" : "+%.1f%%", ABS (change));
  gtk_label_set_text (self->change_label, text);
  if (change < 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->change_label), "warn");
}

static const char *
get_name (KbGoalRow *self)
{
  const char *name = kb_record_get_text (self->goal, KB_GOAL_NAME);

  return kb_text_is_empty (name) ? kb_enum_label (&kb_metric_enum, kb_record_get_int (self->goal, KB_GOAL_METRIC)) : name;
}

static void
goal_changed_cb (KbGoalRow *self)
{
  g_autofree char *result = format_result (self);
  g_autofree char *last = format_figure (self, self->last, KB_GOAL_RESULT);
  g_autofree char *target_name = NULL;

  gtk_label_set_text (self->unit_label, kb_goal_unit_text (kb_record_get_int (self->goal, KB_GOAL_UNIT),
                                                           kb_record_get_text (self->session, KB_SESSION_CURRENCY)));
  gtk_label_set_text (self->result_label, result);
  gtk_label_set_text (self->last_label, last);
  gtk_entry_set_placeholder_text (self->target_entry, last);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_entry), kb_record_get_text (self->goal, KB_GOAL_DEFINITION));
  /* Translators: the accessible name of the entry for a figure's target; the figure's name */
  target_name = g_strdup_printf (_("Target of %s"), get_name (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->target_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, target_name, -1);
  show_change (self);
}

/* An empty target shows what the last session reached: Tab takes it. */
static gboolean
target_key_cb (KbGoalRow       *self,
               guint            keyval,
               guint            keycode,
               GdkModifierType  state)
{
  const char *last = gtk_entry_get_placeholder_text (self->target_entry);

  if (keyval == GDK_KEY_Tab && !kb_text_is_empty (last)
      && gtk_entry_get_text_length (self->target_entry) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->target_entry), last);
  return GDK_EVENT_PROPAGATE;
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbGoalRow *self = KB_GOAL_ROW (widget);
  /* Translators: an entry of the history; a figure's name */
  g_autofree char *label = g_strdup_printf (_("Remove goal “%s”"), get_name (self));
  g_autoptr (KbEdit) edit = kb_edit_new (label);

  kb_edit_set_session (edit, kb_record_get_id (self->session));
  kb_edit_delete (edit, KB_ENTITY_GOAL, kb_record_get_id (self->goal));
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_goal_row_dispose (GObject *object)
{
  KbGoalRow *self = KB_GOAL_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_GOAL_ROW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->session);
  g_clear_object (&self->goal);
  g_clear_object (&self->last);

  G_OBJECT_CLASS (kb_goal_row_parent_class)->dispose (object);
}

static void
kb_goal_row_class_init (KbGoalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_goal_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/brief/kb-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbGoalRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, KbGoalRow, target_entry);
  gtk_widget_class_bind_template_child (widget_class, KbGoalRow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, KbGoalRow, result_label);
  gtk_widget_class_bind_template_child (widget_class, KbGoalRow, last_label);
  gtk_widget_class_bind_template_child (widget_class, KbGoalRow, change_label);
  gtk_widget_class_bind_template_child (widget_class, KbGoalRow, error_label);

  gtk_widget_class_install_action (widget_class, "goal.remove", NULL, remove_action);
}

static void
kb_goal_row_init (KbGoalRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (target_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->target_entry), keys);

  self->name_binding = kb_field_binding_new (GTK_WIDGET (self->name_entry), self->error_label, KB_GOAL_NAME,
                                             &kb_field_codec_text, _("Rename goal"));
  self->target_binding = kb_field_binding_new (GTK_WIDGET (self->target_entry), self->error_label, KB_GOAL_TARGET,
                                               &kb_goal_codec, _("Change goal"));
}

/**
 * kb_goal_row_new:
 * @session: the session's own row, for its currency
 * @goal: the figure
 *
 * Returns: (transfer none): a row that edits @goal.
 */
GtkWidget *
kb_goal_row_new (KbWorkspace *workspace,
                 KbRecord    *session,
                 KbRecord    *goal)
{
  KbGoalRow *self = g_object_new (KB_TYPE_GOAL_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->session = g_object_ref (session);
  self->goal = g_object_ref (goal);
  gtk_entry_set_placeholder_text (self->name_entry,
                                  kb_enum_label (&kb_metric_enum, kb_record_get_int (goal, KB_GOAL_METRIC)));
  kb_field_binding_set_record (self->name_binding, workspace, session, goal);
  kb_field_binding_set_record (self->target_binding, workspace, session, goal);
  g_signal_connect_object (goal, "notify", G_CALLBACK (goal_changed_cb), self, G_CONNECT_SWAPPED);
  goal_changed_cb (self);

  return GTK_WIDGET (self);
}

KbRecord *
kb_goal_row_get_goal (KbGoalRow *self)
{
  g_return_val_if_fail (KB_IS_GOAL_ROW (self), NULL);

  return self->goal;
}

/**
 * kb_goal_row_set_reference:
 * @last: (nullable): the same figure of the session before
 */
void
kb_goal_row_set_reference (KbGoalRow *self,
                           KbRecord  *last)
{
  g_return_if_fail (KB_IS_GOAL_ROW (self));

  if (g_set_object (&self->last, last))
    goal_changed_cb (self);
}

/**
 * kb_goal_row_set_columns:
 *
 * Shows the columns that have a figure in some row.
 */
void
kb_goal_row_set_columns (KbGoalRow *self,
                         gboolean   shows_result,
                         gboolean   shows_last)
{
  g_return_if_fail (KB_IS_GOAL_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->result_label), shows_result);
  gtk_widget_set_visible (GTK_WIDGET (self->last_label), shows_last);
  gtk_widget_set_visible (GTK_WIDGET (self->change_label), shows_last);
}

void
kb_goal_row_focus_target (KbGoalRow *self)
{
  g_return_if_fail (KB_IS_GOAL_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->target_entry));
}
