/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-compliance.h"
#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-session.h"

#define SESSION 1
#define CUE 2
#define ITEM 4

/* One cue with one product. */
static KbRecordSet *
create_set (const char *language)
{
  KbRecordSet *set = kb_record_set_new (NULL, SESSION);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, ITEM);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, CUE);

  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_text (session, KB_SESSION_LANGUAGE, language);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, ITEM);
  kb_record_set_add (set, session);
  kb_record_set_add (set, item);
  kb_record_set_add (set, cue);

  return set;
}

static void
times_are_the_lineups (void)
{
  static const struct { const char *language; const char *text; const char *guard; const char *where; } cases[] = {
    { "zh-cn", "四十八小时内发货", "", NULL },
    { "zh-cn", "两天内发出", "", NULL },
    { "zh-cn", "二十四小时内就发货", "", "二十四小时内就发货" },
    { "zh-cn", "3天发货", "", "3天发货" },
    { "zh-cn", "我们讲三十分钟再发货", "", NULL },
    { "zh-cn", "保价三十天", "保价 30 天", NULL },
    { "zh-cn", "保价30天", "双方约定", NULL },
    { "zh-cn", "保价六十天", "30 天", "保价六十天" },
    { "zh-cn", "保价三十天", "", "保价三十天" },
    { "en", "Ships within 48 hours.", "", NULL },
    { "en", "It ships in two days.", "", NULL },
    { "en", "Orders ship in two to four business days.", "", NULL },
    { "en", "Ships in 24 hours.", "", "Ships in 24 hours" },
    { "en", "Price protection for 30 days.", "30 days", NULL },
    { "en", "Price protection for 60 days.", "30 days", "Price protection for 60 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) set = create_set (cases[i].language);
      KbRecord *item = kb_record_set_find (set, KB_ENTITY_LINEUP_ITEM, ITEM);
      g_autoptr (GArray) hits = NULL;

      kb_record_set_int (item, KB_LINEUP_ITEM_SHIP_H, 48);
      kb_record_set_text (item, KB_LINEUP_ITEM_PRICE_GUARD, cases[i].guard);
      hits = kb_compliance_check (set, kb_record_set_find (set, KB_ENTITY_CUE, CUE), cases[i].text, NULL);
      if (hits->len != (cases[i].where != NULL))
        g_error ("\"%s\": %u hits", cases[i].text, hits->len);
      if (hits->len > 0)
        {
          const KbHit *hit = &g_array_index (hits, KbHit, 0);
          g_autofree char *where = kb_compliance_dup_words (hit, cases[i].text);

          g_assert_cmpstr (hit->rule, ==, "R07");
          g_assert_cmpstr (where, ==, cases[i].where);
        }
    }
}

/* A partner's goods need a line and a mark on the screen. */
static void
partners_are_disclosed (void)
{
  static const struct { KbOwnership ownership; const char *text; const char *overlay; const char *direction; const char *title; } cases[] = {
    { KB_OWNERSHIP_OWN, "这款水壶好用。", "", "", NULL },
    { KB_OWNERSHIP_AFFILIATE, "", "", "", NULL },
    { KB_OWNERSHIP_AFFILIATE, "这款水壶好用。", "16号+推广标识", "", "A partner’s goods are not disclosed" },
    { KB_OWNERSHIP_JOINT, "合作品牌的水壶，由他们发货。", "", "", "A partner’s goods are not marked on screen" },
    { KB_OWNERSHIP_JOINT, "合作品牌的水壶，由他们发货。", "16号", "弹讲解卡", "A partner’s goods are not marked on screen" },
    { KB_OWNERSHIP_JOINT, "合作品牌的水壶，由他们发货。", "16号+推广标识", "", NULL },
    { KB_OWNERSHIP_AFFILIATE, "合作品牌的水壶，由他们发货。", "", "贴“合作推广”标识", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) set = create_set ("zh-cn");
      KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);
      g_autoptr (KbRecord) direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, 40);
      g_autoptr (GArray) hits = NULL;

      kb_record_set_int (kb_record_set_find (set, KB_ENTITY_LINEUP_ITEM, ITEM), KB_LINEUP_ITEM_OWNERSHIP, cases[i].ownership);
      kb_record_set_text (cue, KB_CUE_OVERLAY, cases[i].overlay);
      kb_record_set_int (direction, KB_CUE_DIRECTION_CUE_ID, CUE);
      kb_record_set_text (direction, KB_CUE_DIRECTION_TEXT, cases[i].direction);
      kb_record_set_add (set, direction);
      hits = kb_compliance_check (set, cue, cases[i].text, NULL);
      g_assert_cmpuint (hits->len, ==, cases[i].title != NULL);
      if (hits->len > 0)
        {
          g_assert_cmpstr (g_array_index (hits, KbHit, 0).rule, ==, "R12");
          g_assert_cmpstr (g_array_index (hits, KbHit, 0).title, ==, cases[i].title);
        }
    }
}

int
main (int   argc,
       char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/offer-check/times-are-the-lineups", times_are_the_lineups);
  g_test_add_func ("/engine/offer-check/partners-are-disclosed", partners_are_disclosed);

  return g_test_run ();
}
