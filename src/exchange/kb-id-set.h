/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KbIdSet:
 *
 * A set of row ids. A #GHashTable needs an allocation per id (pointers do not hold 63 bits
 * everywhere), which for a million rows is a fifth of the time to read them.
 */
typedef struct
{
  gint64 *slots;      /* owned, 0 where free: no row has that id */
  gsize   n_slots;    /* a power of two, or 0 */
  gsize   n_ids;
  guint64 key;        /* odd and random */
} KbIdSet;

void     kb_id_set_clear    (KbIdSet       *self);
gboolean kb_id_set_add      (KbIdSet       *self,
                             gint64         id);
gboolean kb_id_set_contains (const KbIdSet *self,
                             gint64         id);

G_END_DECLS
