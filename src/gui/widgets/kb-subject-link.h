/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-problem.h"

G_BEGIN_DECLS

GVariant *kb_subject_link (const KbSubject  *subject,
                           gint64            session_id,
                           const char      **action);

G_END_DECLS
