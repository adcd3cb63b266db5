/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_DUTY_LIST (kb_duty_list_get_type ())

G_DECLARE_FINAL_TYPE (KbDutyList, kb_duty_list, KB, DUTY_LIST, AdwBin)

void kb_duty_list_update (KbDutyList  *self,
                          KbRecordSet *plan,
                          gint64       cue_id);

G_END_DECLS
