/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-record-set.h"
#include "kb-session.h"

G_BEGIN_DECLS

#define SESSION 1

/* 2026-10-17T19:00:00+08:00 */
#define SEVEN_US (G_GINT64_CONSTANT (1792234800) * G_USEC_PER_SEC)
#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

KbRecordSet *lineup_fixture_new         (void);
KbRecord    *lineup_fixture_add_item    (KbRecordSet *set,
                                         gint64       link_no,
                                         gint64       live_minor,
                                         gint64       cost_minor);
KbRecord    *lineup_fixture_add_cue     (KbRecordSet *set,
                                         const char  *number,
                                         int          minutes,
                                         KbRecord    *item);
KbRecord    *lineup_fixture_add_coupon  (KbRecordSet *set,
                                         const char  *code,
                                         gint64       threshold_minor,
                                         gint64       value_minor);
KbRecord    *lineup_fixture_get_product (KbRecordSet *set,
                                         KbRecord    *item);

G_END_DECLS
