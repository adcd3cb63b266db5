/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-sqlite.h"

G_BEGIN_DECLS

int kb_tokenizer_register (sqlite3 *db);

G_END_DECLS
