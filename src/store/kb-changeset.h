/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-change.h"
#include "kb-database.h"

G_BEGIN_DECLS

/**
 * KbTouched:
 *
 * Which rows were touched, each once, in the order in which they were met.
 */
typedef struct _KbTouched KbTouched;

KbTouched *kb_touched_new      (void);
void       kb_touched_free     (KbTouched     *self);
void       kb_touched_add      (KbTouched     *self,
                                KbOp           op,
                                KbEntityKind   kind,
                                gint64         id);
GPtrArray *kb_touched_load     (KbTouched     *self,
                                KbDatabase    *database,
                                GError       **error);

sqlite3_session *kb_changeset_record (KbDatabase  *database,
                                      GError     **error);
GBytes    *kb_changeset_take   (sqlite3_session *session,
                                KbDatabase      *database,
                                GError         **error);
gboolean   kb_changeset_touch  (GBytes        *changeset,
                                gboolean       inverted,
                                KbTouched     *touched);
gboolean   kb_changeset_apply  (KbDatabase    *database,
                                GBytes        *changeset,
                                gboolean       inverted,
                                GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbTouched, kb_touched_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

G_END_DECLS
