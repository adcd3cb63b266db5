/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"

G_BEGIN_DECLS

/**
 * KbTransferCount:
 * @sessions: sessions that come in
 * @added: rows that come in, sessions included
 * @kept: shared rows that are in the library already and stay as they are there
 */
typedef struct
{
  guint sessions;
  guint added;
  guint kept;
} KbTransferCount;

KbEdit    *kb_transfer_create_edit (GPtrArray        *records,
                                    GPtrArray        *library,
                                    const char       *label,
                                    KbTransferCount  *count,
                                    GError          **error);
gboolean   kb_transfer_import      (KbStore          *store,
                                    GPtrArray        *records,
                                    const char       *label,
                                    gboolean          dry_run,
                                    KbTransferCount  *count,
                                    GError          **error);
GPtrArray *kb_transfer_select      (KbStore          *store,
                                    gint64            session_id,
                                    GError          **error);
gboolean   kb_transfer_export      (KbStore          *store,
                                    gint64            session_id,
                                    GFile            *file,
                                    GCancellable     *cancellable,
                                    GError          **error);

G_END_DECLS
