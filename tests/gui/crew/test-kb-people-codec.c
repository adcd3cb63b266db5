/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-crew.h"
#include "kb-people-codec.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/people-codec/typed-is-shown-or-refused", typed_is_shown_or_refused);

  return g_test_run ();
}
