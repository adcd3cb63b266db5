/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between the tokens of a phrase that kb_search_query_create_match() writes. */
#define KB_SEARCH_TOKEN_GAP '\x1f'

/* What has been typed: words and runs of Chinese that a row must hold, all of them. */
typedef struct _KbSearchQuery KbSearchQuery;

/**
 * KbSearchExpandFunc:
 * @head: the first letters of a word, folded
 *
 * Returns: (transfer full) (nullable): the words of the index that begin so, %NULL when they are too many.
 */
typedef char **(*KbSearchExpandFunc) (const char *head,
                                      gpointer    data);

KbSearchQuery *kb_search_query_new          (const char         *text);
void           kb_search_query_free         (KbSearchQuery      *self);
gboolean       kb_search_query_is_empty     (KbSearchQuery      *self);
char          *kb_search_query_create_match (KbSearchQuery      *self,
                                             KbSearchExpandFunc  expand,
                                             gpointer            data);
guint          kb_search_query_find         (KbSearchQuery      *self,
                                             const char         *text,
                                             int                *start,
                                             int                *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbSearchQuery, kb_search_query_free)

G_END_DECLS
