/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-transfer"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-kaibo-selection.h"
#include "kb-kaibo-writer.h"
#include "kb-session.h"
#include "kb-store-bytes.h"
#include "kb-transfer.h"

/*
 * What a file brings into a library and takes out of it, for the window and the command line alike.
 * None of this is bound to a thread.
 */

static void
index_library (GPtrArray  *library,
               GHashTable *known)
{
  for (guint i = 0; i < library->len; i++)
    {
      KbRecord *record = g_ptr_array_index (library, i);
      gint64 id = kb_record_get_id (record);

      g_hash_table_insert (known, g_memdup2 (&id, sizeof id), record);
    }
}

static KbRecord *
find_known (GHashTable *known,
            KbRecord   *record)
{
  gint64 id = kb_record_get_id (record);
  KbRecord *other = g_hash_table_lookup (known, &id);

  return other != NULL && kb_record_get_kind (other) == kb_record_get_kind (record) ? other : NULL;
}

static void
refuse_session (KbRecord  *session,
                GError   **error)
{
  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
               _("The session %s (%s) is in the library already. Nothing was changed."),
               kb_record_get_text (session, KB_SESSION_CODE), kb_record_get_text (session, KB_SESSION_TITLE));
}

/**
 * kb_transfer_create_edit:
 * @records: (element-type KbRecord): what a file holds, as kb_kaibo_read() gives it
 * @library: (element-type KbRecord): what the library holds, as kb_store_load_library() gives it
 * @label: what the user did
 * @count: (out): how much comes in
 *
 * Decides what of a file comes in: its sessions with all that is theirs, and of what sessions share
 * that which the library lacks. A product or a person that is there already stays as it is there.
 *
 * Returns: (transfer full) (nullable): the edit, perhaps without steps; %NULL with %KB_ERROR_REFUSED
 *   when one of the sessions is there already.
 */
KbEdit *
kb_transfer_create_edit (GPtrArray        *records,
                         GPtrArray        *library,
                         const char       *label,
                         KbTransferCount  *count,
                         GError          **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new (label);

  *count = (KbTransferCount) { 0 };
  index_library (library, known);
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);
      KbRecord *there = find_known (known, record);

      if (kb_record_get_kind (record) == KB_ENTITY_SESSION)
        {
          if (there != NULL)
            {
              refuse_session (there, error);
              return NULL;
            }
          count->sessions++;
          kb_edit_set_session (edit, kb_record_get_id (record));
        }
      if (there != NULL)
        {
          count->kept++;
          continue;
        }
      count->added++;
      kb_edit_insert (edit, record);
    }

  return g_steal_pointer (&edit);
}

/**
 * kb_transfer_import:
 * @records: (element-type KbRecord): what a file holds
 * @label: what the user did, "Import FILE"
 * @dry_run: only count
 * @count: (out): how much comes in
 *
 * Brings a file's rows into the library as one edit, which can be undone. Any thread.
 *
 * Returns: %FALSE when nothing was changed: see kb_transfer_create_edit() and kb_store_commit().
 */
gboolean
kb_transfer_import (KbStore          *store,
                    GPtrArray        *records,
                    const char       *label,
                    gboolean          dry_run,
                    KbTransferCount  *count,
                    GError          **error)
{
  g_autoptr (GPtrArray) library = kb_store_load_library (store, error);
  g_autoptr (KbEdit) edit = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (library == NULL)
    return FALSE;
  edit = kb_transfer_create_edit (records, library, label, count, error);
  if (edit == NULL)
    return FALSE;
  if (dry_run)
    return TRUE;

  changes = kb_store_commit (store, edit, error);
  return changes != NULL;
}

static gboolean
keeps_bytes_apart (KbRecord *record)
{
  return kb_entity_find_flag (kb_record_get_entity (record), KB_FIELD_APART) >= 0;
}

/* Reads what the rows keep apart; one that went meanwhile leaves the file too. */
static gboolean
add_bytes (KbStore    *store,
           GPtrArray  *records,
           GError    **error)
{
  g_autoptr (GPtrArray) apart = g_ptr_array_new ();
  g_autoptr (GPtrArray) bytes = NULL;

  for (guint i = 0; i < records->len; i++)
    if (keeps_bytes_apart (records->pdata[i]))
      g_ptr_array_add (apart, records->pdata[i]);
  bytes = kb_store_load_bytes (store, apart, error);
  if (bytes == NULL)
    return FALSE;

  for (guint i = 0; i < apart->len; i++)
    {
      const int field = kb_entity_find_flag (kb_record_get_entity (apart->pdata[i]), KB_FIELD_APART);
      g_auto (KbValue) value = KB_VALUE_INIT;

      if (bytes->pdata[i] == NULL)
        g_ptr_array_remove (records, apart->pdata[i]);
      else
        {
          kb_value_set_bytes (&value, bytes->pdata[i]);
          kb_record_set_value (apart->pdata[i], field, &value);
        }
    }

  return TRUE;
}

/**
 * kb_transfer_select:
 * @session_id: a session of the library
 *
 * Returns: (transfer full) (nullable) (element-type KbRecord): what a file of that session holds;
 *   %NULL with %KB_ERROR_NOT_FOUND when it is not there.
 */
GPtrArray *
kb_transfer_select (KbStore  *store,
                    gint64    session_id,
                    GError  **error)
{
  g_autoptr (GPtrArray) library = kb_store_load_library (store, error);
  g_autoptr (GPtrArray) session = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (library != NULL)
    session = kb_store_load_session (store, session_id, error);
  if (session == NULL)
    return NULL;

  if (session->len == 0)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("The session is not in the library any more."));
      return NULL;
    }
  records = kb_kaibo_select_session (session, library);
  return add_bytes (store, records, error) ? g_steal_pointer (&records) : NULL;
}

/**
 * kb_transfer_export:
 * @file: the file to make; one that is there is replaced when the new one is complete
 *
 * Writes a session with all that it needs to a .kaibo file. Any thread.
 */
gboolean
kb_transfer_export (KbStore       *store,
                    gint64         session_id,
                    GFile         *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GPtrArray) records = kb_transfer_select (store, session_id, error);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) abandon = g_cancellable_new ();

  if (records == NULL)
    return FALSE;
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (kb_kaibo_write (records, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  /* Closing it cancelled leaves the old file in its place. */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
  return FALSE;
}
