/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-cue-cell.h"

G_BEGIN_DECLS

/**
 * KbEditorMove:
 *
 * Where to go when the editor is left; only %KB_EDITOR_CANCEL leaves the cell as it was, and
 * %KB_EDITOR_INSERT goes on in a new row.
 */
typedef enum
{
  KB_EDITOR_CANCEL,
  KB_EDITOR_STAY,
  KB_EDITOR_DOWN,
  KB_EDITOR_UP,
  KB_EDITOR_NEXT,
  KB_EDITOR_PREVIOUS,
  KB_EDITOR_INSERT,
} KbEditorMove;

#define KB_TYPE_CELL_EDITOR (kb_cell_editor_get_type ())

G_DECLARE_FINAL_TYPE (KbCellEditor, kb_cell_editor, KB, CELL_EDITOR, GtkWidget)

GtkWidget  *kb_cell_editor_new       (const char   *name,
                                      const char   *text,
                                      GPtrArray    *choices);
const char *kb_cell_editor_get_text  (KbCellEditor *self);
void        kb_cell_editor_set_error (KbCellEditor *self,
                                      const char   *message);
void        kb_cell_editor_align_right (KbCellEditor *self);
void        kb_cell_editor_close     (KbCellEditor *self);

G_END_DECLS
