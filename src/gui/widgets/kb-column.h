/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

typedef enum
{
  KB_COLUMN_NUMBER = 1 << 0,   /* right-aligned, tabular figures */
  KB_COLUMN_STRONG = 1 << 1,   /* bold: identifies the row */
  KB_COLUMN_EXPAND = 1 << 2,   /* takes what width is left */
  KB_COLUMN_DIM = 1 << 3,      /* context, in the dim colour */
  KB_COLUMN_TWO_LINES = 1 << 4,/* the text's second line is a dim caption */
  KB_COLUMN_STRUCK = 1 << 5,   /* which is struck through */
} KbColumnFlags;

/**
 * KbColumnText:
 * @set: the rows around it
 * @record: the row
 *
 * Returns: (transfer full) (nullable): what the cell says; a line break starts the caption.
 */
typedef char *(*KbColumnText) (KbRecordSet *set,
                               KbRecord    *record);

/**
 * KbColumnWidget:
 * @cell: (nullable): the cell to bind, %NULL to make one
 *
 * Makes a cell (@record is %NULL) or shows @record in it.
 */
typedef GtkWidget *(*KbColumnWidget) (GtkWidget   *cell,
                                      KbRecordSet *set,
                                      KbRecord    *record);

/**
 * KbColumnLevel:
 *
 * Returns: (nullable): "block", "warn", "tell" or "ok" where the cell needs a look; its words say why.
 */
typedef const char *(*KbColumnLevel) (KbRecordSet *set,
                                      KbRecord    *record);

/**
 * KbColumnInfo:
 * @title: marked with NC_(), the table's context
 * @text: (nullable): what the cell says
 * @widget: (nullable): or makes and binds it
 * @flags: how it stands
 * @width: pixels, 0: as wide as it must be
 * @level: (nullable): when it needs a look
 */
typedef struct
{
  const char     *title;
  KbColumnText    text;
  KbColumnWidget  widget;
  KbColumnFlags   flags;
  int             width;
  KbColumnLevel   level;
} KbColumnInfo;

void kb_column_view_fill     (GtkColumnView      *view,
                              const char         *context,
                              const KbColumnInfo *infos,
                              guint               n_infos);
void kb_column_view_set_plan (GtkColumnView      *view,
                              KbRecordSet        *set,
                              KbEntityKind        kind);
gboolean kb_column_view_show_row (GtkColumnView  *view,
                              gint64              id);

G_END_DECLS
