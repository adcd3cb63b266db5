/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-mailbox"

#include "config.h"

#include "kb-mailbox.h"

/**
 * KbMailbox:
 *
 * Brings notices from the worker's thread to the main context and thread in which it was made. It
 * does not keep its owner alive: what comes too late is dropped.
 */
struct _KbMailbox
{
  GMainContext *context;  /* owned */
  GThread      *home;     /* borrowed, only compared */
  GWeakRef      owner;
  KbNoticeFunc  func;
  GMutex        lock;     /* for what follows */
  GQueue        notices;  /* owned KbNotice */
  gboolean      pending;  /* a source is on its way */
};

static void
free_notice (gpointer data)
{
  KbNotice *notice = data;

  g_ptr_array_unref (notice->changes);
  g_free (notice->label);
  g_free (notice->undo_label);
  g_free (notice->redo_label);
  g_free (notice);
}

static void
clear_mailbox (gpointer data)
{
  KbMailbox *self = data;

  g_queue_clear_full (&self->notices, free_notice);
  g_mutex_clear (&self->lock);
  g_weak_ref_clear (&self->owner);
  g_main_context_unref (self->context);
}

KbMailbox *
kb_mailbox_new (GObject      *owner,
                KbNoticeFunc  func)
{
  KbMailbox *self = g_atomic_rc_box_new0 (KbMailbox);

  self->context = g_main_context_ref_thread_default ();
  self->home = g_thread_self ();
  self->func = func;
  g_weak_ref_init (&self->owner, owner);
  g_mutex_init (&self->lock);
  g_queue_init (&self->notices);
  return self;
}

KbMailbox *
kb_mailbox_ref (KbMailbox *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
kb_mailbox_unref (KbMailbox *self)
{
  g_atomic_rc_box_release_full (self, clear_mailbox);
}

static KbNotice *
pop (KbMailbox *self)
{
  KbNotice *notice;

  g_mutex_lock (&self->lock);
  notice = g_queue_pop_head (&self->notices);
  g_mutex_unlock (&self->lock);
  return notice;
}

static void
deliver_all (KbMailbox *self)
{
  KbNotice *notice;

  while ((notice = pop (self)) != NULL)
    {
      g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);

      if (owner != NULL)
        self->func (owner, notice);
      free_notice (notice);
    }
}

static gboolean
deliver_cb (gpointer data)
{
  KbMailbox *self = data;

  g_mutex_lock (&self->lock);
  self->pending = FALSE;
  g_mutex_unlock (&self->lock);
  deliver_all (self);
  return G_SOURCE_REMOVE;
}

static void
attach_source (KbMailbox *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* As a GTask's return: whoever awaits an edit has seen its notice before. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, kb_mailbox_ref (self), (GDestroyNotify) kb_mailbox_unref);
  g_source_attach (source, self->context);
}

/**
 * kb_mailbox_post:
 * @changes: (transfer full) (element-type KbChange): see #KbNotice
 *
 * Any thread.
 */
void
kb_mailbox_post (KbMailbox  *self,
                 GPtrArray  *changes,
                 const char *label,
                 const char *undo_label,
                 const char *redo_label)
{
  KbNotice *notice = g_new0 (KbNotice, 1);
  gboolean attach;

  notice->changes = changes;
  notice->label = g_strdup (label);
  notice->undo_label = g_strdup (undo_label);
  notice->redo_label = g_strdup (redo_label);

  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->notices, notice);
  attach = !self->pending;
  self->pending = TRUE;
  g_mutex_unlock (&self->lock);

  if (attach)
    attach_source (self);
}

/**
 * kb_mailbox_flush:
 *
 * Delivers at once what is there, when called on the home thread; elsewhere it does nothing.
 */
void
kb_mailbox_flush (KbMailbox *self)
{
  if (g_thread_self () == self->home)
    deliver_all (self);
}
