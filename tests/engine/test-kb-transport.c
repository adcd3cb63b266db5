/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "kb-transport.h"

#define S G_USEC_PER_SEC

/* The largest change of speed from one millisecond to the next, beats a minute. */
static double
find_largest_step (KbTransport *transport,
                   gint64       from_us,
                   gint64       to_us)
{
  double largest = 0, before = kb_transport_get_speed (transport, from_us);

  for (gint64 at = from_us + 1000; at <= to_us; at += 1000)
    {
      double speed = kb_transport_get_speed (transport, at);

      largest = MAX (largest, fabs (speed - before));
      before = speed;
    }

  return largest;
}

/* Positions at 1 ms agree with the speed, so the integral and its derivative are of one piece. */
static void
check_integral (KbTransport *transport,
                gint64       from_us,
                gint64       to_us)
{
  for (gint64 at = from_us; at + 1000 <= to_us; at += 1000)
    {
      double way = kb_transport_get_position (transport, at + 1000) - kb_transport_get_position (transport, at);
      double speed = kb_transport_get_speed (transport, at + 500);

      g_assert_cmpfloat_with_epsilon (way, speed / 60000.0, 1e-5);
    }
}

static KbTransport *
create_running (double rate,
                double length,
                gint64 at_us)
{
  KbTransport *transport = kb_transport_new ();

  kb_transport_set_rate (transport, rate, at_us);
  kb_transport_jump (transport, 1, 0, length, at_us);
  kb_transport_resume (transport, at_us);

  return transport;
}

static void
pace_is_the_rate (void)
{
  KbTransport *transport = create_running (260, 10000, 0);
  double way = kb_transport_get_position (transport, 61 * S) - kb_transport_get_position (transport, S);

  g_assert_cmpfloat_with_epsilon (way, 260, 1e-9);
  g_assert_cmpfloat_with_epsilon (kb_transport_get_position (transport, 60 * S),
                                  260 - 260 * KB_TRANSPORT_RAMP_MS / 2 / 60000.0, 1e-9);

  g_assert_finalize_object (transport);
}

static void
position_asks_no_frames (void)
{
  KbTransport *one = create_running (260, 10000, 0);
  KbTransport *other = create_running (260, 10000, 0);

  for (gint64 at = 0; at < 30 * S; at += 16667)
    kb_transport_get_position (one, at);

  g_assert_cmpfloat (kb_transport_get_position (one, 30 * S), ==, kb_transport_get_position (other, 30 * S));

  g_assert_finalize_object (one);
  g_assert_finalize_object (other);
}

static void
changes_of_speed_are_ramped (void)
{
  KbTransport *transport = create_running (260, 10000, 0);
  /* The steepest part of a ramp by 400/min, twice over: nudges lay theirs on top. */
  double limit = 2 * 1.5 * 400 / KB_TRANSPORT_RAMP_MS;
  double before;

  for (guint i = 0; i < 40; i++)
    {
      gint64 at = (i + 1) * 90000;

      before = kb_transport_get_speed (transport, at);
      switch (i % 5)
        {
        case 0: kb_transport_set_rate (transport, 120 + i * 7, at); break;
        case 1: kb_transport_hold (transport, at); break;
        case 2: kb_transport_resume (transport, at); break;
        case 3: kb_transport_nudge (transport, i % 2 ? 0.5 : -0.3, at); break;
        default: kb_transport_follow (transport, 2400000, 120, 450, at); break;
        }
      g_assert_cmpfloat_with_epsilon (kb_transport_get_speed (transport, at), before, 1e-6);
      g_assert_cmpfloat (find_largest_step (transport, at, at + 90000), <, limit);
      check_integral (transport, at, at + 90000);
    }

  g_assert_finalize_object (transport);
}

static void
hold_shows_within_a_frame (void)
{
  KbTransport *transport = create_running (260, 10000, 0);

  kb_transport_hold (transport, 10 * S);

  g_assert_cmpfloat (kb_transport_get_speed (transport, 10 * S + 16667), <, 260);
  g_assert_cmpfloat (kb_transport_get_speed (transport, 10 * S + 300000), ==, 0);
  g_assert_false (kb_transport_state_is_moving (kb_transport_get_state (transport), 11 * S));
  g_assert_cmpfloat (kb_transport_get_position (transport, 11 * S), ==,
                     kb_transport_get_position (transport, 99 * S));

  g_assert_finalize_object (transport);
}

static void
nudges_add_up (void)
{
  KbTransport *transport = kb_transport_new ();

  kb_transport_jump (transport, 1, 50, 100, 0);
  for (guint i = 0; i < 7; i++)
    kb_transport_nudge (transport, 1, i * 40000);
  g_assert_cmpfloat_with_epsilon (kb_transport_get_position (transport, S), 57, 1e-9);
  kb_transport_nudge (transport, -500, 2 * S);
  g_assert_cmpfloat (kb_transport_get_position (transport, 3 * S), ==, 0);

  g_assert_finalize_object (transport);
}

static void
text_comes_to_rest_at_its_end (void)
{
  KbTransport *transport = create_running (240, 20, 0);
  double before = 0;

  for (gint64 at = 0; at < 8 * S; at += 10000)
    {
      double position = kb_transport_get_position (transport, at);

      g_assert_cmpfloat (position, >=, before);
      g_assert_cmpfloat (position, <=, 20);
      before = position;
    }
  g_assert_cmpfloat (before, ==, 20);
  g_assert_false (kb_transport_state_is_moving (kb_transport_get_state (transport), 8 * S));

  /* A change while it comes to rest moves nothing back. */
  kb_transport_jump (transport, 1, 19.7, 20, 9 * S);
  g_assert_cmpfloat_with_epsilon (kb_transport_get_position (transport, 9 * S), 19.7, 1e-9);
  kb_transport_set_rate (transport, 100, 9 * S + 20000);
  g_assert_cmpfloat (kb_transport_get_position (transport, 9 * S + 20000), >=, 19.7);

  g_assert_finalize_object (transport);
}

static void
follow_ends_with_the_cue (void)
{
  KbTransport *transport = create_running (260, 1300, 0);
  KbPaceFit fit;

  fit = kb_transport_follow (transport, 300 * 1000, 120, 450, S);
  g_assert_cmpint (fit.over_ms, ==, 0);
  g_assert_cmpfloat_with_epsilon (kb_transport_get_position (transport, 301 * S), 1300, 0.2);
  g_assert_cmpfloat (kb_transport_get_position (transport, 299 * S), <, 1297);

  fit = kb_transport_follow (transport, 60 * 1000, 120, 330, 2 * S);
  g_assert_cmpfloat (fit.rate, ==, 330);
  g_assert_cmpfloat (fit.needed, >, 1000);
  g_assert_cmpint (fit.over_ms, >, 170000);

  fit = kb_transport_follow (transport, -5000, 120, 330, 3 * S);
  g_assert_cmpfloat (fit.rate, ==, 330);
  g_assert_true (isinf (fit.needed));
  g_assert_true (kb_transport_get_state (transport)->follows);

  g_assert_finalize_object (transport);
}

static void
count_cb (KbTransport *transport,
          guint       *count)
{
  (*count)++;
}

static void
state_crosses_a_border (void)
{
  KbTransport *desk = create_running (260, 500, 5 * S);
  KbTransport *host = kb_transport_new ();
  KbTransportState broken = { .anchor = NAN, .length = -3, .rate = INFINITY, .from_rate = NAN, .ramp_ms = -1 };
  guint count = 0;

  g_signal_connect (host, "changed", G_CALLBACK (count_cb), &count);
  kb_transport_nudge (desk, 3, 7 * S);
  kb_transport_set_state (host, kb_transport_get_state (desk));
  g_assert_cmpuint (count, ==, 1);
  for (gint64 at = 7 * S; at < 9 * S; at += 50000)
    g_assert_cmpfloat (kb_transport_get_position (desk, at), ==, kb_transport_get_position (host, at));

  kb_transport_set_state (host, &broken);
  g_assert_cmpfloat (kb_transport_get_position (host, 9 * S), ==, 0);
  g_assert_false (kb_transport_state_is_moving (kb_transport_get_state (host), 9 * S));

  g_assert_finalize_object (desk);
  g_assert_finalize_object (host);
}

static void
edit_keeps_speed (void)
{
  KbTransport *transport = create_running (260, 500, 0);

  kb_transport_edit (transport, 7.5, 300, 10 * S);
  g_assert_cmpfloat_with_epsilon (kb_transport_get_position (transport, 10 * S), 7.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (kb_transport_get_speed (transport, 10 * S), 260, 1e-9);
  g_assert_cmpfloat_with_epsilon (kb_transport_get_position (transport, 70 * S), 267.5, 1e-9);

  g_assert_finalize_object (transport);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/transport/pace-is-the-rate", pace_is_the_rate);
  g_test_add_func ("/engine/transport/position-asks-no-frames", position_asks_no_frames);
  g_test_add_func ("/engine/transport/changes-of-speed-are-ramped", changes_of_speed_are_ramped);
  g_test_add_func ("/engine/transport/hold-shows-within-a-frame", hold_shows_within_a_frame);
  g_test_add_func ("/engine/transport/nudges-add-up", nudges_add_up);
  g_test_add_func ("/engine/transport/text-comes-to-rest-at-its-end", text_comes_to_rest_at_its_end);
  g_test_add_func ("/engine/transport/follow-ends-with-the-cue", follow_ends_with_the_cue);
  g_test_add_func ("/engine/transport/state-crosses-a-border", state_crosses_a_border);
  g_test_add_func ("/engine/transport/edit-keeps-speed", edit_keeps_speed);

  return g_test_run ();
}
