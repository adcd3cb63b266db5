/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-database.h"

G_BEGIN_DECLS

GPtrArray *kb_verify_database (KbDatabase *database);

G_END_DECLS
