/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-id-set.h"

static void
holds_what_was_added (gconstpointer data)
{
  const gint64 step = *(const gint64 *) data;
  KbIdSet set = { 0 };

  g_assert_false (kb_id_set_contains (&set, 1));
  for (gint64 i = 1; i <= 5000; i++)
    g_assert_true (kb_id_set_add (&set, i * step));
  for (gint64 i = 1; i <= 5000; i++)
    {
      g_assert_false (kb_id_set_add (&set, i * step));
      g_assert_true (kb_id_set_contains (&set, i * step));
      g_assert_false (kb_id_set_contains (&set, i * step + step / 2 + 5001));
    }
  g_assert_false (kb_id_set_contains (&set, 0));
  g_assert_cmpuint (set.n_ids, ==, 5000);

  kb_id_set_clear (&set);
}

int
main (int   argc,
      char *argv[])
{
  static const gint64 steps[] = { 1, G_GINT64_CONSTANT (1) << 32, G_MAXINT64 / 5001 };

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/exchange/id-set/holds-what-was-added/in-a-row", &steps[0],
                        holds_what_was_added);
  g_test_add_data_func ("/exchange/id-set/holds-what-was-added/far-apart", &steps[1],
                        holds_what_was_added);
  g_test_add_data_func ("/exchange/id-set/holds-what-was-added/all-over", &steps[2],
                        holds_what_was_added);

  return g_test_run ();
}
