/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-task-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-brief-edits.h"
#include "kb-date-text.h"
#include "kb-field-binding.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-task-row.h"
#include "kb-text.h"
#include "kb-warmup.h"

/**
 * KbTaskRow:
 *
 * A warm-up action or a request to another department: in one line what, when, who and how far, below
 * it every field, to be changed. A field that is left is one edit.
 */
struct _KbTaskRow
{
  AdwExpanderRow  parent_instance;

  KbWorkspace    *workspace;      /* owned */
  KbRecordSet    *plan;           /* owned */
  KbRecord       *task;           /* owned */
  GtkWidget      *first_row;      /* child, nullable while folded: says what */
  GtkWidget      *result_label;   /* child */
  GtkWidget      *state_label;    /* child */
  GtkLabel       *error_label;    /* owned, child when unfolded */
  gboolean        is_showing;     /* choices are being set, not made */
};

G_DEFINE_FINAL_TYPE (KbTaskRow, kb_task_row, ADW_TYPE_EXPANDER_ROW)

/* One field of a task; those without a codec are chosen from a closed list. */
typedef struct
{
  guint               field;
  const KbFieldCodec *codec;
  const KbEnum       *values;
  const char         *title;
  const char         *label;      /* of the edit */
} TaskField;

static const TaskField action_fields[] = {
  { KB_WARMUP_ACTION_ACTION, &kb_field_codec_text, NULL, N_ ("Action"), N_ ("Change warm-up action") },
  { KB_WARMUP_ACTION_STATE, NULL, &kb_action_state_enum, N_ ("State"), N_ ("Change state of warm-up action") },
  { KB_WARMUP_ACTION_AT_US, &kb_field_codec_day, NULL, N_ ("Day"), N_ ("Change day of warm-up action") },
  { KB_WARMUP_ACTION_AT_US, &kb_field_codec_time, NULL, N_ ("Time"), N_ ("Change time of warm-up action") },
  { KB_WARMUP_ACTION_CHANNEL, &kb_field_codec_text, NULL, N_ ("Channel"), N_ ("Change channel of warm-up action") },
  { KB_WARMUP_ACTION_OWNER, &kb_field_codec_text, NULL, N_ ("Who"), N_ ("Change who does the warm-up action") },
  { KB_WARMUP_ACTION_MATERIAL, &kb_field_codec_text, NULL, N_ ("Material"), N_ ("Change material of warm-up action") },
  { KB_WARMUP_ACTION_KPI, &kb_field_codec_text, NULL, N_ ("Measured by"), N_ ("Change measure of warm-up action") },
  { KB_WARMUP_ACTION_TARGET, &kb_field_codec_text, NULL, N_ ("Target"), N_ ("Change target of warm-up action") },
  { KB_WARMUP_ACTION_RESULT, &kb_field_codec_text, NULL, N_ ("Result"), N_ ("Change result of warm-up action") },
  { KB_WARMUP_ACTION_COST_MINOR, &kb_field_codec_money, NULL, N_ ("Cost"), N_ ("Change cost of warm-up action") },
  { KB_WARMUP_ACTION_NOTE, &kb_field_codec_text, NULL, N_ ("Note"), N_ ("Change note of warm-up action") },
};

static const TaskField request_fields[] = {
  { KB_REQUEST_NEED, &kb_field_codec_text, NULL, N_ ("What is needed"), N_ ("Change request") },
  { KB_REQUEST_STATE, NULL, &kb_action_state_enum, N_ ("State"), N_ ("Change state of request") },
  { KB_REQUEST_DEPARTMENT, NULL, &kb_department_enum, N_ ("Department"), N_ ("Change department of request") },
  { KB_REQUEST_CONTACT, &kb_field_codec_text, NULL, N_ ("Contact"), N_ ("Change contact of request") },
  { KB_REQUEST_CODE, &kb_field_codec_text, NULL, N_ ("Number"), N_ ("Change number of request") },
  { KB_REQUEST_ACCEPTANCE, &kb_field_codec_text, NULL, N_ ("Good when"), N_ ("Change acceptance of request") },
  { KB_REQUEST_WANTED_US, &kb_field_codec_day, NULL, N_ ("Wanted by, day"), N_ ("Change day of request") },
  { KB_REQUEST_WANTED_US, &kb_field_codec_time, NULL, N_ ("Wanted by, time"), N_ ("Change time of request") },
  { KB_REQUEST_PROMISED, &kb_field_codec_text, NULL, N_ ("Promised for"), N_ ("Change promise of request") },
  { KB_REQUEST_DONE, &kb_field_codec_text, NULL, N_ ("Done on"), N_ ("Change when request was done") },
  { KB_REQUEST_RESULT, &kb_field_codec_text, NULL, N_ ("Result"), N_ ("Change result of request") },
};

static gboolean
is_action (KbTaskRow *self)
{
  return kb_record_get_kind (self->task) == KB_ENTITY_WARMUP_ACTION;
}

static char *
format_when (KbTaskRow  *self,
             guint       instant,
             guint       text)
{
  KbRecord *session = kb_record_set_get_session (self->plan);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *day = NULL;

  if (!kb_text_is_empty (kb_record_get_text (self->task, text)) || kb_record_is_null (self->task, instant))
    return g_strdup (kb_record_get_text (self->task, text));

  at = kb_date_from_instant (kb_record_get_int (self->task, instant), zone);
  day = kb_date_format_near (at, now);
  if (g_date_time_get_hour (at) == 0 && g_date_time_get_minute (at) == 0)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s %02d:%02d", day, g_date_time_get_hour (at), g_date_time_get_minute (at));
}

/* What there is of it, in the order given. */
static char *
join (const char *const *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free (text, FALSE);
}

static void
set_line (KbTaskRow  *self,
          const char *title,
          const char *subtitle)
{
  g_autofree char *title_markup = g_markup_escape_text (kb_text_is_empty (title) ? _("Not said yet") : title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title_markup);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle_markup);
}

static void
show_action (KbTaskRow *self)
{
  g_autofree char *when = format_when (self, KB_WARMUP_ACTION_AT_US, KB_WARMUP_ACTION_DATE);
  const char *const parts[] = {
    kb_record_get_text (self->task, KB_WARMUP_ACTION_DUE), when, kb_record_get_text (self->task, KB_WARMUP_ACTION_CHANNEL),
    kb_record_get_text (self->task, KB_WARMUP_ACTION_OWNER), kb_record_get_text (self->task, KB_WARMUP_ACTION_KPI), NULL,
  };
  const char *target = kb_record_get_text (self->task, KB_WARMUP_ACTION_TARGET);
  const char *result = kb_record_get_text (self->task, KB_WARMUP_ACTION_RESULT);
  g_autofree char *subtitle = join (parts);
  g_autofree char *reached = kb_text_is_empty (target) ? g_strdup (result)
                                                       : g_strdup_printf ("%s / %s", kb_text_is_empty (result) ? "—" : result, target);

  set_line (self, kb_record_get_text (self->task, KB_WARMUP_ACTION_ACTION), subtitle);
  gtk_label_set_text (GTK_LABEL (self->result_label), reached);
}

static void
show_request (KbTaskRow *self)
{
  g_autofree char *when = format_when (self, KB_REQUEST_WANTED_US, KB_REQUEST_WANTED);
  const char *const parts[] = {
    kb_record_get_text (self->task, KB_REQUEST_CODE),
    kb_enum_label (&kb_department_enum, kb_record_get_int (self->task, KB_REQUEST_DEPARTMENT)),
    kb_record_get_text (self->task, KB_REQUEST_CONTACT), when, NULL,
  };
  g_autofree char *subtitle = join (parts);

  set_line (self, kb_record_get_text (self->task, KB_REQUEST_NEED), subtitle);
  gtk_label_set_text (GTK_LABEL (self->result_label), kb_record_get_text (self->task, KB_REQUEST_RESULT));
}

static void
task_changed_cb (KbTaskRow *self)
{
  const guint field = is_action (self) ? KB_WARMUP_ACTION_STATE : KB_REQUEST_STATE;
  const int state = kb_record_get_int (self->task, field);
  const char *const classes[] = { "task-state", kb_enum_code (&kb_action_state_enum, state), NULL };

  if (is_action (self))
    show_action (self);
  else
    show_request (self);
  gtk_label_set_text (GTK_LABEL (self->state_label), kb_enum_label (&kb_action_state_enum, state));
  gtk_widget_set_css_classes (self->state_label, (const char **) classes);
}

static const TaskField *
get_field (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "task-field");
}

static void
show_choice (KbTaskRow   *self,
             AdwComboRow *row)
{
  self->is_showing = TRUE;
  adw_combo_row_set_selected (row, kb_record_get_int (self->task, get_field (GTK_WIDGET (row))->field));
  self->is_showing = FALSE;
}

static void
choice_follows_cb (AdwComboRow *row)
{
  KbTaskRow *self = g_object_get_data (G_OBJECT (row), "task-row");

  show_choice (self, row);
}

static void
choice_made_cb (AdwComboRow *row,
                GParamSpec  *pspec,
                KbTaskRow   *self)
{
  const TaskField *field = get_field (GTK_WIDGET (row));
  g_autoptr (KbEdit) edit = NULL;

  if (self->is_showing || kb_record_get_int (self->task, field->field) == adw_combo_row_get_selected (row))
    return;
  edit = kb_edit_new (_(field->label));
  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_edit_set_int (edit, self->task, field->field, adw_combo_row_get_selected (row));
  kb_workspace_edit (self->workspace, edit);
}

/* A day, a time or a name says more than its field: the day it is called by, the person it means. */
static void
apply_cb (KbFieldBinding *binding,
          KbRecord       *task,
          const KbValue  *value,
          gpointer        user_data)
{
  KbTaskRow *self = user_data;
  const TaskField *field = g_object_get_data (G_OBJECT (binding), "task-field");
  g_autoptr (KbEdit) edit = kb_brief_edits_task_field (self->plan, task, field->field, value, _(field->label));

  kb_workspace_edit (self->workspace, edit);
}

static GtkWidget *
create_choice (KbTaskRow       *self,
               const TaskField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < kb_enum_count (field->values); i++)
    gtk_string_list_append (labels, kb_enum_label (field->values, i));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_object_set_data (G_OBJECT (row), "task-field", (gpointer) field);
  g_object_set_data (G_OBJECT (row), "task-row", self);
  show_choice (self, ADW_COMBO_ROW (row));
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_made_cb), self);
  g_signal_connect_object (self->task, "notify", G_CALLBACK (choice_follows_cb), row, G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
create_entry (KbTaskRow       *self,
              const TaskField *field)
{
  GtkWidget *row = adw_entry_row_new ();
  KbFieldBinding *binding = kb_field_binding_new (row, self->error_label, field->field, field->codec, _(field->label));

  g_object_set_data (G_OBJECT (binding), "task-field", (gpointer) field);
  kb_field_binding_set_apply (binding, apply_cb, self);
  kb_field_binding_set_record (binding, self->workspace, kb_record_set_get_session (self->plan), self->task);
  return row;
}

static void
add_fields (KbTaskRow       *self,
            const TaskField *fields,
            guint            n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row = fields[i].codec != NULL ? create_entry (self, &fields[i]) : create_choice (self, &fields[i]);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(fields[i].title));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      if (i == 0)
        self->first_row = row;
    }
}

/* The fields are made when the row is first unfolded: all of them at once would hold up the page. */
static void
expanded_cb (KbTaskRow *self)
{
  if (self->first_row != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  if (is_action (self))
    add_fields (self, action_fields, G_N_ELEMENTS (action_fields));
  else
    add_fields (self, request_fields, G_N_ELEMENTS (request_fields));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->error_label));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbTaskRow *self = KB_TASK_ROW (widget);
  g_autoptr (KbEdit) edit = kb_edit_new (is_action (self) ? _("Remove warm-up action") : _("Remove request"));

  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_edit_delete (edit, kb_record_get_kind (self->task), kb_record_get_id (self->task));
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_task_row_dispose (GObject *object)
{
  KbTaskRow *self = KB_TASK_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_object (&self->task);

  G_OBJECT_CLASS (kb_task_row_parent_class)->dispose (object);
}

static void
kb_task_row_finalize (GObject *object)
{
  g_object_unref (KB_TASK_ROW (object)->error_label);

  G_OBJECT_CLASS (kb_task_row_parent_class)->finalize (object);
}

static void
kb_task_row_class_init (KbTaskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_task_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_task_row_finalize;
  gtk_widget_class_install_action (widget_class, "task.remove", NULL, remove_action);
}

static GtkWidget *
create_remove_button (const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "task.remove");
  return button;
}

static void
kb_task_row_init (KbTaskRow *self)
{
  self->state_label = gtk_label_new (NULL);
  self->result_label = gtk_label_new (NULL);
  self->error_label = GTK_LABEL (g_object_ref_sink (gtk_label_new (NULL)));
  gtk_label_set_ellipsize (GTK_LABEL (self->result_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->result_label), 18);
  gtk_widget_add_css_class (self->result_label, "figures");
  gtk_widget_set_valign (self->state_label, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (self->error_label, TRUE);
  gtk_label_set_xalign (self->error_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->error_label), "task-error");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

/**
 * kb_task_row_new:
 * @plan: the session
 * @task: one of its warm-up actions or requests
 *
 * Returns: (transfer none): a row that shows and edits @task.
 */
GtkWidget *
kb_task_row_new (KbWorkspace *workspace,
                 KbRecordSet *plan,
                 KbRecord    *task)
{
  KbTaskRow *self = g_object_new (KB_TYPE_TASK_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  self->task = g_object_ref (task);

  adw_expander_row_add_action (ADW_EXPANDER_ROW (self),
                               create_remove_button (is_action (self) ? _("Remove warm-up action") : _("Remove request")));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->state_label);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->result_label);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect_object (task, "notify", G_CALLBACK (task_changed_cb), self, G_CONNECT_SWAPPED);
  task_changed_cb (self);

  return GTK_WIDGET (self);
}

KbRecord *
kb_task_row_get_task (KbTaskRow *self)
{
  g_return_val_if_fail (KB_IS_TASK_ROW (self), NULL);

  return self->task;
}

/**
 * kb_task_row_focus:
 *
 * Unfolds the row and puts the focus on what it is about.
 */
void
kb_task_row_focus (KbTaskRow *self)
{
  g_return_if_fail (KB_IS_TASK_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (self->first_row);
}
