/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-workspace.h"

G_BEGIN_DECLS

/* So many days a session waits in the trash. */
#define KB_TRASH_DAYS 30

int     kb_trash_count_days_left (KbRecord    *session,
                                  gint64       now_us);
KbEdit *kb_trash_create_expiry   (GListModel  *sessions,
                                  gint64       now_us);
KbEdit *kb_trash_create_emptying (GListModel  *sessions);
void    kb_trash_empty_old       (KbWorkspace *workspace);

G_END_DECLS
