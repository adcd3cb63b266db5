/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-field.h"

G_BEGIN_DECLS

char *kb_field_dup_label (const KbField *field);

G_END_DECLS
