/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-patterns.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/* What of a text is checked; the order in which results are shown. */
typedef enum
{
  KB_CHECK_PRICE,
  KB_CHECK_GIFT,
  KB_CHECK_LIMIT,
  KB_CHECK_PROOF,
  KB_CHECK_WORDING,
  KB_CHECK_N,
} KbCheck;

extern const KbEnum kb_check_enum;

/**
 * KbHit:
 * @start: byte offset in the text; 0 with @end 0 for what is missing from it
 * @end: byte offset behind it
 * @check: what was checked
 * @rule: number of the rule in `domain.md` §6.3, "R06"
 * @level: what it means for going live
 * @title: (borrowed): the rule's name, untranslated
 * @advice: (owned): what is wrong here and what to do
 * @fix: (owned) (nullable): what to put in the text's place, "{price}"
 * @waiver: (owned) (nullable): the row by which somebody answers for these words as they are
 *
 * Something in a text that must not be said like that.
 */
typedef struct
{
  int         start;
  int         end;
  KbCheck     check;
  const char *rule;
  KbLevel     level;
  const char *title;
  char       *advice;
  char       *fix;
  KbRecord   *waiver;
} KbHit;

GArray     *kb_compliance_check     (KbRecordSet  *set,
                                     KbRecord     *cue,
                                     const char   *text,
                                     KbPatterns   *patterns);
GPtrArray  *kb_compliance_check_show (KbRecordSet *set);
const char *kb_compliance_get_title (const KbHit  *hit);
char       *kb_compliance_dup_words (const KbHit  *hit,
                                     const char   *text);

G_END_DECLS
