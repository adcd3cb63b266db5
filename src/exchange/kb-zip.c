/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-zip"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"
#include "kb-zip.h"

/* PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16: sizes and places of what is read. */
#define END_SIZE 22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
#define COMMENT_MAX 65535
#define MAX_ENTRIES 4096

typedef struct
{
  gsize    start;       /* of the local header */
  gsize    size;        /* as it lies there */
  guint    method;
  gboolean encrypted;
} Entry;

/**
 * KbZip:
 *
 * A zip file in memory, as spreadsheets are. It is read without trust: every size and place is looked at before it is
 * used, and whoever reads an entry bounds what comes out of it.
 */
struct _KbZip
{
  GBytes     *bytes;      /* owned */
  GHashTable *entries;    /* owned: name → Entry */
};

static guint
read_16 (const guint8 *at)
{
  return at[0] | at[1] << 8;
}

static gsize
read_32 (const guint8 *at)
{
  return (gsize) read_16 (at) | (gsize) read_16 (at + 2) << 16;
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                       _("The file is not a whole spreadsheet: it is damaged, or still being written"));
  return FALSE;
}

/* The end of the directory is looked for from the end of the file; a comment may follow it. */
static const guint8 *
find_end (const guint8 *data,
          gsize         size)
{
  const gsize last = size >= END_SIZE + COMMENT_MAX ? size - END_SIZE - COMMENT_MAX : 0;

  if (size < END_SIZE)
    return NULL;
  for (gsize at = size - END_SIZE + 1; at-- > last;)
    if (memcmp (data + at, "PK\005\006", 4) == 0)
      return data + at;

  return NULL;
}

static gboolean
read_entry (KbZip        *self,
            const guint8 *data,
            gsize         size,
            gsize        *at)
{
  const guint8 *head = data + *at;
  gsize name_size, whole;
  Entry *entry;

  if (*at + ENTRY_SIZE > size || memcmp (head, "PK\001\002", 4) != 0)
    return FALSE;
  name_size = read_16 (head + 28);
  whole = ENTRY_SIZE + name_size + read_16 (head + 30) + read_16 (head + 32);
  if (*at + whole > size)
    return FALSE;

  entry = g_new0 (Entry, 1);
  entry->encrypted = (read_16 (head + 8) & 1) != 0;
  entry->method = read_16 (head + 10);
  entry->size = read_32 (head + 20);
  entry->start = read_32 (head + 42);
  g_hash_table_replace (self->entries, g_strndup ((const char *) head + ENTRY_SIZE, name_size), entry);
  *at += whole;
  return TRUE;
}

/**
 * kb_zip_new:
 * @bytes: the file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its directory; %NULL with %KB_ERROR_INPUT for what is no zip file, or not whole.
 */
KbZip *
kb_zip_new (GBytes  *bytes,
            GError **error)
{
  g_autoptr (KbZip) self = g_new0 (KbZip, 1);
  gsize size, at;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8 *end = find_end (data, size);
  guint n;

  self->bytes = g_bytes_ref (bytes);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (end == NULL)
    return fail (error), NULL;

  n = read_16 (end + 10);
  at = read_32 (end + 16);
  if (n > MAX_ENTRIES || at > size)
    return fail (error), NULL;
  for (guint i = 0; i < n; i++)
    if (!read_entry (self, data, size, &at))
      return fail (error), NULL;

  return g_steal_pointer (&self);
}

void
kb_zip_free (KbZip *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * kb_zip_has:
 *
 * Returns: %TRUE when there is an entry of that name.
 */
gboolean
kb_zip_has (KbZip      *self,
            const char *name)
{
  return g_hash_table_contains (self->entries, name);
}

/**
 * kb_zip_open:
 * @name: an entry
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is in it, unpacked while it is read; %NULL with %KB_ERROR_INPUT.
 */
GInputStream *
kb_zip_open (KbZip       *self,
             const char  *name,
             GError     **error)
{
  const Entry *entry = g_hash_table_lookup (self->entries, name);
  gsize size, start;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GZlibDecompressor) inflate = NULL;

  if (entry == NULL || entry->start + LOCAL_SIZE > size || memcmp (data + entry->start, "PK\003\004", 4) != 0)
    return fail (error), NULL;
  start = entry->start + LOCAL_SIZE + read_16 (data + entry->start + 26) + read_16 (data + entry->start + 28);
  if (start + entry->size > size)
    return fail (error), NULL;
  if (entry->encrypted || (entry->method != 0 && entry->method != 8))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                           _("The spreadsheet is protected by a password: save it without one"));
      return NULL;
    }

  part = g_bytes_new_from_bytes (self->bytes, start, entry->size);
  packed = g_memory_input_stream_new_from_bytes (part);
  if (entry->method == 0)
    return g_steal_pointer (&packed);

  inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  return g_converter_input_stream_new (packed, G_CONVERTER (inflate));
}
