/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-zip"

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-zip.h"

#define MAX_ENTRIES 4096
#define BLOCK_SIZE 65536

typedef struct archive Archive;

/**
 * KbZip:
 *
 * A zip file in memory, as spreadsheets are. Only its directory counts: what has none is not whole.
 */
struct _KbZip
{
  GBytes     *bytes;   /* owned */
  GHashTable *names;   /* owned: the entries' */
};

static void
close_archive (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, close_archive)

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                       _("The file is not a whole spreadsheet: it is damaged, or still being written"));
  return FALSE;
}

static Archive *
open_archive (KbZip   *self,
              GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);

  if (archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK
      || archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    return fail (error), NULL;

  return g_steal_pointer (&archive);
}

/* Warnings are about names in other encodings; no part of a spreadsheet has such a one. */
static gboolean
read_names (KbZip   *self,
            GError **error)
{
  g_autoptr (Archive) archive = open_archive (self, error);
  struct archive_entry *entry;
  int got;

  if (archive == NULL)
    return FALSE;
  while ((got = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || got == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname (entry);

      if (name != NULL)
        g_hash_table_add (self->names, g_strdup (name));
      if (g_hash_table_size (self->names) > MAX_ENTRIES)
        return fail (error);
    }

  return got == ARCHIVE_EOF || fail (error);
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

  self->bytes = g_bytes_ref (bytes);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return read_names (self, error) ? g_steal_pointer (&self) : NULL;
}

void
kb_zip_free (KbZip *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->names);
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
  return g_hash_table_contains (self->names, name);
}

static GBytes *
unpack (Archive *archive,
        gsize    limit,
        GError **error)
{
  g_autoptr (GByteArray) unpacked = g_byte_array_new ();
  guint8 block[BLOCK_SIZE];
  gssize got;

  while ((got = archive_read_data (archive, block, sizeof block)) > 0)
    {
      g_byte_array_append (unpacked, block, got);
      if (unpacked->len > limit)
        break;
    }
  if (got < 0)
    return fail (error), NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&unpacked));
}

/**
 * kb_zip_read:
 * @name: an entry
 * @limit: of more than that many bytes no more is unpacked
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is in it; %NULL with %KB_ERROR_INPUT.
 */
GBytes *
kb_zip_read (KbZip       *self,
             const char  *name,
             gsize        limit,
             GError     **error)
{
  g_autoptr (Archive) archive = open_archive (self, error);
  struct archive_entry *entry = NULL;
  int got;

  if (archive == NULL)
    return NULL;
  do
    got = archive_read_next_header (archive, &entry);
  while ((got == ARCHIVE_OK || got == ARCHIVE_WARN) && g_strcmp0 (archive_entry_pathname (entry), name) != 0);
  if (got != ARCHIVE_OK && got != ARCHIVE_WARN)
    return fail (error), NULL;
  if (archive_entry_is_encrypted (entry))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                           _("The spreadsheet is protected by a password: save it without one"));
      return NULL;
    }

  return unpack (archive, limit, error);
}
