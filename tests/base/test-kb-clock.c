/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-clock.h"

static void
both_clocks_advance (void)
{
  KbClock *clock = kb_clock_new_fake (5000);
  KbStamp before, after;

  kb_clock_read (clock, &before);
  kb_clock_advance (clock, 70);
  kb_clock_read (clock, &after);
  g_assert_cmpint (before.wall_us, ==, 5000);
  g_assert_cmpint (after.wall_us, ==, 5070);
  g_assert_cmpint (after.boot_us - before.boot_us, ==, 70);
  g_assert_true (after.boot_id == before.boot_id);
  g_assert_finalize_object (clock);
}

static void
step_moves_the_wall_clock_only (void)
{
  KbClock *clock = kb_clock_new_fake (5000);
  KbStamp before, after;

  kb_clock_read (clock, &before);
  kb_clock_step_wall (clock, -70);
  kb_clock_read (clock, &after);
  g_assert_cmpint (after.wall_us, ==, 4930);
  g_assert_cmpint (after.boot_us, ==, before.boot_us);
  g_assert_finalize_object (clock);
}

static void
reboot_is_another_boot (void)
{
  KbClock *clock = kb_clock_new_fake (5000);
  KbStamp stamps[3];

  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      kb_clock_advance (clock, 70);
      kb_clock_read (clock, &stamps[i]);
      kb_clock_reboot (clock);
    }

  g_assert_cmpint (stamps[1].boot_us, ==, stamps[0].boot_us);
  g_assert_cmpint (stamps[2].wall_us, ==, 5210);
  g_assert_true (stamps[0].boot_id != stamps[1].boot_id);
  g_assert_true (stamps[1].boot_id != stamps[2].boot_id);
  g_assert_finalize_object (clock);
}

static void
paced_clock_stands_and_goes_on (void)
{
  KbClock *base = kb_clock_new_fake (5000);
  KbClock *clock = kb_clock_new_paced (base, 9000, 60);
  const gint64 since_us = kb_clock_get_boot_us (base);

  kb_clock_advance (base, 10);
  kb_clock_set_standing (clock, TRUE);
  kb_clock_advance (base, 1000);
  g_assert_cmpint (kb_clock_get_wall_us (clock), ==, 9600);
  g_assert_cmpint (kb_clock_get_boot_us (clock), ==, since_us + 600);
  kb_clock_set_standing (clock, FALSE);
  kb_clock_set_standing (clock, FALSE);
  kb_clock_advance (base, 1);
  g_assert_cmpint (kb_clock_get_wall_us (clock), ==, 9660);

  /* A moment is the same one on the machine's clock. */
  g_assert_cmpint (kb_clock_to_machine_us (clock, kb_clock_get_boot_us (clock)), ==, kb_clock_get_boot_us (base));
  g_assert_cmpint (kb_clock_to_machine_us (clock, kb_clock_get_boot_us (clock) + 600), ==, kb_clock_get_boot_us (base) + 10);
  g_assert_cmpint (kb_clock_to_machine_us (base, 77), ==, 77);
  g_assert_finalize_object (clock);
  g_assert_finalize_object (base);
}

static void
paced_clock_goes_faster_and_leaps (void)
{
  KbClock *base = kb_clock_new_fake (5000);
  KbClock *clock = kb_clock_new_paced (base, 9000, 60);
  KbStamp before, after, below;

  kb_clock_read (clock, &before);
  kb_clock_read (base, &below);
  g_assert_cmpint (before.wall_us, ==, 9000);
  g_assert_cmpint (before.boot_us, ==, below.boot_us);
  g_assert_true (before.boot_id != below.boot_id);

  kb_clock_advance (base, 70);
  kb_clock_step_wall (base, 1000000);
  kb_clock_leap (clock, 5);
  kb_clock_read (clock, &after);
  g_assert_cmpint (after.wall_us, ==, 9000 + 70 * 60 + 5);
  g_assert_cmpint (after.boot_us - before.boot_us, ==, 70 * 60 + 5);
  g_assert_true (after.boot_id == before.boot_id);
  g_assert_cmpint (kb_clock_get_machine_us (clock), ==, kb_clock_get_boot_us (base));
  g_assert_cmpfloat (kb_clock_get_pace (clock), ==, 60);
  g_assert_cmpfloat (kb_clock_get_pace (base), ==, 1);
  g_assert_finalize_object (clock);
  g_assert_finalize_object (base);
}

static void
real_clocks_are_the_machines (void)
{
  KbClock *clock = kb_clock_new ();
  KbClock *other = kb_clock_new ();
  KbStamp one, two;

  kb_clock_read (clock, &one);
  kb_clock_read (other, &two);
  g_assert_cmpint (two.boot_us, >=, one.boot_us);
  g_assert_cmpint (one.boot_us, >, 0);
  g_assert_true (one.boot_id == two.boot_id);
  g_assert_finalize_object (clock);
  g_assert_finalize_object (other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/clock/both-clocks-advance", both_clocks_advance);
  g_test_add_func ("/base/clock/step-moves-the-wall-clock-only", step_moves_the_wall_clock_only);
  g_test_add_func ("/base/clock/reboot-is-another-boot", reboot_is_another_boot);
  g_test_add_func ("/base/clock/paced-clock-stands-and-goes-on", paced_clock_stands_and_goes_on);
  g_test_add_func ("/base/clock/paced-clock-goes-faster-and-leaps", paced_clock_goes_faster_and_leaps);
  g_test_add_func ("/base/clock/real-clocks-are-the-machines", real_clocks_are_the_machines);

  return g_test_run ();
}
