/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-product.h"
#include "kb-selection.h"

#define DAY_US (24 * G_TIME_SPAN_HOUR)
#define NOW_US (G_GINT64_CONSTANT (1792164000) * G_USEC_PER_SEC)

/* No.4 of the Chinese sample: 129.00, cost 31.00. */
static KbRecord *
create_lotion (void)
{
  KbRecord *product = kb_record_new (KB_ENTITY_PRODUCT, 1);

  kb_record_set_int (product, KB_PRODUCT_LIST_PRICE_MINOR, 19900);
  kb_record_set_int (product, KB_PRODUCT_OFFER_PRICE_MINOR, 12900);
  kb_record_set_int (product, KB_PRODUCT_COST_MINOR, 3100);
  return product;
}

static GPtrArray *
create_proofs (gint64 expires_us)
{
  GPtrArray *proofs = g_ptr_array_new_with_free_func (g_object_unref);
  KbRecord *proof = kb_record_new (KB_ENTITY_PRODUCT_PROOF, 2);

  if (expires_us != KB_NONE)
    kb_record_set_int (proof, KB_PRODUCT_PROOF_EXPIRES_US, expires_us);
  g_ptr_array_add (proofs, proof);
  return proofs;
}

static void
margin_follows_ownership (void)
{
  g_autoptr (KbRecord) own = create_lotion ();
  g_autoptr (KbRecord) joint = kb_record_new (KB_ENTITY_PRODUCT, 3);
  g_autoptr (GPtrArray) proofs = create_proofs (KB_NONE);
  KbSelection judged = kb_selection_judge (own, proofs, NOW_US);

  g_assert_cmpint (judged.margin_minor, ==, 9800);
  g_assert_cmpint (judged.margin_bp, ==, 7597);

  kb_record_set_int (joint, KB_PRODUCT_OWNERSHIP, KB_OWNERSHIP_JOINT);
  kb_record_set_int (joint, KB_PRODUCT_OFFER_PRICE_MINOR, 19900);
  kb_record_set_int (joint, KB_PRODUCT_COMMISSION_BP, 2200);
  judged = kb_selection_judge (joint, proofs, NOW_US);
  g_assert_cmpint (judged.margin_minor, ==, 4378);
  g_assert_cmpint (judged.margin_bp, ==, 2200);
}

static void
usual_price_stands_in (void)
{
  g_autoptr (KbRecord) product = kb_record_new (KB_ENTITY_PRODUCT, 1);
  g_autoptr (GPtrArray) proofs = create_proofs (KB_NONE);

  g_assert_cmpint (kb_selection_judge (product, proofs, NOW_US).price_minor, ==, KB_NONE);
  kb_record_set_int (product, KB_PRODUCT_LIST_PRICE_MINOR, 19900);
  g_assert_cmpint (kb_selection_judge (product, proofs, NOW_US).price_minor, ==, 19900);
}

typedef struct
{
  const char       *name;
  guint             field;
  gint64            value;
  KbSelectionScore  score;
  int               expected;
} Case;

/* Of a lotion at 129.00 that costs 31.00. */
static const Case cases[] = {
  { "margin-above-full", KB_PRODUCT_COST_MINOR, 3100, KB_SCORE_MARGIN, 100 },
  { "margin-half", KB_PRODUCT_COST_MINOR, 9030, KB_SCORE_MARGIN, 50 },
  { "margin-loss", KB_PRODUCT_COST_MINOR, 20000, KB_SCORE_MARGIN, 0 },
  { "price-as-rivals", KB_PRODUCT_RIVAL_PRICE_MINOR, 12900, KB_SCORE_PRICE, 50 },
  { "price-far-below", KB_PRODUCT_RIVAL_PRICE_MINOR, 25800, KB_SCORE_PRICE, 100 },
  { "price-far-above", KB_PRODUCT_RIVAL_PRICE_MINOR, 6450, KB_SCORE_PRICE, 0 },
  { "price-rival-nothing", KB_PRODUCT_RIVAL_PRICE_MINOR, 0, KB_SCORE_PRICE, -1 },
  { "demand-none", KB_PRODUCT_SOLD_7D, 0, KB_SCORE_DEMAND, 0 },
  { "demand-full", KB_PRODUCT_SOLD_7D, 5000, KB_SCORE_DEMAND, 100 },
  { "demand-by-magnitude", KB_PRODUCT_SOLD_7D, 31, KB_SCORE_DEMAND, 50 },
  { "demand-of-rivals", KB_PRODUCT_RIVAL_SOLD, 4000, KB_SCORE_DEMAND, 100 },
  { "audience-best", KB_PRODUCT_AUDIENCE_FIT, 5, KB_SCORE_AUDIENCE, 100 },
  { "audience-worst", KB_PRODUCT_AUDIENCE_FIT, 1, KB_SCORE_AUDIENCE, 0 },
  { "campaign-middle", KB_PRODUCT_MARKET_FIT, 3, KB_SCORE_MARKET, 50 },
  { "picture", KB_PRODUCT_IMAGE_SCORE, 4, KB_SCORE_IMAGE, 75 },
  { "returns-none", KB_PRODUCT_RETURN_BP, 0, KB_SCORE_RETURNS, 100 },
  { "returns-many", KB_PRODUCT_RETURN_BP, 4000, KB_SCORE_RETURNS, 0 },
  { "service", KB_PRODUCT_SERVICE_BP, 9200, KB_SCORE_SERVICE, 92 },
  { "ships-in-a-day", KB_PRODUCT_SHIP_H, 24, KB_SCORE_SHIPPING, 100 },
  { "ships-in-two", KB_PRODUCT_SHIP_H, 48, KB_SCORE_SHIPPING, 67 },
};

static void
test_score (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (KbRecord) product = create_lotion ();
  g_autoptr (GPtrArray) proofs = create_proofs (KB_NONE);
  KbSelection judged;

  kb_record_set_int (product, item->field, item->value);
  judged = kb_selection_judge (product, proofs, NOW_US);
  g_assert_cmpint (judged.scores[item->score], ==, item->expected);
}

static void
total_is_the_mean_of_what_is_known (void)
{
  g_autoptr (KbRecord) nothing = kb_record_new (KB_ENTITY_PRODUCT, 1);
  g_autoptr (KbRecord) product = create_lotion ();
  g_autoptr (GPtrArray) proofs = create_proofs (KB_NONE);
  KbSelection judged = kb_selection_judge (nothing, proofs, NOW_US);

  g_assert_cmpint (judged.total, ==, -1);
  g_assert_cmpuint (judged.n_known, ==, 0);

  kb_record_set_int (product, KB_PRODUCT_AUDIENCE_FIT, 3);
  kb_record_set_int (product, KB_PRODUCT_IMAGE_SCORE, 4);
  judged = kb_selection_judge (product, proofs, NOW_US);
  g_assert_cmpuint (judged.n_known, ==, 3);
  g_assert_cmpint (judged.total, ==, 75);
}

static void
vetoes_stand_beside_the_score (void)
{
  g_autoptr (KbRecord) product = create_lotion ();
  g_autoptr (GPtrArray) valid = create_proofs (NOW_US);
  g_autoptr (GPtrArray) expired = create_proofs (NOW_US - DAY_US);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const int total = kb_selection_judge (product, valid, NOW_US).total;

  g_assert_cmpuint (kb_selection_judge (product, valid, NOW_US).vetoes, ==, 0);
  g_assert_cmpuint (kb_selection_judge (product, expired, NOW_US).vetoes, ==, KB_VETO_EXPIRED);
  g_assert_cmpuint (kb_selection_judge (product, none, NOW_US).vetoes, ==, KB_VETO_NO_PROOF);

  kb_record_set_int (product, KB_PRODUCT_SHIP_H, 72);
  g_assert_cmpuint (kb_selection_judge (product, valid, NOW_US).vetoes, ==, 0);
  kb_record_set_int (product, KB_PRODUCT_SHIP_H, 73);
  kb_record_set_int (product, KB_PRODUCT_STOCK, 0);
  kb_record_set_text (product, KB_PRODUCT_VETO, "leaks");
  g_assert_cmpuint (kb_selection_judge (product, valid, NOW_US).vetoes, ==,
                    KB_VETO_SLOW | KB_VETO_NO_STOCK | KB_VETO_STATED);
  kb_record_set_int (product, KB_PRODUCT_SHIP_H, 24);
  g_assert_cmpint (kb_selection_judge (product, valid, NOW_US).scores[KB_SCORE_MARGIN], ==, total);
}

static void
cautions_tell_what_to_look_at (void)
{
  g_autoptr (KbRecord) product = create_lotion ();
  g_autoptr (GPtrArray) proofs = create_proofs (KB_NONE);

  g_assert_cmpuint (kb_selection_judge (product, proofs, NOW_US).cautions, ==, 0);

  kb_record_set_int (product, KB_PRODUCT_SOLD_7D, 700);
  kb_record_set_int (product, KB_PRODUCT_STOCK, 300);
  g_assert_cmpuint (kb_selection_judge (product, proofs, NOW_US).cautions, ==, 0);
  kb_record_set_int (product, KB_PRODUCT_STOCK, 299);
  g_assert_cmpuint (kb_selection_judge (product, proofs, NOW_US).cautions, ==, KB_CAUTION_THIN_STOCK);

  kb_record_set_int (product, KB_PRODUCT_STOCK, 9000);
  kb_record_set_int (product, KB_PRODUCT_COST_MINOR, 12901);
  kb_record_set_int (product, KB_PRODUCT_RIVAL_PRICE_MINOR, 12899);
  kb_record_set_int (product, KB_PRODUCT_SAMPLE, KB_SAMPLE_STATUS_MISSING);
  kb_record_set_int (product, KB_PRODUCT_RETURNS_7D, 0);
  kb_record_set_text (product, KB_PRODUCT_VIOLATIONS, "2026-03: wording");
  g_assert_cmpuint (kb_selection_judge (product, proofs, NOW_US).cautions, ==,
                    KB_CAUTION_LOSS | KB_CAUTION_DEARER | KB_CAUTION_NO_SAMPLE | KB_CAUTION_NO_RETURNS
                    | KB_CAUTION_VIOLATIONS);
}

static void
every_score_stays_on_its_scale (void)
{
  for (int round = 0; round < 500; round++)
    {
      g_autoptr (KbRecord) product = create_lotion ();
      g_autoptr (GPtrArray) proofs = create_proofs (KB_NONE);
      KbSelection judged;

      kb_record_set_int (product, KB_PRODUCT_COST_MINOR, g_test_rand_int_range (0, 1 << 30));
      kb_record_set_int (product, KB_PRODUCT_OFFER_PRICE_MINOR, g_test_rand_int_range (0, 1 << 30));
      kb_record_set_int (product, KB_PRODUCT_RIVAL_PRICE_MINOR, g_test_rand_int_range (0, 1 << 30));
      kb_record_set_int (product, KB_PRODUCT_SOLD_7D, g_test_rand_int_range (0, 1 << 30));
      kb_record_set_int (product, KB_PRODUCT_RETURN_BP, g_test_rand_int_range (0, 20000));
      kb_record_set_int (product, KB_PRODUCT_SHIP_H, g_test_rand_int_range (0, 9000));
      judged = kb_selection_judge (product, proofs, NOW_US);
      for (guint i = 0; i < KB_N_SCORES; i++)
        {
          g_assert_cmpint (judged.scores[i], >=, -1);
          g_assert_cmpint (judged.scores[i], <=, 100);
        }
      g_assert_cmpint (judged.total, >=, 0);
      g_assert_cmpint (judged.total, <=, 100);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/selection/score/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_score);
    }
  g_test_add_func ("/engine/selection/margin-follows-ownership", margin_follows_ownership);
  g_test_add_func ("/engine/selection/usual-price-stands-in", usual_price_stands_in);
  g_test_add_func ("/engine/selection/total-is-the-mean-of-what-is-known", total_is_the_mean_of_what_is_known);
  g_test_add_func ("/engine/selection/vetoes-stand-beside-the-score", vetoes_stand_beside_the_score);
  g_test_add_func ("/engine/selection/cautions-tell-what-to-look-at", cautions_tell_what_to_look_at);
  g_test_add_func ("/engine/selection/every-score-stays-on-its-scale", every_score_stays_on_its_scale);

  return g_test_run ();
}
