/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _KbMailbox KbMailbox;

/**
 * KbNotice:
 * @changes: (element-type KbChange): what a transaction changed
 * @label: (nullable): what it was
 * @undo_label: (nullable): what can be undone after it
 * @redo_label: (nullable): what can be redone after it
 */
typedef struct
{
  GPtrArray *changes;
  char      *label;
  char      *undo_label;
  char      *redo_label;
} KbNotice;

typedef void (*KbNoticeFunc) (GObject        *owner,
                              const KbNotice *notice);

KbMailbox *kb_mailbox_new   (GObject      *owner,
                             KbNoticeFunc  func);
KbMailbox *kb_mailbox_ref   (KbMailbox    *self);
void       kb_mailbox_unref (KbMailbox    *self);
void       kb_mailbox_post  (KbMailbox    *self,
                             GPtrArray    *changes,
                             const char   *label,
                             const char   *undo_label,
                             const char   *redo_label);
void       kb_mailbox_flush (KbMailbox    *self);

G_END_DECLS
