/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-pricing.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/* What a variable stands for. The codes of kb_variable_enum are the names that are written. */
typedef enum
{
  KB_VARIABLE_PRICE,
  KB_VARIABLE_LIST_PRICE,
  KB_VARIABLE_FINAL_PRICE,
  KB_VARIABLE_COUPON,
  KB_VARIABLE_GIFT,
  KB_VARIABLE_GIFT_VALUE,
  KB_VARIABLE_STOCK,
  KB_VARIABLE_LIMIT,
  KB_VARIABLE_NAME,
  KB_VARIABLE_LINK_NO,
  KB_VARIABLE_SHIP_H,
  KB_VARIABLE_PRICE_WORDS,
  KB_VARIABLE_LIST_PRICE_WORDS,
  KB_VARIABLE_FINAL_PRICE_WORDS,
  KB_VARIABLE_COUPON_WORDS,
  KB_VARIABLE_GIFT_VALUE_WORDS,
  KB_VARIABLE_STOCK_WORDS,
  KB_VARIABLE_N,
} KbVariable;

extern const KbEnum kb_variable_enum;

/* Why a variable has no value; %KB_VARIABLE_STATE_OK when it has one. */
typedef enum
{
  KB_VARIABLE_STATE_OK,
  KB_VARIABLE_STATE_UNKNOWN,
  KB_VARIABLE_STATE_NO_PRODUCT,
  KB_VARIABLE_STATE_NO_LINK,
  KB_VARIABLE_STATE_NO_VALUE,
} KbVariableState;

/**
 * KbVariableUse:
 * @start: where it stands, its opening brace included
 * @end: behind its closing brace, and behind the unit where it has one
 * @variable: a #KbVariable, -1 for a name that is none
 * @link_no: bag number of the product that it is about; 0 = the cue's own
 * @unit: (nullable): the word for the currency's unit behind an amount in words, constant: it is said within the amount,
 *   五十九块, 十九块九
 * @begins_sentence: words begin with a capital
 *
 * One place of a text where a variable is used: `{price}`, or `{price:12}` for link number 12.
 */
typedef struct
{
  const char *start;
  const char *end;
  int         variable;
  gint64      link_no;
  const char *unit;
  gboolean    begins_sentence;
} KbVariableUse;

gboolean  kb_variable_find          (const char           *text,
                                     KbVariableUse        *use);
char     *kb_variable_resolve       (KbRecordSet          *set,
                                     KbRecord             *cue,
                                     const KbVariableUse  *use,
                                     KbVariableState      *state);
char     *kb_variable_dup_value     (KbRecordSet          *set,
                                     KbRecord             *cue,
                                     KbRecord             *item,
                                     KbVariable            variable);
char     *kb_variable_describe      (const KbVariableUse  *use,
                                     KbVariableState       state);
char     *kb_variable_expand_at     (KbRecordSet          *set,
                                     KbRecord             *cue,
                                     const KbPriceMoment  *moment,
                                     const char           *text);
char     *kb_variable_expand        (KbRecordSet          *set,
                                     KbRecord             *cue,
                                     const char           *text);
char     *kb_variable_dup_item_name (KbRecordSet          *set,
                                     KbRecord             *item);

G_END_DECLS
