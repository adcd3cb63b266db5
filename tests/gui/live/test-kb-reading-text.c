/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "kb-reading-text.h"

/* What fit-to-time can and cannot do, said in words; the sentence of prompter.md among them. */
static void
says_what_the_pace_cannot_do (void)
{
  const KbPaceFit fits = { 240, 240, 0 }, late = { 330, 372, 22000 }, early = { 120, 30, -185000 }, none = { 450, INFINITY, 9000 };
  const struct
  {
    KbPaceMode       mode;
    gboolean         is_paused;
    double           rate;
    const KbPaceFit *fit;
    const char      *text;
  } cases[] = {
    { KB_PACE_MODE_FREE, FALSE, 260, NULL, "The host is reading · 260 a minute · 0:25 of text left" },
    { KB_PACE_MODE_FOLLOW, FALSE, 239.7, &fits, "Follows the cue · 240 a minute · 0:25 of text left" },
    { KB_PACE_MODE_FOLLOW, FALSE, 239.7, NULL, "Follows the cue · 240 a minute · 0:25 of text left" },
    { KB_PACE_MODE_FOLLOW, FALSE, 330, &late, "Follows the cue · needs 372 a minute, the host’s limit is 330: over by 0:22" },
    { KB_PACE_MODE_FOLLOW, FALSE, 120, &early,
      "Follows the cue · at the host’s slowest, 120 a minute, the text ends 3:05 early" },
    { KB_PACE_MODE_FOLLOW, FALSE, 450, &none,
      "Follows the cue · no time is left: at the host’s fastest, 450 a minute, over by 0:09" },
    { KB_PACE_MODE_HAND, FALSE, 260, NULL, "By hand · 0:25 left at 260 a minute" },
    { KB_PACE_MODE_FOLLOW, TRUE, 330, &late, "The text stands · 0:25 left at 330 a minute" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kb_reading_text_dup_pace (cases[i].mode, cases[i].is_paused, cases[i].rate, 25, cases[i].fit);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/live/reading-text/says-what-the-pace-cannot-do", says_what_the_pace_cannot_do);

  return g_test_run ();
}
