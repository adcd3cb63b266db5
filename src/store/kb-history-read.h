/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-history.h"
#include "kb-journal.h"

G_BEGIN_DECLS

GPtrArray *kb_history_read_page  (KbDatabase  *database,
                                  gint64       before_id,
                                  guint        limit,
                                  GError     **error);
GPtrArray *kb_history_read_entry (KbDatabase  *database,
                                  gint64       entry_id,
                                  guint        limit,
                                  GError     **error);

G_END_DECLS
