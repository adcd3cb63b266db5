/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-id.h"
#include "kb-pictures.h"
#include "kb-product.h"
#include "kb-workspace.h"

#define MEGABYTE (1024 * 1024)

typedef struct
{
  KbWorkspace *workspace;   /* owned */
  KbPictures  *pictures;
  gint64       product_id;
  guint        n_committed;
  GBytes      *loaded;      /* owned, nullable: what the last asking gave */
  gboolean     is_loaded;
} Fixture;

static void
committed_cb (Fixture *fixture)
{
  fixture->n_committed++;
}

static void
edit (Fixture *fixture,
      KbEdit  *edit)
{
  const guint before = fixture->n_committed;

  kb_workspace_edit (fixture->workspace, edit);
  while (fixture->n_committed == before)
    g_main_context_iteration (NULL, TRUE);
  /* The task lets the workspace go after its callback. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gint64
add_picture (Fixture *fixture,
             gint64   position,
             char     fill,
             gsize    size)
{
  g_autoptr (KbRecord) image = kb_record_new (KB_ENTITY_PRODUCT_IMAGE, kb_id_new ());
  g_autoptr (KbEdit) step = kb_edit_new ("Add picture");
  g_autoptr (GBytes) bytes = NULL;
  g_auto (KbValue) value = KB_VALUE_INIT;

  bytes = g_bytes_new_take (g_strnfill (size, fill), size);
  kb_value_set_bytes (&value, bytes);
  kb_record_set_int (image, KB_PRODUCT_IMAGE_PRODUCT_ID, fixture->product_id);
  kb_record_set_int (image, KB_PRODUCT_IMAGE_POSITION, position);
  kb_record_set_value (image, KB_PRODUCT_IMAGE_DATA, &value);
  kb_edit_insert (step, image);
  edit (fixture, step);

  return kb_record_get_id (image);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, kb_id_new ());
  g_autoptr (KbEdit) step = kb_edit_new ("Add product");
  g_autoptr (GError) error = NULL;

  fixture->workspace = kb_workspace_open (":memory:", &error);
  g_assert_no_error (error);
  fixture->pictures = kb_pictures_get (kb_workspace_get_library (fixture->workspace));
  fixture->product_id = kb_record_get_id (product);
  g_signal_connect_swapped (fixture->workspace, "committed", G_CALLBACK (committed_cb), fixture);
  kb_edit_insert (step, product);
  edit (fixture, step);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->loaded, g_bytes_unref);
  g_assert_finalize_object (fixture->workspace);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->loaded = kb_pictures_load_finish (KB_PICTURES (source), result, &error);
  g_assert_no_error (error);
  fixture->is_loaded = TRUE;
}

static GBytes *
load (Fixture *fixture,
      gint64   id)
{
  fixture->is_loaded = FALSE;
  g_clear_pointer (&fixture->loaded, g_bytes_unref);
  kb_pictures_load_async (fixture->pictures, id, NULL, loaded_cb, fixture);
  while (!fixture->is_loaded)
    g_main_context_iteration (NULL, TRUE);

  return fixture->loaded;
}

static void
the_first_stands_for_the_product (Fixture       *fixture,
                                  gconstpointer  data)
{
  gint64 later;
  gint64 first;
  g_autoptr (KbEdit) step = kb_edit_new ("Remove picture");

  g_assert_cmpint (kb_pictures_find_first (fixture->pictures, fixture->product_id), ==, 0);
  later = add_picture (fixture, 20, 'b', 8);
  g_assert_cmpint (kb_pictures_find_first (fixture->pictures, fixture->product_id), ==, later);
  first = add_picture (fixture, 10, 'a', 8);
  g_assert_cmpint (kb_pictures_find_first (fixture->pictures, fixture->product_id), ==, first);
  kb_edit_delete (step, KB_ENTITY_PRODUCT_IMAGE, first);
  edit (fixture, step);
  g_assert_cmpint (kb_pictures_find_first (fixture->pictures, fixture->product_id), ==, later);
}

static void
a_picture_is_read_when_it_is_wanted (Fixture       *fixture,
                                     gconstpointer  data)
{
  const gint64 id = add_picture (fixture, 10, 'a', 1000);
  KbRecord *image = kb_record_set_find (kb_workspace_get_library (fixture->workspace), KB_ENTITY_PRODUCT_IMAGE, id);
  GBytes *bytes;

  g_assert_null (kb_record_get_bytes (image, KB_PRODUCT_IMAGE_DATA));
  bytes = load (fixture, id);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 1000);
  g_assert_cmpint (*(const char *) g_bytes_get_data (bytes, NULL), ==, 'a');
  g_assert_null (load (fixture, 4711));
}

/* What was seen last is at hand; what was not is read again, and is the same. */
static void
only_the_last_that_were_seen_are_kept (Fixture       *fixture,
                                       gconstpointer  data)
{
  gint64 ids[20];
  g_autoptr (GBytes) kept = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ids[i] = add_picture (fixture, i, 'a' + i, MEGABYTE);
      load (fixture, ids[i]);
    }
  kept = g_bytes_ref (fixture->loaded);
  g_assert_true (load (fixture, ids[19]) == kept);
  g_assert_cmpint (*(const char *) g_bytes_get_data (load (fixture, ids[0]), NULL), ==, 'a');
  for (guint i = 1; i < 19; i++)
    load (fixture, ids[i]);
  g_assert_false (load (fixture, ids[19]) == kept);
}

#define ADD(path, func) g_test_add ("/workspace/pictures/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-first-stands-for-the-product", the_first_stands_for_the_product);
  ADD ("a-picture-is-read-when-it-is-wanted", a_picture_is_read_when_it_is_wanted);
  ADD ("only-the-last-that-were-seen-are-kept", only_the_last_that_were_seen_are_kept);

  return g_test_run ();
}
