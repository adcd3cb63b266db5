/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-typing"

#include "config.h"

#include "kb-cell-editor.h"
#include "kb-lineup-input.h"
#include "kb-lineup-table-private.h"
#include "kb-lineup-typing.h"

/**
 * KbLineupTyping:
 *
 * Typing in the lineup's table: opens an editor in a cell, turns what was typed into an edit and goes
 * on to the next cell as a spreadsheet does. What cannot be meant keeps its cell open.
 */
struct _KbLineupTyping
{
  GObject        parent_instance;

  KbLineupTable *table;    /* borrowed: owns this */
  KbLineupFacts *facts;    /* owned, nullable */
  KbLineupCell  *cell;     /* borrowed, nullable: the cell that is open */
  GtkWidget     *editor;   /* borrowed, nullable: its child */
};

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLineupTyping, kb_lineup_typing, G_TYPE_OBJECT)

static void
close_editor (KbLineupTyping *self,
              gboolean        keep_focus)
{
  KbLineupCell *cell = g_steal_pointer (&self->cell);

  if (cell == NULL)
    return;

  kb_cell_editor_close (KB_CELL_EDITOR (self->editor));
  self->editor = NULL;
  /* The row first: when the focused entry goes, the focus must have somewhere to be. */
  if (keep_focus && kb_lineup_cell_get_item (cell) != NULL)
    kb_lineup_table_focus_row (self->table, kb_lineup_cell_get_item (cell));
  kb_lineup_cell_set_editor (cell, NULL);
}

static gboolean
store_text (KbLineupTyping  *self,
            GError         **error)
{
  KbRecordSet *plan = kb_lineup_facts_get_plan (self->facts);
  g_autoptr (KbEdit) edit = NULL;

  if (plan == NULL)
    return TRUE;

  edit = kb_lineup_input_parse (kb_lineup_cell_get_column (self->cell), plan, kb_lineup_cell_get_item (self->cell),
                                kb_cell_editor_get_text (KB_CELL_EDITOR (self->editor)), error);
  if (edit == NULL)
    return FALSE;
  if (kb_edit_get_n_steps (edit) > 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
  return TRUE;
}

/* The next column that can be typed into, as they stand; NULL behind the last. */
static const KbLineupColumn *
step_column (KbLineupTyping       *self,
             const KbLineupColumn *column,
             int                   step)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  for (int i = (int) (column - columns) + step; i >= 0 && i < (int) n_columns; i += step)
    if (columns[i].input != KB_LINEUP_INPUT_NONE && kb_lineup_table_is_shown (self->table, &columns[i]))
      return &columns[i];

  return NULL;
}

static void
go_on (KbLineupTyping       *self,
       KbRecord             *item,
       const KbLineupColumn *column,
       KbEditorMove          move)
{
  const int step = move == KB_EDITOR_UP || move == KB_EDITOR_PREVIOUS ? -1 : 1;
  g_autoptr (KbRecord) next = NULL;

  if (move == KB_EDITOR_STAY)
    return;
  if (move == KB_EDITOR_NEXT || move == KB_EDITOR_PREVIOUS)
    {
      column = step_column (self, column, step);
      next = g_object_ref (item);
    }
  else
    next = kb_lineup_table_dup_neighbour (self->table, item, step);

  if (column == NULL || next == NULL || !kb_lineup_table_select (self->table, kb_record_get_id (next)))
    return;
  kb_lineup_table_edit (self->table, column);
}

static void
finish_cb (KbLineupTyping *self,
           int             move)
{
  g_autoptr (KbRecord) item = g_object_ref (kb_lineup_cell_get_item (self->cell));
  const KbLineupColumn *column = kb_lineup_cell_get_column (self->cell);
  g_autoptr (GError) error = NULL;

  if (move != KB_EDITOR_CANCEL && !store_text (self, &error))
    {
      kb_cell_editor_set_error (KB_CELL_EDITOR (self->editor), error->message);
      return;
    }

  close_editor (self, move != KB_EDITOR_STAY);
  if (move != KB_EDITOR_CANCEL)
    go_on (self, item, column, move);
}

static void
kb_lineup_typing_dispose (GObject *object)
{
  KbLineupTyping *self = KB_LINEUP_TYPING (object);

  self->cell = NULL;
  self->editor = NULL;
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (kb_lineup_typing_parent_class)->dispose (object);
}

static void
kb_lineup_typing_class_init (KbLineupTypingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_lineup_typing_dispose;

  /**
   * KbLineupTyping::edit:
   * @edit: what was typed
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_LINEUP_TYPING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);
}

static void
kb_lineup_typing_init (KbLineupTyping *self)
{
}

/**
 * kb_lineup_typing_new:
 * @table: (transfer none): where to type; it must live longer
 */
KbLineupTyping *
kb_lineup_typing_new (KbLineupTable *table)
{
  KbLineupTyping *self = g_object_new (KB_TYPE_LINEUP_TYPING, NULL);

  self->table = table;
  return self;
}

/**
 * kb_lineup_typing_start:
 * @item: an item whose row is in sight
 * @column: a column that is shown and can be typed into
 *
 * Opens an editor in a cell, after what was open is left.
 */
void
kb_lineup_typing_start (KbLineupTyping       *self,
                        KbLineupFacts        *facts,
                        KbRecord             *item,
                        const KbLineupColumn *column)
{
  KbRecordSet *plan = kb_lineup_facts_get_plan (facts);
  g_autofree char *text = NULL;
  KbLineupCell *cell;

  g_return_if_fail (KB_IS_LINEUP_TYPING (self));

  kb_lineup_typing_stop (self);
  cell = kb_lineup_table_find_cell (self->table, item, column);
  if (cell == NULL || column->input == KB_LINEUP_INPUT_NONE || !kb_lineup_table_is_shown (self->table, column))
    return;

  g_set_object (&self->facts, facts);
  text = kb_lineup_input_dup_text (column, plan, item);
  self->cell = cell;
  self->editor = kb_cell_editor_new (kb_lineup_column_get_title (column), text,
                                     kb_lineup_input_list_choices (column, plan, item));
  if (column->flags & KB_LINEUP_COLUMN_NUMBER)
    kb_cell_editor_align_right (KB_CELL_EDITOR (self->editor));
  g_signal_connect_object (self->editor, "finish", G_CALLBACK (finish_cb), self, G_CONNECT_SWAPPED);
  kb_lineup_cell_set_editor (cell, self->editor);
  gtk_widget_grab_focus (self->editor);
}

/**
 * kb_lineup_typing_stop:
 *
 * Leaves the open cell, and keeps what was typed when it can be.
 */
void
kb_lineup_typing_stop (KbLineupTyping *self)
{
  g_return_if_fail (KB_IS_LINEUP_TYPING (self));

  if (self->cell == NULL)
    return;

  store_text (self, NULL);
  close_editor (self, FALSE);
}

/**
 * kb_lineup_typing_leave_cell:
 * @cell: a cell whose row scrolls out of sight, or is gone
 *
 * Leaves the cell if it is the open one.
 */
void
kb_lineup_typing_leave_cell (KbLineupTyping *self,
                             KbLineupCell   *cell)
{
  if (self->cell == cell)
    kb_lineup_typing_stop (self);
}
