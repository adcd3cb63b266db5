/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-variable.h"

#define SESSION 1
#define CUE 2
#define ITEM 4

static void
add_item (KbRecordSet *set,
          gint64       id,
          gint64       link_no,
          gint64       live_minor)
{
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, id);

  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, SESSION);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, link_no);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, live_minor);
  kb_record_set_int (item, KB_LINEUP_ITEM_COUPON_OK, TRUE);
  kb_record_set_add (set, item);
}

/* No. 4 of the Chinese sample with its coupon, and No. 12 of which nothing but the price is known. */
static KbRecordSet *
create_set (void)
{
  KbRecordSet *set = kb_record_set_new (NULL, SESSION);
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, CUE);
  g_autoptr (KbRecord) coupon = kb_record_new (KB_ENTITY_COUPON, 3);
  KbRecord *item;

  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_text (session, KB_SESSION_LANGUAGE, "zh-cn");
  kb_record_set_add (set, session);
  kb_record_set_int (coupon, KB_COUPON_SESSION_ID, SESSION);
  kb_record_set_int (coupon, KB_COUPON_THRESHOLD_MINOR, 9900);
  kb_record_set_int (coupon, KB_COUPON_VALUE_MINOR, 1200);
  kb_record_set_add (set, coupon);
  add_item (set, ITEM, 4, 12900);
  add_item (set, ITEM + 1, 12, 2490);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, ITEM);
  kb_record_set_add (set, cue);

  item = kb_record_set_find (set, KB_ENTITY_LINEUP_ITEM, ITEM);
  kb_record_set_text (item, KB_LINEUP_ITEM_TITLE, "神经酰胺\n舒润乳");
  kb_record_set_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR, 19900);
  kb_record_set_text (item, KB_LINEUP_ITEM_GIFT, "同款30ml+面膜5片");
  kb_record_set_int (item, KB_LINEUP_ITEM_GIFT_VALUE_MINOR, 10900);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_STOCK, 2000);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER, 3);
  kb_record_set_int (item, KB_LINEUP_ITEM_SHIP_H, 48);
  return set;
}

static void
values_come_from_the_lineup (void)
{
  static const struct
  {
    const char *written, *read;
  } cases[] = {
    { "", "" }, { "没有变量", "没有变量" }, { "今晚{price}", "今晚¥129" }, { "{live_price}", "¥129" },
    { "{list_price}→{final_price}", "¥199→¥117" }, { "券{coupon}", "券¥12" }, { "送{gift}", "送同款30ml+面膜5片" },
    { "值{gift_value}", "值¥109" }, { "{stock}份", "2000份" }, { "限{limit}", "限3" }, { "{name}", "神经酰胺 舒润乳" },
    { "{link_no}号", "4号" }, { "{ship_h}小时", "48小时" }, { "{price:12}", "¥24.90" }, { "{price}{price}", "¥129¥129" },
    { "{prise}", "{prise}" }, { "{price:99}", "{price:99}" }, { "{gift:12}", "{gift:12}" }, { "{", "{" },
    { "{}", "{}" }, { "{Price}", "{Price}" }, { "{price", "{price" }, { "{price:}", "{price:}" },
    { "{{price}}", "{¥129}" }, { "{price:1234567}", "{price:1234567}" }, { "{ price }", "{ price }" },
  };
  g_autoptr (KbRecordSet) set = create_set ();
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kb_variable_expand (set, cue, cases[i].written);

      g_assert_cmpstr (text, ==, cases[i].read);
    }
}

static void
what_has_no_value_says_why (void)
{
  static const struct
  {
    const char      *written;
    gboolean         with_cue;
    KbVariableState  state;
  } cases[] = {
    { "{price}", TRUE, KB_VARIABLE_STATE_OK },      { "{prise}", TRUE, KB_VARIABLE_STATE_UNKNOWN },
    { "{price}", FALSE, KB_VARIABLE_STATE_NO_PRODUCT }, { "{price:12}", FALSE, KB_VARIABLE_STATE_OK },
    { "{price:7}", TRUE, KB_VARIABLE_STATE_NO_LINK }, { "{gift:12}", TRUE, KB_VARIABLE_STATE_NO_VALUE },
    { "{coupon:12}", TRUE, KB_VARIABLE_STATE_NO_VALUE },
  };
  g_autoptr (KbRecordSet) set = create_set ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KbRecord *cue = cases[i].with_cue ? kb_record_set_find (set, KB_ENTITY_CUE, CUE) : NULL;
      KbVariableUse use;
      KbVariableState state;
      g_autofree char *value = NULL;
      g_autofree char *why = NULL;

      g_assert_true (kb_variable_find (cases[i].written, &use));
      value = kb_variable_resolve (set, cue, &use, &state);
      why = kb_variable_describe (&use, state);
      g_assert_cmpint (state, ==, cases[i].state);
      g_assert_true ((value != NULL) == (state == KB_VARIABLE_STATE_OK));
      g_assert_nonnull (strstr (why, cases[i].written));
    }
}

static void
reading_counts_the_value (void)
{
  g_autoptr (KbRecordSet) set = create_set ();
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);

  kb_record_set_text (cue, KB_CUE_SCRIPT, "今晚{price}");
  g_assert_cmpint (kb_cue_text_count (set, cue).units, ==, 8);   /* 今晚一百二十九元 */
  kb_record_set_int (kb_record_set_find (set, KB_ENTITY_LINEUP_ITEM, ITEM), KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 10000);
  g_assert_cmpint (kb_cue_text_count (set, cue).units, ==, 5);   /* 今晚一百元 */
}

static void
the_host_reads_the_value (void)
{
  g_autoptr (KbRecordSet) set = create_set ();
  KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, CUE);
  g_autoptr (KbScript) script = NULL;

  kb_record_set_text (cue, KB_CUE_SCRIPT, "【对镜头】今晚{price}。");
  script = kb_cue_text_create (set, cue, NULL);
  g_assert_cmpuint (kb_script_get_n_pieces (script), ==, 2);
  g_assert_cmpstr (kb_script_get_piece (script, 1)->text, ==, "今晚¥129。");
}

/* Braces in any order: nothing is lost, nothing read beyond the end. */
static void
any_text_is_kept (void)
{
  static const char *const parts[] = { "{", "}", "price", "gift", ":", "1", "12", "x", "价", "{price}", "_" };
  g_autoptr (KbRecordSet) set = create_set ();

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *expanded = NULL;
      KbVariableUse use;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      expanded = kb_variable_expand (set, NULL, text->str);
      g_assert_true (g_utf8_validate (expanded, -1, NULL));
      if (!kb_variable_find (text->str, &use))
        g_assert_cmpstr (expanded, ==, text->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/variable/values-come-from-the-lineup", values_come_from_the_lineup);
  g_test_add_func ("/engine/variable/what-has-no-value-says-why", what_has_no_value_says_why);
  g_test_add_func ("/engine/variable/reading-counts-the-value", reading_counts_the_value);
  g_test_add_func ("/engine/variable/the-host-reads-the-value", the_host_reads_the_value);
  g_test_add_func ("/engine/variable/any-text-is-kept", any_text_is_kept);

  return g_test_run ();
}
