/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-editor"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-lineup.h"
#include "kb-rundown-edits.h"
#include "kb-rundown-facts.h"
#include "kb-script-draft.h"
#include "kb-script-editor.h"
#include "kb-script-tags.h"
#include "kb-session.h"

/* How long typing pauses before it is stored. */
#define PAUSE_MS 600

/**
 * KbScriptEditor:
 *
 * What the host reads in a cue, with its meaning in colour and its reading time against the slot.
 * It is stored when typing pauses, when the focus leaves and before another cue is shown; what is
 * being typed is never overwritten from outside.
 */
struct _KbScriptEditor
{
  GtkWidget       parent_instance;

  KbRecordSet    *plan;        /* owned, nullable */
  KbRundownRow   *row;         /* owned, nullable: the cue */
  KbScriptDraft  *draft;       /* owned, nullable */
  guint           pause_id;    /* source: typing pauses */
  gboolean        is_loading;  /* the buffer changes, and nobody types */

  GtkWidget      *box;         /* child */
  GtkWidget      *view;
  GtkTextBuffer  *buffer;
  GtkLabel       *time;
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbScriptEditor, kb_script_editor, GTK_TYPE_WIDGET)

static char *
dup_text (KbScriptEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static const char *
get_language (KbScriptEditor *self)
{
  KbRecord *session = self->plan != NULL ? kb_record_set_get_session (self->plan) : NULL;

  return session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : "";
}

/* The product's must-say lines, one phrase a line. */
static char **
dup_must_say (KbScriptEditor *self)
{
  KbRecord *cue = kb_rundown_row_get_record (self->row);
  KbRecord *item = kb_record_set_find_ref (self->plan, cue, KB_CUE_LINEUP_ITEM_ID);

  return g_strsplit (item != NULL ? kb_record_get_text (item, KB_LINEUP_ITEM_MUST_SAY) : "", "\n", -1);
}

static char *
format_units (KbPace      pace,
              const char *language)
{
  const guint n = pace.units;

  if (kb_pace_is_syllabic (language))
    /* Translators: how much a script in Chinese, Japanese or Korean says */
    return g_strdup_printf (ngettext ("%u syllable", "%u syllables", n), n);
  return g_strdup_printf (ngettext ("%u word", "%u words", n), n);
}

/* "0:32 / 8:00 · 127 words", and by how much it is too long. */
static void
show_time (KbScriptEditor *self,
           const char     *text)
{
  KbRecord *cue = kb_rundown_row_get_record (self->row);
  const KbPace pace = kb_pace_count (text, get_language (self));
  const gint64 script_ms = kb_pace_ms (pace, kb_cue_text_get_rate (self->plan, cue));
  const gint64 slot_ms = kb_record_get_int (cue, KB_CUE_DURATION_MS);
  const gboolean is_over = script_ms > slot_ms;
  /* To the nearest second, as in the table. */
  g_autofree char *script = kb_duration_format (script_ms + 500);
  g_autofree char *slot = kb_duration_format (slot_ms);
  g_autofree char *over = kb_duration_format (script_ms - slot_ms);
  g_autofree char *units = format_units (pace, get_language (self));
  g_autofree char *excess = is_over ? g_strdup_printf (_(" · over by %s"), over) : g_strdup ("");
  g_autofree char *markup = g_strdup_printf ("<b>%s</b> / %s · %s%s", script, slot, units, excess);

  gtk_label_set_markup (self->time, markup);
  gtk_widget_set_css_classes (GTK_WIDGET (self->time), is_over ? (const char *[]) { "figures", "level", "block", NULL }
                                                               : (const char *[]) { "figures", "dim", NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time),
                               is_over ? _("The script takes longer than the cue")
                                       : _("How long the script takes, how long the cue is, and how much is said"));
}

static void
update_meaning (KbScriptEditor *self,
                const char     *text)
{
  g_auto (GStrv) must_say = dup_must_say (self);

  kb_script_tags_apply (self->buffer, get_language (self), (const char *const *) must_say);
  show_time (self, text);
}

static void
load_text (KbScriptEditor *self,
           const char     *text)
{
  GtkTextIter cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  offset = gtk_text_iter_get_offset (&cursor);

  self->is_loading = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
  self->is_loading = FALSE;
}

static gboolean
paused_cb (gpointer user_data)
{
  KbScriptEditor *self = user_data;

  self->pause_id = 0;
  kb_script_editor_flush (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (KbScriptEditor *self)
{
  g_autofree char *text = NULL;

  if (self->is_loading || self->row == NULL)
    return;

  text = dup_text (self);
  kb_script_draft_type (self->draft, text);
  update_meaning (self, text);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, paused_cb, self);
}

/* A direction stands on a line of its own, and the cursor between its brackets. */
static void
direction_clicked_cb (KbScriptEditor *self)
{
  GtkTextIter cursor;
  gboolean starts_line;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  starts_line = gtk_text_iter_starts_line (&cursor);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_insert (self->buffer, &cursor, starts_line ? "【】\n" : "\n【】\n", -1);
  gtk_text_buffer_end_user_action (self->buffer);

  gtk_text_iter_backward_chars (&cursor, 2);
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
  gtk_widget_grab_focus (self->view);
}

/* Marks the line, or takes the mark off. */
static void
must_say_clicked_cb (KbScriptEditor *self)
{
  GtkTextIter line, after;
  g_autofree char *first = NULL;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &line, gtk_text_buffer_get_insert (self->buffer));
  gtk_text_iter_set_line_offset (&line, 0);
  after = line;
  gtk_text_iter_forward_char (&after);
  first = gtk_text_buffer_get_text (self->buffer, &line, &after, TRUE);
  if (g_strcmp0 (first, "※") == 0)
    gtk_text_buffer_delete (self->buffer, &line, &after);
  else
    gtk_text_buffer_insert (self->buffer, &line, "※", -1);
  gtk_widget_grab_focus (self->view);
}

static void
kb_script_editor_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kb_script_editor_parent_class)->css_changed (widget, change);
  kb_script_tags_colour (KB_SCRIPT_EDITOR (widget)->buffer, widget);
}

static void
kb_script_editor_unmap (GtkWidget *widget)
{
  kb_script_editor_flush (KB_SCRIPT_EDITOR (widget));

  GTK_WIDGET_CLASS (kb_script_editor_parent_class)->unmap (widget);
}

static void
kb_script_editor_dispose (GObject *object)
{
  KbScriptEditor *self = KB_SCRIPT_EDITOR (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_SCRIPT_EDITOR);
  g_clear_object (&self->draft);
  g_clear_object (&self->row);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kb_script_editor_parent_class)->dispose (object);
}

static void
kb_script_editor_class_init (KbScriptEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_script_editor_dispose;
  widget_class->css_changed = kb_script_editor_css_changed;
  widget_class->unmap = kb_script_editor_unmap;

  /**
   * KbScriptEditor::edit:
   * @edit: what was typed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_SCRIPT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-script-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KbScriptEditor, box);
  gtk_widget_class_bind_template_child (widget_class, KbScriptEditor, view);
  gtk_widget_class_bind_template_child (widget_class, KbScriptEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, KbScriptEditor, time);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, direction_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, must_say_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kb_script_editor_flush);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_script_editor_init (KbScriptEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_script_tags_create (self->buffer);
}

static void
open_draft (KbScriptEditor *self,
            KbRundownRow   *row)
{
  const char *script = kb_record_get_text (kb_rundown_row_get_record (row), KB_CUE_SCRIPT);

  kb_script_editor_flush (self);
  g_set_object (&self->row, row);
  g_clear_object (&self->draft);
  self->draft = kb_script_draft_new (script);
  load_text (self, script);
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
  const char *script = kb_record_get_text (kb_rundown_row_get_record (row), KB_CUE_SCRIPT);

  g_return_if_fail (KB_IS_SCRIPT_EDITOR (self));

  if (row != self->row)
    open_draft (self, row);
  else if (kb_script_draft_receive (self->draft, script))
    load_text (self, script);
  g_set_object (&self->plan, plan);
  update_meaning (self, kb_script_draft_get_text (self->draft));
}

/**
 * kb_script_editor_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_script_editor_flush (KbScriptEditor *self)
{
  const char *text;
  g_autoptr (KbEdit) edit = NULL;

  g_return_if_fail (KB_IS_SCRIPT_EDITOR (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  text = self->draft != NULL ? kb_script_draft_take (self->draft) : NULL;
  if (text == NULL)
    return;

  /* Also a text that is stored now must be sent, while another one is still on its way. */
  edit = kb_rundown_set_text (kb_rundown_row_get_record (self->row), KB_CUE_SCRIPT, _("Edit script of cue %s"), text);
  if (kb_edit_get_n_steps (edit) == 0)
    kb_edit_set_text (edit, kb_rundown_row_get_record (self->row), KB_CUE_SCRIPT, text);
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
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

  if (self->draft != NULL)
    kb_script_draft_fail (self->draft);
}
