/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-elsewhere.h"
#include "kb-record-set.h"
#include "kb-store.h"

G_BEGIN_DECLS

KbElsewhere *kb_elsewhere_load        (KbStore              *store,
                                       KbRecord             *session,
                                       GError              **error);
void         kb_elsewhere_load_async  (KbStore              *store,
                                       KbRecord             *session,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
KbElsewhere *kb_elsewhere_load_finish (KbStore              *store,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
