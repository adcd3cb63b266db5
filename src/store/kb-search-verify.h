/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-database.h"

G_BEGIN_DECLS

gboolean kb_search_open_words (KbDatabase  *database,
                               GError     **error);
char    *kb_search_verify     (KbDatabase  *database);

G_END_DECLS
