/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

char *kb_record_dup_name (KbRecord *self);

G_END_DECLS
