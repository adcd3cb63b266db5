/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-shown-records.h"

G_BEGIN_DECLS

/**
 * KbPhraseQuery:
 * @text: (nullable): words that must all be found, in any order and case, in the line, its tags, its note or its
 *   category's name
 * @category: a #KbPhraseCategory, -1 for all
 * @favourites: only those
 * @language: (nullable): a language tag; lines of other languages are left out
 * @plan: (nullable): a session: lines whose variables have no value in it are left out
 * @cue: (nullable): the cue of it in which a line is said
 *
 * What a list of phrases is asked for.
 */
typedef struct
{
  const char  *text;
  int          category;
  gboolean     favourites;
  const char  *language;
  KbRecordSet *plan;
  KbRecord    *cue;
} KbPhraseQuery;

#define KB_TYPE_PHRASE_LIST (kb_phrase_list_get_type ())

G_DECLARE_FINAL_TYPE (KbPhraseList, kb_phrase_list, KB, PHRASE_LIST, KbShownRecords)

KbPhraseList *kb_phrase_list_new       (KbRecordSet         *library);
void          kb_phrase_list_set_query (KbPhraseList        *self,
                                        const KbPhraseQuery *query);

G_END_DECLS
