/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-worker"

#include "config.h"

#include "kb-worker.h"

/**
 * KbWorker:
 *
 * A thread that owns a state nobody else touches, and a queue of functions to call on it, in order.
 * When the queue is empty for a while it calls an idle function.
 */
struct _KbWorker
{
  GThread        *thread;      /* owned */
  GAsyncQueue    *jobs;        /* owned Job */
  gpointer        state;       /* owned by the thread */
  GDestroyNotify  free_state;
  KbWorkerIdle    idle;
  gboolean        busy;        /* the thread's own: the idle function has more to do */
  guint           idle_ms;
  gboolean        quit;        /* the thread's own */
};

typedef struct
{
  KbWorkerFunc  func;
  gpointer      data;   /* borrowed by @func, as it likes */
} Job;

typedef struct
{
  KbWorkerFunc  func;
  gpointer      data;
  GMutex        lock;
  GCond         cond;
  gboolean      done;
} Call;

static void
free_worker (KbWorker *self)
{
  self->free_state (self->state);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

static gpointer
work (gpointer data)
{
  KbWorker *self = data;

  while (!self->quit)
    {
      const guint64 wait_us = self->busy ? 0 : (guint64) self->idle_ms * G_TIME_SPAN_MILLISECOND;
      Job *job = g_async_queue_timeout_pop (self->jobs, wait_us);

      if (job != NULL)
        job->func (self->state, job->data);
      else
        self->busy = self->idle (self->state);
      g_free (job);
    }

  free_worker (self);
  return NULL;
}

static void
quit_cb (gpointer state,
         gpointer data)
{
  KbWorker *self = data;

  self->quit = TRUE;
}

static void
call_cb (gpointer state,
         gpointer data)
{
  Call *call = data;

  call->func (state, call->data);
  g_mutex_lock (&call->lock);
  call->done = TRUE;
  g_cond_signal (&call->cond);
  g_mutex_unlock (&call->lock);
}

/**
 * kb_worker_new:
 * @name: the thread's, for debuggers
 * @state: (transfer full): what the functions work on
 * @free_state: frees it, on the thread
 * @idle: called with @state after @idle_ms milliseconds without work, and at once again while it says so
 */
KbWorker *
kb_worker_new (const char     *name,
               gpointer        state,
               GDestroyNotify  free_state,
               KbWorkerIdle    idle,
               guint           idle_ms)
{
  KbWorker *self = g_new0 (KbWorker, 1);

  self->jobs = g_async_queue_new ();
  self->state = state;
  self->free_state = free_state;
  self->idle = idle;
  self->idle_ms = idle_ms;
  self->thread = g_thread_new (name, work, self);
  return self;
}

/**
 * kb_worker_free:
 *
 * Does what is queued, frees the state and ends the thread; waits for that, except on the thread
 * itself, where the last owner may happen to let go.
 */
void
kb_worker_free (KbWorker *self)
{
  GThread *thread = self->thread;

  kb_worker_push (self, quit_cb, self);
  if (thread == g_thread_self ())
    g_thread_unref (thread);
  else
    g_thread_join (thread);
}

/**
 * kb_worker_push:
 *
 * Has @func called on the thread after all that was pushed before.
 */
void
kb_worker_push (KbWorker     *self,
                KbWorkerFunc  func,
                gpointer      data)
{
  Job *job = g_new (Job, 1);

  job->func = func;
  job->data = data;
  g_async_queue_push (self->jobs, job);
}

/**
 * kb_worker_run:
 *
 * As kb_worker_push(), and waits until @func has returned. Not from the thread itself.
 */
void
kb_worker_run (KbWorker     *self,
               KbWorkerFunc  func,
               gpointer      data)
{
  Call call = { .func = func, .data = data };

  g_return_if_fail (self->thread != g_thread_self ());

  g_mutex_init (&call.lock);
  g_cond_init (&call.cond);
  kb_worker_push (self, call_cb, &call);
  g_mutex_lock (&call.lock);
  while (!call.done)
    g_cond_wait (&call.cond, &call.lock);
  g_mutex_unlock (&call.lock);
  g_mutex_clear (&call.lock);
  g_cond_clear (&call.cond);
}
