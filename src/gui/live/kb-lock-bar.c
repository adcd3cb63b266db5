/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lock-bar"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-edit-lock.h"
#include "kb-lock-bar.h"
#include "kb-page.h"

/**
 * KbLockBar:
 *
 * Says on a page of a session that is live what is locked, and which cues are not, and locks them again. It takes the
 * page that it is on; while its session is not live there is nothing to see.
 */
struct _KbLockBar
{
  AdwBin       parent_instance;

  KbPage      *page;       /* borrowed, nullable: it holds us */
  KbEditLock  *lock;       /* owned, nullable: of the run that is on */

  GtkRevealer *revealer;
  GtkLabel    *text;
  GtkWidget   *lock_button;
};

G_DEFINE_FINAL_TYPE (KbLockBar, kb_lock_bar, ADW_TYPE_BIN)

/* In running order, as many as a line takes. */
static char *
name_open (KbLockBar *self,
           GArray    *ids)
{
  KbRun *run = kb_show_get_run (kb_workspace_get_show (kb_page_get_workspace (self->page)));
  g_autoptr (GString) text = g_string_new (NULL);
  KbRunLive live;

  kb_show_tick (kb_workspace_get_show (kb_page_get_workspace (self->page)), &live);
  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, &live, &cue);
      for (guint j = 0; j < ids->len; j++)
        if (g_array_index (ids, gint64, j) == cue.cue.id)
          g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", cue.number);
    }

  return g_strdup (text->str);
}

static void
update (KbLockBar *self)
{
  g_autoptr (GArray) ids = self->lock != NULL ? kb_edit_lock_get_open (self->lock) : NULL;
  g_autofree char *names = ids != NULL && ids->len > 0 ? name_open (self, ids) : NULL;
  /* Translators: cues that were unlocked while the show is on: "C20 · C21" */
  g_autofree char *text = names != NULL ? g_strdup_printf (_("On air. Unlocked: %s"), names)
                                        : g_strdup (_("On air: length, order and hard starts are locked. Texts, prices "
                                                      "and stock reach the host at once."));

  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (self->lock_button, names != NULL);
  gtk_revealer_set_reveal_child (self->revealer, self->lock != NULL);
}

static KbEditLock *
find_lock (KbLockBar *self)
{
  KbWorkspace *workspace = self->page != NULL ? kb_page_get_workspace (self->page) : NULL;
  KbShow *show = workspace != NULL ? kb_workspace_get_show (workspace) : NULL;

  if (show == NULL || kb_show_is_ended (show) || kb_show_get_kind (show) != KB_RUN_KIND_LIVE
      || kb_show_get_plan (show) != kb_page_get_plan (self->page))
    return NULL;

  return kb_edit_lock_get (show);
}

static void
look (KbLockBar *self)
{
  KbEditLock *lock = find_lock (self);

  if (self->lock != lock)
    {
      if (self->lock != NULL)
        g_signal_handlers_disconnect_by_data (self->lock, self);
      g_set_object (&self->lock, lock);
      if (lock != NULL)
        g_signal_connect_object (lock, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

static void
lock_clicked_cb (KbLockBar *self)
{
  kb_edit_lock_lock_all (self->lock);
}

static void
workspace_set_cb (KbLockBar *self)
{
  KbWorkspace *workspace = kb_page_get_workspace (self->page);

  if (workspace != NULL)
    g_signal_connect_object (workspace, "notify::show", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
}

static void
kb_lock_bar_root (GtkWidget *widget)
{
  KbLockBar *self = KB_LOCK_BAR (widget);

  GTK_WIDGET_CLASS (kb_lock_bar_parent_class)->root (widget);

  if (self->page != NULL)
    return;
  self->page = KB_PAGE (gtk_widget_get_ancestor (widget, KB_TYPE_PAGE));
  if (self->page == NULL)
    return;
  g_signal_connect_object (self->page, "notify::plan", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "notify::workspace", G_CALLBACK (workspace_set_cb), self, G_CONNECT_SWAPPED);
  workspace_set_cb (self);
}

static void
kb_lock_bar_dispose (GObject *object)
{
  g_clear_object (&KB_LOCK_BAR (object)->lock);

  G_OBJECT_CLASS (kb_lock_bar_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_LOCK_BAR);
}

static void
kb_lock_bar_class_init (KbLockBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lock_bar_dispose;
  widget_class->root = kb_lock_bar_root;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-lock-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KbLockBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KbLockBar, text);
  gtk_widget_class_bind_template_child (widget_class, KbLockBar, lock_button);
  gtk_widget_class_bind_template_callback (widget_class, lock_clicked_cb);
}

static void
kb_lock_bar_init (KbLockBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
