/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-problem.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

KbEdit *kb_lineup_mend (KbRecordSet      *set,
                        const KbProblem  *problem,
                        const char      **title);

G_END_DECLS
