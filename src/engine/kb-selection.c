/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-selection"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kb-pricing.h"
#include "kb-product.h"
#include "kb-selection.h"
#include "kb-text.h"

#define FULL_MARGIN_BP 6000
#define RIVAL_BAND 0.2
#define FULL_DEMAND 1000.0
#define WORST_RETURN_BP 3000
#define BEST_SHIP_H 24
#define WORST_SHIP_H 96
#define WEEKS_A_MONTH 4
#define THIN_DAYS 3
#define DAY_US (24 * G_TIME_SPAN_HOUR)

static int
scale (double value,
       double none,
       double full)
{
  const double share = (value - none) / (full - none);

  return (int) (CLAMP (share, 0, 1) * 100 + 0.5);
}

static gint64
compute_margin (KbRecord *product,
                gint64    price_minor)
{
  const gint64 cost = kb_record_get_int_or (product, KB_PRODUCT_COST_MINOR, KB_NONE);
  const gint64 commission = kb_record_get_int_or (product, KB_PRODUCT_COMMISSION_BP, KB_NONE);

  if (price_minor == KB_NONE)
    return KB_NONE;
  if (kb_record_get_int (product, KB_PRODUCT_OWNERSHIP) != KB_OWNERSHIP_OWN && commission != KB_NONE)
    return kb_pricing_commission (price_minor, commission);
  return cost != KB_NONE ? price_minor - cost : KB_NONE;
}

static void
price (KbSelection *self,
       KbRecord    *product)
{
  self->price_minor = kb_record_get_int_or (product, KB_PRODUCT_OFFER_PRICE_MINOR,
                                            kb_record_get_int_or (product, KB_PRODUCT_LIST_PRICE_MINOR, KB_NONE));
  self->margin_minor = compute_margin (product, self->price_minor);
  self->margin_bp = self->margin_minor != KB_NONE && self->price_minor > 0
                    ? (gint64) round ((double) self->margin_minor * 10000 / (double) self->price_minor) : KB_NONE;
}

/* The better known of the two: its own sales, else what rivals sell. */
static gint64
find_weekly_demand (KbRecord *product)
{
  const gint64 rivals = kb_record_get_int_or (product, KB_PRODUCT_RIVAL_SOLD, KB_NONE);

  return kb_record_get_int_or (product, KB_PRODUCT_SOLD_7D, rivals != KB_NONE ? rivals / WEEKS_A_MONTH : KB_NONE);
}

static int
score_stars (KbRecord *product,
             guint     field)
{
  return kb_record_is_null (product, field) ? -1 : scale ((double) kb_record_get_int (product, field), 1, 5);
}

static int
score_or_unknown (gint64 value,
                  double none,
                  double full)
{
  return value == KB_NONE ? -1 : scale ((double) value, none, full);
}

static int
score_price (const KbSelection *self,
             KbRecord          *product)
{
  const gint64 rival = kb_record_get_int_or (product, KB_PRODUCT_RIVAL_PRICE_MINOR, KB_NONE);

  if (rival == KB_NONE || rival <= 0 || self->price_minor == KB_NONE)
    return -1;
  return scale ((double) self->price_minor / (double) rival, 1 + RIVAL_BAND, 1 - RIVAL_BAND);
}

static void
score (KbSelection *self,
       KbRecord    *product)
{
  const gint64 demand = find_weekly_demand (product);
  int sum = 0;

  self->scores[KB_SCORE_MARGIN] = score_or_unknown (self->margin_bp, 0, FULL_MARGIN_BP);
  self->scores[KB_SCORE_PRICE] = score_price (self, product);
  self->scores[KB_SCORE_DEMAND] = demand == KB_NONE ? -1
                                  : scale (log10 (1 + (double) demand), 0, log10 (1 + FULL_DEMAND));
  self->scores[KB_SCORE_AUDIENCE] = score_stars (product, KB_PRODUCT_AUDIENCE_FIT);
  self->scores[KB_SCORE_MARKET] = score_stars (product, KB_PRODUCT_MARKET_FIT);
  self->scores[KB_SCORE_IMAGE] = score_stars (product, KB_PRODUCT_IMAGE_SCORE);
  self->scores[KB_SCORE_RETURNS] = score_or_unknown (kb_record_get_int_or (product, KB_PRODUCT_RETURN_BP, KB_NONE),
                                                     WORST_RETURN_BP, 0);
  self->scores[KB_SCORE_SERVICE] = score_or_unknown (kb_record_get_int_or (product, KB_PRODUCT_SERVICE_BP, KB_NONE),
                                                     0, 10000);
  self->scores[KB_SCORE_SHIPPING] = score_or_unknown (kb_record_get_int_or (product, KB_PRODUCT_SHIP_H, KB_NONE),
                                                      WORST_SHIP_H, BEST_SHIP_H);

  for (guint i = 0; i < KB_N_SCORES; i++)
    if (self->scores[i] >= 0)
      {
        sum += self->scores[i];
        self->n_known++;
      }
  self->total = self->n_known > 0 ? (int) ((double) sum / self->n_known + 0.5) : -1;
}

/* A document holds to the end of its last day. */
static gboolean
is_expired (KbRecord *proof,
            gint64    now_us)
{
  return kb_record_get_int_or (proof, KB_PRODUCT_PROOF_EXPIRES_US, G_MAXINT64 - DAY_US) + DAY_US / 2 < now_us;
}

static guint
find_vetoes (KbRecord  *product,
             GPtrArray *proofs,
             gint64     now_us)
{
  guint vetoes = 0;

  if (!kb_text_is_empty (kb_record_get_text (product, KB_PRODUCT_VETO)))
    vetoes |= KB_VETO_STATED;
  if (proofs->len == 0)
    vetoes |= KB_VETO_NO_PROOF;
  for (guint i = 0; i < proofs->len; i++)
    if (is_expired (proofs->pdata[i], now_us))
      vetoes |= KB_VETO_EXPIRED;
  if (kb_record_get_int_or (product, KB_PRODUCT_SHIP_H, 0) > KB_SLOWEST_SHIP_H)
    vetoes |= KB_VETO_SLOW;
  if (kb_record_get_int_or (product, KB_PRODUCT_STOCK, 1) == 0)
    vetoes |= KB_VETO_NO_STOCK;

  return vetoes;
}

static guint
find_cautions (const KbSelection *self,
               KbRecord          *product)
{
  const gint64 stock = kb_record_get_int_or (product, KB_PRODUCT_STOCK, G_MAXINT64 / 7);
  const gint64 sold = kb_record_get_int_or (product, KB_PRODUCT_SOLD_7D, 0);
  const int sample = kb_record_get_int (product, KB_PRODUCT_SAMPLE);
  guint cautions = 0;

  if (self->margin_minor != KB_NONE && self->margin_minor < 0)
    cautions |= KB_CAUTION_LOSS;
  if (stock * 7 < sold * THIN_DAYS)
    cautions |= KB_CAUTION_THIN_STOCK;
  if (self->price_minor != KB_NONE
      && self->price_minor > kb_record_get_int_or (product, KB_PRODUCT_RIVAL_PRICE_MINOR, G_MAXINT64))
    cautions |= KB_CAUTION_DEARER;
  if (!kb_text_is_empty (kb_record_get_text (product, KB_PRODUCT_VIOLATIONS)))
    cautions |= KB_CAUTION_VIOLATIONS;
  if (sample == KB_SAMPLE_STATUS_WAITING || sample == KB_SAMPLE_STATUS_MISSING)
    cautions |= KB_CAUTION_NO_SAMPLE;
  if (!kb_record_get_bool (product, KB_PRODUCT_RETURNS_7D))
    cautions |= KB_CAUTION_NO_RETURNS;

  return cautions;
}

/**
 * kb_selection_judge:
 * @product: a product of the pool
 * @proofs: (element-type KbRecord): its documents
 * @now_us: wall clock, microseconds since 1970 UTC: what is past its last day is expired
 *
 * What speaks for a product and what against it (domain.md §1.3). The total is the plain mean of what is
 * known, so that everybody can work it out; a veto does not lower it, it stands beside it.
 *
 * Returns: its figures.
 */
KbSelection
kb_selection_judge (KbRecord  *product,
                    GPtrArray *proofs,
                    gint64     now_us)
{
  KbSelection self = { 0 };

  price (&self, product);
  score (&self, product);
  self.vetoes = find_vetoes (product, proofs, now_us);
  self.cautions = find_cautions (&self, product);

  return self;
}

const char *
kb_selection_score_label (KbSelectionScore score)
{
  static const char *const labels[] = {
    N_ ("Margin"), N_ ("Price against rivals"), N_ ("Demand"), N_ ("Audience fit"), N_ ("Campaign fit"),
    N_ ("Main picture"), N_ ("Returns"), N_ ("After-sales"), N_ ("Shipping"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == KB_N_SCORES);
  g_return_val_if_fail (score < KB_N_SCORES, "");

  return _(labels[score]);
}

const char *
kb_selection_veto_label (KbVeto veto)
{
  switch (veto)
    {
    case KB_VETO_NO_PROOF:
      return _("no proof");
    case KB_VETO_EXPIRED:
      return _("proof expired");
    case KB_VETO_SLOW:
      return _("ships after 72 h");
    case KB_VETO_NO_STOCK:
      return _("no stock");
    case KB_VETO_STATED:
    default:
      return _("vetoed");
    }
}

const char *
kb_selection_caution_label (KbCaution caution)
{
  switch (caution)
    {
    case KB_CAUTION_THIN_STOCK:
      return _("stock below 3 days’ sales");
    case KB_CAUTION_DEARER:
      return _("dearer than rivals");
    case KB_CAUTION_VIOLATIONS:
      return _("violations on record");
    case KB_CAUTION_NO_SAMPLE:
      return _("sample not here");
    case KB_CAUTION_NO_RETURNS:
      return _("no 7-day return");
    case KB_CAUTION_LOSS:
    default:
      return _("below cost");
    }
}
