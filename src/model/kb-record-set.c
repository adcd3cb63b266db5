/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-record-set"

#include "config.h"

#include "kb-position.h"
#include "kb-record-set.h"

/**
 * KbRecordSet:
 *
 * All rows of one session (the session's own row, its segments, cues, lineup …), or all rows that
 * the sessions share (products, people …), as one sorted list per kind. Rows are sorted as they
 * are meant to be read: by the position of the row that owns them, then their own, then by id.
 *
 * The set belongs to the main thread; the store's changes are applied with kb_record_set_apply(),
 * and whoever shows a list follows its `items-changed` and the records' `notify`.
 */
struct _KbRecordSet
{
  GObject       parent_instance;

  KbRecordSet  *library;                 /* owned, nullable: where shared rows are found */
  gint64        session_id;              /* 0 for the library's own set */
  GListStore   *lists[KB_N_ENTITIES];    /* owned */
  GHashTable   *index[KB_N_ENTITIES];    /* owned: gint64* id → KbRecord, borrowed from the list */
  GHashTable   *families[KB_N_ENTITIES]; /* owned, nullable: gint64* owner's id → GPtrArray of KbRecord, borrowed; made
                                          * when somebody asks, and forgotten when the list changes */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbRecordSet, kb_record_set, G_TYPE_OBJECT)

static int
compare_int (gint64 a,
             gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  KbRecordSet *self = user_data;
  KbRecord *left = (KbRecord *) a;
  KbRecord *right = (KbRecord *) b;
  const KbEntity *entity = kb_record_get_entity (left);
  int parent = kb_entity_find_flag (entity, KB_FIELD_PARENT);
  int position = kb_entity_find_flag (entity, KB_FIELD_POSITION);
  int order = 0;

  if (parent >= 0 && kb_record_get_int (left, parent) != kb_record_get_int (right, parent))
    {
      KbRecord *owner_a = kb_record_set_find_ref (self, left, parent);
      KbRecord *owner_b = kb_record_set_find_ref (self, right, parent);

      if (owner_a != NULL && owner_b != NULL)
        order = compare_records (owner_a, owner_b, self);
      else
        order = compare_int (kb_record_get_int (left, parent), kb_record_get_int (right, parent));
    }
  if (order == 0 && position >= 0)
    order = compare_int (kb_record_get_int (left, position), kb_record_get_int (right, position));
  if (order == 0)
    order = compare_int (kb_record_get_id (left), kb_record_get_id (right));

  return order;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return compare_records (*(KbRecord *const *) a, *(KbRecord *const *) b, user_data);
}

static gboolean
belongs_here (KbRecordSet *self,
              KbRecord    *record)
{
  const KbEntity *entity = kb_record_get_entity (record);

  if (self->session_id == 0)
    return entity->scope == KB_SCOPE_LIBRARY || entity->kind == KB_ENTITY_SESSION;
  if (entity->kind == KB_ENTITY_SESSION)
    return kb_record_get_id (record) == self->session_id;
  return entity->scope == KB_SCOPE_SESSION
         && kb_record_get_int (record, kb_entity_find_session (entity)) == self->session_id;
}

static void
index_record (KbRecordSet *self,
              KbRecord    *record)
{
  gint64 *key = g_new (gint64, 1);

  *key = kb_record_get_id (record);
  g_hash_table_replace (self->index[kb_record_get_kind (record)], key, record);
}

static void
forget_families (KbRecordSet  *self,
                 KbEntityKind  kind)
{
  g_clear_pointer (&self->families[kind], g_hash_table_unref);
}

static void
sort_dependants (KbRecordSet  *self,
                 KbEntityKind  kind)
{
  forget_families (self, kind);
  g_list_store_sort (self->lists[kind], compare_records, self);
  for (int i = 0; i < KB_N_ENTITIES; i++)
    if (i != (int) kind && kb_entity_get (i)->parent == kind
        && g_list_model_get_n_items (G_LIST_MODEL (self->lists[i])) > 1)
      sort_dependants (self, i);
}

static void
remove_record (KbRecordSet  *self,
               KbEntityKind  kind,
               gint64        id)
{
  KbRecord *record = g_hash_table_lookup (self->index[kind], &id);
  guint position;

  if (record == NULL)
    return;

  if (g_list_store_find (self->lists[kind], record, &position))
    {
      g_hash_table_remove (self->index[kind], &id);
      forget_families (self, kind);
      g_list_store_remove (self->lists[kind], position);
    }
}

static gboolean
order_differs (KbRecord *before,
               KbRecord *after)
{
  const KbEntity *entity = kb_record_get_entity (before);
  int parent = kb_entity_find_flag (entity, KB_FIELD_PARENT);
  int position = kb_entity_find_flag (entity, KB_FIELD_POSITION);

  return (parent >= 0 && !kb_value_equal (kb_record_peek (before, parent), kb_record_peek (after, parent)))
         || (position >= 0
             && !kb_value_equal (kb_record_peek (before, position), kb_record_peek (after, position)));
}

static gboolean
apply_change (KbRecordSet    *self,
              const KbChange *change,
              gboolean       *resort)
{
  KbRecord *known = g_hash_table_lookup (self->index[change->kind], &change->id);

  if (change->record == NULL || !belongs_here (self, change->record))
    {
      if (known == NULL)
        return FALSE;
      remove_record (self, change->kind, change->id);
      return TRUE;
    }

  if (known == NULL)
    {
      kb_record_set_add (self, change->record);
      return TRUE;
    }

  if (order_differs (known, change->record))
    {
      resort[change->kind] = TRUE;
      forget_families (self, change->kind);
    }
  return kb_record_assign (known, change->record);
}

static void
kb_record_set_dispose (GObject *object)
{
  KbRecordSet *self = KB_RECORD_SET (object);

  for (int i = 0; i < KB_N_ENTITIES; i++)
    {
      forget_families (self, i);
      g_clear_pointer (&self->index[i], g_hash_table_unref);
      g_clear_object (&self->lists[i]);
    }
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_record_set_parent_class)->dispose (object);
}

static void
kb_record_set_class_init (KbRecordSetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_record_set_dispose;

  /**
   * KbRecordSet::changed:
   * @changes: (element-type KbChange): what was applied
   *
   * Once per transaction that touched this set, after its lists and records are up to date.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_RECORD_SET, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
kb_record_set_init (KbRecordSet *self)
{
  for (int i = 0; i < KB_N_ENTITIES; i++)
    {
      self->lists[i] = g_list_store_new (kb_entity_get_gtype (i));
      self->index[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }
}

/**
 * kb_record_set_new:
 * @library: (nullable): the set of what all sessions share, for references into it
 * @session_id: the session, or 0 for the library's own set
 *
 * Returns: (transfer full): an empty set.
 */
KbRecordSet *
kb_record_set_new (KbRecordSet *library,
                   gint64       session_id)
{
  KbRecordSet *self = g_object_new (KB_TYPE_RECORD_SET, NULL);

  g_set_object (&self->library, library);
  self->session_id = session_id;

  return self;
}

gint64
kb_record_set_get_session_id (KbRecordSet *self)
{
  g_return_val_if_fail (KB_IS_RECORD_SET (self), 0);

  return self->session_id;
}

/**
 * kb_record_set_get_session:
 *
 * Returns: (transfer none) (nullable): the session's own row.
 */
KbRecord *
kb_record_set_get_session (KbRecordSet *self)
{
  g_return_val_if_fail (KB_IS_RECORD_SET (self), NULL);

  return kb_record_set_find (self, KB_ENTITY_SESSION, self->session_id);
}

/**
 * kb_record_set_get_library:
 *
 * Returns: (transfer none) (nullable): where shared rows are found.
 */
KbRecordSet *
kb_record_set_get_library (KbRecordSet *self)
{
  g_return_val_if_fail (KB_IS_RECORD_SET (self), NULL);

  return self->library;
}

/**
 * kb_record_set_get_list:
 *
 * Returns: (transfer none): the rows of @kind in reading order; shared rows come from the library's set.
 */
GListModel *
kb_record_set_get_list (KbRecordSet  *self,
                        KbEntityKind  kind)
{
  g_return_val_if_fail (KB_IS_RECORD_SET (self), NULL);
  g_return_val_if_fail (kind >= 0 && kind < KB_N_ENTITIES, NULL);

  if (self->library != NULL && kb_entity_get (kind)->scope == KB_SCOPE_LIBRARY)
    return kb_record_set_get_list (self->library, kind);
  return G_LIST_MODEL (self->lists[kind]);
}

/**
 * kb_record_set_get_next_position:
 * @kind: rows that have a position
 *
 * Returns: the position behind all of them.
 */
gint64
kb_record_set_get_next_position (KbRecordSet  *self,
                                 KbEntityKind  kind)
{
  const int field = kb_entity_find_flag (kb_entity_get (kind), KB_FIELD_POSITION);
  GListModel *list = kb_record_set_get_list (self, kind);
  gint64 last = 0;

  g_return_val_if_fail (list != NULL, KB_POSITION_STEP);
  g_return_val_if_fail (field >= 0, KB_POSITION_STEP);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (list, i);

      last = MAX (last, kb_record_get_int (row, field));
    }

  return last + KB_POSITION_STEP;
}

/**
 * kb_record_set_find:
 *
 * Returns: (transfer none) (nullable): that row, of this set or of the library's.
 */
KbRecord *
kb_record_set_find (KbRecordSet  *self,
                    KbEntityKind  kind,
                    gint64        id)
{
  KbRecord *record;

  g_return_val_if_fail (KB_IS_RECORD_SET (self), NULL);
  g_return_val_if_fail (kind >= 0 && kind < KB_N_ENTITIES, NULL);

  record = g_hash_table_lookup (self->index[kind], &id);
  if (record == NULL && self->library != NULL)
    record = kb_record_set_find (self->library, kind, id);
  return record;
}

/**
 * kb_record_set_find_ref:
 * @record: a row
 * @field: one of its references
 *
 * Returns: (transfer none) (nullable): the row that it refers to.
 */
KbRecord *
kb_record_set_find_ref (KbRecordSet *self,
                        KbRecord    *record,
                        guint        field)
{
  const KbField *info = &kb_record_get_entity (record)->fields[field];

  g_return_val_if_fail (info->kind == KB_FIELD_REF, NULL);

  if (kb_record_is_null (record, field))
    return NULL;
  return kb_record_set_find (self, info->refers, kb_record_get_int (record, field));
}

/* To look through all rows for the children of each of 2 000 cues took seconds. */
static GHashTable *
collect_families (GListModel *list,
                  guint       parent)
{
  GHashTable *families = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) record = g_list_model_get_item (list, i);
      const gint64 id = kb_record_get_int (record, parent);
      GPtrArray *family = g_hash_table_lookup (families, &id);

      if (family == NULL)
        {
          family = g_ptr_array_new ();
          g_hash_table_insert (families, g_memdup2 (&id, sizeof id), family);
        }
      g_ptr_array_add (family, record);   /* the list keeps it alive */
    }

  return families;
}

/**
 * kb_record_set_children:
 * @kind: a kind of row that has an owner
 * @parent_id: the owner
 *
 * Returns: (transfer full) (element-type KbRecord): its rows of @kind, in reading order.
 */
GPtrArray *
kb_record_set_children (KbRecordSet  *self,
                        KbEntityKind  kind,
                        gint64        parent_id)
{
  int parent = kb_entity_find_flag (kb_entity_get (kind), KB_FIELD_PARENT);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *family;

  g_return_val_if_fail (parent >= 0, g_steal_pointer (&found));

  /* Only the set whose rows they are learns when they change. */
  if (self->library != NULL && kb_entity_get (kind)->scope == KB_SCOPE_LIBRARY)
    return kb_record_set_children (self->library, kind, parent_id);

  if (self->families[kind] == NULL)
    self->families[kind] = collect_families (G_LIST_MODEL (self->lists[kind]), parent);
  family = g_hash_table_lookup (self->families[kind], &parent_id);
  for (guint i = 0; family != NULL && i < family->len; i++)
    g_ptr_array_add (found, g_object_ref (family->pdata[i]));

  return g_steal_pointer (&found);
}

/**
 * kb_record_set_add:
 * @record: (transfer none): a row of this set that is not in it yet
 */
void
kb_record_set_add (KbRecordSet *self,
                   KbRecord    *record)
{
  g_return_if_fail (KB_IS_RECORD_SET (self));
  g_return_if_fail (KB_IS_RECORD (record));

  index_record (self, record);
  forget_families (self, kb_record_get_kind (record));
  g_list_store_insert_sorted (self->lists[kb_record_get_kind (record)], record, compare_records, self);
}

/**
 * kb_record_set_fill:
 * @records: (element-type KbRecord): all rows of @kind
 *
 * Sets a whole list at once: one sort, one `items-changed`.
 */
void
kb_record_set_fill (KbRecordSet  *self,
                    KbEntityKind  kind,
                    GPtrArray    *records)
{
  g_return_if_fail (KB_IS_RECORD_SET (self));

  g_hash_table_remove_all (self->index[kind]);
  forget_families (self, kind);
  for (guint i = 0; i < records->len; i++)
    index_record (self, g_ptr_array_index (records, i));
  g_ptr_array_sort_with_data (records, compare_places, self);
  g_list_store_splice (self->lists[kind], 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->lists[kind])),
                       records->pdata, records->len);
}

/**
 * kb_record_set_apply:
 * @changes: (element-type KbChange): what a transaction changed, of any session
 *
 * Brings the lists and records up to date and emits #KbRecordSet::changed when anything here changed.
 */
void
kb_record_set_apply (KbRecordSet *self,
                     GPtrArray   *changes)
{
  gboolean resort[KB_N_ENTITIES] = { FALSE };
  gboolean touched = FALSE;

  g_return_if_fail (KB_IS_RECORD_SET (self));

  for (guint i = 0; i < changes->len; i++)
    touched |= apply_change (self, g_ptr_array_index (changes, i), resort);

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    if (resort[kind])
      sort_dependants (self, kind);

  if (touched)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}
