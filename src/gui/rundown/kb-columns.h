/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  KB_RUNDOWN_COLUMN_NUMBER,
  KB_RUNDOWN_COLUMN_CLOCK,
  KB_RUNDOWN_COLUMN_LENGTH,
  KB_RUNDOWN_COLUMN_TYPE,
  KB_RUNDOWN_COLUMN_SUBJECT,
  KB_RUNDOWN_COLUMN_SPEAKER,
  KB_RUNDOWN_COLUMN_SCRIPT,
  KB_RUNDOWN_COLUMN_SLACK,
  KB_RUNDOWN_COLUMN_MARK,
  KB_N_RUNDOWN_COLUMNS,
} KbRundownColumn;

#define KB_TYPE_COLUMNS (kb_columns_get_type ())

G_DECLARE_FINAL_TYPE (KbColumns, kb_columns, KB, COLUMNS, GObject)

KbColumns  *kb_columns_new         (void);
void        kb_columns_measure     (KbColumns        *self,
                                    GtkWidget        *widget,
                                    const char       *longest_speaker);
void        kb_columns_get_extent  (KbColumns        *self,
                                    KbRundownColumn   column,
                                    int               width,
                                    int              *x,
                                    int              *column_width);
void        kb_columns_allocate    (KbColumns        *self,
                                    GtkWidget *const *cells,
                                    int               width,
                                    int               height);
int         kb_columns_find        (KbColumns        *self,
                                    double            x,
                                    int               width);
const char *kb_columns_get_title   (KbRundownColumn   column);

G_END_DECLS
