/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-change.h"
#include "kb-database.h"

G_BEGIN_DECLS

gboolean   kb_changeset_is_insert_only (KbEdit      *edit);
GBytes    *kb_changeset_of_inserts     (KbDatabase  *database,
                                        KbEdit      *edit,
                                        GError     **error);
GPtrArray *kb_changeset_list_inserts   (KbEdit      *edit);

G_END_DECLS
