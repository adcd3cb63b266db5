/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-compliance.h"
#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-session.h"

#define SESSION 1
#define CUE 2
#define ITEM 4

static KbRecordSet *
create_set (const char *language,
            const char *gift)
{
  KbRecordSet *set = kb_record_set_new (NULL, SESSION);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, ITEM);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, CUE);

  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_text (session, KB_SESSION_LANGUAGE, language);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, SESSION);
  kb_record_set_text (item, KB_LINEUP_ITEM_GIFT, gift);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, ITEM);
  kb_record_set_add (set, session);
  kb_record_set_add (set, item);
  kb_record_set_add (set, cue);

  return set;
}

typedef struct
{
  const char *gift;
  const char *text;
  const char *where;   /* NULL: nothing is wrong */
  KbLevel     level;
} Case;

static void
check (const char *language,
       const Case *cases,
       guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (KbRecordSet) set = create_set (language, cases[i].gift);
      g_autoptr (GArray) hits = kb_compliance_check (set, kb_record_set_find (set, KB_ENTITY_CUE, CUE), cases[i].text, NULL);
      const KbHit *hit = hits->len > 0 ? &g_array_index (hits, KbHit, 0) : NULL;
      g_autofree char *where = hit != NULL ? kb_compliance_dup_words (hit, cases[i].text) : NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (hits->len, <=, 1);
      g_assert_cmpstr (where, ==, cases[i].where);
      if (hit != NULL)
        {
          g_assert_cmpstr (hit->rule, ==, "R07");
          g_assert_cmpint (hit->level, ==, cases[i].level);
        }
    }
}

static void
test_chinese_promises_are_kept (void)
{
  static const Case cases[] = {
    { "", "下单就送收纳包", "下单就送收纳包", KB_LEVEL_BLOCK },
    { "", "拍一瓶还送小样，先到先得", "拍一瓶还送小样", KB_LEVEL_BLOCK },
    { "", "下单就送到家", NULL, 0 },
    { "", "送妈妈、送同事都合适", NULL, 0 },
    { "", "运费险我们送", NULL, 0 },
    { "", "送完页面会改", NULL, 0 },
    { "收纳包", "下单就送收纳包", NULL, 0 },
    { "收纳包", "下单送一个收纳包", NULL, 0 },
    { "收纳包", "下单送一个保温杯", "下单送一个保温杯", KB_LEVEL_WARN },
    { "收纳包", "下单就送赠品", NULL, 0 },
    { "同款30ml+面膜5片", "拍一瓶送同款三十毫升加五片面膜", NULL, 0 },
    { "同款30ml+面膜5片", "下单还送发带一条", "下单还送发带一条", KB_LEVEL_WARN },
  };

  check ("zh-cn", cases, G_N_ELEMENTS (cases));
}

static void
test_english_promises_are_kept (void)
{
  static const Case cases[] = {
    { "", "You get a free carry pouch tonight.", "free carry pouch tonight", KB_LEVEL_BLOCK },
    { "", "There's a free gift with it.", "free gift with it", KB_LEVEL_BLOCK },
    { "", "Free shipping on this one.", NULL, 0 },
    { "", "BPA-free plastic, hands-free use, feel free to ask.", NULL, 0 },
    { "", "It is free of smoke.", NULL, 0 },
    { "Carry pouch", "It comes with a free carry pouch.", NULL, 0 },
    { "Carry pouch", "It comes with a free ice pack.", "free ice pack", KB_LEVEL_WARN },
    { "Carry pouch", "There's a free gift.", NULL, 0 },
    { "2 ice packs", "With two ice packs in the box.", NULL, 0 },
    { "2 ice packs", "With two free ice packs.", NULL, 0 },
    { "2 ice packs", "With three ice packs in the box.", "three ice packs", KB_LEVEL_BLOCK },
    { "2 ice packs", "Grab some ice packs.", NULL, 0 },
  };

  check ("en", cases, G_N_ELEMENTS (cases));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/gift-promise/chinese-promises-are-kept", test_chinese_promises_are_kept);
  g_test_add_func ("/engine/gift-promise/english-promises-are-kept", test_english_promises_are_kept);

  return g_test_run ();
}
