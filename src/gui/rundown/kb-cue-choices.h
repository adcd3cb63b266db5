/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbCueCell:
 *
 * What can be typed into a cue's row.
 */
typedef enum
{
  KB_CUE_CELL_START,
  KB_CUE_CELL_LENGTH,
  KB_CUE_CELL_TYPE,
  KB_CUE_CELL_PRODUCT,
  KB_CUE_CELL_TITLE,
  KB_CUE_CELL_SPEAKER,
  KB_CUE_CELL_NUMBER,
  KB_CUE_CELL_MINIMUM,
  KB_CUE_CELL_FIXING,     /* hard or soft */
  KB_CUE_CELL_ADVANCE,
  KB_CUE_CELL_OPTIONAL,
  KB_CUE_CELL_SKIP,
  KB_CUE_CELL_LOOP,
  KB_CUE_CELL_SCRIPT,
  KB_CUE_CELL_DEMO,
  KB_CUE_CELL_OPERATOR,
  KB_CUE_CELL_FLOOR,
  KB_CUE_CELL_OVERLAY,
  KB_CUE_CELL_PROPS,
  KB_CUE_CELL_FALLBACK,
  KB_CUE_CELL_NOTE,
  KB_N_CUE_CELLS,
} KbCueCell;

/**
 * KbCueChoice:
 * @label: as it is shown
 * @key: (nullable): what else it goes by: a code, a number
 * @value: what is stored
 *
 * One of the values that a cell can have which is chosen from a list.
 */
typedef struct
{
  char   *label;
  char   *key;
  gint64  value;
} KbCueChoice;

GPtrArray         *kb_cue_choices_new       (void);
void               kb_cue_choices_add       (GPtrArray         *choices,
                                             const char        *label,
                                             const char        *key,
                                             gint64             value);
GPtrArray         *kb_cue_cell_list_choices (KbCueCell          cell,
                                             KbRecordSet       *plan);
gboolean           kb_cue_choice_matches    (const KbCueChoice *choice,
                                             const char        *text);
const KbCueChoice *kb_cue_choices_find      (GPtrArray         *choices,
                                             const char        *text);

G_END_DECLS
