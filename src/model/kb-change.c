/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-change"

#include "config.h"

#include "kb-change.h"

/**
 * kb_change_new:
 * @record: (nullable) (transfer none): the row as it is now
 */
KbChange *
kb_change_new (KbOp          op,
               KbEntityKind  kind,
               gint64        id,
               KbRecord     *record)
{
  KbChange *self = g_new0 (KbChange, 1);

  self->op = op;
  self->kind = kind;
  self->id = id;
  self->record = record != NULL ? g_object_ref (record) : NULL;

  return self;
}

void
kb_change_free (KbChange *self)
{
  g_clear_object (&self->record);
  g_free (self);
}

/**
 * kb_changes_new:
 *
 * Returns: (transfer full) (element-type KbChange): an empty list that owns its elements.
 */
GPtrArray *
kb_changes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kb_change_free);
}
