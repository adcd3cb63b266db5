/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-edit.h"

G_BEGIN_DECLS

KbRecord *kb_session_find_latest (GListModel *sessions);
KbEdit   *kb_session_new_edit    (GListModel *sessions,
                                  const char *title,
                                  gint64      start_us,
                                  gint64      length_ms,
                                  const char *zone_name,
                                  const char *label);
void      kb_session_new_inherit (KbRecord   *session,
                                  KbRecord   *latest,
                                  const char *zone_name);

G_END_DECLS
