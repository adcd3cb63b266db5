/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbSelectionScore:
 *
 * What a product of the pool is judged by, each from 0 to 100.
 */
typedef enum
{
  KB_SCORE_MARGIN,     /* margin of the price on air: 60 % is full marks */
  KB_SCORE_PRICE,      /* price against rivals' rooms: a fifth below is full marks, a fifth above none */
  KB_SCORE_DEMAND,     /* units sold in a week, or a quarter of rivals' month: 1000 is full marks, by magnitude */
  KB_SCORE_AUDIENCE,   /* fit with the audience, 1 to 5 */
  KB_SCORE_MARKET,     /* fit with the campaign, 1 to 5 */
  KB_SCORE_IMAGE,      /* main picture, 1 to 5 */
  KB_SCORE_RETURNS,    /* return rate: none is full marks, 30 % and more none */
  KB_SCORE_SERVICE,    /* after-sales score */
  KB_SCORE_SHIPPING,   /* promised time to ship: a day is full marks, four days none */
  KB_N_SCORES,
} KbSelectionScore;

/* 否决项: any of them keeps a product out. */
typedef enum
{
  KB_VETO_STATED = 1 << 0,       /* somebody wrote down why */
  KB_VETO_NO_PROOF = 1 << 1,     /* no document at all */
  KB_VETO_EXPIRED = 1 << 2,      /* a document is past its last day */
  KB_VETO_SLOW = 1 << 3,         /* ships later than KB_SLOWEST_SHIP_H */
  KB_VETO_NO_STOCK = 1 << 4,     /* counted, and there is none */
} KbVeto;

/* What to look at before choosing it. */
typedef enum
{
  KB_CAUTION_LOSS = 1 << 0,        /* sold below cost */
  KB_CAUTION_THIN_STOCK = 1 << 1,  /* less than three days' sales */
  KB_CAUTION_DEARER = 1 << 2,      /* dearer than in rivals' rooms */
  KB_CAUTION_VIOLATIONS = 1 << 3,  /* violations on record */
  KB_CAUTION_NO_SAMPLE = 1 << 4,   /* its sample is not here */
  KB_CAUTION_NO_RETURNS = 1 << 5,  /* not returnable within seven days */
} KbCaution;

#define KB_SLOWEST_SHIP_H 72

/**
 * KbSelection:
 * @price_minor: what it is sold for on air, minor units of the product's currency; %KB_NONE is not known
 * @margin_minor: margin of one unit; %KB_NONE is not known
 * @margin_bp: @margin_minor ÷ @price_minor, basis points; %KB_NONE is not known
 * @scores: 0 to 100 each, −1 is not known
 * @total: their mean, rounded; −1 when none is known
 * @n_known: how many are
 * @vetoes: #KbVeto
 * @cautions: #KbCaution
 */
typedef struct
{
  gint64 price_minor;
  gint64 margin_minor;
  gint64 margin_bp;
  int    scores[KB_N_SCORES];
  int    total;
  guint  n_known;
  guint  vetoes;
  guint  cautions;
} KbSelection;

KbSelection  kb_selection_judge         (KbRecord         *product,
                                         GPtrArray        *proofs,
                                         gint64            now_us);
const char  *kb_selection_score_label   (KbSelectionScore  score);
const char  *kb_selection_veto_label    (KbVeto            veto);
const char  *kb_selection_caution_label (KbCaution         caution);

G_END_DECLS
