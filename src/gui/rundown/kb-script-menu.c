/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-menu"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-script-menu.h"
#include "kb-session.h"
#include "kb-spelling.h"

/* The context menu of a script: what may be meant by a misspelt word, and what can be inserted. Words are looked at
 * when a script is shown and where the cursor is; the menu is about the word at the cursor, or under the pointer. */

#define SPELLING "kb-spelling"
#define WORD "kb-word"   /* GtkTextMark: in the word that the menu is about */

static KbSpelling *
get_spelling (KbScriptView *view)
{
  return g_object_get_data (G_OBJECT (view), SPELLING);
}

static gboolean
find_word (KbScriptView *view,
           GtkTextIter  *start,
           GtkTextIter  *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, WORD);
  GtkTextIter at;

  if (mark == NULL)
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, mark);
  return kb_spelling_find_word (&at, start, end);
}

static void
append_suggestions (GMenu        *menu,
                    KbScriptView *view,
                    const char   *word)
{
  g_auto (GStrv) found = kb_spelling_suggest (get_spelling (view), word);
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; found[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (found[i], NULL);

      g_menu_item_set_action_and_target (item, "script.correct", "s", found[i]);
      g_menu_append_item (section, item);
    }
  g_menu_append (section, _("_Learn This Word"), "script.learn");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
build_menu (KbScriptView *view)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) insert = g_menu_new ();
  GtkTextIter start, end;
  g_autofree char *word = find_word (view, &start, &end) ? gtk_text_iter_get_text (&start, &end) : NULL;

  if (word != NULL && !kb_spelling_knows (get_spelling (view), word))
    append_suggestions (menu, view, word);
  g_menu_append (insert, _("Insert _Variable…"), "script.insert-variable");
  g_menu_append (insert, _("Insert _Phrase…"), "script.insert-phrase");
  g_menu_append (insert, _("Insert _Direction"), "script.direction");
  g_menu_append (insert, _("_Must Say"), "script.must-say");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (insert));
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), G_MENU_MODEL (menu));
}

static void
set_place (KbScriptView      *view,
           const GtkTextIter *at)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, WORD);

  if (mark != NULL)
    gtk_text_buffer_move_mark (buffer, mark, at);
  else
    gtk_text_buffer_create_mark (buffer, WORD, at, TRUE);
  build_menu (view);
}

static void
mark_section (KbScriptView *view,
              guint         index)
{
  KbScriptSection *section = kb_script_view_get_section (view, index);
  GtkTextIter start, end;

  if (section == NULL)
    return;

  kb_script_section_bounds (section, &start, &end);
  kb_spelling_mark (get_spelling (view), gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start, &end);
}

static void
moved_cb (KbScriptView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  const int current = kb_script_view_find_cursor (view);
  GtkTextIter cursor;

  if (current >= 0)
    mark_section (view, current);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  set_place (view, &cursor);
}

static void
shown_cb (KbScriptView *view)
{
  KbRecordSet *plan = kb_script_view_get_plan (view);
  KbRecord *session = plan != NULL ? kb_record_set_get_session (plan) : NULL;

  kb_spelling_set_language (get_spelling (view), session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : NULL);
  for (guint i = 0; i < kb_script_view_get_n (view); i++)
    mark_section (view, i);
}

static void
right_pressed_cb (KbScriptView *view,
                  int           n_press,
                  double        x,
                  double        y)
{
  GtkTextIter at;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &at, buffer_x, buffer_y))
    set_place (view, &at);
}

static void
correct_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  GtkTextIter start, end;

  if (!find_word (KB_SCRIPT_VIEW (widget), &start, &end))
    return;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_user_action (buffer);
}

static void
learn_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbScriptView *view = KB_SCRIPT_VIEW (widget);
  GtkTextIter start, end;
  g_autofree char *word = find_word (view, &start, &end) ? gtk_text_iter_get_text (&start, &end) : NULL;

  if (word == NULL)
    return;

  kb_spelling_learn (get_spelling (view), word);
  shown_cb (view);
}

/**
 * kb_script_menu_install:
 *
 * Installs what the menu does with a word.
 */
void
kb_script_menu_install (KbScriptViewClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "script.correct", "s", correct_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "script.learn", NULL, learn_action);
}

/**
 * kb_script_menu_attach:
 *
 * Gives a view its menu and its spelling.
 */
void
kb_script_menu_attach (KbScriptView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_object_set_data_full (G_OBJECT (view), SPELLING, kb_spelling_new (), g_object_unref);
  g_signal_connect (view, "moved", G_CALLBACK (moved_cb), NULL);
  g_signal_connect (view, "shown", G_CALLBACK (shown_cb), NULL);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  build_menu (view);
}
