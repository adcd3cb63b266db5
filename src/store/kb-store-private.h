/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-request.h"
#include "kb-store.h"

G_BEGIN_DECLS

GPtrArray *kb_store_call          (KbStore              *self,
                                   KbRequest            *request,
                                   GError              **error);
void       kb_store_start         (KbStore              *self,
                                   KbRequest            *request,
                                   gpointer              source_tag,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
void       kb_store_start_reading (KbStore              *self,
                                   KbRequest            *request,
                                   gpointer              source_tag,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
GPtrArray *kb_store_complete      (KbStore              *self,
                                   GAsyncResult         *result,
                                   gpointer              source_tag,
                                   char                **label,
                                   GError              **error);

G_END_DECLS
