/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-patterns.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbTypedValue:
 * @start: where it stands in the script as it is stored, bytes
 * @end: behind it
 * @written: (owned): the variable that stands for it, "{price_words}"
 *
 * A value of the lineup that somebody typed: it does not follow when the lineup changes.
 */
typedef struct
{
  int   start;
  int   end;
  char *written;
} KbTypedValue;

GArray *kb_typed_value_find    (KbRecordSet *set,
                                KbPatterns  *patterns,
                                KbRecord    *cue,
                                const char  *script);
char   *kb_typed_value_replace (const char  *script,
                                GArray      *values);
KbEdit *kb_typed_value_edit    (KbRecordSet *set,
                                GPtrArray   *cues);

G_END_DECLS
