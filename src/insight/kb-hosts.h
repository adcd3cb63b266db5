/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"

G_BEGIN_DECLS

GHashTable *kb_hosts_load        (KbStore              *store,
                                  GError              **error);
void        kb_hosts_load_async  (KbStore              *store,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
GHashTable *kb_hosts_load_finish (KbStore              *store,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
