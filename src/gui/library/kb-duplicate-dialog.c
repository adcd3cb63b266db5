/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-duplicate-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-date-text.h"
#include "kb-duplicate-dialog.h"
#include "kb-entry-error.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"
#include "kb-wall.h"

#define DEFAULT_TIME "19:00"
#define WEEK_US (7 * 24 * G_TIME_SPAN_HOUR)

/**
 * KbDuplicateDialog:
 *
 * Asks when the copy of a session is to start, and what comes along. It proposes the same time next
 * week. What is wrong is said beside its field.
 *
 * #KbDuplicateDialog::wanted: kb_duplicate_dialog_get_to() says which copy is wanted.
 */
struct _KbDuplicateDialog
{
  AdwWindow        parent_instance;

  KbRecord        *session;          /* owned */
  GTimeZone       *zone;             /* owned: the session's */
  KbSessionCopyTo  to;               /* filled when the copy is wanted */

  AdwEntryRow     *title_row;
  AdwEntryRow     *day_row;
  AdwEntryRow     *time_row;
  GtkSwitch       *crew_switch;
  GtkSwitch       *directions_switch;
  GtkLabel        *error_label;
  GtkLabel        *zone_label;
};

enum
{
  SIGNAL_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbDuplicateDialog, kb_duplicate_dialog, ADW_TYPE_WINDOW)

static const char *
get_entry (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
refuse (KbDuplicateDialog *self,
        AdwEntryRow       *row,
        const char        *message)
{
  kb_entry_error_show (GTK_WIDGET (row), self->error_label, message);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
read_start (KbDuplicateDialog *self,
            gint64            *start_us)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (self->zone);
  g_autoptr (GError) error = NULL;
  gint64 day_us;

  if (!kb_date_parse_day (get_entry (self->day_row), now, &day_us, &error))
    refuse (self, self->day_row, error->message);
  else if (!kb_instant_parse_on_day (get_entry (self->time_row), day_us, self->zone, start_us, &error))
    refuse (self, self->time_row, error->message);
  else
    return TRUE;

  return FALSE;
}

static void
create_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbDuplicateDialog *self = KB_DUPLICATE_DIALOG (widget);
  gint64 start_us;

  if (kb_text_is_empty (get_entry (self->title_row)))
    {
      refuse (self, self->title_row, _("A session needs a title"));
      return;
    }
  if (!read_start (self, &start_us))
    return;

  self->to = (KbSessionCopyTo) {
    .shift_us = kb_session_copy_find_shift (self->session, start_us, NULL),
    .start_us = start_us,
    .title = get_entry (self->title_row),
    .without = (gtk_switch_get_active (self->crew_switch) ? 0 : KB_SESSION_COPY_CREW)
               | (gtk_switch_get_active (self->directions_switch) ? 0 : KB_SESSION_COPY_DIRECTIONS),
  };
  g_signal_emit (self, signals[SIGNAL_WANTED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
entry_activated_cb (KbDuplicateDialog *self)
{
  create_action (GTK_WIDGET (self), NULL, NULL);
}

static void
entry_changed_cb (KbDuplicateDialog *self,
                  GtkEditable       *row)
{
  kb_entry_error_show (GTK_WIDGET (row), self->error_label, NULL);
}

static void
kb_duplicate_dialog_dispose (GObject *object)
{
  KbDuplicateDialog *self = KB_DUPLICATE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_duplicate_dialog_parent_class)->dispose (object);
}

static void
kb_duplicate_dialog_class_init (KbDuplicateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_duplicate_dialog_dispose;

  signals[SIGNAL_WANTED] = g_signal_new ("wanted", KB_TYPE_DUPLICATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/library/kb-duplicate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDuplicateDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, KbDuplicateDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, KbDuplicateDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, KbDuplicateDialog, crew_switch);
  gtk_widget_class_bind_template_child (widget_class, KbDuplicateDialog, directions_switch);
  gtk_widget_class_bind_template_child (widget_class, KbDuplicateDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, KbDuplicateDialog, zone_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);

  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_duplicate_dialog_init (KbDuplicateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
prefill (KbDuplicateDialog *self)
{
  const gboolean has_start = !kb_record_is_null (self->session, KB_SESSION_START_US);
  const gint64 start_us = kb_record_get_int_or (self->session, KB_SESSION_START_US, g_get_real_time ());
  const gint64 next_us = kb_wall_shift (start_us, self->zone, WEEK_US, self->zone);
  g_autofree char *day = kb_instant_format_date (next_us, self->zone);
  g_autofree char *time = has_start ? kb_instant_format_minutes (next_us, self->zone) : g_strdup (DEFAULT_TIME);

  gtk_editable_set_text (GTK_EDITABLE (self->title_row), kb_record_get_text (self->session, KB_SESSION_TITLE));
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), day);
  gtk_editable_set_text (GTK_EDITABLE (self->time_row), time);
  gtk_label_set_text (self->zone_label, g_time_zone_get_identifier (self->zone));
}

/**
 * kb_duplicate_dialog_new:
 * @parent: the window that it belongs to
 * @session: what to copy
 *
 * Returns: (transfer none): the dialog, to be presented; it closes itself.
 */
GtkWindow *
kb_duplicate_dialog_new (GtkWindow *parent,
                         KbRecord  *session)
{
  KbDuplicateDialog *self = g_object_new (KB_TYPE_DUPLICATE_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->zone = kb_session_dup_time_zone (session);
  prefill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->day_row));

  return GTK_WINDOW (self);
}

KbRecord *
kb_duplicate_dialog_get_session (KbDuplicateDialog *self)
{
  g_return_val_if_fail (KB_IS_DUPLICATE_DIALOG (self), NULL);

  return self->session;
}

/**
 * kb_duplicate_dialog_get_to:
 *
 * Returns: (transfer none): which copy is wanted, good while the dialog is there.
 */
const KbSessionCopyTo *
kb_duplicate_dialog_get_to (KbDuplicateDialog *self)
{
  g_return_val_if_fail (KB_IS_DUPLICATE_DIALOG (self), NULL);

  return &self->to;
}
