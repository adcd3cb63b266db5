/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-view-actions"

#include "config.h"

#include "kb-phrase-popover.h"
#include "kb-script-menu.h"
#include "kb-script-text.h"
#include "kb-script-view-private.h"
#include "kb-variable.h"

/* What a script's keys and buttons do. */

static GtkTextBuffer *
get_buffer (KbScriptView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
get_cursor (KbScriptView *self,
            GtkTextIter  *cursor)
{
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), cursor, gtk_text_buffer_get_insert (get_buffer (self)));
}

/* Other places get the variables, not the values of today. */
static void
copy_selection (KbScriptView *self)
{
  GtkTextIter start, end;
  g_autofree char *stored = NULL;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return;

  kb_script_text_leave_variable (&start, FALSE);
  kb_script_text_leave_variable (&end, TRUE);
  stored = kb_script_text_dup_stored (get_buffer (self), &start, &end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), stored);
}

static void
kb_script_view_copy_clipboard (GtkTextView *view)
{
  copy_selection (KB_SCRIPT_VIEW (view));
}

static void
kb_script_view_cut_clipboard (GtkTextView *view)
{
  copy_selection (KB_SCRIPT_VIEW (view));
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE, gtk_text_view_get_editable (view));
}

static void
insert_variable_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  gtk_widget_grab_focus (widget);
  kb_script_view_insert (KB_SCRIPT_VIEW (widget), "{");
}

static void
phrase_chosen_cb (KbScriptView *self,
                  const char   *text)
{
  kb_script_view_insert (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Where a phrase is chosen; made when it is first asked for. */
static KbPhrasePopover *
get_phrases (KbScriptView *self)
{
  KbPhrasePopover *popover;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (KB_IS_PHRASE_POPOVER (child))
      return KB_PHRASE_POPOVER (child);

  popover = kb_phrase_popover_new (FALSE);
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
  g_signal_connect_object (popover, "chosen", G_CALLBACK (phrase_chosen_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
insert_phrase_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  KbScriptView *self = KB_SCRIPT_VIEW (widget);
  KbPhrasePopover *popover = get_phrases (self);
  GdkRectangle place;
  GtkTextIter cursor;

  get_cursor (self, &cursor);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (get_buffer (self)));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &cursor, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  place.width = 1;
  kb_phrase_popover_set_plan (popover, kb_script_view_get_plan (self), NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* A direction stands on a line of its own, and the cursor between its brackets. */
static void
direction_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KbScriptView *self = KB_SCRIPT_VIEW (widget);
  GtkTextIter cursor;

  get_cursor (self, &cursor);
  kb_script_view_insert (self, gtk_text_iter_starts_line (&cursor) ? "【】\n" : "\n【】\n");
  get_cursor (self, &cursor);
  gtk_text_iter_backward_chars (&cursor, 2);
  gtk_text_buffer_place_cursor (get_buffer (self), &cursor);
  gtk_widget_grab_focus (widget);
}

/* Marks the line, or takes the mark off. */
static void
must_say_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  GtkTextIter line, after;
  g_autofree char *first = NULL;

  gtk_text_buffer_get_iter_at_mark (buffer, &line, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&line, 0);
  after = line;
  gtk_text_iter_forward_char (&after);
  first = gtk_text_buffer_get_text (buffer, &line, &after, TRUE);

  gtk_text_buffer_begin_user_action (buffer);
  if (g_strcmp0 (first, "※") == 0)
    gtk_text_buffer_delete (buffer, &line, &after);
  else
    gtk_text_buffer_insert (buffer, &line, "※", -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (widget);
}

static gboolean
kb_script_view_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard_tooltip,
                              GtkTooltip *tooltip)
{
  KbScriptView *self = KB_SCRIPT_VIEW (widget);
  const char *written;
  g_autofree char *text = NULL;
  KbRecord *cue;
  KbVariableState state;
  KbVariableUse use;
  GtkTextIter at;
  int index;

  if (keyboard_tooltip)
    get_cursor (self, &at);
  else
    {
      gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &at, x, y);
    }
  written = kb_script_text_get_variable (&at);
  index = kb_script_view_find_section (self, &at);
  if (written == NULL || index < 0 || !kb_variable_find (written, &use))
    return FALSE;

  cue = kb_script_section_cue (kb_script_view_get_section (self, index));
  g_free (kb_variable_resolve (kb_script_view_get_plan (self), cue, &use, &state));
  text = kb_variable_describe (&use, state);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/**
 * kb_script_view_present_popovers:
 *
 * A text view knows nothing of popovers: they are presented by hand when it is laid out.
 */
void
kb_script_view_present_popovers (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

/**
 * kb_script_view_remove_popovers:
 *
 * And taken apart by hand.
 */
void
kb_script_view_remove_popovers (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
    }
}

/**
 * kb_script_view_install_actions:
 *
 * Installs the actions `script.*` and their keys, the tooltip of variables and what goes to the clipboard.
 */
void
kb_script_view_install_actions (KbScriptViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  widget_class->query_tooltip = kb_script_view_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = kb_script_view_copy_clipboard;
  GTK_TEXT_VIEW_CLASS (klass)->cut_clipboard = kb_script_view_cut_clipboard;

  kb_script_menu_install (klass);
  gtk_widget_class_install_action (widget_class, "script.insert-variable", NULL, insert_variable_action);
  gtk_widget_class_install_action (widget_class, "script.insert-phrase", NULL, insert_phrase_action);
  gtk_widget_class_install_action (widget_class, "script.direction", NULL, direction_action);
  gtk_widget_class_install_action (widget_class, "script.must-say", NULL, must_say_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, both, "script.insert-variable", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, both, "script.insert-phrase", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, both, "script.direction", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, both, "script.must-say", NULL);
}
