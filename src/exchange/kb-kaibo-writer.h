/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-record.h"

G_BEGIN_DECLS

gboolean kb_kaibo_write (GPtrArray      *records,
                         GOutputStream  *stream,
                         GCancellable   *cancellable,
                         GError        **error);

G_END_DECLS
