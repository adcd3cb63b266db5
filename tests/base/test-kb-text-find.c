/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-text-find.h"

static void
test_replacing_is_finding (void)
{
  static const struct
  {
    const char *text;
    const char *needle;
    gboolean    match_case;
    guint       n;
    const char *result;
  } cases[] = {
    { "one pan, one Pan", "pan", FALSE, 2, "one X, one X" },
    { "one pan, one Pan", "pan", TRUE, 1, "one X, one Pan" },
    { "aaaa", "aa", FALSE, 2, "XX" },
    { "四号链接，四号", "四号", FALSE, 2, "X链接，X" },
    { "ÄRGER ärger", "ärger", FALSE, 2, "X X" },
    { "nothing here", "pan", FALSE, 0, "nothing here" },
    { "text", "", FALSE, 0, "text" },
    { "", "x", FALSE, 0, "" },
    { "end pa", "pan", FALSE, 0, "end pa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) hits = kb_text_find (cases[i].text, cases[i].needle, cases[i].match_case);
      g_autofree char *result = kb_text_replace (cases[i].text, (KbTextHit *) (void *) hits->data, hits->len, "X");

      g_assert_cmpuint (hits->len, ==, cases[i].n);
      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text-find/replacing-is-finding", test_replacing_is_finding);

  return g_test_run ();
}
