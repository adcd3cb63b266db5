/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-editor"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-reading-time.h"
#include "kb-script-checks.h"
#include "kb-script-editor.h"
#include "kb-script-view.h"

/**
 * KbScriptEditor:
 *
 * What the host reads in a cue, with its meaning in colour and form, its reading time against the slot, and what is
 * wrong with it.
 */
struct _KbScriptEditor
{
  GtkWidget       parent_instance;

  KbRecordSet    *plan;     /* owned, nullable */
  KbRundownRow   *row;      /* owned, nullable: the cue */

  GtkWidget      *box;      /* child */
  KbScriptView   *view;
  KbScriptChecks *checks;
  GtkLabel       *time;
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbScriptEditor, kb_script_editor, GTK_TYPE_WIDGET)

/* "0:32 / 8:00 · 127 words", and by how much it is too long. */
static void
show_time (KbScriptEditor *self)
{
  KbScriptSection *section = kb_script_view_get_section (self->view, 0);
  g_autofree char *text = section != NULL ? kb_script_section_dup_shown (section) : NULL;
  KbReadingTime time;
  g_autofree char *markup = NULL;

  if (section == NULL)
    return;

  time = kb_reading_time_of (self->plan, kb_script_section_cue (section), text);
  markup = kb_reading_time_format (&time);
  gtk_label_set_markup (self->time, markup);
  gtk_widget_set_css_classes (GTK_WIDGET (self->time), time.over_ms > 0 ? (const char *[]) { "figures", "level", "block", NULL }
                                                                        : (const char *[]) { "figures", "dim", NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time),
                               time.over_ms > 0 ? _("The script takes longer than the cue")
                                                : _("How long the script takes, how long the cue is, and how much is said"));
}

static void
edit_cb (KbScriptEditor *self,
         KbEdit         *edit)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
}

static void
activate (KbScriptEditor *self,
          const char     *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL);
}

static void
variable_clicked_cb (KbScriptEditor *self)
{
  activate (self, "script.insert-variable");
}

static void
phrase_clicked_cb (KbScriptEditor *self)
{
  activate (self, "script.insert-phrase");
}

static void
direction_clicked_cb (KbScriptEditor *self)
{
  activate (self, "script.direction");
}

static void
must_say_clicked_cb (KbScriptEditor *self)
{
  activate (self, "script.must-say");
}

static void
kb_script_editor_dispose (GObject *object)
{
  KbScriptEditor *self = KB_SCRIPT_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SCRIPT_EDITOR);
  g_clear_object (&self->row);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kb_script_editor_parent_class)->dispose (object);
}

static void
kb_script_editor_class_init (KbScriptEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_script_editor_dispose;

  /**
   * KbScriptEditor::edit:
   * @edit: what was typed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_SCRIPT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);

  g_type_ensure (KB_TYPE_SCRIPT_CHECKS);
  g_type_ensure (KB_TYPE_SCRIPT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-script-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KbScriptEditor, box);
  gtk_widget_class_bind_template_child (widget_class, KbScriptEditor, view);
  gtk_widget_class_bind_template_child (widget_class, KbScriptEditor, checks);
  gtk_widget_class_bind_template_child (widget_class, KbScriptEditor, time);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_time);
  gtk_widget_class_bind_template_callback (widget_class, variable_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, phrase_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, direction_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, must_say_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_script_editor_init (KbScriptEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_script_checks_set_view (self->checks, self->view);
}

/**
 * kb_script_editor_show:
 * @row: a cue
 *
 * Shows a cue's script, or the same one after a change; what is typed stays.
 */
void
kb_script_editor_show (KbScriptEditor *self,
                       KbRecordSet    *plan,
                       KbRundownRow   *row)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_return_if_fail (KB_IS_SCRIPT_EDITOR (self));

  g_ptr_array_add (rows, row);
  g_set_object (&self->plan, plan);
  g_set_object (&self->row, row);
  kb_script_view_show (self->view, plan, rows, FALSE);
  kb_script_checks_update (self->checks);
  show_time (self);
}

/**
 * kb_script_editor_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_script_editor_flush (KbScriptEditor *self)
{
  g_return_if_fail (KB_IS_SCRIPT_EDITOR (self));

  kb_script_view_flush (self->view);
}

/**
 * kb_script_editor_fail:
 *
 * What was to be stored was not: it is stored with what is typed next.
 */
void
kb_script_editor_fail (KbScriptEditor *self)
{
  g_return_if_fail (KB_IS_SCRIPT_EDITOR (self));

  kb_script_view_fail (self->view);
}
