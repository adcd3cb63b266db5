/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-search-index"

#include "config.h"

#include "kb-search-index-private.h"
#include "kb-search-text.h"

#define TOKENS_VERSION "1"   /* another one makes every library's index anew */
#define MANY 1000            /* rows in one transaction: an import */

/* What is looked for most; the other kinds follow in their own order. */
static const KbEntityKind first_kinds[] = {
  KB_ENTITY_SESSION, KB_ENTITY_CUE, KB_ENTITY_LINEUP_ITEM, KB_ENTITY_PRODUCT, KB_ENTITY_PHRASE, KB_ENTITY_PERSON,
  KB_ENTITY_SEGMENT,
};

/**
 * kb_search_index_has_field:
 *
 * Returns: whether people search in this field.
 */
gboolean
kb_search_index_has_field (const KbEntity *entity,
                           guint           field)
{
  return entity->fields[field].kind == KB_FIELD_TEXT && !(entity->fields[field].flags & KB_FIELD_CODED);
}

static gboolean
has_text (const KbEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (kb_search_index_has_field (entity, i))
      return TRUE;

  return FALSE;
}

static void
set_ranks (KbSearchIndex *self)
{
  int rank = KB_N_ENTITIES;

  for (guint i = 0; i < G_N_ELEMENTS (first_kinds); i++)
    self->ranks[first_kinds[i]] = rank--;
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    if (self->ranks[kind] == 0 && has_text (kb_entity_get (kind)))
      self->ranks[kind] = rank--;
}

/* What the index is made of, so that a new field, kind or tokenizer makes it anew. */
static char *
create_fingerprint (KbSearchIndex *self)
{
  g_autoptr (GString) text = g_string_new (TOKENS_VERSION);

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);

      g_string_append_printf (text, "/%s:%d", entity->name, self->ranks[kind]);
      for (guint i = 0; i < entity->n_fields; i++)
        if (kb_search_index_has_field (entity, i))
          g_string_append_printf (text, ".%s", entity->fields[i].name);
    }

  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, text->str, text->len);
}

/**
 * kb_search_index_dup_text:
 *
 * Returns: (transfer full): what is searched of a row, its fields parted so that no match reaches from one to the next.
 */
char *
kb_search_index_dup_text (KbRecord *record)
{
  const KbEntity *entity = kb_record_get_entity (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *part = kb_search_index_has_field (entity, i) ? kb_record_get_text (record, i) : "";

      if (*part == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, KB_SEARCH_BREAK);
      g_string_append (text, part);
    }

  return g_string_free (text, FALSE);
}

/**
 * kb_search_index_hash:
 *
 * Returns: FNV-1a of a row's text, http://www.isthe.com/chongo/tech/comp/fnv/.
 */
gint64
kb_search_index_hash (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    hash = (hash ^ *p) * G_GUINT64_CONSTANT (1099511628211);

  return (gint64) hash;
}

static gboolean
forget_row (KbSearchIndex  *self,
            KbEntityKind    kind,
            gint64          id,
            GError        **error)
{
  sqlite3_stmt *statement = kb_database_prepare (self->database,
                                                 "DELETE FROM search_doc WHERE row_id = ?1 AND entity = ?2", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, kb_entity_get (kind)->name, -1, SQLITE_STATIC);
  return kb_database_step (self->database, statement, NULL, error);
}

/* Gives the row a new number when its text is not what was indexed. */
static gboolean
number_row (KbSearchIndex  *self,
            KbRecord       *record,
            gint64          doc,
            gint64          hash,
            GError        **error)
{
  const char *sql = "INSERT INTO search_doc (doc, entity, row_id, hash) VALUES (?1, ?2, ?3, ?4) "
                    "ON CONFLICT (row_id, entity) DO UPDATE SET doc = excluded.doc, hash = excluded.hash "
                    "WHERE hash <> excluded.hash";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, doc);
  sqlite3_bind_text (statement, 2, kb_record_get_entity (record)->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, kb_record_get_id (record));
  sqlite3_bind_int64 (statement, 4, hash);
  return kb_database_step (self->database, statement, NULL, error);
}

static gboolean
add_text (KbSearchIndex  *self,
          gint64          doc,
          const char     *text,
          GError        **error)
{
  sqlite3_stmt *statement = kb_database_prepare (self->database, "INSERT INTO search (rowid, text) VALUES (?1, ?2)",
                                                 error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, doc);
  sqlite3_bind_text (statement, 2, text, -1, SQLITE_STATIC);
  return kb_database_step (self->database, statement, NULL, error);
}

/**
 * kb_search_index_add:
 *
 * Indexes a row, if its text is not what was indexed; @self has the transaction's serial.
 */
gboolean
kb_search_index_add (KbSearchIndex  *self,
                     KbRecord       *record,
                     GError        **error)
{
  g_autofree char *text = kb_search_index_dup_text (record);
  const gint64 rank = self->ranks[kb_record_get_kind (record)];
  const gint64 doc = (rank << KB_SEARCH_RANK_SHIFT) | (self->serial + 1);

  if (!number_row (self, record, doc, kb_search_index_hash (text), error))
    return FALSE;
  if (sqlite3_changes (kb_database_get_handle (self->database)) == 0)
    return TRUE;

  self->serial++;
  return *text == '\0' || add_text (self, doc, text, error);
}

/* FTS5 takes texts fastest in ascending order of their numbers; anything else begins a new segment. */
static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const KbSearchIndex *self = data;
  const KbChange *one = *(const KbChange *const *) a;
  const KbChange *two = *(const KbChange *const *) b;

  return self->ranks[one->kind] - self->ranks[two->kind];
}

/* Of an import's rows the ids come in order as well: they are random, and a tree is filled in order at half the cost. */
static int
compare_ranks_and_ids (gconstpointer a,
                       gconstpointer b,
                       gpointer      data)
{
  const KbChange *one = *(const KbChange *const *) a;
  const KbChange *two = *(const KbChange *const *) b;
  const int order = compare_ranks (a, b, data);

  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

static gboolean
index_changes (KbSearchIndex  *self,
               GPtrArray      *changes,
               GError        **error)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_sized_new (changes->len);

  for (guint i = 0; i < changes->len; i++)
    if (self->ranks[((const KbChange *) changes->pdata[i])->kind] > 0)
      g_ptr_array_add (ordered, changes->pdata[i]);
  g_ptr_array_sort_with_data (ordered, ordered->len < MANY ? compare_ranks : compare_ranks_and_ids, self);

  for (guint i = 0; i < ordered->len; i++)
    {
      const KbChange *change = ordered->pdata[i];

      if (change->record == NULL ? !forget_row (self, change->kind, change->id, error)
                                 : !kb_search_index_add (self, change->record, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
kb_search_index_read_state (KbSearchIndex  *self,
                            KbSearchState  *state,
                            GError        **error)
{
  const char *sql = "SELECT fingerprint, serial, entity, row_id FROM search_state WHERE id = 1";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);
  gboolean row = FALSE;

  if (statement == NULL || !kb_database_step (self->database, statement, &row, error))
    return FALSE;

  state->is_mine = row && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), self->fingerprint) == 0;
  state->serial = row ? sqlite3_column_int64 (statement, 1) : 0;
  state->kind = row ? kb_entity_find ((const char *) sqlite3_column_text (statement, 2)) : KB_ENTITY_NONE;
  state->row_id = row ? sqlite3_column_int64 (statement, 3) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
kb_search_index_write_state (KbSearchIndex        *self,
                             const KbSearchState  *state,
                             GError              **error)
{
  const char *sql = "INSERT OR REPLACE INTO search_state (id, fingerprint, serial, entity, row_id) "
                    "VALUES (1, ?1, ?2, ?3, ?4)";
  sqlite3_stmt *statement = kb_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, state->is_mine ? self->fingerprint : "", -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, state->serial);
  if (state->kind != KB_ENTITY_NONE)
    sqlite3_bind_text (statement, 3, kb_entity_get (state->kind)->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, state->row_id);
  return kb_database_step (self->database, statement, NULL, error);
}

static gboolean
write_changes (KbSearchIndex  *self,
               GPtrArray      *changes,
               GError        **error)
{
  KbSearchState state;

  if (!kb_search_index_read_state (self, &state, error))
    return FALSE;
  /* All of it will be made anew, this too. */
  if (!state.is_mine)
    return TRUE;

  self->serial = state.serial;
  if (!index_changes (self, changes, error))
    return FALSE;
  if (self->serial == state.serial)
    return TRUE;
  state.serial = self->serial;
  return kb_search_index_write_state (self, &state, error);
}

/* A full disk or a broken cable is the transaction's own matter; anything else is only the index's. */
static gboolean
is_for_the_caller (const GError *error)
{
  return g_error_matches (error, KB_ERROR, KB_ERROR_FULL) || g_error_matches (error, KB_ERROR, KB_ERROR_BUSY)
         || g_error_matches (error, KB_ERROR, KB_ERROR_READ_ONLY);
}

/**
 * kb_search_index_apply:
 * @changes: (element-type KbChange): what the transaction that is open has changed
 *
 * Brings the index along. When it is damaged it is left to be made anew: no edit is lost for it.
 *
 * Returns: %FALSE when the transaction cannot go on.
 */
gboolean
kb_search_index_apply (KbSearchIndex  *self,
                       GPtrArray      *changes,
                       GError        **error)
{
  g_autoptr (GError) failure = NULL;

  if (!kb_database_exec (self->database, "SAVEPOINT search; SAVEPOINT search_texts", error))
    return FALSE;
  /* FTS5 writes what it has gathered when a savepoint is released, and the savepoint is gone even when that fails. */
  if (write_changes (self, changes, &failure)
      && kb_database_exec (self->database, "RELEASE search_texts; RELEASE search", &failure))
    return TRUE;

  if (is_for_the_caller (failure) || sqlite3_get_autocommit (kb_database_get_handle (self->database)))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_warning ("The search index is made anew: %s", failure->message);
  return kb_database_exec (self->database, "ROLLBACK TO search; RELEASE search", error)
         && (kb_database_exec (self->database, "UPDATE search_state SET fingerprint = ''", NULL) || TRUE);
}

/**
 * kb_search_index_is_complete:
 *
 * Returns: whether every row is in the index.
 */
gboolean
kb_search_index_is_complete (KbSearchIndex *self)
{
  KbSearchState state;

  return kb_search_index_read_state (self, &state, NULL) && state.is_mine && state.kind == KB_ENTITY_NONE;
}

/**
 * kb_search_index_new:
 * @database: a library that is open
 *
 * Makes the index anew when it cannot be read.
 */
KbSearchIndex *
kb_search_index_new (KbDatabase *database)
{
  KbSearchIndex *self = g_new0 (KbSearchIndex, 1);

  self->database = database;
  set_ranks (self);
  self->fingerprint = create_fingerprint (self);
  kb_search_index_check (self);
  return self;
}

void
kb_search_index_free (KbSearchIndex *self)
{
  g_free (self->fingerprint);
  g_free (self);
}
