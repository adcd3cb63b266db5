/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-session-flow.h"

#define N_STATES (KB_SESSION_STATE_CANCELLED + 1)

/* From each state, to each: draft preparing review ready live ended reviewing archived cancelled.
 * . ok  = same  u unreviewed  d at the desk  o on air  n not aired  a aired  e ok when it is due */
static const char *const table[N_STATES] = {
  "=..udnnn.",
  ".=.udnnn.",
  "..=.dnnn.",
  "...=denn.",
  "oooo=oooo",
  "aaaaa=..a",
  "aaaaa.=.a",
  "aaaaa..=a",
  "...udnnn=",
};

static KbSessionFlow
find_expected (char     sign,
               gboolean is_due)
{
  switch (sign)
    {
    case '.':
      return KB_SESSION_FLOW_OK;
    case '=':
      return KB_SESSION_FLOW_SAME;
    case 'u':
      return KB_SESSION_FLOW_UNREVIEWED;
    case 'd':
      return KB_SESSION_FLOW_DESK;
    case 'o':
      return KB_SESSION_FLOW_ON_AIR;
    case 'n':
      return KB_SESSION_FLOW_NOT_AIRED;
    case 'a':
      return KB_SESSION_FLOW_AIRED;
    case 'e':
      return is_due ? KB_SESSION_FLOW_OK : KB_SESSION_FLOW_NOT_AIRED;
    default:
      g_assert_not_reached ();
    }
}

static void
test_every_pair (void)
{
  for (int from = 0; from < N_STATES; from++)
    for (int to = 0; to < N_STATES; to++)
      for (int is_due = 0; is_due < 2; is_due++)
        g_assert_cmpint (kb_session_flow_check (from, to, is_due), ==, find_expected (table[from][to], is_due));
}

static void
test_step_is_the_nearest_allowed (void)
{
  static const struct
  {
    KbSessionState from;
    int            direction;
    gboolean       is_due;
    int            to;
  } cases[] = {
    { KB_SESSION_STATE_DRAFT, 1, FALSE, KB_SESSION_STATE_PREPARING },
    { KB_SESSION_STATE_DRAFT, -1, FALSE, -1 },
    { KB_SESSION_STATE_REVIEW, 1, FALSE, KB_SESSION_STATE_READY },
    { KB_SESSION_STATE_READY, 1, FALSE, -1 },
    { KB_SESSION_STATE_READY, 1, TRUE, KB_SESSION_STATE_ENDED },
    { KB_SESSION_STATE_READY, -1, FALSE, KB_SESSION_STATE_REVIEW },
    { KB_SESSION_STATE_LIVE, 1, TRUE, -1 },
    { KB_SESSION_STATE_ENDED, -1, TRUE, -1 },
    { KB_SESSION_STATE_ARCHIVED, -1, TRUE, KB_SESSION_STATE_REVIEWING },
    { KB_SESSION_STATE_ARCHIVED, 1, TRUE, -1 },
    { KB_SESSION_STATE_CANCELLED, -1, TRUE, KB_SESSION_STATE_REVIEW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kb_session_flow_step (cases[i].from, cases[i].direction, cases[i].is_due), ==, cases[i].to);
}

static void
test_what_was_put_away_stays_off_air (void)
{
  for (int state = KB_SESSION_STATE_DRAFT; state <= KB_SESSION_STATE_CANCELLED; state++)
    g_assert_cmpint (kb_session_flow_can_air (state), ==,
                     state != KB_SESSION_STATE_ARCHIVED && state != KB_SESSION_STATE_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/session-flow/every-pair", test_every_pair);
  g_test_add_func ("/engine/session-flow/what-was-put-away-stays-off-air", test_what_was_put_away_stays_off_air);
  g_test_add_func ("/engine/session-flow/step-is-the-nearest-allowed", test_step_is_the_nearest_allowed);

  return g_test_run ();
}
