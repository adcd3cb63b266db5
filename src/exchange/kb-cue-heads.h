/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KbCueHead:
 *
 * What a column of a rundown that is a plain table can hold, in the order in which it is written.
 */
typedef enum
{
  KB_CUE_HEAD_NONE = -1,
  KB_CUE_HEAD_NUMBER,
  KB_CUE_HEAD_SEGMENT,
  KB_CUE_HEAD_START,       /* a time of day, or an offset from the session's start */
  KB_CUE_HEAD_END,         /* an offset; read only */
  KB_CUE_HEAD_LENGTH,
  KB_CUE_HEAD_HARD,
  KB_CUE_HEAD_TYPE,
  KB_CUE_HEAD_PRODUCT,
  KB_CUE_HEAD_SUBJECT,     /* a product, or else a title; read only */
  KB_CUE_HEAD_TITLE,
  KB_CUE_HEAD_LOOP,
  KB_CUE_HEAD_SPEAKER,
  KB_CUE_HEAD_SCRIPT,
  KB_CUE_HEAD_DEMO,
  KB_CUE_HEAD_OPERATOR,
  KB_CUE_HEAD_FLOOR,
  KB_CUE_HEAD_OVERLAY,
  KB_CUE_HEAD_PROPS,
  KB_CUE_HEAD_FALLBACK,
  KB_CUE_HEAD_NOTE,
  KB_CUE_HEAD_MINIMUM,
  KB_CUE_HEAD_OPTIONAL,
  KB_CUE_HEAD_SKIP,
  KB_CUE_HEAD_COMPUTED,    /* known, and worked out here: the offer, slack, what was measured */
  KB_N_CUE_HEADS,
} KbCueHead;

KbCueHead   kb_cue_head_find      (const char *text,
                                   gboolean   *in_seconds);
const char *kb_cue_head_get_label (KbCueHead   head);
int         kb_cue_head_find_type (const char *text);
gboolean    kb_cue_head_find_flag (const char *text,
                                   gboolean   *value);
char       *kb_cue_head_normalize (const char *text);
gboolean    kb_cue_head_has_word  (const char *words,
                                   const char *word);

G_END_DECLS
