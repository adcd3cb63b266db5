/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-compliance.h"
#include "kb-normal-text.h"

G_BEGIN_DECLS

/**
 * KbCheckText:
 * @text: what is said, its variables resolved
 * @normal: the same, as it is looked at for words
 * @set: the session
 * @cue: (nullable): the cue that it is said in
 * @item: (nullable): the cue's product
 * @syllabic: it is in Chinese, Japanese or Korean
 * @hits: (element-type KbHit): what was found
 * @patterns: the rules' regular expressions
 *
 * A text while it is checked.
 */
typedef struct
{
  const char         *text;
  const KbNormalText *normal;
  KbRecordSet        *set;
  KbRecord           *cue;
  KbRecord           *item;
  gboolean            syllabic;
  GArray             *hits;
  KbPatterns         *patterns;
} KbCheckText;

/* What a price is said to be. */
typedef enum
{
  KB_PRICE_ROLE_LIVE,
  KB_PRICE_ROLE_LIST,
  KB_PRICE_ROLE_COUPON,
  KB_PRICE_ROLE_GIFT,
} KbPriceRole;

KbPriceRole kb_spoken_price_find_role (KbPatterns *patterns,
                                       const char *text,
                                       int         start,
                                       int         end,
                                       gboolean    syllabic);

char       *kb_spoken_price_dup_clause (const char *text,
                                        int         start,
                                        int         end);

gboolean    kb_spoken_price_is_mentioned (KbCheckText *self,
                                          KbRecord    *item);

/* What is said of several pieces or products. */
typedef enum
{
  KB_SPOKEN_SUM_NONE,
  KB_SPOKEN_SUM_WHOLE,
  KB_SPOKEN_SUM_SHARE,
} KbSpokenSum;

KbSpokenSum kb_spoken_sum_find     (KbCheckText *self,
                                    const char  *clause);
gboolean    kb_spoken_sum_is_right (KbCheckText *self,
                                    gint64       minor);

void       kb_compliance_add     (KbCheckText *self,
                                  KbHit        hit);
void       kb_wording_check      (KbCheckText *self);
void       kb_rival_check        (KbCheckText *self);
void       kb_offer_check        (KbCheckText *self);
void       kb_deal_times_check   (KbCheckText *self);
void       kb_gift_promise_check (KbCheckText *self);
void       kb_spoken_price_check (KbCheckText *self,
                                  const char  *language);

void       kb_own_words_check    (KbCheckText *self);
void       kb_own_words_excuse   (KbCheckText *self);
gboolean   kb_own_words_is_off   (KbRecordSet *set,
                                  const char  *code);
GPtrArray *kb_own_words_collect  (KbRecordSet *set,
                                  const char  *code,
                                  gboolean     is_exception);

G_END_DECLS
