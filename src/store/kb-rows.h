/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-database.h"
#include "kb-edit.h"

G_BEGIN_DECLS

gboolean  kb_rows_apply       (KbDatabase        *database,
                               const KbEditStep  *step,
                               GError           **error);
gboolean  kb_rows_put         (KbDatabase        *database,
                               KbRecord          *record,
                               GError           **error);
KbRecord *kb_rows_load        (KbDatabase        *database,
                               KbEntityKind       kind,
                               gint64             id,
                               GError           **error);
gboolean  kb_rows_load_bytes  (KbDatabase        *database,
                               KbEntityKind       kind,
                               gint64             id,
                               GBytes           **bytes,
                               GError           **error);
gboolean  kb_rows_load_all    (KbDatabase        *database,
                               KbEntityKind       kind,
                               GPtrArray         *records,
                               GCancellable      *cancellable,
                               GError           **error);
gboolean  kb_rows_load_after  (KbDatabase        *database,
                               KbEntityKind       kind,
                               gint64             id,
                               GPtrArray         *records,
                               GError           **error);
gboolean  kb_rows_load_session (KbDatabase       *database,
                               KbEntityKind       kind,
                               gint64             session_id,
                               GPtrArray         *records,
                               GCancellable      *cancellable,
                               GError           **error);
gboolean  kb_rows_exists      (KbDatabase        *database,
                               KbEntityKind       kind,
                               gint64             id,
                               gboolean          *exists,
                               GError           **error);
gboolean  kb_rows_find_user   (KbDatabase        *database,
                               KbEntityKind       kind,
                               gint64             id,
                               KbEntityKind      *user,
                               GError           **error);
GArray   *kb_rows_read_columns (KbDatabase       *database,
                               KbEntityKind       kind,
                               GError           **error);
void      kb_rows_explain     (KbDatabase        *database,
                               GError           **error);

G_END_DECLS
