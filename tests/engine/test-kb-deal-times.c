/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-compliance.h"
#include "kb-cue.h"
#include "kb-session.h"

#define SESSION 1
#define CUE 2

static void
add_flash (KbRecordSet *set,
           gint64       id,
           gint64       start_us)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, id);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_POSITION, id);
  kb_record_set_int (cue, KB_CUE_TYPE, KB_CUE_TYPE_FLASH);
  kb_record_set_int (cue, KB_CUE_HARD, TRUE);
  kb_record_set_int (cue, KB_CUE_FIXED_US, start_us);
  kb_record_set_add (set, cue);
}

/* From seven to ten in Shanghai; deals at eight, nine and ten to ten. */
static KbRecordSet *
create_set (const char *language,
            gboolean    has_deals)
{
  KbRecordSet *set = kb_record_set_new (NULL, SESSION);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, CUE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GDateTime) seven = g_date_time_new (zone, 2026, 10, 17, 19, 0, 0);
  const gint64 start_us = g_date_time_to_unix (seven) * G_USEC_PER_SEC;

  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_text (session, KB_SESSION_LANGUAGE, language);
  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  kb_record_set_int (session, KB_SESSION_START_US, start_us);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_add (set, session);
  kb_record_set_add (set, cue);
  for (guint i = 0; has_deals && i < 3; i++)
    add_flash (set, 10 + i, start_us + (i < 2 ? (i + 1) * 60 : 170) * G_TIME_SPAN_MINUTE);

  return set;
}

static void
check (const char *language,
       gboolean    has_deals,
       const char *text,
       const char *where)
{
  g_autoptr (KbRecordSet) set = create_set (language, has_deals);
  g_autoptr (GArray) hits = kb_compliance_check (set, kb_record_set_find (set, KB_ENTITY_CUE, CUE), text, NULL);
  g_autofree char *found = hits->len > 0 ? kb_compliance_dup_words (&g_array_index (hits, KbHit, 0), text) : NULL;

  g_test_message ("%.120s", text);
  g_assert_cmpuint (hits->len, <=, 1);
  g_assert_cmpstr (found, ==, where);
  if (where != NULL)
    g_assert_cmpstr (g_array_index (hits, KbHit, 0).rule, ==, "R07");
}

static void
test_chinese_times_are_the_rundowns (void)
{
  static const struct { const char *text; const char *where; } cases[] = {
    { "八点、九点、九点五十各有一轮面膜秒杀，一人限一份", NULL },
    { "八点整秒杀", NULL },
    { "20:00 秒杀", NULL },
    { "八点半秒杀，记得来", "八点半" },
    { "秒杀九点四十还有一轮", "九点四十" },
    { "九点零五分开抢", "九点零五分" },
    { "21:30 抢购", "21:30" },
    { "八点、八点二十各有一轮秒杀", "八点二十" },
    { "时间到八点半，先去休息", NULL },
    { "秒杀价便宜一点", NULL },
    { "记住两点再秒杀", NULL },
    { "两点半秒杀", "两点半" },
    { "明天七点还有秒杀", NULL },
    { "刚才七点多的秒杀抢完了", NULL },
    { "七点左右秒杀", NULL },
    { "八点半休息。等会儿秒杀", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check ("zh-cn", TRUE, cases[i].text, cases[i].where);
}

static void
test_english_times_are_the_rundowns (void)
{
  static const struct { const char *text; const char *where; } cases[] = {
    { "Two lantern drops at minute sixty and minute one hundred", "minute one" },
    { "The first drop is at minute sixty.", NULL },
    { "There's one more drop at minute seventy if you missed it.", "minute seventy" },
    { "One more drop at minute twenty-seven", "minute twenty-seven" },
    { "The flash deal opens at 8:00 tonight", NULL },
    { "The flash deal opens at 8:30 tonight", "at 8:30" },
    { "Flash deal at nine o'clock!", NULL },
    { "Flash deal at nine thirty pm", "at nine thirty pm" },
    { "The drop is at five ninety-nine", NULL },
    { "Come back at 8:30 for the campfire", NULL },
    { "The next flash is tomorrow at 7:15", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check ("en", TRUE, cases[i].text, cases[i].where);
}

static void
test_without_a_deal_no_time_is_right (void)
{
  check ("zh-cn", FALSE, "八点秒杀", "八点");
  check ("zh-cn", FALSE, "等会儿秒杀", NULL);
  check ("en", FALSE, "A flash deal at 8:00", "at 8:00");
}

/* Somebody pastes a book, in which no clause ends: it is read once. */
static void
test_a_text_without_an_end_is_read_once (void)
{
  g_autoptr (GString) text = g_string_new ("八点半");

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, i % 1000 == 999 ? "秒杀" : "讲");
  check ("zh-cn", TRUE, text->str, "八点半");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/deal-times/chinese-times-are-the-rundowns", test_chinese_times_are_the_rundowns);
  g_test_add_func ("/engine/deal-times/english-times-are-the-rundowns", test_english_times_are_the_rundowns);
  g_test_add_func ("/engine/deal-times/a-text-without-an-end-is-read-once", test_a_text_without_an_end_is_read_once);
  g_test_add_func ("/engine/deal-times/without-a-deal-no-time-is-right", test_without_a_deal_no_time_is_right);

  return g_test_run ();
}
