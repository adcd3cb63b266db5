/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-kaibo-reader.h"
#include "kb-kaibo-selection.h"
#include "kb-kaibo-writer.h"
#include "kb-product.h"
#include "kb-random-records.h"

static GPtrArray *
rows_of_scope (GPtrArray     *records,
               KbEntityScope  scope,
               gint64         session_id)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);
      const KbEntity *entity = kb_record_get_entity (record);
      int session = kb_entity_find_session (entity);

      if (entity->scope != scope)
        continue;
      if (scope == KB_SCOPE_LIBRARY
          || (session >= 0 && kb_record_get_int (record, session) == session_id)
          || (entity->kind == KB_ENTITY_SESSION && kb_record_get_id (record) == session_id))
        g_ptr_array_add (rows, g_object_ref (record));
    }

  return rows;
}

/* Rows of other sessions that a random row refers to where it must: no real plan has them. */
static gboolean
refers_elsewhere (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      KbRecord *record = g_ptr_array_index (rows, i);
      const KbEntity *entity = kb_record_get_entity (record);

      for (guint f = 0; f < entity->n_fields; f++)
        if (entity->fields[f].kind == KB_FIELD_REF && !(entity->fields[f].flags & KB_FIELD_NULLABLE)
            && kb_entity_get (entity->fields[f].refers)->scope == KB_SCOPE_SESSION)
          {
            gboolean found = FALSE;

            for (guint j = 0; !found && j < rows->len; j++)
              found = (int) kb_record_get_kind (g_ptr_array_index (rows, j)) == entity->fields[f].refers
                      && kb_record_get_id (g_ptr_array_index (rows,
                                                              j)) == kb_record_get_int (record, f);
            if (!found)
              return TRUE;
          }
    }

  return FALSE;
}

static GBytes *
write_records (GPtrArray *records)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  kb_kaibo_write (records, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
file_of_a_session_is_complete (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint written = 0;

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GPtrArray) records = random_records (rand, 2, TRUE);
      g_autoptr (GPtrArray) library = rows_of_scope (records, KB_SCOPE_LIBRARY, 0);

      for (guint i = 0; i < records->len; i++)
        if (kb_record_get_kind (g_ptr_array_index (records, i)) == KB_ENTITY_SESSION)
          {
            gint64 id = kb_record_get_id (g_ptr_array_index (records, i));
            g_autoptr (GPtrArray) session = rows_of_scope (records, KB_SCOPE_SESSION, id);
            g_autoptr (GPtrArray) selected = NULL;
            g_autoptr (GPtrArray) own = NULL;
            g_autoptr (GPtrArray) again = NULL;
            g_autoptr (GBytes) bytes = NULL;
            g_autoptr (GBytes) same = NULL;

            if (refers_elsewhere (session))
              continue;
            selected = kb_kaibo_select_session (session, library);
            bytes = write_records (selected);
            own = rows_of_scope (selected, KB_SCOPE_SESSION, id);
            again = kb_kaibo_select_session (own, selected);
            same = write_records (again);
            g_assert_true (g_bytes_equal (bytes, same));
            written++;
          }
    }

  g_assert_cmpuint (written, >, 5);
}

static void
only_what_is_needed_is_taken (void)
{
  g_autoptr (GPtrArray) library = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) session = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) selected = NULL;

  g_ptr_array_add (library, kb_record_new (KB_ENTITY_PRODUCT, 1));
  g_ptr_array_add (library, kb_record_new (KB_ENTITY_SESSION, 3));
  g_ptr_array_add (session, kb_record_new (KB_ENTITY_SESSION, 2));

  selected = kb_kaibo_select_session (session, library);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_true (g_ptr_array_index (selected, 0) == g_ptr_array_index (session, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/kaibo-selection/file-of-a-session-is-complete",
                   file_of_a_session_is_complete);
  g_test_add_func ("/exchange/kaibo-selection/only-what-is-needed-is-taken",
                   only_what_is_needed_is_taken);

  return g_test_run ();
}
