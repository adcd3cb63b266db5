/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-duration.h"
#include "kb-error.h"

#define S 1000
#define M (60 * S)
#define H (60 * M)

static void
reads_what_people_type (void)
{
  static const struct
  {
    const char *text;
    gint64      current_ms;
    gint64      ms;
  } cases[] = {
    { "8", -1, 8 * M },
    { "90", -1, 90 * M },
    { "0", -1, 0 },
    { " 8 ", -1, 8 * M },
    { "1.5", -1, 90 * S },
    { "90s", -1, 90 * S },
    { "8m", -1, 8 * M },
    { "1:30", -1, 90 * S },
    { "0:05", -1, 5 * S },
    { "90:00", -1, 90 * M },
    { "1:30:00", -1, 90 * M },
    { "24:00:00", -1, 24 * H },
    { "0:01.250", -1, 1250 },
    { "1h30m", -1, 90 * M },
    { "1h30", -1, 90 * M },
    { "1m28s", -1, 88 * S },
    { "1m28", -1, 88 * S },
    { "1 h 30 min", -1, 90 * M },
    { "2 Hours", -1, 2 * H },
    { "2分", -1, 2 * M },
    { "1分28秒", -1, 88 * S },
    { "2'", -1, 2 * M },
    { "1'30\"", -1, 90 * S },
    { "1小时30分钟", -1, 90 * M },
    { "1.25h", -1, 75 * M },
    { "250ms", -1, 250 },
    { "１：３０", -1, 90 * S },
    { "+30s", 2 * M, 150 * S },
    { "-30s", 2 * M, 90 * S },
    { "−30s", 2 * M, 90 * S },
    { "＋1", 2 * M, 3 * M },
    { "+ 0:30", 0, 30 * S },
    { "-2", 2 * M, 0 },
    { "240h", -1, 240 * G_GINT64_CONSTANT (3600000) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ms = -1;

      g_assert_true (kb_duration_parse (cases[i].text, cases[i].current_ms, &ms, &error));
      g_assert_no_error (error);
      g_assert_cmpint (ms, ==, cases[i].ms);
    }
}

static void
refuses_what_is_no_length (void)
{
  static const struct
  {
    const char *text;
    gint64      current_ms;
  } cases[] = {
    { "", -1 },        { " ", -1 },       { "abc", -1 },     { "1:60", -1 },   { "1:2:60", -1 },
    { "1:60:00", -1 }, { "1:", -1 },      { ":30", -1 },     { "1:2:3:4", -1 }, { "8x", -1 },
    { "30m1h", -1 },   { "1m1m", -1 },    { "1s30", -1 },    { "1..5", -1 },   { "1.", -1 },
    { "--1", 0 },      { "+30s", -1 },    { "-3", 2 * M },   { "240h1s", -1 }, { "8:00 pm", -1 },
    { "1:30.5:2", 0 }, { "\xff", -1 },    { "9999999999", -1 }, { "∞", -1 },
    { "+1s", KB_DURATION_MAX_MS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ms = -1;

      g_assert_false (kb_duration_parse (cases[i].text, cases[i].current_ms, &ms, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_cmpint (ms, ==, -1);
    }
}

static void
prints_lengths_and_differences (void)
{
  static const struct
  {
    gint64      ms;
    const char *plain;
    const char *exact;
    const char *with_sign;
  } cases[] = {
    { 0, "0:00", "0:00", "0:00" },
    { 8 * M, "8:00", "8:00", "+8:00" },
    { 90 * M, "1:30:00", "1:30:00", "+1:30:00" },
    { 42 * S, "0:42", "0:42", "+0:42" },
    { -70 * S, "−1:10", "−1:10", "−1:10" },
    { 1250, "0:01", "0:01.250", "+0:01" },
    { -999, "0:00", "−0:00.999", "0:00" },
    { 100 * H, "100:00:00", "100:00:00", "+100:00:00" },
    { G_MININT64, "−2562047788015:12:55", "−2562047788015:12:55.808", "−2562047788015:12:55" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = kb_duration_format (cases[i].ms);
      g_autofree char *exact = kb_duration_format_exact (cases[i].ms);
      g_autofree char *with_sign = kb_duration_format_signed (cases[i].ms);

      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (exact, ==, cases[i].exact);
      g_assert_cmpstr (with_sign, ==, cases[i].with_sign);
    }
}

static void
exact_text_reads_back (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      gint64 ms = g_test_rand_int_range (0, 30 * H);
      g_autofree char *text = kb_duration_format_exact (ms);
      gint64 again;

      g_assert_true (kb_duration_parse (text, -1, &again, NULL));
      g_assert_cmpint (again, ==, ms);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/duration/reads-what-people-type", reads_what_people_type);
  g_test_add_func ("/base/duration/refuses-what-is-no-length", refuses_what_is_no_length);
  g_test_add_func ("/base/duration/prints-lengths-and-differences", prints_lengths_and_differences);
  g_test_add_func ("/base/duration/exact-text-reads-back", exact_text_reads_back);

  return g_test_run ();
}
