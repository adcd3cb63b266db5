/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-record.h"

G_BEGIN_DECLS

char *kb_session_code_redate (KbRecord   *session,
                              const char *day);
char *kb_session_code_create (KbRecord   *session,
                              gint64      start_us,
                              GListModel *sessions);
char *kb_session_code_follow (KbRecord   *latest,
                              gint64      start_us,
                              const char *zone_name,
                              GListModel *sessions);

G_END_DECLS
