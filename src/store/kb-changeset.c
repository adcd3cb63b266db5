/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-changeset"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-changeset.h"
#include "kb-error.h"
#include "kb-rows.h"

struct _KbTouched
{
  GPtrArray  *changes;  /* owned KbChange, without records */
  GHashTable *seen;     /* borrowed KbChange as key */
};

static guint
hash_change (gconstpointer key)
{
  const KbChange *change = key;

  return g_int64_hash (&change->id) ^ (guint) change->kind;
}

static gboolean
equal_change (gconstpointer a,
              gconstpointer b)
{
  const KbChange *one = a;
  const KbChange *two = b;

  return one->id == two->id && one->kind == two->kind;
}

KbTouched *
kb_touched_new (void)
{
  KbTouched *self = g_new0 (KbTouched, 1);

  self->changes = kb_changes_new ();
  self->seen = g_hash_table_new (hash_change, equal_change);
  return self;
}

void
kb_touched_free (KbTouched *self)
{
  g_hash_table_unref (self->seen);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

void
kb_touched_add (KbTouched    *self,
                KbOp          op,
                KbEntityKind  kind,
                gint64        id)
{
  const KbChange key = { op, kind, id, NULL };
  KbChange *change;

  if (g_hash_table_contains (self->seen, &key))
    return;

  change = kb_change_new (op, kind, id, NULL);
  g_hash_table_add (self->seen, change);
  g_ptr_array_add (self->changes, change);
}

/* Rows that are there, owners first; then those that are gone, owners last. */
static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const KbChange *one = *(const KbChange *const *) a;
  const KbChange *two = *(const KbChange *const *) b;
  gboolean gone = one->op == KB_OP_DELETE;

  if (gone != (two->op == KB_OP_DELETE))
    return gone ? 1 : -1;
  return gone ? (int) two->kind - (int) one->kind : (int) one->kind - (int) two->kind;
}

/**
 * kb_touched_load:
 *
 * Reads the touched rows as they are now; @self is empty afterwards.
 *
 * Returns: (transfer full) (nullable) (element-type KbChange): what became of each row, in an order
 *   in which owners come before what they own, or after it where rows are gone.
 */
GPtrArray *
kb_touched_load (KbTouched   *self,
                 KbDatabase  *database,
                 GError     **error)
{
  g_autoptr (GPtrArray) changes = self->changes;

  g_hash_table_remove_all (self->seen);
  self->changes = kb_changes_new ();
  for (guint i = 0; i < changes->len; i++)
    {
      KbChange *change = g_ptr_array_index (changes, i);
      g_autoptr (GError) failure = NULL;

      change->record = kb_rows_load (database, change->kind, change->id, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (change->record == NULL)
        change->op = KB_OP_DELETE;
      else if (change->op != KB_OP_INSERT)
        change->op = KB_OP_UPDATE;
    }

  g_ptr_array_sort (changes, compare_changes);
  return g_steal_pointer (&changes);
}

/* The tables of the domain are journaled; the journal itself and what is derived are not. */
static int
is_journaled_cb (void       *data,
                 const char *table)
{
  return kb_entity_find (table) != KB_ENTITY_NONE;
}

/**
 * kb_changeset_record:
 *
 * Begins to record what happens to the tables of the domain, cascades included.
 *
 * Returns: (transfer full) (nullable): the recording.
 */
sqlite3_session *
kb_changeset_record (KbDatabase  *database,
                     GError     **error)
{
  sqlite3 *db = kb_database_get_handle (database);
  sqlite3_session *session = NULL;
  int rc = sqlite3session_create (db, "main", &session);

  if (rc == SQLITE_OK)
    {
      sqlite3session_table_filter (session, is_journaled_cb, NULL);
      rc = sqlite3session_attach (session, NULL);
    }
  if (rc == SQLITE_OK)
    return session;

  kb_sqlite_set_error (error, NULL, rc, kb_database_get_path (database));
  g_clear_pointer (&session, sqlite3session_delete);
  return NULL;
}

/**
 * kb_changeset_take:
 *
 * Returns: (transfer full) (nullable): all that was recorded; empty when nothing changed.
 */
GBytes *
kb_changeset_take (sqlite3_session  *session,
                   KbDatabase       *database,
                   GError          **error)
{
  void *data = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (session, &size, &data);

  if (rc == SQLITE_OK)
    return g_bytes_new_with_free_func (data, size, sqlite3_free, data);

  kb_sqlite_set_error (error, NULL, rc, kb_database_get_path (database));
  return NULL;
}

static KbOp
read_op (int      op,
         gboolean inverted)
{
  if (op == SQLITE_UPDATE)
    return KB_OP_UPDATE;
  return (op == SQLITE_INSERT) != inverted ? KB_OP_INSERT : KB_OP_DELETE;
}

static void
touch_row (sqlite3_changeset_iter *iter,
           gboolean                inverted,
           KbTouched              *touched)
{
  const char *table;
  sqlite3_value *id = NULL;
  int n_columns;
  int op;
  KbEntityKind kind;

  sqlite3changeset_op (iter, &table, &n_columns, &op, NULL);
  kind = kb_entity_find (table);
  if (kind == KB_ENTITY_NONE)
    return;

  /* `id` is the first column of every table; an update's old values always have the key. */
  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  if (id != NULL)
    kb_touched_add (touched, read_op (op, inverted), kind, sqlite3_value_int64 (id));
}

/**
 * kb_changeset_touch:
 * @inverted: whether it was applied backwards
 * @touched: where to add its rows
 *
 * Returns: %FALSE when the changeset cannot be read to its end.
 */
gboolean
kb_changeset_touch (GBytes    *changeset,
                    gboolean   inverted,
                    KbTouched *touched)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int rc = sqlite3changeset_start (&iter, (int) size, (void *) data);

  while (rc == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    touch_row (iter, inverted, touched);

  return sqlite3changeset_finalize (iter) == SQLITE_OK && rc == SQLITE_OK;
}

static int
refuse_conflict_cb (void                   *data,
                    int                     conflict,
                    sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * kb_changeset_apply:
 * @inverted: apply it backwards
 *
 * Applies a changeset to exactly the rows that it was made from; anything else is a conflict. The
 * caller has a transaction open and foreign keys off: cascades are in the changeset already.
 *
 * Returns: %FALSE with %KB_ERROR_REFUSED on a conflict.
 */
gboolean
kb_changeset_apply (KbDatabase  *database,
                    GBytes      *changeset,
                    gboolean     inverted,
                    GError     **error)
{
  sqlite3 *db = kb_database_get_handle (database);
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int rc = sqlite3changeset_apply_v2 (db, (int) size, (void *) data, NULL, refuse_conflict_cb, NULL,
                                      NULL, NULL, inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0);

  if (rc == SQLITE_OK)
    return TRUE;
  if (rc != SQLITE_ABORT && rc != SQLITE_CONSTRAINT)
    return kb_sqlite_set_error (error, db, rc, kb_database_get_path (database));

  g_set_error_literal (error, KB_ERROR, KB_ERROR_REFUSED,
                       _("It cannot be taken back or redone, because the rows it changed have been "
                         "changed since. Nothing was changed."));
  return FALSE;
}
