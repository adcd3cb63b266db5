/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-writing-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-reading-time.h"
#include "kb-script-checks.h"
#include "kb-script-view.h"
#include "kb-session.h"
#include "kb-writing-gutter.h"
#include "kb-writing-window.h"

/**
 * KbWritingWindow:
 *
 * The whole show as one text, to be written from end to end: every cue's script under its heading, with its start and
 * its time beside it. What is typed is stored cue by cue, as in the inspector.
 */
struct _KbWritingWindow
{
  AdwWindow        parent_instance;

  KbWorkspace     *workspace;    /* owned */
  KbRundownModel  *model;        /* owned */
  KbRecordSet     *plan;         /* owned, nullable: the session that it was opened for */
  int              width;        /* as it was last laid out */
  guint            scroll_id;    /* source: brings the cursor back into sight */

  KbScriptView    *view;
  KbScriptChecks  *checks;
  GtkWidget       *gutter;       /* the view's */
  AdwWindowTitle  *title;
  GtkLabel        *cue;
  GtkLabel        *time;
  GtkSearchBar    *search_bar;
  GtkEditable     *search_entry;
};

G_DEFINE_FINAL_TYPE (KbWritingWindow, kb_writing_window, ADW_TYPE_WINDOW)

static GPtrArray *
collect_cues (KbWritingWindow *self)
{
  GPtrArray *all = kb_rundown_model_get_rows (self->model);
  GPtrArray *cues = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (kb_rundown_row_is_cue (all->pdata[i]))
      g_ptr_array_add (cues, all->pdata[i]);

  return cues;
}

static void
show_totals (KbWritingWindow *self)
{
  const KbRundownTotals *totals = kb_rundown_model_get_totals (self->model);
  KbRecord *session = kb_record_set_get_session (self->plan);
  g_autofree char *script = kb_duration_format (totals->script_ms + 500);
  g_autofree char *whole = kb_duration_format (totals->total_ms);
  /* Translators: below the session's title: how many cues, how long their scripts take, and the show */
  g_autofree char *text = g_strdup_printf (ngettext ("%u cue · script %s of %s", "%u cues · script %s of %s", totals->n_cues),
                                           totals->n_cues, script, whole);

  adw_window_title_set_title (self->title, session != NULL ? kb_record_get_text (session, KB_SESSION_TITLE) : "");
  adw_window_title_set_subtitle (self->title, text);
}

/* "C06 · 0:28 / 8:00 · 109 words": the script in which the cursor is. */
static void
moved_cb (KbWritingWindow *self)
{
  KbScriptSection *section = kb_script_view_get_current (self->view);
  g_autofree char *shown = section != NULL ? kb_script_section_dup_shown (section) : NULL;
  g_autofree char *markup = NULL;
  KbReadingTime time;

  gtk_widget_set_visible (GTK_WIDGET (self->time), section != NULL);
  if (section == NULL)
    return;

  time = kb_reading_time_of (self->plan, kb_script_section_cue (section), shown);
  markup = kb_reading_time_format (&time);
  gtk_label_set_text (self->cue, kb_record_get_text (kb_script_section_cue (section), KB_CUE_CUE_NO));
  gtk_label_set_markup (self->time, markup);
  gtk_widget_set_css_classes (GTK_WIDGET (self->time), time.over_ms > 0 ? (const char *[]) { "figures", "level", "block", NULL }
                                                                        : (const char *[]) { "figures", "dim", NULL });
}

static void
update (KbWritingWindow *self)
{
  g_autoptr (GPtrArray) cues = NULL;

  /* Another session is shown now: what was typed was stored before that. */
  if (kb_rundown_model_get_plan (self->model) != self->plan)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  cues = collect_cues (self);
  kb_script_view_show (self->view, self->plan, cues, TRUE);
  kb_script_checks_update (self->checks);
  show_totals (self);
  moved_cb (self);
  gtk_widget_queue_draw (self->gutter);
}

static void
edit_cb (KbWritingWindow *self,
         KbEdit          *edit)
{
  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_workspace_edit (self->workspace, edit);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbWritingWindow *self = KB_WRITING_WINDOW (widget);

  if (gtk_search_bar_get_search_mode (self->search_bar))
    {
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
walk_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbWritingWindow *self = KB_WRITING_WINDOW (widget);
  const int index = kb_script_view_find_cursor (self->view) + g_variant_get_int32 (parameter);

  if (index >= 0)
    kb_script_view_go_to (self->view, index, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* What is typed and not stored yet is what would be undone: it is stored first. */
static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbWritingWindow *self = KB_WRITING_WINDOW (widget);

  kb_script_view_flush (self->view);
  if (g_str_equal (name, "writing.undo"))
    kb_workspace_undo (self->workspace);
  else
    kb_workspace_redo (self->workspace);
}

static void
script_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbWritingWindow *self = KB_WRITING_WINDOW (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action (GTK_WIDGET (self->view), g_variant_get_string (parameter, NULL), NULL);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbWritingWindow *self = KB_WRITING_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gboolean
search_from (KbWritingWindow   *self,
             const GtkTextIter *from,
             gboolean           forward)
{
  const char *text = gtk_editable_get_text (self->search_entry);
  const GtkTextSearchFlags flags = GTK_TEXT_SEARCH_CASE_INSENSITIVE | GTK_TEXT_SEARCH_TEXT_ONLY;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;
  const gboolean found = forward ? gtk_text_iter_forward_search (from, text, flags, &start, &end, NULL)
                                 : gtk_text_iter_backward_search (from, text, flags, &start, &end, NULL);

  if (!found)
    return FALSE;

  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &start, 0.2, FALSE, 0, 0);
  return TRUE;
}

/* From the cursor on, and at the end once more from the other end. */
static void
search (KbWritingWindow *self,
        gboolean         forward,
        gboolean         from_selection)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end, edge;
  gboolean found;

  if (*gtk_editable_get_text (self->search_entry) == '\0')
    return;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  found = search_from (self, forward && !from_selection ? &end : &start, forward);
  if (!found)
    {
      if (forward)
        gtk_text_buffer_get_start_iter (buffer, &edge);
      else
        gtk_text_buffer_get_end_iter (buffer, &edge);
      found = search_from (self, &edge, forward);
    }
  if (found)
    gtk_widget_remove_css_class (GTK_WIDGET (self->search_entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->search_entry), "error");
}

static void
search_changed_cb (KbWritingWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->search_entry), "error");
  search (self, TRUE, TRUE);
}

static void
search_next_cb (KbWritingWindow *self)
{
  search (self, TRUE, FALSE);
}

static void
search_previous_cb (KbWritingWindow *self)
{
  search (self, FALSE, FALSE);
}

static void
search_stopped_cb (KbWritingWindow *self)
{
  close_action (GTK_WIDGET (self), NULL, NULL);
}

static gboolean
scroll_cb (gpointer user_data)
{
  KbWritingWindow *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  self->scroll_id = 0;
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.2);
  /* A text that was put in above the first line stays out of sight in one that fits into the window: the adjustment is at 0
   * before and after, and GTK 4.8 looks at it only when it changes. */
  g_signal_emit_by_name (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "value-changed");

  return G_SOURCE_REMOVE;
}

/* Other lines are other heights: what is written stays in sight, also when the window comes up full screen. */
static void
kb_writing_window_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  KbWritingWindow *self = KB_WRITING_WINDOW (widget);

  GTK_WIDGET_CLASS (kb_writing_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->width && self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
  self->width = width;
}

static void
kb_writing_window_dispose (GObject *object)
{
  KbWritingWindow *self = KB_WRITING_WINDOW (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  if (self->view != NULL)
    kb_script_view_flush (self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_WRITING_WINDOW);
  g_clear_object (&self->plan);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_writing_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "writing.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "writing.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "writing.walk", "i", walk_action);
  gtk_widget_class_install_action (widget_class, "writing.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "writing.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "writing.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "writing.script", "s", script_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "writing.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "writing.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "writing.walk", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "writing.walk", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "writing.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, both, "writing.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "writing.find", NULL);
}

static void
kb_writing_window_class_init (KbWritingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_writing_window_dispose;
  widget_class->size_allocate = kb_writing_window_size_allocate;
  g_type_ensure (KB_TYPE_SCRIPT_CHECKS);
  g_type_ensure (KB_TYPE_SCRIPT_VIEW);
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-writing-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWritingWindow, view);
  gtk_widget_class_bind_template_child (widget_class, KbWritingWindow, checks);
  gtk_widget_class_bind_template_child (widget_class, KbWritingWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KbWritingWindow, cue);
  gtk_widget_class_bind_template_child (widget_class, KbWritingWindow, time);
  gtk_widget_class_bind_template_child (widget_class, KbWritingWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, KbWritingWindow, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
kb_writing_window_init (KbWritingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->gutter = kb_writing_gutter_new (self->view);
  gtk_text_view_set_gutter (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_LEFT, self->gutter);
  kb_script_checks_set_view (self->checks, self->view);
}

/**
 * kb_writing_window_new:
 * @workspace: (transfer none): where edits go
 * @model: (transfer none): the rundown of the session to write
 *
 * Returns: (transfer none): a window that closes itself when @model shows another session.
 */
KbWritingWindow *
kb_writing_window_new (KbWorkspace    *workspace,
                       KbRundownModel *model)
{
  KbWritingWindow *self = g_object_new (KB_TYPE_WRITING_WINDOW, NULL);

  self->workspace = g_object_ref (workspace);
  self->model = g_object_ref (model);
  self->plan = g_object_ref (kb_rundown_model_get_plan (model));
  g_signal_connect_object (model, "recomputed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "flush", G_CALLBACK (kb_script_view_flush), self->view, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "failed", G_CALLBACK (kb_script_view_fail), self->view, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/**
 * kb_writing_window_go:
 * @id: where to begin to write: a cue, or a segment, which means its first cue; else it is at the start
 */
void
kb_writing_window_go (KbWritingWindow *self,
                      gint64           id)
{
  guint start = 0;

  g_return_if_fail (KB_IS_WRITING_WINDOW (self));

  for (guint i = kb_script_view_get_n (self->view); i > 0; i--)
    {
      KbRecord *cue = kb_script_section_cue (kb_script_view_get_section (self->view, i - 1));

      if (kb_record_get_id (cue) == id || kb_record_get_int (cue, KB_CUE_SEGMENT_ID) == id)
        start = i - 1;
    }
  if (kb_script_view_get_n (self->view) > 0)
    kb_script_view_go_to (self->view, start, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
