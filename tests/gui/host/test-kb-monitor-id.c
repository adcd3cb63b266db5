/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-monitor-id.h"

#define DESK "eDP-1|LG|Panel|1920x1200"
#define DELL "HDMI-1|Dell|U2412M|1920x1200"
#define TWIN "HDMI-2|Dell|U2412M|1920x1200"
#define BENQ "DP-1|BenQ|GW2480|1920x1080"

#define MAX_MONITORS 4
#define MAX_WINDOWS 3

/* What hangs at the desk, what was chosen for each window, and the monitor that each comes to. */
static const struct
{
  const char *claim;
  const char *monitors[MAX_MONITORS + 1];
  const char *wishes[MAX_WINDOWS + 1];
  int         expected[MAX_WINDOWS];
} cases[] = {
  { "any-is-not-the-desks", { DESK, DELL }, { "" }, { 1 } },
  { "one-screen-is-the-desks", { DESK }, { "" }, { -1 } },
  { "each-gets-its-own", { DESK, DELL, BENQ }, { "", "" }, { 1, 2 } },
  { "a-choice-comes-before-any", { DESK, DELL, BENQ }, { "", DELL }, { 2, 1 } },
  { "none-is-left-for-the-last", { DESK, DELL }, { "", "", "" }, { 1, -1, -1 } },
  { "the-desks-can-be-chosen", { DESK, DELL }, { "", DESK }, { 1, 0 } },
  { "the-same-at-another-connector", { DESK, BENQ, TWIN }, { "", DELL }, { 1, 2 } },
  { "a-twin-is-not-taken-from-who-chose-it", { DESK, TWIN }, { DELL, TWIN }, { -1, 1 } },
  { "twins-are-told-apart", { DESK, DELL, TWIN }, { TWIN, DELL }, { 2, 1 } },
  { "unplugged-goes-to-another-that-is-free", { DESK, BENQ }, { DELL }, { 1 } },
};

static void
monitors_are_shared_out (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const guint n_monitors = g_strv_length ((char **) cases[i].monitors);

  for (guint place = 0; cases[i].wishes[place] != NULL; place++)
    g_assert_cmpint (kb_monitor_id_assign (cases[i].monitors, n_monitors, cases[i].wishes, place), ==,
                     cases[i].expected[place]);
}

/* Whatever hangs there and whatever was chosen, no two windows take the same, and the desk's only who chose it. */
static void
no_two_take_the_same (void)
{
  static const char *const all[] = { DESK, DELL, TWIN, BENQ, "", "DP-9|||800x600" };

  for (guint round = 0; round < 2000; round++)
    {
      const char *monitors[MAX_MONITORS + 1] = { NULL }, *wishes[MAX_WINDOWS + 1] = { NULL };
      const guint n_monitors = (guint) g_test_rand_int_range (1, MAX_MONITORS + 1);
      const guint n_wishes = (guint) g_test_rand_int_range (1, MAX_WINDOWS + 1);
      int taken[MAX_WINDOWS];

      for (guint i = 0; i < n_monitors; i++)
        monitors[i] = all[(i + round) % MAX_MONITORS];
      for (guint i = 0; i < n_wishes; i++)
        wishes[i] = all[g_test_rand_int_range (0, G_N_ELEMENTS (all))];
      for (guint i = 0; i < n_wishes; i++)
        {
          taken[i] = kb_monitor_id_assign (monitors, n_monitors, wishes, i);
          g_assert_cmpint (taken[i], <, (int) n_monitors);
          g_assert_true (taken[i] != 0 || *wishes[i] != '\0');
          for (guint j = 0; j < i; j++)
            g_assert_true (taken[i] < 0 || taken[i] != taken[j]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/gui/host/monitor-id/", cases[i].claim, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), monitors_are_shared_out);
    }
  g_test_add_func ("/gui/host/monitor-id/no-two-take-the-same", no_two_take_the_same);

  return g_test_run ();
}
