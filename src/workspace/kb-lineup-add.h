/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

KbEdit *kb_lineup_add (KbRecordSet  *plan,
                       GPtrArray    *products,
                       GError      **error);

G_END_DECLS
