/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-reading-time.h"

static void
says_how_it_stands_to_the_slot (void)
{
  static const struct { KbReadingTime time; const char *text; } cases[] = {
    { { 32000, 480000, 0, 127, FALSE }, "<b>0:32</b> / 8:00 · 127 words · under by 7:28" },
    { { 32400, 480000, 0, 1, FALSE }, "<b>0:32</b> / 8:00 · 1 word · under by 7:28" },
    { { 115000, 120000, 0, 400, TRUE }, "<b>1:55</b> / 2:00 · 400 syllables · fits" },
    { { 120000, 120000, 0, 400, TRUE }, "<b>2:00</b> / 2:00 · 400 syllables · fits" },
    { { 150000, 120000, 30000, 500, TRUE }, "<b>2:30</b> / 2:00 · 500 syllables · over by 0:30" },
    { { 0, 120000, 0, 0, TRUE }, "<b>0:00</b> / 2:00 · 0 syllables" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kb_reading_time_format (&cases[i].time);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/reading-time/says-how-it-stands-to-the-slot", says_how_it_stands_to_the_slot);

  return g_test_run ();
}
