/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cell-editing"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cell-editing.h"
#include "kb-cell-editor.h"
#include "kb-column-walk.h"
#include "kb-cue-row.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-rundown-edits.h"
#include "kb-segment-row.h"

/**
 * KbCellEditing:
 *
 * Typing in the rundown's table: opens an editor in a cell, turns what was typed into an edit and
 * goes on to the next cell as a spreadsheet does. What cannot be meant keeps its cell open.
 */
struct _KbCellEditing
{
  GObject         parent_instance;

  KbRundownTable *table;    /* borrowed: owns the page that owns this */
  KbRundownRow   *row;      /* owned, nullable: the row that is typed into */
  KbCueCell       cell;
  GtkWidget      *editor;   /* borrowed, nullable: child of the row's widget */
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbCellEditing, kb_cell_editing, G_TYPE_OBJECT)

static void
set_editor (KbCellEditing *self,
            GtkWidget     *editor)
{
  GtkWidget *widget = kb_rundown_table_find_widget (self->table, kb_rundown_row_get_id (self->row));

  self->editor = editor;
  if (widget == NULL)
    return;
  if (KB_IS_CUE_ROW (widget))
    kb_cue_row_set_editor (KB_CUE_ROW (widget), editor, self->cell);
  else
    kb_segment_row_set_editor (KB_SEGMENT_ROW (widget), editor);
}

static KbEdit *
parse_segment_name (KbRundownRow  *row,
                    const char    *text,
                    GError       **error)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (*name != '\0')
    return kb_rundown_rename_segment (kb_rundown_row_get_record (row), name);

  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("A segment needs a name"));
  return NULL;
}

static gboolean
store_text (KbCellEditing  *self,
            GError        **error)
{
  const char *text = kb_cell_editor_get_text (KB_CELL_EDITOR (self->editor));
  g_autoptr (KbEdit) edit = NULL;

  if (kb_rundown_row_is_cue (self->row))
    edit = kb_cue_cell_parse (self->cell, kb_rundown_model_get_plan (kb_rundown_table_get_model (self->table)),
                              self->row, text, error);
  else
    edit = parse_segment_name (self->row, text, error);
  if (edit == NULL)
    return FALSE;

  if (kb_edit_get_n_steps (edit) > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
  return TRUE;
}

static void
close_editor (KbCellEditing *self,
              gboolean       keep_focus)
{
  g_autoptr (KbRundownRow) row = self->row;

  if (self->editor == NULL)
    return;

  kb_cell_editor_close (KB_CELL_EDITOR (self->editor));
  /* The row's own widget first: when the focused entry goes, the focus must have somewhere to be. */
  if (keep_focus)
    kb_rundown_table_focus (self->table, kb_rundown_row_get_id (row));
  set_editor (self, NULL);
  self->row = NULL;
}

static KbRundownRow *
find_cue (KbCellEditing *self,
          KbRundownRow  *from,
          int            step)
{
  KbRundownModel *model = kb_rundown_table_get_model (self->table);
  int position = kb_rundown_model_find_position (model, kb_rundown_row_get_id (from));
  KbRundownRow *row;

  if (position < 0)
    return NULL;
  do
    row = kb_rundown_model_peek (model, position += step);
  while (row != NULL && !kb_rundown_row_is_cue (row));

  return row;
}

static void
go_on (KbCellEditing *self,
       KbRundownRow  *row,
       KbEditorMove   move)
{
  const int step = move == KB_EDITOR_UP || move == KB_EDITOR_PREVIOUS ? -1 : 1;
  int cell = self->cell;

  if (!kb_rundown_row_is_cue (row) || move == KB_EDITOR_STAY)
    return;

  if (move == KB_EDITOR_DOWN || move == KB_EDITOR_UP)
    row = find_cue (self, row, step);
  else
    {
      KbColumns *columns = kb_rundown_table_get_columns (self->table);

      cell = kb_column_walk_step (columns, cell, step);
      if (cell < 0)
        {
          row = find_cue (self, row, step);
          cell = kb_column_walk_end (columns, step);
        }
    }

  if (row != NULL)
    kb_cell_editing_start (self, row, cell);
}

static void
finish_cb (KbCellEditing *self,
           int            move)
{
  g_autoptr (KbRundownRow) row = g_object_ref (self->row);
  g_autoptr (GError) error = NULL;

  if (move != KB_EDITOR_CANCEL && !store_text (self, &error))
    {
      kb_cell_editor_set_error (KB_CELL_EDITOR (self->editor), error->message);
      return;
    }

  close_editor (self, move != KB_EDITOR_STAY);
  if (move == KB_EDITOR_INSERT)
    gtk_widget_activate_action (GTK_WIDGET (self->table), "rundown.insert-after", NULL);
  else if (move != KB_EDITOR_CANCEL)
    go_on (self, row, move);
}

/* The row scrolls out of sight, or is gone: what was typed is kept when it can be. */
static void
row_unbound_cb (KbCellEditing *self,
                KbRundownRow  *row)
{
  KbRundownModel *model = kb_rundown_table_get_model (self->table);

  if (row != self->row)
    return;

  if (kb_rundown_model_find (model, kb_rundown_row_get_id (row)) == row)
    store_text (self, NULL);
  close_editor (self, FALSE);
}

static void
kb_cell_editing_dispose (GObject *object)
{
  KbCellEditing *self = KB_CELL_EDITING (object);

  self->editor = NULL;
  g_clear_object (&self->row);

  G_OBJECT_CLASS (kb_cell_editing_parent_class)->dispose (object);
}

static void
kb_cell_editing_class_init (KbCellEditingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_cell_editing_dispose;

  /**
   * KbCellEditing::edit:
   * @edit: what was typed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_CELL_EDITING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);
}

static void
kb_cell_editing_init (KbCellEditing *self)
{
}

/**
 * kb_cell_editing_new:
 * @table: (transfer none): where to type; it must live longer
 */
KbCellEditing *
kb_cell_editing_new (KbRundownTable *table)
{
  KbCellEditing *self = g_object_new (KB_TYPE_CELL_EDITING, NULL);

  self->table = table;
  g_signal_connect_object (table, "row-unbound", G_CALLBACK (row_unbound_cb), self, G_CONNECT_SWAPPED);

  return self;
}

static GtkWidget *
create_editor (KbCellEditing *self)
{
  KbRecordSet *plan = kb_rundown_model_get_plan (kb_rundown_table_get_model (self->table));
  g_autofree char *text = NULL;

  if (!kb_rundown_row_is_cue (self->row))
    return kb_cell_editor_new (_("Segment name"), kb_rundown_row_get_title (self->row), NULL);

  text = kb_cue_cell_dup_text (self->cell, plan, self->row);
  return kb_cell_editor_new (kb_cue_cell_get_name (self->cell), text,
                             kb_cue_cell_list_choices (self->cell, plan));
}

/* A key may mean a cell whose column is not shown: the row's first one is typed into then. */
static KbCueCell
find_shown_cell (KbCellEditing *self,
                 KbCueCell      cell)
{
  KbColumns *columns = kb_rundown_table_get_columns (self->table);

  return kb_columns_is_shown (columns, kb_column_info_find (cell)) ? (int) cell : kb_column_walk_end (columns, 1);
}

/**
 * kb_cell_editing_start:
 * @row: a row that is shown
 * @cell: which cell of a cue; of no meaning for a segment
 *
 * Opens an editor in a cell, after what was open is left.
 */
void
kb_cell_editing_start (KbCellEditing *self,
                       KbRundownRow  *row,
                       KbCueCell      cell)
{
  const gint64 id = kb_rundown_row_get_id (row);
  GtkWidget *editor;

  g_return_if_fail (KB_IS_CELL_EDITING (self));

  kb_cell_editing_stop (self);
  cell = find_shown_cell (self, cell);
  if (!kb_rundown_table_focus (self->table, id) || kb_rundown_table_find_widget (self->table, id) == NULL)
    return;

  kb_rundown_table_select (self->table, &id, 1);
  self->row = g_object_ref (row);
  self->cell = cell;
  editor = create_editor (self);
  if (kb_rundown_row_is_cue (row) && kb_column_infos[kb_column_info_find (cell)].is_figure)
    kb_cell_editor_align_right (KB_CELL_EDITOR (editor));
  g_signal_connect_object (editor, "finish", G_CALLBACK (finish_cb), self, G_CONNECT_SWAPPED);
  set_editor (self, editor);
  if (kb_rundown_row_is_cue (row))
    kb_rundown_table_show_column (self->table, kb_column_info_find (cell));
  gtk_widget_grab_focus (editor);
}

/**
 * kb_cell_editing_stop:
 *
 * Leaves the open cell, and keeps what was typed when it can be.
 */
void
kb_cell_editing_stop (KbCellEditing *self)
{
  g_return_if_fail (KB_IS_CELL_EDITING (self));

  if (self->editor == NULL)
    return;

  store_text (self, NULL);
  close_editor (self, FALSE);
}

gboolean
kb_cell_editing_is_active (KbCellEditing *self)
{
  g_return_val_if_fail (KB_IS_CELL_EDITING (self), FALSE);

  return self->editor != NULL;
}
