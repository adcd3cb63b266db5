/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-history-item"

#include "config.h"

#include "kb-history-item.h"

/**
 * KbHistoryItem:
 *
 * An entry of the history in a list; it never changes.
 */
struct _KbHistoryItem
{
  GObject  parent_instance;

  gint64   id;
  gint64   at_us;
  char    *label;        /* owned */
  char    *who;          /* owned */
  gint64   session_id;
  gboolean is_done;
};

G_DEFINE_FINAL_TYPE (KbHistoryItem, kb_history_item, G_TYPE_OBJECT)

static void
kb_history_item_finalize (GObject *object)
{
  KbHistoryItem *self = KB_HISTORY_ITEM (object);

  g_free (self->label);
  g_free (self->who);

  G_OBJECT_CLASS (kb_history_item_parent_class)->finalize (object);
}

static void
kb_history_item_class_init (KbHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_history_item_finalize;
}

static void
kb_history_item_init (KbHistoryItem *self)
{
}

KbHistoryItem *
kb_history_item_new (const KbHistoryEntry *entry)
{
  KbHistoryItem *self = g_object_new (KB_TYPE_HISTORY_ITEM, NULL);

  self->id = entry->id;
  self->at_us = entry->at_us;
  self->label = g_strdup (entry->label);
  self->who = g_strdup (entry->who);
  self->session_id = entry->session_id;
  self->is_done = entry->state == KB_HISTORY_DONE;
  return self;
}

gint64
kb_history_item_get_id (KbHistoryItem *self)
{
  return self->id;
}

gint64
kb_history_item_get_at_us (KbHistoryItem *self)
{
  return self->at_us;
}

const char *
kb_history_item_get_label (KbHistoryItem *self)
{
  return self->label;
}

const char *
kb_history_item_get_who (KbHistoryItem *self)
{
  return self->who;
}

gint64
kb_history_item_get_session_id (KbHistoryItem *self)
{
  return self->session_id;
}

/**
 * kb_history_item_is_done:
 *
 * Returns: whether it is in force; else it was taken back and can be redone.
 */
gboolean
kb_history_item_is_done (KbHistoryItem *self)
{
  return self->is_done;
}
