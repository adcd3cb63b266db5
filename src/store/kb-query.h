/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"

G_BEGIN_DECLS

GPtrArray *kb_store_query        (KbStore              *self,
                                  const char           *sql,
                                  GError              **error);
GPtrArray *kb_store_query_about  (KbStore              *self,
                                  const char           *sql,
                                  gint64                id,
                                  GError              **error);
void       kb_store_query_async  (KbStore              *self,
                                  const char           *sql,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
void       kb_store_query_about_async (KbStore         *self,
                                  const char           *sql,
                                  gint64                id,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
GPtrArray *kb_store_query_finish (KbStore              *self,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
