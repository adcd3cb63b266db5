/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-jump-entry"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-jump-entry.h"
#include "kb-key-label.h"

/**
 * KbJumpEntry:
 *
 * Takes a cue by its number, or only shows the host its text, and gives the keyboard back to the desk.
 */
struct _KbJumpEntry
{
  GtkBox     parent_instance;

  KbShow    *show;    /* owned, nullable */

  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (KbJumpEntry, kb_jump_entry, GTK_TYPE_BOX)

static void
show_error (KbJumpEntry *self,
            const char  *message)
{
  gtk_widget_add_css_class (self->entry, "error");
  gtk_widget_set_tooltip_text (self->entry, message);
}

/* The cue that was typed, which is said when there is none. */
static gint64
find_cue (KbJumpEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const gint64 cue_id = self->show != NULL ? kb_run_find_number (kb_show_get_run (self->show), text) : 0;
  g_autofree char *message = g_strdup_printf (_("No cue has the number “%s”."), text);

  if (cue_id == 0)
    show_error (self, message);

  return cue_id;
}

static void
activated_cb (GtkEntry    *entry,
              KbJumpEntry *self)
{
  const gint64 cue_id = find_cue (self);

  if (cue_id == 0)
    return;

  kb_jump_entry_leave (self);
  kb_show_take (self->show, cue_id);
}

static void
look_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbJumpEntry *self = KB_JUMP_ENTRY (widget);
  const gint64 cue_id = find_cue (self);

  if (cue_id == 0)
    return;
  if (kb_show_look_at (self->show, cue_id))
    kb_jump_entry_leave (self);
  else
    show_error (self, _("The host’s text cannot look at it: it is skipped, or no cue is on air."));
}

static void
kb_jump_entry_dispose (GObject *object)
{
  KbJumpEntry *self = KB_JUMP_ENTRY (object);

  g_clear_object (&self->show);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_JUMP_ENTRY);

  G_OBJECT_CLASS (kb_jump_entry_parent_class)->dispose (object);
}

static void
kb_jump_entry_class_init (KbJumpEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_jump_entry_dispose;

  g_type_ensure (KB_TYPE_KEY_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-jump-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KbJumpEntry, entry);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "jump.look", NULL, look_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "jump.look", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_SHIFT_MASK, "jump.look", NULL);
}

static void
kb_jump_entry_init (KbJumpEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_jump_entry_set_show:
 * @show: (nullable) (transfer none): the run in which it jumps
 */
void
kb_jump_entry_set_show (KbJumpEntry *self,
                        KbShow      *show)
{
  g_return_if_fail (KB_IS_JUMP_ENTRY (self));

  g_set_object (&self->show, show);
}

/**
 * kb_jump_entry_enter:
 *
 * A number is typed from here on.
 */
void
kb_jump_entry_enter (KbJumpEntry *self)
{
  g_return_if_fail (KB_IS_JUMP_ENTRY (self));

  gtk_widget_grab_focus (self->entry);
}

/**
 * kb_jump_entry_leave:
 *
 * What was typed is forgotten, and keys are the desk's again.
 */
void
kb_jump_entry_leave (KbJumpEntry *self)
{
  g_return_if_fail (KB_IS_JUMP_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_tooltip_text (self->entry, _("Enter takes the cue; with Shift the host’s text only looks at it"));
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
}
