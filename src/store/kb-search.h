/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"
#include "kb-store.h"

G_BEGIN_DECLS

/**
 * KbSearchFlags:
 * @KB_SEARCH_MORE: there are more rows than were asked for
 * @KB_SEARCH_BUILDING: not all rows are in the index yet
 */
typedef enum
{
  KB_SEARCH_MORE = 1 << 0,
  KB_SEARCH_BUILDING = 1 << 1,
} KbSearchFlags;

/**
 * KbSearchHit:
 * @record: (owned): the row, as it is
 * @owner: (owned) (nullable): the row that it is part of when that is not a session: a direction's cue
 * @session_id: the session that it is part of, or is; 0 for what sessions share
 * @field: the field that was found in
 * @snippet: (owned): the place in the field's text, on one line
 * @match_start: where the match begins in @snippet, bytes
 * @match_end: where it ends
 */
typedef struct
{
  KbRecord *record;
  KbRecord *owner;
  gint64    session_id;
  guint     field;
  char     *snippet;
  int       match_start;
  int       match_end;
} KbSearchHit;

void       kb_search_hit_free      (KbSearchHit          *self);

gboolean   kb_store_renew_search   (KbStore              *self,
                                    GError              **error);
GPtrArray *kb_store_search         (KbStore              *self,
                                    const char           *query,
                                    guint                 limit,
                                    GError              **error);
void       kb_store_search_async   (KbStore              *self,
                                    const char           *query,
                                    guint                 limit,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
GPtrArray *kb_store_search_finish  (KbStore              *self,
                                    GAsyncResult         *result,
                                    KbSearchFlags        *flags,
                                    GError              **error);

G_END_DECLS
