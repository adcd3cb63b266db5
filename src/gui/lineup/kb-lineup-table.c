/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-table"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-lineup-cell.h"
#include "kb-lineup-drag.h"
#include "kb-lineup-heads.h"
#include "kb-lineup-pinned.h"
#include "kb-lineup-table-private.h"
#include "kb-lineup-typing.h"
#include "kb-lineup.h"

/**
 * KbLineupTable:
 *
 * The lineup as a table: one row an item, the columns that were chosen, cells that are typed into
 * as in a spreadsheet, rows that are dragged to another link number.
 */
struct _KbLineupTable
{
  GtkWidget             parent_instance;

  KbLineupFacts        *facts;      /* owned, nullable */
  GtkFilterListModel   *shown;      /* owned */
  GtkSingleSelection   *selection;  /* owned */
  GPtrArray            *cells;      /* owned, of KbLineupCell, borrowed: those that are bound */
  GPtrArray            *columns;    /* owned, of GtkColumnViewColumn: one per KbLineupColumn */
  int                   role;       /* which is shown alone, -1 for all */
  char                 *words;      /* owned: what is searched, casefolded */

  KbLineupTyping       *typing;     /* owned: the cell that is typed into */
  const KbLineupColumn *current;    /* where Enter begins to type */

  int                   width;      /* as it was given last */
  guint                 share_id;   /* source: shares it among the columns */

  GtkWidget            *scrolled;   /* child */
  GtkColumnView        *view;
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_SELECTED,
  SIGNAL_EXPLAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLineupTable, kb_lineup_table, GTK_TYPE_WIDGET)

static int
find_position (KbLineupTable *self,
               gint64         id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (kb_record_get_id (item) == id)
        return (int) i;
    }

  return -1;
}

static GtkWidget *
find_list (KbLineupTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The row's own widget, which has the focus. */
static GtkWidget *
find_row (KbLineupTable *self,
          KbRecord      *item)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);
  GtkWidget *list = find_list (self);

  for (guint i = 0; i < n_columns; i++)
    {
      GtkWidget *widget = GTK_WIDGET (kb_lineup_table_find_cell (self, item, &columns[i]));

      while (widget != NULL && gtk_widget_get_parent (widget) != list)
        widget = gtk_widget_get_parent (widget);
      if (widget != NULL)
        return widget;
    }

  return NULL;
}

static void
activate_cb (KbLineupTable *self)
{
  if (self->current == NULL || !kb_lineup_table_is_shown (self, self->current))
    self->current = kb_lineup_columns_find (kb_lineup_table_is_shown (self, kb_lineup_columns_find ("live")) ? "live"
                                                                                                             : "role");
  if (self->current->input != KB_LINEUP_INPUT_NONE)
    kb_lineup_table_edit (self, self->current);
}

static void
cell_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 KbLineupTable   *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  KbLineupCell *cell = KB_LINEUP_CELL (widget);

  self->current = kb_lineup_cell_get_column (cell);
  if (strcmp (self->current->id, "final") == 0 && kb_lineup_cell_get_item (cell) != NULL)
    g_signal_emit (self, signals[SIGNAL_EXPLAIN], 0, widget, kb_lineup_cell_get_item (cell));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          KbLineupTable            *self)
{
  const KbLineupColumn *column = g_object_get_data (G_OBJECT (factory), "kb-column");
  GtkWidget *cell = kb_lineup_cell_new (column);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (cell_pressed_cb), self, 0);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         KbLineupTable            *self)
{
  KbLineupCell *cell = KB_LINEUP_CELL (gtk_list_item_get_child (list_item));

  kb_lineup_cell_set_item (cell, gtk_list_item_get_item (list_item));
  g_ptr_array_add (self->cells, cell);
  kb_lineup_cell_update (cell, self->facts);
}

/* The row scrolls out of sight, or is gone: what was typed is kept when it can be. */
static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           KbLineupTable            *self)
{
  KbLineupCell *cell = KB_LINEUP_CELL (gtk_list_item_get_child (list_item));

  kb_lineup_typing_leave_cell (self->typing, cell);
  g_ptr_array_remove_fast (self->cells, cell);
  kb_lineup_cell_set_item (cell, NULL);
}

static void
add_column (KbLineupTable        *self,
            const KbLineupColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (kb_lineup_column_get_title (column), factory);

  g_object_set_data (G_OBJECT (factory), "kb-column", (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, column->width);
  gtk_column_view_append_column (self->view, view_column);
  g_ptr_array_add (self->columns, view_column);
}

static gboolean
is_wanted (gpointer record,
           gpointer user_data)
{
  KbLineupTable *self = user_data;

  return kb_lineup_facts_matches (self->facts, record, self->role, self->words);
}

static void
typed_cb (KbLineupTable *self,
          KbEdit        *edit)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit);
}

static void
selected_cb (KbLineupTable *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
recomputed_cb (KbLineupTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    kb_lineup_cell_update (self->cells->pdata[i], self->facts);
}

static gboolean
share_cb (gpointer user_data)
{
  KbLineupTable *self = user_data;

  self->share_id = 0;
  kb_lineup_columns_share (self->columns, self->width);
  return G_SOURCE_REMOVE;
}

/* Not now: sizes are being given out, or the columns shown have just changed. */
static void
share_width (KbLineupTable *self)
{
  if (self->share_id == 0)
    self->share_id = g_idle_add (share_cb, self);
}

static void
kb_lineup_table_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  KbLineupTable *self = KB_LINEUP_TABLE (widget);

  if (width != self->width)
    share_width (self);
  self->width = width;
  gtk_widget_size_allocate (self->scrolled, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
kb_lineup_table_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  gtk_widget_measure (KB_LINEUP_TABLE (widget)->scrolled, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
kb_lineup_table_dispose (GObject *object)
{
  KbLineupTable *self = KB_LINEUP_TABLE (object);

  g_clear_handle_id (&self->share_id, g_source_remove);
  /* The rows go first: each asks what is being typed. */
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->typing);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->facts);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (kb_lineup_table_parent_class)->dispose (object);
}

static void
kb_lineup_table_class_init (KbLineupTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lineup_table_dispose;
  widget_class->measure = kb_lineup_table_measure;
  widget_class->size_allocate = kb_lineup_table_size_allocate;

  /**
   * KbLineupTable::edit:
   * @edit: what was typed or dragged
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_LINEUP_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KB_TYPE_EDIT);
  /**
   * KbLineupTable::selected:
   *
   * Another row is selected, or none.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", KB_TYPE_LINEUP_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  /**
   * KbLineupTable::explain:
   * @cell: a final price that was clicked
   * @item: whose it is
   */
  signals[SIGNAL_EXPLAIN] = g_signal_new ("explain", KB_TYPE_LINEUP_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, GTK_TYPE_WIDGET, KB_TYPE_RECORD);

  gtk_widget_class_set_css_name (widget_class, "lineuptable");
}

static void
create_view (KbLineupTable *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "thumbnails");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lineup"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  self->scrolled = kb_lineup_pinned_new (self, GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
kb_lineup_table_init (KbLineupTable *self)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  self->role = -1;
  self->cells = g_ptr_array_new ();
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  self->typing = kb_lineup_typing_new (self);
  g_signal_connect_object (self->typing, "edit", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  create_view (self);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i]);
  kb_lineup_heads_align (self->view);
  kb_lineup_drag_install (self, GTK_WIDGET (self->view));
}

/**
 * kb_lineup_table_set_facts:
 * @facts: (transfer none): what the rows say; set once
 */
void
kb_lineup_table_set_facts (KbLineupTable *self,
                           KbLineupFacts *facts)
{
  g_return_if_fail (KB_IS_LINEUP_TABLE (self));
  g_return_if_fail (self->facts == NULL);

  self->facts = g_object_ref (facts);
  g_signal_connect_object (facts, "recomputed", G_CALLBACK (recomputed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_lineup_table_set_plan:
 * @plan: (nullable): the session
 */
void
kb_lineup_table_set_plan (KbLineupTable *self,
                          KbRecordSet   *plan)
{
  g_return_if_fail (KB_IS_LINEUP_TABLE (self));

  kb_lineup_table_stop (self);
  gtk_column_view_set_model (self->view, NULL);
  gtk_filter_list_model_set_model (self->shown,
                                   plan != NULL ? kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM) : NULL);
  if (plan != NULL)
    gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * kb_lineup_table_show_columns:
 * @ids: (array zero-terminated=1): which columns to show; those that identify a row are always shown
 */
void
kb_lineup_table_show_columns (KbLineupTable     *self,
                              const char *const *ids)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  g_return_if_fail (KB_IS_LINEUP_TABLE (self));

  kb_lineup_table_stop (self);
  for (guint i = 0; i < n_columns; i++)
    gtk_column_view_column_set_visible (self->columns->pdata[i], (columns[i].flags & KB_LINEUP_COLUMN_FIXED)
                                                                   || g_strv_contains (ids, columns[i].id));
  share_width (self);
}

/**
 * kb_lineup_table_filter:
 * @role: a role of products, -1 for all
 * @words: what a row must hold, "" for anything
 */
void
kb_lineup_table_filter (KbLineupTable *self,
                        int            role,
                        const char    *words)
{
  g_return_if_fail (KB_IS_LINEUP_TABLE (self));

  self->role = role;
  g_free (self->words);
  self->words = g_utf8_casefold (words, -1);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * kb_lineup_table_get_selected:
 *
 * Returns: (transfer none) (nullable): the item whose row is selected.
 */
KbRecord *
kb_lineup_table_get_selected (KbLineupTable *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * kb_lineup_table_pick:
 *
 * Returns: (transfer none) (nullable): the item under a point of the table.
 */
KbRecord *
kb_lineup_table_pick (KbLineupTable *self,
                      double         x,
                      double         y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = widget != NULL ? gtk_widget_get_ancestor (widget, KB_TYPE_LINEUP_CELL) : NULL;

  return cell != NULL ? kb_lineup_cell_get_item (KB_LINEUP_CELL (cell)) : NULL;
}

/**
 * kb_lineup_table_select:
 *
 * Selects an item's row and brings it into sight.
 *
 * Returns: %FALSE when it is not shown.
 */
gboolean
kb_lineup_table_select (KbLineupTable *self,
                        gint64         id)
{
  const int position = find_position (self, id);
  GtkWidget *list = find_list (self);

  if (position < 0)
    return FALSE;

  gtk_single_selection_set_selected (self->selection, position);
  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  return TRUE;
}

/**
 * kb_lineup_table_focus:
 *
 * Gives the selected row the focus, so that the arrows go on from there.
 */
gboolean
kb_lineup_table_focus (KbLineupTable *self)
{
  KbRecord *item = kb_lineup_table_get_selected (self);
  GtkWidget *row = item != NULL ? find_row (self, item) : NULL;

  return row != NULL ? gtk_widget_grab_focus (row) : gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * kb_lineup_table_edit:
 * @column: a column that can be typed into
 *
 * Opens an editor in the selected row, after what was open is left. A column that was not chosen is shown for it.
 */
void
kb_lineup_table_edit (KbLineupTable        *self,
                      const KbLineupColumn *column)
{
  KbRecord *item = kb_lineup_table_get_selected (self);
  guint n_columns;

  if (item == NULL)
    return;

  gtk_column_view_column_set_visible (self->columns->pdata[column - kb_lineup_columns_get (&n_columns)], TRUE);
  self->current = column;
  kb_lineup_typing_start (self->typing, self->facts, item, column);
}

/**
 * kb_lineup_table_stop:
 *
 * Leaves the open cell, and keeps what was typed when it can be.
 */
void
kb_lineup_table_stop (KbLineupTable *self)
{
  g_return_if_fail (KB_IS_LINEUP_TABLE (self));

  kb_lineup_typing_stop (self->typing);
}

/**
 * kb_lineup_table_find_cell:
 *
 * Returns: (transfer none) (nullable): an item's cell in a column, %NULL while its row is out of sight.
 */
KbLineupCell *
kb_lineup_table_find_cell (KbLineupTable        *self,
                           KbRecord             *item,
                           const KbLineupColumn *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      KbLineupCell *cell = self->cells->pdata[i];

      if (kb_lineup_cell_get_item (cell) == item && kb_lineup_cell_get_column (cell) == column)
        return cell;
    }

  return NULL;
}

gboolean
kb_lineup_table_is_shown (KbLineupTable        *self,
                          const KbLineupColumn *column)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  return gtk_column_view_column_get_visible (self->columns->pdata[column - columns]);
}

/**
 * kb_lineup_table_dup_neighbour:
 * @step: 1 for the row below, −1 for the one above
 *
 * Returns: (transfer full) (nullable): the item in the row beside another's.
 */
KbRecord *
kb_lineup_table_dup_neighbour (KbLineupTable *self,
                               KbRecord      *item,
                               int            step)
{
  const int position = find_position (self, kb_record_get_id (item));

  if (position < 0 || position + step < 0)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->shown), position + step);
}

/**
 * kb_lineup_table_focus_row:
 *
 * Gives the row of an item the focus, where it is in sight.
 */
void
kb_lineup_table_focus_row (KbLineupTable *self,
                           KbRecord      *item)
{
  GtkWidget *row = find_row (self, item);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

GPtrArray *
kb_lineup_table_get_cells (KbLineupTable *self)
{
  return self->cells;
}

KbRecordSet *
kb_lineup_table_get_plan (KbLineupTable *self)
{
  return kb_lineup_facts_get_plan (self->facts);
}
