/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-pace.h"
#include "kb-pricing.h"
#include "kb-record-set.h"
#include "kb-script.h"

G_BEGIN_DECLS

KbRecord *kb_cue_text_find_speaker (KbRecordSet *set,
                                    KbRecord    *cue);
double    kb_cue_text_get_rate (KbRecordSet *set,
                                KbRecord    *cue);
void      kb_cue_text_get_range (KbRecordSet *set,
                                 KbRecord    *cue,
                                 double      *lowest,
                                 double      *highest);
char     *kb_cue_text_dup      (KbRecordSet *set,
                                KbRecord    *cue);
KbPace    kb_cue_text_count    (KbRecordSet *set,
                                KbRecord    *cue);
KbScript *kb_cue_text_create   (KbRecordSet *set,
                                KbRecord    *cue,
                                const KbPriceMoment *moment);

G_END_DECLS
