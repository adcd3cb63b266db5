/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-idea-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-brief-edits.h"
#include "kb-cue.h"
#include "kb-field-binding.h"
#include "kb-idea-row.h"
#include "kb-text.h"
#include "kb-warmup.h"

/**
 * KbIdeaRow:
 *
 * A thought for the session, and the cue that came of it.
 */
struct _KbIdeaRow
{
  GtkListBoxRow   parent_instance;

  KbWorkspace    *workspace;   /* owned */
  KbRecordSet    *plan;        /* owned */
  KbRecord       *idea;        /* owned */
  KbFieldBinding *binding;     /* borrowed from its widget */

  GtkEntry       *title_entry;
  GtkButton      *cue_button;    /* leads to the cue that came of it */
  GtkWidget      *make_button;
  GtkLabel       *error_label;
};

G_DEFINE_FINAL_TYPE (KbIdeaRow, kb_idea_row, GTK_TYPE_LIST_BOX_ROW)

/* Leads to the cue that came of it, or offers to make one. */
static void
idea_changed_cb (KbIdeaRow *self)
{
  KbRecord *cue = kb_record_set_find_ref (self->plan, self->idea, KB_IDEA_CUE_ID);
  /* Translators: the number of the cue that came of an idea: "in C14" */
  g_autofree char *text = cue != NULL ? g_strdup_printf (_("in %s"), kb_record_get_text (cue, KB_CUE_CUE_NO)) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->cue_button), cue != NULL);
  gtk_widget_set_visible (self->make_button, cue == NULL && !kb_text_is_empty (kb_record_get_text (self->idea, KB_IDEA_TITLE)));
  if (cue == NULL)
    return;

  gtk_button_set_label (self->cue_button, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->cue_button), "(sxx)", kb_entity_get (KB_ENTITY_CUE)->name,
                                    kb_record_get_id (cue), kb_record_set_get_session_id (self->plan));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cue_button), "win.open-row");
}

static void
make_cue_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbIdeaRow *self = KB_IDEA_ROW (widget);
  g_autoptr (KbEdit) edit = NULL;

  if (kb_record_set_find_ref (self->plan, self->idea, KB_IDEA_CUE_ID) != NULL)
    return;

  edit = kb_brief_edits_make_cue (self->plan, self->idea);
  kb_workspace_edit (self->workspace, edit);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbIdeaRow *self = KB_IDEA_ROW (widget);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Remove idea"));

  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_edit_delete (edit, KB_ENTITY_IDEA, kb_record_get_id (self->idea));
  kb_workspace_edit (self->workspace, edit);
}

static void
kb_idea_row_dispose (GObject *object)
{
  KbIdeaRow *self = KB_IDEA_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_IDEA_ROW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->plan);
  g_clear_object (&self->idea);

  G_OBJECT_CLASS (kb_idea_row_parent_class)->dispose (object);
}

static void
kb_idea_row_class_init (KbIdeaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_idea_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/brief/kb-idea-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbIdeaRow, title_entry);
  gtk_widget_class_bind_template_child (widget_class, KbIdeaRow, cue_button);
  gtk_widget_class_bind_template_child (widget_class, KbIdeaRow, make_button);
  gtk_widget_class_bind_template_child (widget_class, KbIdeaRow, error_label);

  gtk_widget_class_install_action (widget_class, "idea.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "idea.make-cue", NULL, make_cue_action);
}

static void
kb_idea_row_init (KbIdeaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->binding = kb_field_binding_new (GTK_WIDGET (self->title_entry), self->error_label, KB_IDEA_TITLE,
                                        &kb_field_codec_text, _("Change idea"));
}

/**
 * kb_idea_row_new:
 * @plan: the session
 * @idea: one of its ideas
 *
 * Returns: (transfer none): a row that edits @idea.
 */
GtkWidget *
kb_idea_row_new (KbWorkspace *workspace,
                 KbRecordSet *plan,
                 KbRecord    *idea)
{
  KbIdeaRow *self = g_object_new (KB_TYPE_IDEA_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->plan = g_object_ref (plan);
  self->idea = g_object_ref (idea);
  kb_field_binding_set_record (self->binding, workspace, kb_record_set_get_session (plan), idea);
  g_signal_connect_object (idea, "notify", G_CALLBACK (idea_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "changed", G_CALLBACK (idea_changed_cb), self, G_CONNECT_SWAPPED);
  idea_changed_cb (self);

  return GTK_WIDGET (self);
}

void
kb_idea_row_focus (KbIdeaRow *self)
{
  g_return_if_fail (KB_IS_IDEA_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}
