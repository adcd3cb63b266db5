/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-rule-info.h"

G_BEGIN_DECLS

KbEdit *kb_rule_edits_adapt (const KbRuleInfo *info,
                             guint             index);

G_END_DECLS
