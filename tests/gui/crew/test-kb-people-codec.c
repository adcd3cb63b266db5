/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-crew.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-people-codec.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-shift-codec.h"

typedef struct
{
  const KbFieldCodec *codec;
  KbEntityKind        kind;
  guint               field;
  const char         *typed;
  const char         *shown;   /* NULL: refused */
} Case;

static const Case cases[] = {
  { &kb_people_codec_hours, KB_ENTITY_PERSON, KB_PERSON_DAY_LIMIT_MS, "8", "8" },
  { &kb_people_codec_hours, KB_ENTITY_PERSON, KB_PERSON_DAY_LIMIT_MS, " 7.5 ", "7.5" },
  { &kb_people_codec_hours, KB_ENTITY_PERSON, KB_PERSON_DAY_LIMIT_MS, "", "" },
  { &kb_people_codec_hours, KB_ENTITY_PERSON, KB_PERSON_DAY_LIMIT_MS, "-1", NULL },
  { &kb_people_codec_hours, KB_ENTITY_PERSON, KB_PERSON_DAY_LIMIT_MS, "169", NULL },
  { &kb_people_codec_hours, KB_ENTITY_PERSON, KB_PERSON_DAY_LIMIT_MS, "nan", NULL },
  { &kb_people_codec_hours, KB_ENTITY_PERSON, KB_PERSON_DAY_LIMIT_MS, "8h", NULL },
  { &kb_people_codec_clock, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_START_MS, "9", "9:00" },
  { &kb_people_codec_clock, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_START_MS, "24:00", "24:00" },
  { &kb_people_codec_clock, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_START_MS, "９：３０", "9:30" },
  { &kb_people_codec_clock, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_START_MS, "24:01", NULL },
  { &kb_people_codec_clock, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_START_MS, "9:60", NULL },
  { &kb_people_codec_weekday, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_WEEKDAY, "sat", "Sat" },
  { &kb_people_codec_weekday, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_WEEKDAY, "7", "Sun" },
  { &kb_people_codec_weekday, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_WEEKDAY, "", "" },
  { &kb_people_codec_weekday, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_WEEKDAY, "8", NULL },
  { &kb_people_codec_date, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_FROM_DAY, "2026-2-3", "2026-02-03" },
  { &kb_people_codec_date, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_FROM_DAY, "2026-02-30", NULL },
  { &kb_people_codec_date, KB_ENTITY_AVAILABILITY, KB_AVAILABILITY_FROM_DAY, "2026-02-03x", NULL },
  { &kb_people_codec_zone, KB_ENTITY_PERSON, KB_PERSON_TIME_ZONE, "Europe/Berlin", "Europe/Berlin" },
  { &kb_people_codec_zone, KB_ENTITY_PERSON, KB_PERSON_TIME_ZONE, "Berlin", NULL },
};

/* What is typed is shown again as it is meant, or refused with a sentence. */
static void
typed_is_shown_or_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *self = &cases[i];
      g_autoptr (KbRecord) record = kb_record_new (self->kind, 1);
      g_auto (KbValue) value = KB_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      const gboolean success = self->codec->parse (NULL, record, self->field, self->typed, &value, &error);
      g_autofree char *shown = NULL;

      g_test_message ("“%s”", self->typed);
      g_assert_cmpint (success, ==, self->shown != NULL);
      g_assert_true (success == (error == NULL));
      if (!success)
        continue;
      kb_record_set_value (record, self->field, &value);
      shown = self->codec->format (NULL, record, self->field);
      g_assert_cmpstr (shown, ==, self->shown);
    }
}

/* A shift from 22:00 to 23:30; a time is the one nearest to what it replaces. */
static void
shift_ends_after_it_starts (void)
{
  const struct { const KbFieldCodec *codec; guint field; const char *typed; const char *stored; } times[] = {
    { &kb_shift_codec_start, KB_SHIFT_START_US, "21:30", "2026-10-17T21:30:00.000+08:00" },
    { &kb_shift_codec_start, KB_SHIFT_START_US, "23:30", NULL },
    { &kb_shift_codec_start, KB_SHIFT_START_US, "", NULL },
    { &kb_shift_codec_end, KB_SHIFT_END_US, "0:30", "2026-10-18T00:30:00.000+08:00" },
    { &kb_shift_codec_end, KB_SHIFT_END_US, "22:05", "2026-10-17T22:05:00.000+08:00" },
    { &kb_shift_codec_end, KB_SHIFT_END_US, "22:00", NULL },
    { &kb_shift_codec_end, KB_SHIFT_END_US, "18:00", NULL },
    { &kb_shift_codec_end, KB_SHIFT_END_US, "later", NULL },
  };
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 1);
  g_autoptr (KbRecord) shift = kb_record_new (KB_ENTITY_SHIFT, 2);
  g_autoptr (GTimeZone) zone = NULL;
  gint64 start_us, end_us;

  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  zone = kb_session_dup_time_zone (session);
  g_assert_true (kb_instant_parse ("2026-10-17T22:00:00+08:00", &start_us, NULL));
  g_assert_true (kb_instant_parse ("2026-10-17T23:30:00+08:00", &end_us, NULL));
  kb_record_set_int (shift, KB_SHIFT_START_US, start_us);
  kb_record_set_int (shift, KB_SHIFT_END_US, end_us);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_auto (KbValue) value = KB_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      const gboolean success = times[i].codec->parse (session, shift, times[i].field, times[i].typed, &value, &error);
      g_autofree char *stored = success ? kb_instant_format (value.integer, zone) : NULL;

      g_test_message ("“%s”", times[i].typed);
      g_assert_cmpstr (stored, ==, times[i].stored);
      if (!success)
        g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/people-codec/typed-is-shown-or-refused", typed_is_shown_or_refused);
  g_test_add_func ("/gui/people-codec/shift-ends-after-it-starts", shift_ends_after_it_starts);

  return g_test_run ();
}
