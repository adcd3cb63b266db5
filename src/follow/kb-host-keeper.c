/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-keeper"

#include "config.h"

#include <unistd.h>

#include "kb-host-keeper.h"

/* How often a host process that is not our child is looked after, and how soon a dead one is
 * started again: it must be back within a second. */
#define LOOK_MS 250

/* A process that dies at once, time after time, is started less and less often. */
#define QUICK_DEATH_US (2 * (gint64) G_USEC_PER_SEC)
#define MAX_PAUSE_MS 8000

/**
 * KbHostKeeper:
 *
 * Keeps a host process going while a show is on. The process is in a session of its own, so that
 * it outlives the desk; a desk that is started again finds it by its lock and does not start
 * another. A process that died is started again.
 */
struct _KbHostKeeper
{
  GObject       parent_instance;

  char         *socket_path;   /* owned */
  GStrv         argv;          /* owned: how to start a host */
  KbHostAlive   is_alive;      /* tells by its lock whether a host is there */
  GSubprocess  *child;         /* owned, nullable: the host, when we started it */
  GCancellable *waiting;       /* owned, nullable: ends the wait for it */
  guint         look_id;       /* source of the next look, 0 for none */
  gint64        started_us;    /* monotonic, of the last start */
  guint         pause_ms;      /* before the next start */
  guint         n_starts;
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbHostKeeper, kb_host_keeper, G_TYPE_OBJECT)

static void look_later (KbHostKeeper *self,
                        guint         ms);

static void
set_apart (gpointer user_data)
{
  setsid ();
}

static void
host_ended_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  KbHostKeeper *self;
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error))
    return;   /* cancelled: the keeper is gone or was stopped */

  self = user_data;
  g_clear_object (&self->child);
  g_clear_object (&self->waiting);
  if (g_get_monotonic_time () - self->started_us < QUICK_DEATH_US)
    self->pause_ms = MIN (MAX (self->pause_ms * 2, LOOK_MS), MAX_PAUSE_MS);
  else
    self->pause_ms = 0;
  look_later (self, self->pause_ms);
}

static void
start_host (KbHostKeeper *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, set_apart, NULL, NULL);
  self->child = g_subprocess_launcher_spawnv (launcher, (const char *const *) self->argv, &error);
  self->started_us = g_get_monotonic_time ();
  self->n_starts++;
  if (self->child == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      look_later (self, MAX_PAUSE_MS);
      return;
    }

  self->waiting = g_cancellable_new ();
  g_subprocess_wait_async (self->child, self->waiting, host_ended_cb, self);
}

static gboolean
look_cb (gpointer user_data)
{
  KbHostKeeper *self = user_data;

  self->look_id = 0;
  if (self->child != NULL)
    return G_SOURCE_REMOVE;

  if (self->is_alive (self->socket_path))
    look_later (self, LOOK_MS);
  else
    start_host (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (KbHostKeeper *self,
            guint         ms)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->look_id = g_timeout_add (ms, look_cb, self);
}

static void
kb_host_keeper_dispose (GObject *object)
{
  kb_host_keeper_stop (KB_HOST_KEEPER (object));

  G_OBJECT_CLASS (kb_host_keeper_parent_class)->dispose (object);
}

static void
kb_host_keeper_finalize (GObject *object)
{
  KbHostKeeper *self = KB_HOST_KEEPER (object);

  g_free (self->socket_path);
  g_strfreev (self->argv);

  G_OBJECT_CLASS (kb_host_keeper_parent_class)->finalize (object);
}

static void
kb_host_keeper_class_init (KbHostKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_host_keeper_dispose;
  object_class->finalize = kb_host_keeper_finalize;

  /**
   * KbHostKeeper::failed:
   * @message: why a host cannot be started
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", KB_TYPE_HOST_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kb_host_keeper_init (KbHostKeeper *self)
{
}

/**
 * kb_host_keeper_new:
 * @socket_path: where the desk listens
 * @argv: (array zero-terminated=1): the host's program and its arguments
 * @is_alive: tells whether a host for that socket is there
 *
 * Returns: (transfer full): a keeper that keeps nothing yet.
 */
KbHostKeeper *
kb_host_keeper_new (const char        *socket_path,
                    const char *const *argv,
                    KbHostAlive        is_alive)
{
  KbHostKeeper *self = g_object_new (KB_TYPE_HOST_KEEPER, NULL);

  self->socket_path = g_strdup (socket_path);
  self->argv = g_strdupv ((char **) argv);
  self->is_alive = is_alive;

  return self;
}

/**
 * kb_host_keeper_start:
 *
 * From now on there is a host: one that is there already, or a new one.
 */
void
kb_host_keeper_start (KbHostKeeper *self)
{
  g_return_if_fail (KB_IS_HOST_KEEPER (self));

  if (self->child == NULL && self->look_id == 0)
    look_cb (self);
}

/**
 * kb_host_keeper_stop:
 *
 * Lets go of the host; it is not killed: whoever reads on must not be cut off. It goes when the
 * desk tells it to.
 */
void
kb_host_keeper_stop (KbHostKeeper *self)
{
  g_return_if_fail (KB_IS_HOST_KEEPER (self));

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_cancellable_cancel (self->waiting);
  g_clear_object (&self->waiting);
  g_clear_object (&self->child);
}

/**
 * kb_host_keeper_get_starts:
 *
 * Returns: how often a host was started.
 */
guint
kb_host_keeper_get_starts (KbHostKeeper *self)
{
  g_return_val_if_fail (KB_IS_HOST_KEEPER (self), 0);

  return self->n_starts;
}
