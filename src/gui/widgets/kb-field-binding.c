/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-field-binding"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kb-entry-error.h"
#include "kb-field-binding.h"
#include "kb-text.h"

/**
 * KbFieldBinding:
 *
 * One field of a row in one entry or text view. What is typed becomes one edit when the focus leaves
 * or Enter is pressed; Escape takes it back. What cannot be read stays in the entry, marked, with a
 * sentence beside it, and nothing is stored.
 *
 * The widget owns its binding.
 */
struct _KbFieldBinding
{
  GObject              parent_instance;

  GtkWidget           *widget;        /* borrowed: it owns this */
  GtkLabel            *error_label;   /* borrowed: beside the widget */
  const KbFieldCodec  *codec;
  char                *label;         /* owned: of the edit, translated */
  guint                field;

  KbWorkspace         *workspace;     /* owned, nullable */
  KbRecord            *session;       /* owned, nullable */
  GSignalGroup        *record;        /* owned: the row shown */
  char                *shown;         /* owned: the text as it was put there; another is not stored yet */

  KbFieldApply         apply;         /* nullable */
  gpointer             apply_data;    /* borrowed */
};

G_DEFINE_FINAL_TYPE (KbFieldBinding, kb_field_binding, G_TYPE_OBJECT)

static char *
get_text (KbFieldBinding *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (self->widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->widget)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
replace_text (KbFieldBinding *self,
              const char     *text)
{
  if (GTK_IS_EDITABLE (self->widget))
    gtk_editable_set_text (GTK_EDITABLE (self->widget), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget)), text, -1);
}

/* What is stored is undone by the library, not by the entry, which would put it back unseen: the
 * entry forgets. */
static void
forget_typing (KbFieldBinding *self)
{
  if (GTK_IS_EDITABLE (self->widget))
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->widget), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->widget), TRUE);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget));

      gtk_text_buffer_set_enable_undo (buffer, FALSE);
      gtk_text_buffer_set_enable_undo (buffer, TRUE);
    }
}

static void
set_text (KbFieldBinding *self,
          const char     *text)
{
  g_autofree char *current = get_text (self);

  g_free (self->shown);
  self->shown = g_strdup (text);
  if (g_strcmp0 (current, text) != 0)
    replace_text (self, text);
  forget_typing (self);
}

static gboolean
is_changed (KbFieldBinding *self)
{
  g_autofree char *text = get_text (self);

  return g_strcmp0 (text, self->shown) != 0;
}

static void
show_error (KbFieldBinding *self,
            const char     *message)
{
  const char *title = ADW_IS_PREFERENCES_ROW (self->widget)
                        ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->widget)) : NULL;
  /* Translators: a field's name, and what is wrong with what was typed into it */
  g_autofree char *named = message != NULL && !kb_text_is_empty (title) ? g_strdup_printf (_("%s: %s"), title, message) : NULL;

  kb_entry_error_show (self->widget, self->error_label, named != NULL ? named : message);
}

static void
store_value (KbFieldBinding *self,
             KbRecord       *record,
             const KbValue  *value)
{
  g_autoptr (KbEdit) edit = NULL;

  if (kb_value_equal (kb_record_peek (record, self->field), value))
    return;
  if (self->apply != NULL)
    {
      self->apply (self, record, value, self->apply_data);
      return;
    }

  edit = kb_edit_new (self->label);
  if (self->session != NULL)
    kb_edit_set_session (edit, kb_record_get_id (self->session));
  kb_edit_set (edit, kb_record_get_kind (record), kb_record_get_id (record), self->field, value);
  kb_workspace_edit (self->workspace, edit);
}

/* What somebody types is not overwritten by what comes from elsewhere. */
static void
record_changed_cb (KbFieldBinding *self)
{
  if (!is_changed (self))
    kb_field_binding_refresh (self);
}

static void
activated_cb (KbFieldBinding *self)
{
  kb_field_binding_commit (self);
}

/* As long as nothing is typed, Undo is the library's: an entry of GTK 4.8 takes the key even when it
 * has nothing to undo. */
static gboolean
key_pressed_cb (KbFieldBinding  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const gboolean changed = is_changed (self);

  if (keyval == GDK_KEY_Escape && changed)
    {
      kb_field_binding_refresh (self);
      return GDK_EVENT_STOP;
    }
  if (gdk_keyval_to_lower (keyval) == GDK_KEY_z && (state & GDK_CONTROL_MASK) && !changed)
    return gtk_widget_activate_action (self->widget, state & GDK_SHIFT_MASK ? "win.redo" : "win.undo", NULL);

  return GDK_EVENT_PROPAGATE;
}

static void
kb_field_binding_finalize (GObject *object)
{
  KbFieldBinding *self = KB_FIELD_BINDING (object);

  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);
  g_free (self->label);
  g_free (self->shown);

  G_OBJECT_CLASS (kb_field_binding_parent_class)->finalize (object);
}

static void
kb_field_binding_class_init (KbFieldBindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_field_binding_finalize;
}

static void
kb_field_binding_init (KbFieldBinding *self)
{
  self->shown = g_strdup ("");
  self->record = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_object (self->record, "notify", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
watch_widget (KbFieldBinding *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->widget, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->widget, keys);
  /* A page that is left by a key takes the focus along without a word. */
  g_signal_connect_object (self->widget, "unmap", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);

  if (g_signal_lookup ("entry-activated", G_OBJECT_TYPE (self->widget)) != 0)
    g_signal_connect_object (self->widget, "entry-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  else if (GTK_IS_ENTRY (self->widget))
    g_signal_connect_object (self->widget, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_field_binding_new:
 * @widget: an editable or a text view
 * @error_label: stands beside it and says what is wrong; hidden while nothing is
 * @field: which field of the row
 * @codec: (transfer none): how it is shown and typed, constant
 * @label: the edit's label, translated ("Change account")
 *
 * Returns: (transfer none): the binding, which goes with @widget.
 */
KbFieldBinding *
kb_field_binding_new (GtkWidget          *widget,
                      GtkLabel           *error_label,
                      guint               field,
                      const KbFieldCodec *codec,
                      const char         *label)
{
  KbFieldBinding *self = g_object_new (KB_TYPE_FIELD_BINDING, NULL);

  self->widget = widget;
  self->error_label = error_label;
  self->field = field;
  self->codec = codec;
  self->label = g_strdup (label);
  watch_widget (self);
  g_object_set_data_full (G_OBJECT (widget), "kb-field-binding", self, g_object_unref);

  return self;
}

/**
 * kb_field_binding_set_apply:
 * @apply: (nullable): what is called with a new value instead of setting the field
 */
void
kb_field_binding_set_apply (KbFieldBinding *self,
                            KbFieldApply    apply,
                            gpointer        user_data)
{
  g_return_if_fail (KB_IS_FIELD_BINDING (self));

  self->apply = apply;
  self->apply_data = user_data;
}

/**
 * kb_field_binding_set_record:
 * @workspace: (nullable): where edits go
 * @session: (nullable): the session that @record belongs to; %NULL for a row of the library
 * @record: (nullable): the row to show; %NULL for none
 *
 * Shows another row. What was typed for the row before is stored first.
 */
void
kb_field_binding_set_record (KbFieldBinding *self,
                             KbWorkspace    *workspace,
                             KbRecord       *session,
                             KbRecord       *record)
{
  g_return_if_fail (KB_IS_FIELD_BINDING (self));

  kb_field_binding_commit (self);
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->record, record);
  kb_field_binding_refresh (self);
}

/**
 * kb_field_binding_refresh:
 *
 * Shows what is stored; what was typed and not stored is dropped.
 */
void
kb_field_binding_refresh (KbFieldBinding *self)
{
  g_autoptr (KbRecord) record = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KB_IS_FIELD_BINDING (self));

  record = g_signal_group_dup_target (self->record);
  text = record != NULL ? self->codec->format (self->session, record, self->field) : g_strdup ("");
  set_text (self, text);
  show_error (self, NULL);
}

/**
 * kb_field_binding_commit:
 *
 * Stores what was typed, as one edit; does nothing when nothing was.
 *
 * Returns: %FALSE when it cannot be read: it stays, marked, and nothing is stored.
 */
gboolean
kb_field_binding_commit (KbFieldBinding *self)
{
  g_autoptr (KbRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (KbValue) value = KB_VALUE_INIT;

  g_return_val_if_fail (KB_IS_FIELD_BINDING (self), FALSE);

  record = g_signal_group_dup_target (self->record);
  if (record == NULL || !is_changed (self))
    return TRUE;

  text = get_text (self);
  if (!self->codec->parse (self->session, record, self->field, text, &value, &error))
    {
      show_error (self, error->message);
      return FALSE;
    }

  /* Shown as typed until the store has it; then as it is stored. */
  set_text (self, text);
  show_error (self, NULL);
  if (kb_value_equal (kb_record_peek (record, self->field), &value))
    kb_field_binding_refresh (self);
  else
    store_value (self, record, &value);
  return TRUE;
}
