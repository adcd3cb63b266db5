/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-progress-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-progress-window.h"

/* What is done sooner than this shows no window. */
#define PATIENCE_MS 250

#define LOOK_MS 100
#define PERMILLE 1000

/* Shared by the work's thread and the window's. */
typedef struct
{
  KbProgressWork  work;
  gpointer        data;        /* owned */
  GDestroyNotify  data_free;   /* nullable */
  int             permille;    /* atomic; -1 as long as nobody knows */
} Job;

/**
 * KbProgressWindow:
 *
 * How far a piece of work has come, and the way to stop it.
 */
struct _KbProgressWindow
{
  AdwWindow       parent_instance;

  GCancellable   *cancellable;   /* owned */
  GTask          *task;          /* owned, nullable: whose job it shows */
  guint           look;          /* source that moves the bar */
  guint           patience;      /* source that shows the window */

  GtkLabel       *heading;
  GtkProgressBar *bar;
  GtkButton      *cancel_button;
};

G_DEFINE_FINAL_TYPE (KbProgressWindow, kb_progress_window, ADW_TYPE_WINDOW)

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

/* On the work's thread. */
static void
progress_cb (goffset  done,
             goffset  total,
             gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->permille, total > 0 ? (int) (CLAMP (done, 0, total) * PERMILLE / total) : -1);
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->work (job->data, cancellable, progress_cb, job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
look_cb (gpointer user_data)
{
  KbProgressWindow *self = user_data;
  Job *job = g_task_get_task_data (self->task);
  const int permille = g_atomic_int_get (&job->permille);

  if (permille < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, (double) permille / PERMILLE);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer user_data)
{
  KbProgressWindow *self = user_data;

  self->patience = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbProgressWindow *self = KB_PROGRESS_WINDOW (widget);

  g_cancellable_cancel (self->cancellable);
  gtk_label_set_text (self->heading, _("Stopping…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), FALSE);
}

/* Closing it means Cancel; it goes when the work has stopped. */
static gboolean
kb_progress_window_close_request (GtkWindow *window)
{
  cancel_action (GTK_WIDGET (window), NULL, NULL);
  return GDK_EVENT_STOP;
}

static void
task_completed_cb (KbProgressWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
kb_progress_window_dispose (GObject *object)
{
  KbProgressWindow *self = KB_PROGRESS_WINDOW (object);

  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);

  G_OBJECT_CLASS (kb_progress_window_parent_class)->dispose (object);
}

static void
kb_progress_window_class_init (KbProgressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_progress_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kb_progress_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kaibo/Kaibo/ui/shell/kb-progress-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbProgressWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, KbProgressWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, KbProgressWindow, cancel_button);

  gtk_widget_class_install_action (widget_class, "progress.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "progress.cancel", NULL);
}

static void
kb_progress_window_init (KbProgressWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * kb_progress_window_run_async:
 * @parent: the window that waits
 * @heading: what is being done, "Importing show.kaibo…"
 * @work: done on a thread of its own
 * @data: (transfer full): for @work
 * @data_free: (nullable): frees @data
 *
 * Does a piece of work; a window with a bar and Cancel shows when it takes longer than a moment.
 */
void
kb_progress_window_run_async (GtkWindow           *parent,
                              const char          *heading,
                              KbProgressWork       work,
                              gpointer             data,
                              GDestroyNotify       data_free,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  KbProgressWindow *self = g_object_new (KB_TYPE_PROGRESS_WINDOW, "transient-for", parent, NULL);
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->data = data;
  job->data_free = data_free;
  job->permille = -1;

  gtk_label_set_text (self->heading, heading);
  self->task = g_task_new (parent, self->cancellable, callback, user_data);
  g_task_set_source_tag (self->task, kb_progress_window_run_async);
  g_task_set_task_data (self->task, job, free_job);
  /* What was done before it could be stopped is done: the work says how it ended. */
  g_task_set_check_cancellable (self->task, FALSE);
  g_signal_connect_object (self->task, "notify::completed", G_CALLBACK (task_completed_cb), self, G_CONNECT_SWAPPED);
  self->look = g_timeout_add (LOOK_MS, look_cb, self);
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  g_task_run_in_thread (self->task, work_thread);
}

/**
 * kb_progress_window_run_finish:
 *
 * Returns: what the work returned; %FALSE with its error.
 */
gboolean
kb_progress_window_run_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
