/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

KbRecord *kb_last_session_find   (KbRecordSet *plan);
char     *kb_last_session_format (KbRecord    *session);

G_END_DECLS
