/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "follow-fixture.h"
#include "kb-error.h"
#include "kb-follow-pictures.h"

/* @size bytes that begin as a JPEG does. */
static GBytes *
create_picture (gsize size)
{
  guint8 *data = g_malloc0 (size);

  memcpy (data, "\xff\xd8\xff\xe0", 4);
  return g_bytes_new_take (data, size);
}

static GHashTable *
create_told (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add (GHashTable *pictures,
     gint64      id,
     gsize       size)
{
  g_autoptr (GBytes) bytes = create_picture (size);

  g_assert_true (kb_follow_pictures_add (pictures, id, bytes));
}

static void
each_travels_once (void)
{
  g_autoptr (GHashTable) pictures = kb_follow_pictures_new ();
  g_autoptr (GHashTable) told = create_told ();
  g_autoptr (JsonArray) first = NULL;
  g_autoptr (JsonArray) third = NULL;
  gboolean is_all;

  add (pictures, 7, 1000);
  first = kb_follow_pictures_write (pictures, told, &is_all);
  g_assert_cmpuint (json_array_get_length (first), ==, 1);
  g_assert_true (is_all);
  g_assert_null (kb_follow_pictures_write (pictures, told, &is_all));

  add (pictures, 8, 1000);
  third = kb_follow_pictures_write (pictures, told, &is_all);
  g_assert_cmpuint (json_array_get_length (third), ==, 1);
}

static void
what_is_written_reads_back (void)
{
  g_autoptr (GHashTable) pictures = kb_follow_pictures_new ();
  g_autoptr (GHashTable) back = kb_follow_pictures_new ();
  g_autoptr (GHashTable) told = create_told ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (GError) error = NULL;
  gboolean is_all;

  add (pictures, 7, 1001);
  add (pictures, 9, KB_FOLLOW_MAX_PICTURE);
  json_node_take_array (node, kb_follow_pictures_write (pictures, told, &is_all));
  kb_follow_pictures_read (node, back, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (back), ==, 2);
  g_assert_true (g_bytes_equal (kb_follow_pictures_find (pictures, 7), kb_follow_pictures_find (back, 7)));
  g_assert_true (g_bytes_equal (kb_follow_pictures_find (pictures, 9), kb_follow_pictures_find (back, 9)));
}

static void
many_go_in_several_messages (void)
{
  g_autoptr (GHashTable) pictures = kb_follow_pictures_new ();
  g_autoptr (GHashTable) told = create_told ();
  guint n_messages = 0;
  gboolean is_all = FALSE;

  for (int id = 1; id <= 20; id++)
    add (pictures, id, KB_FOLLOW_MAX_PICTURE);
  while (!is_all)
    {
      g_autoptr (JsonArray) array = kb_follow_pictures_write (pictures, told, &is_all);

      g_assert_cmpuint (json_array_get_length (array), <=, 8);
      n_messages++;
    }
  g_assert_cmpuint (n_messages, ==, 3);
  g_assert_cmpuint (g_hash_table_size (told), ==, 20);
}

static void
only_bounded_pictures_are_taken (void)
{
  g_autoptr (GHashTable) pictures = kb_follow_pictures_new ();
  g_autoptr (GBytes) large = create_picture (KB_FOLLOW_MAX_PICTURE + 1);
  g_autoptr (GBytes) words = g_bytes_new_static ("<svg onload=\"…\"></svg>", 24);
  g_autoptr (GBytes) good = create_picture (100);

  g_assert_false (kb_follow_pictures_add (pictures, 1, large));
  g_assert_false (kb_follow_pictures_add (pictures, 2, words));
  g_assert_false (kb_follow_pictures_add (pictures, 0, good));
  g_assert_true (kb_follow_pictures_add (pictures, 3, good));
  g_assert_false (kb_follow_pictures_add (pictures, 3, good));
  for (int id = 10; g_hash_table_size (pictures) < KB_FOLLOW_MAX_PICTURES; id++)
    kb_follow_pictures_add (pictures, id, good);
  g_assert_false (kb_follow_pictures_add (pictures, 9999999, good));
}

static void
lies_are_refused (void)
{
  static const char *const lies[] = {
    "{}", "[1]", "[{\"id\": \"7\"}]", "[{\"id\": \"7\", \"data\": \"AAAA\"}]", "[{\"id\": \"0\", \"data\": \"/9j/4AAQSkZJRgABAQAAAQAB\"}]",
    "[{\"id\": \"7\", \"data\": \"/9j/4AAQSkZJRgABAQAAAQAB\"}, {\"id\": \"7\", \"data\": \"/9j/4AAQSkZJRgABAQAAAQAB\"}]",
    "[{\"id\": \"7\", \"data\": \"/9j/4AAQSkZJRgABAQAAAQAB\", \"more\": 1}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GHashTable) pictures = kb_follow_pictures_new ();
      g_autoptr (JsonNode) node = json_from_string (lies[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (node);
      g_assert_false (kb_follow_pictures_read (node, pictures, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

static void
state_keeps_pictures_through_updates (void)
{
  g_autoptr (KbFollowState) state = sample_state ();
  g_autoptr (KbFollowState) copy = NULL;
  KbFollowState *news = kb_follow_state_new ();

  add (state->pictures, 7, 100);
  add (news->pictures, 7, 100);
  add (news->pictures, 8, 100);
  g_assert_cmpuint (kb_follow_state_take_parts (state, news, 0), ==, KB_FOLLOW_PICTURES);
  g_assert_cmpuint (g_hash_table_size (state->pictures), ==, 2);
  copy = kb_follow_state_copy (state);
  g_assert_cmpuint (kb_follow_state_compare (state, copy), ==, 0);
  g_assert_true (kb_follow_pictures_find (copy->pictures, 8) == kb_follow_pictures_find (state->pictures, 8));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow/pictures/each-travels-once", each_travels_once);
  g_test_add_func ("/follow/pictures/what-is-written-reads-back", what_is_written_reads_back);
  g_test_add_func ("/follow/pictures/many-go-in-several-messages", many_go_in_several_messages);
  g_test_add_func ("/follow/pictures/only-bounded-pictures-are-taken", only_bounded_pictures_are_taken);
  g_test_add_func ("/follow/pictures/lies-are-refused", lies_are_refused);
  g_test_add_func ("/follow/pictures/state-keeps-pictures-through-updates", state_keeps_pictures_through_updates);

  return g_test_run ();
}
