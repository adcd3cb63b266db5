/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-kaibo-selection"

#include "config.h"

#include "kb-kaibo-selection.h"

/* What belongs into the file of one session: its rows, and of the shared ones those that it needs. */
typedef struct
{
  GHashTable *shared[KB_N_ENTITIES];     /* owned: gint64* → KbRecord borrowed */
  GHashTable *children[KB_N_ENTITIES];   /* owned: gint64* of an owner → GPtrArray of borrowed KbRecords */
  GHashTable *picked[KB_N_ENTITIES];     /* owned: gint64*, a set */
  GPtrArray  *rows;                      /* owned, the result */
} Selection;

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
index_child (Selection *self,
             KbRecord  *record)
{
  const KbEntity *entity = kb_record_get_entity (record);
  int owner = kb_entity_find_flag (entity, KB_FIELD_PARENT);
  GPtrArray *siblings;
  gint64 id;

  if (owner < 0 || kb_record_is_null (record, owner))
    return;

  id = kb_record_get_int (record, owner);
  siblings = g_hash_table_lookup (self->children[entity->parent], &id);
  if (siblings == NULL)
    {
      siblings = g_ptr_array_new ();
      g_hash_table_insert (self->children[entity->parent], dup_id (id), siblings);
    }
  g_ptr_array_add (siblings, record);
}

static void
selection_init (Selection *self,
                GPtrArray *library)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      self->shared[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      self->children[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                    (GDestroyNotify) g_ptr_array_unref);
      self->picked[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < library->len; i++)
    {
      KbRecord *record = g_ptr_array_index (library, i);

      if (kb_record_get_entity (record)->scope != KB_SCOPE_LIBRARY)
        continue;
      g_hash_table_insert (self->shared[kb_record_get_kind (record)],
                           dup_id (kb_record_get_id (record)), record);
      index_child (self, record);
    }
}

static void
selection_clear (Selection *self)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      g_hash_table_unref (self->shared[kind]);
      g_hash_table_unref (self->children[kind]);
      g_hash_table_unref (self->picked[kind]);
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Selection, selection_clear)

static void
pick (Selection *self,
      KbRecord  *record)
{
  if (g_hash_table_add (self->picked[kb_record_get_kind (record)], dup_id (kb_record_get_id (record))))
    g_ptr_array_add (self->rows, g_object_ref (record));
}

/* A reference into another session (what this one was copied from, say) stays behind where it
 * may be unset. */
static void
cut_field (Selection *self,
           guint      index,
           guint      field)
{
  KbRecord **place = (KbRecord **) &g_ptr_array_index (self->rows, index);
  g_autoptr (KbRecord) original = *place;
  g_auto (KbValue) unset = KB_VALUE_INIT;

  *place = kb_record_dup (original);
  kb_record_take_value (*place, field, &unset);
}

static void
follow_references (Selection *self,
                   guint      index)
{
  const KbEntity *entity = kb_record_get_entity (g_ptr_array_index (self->rows, index));

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const KbField *field = &entity->fields[i];
      KbRecord *record = g_ptr_array_index (self->rows, index);
      KbRecord *target;
      gint64 id;

      if (field->kind != KB_FIELD_REF || kb_record_is_null (record, i))
        continue;

      id = kb_record_get_int (record, i);
      target = g_hash_table_lookup (self->shared[field->refers], &id);
      if (target != NULL)
        pick (self, target);
      else if ((field->flags & KB_FIELD_NULLABLE)
               && !g_hash_table_contains (self->picked[field->refers], &id))
        cut_field (self, index, i);
    }
}

static void
follow_children (Selection *self,
                 KbRecord  *record)
{
  gint64 id = kb_record_get_id (record);
  GPtrArray *children = g_hash_table_lookup (self->children[kb_record_get_kind (record)], &id);

  for (guint i = 0; children != NULL && i < children->len; i++)
    pick (self, g_ptr_array_index (children, i));
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  KbRecord *left = *(KbRecord *const *) a;
  KbRecord *right = *(KbRecord *const *) b;

  return (int) kb_record_get_kind (left) - (int) kb_record_get_kind (right);
}

/**
 * kb_kaibo_select_session:
 * @session: (element-type KbRecord): all rows of one session, as kb_store_load_session() gives them
 * @library: (element-type KbRecord): the shared rows, as kb_store_load_library() gives them; others
 *   are ignored
 *
 * Selects what a file of this session must hold to be complete: its rows, every shared row that
 * they refer to, what those own and refer to in turn. References into other sessions are unset, in
 * copies.
 *
 * Returns: (transfer full) (element-type KbRecord): rows for kb_kaibo_write(), kinds in order.
 */
GPtrArray *
kb_kaibo_select_session (GPtrArray *session,
                         GPtrArray *library)
{
  g_auto (Selection) self = { 0 };

  g_return_val_if_fail (session != NULL, NULL);
  g_return_val_if_fail (library != NULL, NULL);

  selection_init (&self, library);
  for (guint i = 0; i < session->len; i++)
    pick (&self, g_ptr_array_index (session, i));

  /* Grows while it is walked, until nothing new is needed. */
  for (guint i = 0; i < self.rows->len; i++)
    {
      follow_references (&self, i);
      follow_children (&self, g_ptr_array_index (self.rows, i));
    }

  g_ptr_array_sort (self.rows, compare_kinds);
  return g_steal_pointer (&self.rows);
}
