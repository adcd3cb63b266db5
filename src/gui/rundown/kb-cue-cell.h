/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-rundown-row.h"

G_BEGIN_DECLS

/**
 * KbCueCell:
 *
 * What can be typed into a cue's row, in the order of Tab; the number is reached by pointer only.
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
  KB_N_CUE_CELLS,
} KbCueCell;

/**
 * KbCueChoice:
 * @label: as it is shown
 * @key: (nullable): what else it goes by: a code, a number
 * @value: what is stored
 *
 * One of the values that a type, product or speaker cell can have.
 */
typedef struct
{
  char   *label;
  char   *key;
  gint64  value;
} KbCueChoice;

GPtrArray  *kb_cue_cell_list_choices  (KbCueCell           cell,
                                       KbRecordSet        *plan);
gboolean    kb_cue_choice_matches     (const KbCueChoice  *choice,
                                       const char         *text);
char       *kb_cue_cell_dup_text      (KbCueCell           cell,
                                       KbRecordSet        *plan,
                                       KbRundownRow       *row);
KbEdit     *kb_cue_cell_parse         (KbCueCell           cell,
                                       KbRecordSet        *plan,
                                       KbRundownRow       *row,
                                       const char         *text,
                                       GError            **error);
const char *kb_cue_cell_get_name      (KbCueCell           cell);

G_END_DECLS
