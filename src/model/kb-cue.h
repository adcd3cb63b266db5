/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

/* The fields of a segment and of a cue, in the order of their field tables. */
enum
{
  KB_SEGMENT_SESSION_ID,
  KB_SEGMENT_POSITION,
  KB_SEGMENT_TITLE,
  KB_SEGMENT_N_FIELDS,
};

enum
{
  KB_CUE_SESSION_ID,
  KB_CUE_SEGMENT_ID,
  KB_CUE_POSITION,
  KB_CUE_TITLE,
  KB_CUE_N_FIELDS,
};

extern const KbField kb_segment_fields[];
extern const KbField kb_cue_fields[];

G_END_DECLS
