/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "kb-crew.h"
#include "kb-id.h"
#include "kb-kaibo-reader.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-transfer.h"

typedef struct
{
  KbStore   *store;
  KbRecord  *person;
  KbRecord  *session;
  GPtrArray *records;   /* what a file holds: both */
} Desk;

static void
set_up (Desk          *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_assert_no_error (error);
  self->person = kb_record_new (KB_ENTITY_PERSON, kb_id_new ());
  kb_record_set_text (self->person, KB_PERSON_NAME, "林晚");
  self->session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());
  kb_record_set_text (self->session, KB_SESSION_CODE, "TY-20261017-A");
  kb_record_set_int (self->session, KB_SESSION_OWNER_ID, kb_record_get_id (self->person));
  self->records = g_ptr_array_new ();
  g_ptr_array_add (self->records, self->person);
  g_ptr_array_add (self->records, self->session);
}

static void
tear_down (Desk          *self,
           gconstpointer  data)
{
  g_ptr_array_unref (self->records);
  g_object_unref (self->person);
  g_object_unref (self->session);
  g_assert_finalize_object (self->store);
}

static guint
count_rows (Desk *self)
{
  g_autoptr (GPtrArray) library = kb_store_load_library (self->store, NULL);

  return library->len;
}

static void
known_shared_rows_stay (Desk          *self,
                        gconstpointer  data)
{
  g_autoptr (KbRecord) known = kb_record_dup (self->person);
  g_autoptr (KbEdit) edit = kb_edit_new ("Add person");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) library = NULL;
  g_autoptr (GError) error = NULL;
  KbTransferCount count;

  kb_record_set_text (known, KB_PERSON_NAME, "林晚晚");
  kb_edit_insert (edit, known);
  changes = kb_store_commit (self->store, edit, &error);
  g_assert_no_error (error);

  g_assert_true (kb_transfer_import (self->store, self->records, "Import", FALSE, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count.sessions, ==, 1);
  g_assert_cmpuint (count.added, ==, 1);
  g_assert_cmpuint (count.kept, ==, 1);
  library = kb_store_load_library (self->store, NULL);
  g_assert_cmpuint (library->len, ==, 2);
  g_assert_cmpstr (kb_record_get_text (library->pdata[0], KB_PERSON_NAME), ==, "林晚晚");
}

static void
known_session_is_refused (Desk          *self,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KbTransferCount count;

  g_assert_true (kb_transfer_import (self->store, self->records, "Import", FALSE, &count, &error));
  g_assert_no_error (error);
  g_assert_false (kb_transfer_import (self->store, self->records, "Import", FALSE, &count, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "TY-20261017-A"));
  g_assert_cmpuint (count_rows (self), ==, 2);
}

static void
dry_run_changes_nothing (Desk          *self,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KbTransferCount count;

  g_assert_true (kb_transfer_import (self->store, self->records, "Import", TRUE, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count.added, ==, 2);
  g_assert_cmpuint (count_rows (self), ==, 0);
}

static void
import_is_undone_whole (Desk          *self,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  KbTransferCount count;

  g_assert_true (kb_transfer_import (self->store, self->records, "Import a.kaibo", FALSE, &count, &error));
  g_assert_cmpstr (kb_store_get_undo_label (self->store), ==, "Import a.kaibo");
  changes = kb_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (self), ==, 0);
}

static void
export_holds_what_the_session_needs (Desk          *self,
                                     gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("kaibo-transfer-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "session.kaibo", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  KbTransferCount count;

  g_assert_true (kb_transfer_import (self->store, self->records, "Import", FALSE, &count, &error));
  g_assert_true (kb_transfer_export (self->store, kb_record_get_id (self->session), file, NULL, &error));
  g_assert_no_error (error);
  records = kb_kaibo_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_true (kb_record_equal (records->pdata[0], self->person));
  g_assert_true (kb_record_equal (records->pdata[1], self->session));
  g_unlink (path);
  g_rmdir (folder);
}

/* A picture does not come with its row; a file has it all the same. */
static void
pictures_are_read_for_the_file (Desk          *self,
                                gconstpointer  data)
{
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, kb_id_new ());
  g_autoptr (KbRecord) image = kb_record_new (KB_ENTITY_PRODUCT_IMAGE, kb_id_new ());
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, kb_id_new ());
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG\0picture", 12);
  g_autoptr (GPtrArray) library = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (KbValue) value = KB_VALUE_INIT;
  KbTransferCount count;
  guint found = 0;

  kb_value_set_bytes (&value, bytes);
  kb_record_set_int (image, KB_PRODUCT_IMAGE_PRODUCT_ID, kb_record_get_id (product));
  kb_record_set_value (image, KB_PRODUCT_IMAGE_DATA, &value);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, kb_record_get_id (self->session));
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, kb_record_get_id (product));
  g_ptr_array_add (self->records, product);
  g_ptr_array_add (self->records, image);
  g_ptr_array_add (self->records, item);
  g_assert_true (kb_transfer_import (self->store, self->records, "Import", FALSE, &count, &error));
  g_assert_no_error (error);

  library = kb_store_load_library (self->store, NULL);
  for (guint i = 0; i < library->len; i++)
    if (kb_record_get_kind (library->pdata[i]) == KB_ENTITY_PRODUCT_IMAGE)
      {
        g_assert_null (kb_record_get_bytes (library->pdata[i], KB_PRODUCT_IMAGE_DATA));
        found++;
      }
  records = kb_transfer_select (self->store, kb_record_get_id (self->session), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    if (kb_record_get_kind (records->pdata[i]) == KB_ENTITY_PRODUCT_IMAGE)
      {
        g_assert_true (g_bytes_equal (kb_record_get_bytes (records->pdata[i], KB_PRODUCT_IMAGE_DATA), bytes));
        found++;
      }
  g_assert_cmpuint (found, ==, 2);
}

static void
missing_session_leaves_the_file (Desk          *self,
                                 gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/session.kaibo");
  g_autoptr (GError) error = NULL;

  g_assert_false (kb_transfer_export (self->store, 42, file, NULL, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add ("/workspace/transfer/" path, Desk, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("known-shared-rows-stay", known_shared_rows_stay);
  ADD ("known-session-is-refused", known_session_is_refused);
  ADD ("dry-run-changes-nothing", dry_run_changes_nothing);
  ADD ("import-is-undone-whole", import_is_undone_whole);
  ADD ("export-holds-what-the-session-needs", export_holds_what_the_session_needs);
  ADD ("pictures-are-read-for-the-file", pictures_are_read_for_the_file);
  ADD ("missing-session-leaves-the-file", missing_session_leaves_the_file);

  return g_test_run ();
}
