/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-change.h"
#include "kb-database.h"

G_BEGIN_DECLS

/* Numbers of one kind of row lie between two ranks. */
#define KB_SEARCH_RANK_SHIFT 40

typedef struct _KbSearchIndex KbSearchIndex;

KbSearchIndex *kb_search_index_new         (KbDatabase      *database);
void           kb_search_index_free        (KbSearchIndex   *self);

gboolean       kb_search_index_apply       (KbSearchIndex   *self,
                                            GPtrArray       *changes,
                                            GError         **error);
gboolean       kb_search_index_is_complete (KbSearchIndex   *self);
gboolean       kb_search_index_go_on       (KbSearchIndex   *self);
void           kb_search_index_compare     (KbSearchIndex   *self);
gboolean       kb_search_index_renew       (KbSearchIndex   *self,
                                            GError         **error);

gboolean       kb_search_index_has_field   (const KbEntity  *entity,
                                            guint            field);
char          *kb_search_index_dup_text    (KbRecord        *record);
gint64         kb_search_index_hash        (const char      *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbSearchIndex, kb_search_index_free)

G_END_DECLS
