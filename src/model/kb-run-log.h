/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-record.h"

G_BEGIN_DECLS

/* The fields, in the order of the field tables. */
enum
{
  KB_RUN_SESSION_ID,
  KB_RUN_KIND,
  KB_RUN_STARTED_US,
  KB_RUN_ENDED_US,
  KB_RUN_BASELINE,
  KB_RUN_NOTE,
  KB_RUN_N_FIELDS,
};

enum
{
  KB_RUN_EVENT_SESSION_ID,
  KB_RUN_EVENT_RUN_ID,
  KB_RUN_EVENT_POSITION,
  KB_RUN_EVENT_KIND,
  KB_RUN_EVENT_AT_US,
  KB_RUN_EVENT_BOOT_US,
  KB_RUN_EVENT_BOOT_ID,
  KB_RUN_EVENT_CUE_ID,
  KB_RUN_EVENT_OTHER_ID,
  KB_RUN_EVENT_AMOUNT_MS,
  KB_RUN_EVENT_TEXT,
  KB_RUN_EVENT_PAYLOAD,
  KB_RUN_EVENT_N_FIELDS,
};

extern const KbField kb_run_fields[];
extern const KbField kb_run_event_fields[];

G_END_DECLS
