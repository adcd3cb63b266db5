/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-incident-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-field-form.h"
#include "kb-incident-book.h"
#include "kb-incident-window.h"
#include "kb-incident.h"
#include "kb-level-chip.h"
#include "kb-text.h"

/**
 * KbIncidentWindow:
 *
 * What is asked after an incident: why it happened, what it cost, and whether a checklist or its playbook must change, which
 * one press does.
 */
struct _KbIncidentWindow
{
  AdwWindow        parent_instance;

  KbWorkspace     *workspace;   /* owned */
  KbRecordSet     *plan;        /* owned */
  KbRecord        *incident;    /* owned */

  AdwWindowTitle  *title;
  GtkBox          *level;
  AdwBin          *form;
  GtkEditable     *lesson;
  GtkWidget       *checklist_button;
  GtkWidget       *playbook_button;
  GtkLabel        *written;
};

G_DEFINE_FINAL_TYPE (KbIncidentWindow, kb_incident_window, ADW_TYPE_WINDOW)

static const KbFormField fields[] = {
  { KB_INCIDENT_TITLE, N_ ("What happened"), N_ ("Change incident"), &kb_field_codec_required_text, KB_FORM_WIDE },
  { KB_INCIDENT_CAUSE, N_ ("Cause"), N_ ("Change cause of incident"), &kb_field_codec_text, KB_FORM_LONG },
  { KB_INCIDENT_ACTION, N_ ("What was done"), N_ ("Change what was done"), &kb_field_codec_text, KB_FORM_LONG },
  { KB_INCIDENT_IMPACT, N_ ("Impact, −5…+15 minutes"), N_ ("Change impact of incident"), &kb_field_codec_text, KB_FORM_LONG },
  { KB_INCIDENT_EVIDENCE, N_ ("Evidence"), N_ ("Change evidence of incident"), &kb_field_codec_text, KB_FORM_WIDE },
};

static void
update (KbIncidentWindow *self)
{
  const char *lesson = gtk_editable_get_text (self->lesson);
  const char *written = kb_record_get_text (self->incident, KB_INCIDENT_WRITE_BACK);
  const gboolean has_plan = kb_record_set_find_ref (self->plan, self->incident, KB_INCIDENT_PLAN_ID) != NULL;

  gtk_widget_set_sensitive (self->checklist_button, !kb_text_is_empty (lesson));
  gtk_widget_set_sensitive (self->playbook_button, !kb_text_is_empty (lesson) && has_plan);
  gtk_label_set_text (self->written, written);
  gtk_widget_set_visible (GTK_WIDGET (self->written), !kb_text_is_empty (written));
}

static void
write_back (KbIncidentWindow *self,
            KbEdit           *edit)
{
  kb_workspace_edit (self->workspace, edit);
  gtk_editable_set_text (self->lesson, "");
}

static void
checklist_cb (KbIncidentWindow *self)
{
  g_autoptr (KbEdit) edit = kb_incident_book_to_checklist (self->plan, self->incident, gtk_editable_get_text (self->lesson));

  write_back (self, edit);
}

static void
playbook_cb (KbIncidentWindow *self)
{
  g_autoptr (KbEdit) edit = kb_incident_book_to_playbook (self->plan, self->incident, gtk_editable_get_text (self->lesson));

  write_back (self, edit);
}

/* The figures of the minutes after it come in later: they are worked out again when asked. */
static void
impact_cb (KbIncidentWindow *self)
{
  g_autofree char *impact = kb_incident_book_dup_impact (self->plan, self->incident);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Work out impact of incident"));

  if (kb_text_is_empty (impact))
    return;

  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_edit_set_text (edit, self->incident, KB_INCIDENT_IMPACT, impact);
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_incident_window_dispose (GObject *object)
{
  KbIncidentWindow *self = KB_INCIDENT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_INCIDENT_WINDOW);
  g_clear_object (&self->incident);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_incident_window_parent_class)->dispose (object);
}

static void
kb_incident_window_class_init (KbIncidentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_incident_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-incident-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbIncidentWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentWindow, level);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentWindow, form);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentWindow, lesson);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentWindow, checklist_button);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentWindow, playbook_button);
  gtk_widget_class_bind_template_child (widget_class, KbIncidentWindow, written);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, checklist_cb);
  gtk_widget_class_bind_template_callback (widget_class, playbook_cb);
  gtk_widget_class_bind_template_callback (widget_class, impact_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_incident_window_init (KbIncidentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_incident_window_open:
 * @parent: the window in front of which it opens
 * @workspace: (transfer none): where edits go
 * @plan: (transfer none): the session
 * @incident: (transfer none): the incident's row
 */
void
kb_incident_window_open (GtkWindow   *parent,
                         KbWorkspace *workspace,
                         KbRecordSet *plan,
                         KbRecord    *incident)
{
  KbIncidentWindow *self = g_object_new (KB_TYPE_INCIDENT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  GtkWidget *form = kb_field_form_new (KB_ENTITY_INCIDENT, fields, G_N_ELEMENTS (fields), 1);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  self->incident = g_object_ref (incident);
  adw_window_title_set_title (self->title, kb_record_get_text (incident, KB_INCIDENT_TITLE));
  adw_window_title_set_subtitle (self->title, kb_record_get_text (incident, KB_INCIDENT_CODE));
  gtk_box_append (self->level, kb_level_chip_new (kb_record_get_int (incident, KB_INCIDENT_SEVERITY)));
  kb_field_form_set_record (KB_FIELD_FORM (form), workspace, incident);
  adw_bin_set_child (self->form, form);
  g_signal_connect_object (incident, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
