/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-readiness.h"
#include "kb-store.h"

G_BEGIN_DECLS

KbReadiness *kb_readiness_load        (KbStore              *store,
                                       KbRecordSet          *plan,
                                       GError              **error);
void         kb_readiness_load_async  (KbStore              *store,
                                       KbRecordSet          *plan,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
KbReadiness *kb_readiness_load_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
