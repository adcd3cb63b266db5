/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-lineup-check.h"
#include "lineup-fixture.h"

/* A show with one hero in one cue, in which nothing is wrong. */
typedef struct
{
  KbRecordSet *set;    /* owned */
  KbRecord    *item;
  KbRecord    *cue;
} Show;

static void
set_up (Show          *self,
        gconstpointer  data)
{
  self->set = lineup_fixture_new ();
  self->item = lineup_fixture_add_item (self->set, 4, 12900, 3100);
  self->cue = lineup_fixture_add_cue (self->set, "C01", 30, self->item);
}

static void
tear_down (Show          *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->set);
}

/* Exactly one problem, of this rule and level, with this row first. */
static void
expect (Show       *self,
        const char *code,
        KbLevel     level,
        KbRecord   *subject)
{
  g_autoptr (GPtrArray) problems = kb_lineup_check (self->set);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", ((KbProblem *) problems->pdata[i])->code, ((KbProblem *) problems->pdata[i])->text);
  g_assert_cmpuint (problems->len, ==, code != NULL);
  if (code == NULL)
    return;
  g_assert_cmpstr (((KbProblem *) problems->pdata[0])->code, ==, code);
  g_assert_cmpint (((KbProblem *) problems->pdata[0])->level, ==, level);
  g_assert_cmpint (kb_problem_get (problems->pdata[0], 0)->id, ==, kb_record_get_id (subject));
}

static void
expect_nothing (Show *self)
{
  expect (self, NULL, KB_LEVEL_TELL, NULL);
}

static void
nothing_wrong_is_said_of_a_sound_show (Show          *self,
                                       gconstpointer  data)
{
  expect_nothing (self);
}

static void
item_in_no_cue (Show          *self,
                gconstpointer  data)
{
  KbRecord *other = lineup_fixture_add_item (self->set, 5, 1990, 900);

  expect (self, "lineup.no-cue", KB_LEVEL_WARN, other);
  kb_record_set_int (other, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  expect_nothing (self);
}

static void
cue_with_a_withdrawn_item (Show          *self,
                           gconstpointer  data)
{
  kb_record_set_int (self->item, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  expect (self, "lineup.withdrawn-cue", KB_LEVEL_BLOCK, self->cue);
  kb_record_set_int (self->cue, KB_CUE_SKIP, TRUE);
  expect_nothing (self);
}

static void
words_that_name_a_withdrawn_item (Show          *self,
                                  gconstpointer  data)
{
  KbRecord *other = lineup_fixture_add_item (self->set, 5, 1990, 900);
  KbRecord *cue = lineup_fixture_add_cue (self->set, "C02", 5, self->item);

  kb_record_set_int (other, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "今晚先看四号。再看15号。");
  expect_nothing (self);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "今晚先看四号。五号链接也带走。");
  expect (self, "lineup.withdrawn-named", KB_LEVEL_WARN, cue);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "");
  kb_record_set_text (cue, KB_CUE_OVERLAY, "price board p5");
  expect (self, "lineup.withdrawn-named", KB_LEVEL_WARN, cue);
  kb_record_set_int (cue, KB_CUE_SKIP, TRUE);
  expect_nothing (self);
}

/* Number 5 is another product now: who types it gets that one. */
static void
number_that_was_given_on (Show          *self,
                          gconstpointer  data)
{
  KbRecord *old = lineup_fixture_add_item (self->set, 5, 1990, 900);
  KbRecord *new = lineup_fixture_add_item (self->set, 5, 2990, 900);
  KbRecord *cue = lineup_fixture_add_cue (self->set, "C02", 5, new);

  kb_record_set_text (lineup_fixture_get_product (self->set, new), KB_PRODUCT_NAME, "Scarf");
  kb_record_set_text (lineup_fixture_get_product (self->set, new), KB_PRODUCT_SKU, "SC-1");
  kb_record_set_int (old, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "五号链接，没抢到的等下一轮。");
  expect_nothing (self);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "五号链接，P5 没抢到的等下一轮。");
  expect (self, "lineup.withdrawn-named", KB_LEVEL_WARN, cue);
}

static void
article_number_twice (Show          *self,
                      gconstpointer  data)
{
  KbRecord *other = lineup_fixture_add_item (self->set, 5, 1990, 900);
  KbRecord *product = lineup_fixture_get_product (self->set, other);

  lineup_fixture_add_cue (self->set, "C02", 5, other);
  kb_record_set_text (product, KB_PRODUCT_SKU, "P4");
  expect (self, "lineup.sku-twice", KB_LEVEL_BLOCK, product);
  kb_record_set_text (product, KB_PRODUCT_SKU, "0P4");
  expect_nothing (self);
}

/* A price that comes later in the show is looked at as the first one is. */
static void
price_step_below_cost (Show          *self,
                       gconstpointer  data)
{
  g_autoptr (KbRecord) step = kb_record_new (KB_ENTITY_LINEUP_PRICE, 71);

  kb_record_set_int (self->item, KB_LINEUP_ITEM_LIST_PRICE_MINOR, 19900);
  kb_record_set_int (step, KB_LINEUP_PRICE_SESSION_ID, SESSION);
  kb_record_set_int (step, KB_LINEUP_PRICE_ITEM_ID, kb_record_get_id (self->item));
  kb_record_set_int (step, KB_LINEUP_PRICE_LIVE_PRICE_MINOR, 3100);
  kb_record_set_add (self->set, step);
  expect_nothing (self);
  kb_record_set_int (step, KB_LINEUP_PRICE_LIVE_PRICE_MINOR, 3099);
  expect (self, "lineup.below-cost", KB_LEVEL_BLOCK, self->item);
  kb_record_set_int (step, KB_LINEUP_PRICE_LIVE_PRICE_MINOR, 19901);
  expect (self, "lineup.above-list", KB_LEVEL_BLOCK, self->item);
}

static void
hero_gap (Show          *self,
          gconstpointer  data)
{
  KbRecord *first = lineup_fixture_add_cue (self->set, "C02", 45, NULL);
  g_autoptr (GPtrArray) problems = NULL;

  expect_nothing (self);
  lineup_fixture_add_cue (self->set, "C03", 1, NULL);
  expect (self, "lineup.hero-gap", KB_LEVEL_WARN, first);
  problems = kb_lineup_check (self->set);
  g_assert_true (kb_problem_is_about (problems->pdata[0], kb_record_get_id (self->item)));   /* the hero to bring back */
  kb_record_set_value (kb_record_set_get_session (self->set), KB_SESSION_START_US, &(KbValue) KB_VALUE_INIT);
  expect (self, "lineup.hero-gap", KB_LEVEL_WARN, first);
}

static void
link_number_twice (Show          *self,
                   gconstpointer  data)
{
  KbRecord *other = lineup_fixture_add_item (self->set, 4, 1990, 900);

  kb_record_set_text (lineup_fixture_get_product (self->set, other), KB_PRODUCT_SKU, "P5");
  lineup_fixture_add_cue (self->set, "C02", 3, other);
  expect (self, "lineup.link-twice", KB_LEVEL_BLOCK, other);
}

static void
price_above_list (Show          *self,
                  gconstpointer  data)
{
  kb_record_set_int (self->item, KB_LINEUP_ITEM_LIST_PRICE_MINOR, 12900);
  expect_nothing (self);
  kb_record_set_int (self->item, KB_LINEUP_ITEM_LIST_PRICE_MINOR, 12899);
  expect (self, "lineup.above-list", KB_LEVEL_BLOCK, self->item);
}

static void
no_price_at_all (Show          *self,
                 gconstpointer  data)
{
  kb_record_set_int (self->item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 0);
  kb_record_set_int (self->item, KB_LINEUP_ITEM_COST_MINOR, 0);
  expect (self, "lineup.no-price", KB_LEVEL_BLOCK, self->item);
}

static void
price_that_cannot_be_meant (Show          *self,
                            gconstpointer  data)
{
  kb_record_set_int (self->item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, G_GINT64_CONSTANT (1000000000));
  expect_nothing (self);
  kb_record_set_int (self->item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, G_GINT64_CONSTANT (1000000001));
  expect (self, "lineup.absurd-price", KB_LEVEL_BLOCK, self->item);
}

static void
final_price_below_cost (Show          *self,
                        gconstpointer  data)
{
  lineup_fixture_add_coupon (self->set, "Q1", 9900, 1200);
  kb_record_set_int (self->item, KB_LINEUP_ITEM_COST_MINOR, 11700);
  expect_nothing (self);
  kb_record_set_int (self->item, KB_LINEUP_ITEM_COST_MINOR, 11701);
  expect (self, "lineup.below-cost", KB_LEVEL_BLOCK, self->item);
  kb_record_set_text (self->item, KB_LINEUP_ITEM_APPROVED_BY, "周启明");
  expect_nothing (self);
}

static void
spec_without_stock (Show          *self,
                    gconstpointer  data)
{
  g_autoptr (KbRecord) full = kb_record_new (KB_ENTITY_LINEUP_SPEC, 91);
  g_autoptr (KbRecord) empty = kb_record_new (KB_ENTITY_LINEUP_SPEC, 92);

  kb_record_set_int (full, KB_LINEUP_SPEC_SESSION_ID, SESSION);
  kb_record_set_int (full, KB_LINEUP_SPEC_ITEM_ID, kb_record_get_id (self->item));
  kb_record_set_int (full, KB_LINEUP_SPEC_LIVE_STOCK, 10);
  kb_record_set_add (self->set, full);
  kb_record_set_int (empty, KB_LINEUP_SPEC_SESSION_ID, SESSION);
  kb_record_set_int (empty, KB_LINEUP_SPEC_ITEM_ID, kb_record_get_id (self->item));
  kb_record_set_text (empty, KB_LINEUP_SPEC_NAME, "B");
  kb_record_set_add (self->set, empty);
  expect (self, "lineup.spec-empty", KB_LEVEL_WARN, empty);

  kb_record_set_int (full, KB_LINEUP_SPEC_LIVE_STOCK, 0);
  expect (self, "lineup.no-stock", KB_LEVEL_BLOCK, self->item);
}

static void
stock_that_is_not_locked (Show          *self,
                          gconstpointer  data)
{
  kb_record_set_int (self->item, KB_LINEUP_ITEM_LOCKED_STOCK, 100);
  expect_nothing (self);
  kb_record_set_int (self->item, KB_LINEUP_ITEM_LOCKED_STOCK, 99);
  expect (self, "lineup.not-locked", KB_LEVEL_WARN, self->item);
}

static void
gift_without_sku (Show          *self,
                  gconstpointer  data)
{
  kb_record_set_text (self->item, KB_LINEUP_ITEM_GIFT, "30ml");
  expect (self, "lineup.gift-no-sku", KB_LEVEL_WARN, self->item);
  kb_record_set_text (self->item, KB_LINEUP_ITEM_GIFT_SKU, "TY-RY030");
  expect_nothing (self);
}

static void
proof_is_good_on_its_last_day (Show          *self,
                               gconstpointer  data)
{
  g_autoptr (KbRecord) proof = kb_record_new (KB_ENTITY_PRODUCT_PROOF, 81);
  KbRecord *product = lineup_fixture_get_product (self->set, self->item);

  kb_record_set_int (proof, KB_PRODUCT_PROOF_PRODUCT_ID, kb_record_get_id (product));
  kb_record_set_text (proof, KB_PRODUCT_PROOF_NUMBER, "GX-2026-031");
  kb_record_set_int (proof, KB_PRODUCT_PROOF_EXPIRES_US, SEVEN_US - 19 * 60 * MINUTE_US);
  kb_record_set_add (kb_record_set_get_library (self->set), proof);
  expect_nothing (self);
  kb_record_set_int (proof, KB_PRODUCT_PROOF_EXPIRES_US, SEVEN_US - 19 * 60 * MINUTE_US - 1);
  expect (self, "lineup.proof-expired", KB_LEVEL_BLOCK, proof);
}

static void
two_currencies (Show          *self,
                gconstpointer  data)
{
  KbRecord *product = lineup_fixture_get_product (self->set, self->item);

  kb_record_set_text (product, KB_PRODUCT_CURRENCY, "USD");
  expect_nothing (self);
  kb_record_set_int (product, KB_PRODUCT_COST_MINOR, 500);
  expect (self, "lineup.two-currencies", KB_LEVEL_BLOCK, self->item);
}

static void
coupon_outlives_or_underlives (Show          *self,
                               gconstpointer  data)
{
  KbRecord *coupon = lineup_fixture_add_coupon (self->set, "Q1", 9900, 1200);
  const gint64 end_us = SEVEN_US + 30 * MINUTE_US;

  kb_record_set_int (coupon, KB_COUPON_FROM_US, SEVEN_US);
  kb_record_set_int (coupon, KB_COUPON_TO_US, end_us);
  expect_nothing (self);
  kb_record_set_int (coupon, KB_COUPON_TO_US, end_us + 1);
  expect (self, "lineup.coupon-outlives", KB_LEVEL_WARN, coupon);
  kb_record_set_int (coupon, KB_COUPON_TO_US, end_us - MINUTE_US);
  expect (self, "lineup.coupon-window", KB_LEVEL_TELL, coupon);
  kb_record_set_int (coupon, KB_COUPON_TO_US, end_us);
  kb_record_set_int (coupon, KB_COUPON_FROM_US, SEVEN_US + MINUTE_US);
  expect (self, "lineup.coupon-window", KB_LEVEL_WARN, coupon);
  kb_record_set_int (self->item, KB_LINEUP_ITEM_COUPON_OK, FALSE);
  expect (self, "lineup.coupon-window", KB_LEVEL_TELL, coupon);
}

/* The cue that counts on it is before it: that is the end to mend, although the other falls short, too. */
static void
coupon_short_at_both_ends_leads_to_the_one_that_matters (Show          *self,
                                                         gconstpointer  data)
{
  KbRecord *coupon = lineup_fixture_add_coupon (self->set, "Q1", 9900, 1200);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) told = NULL;

  kb_record_set_int (coupon, KB_COUPON_FROM_US, SEVEN_US + MINUTE_US);
  kb_record_set_int (coupon, KB_COUPON_TO_US, SEVEN_US + 29 * MINUTE_US);
  problems = kb_lineup_check (self->set);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (kb_problem_get (problems->pdata[0], 0)->field, ==, KB_COUPON_FROM_US);

  kb_record_set_int (self->item, KB_LINEUP_ITEM_COUPON_OK, FALSE);
  told = kb_lineup_check (self->set);
  g_assert_cmpuint (told->len, ==, 2);
}

static void
an_empty_plan_has_no_problems (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  g_autoptr (KbRecordSet) nothing = kb_record_set_new (NULL, SESSION);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) none = kb_lineup_check (nothing);

  lineup_fixture_add_cue (set, "C01", 90, NULL);
  problems = kb_lineup_check (set);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Show *, gconstpointer);
  } tests[] = {
    { "nothing-wrong-is-said-of-a-sound-show", nothing_wrong_is_said_of_a_sound_show },
    { "item-in-no-cue", item_in_no_cue },
    { "cue-with-a-withdrawn-item", cue_with_a_withdrawn_item },
    { "words-that-name-a-withdrawn-item", words_that_name_a_withdrawn_item },
    { "number-that-was-given-on", number_that_was_given_on },
    { "article-number-twice", article_number_twice },
    { "price-step-below-cost", price_step_below_cost },
    { "hero-gap", hero_gap },
    { "link-number-twice", link_number_twice },
    { "price-above-list", price_above_list },
    { "no-price-at-all", no_price_at_all },
    { "price-that-cannot-be-meant", price_that_cannot_be_meant },
    { "final-price-below-cost", final_price_below_cost },
    { "spec-without-stock", spec_without_stock },
    { "stock-that-is-not-locked", stock_that_is_not_locked },
    { "gift-without-sku", gift_without_sku },
    { "proof-is-good-on-its-last-day", proof_is_good_on_its_last_day },
    { "two-currencies", two_currencies },
    { "coupon-outlives-or-underlives", coupon_outlives_or_underlives },
    { "coupon-short-at-both-ends-leads-to-the-one-that-matters", coupon_short_at_both_ends_leads_to_the_one_that_matters },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/lineup-check/", tests[i].path, NULL);

      g_test_add (path, Show, NULL, set_up, tests[i].test, tear_down);
    }
  g_test_add_func ("/engine/lineup-check/an-empty-plan-has-no-problems", an_empty_plan_has_no_problems);

  return g_test_run ();
}
