/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-minute-watch"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-minute-watch.h"
#include "kb-text.h"

/* More than the figures of the longest show take. */
#define FILE_MAX (64 * 1024 * 1024)

/**
 * KbMinuteWatch:
 *
 * A file of figures that another tool keeps writing: a table or a spreadsheet, written anew, appended to or replaced. It is
 * looked at again and again, on another thread, since it may lie on a drive that hangs and tells of no changes. Whatever
 * goes wrong is said when the file is the same at the next look, so that one that is just being written is no problem.
 */
struct _KbMinuteWatch
{
  GObject             parent_instance;

  KbMinuteBook       *book;          /* owned */
  GFile              *file;          /* owned, nullable */
  GCancellable       *cancellable;   /* owned: ends the look that is on its way */
  guint               interval_ms;
  guint               timeout_id;    /* source of the next look, 0 for none */
  char               *stamp;         /* owned, nullable: size and time of the file at the last look; "" when it was not there */
  gboolean            is_done;       /* that was read to its end, or its problem said */
  KbMinuteWatchState  state;
  char               *problem;       /* owned, nullable */
  gint64              read_us;       /* monotonic: when it was read last */
  guint               n_minutes;     /* in it then */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbMinuteWatch, kb_minute_watch, G_TYPE_OBJECT)

/* What one look asks and finds; the thread has no other part in the object. */
typedef struct
{
  GFile        *file;        /* owned */
  char         *name;        /* owned */
  char         *known;       /* owned, nullable: the stamp at the look before */
  gboolean      is_done;
  char         *stamp;       /* owned */
  KbMinuteFile *content;     /* owned, nullable: when it was read */
} Look;

static void
free_look (gpointer data)
{
  Look *look = data;

  g_object_unref (look->file);
  g_free (look->name);
  g_free (look->known);
  g_free (look->stamp);
  g_clear_pointer (&look->content, kb_minute_file_free);
  g_free (look);
}

static char *
dup_stamp (GFileInfo *info)
{
  return g_strdup_printf ("%" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT ".%06u %" G_GUINT64_FORMAT, g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
                          g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
}

static KbMinuteFile *
read_file (Look          *look,
           GFileInfo     *info,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (g_file_info_get_size (info) > FILE_MAX)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("%s is too large for a table of figures"), look->name);
      return NULL;
    }

  bytes = g_file_load_bytes (look->file, cancellable, NULL, error);
  return bytes != NULL ? kb_minute_file_read (bytes, look->name, g_strcmp0 (look->stamp, look->known) == 0, cancellable, error)
                       : NULL;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Look *look = task_data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (look->file, "standard::size,time::modified,time::modified-usec,unix::inode",
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &error);

  look->stamp = info != NULL ? dup_stamp (info) : g_strdup ("");
  if (info != NULL && !(look->is_done && g_strcmp0 (look->stamp, look->known) == 0))
    look->content = read_file (look, info, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static char *
describe (Look         *look,
          const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup_printf (_("%s is not there. Kaibo keeps looking; choose another file if it was moved."), look->name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    return g_strdup_printf (_("%s may not be read now: another program holds it, or you lack the right. Kaibo keeps "
                              "trying."), look->name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup_printf (_("%s is a folder: choose a CSV or XLSX file"), look->name);

  return g_strdup (error->message);
}

static void
set_state (KbMinuteWatch      *self,
           KbMinuteWatchState  state,
           const char         *problem)
{
  kb_set_str (&self->problem, problem);
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Returns FALSE when nothing in the file makes sense. */
static gboolean
take_content (KbMinuteWatch *self,
              Look          *look,
              GError       **error)
{
  g_autoptr (KbMinuteTable) table = kb_minute_book_read (self->book, look->content, look->name, error);
  g_autofree char *problem = NULL;

  if (table == NULL)
    return FALSE;

  self->read_us = g_get_monotonic_time ();
  self->n_minutes = table->drafts->len;
  if (table->problems->len > 1)
    problem = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (and %u more)", "%s (and %u more)", table->problems->len - 1),
                               (char *) table->problems->pdata[0], table->problems->len - 1);
  else if (table->problems->len == 1)
    problem = g_strdup (table->problems->pdata[0]);
  set_state (self, problem != NULL ? KB_MINUTE_WATCH_PROBLEM : KB_MINUTE_WATCH_READ, problem);
  return TRUE;
}

static void
finish_look (KbMinuteWatch *self,
             Look          *look,
             GError        *failure)
{
  const gboolean is_settled = g_strcmp0 (look->stamp, self->stamp) == 0;
  g_autoptr (GError) error = failure;
  g_autofree char *problem = NULL;

  if (is_settled && self->is_done)
    return;

  if (error == NULL && look->content != NULL && take_content (self, look, &error))
    self->is_done = !look->content->is_cut;
  else
    self->is_done = FALSE;
  kb_set_str (&self->stamp, look->stamp);
  if (error == NULL || !is_settled)
    return;

  problem = describe (look, error);
  self->is_done = TRUE;
  set_state (self, KB_MINUTE_WATCH_PROBLEM, problem);
}

static gboolean look_cb (gpointer user_data);

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  KbMinuteWatch *self = KB_MINUTE_WATCH (source);
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  /* Another file is watched by now, or none. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  finish_look (self, g_task_get_task_data (G_TASK (result)), error);
  self->timeout_id = g_timeout_add (self->interval_ms, look_cb, self);
}

static gboolean
look_cb (gpointer user_data)
{
  KbMinuteWatch *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, looked_cb, NULL);
  Look *look = g_new0 (Look, 1);

  look->file = g_object_ref (self->file);
  look->name = g_file_get_basename (self->file);
  look->known = g_strdup (self->stamp);
  look->is_done = self->is_done;
  self->timeout_id = 0;
  g_task_set_source_tag (task, look_cb);
  g_task_set_task_data (task, look, free_look);
  g_task_run_in_thread (task, look_thread);
  return G_SOURCE_REMOVE;
}

static void
stop (KbMinuteWatch *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

static void
kb_minute_watch_dispose (GObject *object)
{
  KbMinuteWatch *self = KB_MINUTE_WATCH (object);

  stop (self);
  g_clear_object (&self->book);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (kb_minute_watch_parent_class)->dispose (object);
}

static void
kb_minute_watch_finalize (GObject *object)
{
  KbMinuteWatch *self = KB_MINUTE_WATCH (object);

  g_object_unref (self->cancellable);
  g_free (self->stamp);
  g_free (self->problem);

  G_OBJECT_CLASS (kb_minute_watch_parent_class)->finalize (object);
}

static void
kb_minute_watch_class_init (KbMinuteWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_minute_watch_dispose;
  object_class->finalize = kb_minute_watch_finalize;

  /**
   * KbMinuteWatch::changed:
   *
   * The file was read, or cannot be.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_MINUTE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_minute_watch_init (KbMinuteWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * kb_minute_watch_new:
 * @book: (transfer none): where figures go
 * @interval_ms: how long after one look the next one follows
 *
 * Returns: (transfer full): a watch without a file.
 */
KbMinuteWatch *
kb_minute_watch_new (KbMinuteBook *book,
                     guint         interval_ms)
{
  KbMinuteWatch *self = g_object_new (KB_TYPE_MINUTE_WATCH, NULL);

  self->book = g_object_ref (book);
  self->interval_ms = interval_ms;
  return self;
}

/**
 * kb_minute_watch_set_file:
 * @file: (nullable) (transfer none): what to watch from now on; %NULL: nothing
 */
void
kb_minute_watch_set_file (KbMinuteWatch *self,
                          GFile         *file)
{
  g_return_if_fail (KB_IS_MINUTE_WATCH (self));

  stop (self);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->file, file);
  g_clear_pointer (&self->stamp, g_free);
  self->is_done = FALSE;
  self->n_minutes = 0;
  if (file != NULL)
    look_cb (self);
  set_state (self, file != NULL ? KB_MINUTE_WATCH_WAITING : KB_MINUTE_WATCH_OFF, NULL);
}

/**
 * kb_minute_watch_get_file:
 *
 * Returns: (transfer none) (nullable): the file that is watched.
 */
GFile *
kb_minute_watch_get_file (KbMinuteWatch *self)
{
  g_return_val_if_fail (KB_IS_MINUTE_WATCH (self), NULL);

  return self->file;
}

KbMinuteWatchState
kb_minute_watch_get_state (KbMinuteWatch *self)
{
  g_return_val_if_fail (KB_IS_MINUTE_WATCH (self), KB_MINUTE_WATCH_OFF);

  return self->state;
}

/**
 * kb_minute_watch_get_problem:
 *
 * Returns: (nullable): what is wrong with the file, and what to do.
 */
const char *
kb_minute_watch_get_problem (KbMinuteWatch *self)
{
  g_return_val_if_fail (KB_IS_MINUTE_WATCH (self), NULL);

  return self->problem;
}

/**
 * kb_minute_watch_get_read_us:
 *
 * Returns: when it was read last, of g_get_monotonic_time(); 0: never.
 */
gint64
kb_minute_watch_get_read_us (KbMinuteWatch *self)
{
  g_return_val_if_fail (KB_IS_MINUTE_WATCH (self), 0);

  return self->read_us;
}

/**
 * kb_minute_watch_get_n_minutes:
 *
 * Returns: how many minutes the file had when it was read last.
 */
guint
kb_minute_watch_get_n_minutes (KbMinuteWatch *self)
{
  g_return_val_if_fail (KB_IS_MINUTE_WATCH (self), 0);

  return self->n_minutes;
}
