/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-id-set"

#include "config.h"

#include "kb-id-set.h"

/* Ids are random as a rule, but a file may hold 1, 2, 3 …, or ids that were chosen to collide:
 * hence the random key. */
static gsize
find_slot (const KbIdSet *self,
           gint64         id)
{
  gsize slot = (((guint64) id * self->key) >> 32) & (self->n_slots - 1);

  while (self->slots[slot] != 0 && self->slots[slot] != id)
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

static void
grow (KbIdSet *self)
{
  g_autofree gint64 *old = self->slots;
  const gsize n_old = self->n_slots;

  if (self->key == 0)
    self->key = ((guint64) g_random_int () << 32) | g_random_int () | 1;
  self->n_slots = MAX (n_old * 2, 16);
  self->slots = g_new0 (gint64, self->n_slots);
  for (gsize i = 0; i < n_old; i++)
    if (old[i] != 0)
      self->slots[find_slot (self, old[i])] = old[i];
}

void
kb_id_set_clear (KbIdSet *self)
{
  g_clear_pointer (&self->slots, g_free);
  self->n_slots = 0;
  self->n_ids = 0;
}

/**
 * kb_id_set_add:
 * @id: an id, not 0
 *
 * Returns: %TRUE when it was not there yet.
 */
gboolean
kb_id_set_add (KbIdSet *self,
               gint64   id)
{
  gsize slot;

  g_return_val_if_fail (id != 0, FALSE);

  /* At most half full, so that runs stay short. */
  if (self->n_ids * 2 >= self->n_slots)
    grow (self);

  slot = find_slot (self, id);
  if (self->slots[slot] == id)
    return FALSE;

  self->slots[slot] = id;
  self->n_ids++;
  return TRUE;
}

gboolean
kb_id_set_contains (const KbIdSet *self,
                    gint64         id)
{
  return self->n_slots > 0 && id != 0 && self->slots[find_slot (self, id)] == id;
}
