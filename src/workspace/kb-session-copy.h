/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-edit.h"

G_BEGIN_DECLS

KbEdit *kb_session_copy        (GPtrArray  *records,
                                GListModel *sessions,
                                int         days,
                                const char *label);
KbEdit *kb_session_move        (GPtrArray  *records,
                                int         days,
                                const char *label);
char   *kb_session_copy_redate (KbRecord   *session,
                                const char *day);
char   *kb_session_copy_code   (KbRecord   *session,
                                GListModel *sessions,
                                int         days);
gint64  kb_session_copy_shift  (gint64      at_us,
                                GTimeZone  *zone,
                                int         days);

G_END_DECLS
