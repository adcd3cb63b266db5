/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-view"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-rundown-edits.h"
#include "kb-script-menu.h"
#include "kb-script-tags.h"
#include "kb-script-text.h"
#include "kb-script-view-private.h"
#include "kb-variable-menu.h"

/* How long typing pauses before it is stored. */
#define PAUSE_MS 600

/**
 * KbScriptView:
 *
 * The scripts of one cue or of many, one below the other, each typed in place. What is typed is stored when typing
 * pauses, when the focus leaves and before other cues are shown; it is never overwritten from outside. What is between
 * the scripts cannot be typed in or deleted.
 */
struct _KbScriptView
{
  GtkTextView     parent_instance;

  KbRecordSet    *plan;        /* owned, nullable */
  GPtrArray      *sections;    /* owned: KbScriptSection, in running order */
  KbVariableMenu *menu;        /* child */
  gboolean        has_headings;
  gboolean        is_loading;  /* the buffer changes, and nobody types */
  guint           pause_id;    /* source: typing pauses */
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_MOVED,
  SIGNAL_SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbScriptView, kb_script_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (KbScriptView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/**
 * kb_script_view_find_section:
 *
 * Returns: the index of the script that holds a place, or whose heading does: the first that ends there or behind it;
 *   -1 without any.
 */
int
kb_script_view_find_section (KbScriptView      *self,
                             const GtkTextIter *at)
{
  guint low = 0, high = self->sections->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;
      GtkTextIter start, end;

      kb_script_section_bounds (self->sections->pdata[middle], &start, &end);
      if (gtk_text_iter_compare (&end, at) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->sections->len ? (int) low : -1;
}

static gboolean
paused_cb (gpointer user_data)
{
  KbScriptView *self = user_data;

  self->pause_id = 0;
  kb_script_view_flush (self);

  return G_SOURCE_REMOVE;
}

/* A variable is one thing: text does not go into it. Outside of the scripts there is nothing to write. */
static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter   *at,
                const char    *text,
                int            length,
                KbScriptView  *self)
{
  GtkTextIter start, end;
  int index;

  if (self->is_loading)
    return;

  kb_script_text_leave_variable (at, TRUE);
  index = kb_script_view_find_section (self, at);
  if (index >= 0)
    kb_script_section_bounds (self->sections->pdata[index], &start, &end);
  if (index < 0 || gtk_text_iter_compare (at, &start) < 0)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      return;
    }
  ((KbScriptSection *) self->sections->pdata[index])->is_dirty = TRUE;
}

/* Deletes variables whole, and nothing beyond the script that it starts in. */
static void
delete_range_cb (GtkTextBuffer *buffer,
                 GtkTextIter   *from,
                 GtkTextIter   *to,
                 KbScriptView  *self)
{
  GtkTextIter start, end;
  int index;

  if (self->is_loading)
    return;

  gtk_text_iter_order (from, to);
  kb_script_text_leave_variable (from, FALSE);
  kb_script_text_leave_variable (to, TRUE);
  index = kb_script_view_find_section (self, from);
  if (index >= 0)
    {
      kb_script_section_bounds (self->sections->pdata[index], &start, &end);
      if (gtk_text_iter_compare (to, &end) > 0)
        *to = end;
    }
  if (index < 0 || gtk_text_iter_compare (from, &start) < 0 || gtk_text_iter_equal (from, to))
    {
      g_signal_stop_emission_by_name (buffer, "delete-range");
      return;
    }
  ((KbScriptSection *) self->sections->pdata[index])->is_dirty = TRUE;
}

static void
follow_cursor (KbScriptView *self)
{
  KbScriptSection *section = kb_script_view_get_current (self);

  kb_variable_menu_follow (self->menu, self->plan, section != NULL ? kb_script_section_cue (section) : NULL);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
typed_cb (KbScriptView *self)
{
  gboolean any = FALSE;

  if (self->is_loading)
    return;

  self->is_loading = TRUE;
  for (guint i = 0; i < self->sections->len; i++)
    {
      KbScriptSection *section = self->sections->pdata[i];

      if (!section->is_dirty)
        continue;
      kb_script_section_type (section, self->plan);
      any = TRUE;
    }
  self->is_loading = FALSE;
  if (!any)
    return;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, paused_cb, self);
  follow_cursor (self);
}

static void
cursor_moved_cb (KbScriptView *self)
{
  if (!self->is_loading && self->plan != NULL)
    follow_cursor (self);
}

static void
chosen_cb (KbScriptView *self,
           int           n_typed,
           const char   *written)
{
  kb_script_view_replace (self, n_typed, written);
}

static gboolean
key_pressed_cb (KbScriptView    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  return kb_variable_menu_handle_key (self->menu, keyval, state & gtk_accelerator_get_default_mod_mask ());
}

static void
focus_left_cb (KbScriptView *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->menu));
  kb_script_view_flush (self);
}

static void
kb_script_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  GTK_WIDGET_CLASS (kb_script_view_parent_class)->size_allocate (widget, width, height, baseline);
  kb_script_view_present_popovers (widget);
}

static void
kb_script_view_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kb_script_view_parent_class)->css_changed (widget, change);
  kb_script_tags_colour (get_buffer (KB_SCRIPT_VIEW (widget)), widget);
}

static void
kb_script_view_unmap (GtkWidget *widget)
{
  kb_script_view_flush (KB_SCRIPT_VIEW (widget));

  GTK_WIDGET_CLASS (kb_script_view_parent_class)->unmap (widget);
}

static void
kb_script_view_dispose (GObject *object)
{
  KbScriptView *self = KB_SCRIPT_VIEW (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  kb_script_view_remove_popovers (GTK_WIDGET (self));
  self->menu = NULL;
  if (self->sections != NULL)
    g_ptr_array_set_size (self->sections, 0);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kb_script_view_parent_class)->dispose (object);
}

static void
kb_script_view_finalize (GObject *object)
{
  g_ptr_array_unref (KB_SCRIPT_VIEW (object)->sections);

  G_OBJECT_CLASS (kb_script_view_parent_class)->finalize (object);
}

static void
kb_script_view_class_init (KbScriptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kb_script_view_dispose;
  object_class->finalize = kb_script_view_finalize;
  widget_class->size_allocate = kb_script_view_size_allocate;
  widget_class->css_changed = kb_script_view_css_changed;
  widget_class->unmap = kb_script_view_unmap;

  /**
   * KbScriptView::edit:
   * @edit: what was typed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_SCRIPT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);

  /**
   * KbScriptView::moved:
   *
   * The text was typed in, or the cursor moved.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", KB_TYPE_SCRIPT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  /**
   * KbScriptView::shown:
   *
   * Other scripts are shown, or the same ones after a change.
   */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", KB_TYPE_SCRIPT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  kb_script_view_install_actions (klass);
}

static void
connect_buffer (KbScriptView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  kb_script_tags_create (buffer);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_range_cb), self, 0);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
}

static void
kb_script_view_init (KbScriptView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_section_free);
  connect_buffer (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  kb_script_menu_attach (self);
  self->menu = kb_variable_menu_new (GTK_TEXT_VIEW (self));
  g_signal_connect_swapped (self->menu, "chosen", G_CALLBACK (chosen_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* "C06 · No. 4 cream": what the script below is about. The script goes before the line end that closes it, so that
 * what is typed at its end stays its own. */
static void
insert_frame (KbScriptView *self,
              GtkTextIter  *at,
              KbRundownRow *row,
              gboolean      is_last)
{
  g_autofree char *name = kb_rundown_row_dup_name (row);
  g_autofree char *heading = g_strdup_printf ("%s%s%s\n", kb_record_get_text (kb_rundown_row_get_record (row), KB_CUE_CUE_NO),
                                              *name != '\0' ? " · " : "", name);

  gtk_text_buffer_insert_with_tags_by_name (get_buffer (self), at, heading, -1, KB_SCRIPT_TAG_HEADING, NULL);
  if (is_last)
    return;

  gtk_text_buffer_insert (get_buffer (self), at, "\n", 1);
  gtk_text_iter_backward_char (at);
}

static void
open_rows (KbScriptView *self,
           GPtrArray    *rows)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter at;

  self->is_loading = TRUE;
  g_ptr_array_set_size (self->sections, 0);
  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; i < rows->len; i++)
    {
      KbScriptSection *section;

      gtk_text_buffer_get_end_iter (buffer, &at);
      if (self->has_headings)
        insert_frame (self, &at, rows->pdata[i], i + 1 == rows->len);
      section = kb_script_section_new (buffer, &at, rows->pdata[i]);
      g_ptr_array_add (self->sections, section);
      kb_script_section_load (section, self->plan);
    }
  self->is_loading = FALSE;
}

static gboolean
shows_rows (KbScriptView *self,
            GPtrArray    *rows)
{
  if (rows->len != self->sections->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (((KbScriptSection *) self->sections->pdata[i])->row != rows->pdata[i])
      return FALSE;

  return TRUE;
}

static void
update_sections (KbScriptView *self)
{
  const int current = kb_script_view_find_cursor (self);

  self->is_loading = TRUE;
  for (guint i = 0; i < self->sections->len; i++)
    {
      KbScriptSection *section = self->sections->pdata[i];
      GtkTextIter start, end;

      if (kb_script_section_update (section, self->plan) || (int) i != current)
        continue;
      kb_script_section_bounds (section, &start, &end);
      kb_script_tags_apply (get_buffer (self), &start, &end, self->plan, kb_script_section_cue (section));
    }
  self->is_loading = FALSE;
}

/**
 * kb_script_view_show:
 * @rows: (element-type KbRundownRow): cues in running order
 * @with_headings: each script has a heading that names its cue
 *
 * Shows the cues' scripts, or the same ones after a change; what is being typed stays.
 */
void
kb_script_view_show (KbScriptView *self,
                     KbRecordSet  *plan,
                     GPtrArray    *rows,
                     gboolean      with_headings)
{
  g_return_if_fail (KB_IS_SCRIPT_VIEW (self));

  if (shows_rows (self, rows) && self->plan == plan)
    update_sections (self);
  else
    {
      kb_script_view_flush (self);
      g_set_object (&self->plan, plan);
      self->has_headings = with_headings;
      open_rows (self, rows);
    }
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

/**
 * kb_script_view_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
kb_script_view_flush (KbScriptView *self)
{
  g_return_if_fail (KB_IS_SCRIPT_VIEW (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  for (guint i = 0; i < self->sections->len; i++)
    {
      KbScriptSection *section = self->sections->pdata[i];
      KbRecord *cue = kb_script_section_cue (section);
      const char *text = kb_script_draft_take (section->draft);
      g_autoptr (KbEdit) edit = NULL;

      if (text == NULL)
        continue;
      /* Also a text that is stored now must be sent, while another one is still on its way. */
      edit = kb_rundown_set_text (cue, KB_CUE_SCRIPT, _("Edit script of cue %s"), text);
      if (kb_edit_get_n_steps (edit) == 0)
        kb_edit_set_text (edit, cue, KB_CUE_SCRIPT, text);
      g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
    }
}

/**
 * kb_script_view_fail:
 *
 * What was to be stored was not: it is stored with what is typed next.
 */
void
kb_script_view_fail (KbScriptView *self)
{
  g_return_if_fail (KB_IS_SCRIPT_VIEW (self));

  for (guint i = 0; i < self->sections->len; i++)
    kb_script_draft_fail (((KbScriptSection *) self->sections->pdata[i])->draft);
}

KbRecordSet *
kb_script_view_get_plan (KbScriptView *self)
{
  g_return_val_if_fail (KB_IS_SCRIPT_VIEW (self), NULL);

  return self->plan;
}

guint
kb_script_view_get_n (KbScriptView *self)
{
  g_return_val_if_fail (KB_IS_SCRIPT_VIEW (self), 0);

  return self->sections->len;
}

KbScriptSection *
kb_script_view_get_section (KbScriptView *self,
                            guint         index)
{
  g_return_val_if_fail (KB_IS_SCRIPT_VIEW (self), NULL);

  return index < self->sections->len ? self->sections->pdata[index] : NULL;
}

/**
 * kb_script_view_find_cursor:
 *
 * Returns: the index of the script in which the cursor is, -1 without any.
 */
int
kb_script_view_find_cursor (KbScriptView *self)
{
  GtkTextIter cursor;

  g_return_val_if_fail (KB_IS_SCRIPT_VIEW (self), -1);

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &cursor, gtk_text_buffer_get_insert (get_buffer (self)));
  return kb_script_view_find_section (self, &cursor);
}

/**
 * kb_script_view_get_current:
 *
 * Returns: (transfer none) (nullable): the script in which the cursor is.
 */
KbScriptSection *
kb_script_view_get_current (KbScriptView *self)
{
  return kb_script_view_get_section (self, kb_script_view_find_cursor (self));
}

/**
 * kb_script_view_insert:
 * @stored: text as the library keeps it, variables as they are written
 *
 * Writes it at the cursor, in the place of what is selected.
 */
void
kb_script_view_insert (KbScriptView *self,
                       const char   *stored)
{
  kb_script_view_replace (self, 0, stored);
}

/**
 * kb_script_view_replace:
 * @n_back: how many characters before the cursor it takes the place of
 */
void
kb_script_view_replace (KbScriptView *self,
                        int           n_back,
                        const char   *stored)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, cursor;

  g_return_if_fail (KB_IS_SCRIPT_VIEW (self));

  buffer = get_buffer (self);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  start = cursor;
  if (n_back > 0 && gtk_text_iter_backward_chars (&start, n_back))
    gtk_text_buffer_delete (buffer, &start, &cursor);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, stored, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

/**
 * kb_script_view_go_to:
 * @index: a script
 * @offset: characters from its start
 *
 * Puts the cursor there, in sight.
 */
void
kb_script_view_go_to (KbScriptView *self,
                      guint         index,
                      int           offset)
{
  KbScriptSection *section = kb_script_view_get_section (self, index);
  GtkTextIter start, end;

  if (section == NULL)
    return;

  kb_script_section_bounds (section, &start, &end);
  gtk_text_iter_forward_chars (&start, offset);
  gtk_text_buffer_place_cursor (get_buffer (self), gtk_text_iter_compare (&start, &end) < 0 ? &start : &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (get_buffer (self)), 0.1, FALSE, 0, 0);
}
