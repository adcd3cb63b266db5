/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include "engine-fixture.h"

/* "20:10" or "20:10:30" on the day of the worked examples. */
static gint64
parse_clock (const char *text)
{
  int h = 0, m = 0, s = 0;

  g_assert_cmpint (sscanf (text, "%d:%d:%d", &h, &m, &s), >=, 2);
  return AT (h, m, s);
}

static void
parse_word (KbPlanCue  *cue,
            const char *word)
{
  if (g_str_equal (word, "optional"))
    cue->optional = TRUE;
  else if (g_str_equal (word, "skip"))
    cue->skip = TRUE;
  else if (g_str_equal (word, "auto"))
    cue->auto_advance = TRUE;
  else if (g_str_has_prefix (word, "min"))
    cue->min_ms = g_ascii_strtoll (word + 3, NULL, 10) * S;
  else if (g_str_has_prefix (word, "@"))
    {
      cue->hard = TRUE;
      cue->fixed_us = parse_clock (word + 1);
    }
  else
    cue->duration_ms = g_ascii_strtoll (word, NULL, 10) * S;
}

/* "A 120; B 300 min180; D 180 @20:10": seconds; ids count from 1. Starts at 20:00. */
KbPlan *
fixture_plan (const char *spec)
{
  g_auto (GStrv) parts = g_strsplit (spec, ";", -1);
  KbPlan *plan = kb_plan_new (g_strv_length (parts));

  plan->frame.start_us = EIGHT_US;
  for (guint i = 0; i < plan->n_cues; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", -1);

      plan->cues[i].id = i + 1;
      plan->numbers[i] = g_strdup (words[0]);
      for (guint k = 1; words[k] != NULL; k++)
        parse_word (&plan->cues[i], words[k]);
    }

  return plan;
}

/* Plan P1 of the worked examples. */
KbPlan *
fixture_plan_p1 (void)
{
  return fixture_plan ("A 120; B 300 min180; C 60 optional; D 180 @20:10; E 240");
}

/* A plan of whole milliseconds with hard cues, minima, optional and skipped ones. Without overlap
 * every hard cue has slack or none. */
KbPlan *
fixture_plan_random (guint    n_cues,
                     gboolean with_overlap)
{
  KbPlan *plan = kb_plan_new (n_cues);
  gint64 at_us = EIGHT_US;

  plan->frame.start_us = at_us;
  for (guint i = 0; i < n_cues; i++)
    {
      KbPlanCue *cue = &plan->cues[i];

      cue->id = i + 1;
      plan->numbers[i] = g_strdup_printf ("C%02u", i + 1);
      cue->duration_ms = g_test_rand_int_range (0, 20) == 0 ? 0 : g_test_rand_int_range (1, 600000);
      if (g_test_rand_bit ())
        cue->min_ms = g_test_rand_int_range (0, (gint32) cue->duration_ms + 1);
      cue->optional = g_test_rand_int_range (0, 4) == 0;
      cue->skip = g_test_rand_int_range (0, 8) == 0;
      if (g_test_rand_int_range (0, 6) == 0)
        {
          cue->hard = TRUE;
          cue->fixed_us = at_us + g_test_rand_int_range (with_overlap ? -300000 : 0, 300000) * KB_MS_US;
        }
      if (!cue->skip)
        at_us = (kb_plan_cue_is_hard (cue) ? cue->fixed_us : at_us) + cue->duration_ms * KB_MS_US;
    }

  return plan;
}

char *
fixture_clock (gint64 us)
{
  gint64 s = (us - EIGHT_US) / G_USEC_PER_SEC + 20 * 3600;

  return us == KB_NONE ? g_strdup ("none")
                       : g_strdup_printf ("%02" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT
                                          ":%02" G_GINT64_FORMAT, s / 3600, s / 60 % 60, s % 60);
}
