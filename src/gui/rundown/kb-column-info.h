/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-cue-choices.h"
#include "kb-cue-heads.h"

G_BEGIN_DECLS

/**
 * KbRundownColumn:
 *
 * All that a cue's row can show, in the order in which it is offered at first.
 */
typedef enum
{
  KB_RUNDOWN_COLUMN_NUMBER,
  KB_RUNDOWN_COLUMN_CLOCK,
  KB_RUNDOWN_COLUMN_OFFSET,
  KB_RUNDOWN_COLUMN_LENGTH,
  KB_RUNDOWN_COLUMN_MINIMUM,
  KB_RUNDOWN_COLUMN_FIXING,
  KB_RUNDOWN_COLUMN_OPTIONAL,
  KB_RUNDOWN_COLUMN_SKIP,
  KB_RUNDOWN_COLUMN_ADVANCE,
  KB_RUNDOWN_COLUMN_TYPE,
  KB_RUNDOWN_COLUMN_SUBJECT,
  KB_RUNDOWN_COLUMN_LOOP,
  KB_RUNDOWN_COLUMN_SPEAKER,
  KB_RUNDOWN_COLUMN_SCRIPT,
  KB_RUNDOWN_COLUMN_TEXT,
  KB_RUNDOWN_COLUMN_DEMO,
  KB_RUNDOWN_COLUMN_OFFER,
  KB_RUNDOWN_COLUMN_OPERATOR,
  KB_RUNDOWN_COLUMN_FLOOR,
  KB_RUNDOWN_COLUMN_OVERLAY,
  KB_RUNDOWN_COLUMN_PROPS,
  KB_RUNDOWN_COLUMN_FALLBACK,
  KB_RUNDOWN_COLUMN_NOTE,
  KB_RUNDOWN_COLUMN_ACTUAL_START,   /* as the show went */
  KB_RUNDOWN_COLUMN_ACTUAL_END,
  KB_RUNDOWN_COLUMN_SLACK,
  KB_RUNDOWN_COLUMN_MARK,
  KB_N_RUNDOWN_COLUMNS,
} KbRundownColumn;

/**
 * KbCueColumnInfo:
 * @name: in the settings
 * @title: (nullable): marked with NC_(), the context "column"
 * @is_preset: shown until somebody says otherwise
 * @is_figure: it stands at the right
 * @cell: the #KbCueCell that is typed in it, -1 for none
 * @head: what it holds in a table without heads that is pasted
 */
typedef struct
{
  const char *name;
  const char *title;
  gboolean    is_preset;
  gboolean    is_figure;
  int         cell;
  KbCueHead   head;
} KbCueColumnInfo;

extern const KbCueColumnInfo kb_column_infos[KB_N_RUNDOWN_COLUMNS];

const char      *kb_column_info_get_title (KbRundownColumn  column);
KbRundownColumn  kb_column_info_find      (KbCueCell        cell);
void             kb_column_info_measure   (GtkWidget       *widget,
                                           const char      *longest_speaker,
                                           int             *widths);

G_END_DECLS
