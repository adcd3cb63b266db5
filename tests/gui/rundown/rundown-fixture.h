/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

/* 2026-10-17T19:00:00+08:00, when the fixture's session starts. */
#define FIXTURE_START_US G_GINT64_CONSTANT (1792234800000000)
#define MINUTE_MS G_GINT64_CONSTANT (60000)
#define MINUTE_US (MINUTE_MS * 1000)

KbRecordSet *fixture_new_plan   (void);
KbRecordSet *fixture_new_empty  (void);
KbRecord    *fixture_find       (KbRecordSet  *plan,
                                 const char   *number);
KbRecord    *fixture_find_named (KbRecordSet  *plan,
                                 KbEntityKind  kind,
                                 guint         field,
                                 const char   *text);
GPtrArray   *fixture_cues       (KbRecordSet  *plan,
                                 const char   *numbers);
void         fixture_apply      (KbRecordSet  *plan,
                                 KbEdit       *edit);
char        *fixture_order      (KbRecordSet  *plan);
