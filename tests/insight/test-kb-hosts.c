/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-crew.h"
#include "kb-hosts.h"

static void
add_assignment (KbEdit *edit,
                gint64  id,
                gint64  session_id,
                int     role,
                gint64  person_id)
{
  g_autoptr (KbRecord) assignment = kb_record_new (KB_ENTITY_ASSIGNMENT, id);

  kb_record_set_int (assignment, KB_ASSIGNMENT_SESSION_ID, session_id);
  kb_record_set_int (assignment, KB_ASSIGNMENT_POSITION, id);
  kb_record_set_int (assignment, KB_ASSIGNMENT_ROLE, role);
  if (person_id != 0)
    kb_record_set_int (assignment, KB_ASSIGNMENT_PERSON_ID, person_id);
  kb_edit_insert (edit, assignment);
}

static void
test_hosts_are_named_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStore) store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GHashTable) hosts = NULL;
  GArray *people;

  g_assert_no_error (error);
  for (gint64 id = 1; id <= 3; id++)
    {
      g_autoptr (KbRecord) person = kb_record_new (KB_ENTITY_PERSON, 100 + id);
      g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, id);

      kb_edit_insert (edit, person);
      kb_edit_insert (edit, session);
    }
  add_assignment (edit, 11, 1, KB_ROLE_KIND_HOST, 102);
  add_assignment (edit, 12, 1, KB_ROLE_KIND_HOST, 101);
  add_assignment (edit, 13, 1, KB_ROLE_KIND_HOST, 102);
  add_assignment (edit, 14, 1, KB_ROLE_KIND_FLOOR, 103);
  add_assignment (edit, 15, 2, KB_ROLE_KIND_HOST, 0);
  changes = kb_store_commit (store, edit, &error);
  g_assert_no_error (error);

  hosts = kb_hosts_load (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (hosts), ==, 1);
  people = g_hash_table_lookup (hosts, &(gint64) { 1 });
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpint (g_array_index (people, gint64, 0), ==, 102);
  g_assert_cmpint (g_array_index (people, gint64, 1), ==, 101);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insight/hosts/hosts-are-named-once", test_hosts_are_named_once);

  return g_test_run ();
}
