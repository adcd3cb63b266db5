/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_DUTY_LIST (kb_duty_list_get_type ())

G_DECLARE_FINAL_TYPE (KbDutyList, kb_duty_list, KB, DUTY_LIST, AdwBin)

void kb_duty_list_set_show (KbDutyList      *self,
                            KbShow          *show);
void kb_duty_list_update   (KbDutyList      *self,
                            const KbRunLive *live);

G_END_DECLS
