/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-changeset-insert"

#include "config.h"

#include <string.h>

#include "kb-changeset-insert.h"
#include "kb-rows.h"

/*
 * The changeset of an edit that only inserts, an import above all, written as SQLite's session extension would record it
 * (https://www.sqlite.org/session/changeset.html, and ext/session/sqlite3session.c for the bytes): the rows are known, so
 * there is nothing to record, and each of them need not be read back from the library twice.
 */

enum
{
  TYPE_INTEGER = 1,
  TYPE_REAL = 2,
  TYPE_TEXT = 3,
  TYPE_BLOB = 4,
  TYPE_NULL = 5,
};

static void
append_byte (GByteArray *bytes,
             guint8      byte)
{
  g_byte_array_append (bytes, &byte, 1);
}

/* SQLite's variable-length integer, for lengths below 2^31. */
static void
append_length (GByteArray *bytes,
               gsize       length)
{
  guint8 digits[5];
  guint n = G_N_ELEMENTS (digits);

  do
    {
      const guint8 more = n < G_N_ELEMENTS (digits) ? 0x80 : 0;

      digits[--n] = (length & 0x7f) | more;
      length >>= 7;
    }
  while (length > 0);
  g_byte_array_append (bytes, digits + n, G_N_ELEMENTS (digits) - n);
}

static void
append_number (GByteArray *bytes,
               guint8      type,
               guint64     bits)
{
  const guint64 big_endian = GUINT64_TO_BE (bits);

  append_byte (bytes, type);
  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
append_real (GByteArray *bytes,
             double      real)
{
  guint64 bits;

  memcpy (&bits, &real, sizeof bits);
  append_number (bytes, TYPE_REAL, bits);
}

static void
append_data (GByteArray    *bytes,
             guint8         type,
             gconstpointer  data,
             gsize          size)
{
  append_byte (bytes, type);
  append_length (bytes, size);
  g_byte_array_append (bytes, data, size);
}

static void
append_text (GByteArray *bytes,
             const char *text)
{
  append_data (bytes, TYPE_TEXT, text, strlen (text));
}

static void
append_value (GByteArray    *bytes,
              const KbField *field,
              const KbValue *value)
{
  switch (value->kind)
    {
    case KB_VALUE_INT:
      if (field->kind == KB_FIELD_ENUM)
        append_text (bytes, kb_enum_code (field->values, (int) value->integer));
      else if (field->kind == KB_FIELD_REAL)
        append_real (bytes, (double) value->integer);
      else
        append_number (bytes, TYPE_INTEGER, (guint64) value->integer);
      break;
    case KB_VALUE_REAL:
      append_real (bytes, value->real);
      break;
    case KB_VALUE_TEXT:
      append_text (bytes, value->text);
      break;
    case KB_VALUE_BLOB:
      append_data (bytes, TYPE_BLOB, g_bytes_get_data (value->bytes, NULL), g_bytes_get_size (value->bytes));
      break;
    case KB_VALUE_NULL:
    default:
      append_byte (bytes, TYPE_NULL);
    }
}

/* The id is the first column of every table, and its key. */
static void
append_table (GByteArray     *bytes,
              const KbEntity *entity,
              guint           n_columns)
{
  append_byte (bytes, 'T');
  append_length (bytes, n_columns);
  append_byte (bytes, 1);
  for (guint i = 1; i < n_columns; i++)
    append_byte (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) entity->name, strlen (entity->name) + 1);
}

static void
append_row (GByteArray   *bytes,
            KbRecord     *record,
            const GArray *columns)
{
  append_byte (bytes, SQLITE_INSERT);
  append_byte (bytes, 0);
  append_number (bytes, TYPE_INTEGER, (guint64) kb_record_get_id (record));
  for (guint i = 1; i < columns->len; i++)
    {
      const int field = g_array_index (columns, int, i);

      append_value (bytes, &kb_record_get_entity (record)->fields[field], kb_record_peek (record, field));
    }
}

/**
 * kb_changeset_is_insert_only:
 *
 * Returns: whether all that the edit does is to add rows.
 */
gboolean
kb_changeset_is_insert_only (KbEdit *edit)
{
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    if (kb_edit_get_step (edit, i)->op != KB_OP_INSERT)
      return FALSE;

  return TRUE;
}

/* As it would come out of the library: what is kept apart is not told about with the row. */
static KbRecord *
dup_as_loaded (KbRecord *record)
{
  const int field = kb_entity_find_flag (kb_record_get_entity (record), KB_FIELD_APART);
  KbRecord *copy;

  if (field < 0)
    return g_object_ref (record);

  copy = kb_record_dup (record);
  kb_record_set_value (copy, field, &(KbValue) KB_VALUE_INIT);
  return copy;
}

/* @is_whole: with what is kept apart */
static GPtrArray *
list_inserts (KbEdit   *edit,
              gboolean  is_whole)
{
  const guint n_steps = kb_edit_get_n_steps (edit);
  g_autoptr (GPtrArray) changes = kb_changes_new ();
  guint counts[KB_N_ENTITIES] = { 0 };

  for (guint i = 0; i < n_steps; i++)
    counts[kb_edit_get_step (edit, i)->kind]++;
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    for (guint i = 0; i < n_steps && counts[kind] > 0; i++)
      {
        const KbEditStep *step = kb_edit_get_step (edit, i);
        g_autoptr (KbRecord) record = NULL;

        if (step->kind != (KbEntityKind) kind)
          continue;
        record = is_whole ? g_object_ref (step->record) : dup_as_loaded (step->record);
        g_ptr_array_add (changes, kb_change_new (KB_OP_INSERT, step->kind, step->id, record));
        counts[kind]--;
      }

  return g_steal_pointer (&changes);
}

/**
 * kb_changeset_list_inserts:
 * @edit: an edit that only inserts, and that was carried out
 *
 * Returns: (transfer full) (element-type KbChange): its rows as they would be loaded, owners before what they own.
 */
GPtrArray *
kb_changeset_list_inserts (KbEdit *edit)
{
  return list_inserts (edit, FALSE);
}

/**
 * kb_changeset_of_inserts:
 * @edit: an edit that only inserts, and that was carried out
 *
 * Returns: (transfer full) (nullable): what sqlite3session_changeset() would have given.
 */
GBytes *
kb_changeset_of_inserts (KbDatabase  *database,
                         KbEdit      *edit,
                         GError     **error)
{
  g_autoptr (GPtrArray) changes = list_inserts (edit, TRUE);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) columns = NULL;
  KbEntityKind kind = KB_ENTITY_NONE;

  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = changes->pdata[i];

      if (change->kind != kind)
        {
          g_clear_pointer (&columns, g_array_unref);
          columns = kb_rows_read_columns (database, change->kind, error);
          if (columns == NULL)
            return NULL;
          append_table (bytes, kb_entity_get (change->kind), columns->len);
          kind = change->kind;
        }
      append_row (bytes, change->record, columns);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
