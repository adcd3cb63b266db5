/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-incident-clock.h"

/* An incident raised at 20:00:00. Numbers are seconds, N is "none". */
#define N G_MININT

static const struct
{
  const char *claim;
  int         severity;
  gboolean    has_step;
  gboolean    is_escalated;
  int         resolved_s;
  int         now_s;
  int         elapsed_s;
  int         act_s;
  int         escalate_s;
} cases[] = {
  { "p0-acts-within-thirty-seconds-and-tells-at-once", KB_SEVERITY_P0, FALSE, FALSE, N, 12, 12, 18, -12 },
  { "p0-is-late-to-act", KB_SEVERITY_P0, FALSE, TRUE, N, 45, 45, -15, N },
  { "a-step-stops-the-clock-of-acting", KB_SEVERITY_P0, TRUE, TRUE, N, 45, 45, N, N },
  { "p1-has-two-minutes", KB_SEVERITY_P1, FALSE, FALSE, N, 60, 60, 60, 60 },
  { "p1-open-after-two-minutes-goes-on", KB_SEVERITY_P1, TRUE, FALSE, N, 150, 150, N, -30 },
  { "p2-has-five-minutes", KB_SEVERITY_P2, FALSE, FALSE, N, 60, 60, 240, 240 },
  { "p3-asks-for-nothing", KB_SEVERITY_P3, FALSE, FALSE, N, 900, 900, N, N },
  { "resolved-stands-still", KB_SEVERITY_P0, FALSE, FALSE, 118, 600, 118, N, N },
};

static gint64
to_ms (int seconds)
{
  return seconds == N ? KB_NONE : seconds * S;
}

static void
check_case (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) steps = g_array_new (FALSE, TRUE, sizeof (KbRunStep));
  KbRunIncident incident = {
    .severity = cases[i].severity,
    .raised_us = EIGHT_US,
    .steps = steps,
    .escalated_us = cases[i].is_escalated ? EIGHT_US : KB_NONE,
    .resolved_us = cases[i].resolved_s == N ? KB_NONE : EIGHT_US + cases[i].resolved_s * (gint64) G_USEC_PER_SEC,
  };
  KbIncidentClock clock;

  g_array_set_size (steps, cases[i].has_step ? 1 : 0);
  clock = kb_incident_read_clock (&incident, EIGHT_US + cases[i].now_s * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (clock.elapsed_ms, ==, to_ms (cases[i].elapsed_s));
  g_assert_cmpint (clock.act_left_ms, ==, to_ms (cases[i].act_s));
  g_assert_cmpint (clock.escalate_left_ms, ==, to_ms (cases[i].escalate_s));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/incident-clock/%s", cases[i].claim);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_case);
    }

  return g_test_run ();
}
