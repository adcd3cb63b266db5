/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-search-index.h"

G_BEGIN_DECLS

/**
 * KbSearchIndex:
 *
 * Keeps the search index as the rows are: every transaction hands over what it changed (kb-search-index.c), and what was
 * written past Kaibo or is not indexed yet is gone through in idle moments (kb-search-build.c). Belongs to the thread of
 * its database.
 */
struct _KbSearchIndex
{
  KbDatabase *database;              /* borrowed */
  char       *fingerprint;           /* owned */
  int         ranks[KB_N_ENTITIES];  /* 0: nothing to search; the highest is shown first */
  gint64      serial;                /* the last number given, in the transaction that is on */
};

/* How far the parts of an index that has every row are merged into one, which is asked twice as fast. */
typedef enum
{
  KB_SEARCH_MERGE_NOT_BEGUN,
  KB_SEARCH_MERGE_BEGUN,
  KB_SEARCH_MERGE_DONE,
} KbSearchMerge;

/**
 * KbSearchState:
 * @is_mine: made of the same fields and tokens
 * @serial: the last number given
 * @kind: which rows are being gone through, %KB_ENTITY_NONE when all have been
 * @row_id: the last of them that was looked at; when all have been, one of #KbSearchMerge
 */
typedef struct
{
  gboolean     is_mine;
  gint64       serial;
  KbEntityKind kind;
  gint64       row_id;
} KbSearchState;

gboolean kb_search_index_read_state  (KbSearchIndex        *self,
                                      KbSearchState        *state,
                                      GError              **error);
gboolean kb_search_index_write_state (KbSearchIndex        *self,
                                      const KbSearchState  *state,
                                      GError              **error);
gboolean kb_search_index_add         (KbSearchIndex        *self,
                                      KbRecord             *record,
                                      GError              **error);
void     kb_search_index_check       (KbSearchIndex        *self);

G_END_DECLS
