/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-date-text.h"
#include "kb-duration.h"
#include "kb-entry-error.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-session-dialog.h"
#include "kb-session-new.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-template-list.h"
#include "kb-template-preview.h"
#include "kb-template.h"
#include "kb-text.h"

#define DEFAULT_TIME "19:00"
#define DEFAULT_LENGTH_MS (2 * 60 * 60 * 1000)

/**
 * KbSessionDialog:
 *
 * Asks for the least that a session needs (title, day, time, length), empty or after a template, which
 * is shown at the times that its cues would have, and makes it. What is wrong is said beside its
 * field, and nothing is made until all is right.
 *
 * #KbSessionDialog::created tells the new session's id when its edit was handed to the workspace.
 */
struct _KbSessionDialog
{
  AdwWindow          parent_instance;

  KbWorkspace       *workspace;   /* owned */
  GTimeZone         *zone;        /* owned: in which day and time are read */
  char              *proposed[2]; /* owned, nullable: title and time of day that the template proposed */

  KbTemplateList    *templates;
  KbTemplatePreview *preview;
  AdwEntryRow       *title_row;
  AdwEntryRow       *day_row;
  AdwEntryRow       *time_row;
  AdwEntryRow       *length_row;
  GtkLabel          *error_label;
  GtkLabel          *zone_label;
};

enum
{
  SIGNAL_CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbSessionDialog, kb_session_dialog, ADW_TYPE_WINDOW)

static const char *
get_entry (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
accept (KbSessionDialog *self,
        AdwEntryRow     *row,
        gboolean         is_good,
        GError          *error)
{
  kb_entry_error_show (GTK_WIDGET (row), self->error_label, is_good ? NULL : error->message);
  if (!is_good)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  g_clear_error (&error);

  return is_good;
}

static gboolean
read_title (KbSessionDialog *self)
{
  GError *error = NULL;

  if (kb_text_is_empty (get_entry (self->title_row)))
    error = g_error_new_literal (KB_ERROR, KB_ERROR_INPUT, _("A session needs a title"));
  return accept (self, self->title_row, error == NULL, error);
}

static gboolean
read_start (KbSessionDialog *self,
            gint64          *start_us)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (self->zone);
  GError *error = NULL;
  gboolean is_good;
  gint64 day_us;

  is_good = kb_date_parse_day (get_entry (self->day_row), now, &day_us, &error);
  if (!accept (self, self->day_row, is_good, error))
    return FALSE;

  error = NULL;
  is_good = kb_instant_parse_on_day (get_entry (self->time_row), day_us, self->zone, start_us, &error);
  return accept (self, self->time_row, is_good, error);
}

static gboolean
read_length (KbSessionDialog *self,
             gint64          *length_ms)
{
  GError *error = NULL;
  gboolean is_good = kb_duration_parse (get_entry (self->length_row), -1, length_ms, &error);

  if (is_good && *length_ms == 0)
    {
      error = g_error_new_literal (KB_ERROR, KB_ERROR_INPUT, _("A session lasts longer than nothing"));
      is_good = FALSE;
    }
  return accept (self, self->length_row, is_good, error);
}

static KbEdit *
create_edit (KbSessionDialog *self,
             gint64           start_us,
             gint64           length_ms)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION);
  KbRecordSet *template = kb_template_list_get_plan (self->templates);
  const char *title = get_entry (self->title_row);
  /* Translators: an entry of the history; the session's title */
  g_autofree char *label = g_strdup_printf (_("New session “%s”"), title);
  const KbTemplateUse use = {
    .title = title,
    .start_us = start_us,
    .length_ms = length_ms,
    .zone_name = g_time_zone_get_identifier (self->zone),
    .inherits = !kb_template_list_is_own (self->templates),
  };

  if (template != NULL)
    return kb_template_use (template, sessions, &use, label);
  return kb_session_new_edit (sessions, title, start_us, length_ms, use.zone_name, label);
}

static void
create_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbSessionDialog *self = KB_SESSION_DIALOG (widget);
  g_autoptr (KbEdit) edit = NULL;
  gint64 start_us, length_ms;

  if (!read_title (self) || !read_start (self, &start_us) || !read_length (self, &length_ms))
    return;

  edit = create_edit (self, start_us, length_ms);
  kb_workspace_edit (self->workspace, edit);
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, kb_edit_get_session (edit));
  gtk_window_close (GTK_WINDOW (self));
}

static void
step_template_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  kb_template_list_step (KB_SESSION_DIALOG (widget)->templates, g_variant_get_int32 (parameter));
}

static void
entry_activated_cb (KbSessionDialog *self)
{
  create_action (GTK_WIDGET (self), NULL, NULL);
}

/* The cues of the template at the times that they would have; while the start cannot be read, as they were. */
static void
show_times (KbSessionDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (self->zone);
  gint64 day_us, start_us;

  if (kb_date_parse_day (get_entry (self->day_row), now, &day_us, NULL)
      && kb_instant_parse_on_day (get_entry (self->time_row), day_us, self->zone, &start_us, NULL))
    kb_template_preview_set_start (self->preview, start_us, self->zone);
}

static void
entry_changed_cb (KbSessionDialog *self,
                  GtkEditable     *row)
{
  kb_entry_error_show (GTK_WIDGET (row), self->error_label, NULL);
  if (self->zone != NULL)
    show_times (self);
}

/* What the user has not written himself follows the template. */
static void
propose (AdwEntryRow  *row,
         char        **proposed,
         const char   *text)
{
  const char *written = get_entry (row);

  if (kb_text_is_empty (written) || g_strcmp0 (written, *proposed) == 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_free (*proposed);
  *proposed = g_strdup (text);
}

static char *
format_time (KbRecord *session)
{
  g_autoptr (GTimeZone) zone = session != NULL ? kb_session_dup_time_zone (session) : NULL;

  if (session == NULL || kb_record_is_null (session, KB_SESSION_START_US))
    return g_strdup (DEFAULT_TIME);
  return kb_instant_format_minutes (kb_record_get_int (session, KB_SESSION_START_US), zone);
}

static void
template_changed_cb (KbSessionDialog *self)
{
  KbRecordSet *template = kb_template_list_get_plan (self->templates);
  KbRecord *session = template != NULL ? kb_record_set_get_session (template) : NULL;
  const gint64 length_ms = template != NULL ? kb_template_get_length_ms (template) : 0;
  g_autofree char *length = kb_duration_format (length_ms > 0 ? length_ms : DEFAULT_LENGTH_MS);
  g_autofree char *time = format_time (session);

  /* The list lets go of its row when the dialog does. */
  if (self->zone == NULL)
    return;
  propose (self->title_row, &self->proposed[0], session != NULL ? kb_record_get_text (session, KB_SESSION_TITLE) : "");
  propose (self->time_row, &self->proposed[1], time);
  gtk_editable_set_text (GTK_EDITABLE (self->length_row), length);
  kb_template_preview_show (self->preview, template);
  show_times (self);
}

static void
kb_session_dialog_dispose (GObject *object)
{
  KbSessionDialog *self = KB_SESSION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->proposed[0], g_free);
  g_clear_pointer (&self->proposed[1], g_free);

  G_OBJECT_CLASS (kb_session_dialog_parent_class)->dispose (object);
}

static void
kb_session_dialog_class_init (KbSessionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_session_dialog_dispose;

  signals[SIGNAL_CREATED] = g_signal_new ("created", KB_TYPE_SESSION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (KB_TYPE_TEMPLATE_LIST);
  g_type_ensure (KB_TYPE_TEMPLATE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-session-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSessionDialog, templates);
  gtk_widget_class_bind_template_child (widget_class, KbSessionDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, KbSessionDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, KbSessionDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, KbSessionDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, KbSessionDialog, length_row);
  gtk_widget_class_bind_template_child (widget_class, KbSessionDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, KbSessionDialog, zone_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_changed_cb);

  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "dialog.step-template", "i", step_template_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_session_dialog_init (KbSessionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Day and time are read where the next session will be: in the zone of the last one. */
static void
prefill (KbSessionDialog *self,
         GDateTime       *day)
{
  KbRecordSet *library = kb_workspace_get_library (self->workspace);
  KbRecord *latest = kb_session_find_latest (kb_record_set_get_list (library, KB_ENTITY_SESSION));
  g_autofree char *length = kb_duration_format (DEFAULT_LENGTH_MS);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) tomorrow = NULL;
  g_autofree char *day_text = NULL;

  self->zone = latest != NULL ? kb_session_dup_time_zone (latest) : g_time_zone_new_local ();
  now = g_date_time_new_now (self->zone);
  tomorrow = g_date_time_add_days (now, 1);
  day_text = g_date_time_format (day != NULL ? day : tomorrow, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->day_row), day_text);
  propose (self->time_row, &self->proposed[1], DEFAULT_TIME);
  gtk_editable_set_text (GTK_EDITABLE (self->length_row), length);
  gtk_label_set_text (self->zone_label, g_time_zone_get_identifier (self->zone));
}

/**
 * kb_session_dialog_new:
 * @parent: the window that it belongs to
 * @workspace: where the session is made
 * @day: (nullable): the day proposed, %NULL for tomorrow
 *
 * Returns: (transfer none): the dialog, to be presented; it closes itself.
 */
GtkWindow *
kb_session_dialog_new (GtkWindow   *parent,
                       KbWorkspace *workspace,
                       GDateTime   *day)
{
  KbSessionDialog *self = g_object_new (KB_TYPE_SESSION_DIALOG, "transient-for", parent, NULL);

  g_return_val_if_fail (KB_IS_WORKSPACE (workspace), GTK_WINDOW (self));

  self->workspace = g_object_ref (workspace);
  prefill (self, day);
  kb_template_list_set_workspace (self->templates, workspace);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));

  return GTK_WINDOW (self);
}
