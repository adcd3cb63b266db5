/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-store-bytes"

#include "config.h"

#include "kb-rows.h"
#include "kb-store-bytes.h"
#include "kb-store-private.h"

/* The part of the store that reads what rows keep apart (KB_FIELD_APART): pictures. */

static void
free_bytes (gpointer bytes)
{
  g_clear_pointer (&bytes, g_bytes_unref);
}

static GPtrArray *
request_bytes (KbDesk     *desk,
               KbRequest  *request,
               GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_bytes);

  for (guint i = 0; i < request->records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (request->records, i);
      GBytes *bytes;

      if (g_cancellable_set_error_if_cancelled (request->watch.cancellable, error)
          || !kb_rows_load_bytes (desk->database, kb_record_get_kind (record), kb_record_get_id (record), &bytes, error))
        return NULL;
      g_ptr_array_add (found, bytes);
    }

  return g_steal_pointer (&found);
}

static KbRequest *
create_request (GPtrArray    *records,
                GCancellable *cancellable)
{
  KbRequest *request = kb_request_new (request_bytes, cancellable);

  request->records = g_ptr_array_ref (records);
  return request;
}

/**
 * kb_store_load_bytes:
 * @records: (element-type KbRecord): rows of kinds that keep bytes apart; only who they are is looked at
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): their bytes, in the same order; %NULL in the place of a row
 *   that is not there any more.
 */
GPtrArray *
kb_store_load_bytes (KbStore    *self,
                     GPtrArray  *records,
                     GError    **error)
{
  g_autoptr (KbRequest) request = create_request (records, NULL);

  g_return_val_if_fail (KB_IS_STORE (self), NULL);

  return kb_store_call (self, request, error);
}

void
kb_store_load_bytes_async (KbStore             *self,
                           GPtrArray           *records,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (KB_IS_STORE (self));

  kb_store_start_reading (self, create_request (records, cancellable), kb_store_load_bytes_async, callback, user_data);
}

GPtrArray *
kb_store_load_bytes_finish (KbStore       *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return kb_store_complete (self, result, kb_store_load_bytes_async, NULL, error);
}
