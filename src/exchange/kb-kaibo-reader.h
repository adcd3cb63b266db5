/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-record.h"

G_BEGIN_DECLS

GPtrArray *kb_kaibo_read      (GInputStream  *stream,
                               const char    *name,
                               GCancellable  *cancellable,
                               GError       **error);
GPtrArray *kb_kaibo_read_file (GFile         *file,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS
