/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"

G_BEGIN_DECLS

GPtrArray *kb_store_load_bytes        (KbStore              *self,
                                       GPtrArray            *records,
                                       GError              **error);
void       kb_store_load_bytes_async  (KbStore              *self,
                                       GPtrArray            *records,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GPtrArray *kb_store_load_bytes_finish (KbStore              *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
