/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"

G_BEGIN_DECLS

void    kb_person_uses_load_async  (KbStore              *store,
                                    gint64                person_id,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
GArray *kb_person_uses_load_finish (KbStore              *store,
                                    GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
