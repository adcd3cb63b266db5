/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-error.h"
#include "kb-field-codec.h"
#include "kb-incident.h"
#include "kb-session.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* 2026-10-17 19:00 in Shanghai. */
#define START_US (G_GINT64_CONSTANT (1792234800) * G_USEC_PER_SEC)

static KbRecord *
create_session (void)
{
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, 1);

  kb_record_set_text (session, KB_SESSION_TITLE, "Show");
  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  kb_record_set_int (session, KB_SESSION_START_US, START_US);
  kb_record_set_int (session, KB_SESSION_AD_BUDGET_MINOR, 3800000);
  return session;
}

static void
test_what_is_typed_is_stored (void)
{
  const struct
  {
    const KbFieldCodec *codec;
    guint               field;
    const char         *text;
    gint64              expected;
  } cases[] = {
    { &kb_field_codec_day, KB_SESSION_START_US, "2026-10-24", START_US + 7 * 24 * HOUR_US },
    { &kb_field_codec_time, KB_SESSION_START_US, "20:30", START_US + 3 * HOUR_US / 2 },
    { &kb_field_codec_end_time, KB_SESSION_TARGET_END_US, "22:00", START_US + 3 * HOUR_US },
    { &kb_field_codec_end_time, KB_SESSION_TARGET_END_US, "02:00", START_US + 7 * HOUR_US },
    { &kb_field_codec_end_time, KB_SESSION_TARGET_END_US, "19:00", START_US + 24 * HOUR_US },
    { &kb_field_codec_end_time, KB_SESSION_TARGET_END_US, "", KB_NONE },
    { &kb_field_codec_money, KB_SESSION_AD_BUDGET_MINOR, "¥38,000.50", 3800050 },
    { &kb_field_codec_money, KB_SESSION_AD_BUDGET_MINOR, "0", 0 },
    { &kb_field_codec_money, KB_SESSION_AD_BUDGET_MINOR, " ", KB_NONE },
  };
  g_autoptr (KbRecord) session = create_session ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (KbValue) value = KB_VALUE_INIT;

      g_assert_true (cases[i].codec->parse (session, session, cases[i].field, cases[i].text, &value, &error));
      g_assert_no_error (error);
      if (cases[i].expected == KB_NONE)
        g_assert_cmpint (value.kind, ==, KB_VALUE_NULL);
      else
        g_assert_cmpint (value.integer, ==, cases[i].expected);
    }
}

static void
test_bad_input_is_named (void)
{
  const struct
  {
    const KbFieldCodec *codec;
    guint               field;
    const char         *text;
  } cases[] = {
    { &kb_field_codec_required_text, KB_SESSION_TITLE, "  " },
    { &kb_field_codec_zone, KB_SESSION_TIME_ZONE, "Mars/Olympus" },
    { &kb_field_codec_zone, KB_SESSION_TIME_ZONE, "" },
    { &kb_field_codec_day, KB_SESSION_START_US, "yesterday week" },
    { &kb_field_codec_time, KB_SESSION_START_US, "25:00" },
    { &kb_field_codec_time, KB_SESSION_START_US, "" },
    { &kb_field_codec_end_time, KB_SESSION_TARGET_END_US, "late" },
    { &kb_field_codec_money, KB_SESSION_AD_BUDGET_MINOR, "-1" },
    { &kb_field_codec_money, KB_SESSION_AD_BUDGET_MINOR, "lots" },
  };
  g_autoptr (KbRecord) session = create_session ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (KbValue) value = KB_VALUE_INIT;

      g_assert_false (cases[i].codec->parse (session, session, cases[i].field, cases[i].text, &value, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
      g_assert_cmpstr (error->message, !=, "");
    }
}

static void
test_what_is_shown_is_read_back (void)
{
  const struct
  {
    const KbFieldCodec *codec;
    guint               field;
    const char         *shown;
  } cases[] = {
    { &kb_field_codec_text, KB_SESSION_TITLE, "Show" },
    { &kb_field_codec_day, KB_SESSION_START_US, "2026-10-17" },
    { &kb_field_codec_time, KB_SESSION_START_US, "19:00" },
    { &kb_field_codec_end_time, KB_SESSION_TARGET_END_US, "" },
    { &kb_field_codec_money, KB_SESSION_AD_BUDGET_MINOR, "38000.00" },
    { &kb_field_codec_zone, KB_SESSION_TIME_ZONE, "Asia/Shanghai" },
  };
  g_autoptr (KbRecord) session = create_session ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = cases[i].codec->format (session, session, cases[i].field);
      g_autoptr (GError) error = NULL;
      g_auto (KbValue) value = KB_VALUE_INIT;

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_true (cases[i].codec->parse (session, session, cases[i].field, shown, &value, &error));
      g_assert_true (kb_value_equal (&value, kb_record_peek (session, cases[i].field)));
    }
}

/* A step of a playbook is due after so long, or at no time of its own. */
static void
test_lengths_are_read_as_people_type_them (void)
{
  static const struct { const char *text; gint64 expected; } cases[] = {
    { "8", 480000 }, { "90s", 90000 }, { "+30s", 90000 }, { "", KB_NONE },
  };
  g_autoptr (KbRecord) session = create_session ();
  g_autoptr (KbRecord) step = kb_record_new (KB_ENTITY_INCIDENT_STEP, 2);
  g_autoptr (GError) error = NULL;
  g_auto (KbValue) none = KB_VALUE_INIT;

  kb_record_set_int (step, KB_INCIDENT_STEP_DUE_MS, 60000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (KbValue) value = KB_VALUE_INIT;

      g_assert_true (kb_field_codec_length.parse (session, step, KB_INCIDENT_STEP_DUE_MS, cases[i].text, &value, NULL));
      if (cases[i].expected == KB_NONE)
        g_assert_cmpint (value.kind, ==, KB_VALUE_NULL);
      else
        g_assert_cmpint (value.integer, ==, cases[i].expected);
    }
  g_assert_false (kb_field_codec_length.parse (session, step, KB_INCIDENT_STEP_DUE_MS, "soon", &none, &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/field-codec/lengths-are-read-as-people-type-them", test_lengths_are_read_as_people_type_them);
  g_test_add_func ("/gui/field-codec/what-is-typed-is-stored", test_what_is_typed_is_stored);
  g_test_add_func ("/gui/field-codec/bad-input-is-named", test_bad_input_is_named);
  g_test_add_func ("/gui/field-codec/what-is-shown-is-read-back", test_what_is_shown_is_read_back);

  return g_test_run ();
}
