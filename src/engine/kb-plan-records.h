/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-plan.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

KbPlan *kb_plan_from_records (KbRecordSet *set);

G_END_DECLS
