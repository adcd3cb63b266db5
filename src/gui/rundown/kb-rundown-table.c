/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-table"

#include "config.h"

#include "kb-column-header.h"
#include "kb-column-menu.h"
#include "kb-cue-row.h"
#include "kb-row-anchor.h"
#include "kb-row-selection.h"
#include "kb-row-widgets.h"
#include "kb-rundown-table.h"
#include "kb-segment-row.h"
#include "kb-session-text.h"

#define DROP_LINE_HEIGHT 2
#define ROW_HEIGHT 28

/**
 * KbRundownTable:
 *
 * The rundown as a list of segment and cue rows under a header, with several selected rows. It
 * shows and selects; what is typed, dragged and pressed is dealt with by the page.
 */
struct _KbRundownTable
{
  GtkWidget          parent_instance;

  KbRundownModel    *model;       /* owned, nullable */
  KbColumns         *columns;     /* owned */
  GtkMultiSelection *selection;   /* owned, nullable */
  KbRowWidgets      *widgets;     /* owned: those that show rows now */
  char              *speaker;     /* owned, nullable: the longest name that the columns are wide enough for */
  KbRowAnchor        anchor;      /* the row with the focus, while rows come and go */
  guint              refresh_id;  /* source: rows out of sight may have come into it */
  double             drop_y;      /* where the drop line is, negative: nowhere */

  GtkWidget         *box;         /* child */
  KbColumnHeader    *header;
  GtkMenuButton     *columns_button;
  GtkWidget         *header_view;
  GtkWidget         *scrolled;
  GtkListView       *list;
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_EDIT_CELL,
  SIGNAL_ROW_UNBOUND,
  SIGNAL_SCROLLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbRundownTable, kb_rundown_table, GTK_TYPE_WIDGET)

static void
pressed_cb (KbRundownTable *self,
            KbRundownRow   *row,
            int             cell)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_CELL], 0, row, cell);
}

static void
toggled_cb (KbRundownTable *self,
            KbRundownRow   *row)
{
  kb_rundown_model_set_collapsed (self->model, kb_rundown_row_get_id (row),
                                  !kb_rundown_row_get_facts (row)->is_collapsed);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         KbRundownTable           *self)
{
  kb_row_widgets_bind (self->widgets, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           KbRundownTable           *self)
{
  g_signal_emit (self, signals[SIGNAL_ROW_UNBOUND], 0, gtk_list_item_get_item (item));
  kb_row_widgets_unbind (self->widgets, item);
}

static void
activate_cb (KbRundownTable *self,
             guint           position)
{
  KbRundownRow *row = kb_rundown_model_peek (self->model, position);

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_EDIT_CELL], 0, row, KB_CUE_CELL_START);
}

static void
selection_changed_cb (KbRundownTable *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static gboolean
refresh_cb (gpointer user_data)
{
  KbRundownTable *self = user_data;

  self->refresh_id = 0;
  kb_row_widgets_refresh (self->widgets);

  return G_SOURCE_REMOVE;
}

/* Rows that come into sight show what they missed, once they are laid out where they go. */
static void
scrolled_cb (KbRundownTable *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
  g_signal_emit (self, signals[SIGNAL_SCROLLED], 0);
}

/* The columns are as wide as the longest name that speaks. */
static void
recomputed_cb (KbRundownTable *self)
{
  const char *longest = kb_rundown_model_find_longest (self->model, KB_ROW_TEXT_SPEAKER);

  if (g_strcmp0 (longest, self->speaker) == 0)
    return;

  g_free (self->speaker);
  self->speaker = g_strdup (longest);
  kb_columns_measure (self->columns, GTK_WIDGET (self->list), self->speaker);
}

static void
splicing_cb (KbRundownTable *self,
             guint           position,
             guint           removed)
{
  kb_row_anchor_set (&self->anchor, self, position, removed);
}

static void
kb_rundown_table_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  KbRundownTable *self = KB_RUNDOWN_TABLE (widget);

  GTK_WIDGET_CLASS (kb_rundown_table_parent_class)->css_changed (widget, change);
  kb_columns_measure (self->columns, GTK_WIDGET (self->list), self->speaker != NULL ? self->speaker : "");
}

static void
kb_rundown_table_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  KbRundownTable *self = KB_RUNDOWN_TABLE (widget);
  GdkRGBA colour;

  GTK_WIDGET_CLASS (kb_rundown_table_parent_class)->snapshot (widget, snapshot);
  if (self->drop_y < 0 || !gtk_style_context_lookup_color (gtk_widget_get_style_context (widget),
                                                           "accent_bg_color", &colour))
    return;

  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, self->drop_y - DROP_LINE_HEIGHT / 2.0,
                                                  gtk_widget_get_width (widget), DROP_LINE_HEIGHT));
}

static void
kb_rundown_table_dispose (GObject *object)
{
  KbRundownTable *self = KB_RUNDOWN_TABLE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_RUNDOWN_TABLE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->columns);
  g_clear_object (&self->widgets);

  G_OBJECT_CLASS (kb_rundown_table_parent_class)->dispose (object);
}

static void
kb_rundown_table_finalize (GObject *object)
{
  KbRundownTable *self = KB_RUNDOWN_TABLE (object);

  g_free (self->speaker);

  G_OBJECT_CLASS (kb_rundown_table_parent_class)->finalize (object);
}

static void
create_signals (void)
{
  /**
   * KbRundownTable::selection-changed:
   */
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", KB_TYPE_RUNDOWN_TABLE, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KbRundownTable::edit-cell:
   * @row: the row that was activated
   * @cell: a #KbCueCell; of no meaning for a segment
   */
  signals[SIGNAL_EDIT_CELL] = g_signal_new ("edit-cell", KB_TYPE_RUNDOWN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, KB_TYPE_RUNDOWN_ROW, G_TYPE_INT);
  /**
   * KbRundownTable::row-unbound:
   * @row: a row whose widget is about to show another
   */
  signals[SIGNAL_ROW_UNBOUND] = g_signal_new ("row-unbound", KB_TYPE_RUNDOWN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, KB_TYPE_RUNDOWN_ROW);
  /**
   * KbRundownTable::scrolled:
   *
   * Other rows are in sight.
   */
  signals[SIGNAL_SCROLLED] = g_signal_new ("scrolled", KB_TYPE_RUNDOWN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
kb_rundown_table_class_init (KbRundownTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_rundown_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_rundown_table_finalize;
  widget_class->css_changed = kb_rundown_table_css_changed;
  widget_class->snapshot = kb_rundown_table_snapshot;
  create_signals ();

  g_type_ensure (KB_TYPE_COLUMN_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-rundown-table.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRundownTable, box);
  gtk_widget_class_bind_template_child (widget_class, KbRundownTable, header);
  gtk_widget_class_bind_template_child (widget_class, KbRundownTable, columns_button);
  gtk_widget_class_bind_template_child (widget_class, KbRundownTable, header_view);
  gtk_widget_class_bind_template_child (widget_class, KbRundownTable, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KbRundownTable, list);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, kb_rundown_table_open_columns);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* The focus would stay with the button. */
static void
menu_closed_cb (KbRundownTable *self)
{
  g_autoptr (GPtrArray) selected = kb_rundown_table_dup_selected (self);

  if (selected->len > 0)
    kb_rundown_table_focus (self, kb_rundown_row_get_id (selected->pdata[0]));
}

static void
kb_rundown_table_init (KbRundownTable *self)
{
  g_autoptr (GSettings) settings = g_settings_new (KB_APP_ID);
  GtkAdjustment *adjustment, *sideways;
  GtkWidget *menu;

  self->columns = kb_columns_new ();
  self->widgets = kb_row_widgets_new (self->columns);
  self->drop_y = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_column_header_set_columns (self->header, self->columns);
  menu = kb_column_menu_new (self->columns);
  gtk_menu_button_set_popover (self->columns_button, menu);
  g_signal_connect_object (menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  kb_columns_bind_settings (self->columns, settings, "rundown-columns");
  g_signal_connect_object (self->widgets, "edit-cell", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->widgets, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  /* The heads follow the rows, not the other way round: each has its own idea of how wide it all is. */
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->header_view));
  g_object_bind_property (adjustment, "value", sideways, "value", G_BINDING_DEFAULT);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

KbColumns *
kb_rundown_table_get_columns (KbRundownTable *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_TABLE (self), NULL);

  return self->columns;
}

/**
 * kb_rundown_table_show_column:
 *
 * Scrolls sideways until a column is in sight.
 */
void
kb_rundown_table_show_column (KbRundownTable  *self,
                              KbRundownColumn  column)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  int x, width;

  kb_columns_get_extent (self->columns, column, (int) gtk_adjustment_get_upper (adjustment), &x, &width);
  gtk_adjustment_clamp_page (adjustment, x, x + width);
}

/**
 * kb_rundown_table_open_columns:
 *
 * Opens the menu of the columns.
 */
void
kb_rundown_table_open_columns (KbRundownTable *self)
{
  g_return_if_fail (KB_IS_RUNDOWN_TABLE (self));

  gtk_menu_button_popup (self->columns_button);
}

KbRundownModel *
kb_rundown_table_get_model (KbRundownTable *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_TABLE (self), NULL);

  return self->model;
}

/**
 * kb_rundown_table_set_model:
 * @model: (transfer none): what to show; set once
 */
void
kb_rundown_table_set_model (KbRundownTable *self,
                            KbRundownModel *model)
{
  g_return_if_fail (KB_IS_RUNDOWN_TABLE (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (model)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "splicing", G_CALLBACK (splicing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "recomputed", G_CALLBACK (recomputed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * kb_rundown_table_update_zone:
 *
 * Shows the clock of the model's session; called before the session's rows come.
 */
void
kb_rundown_table_update_zone (KbRundownTable *self)
{
  KbRecordSet *plan = kb_rundown_model_get_plan (self->model);
  KbRecord *session = plan != NULL ? kb_record_set_get_session (plan) : NULL;
  g_autoptr (GTimeZone) zone = session != NULL ? kb_session_dup_time_zone (session) : NULL;

  kb_row_widgets_set_zone (self->widgets, zone);
}

/**
 * kb_rundown_table_get_focused:
 *
 * Returns: (transfer none) (nullable): the row with the focus, or that is typed into.
 */
KbRundownRow *
kb_rundown_table_get_focused (KbRundownTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child, *around;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  /* The focus is on the list's own row widget, around ours. */
  child = gtk_widget_get_first_child (focus);
  around = gtk_widget_get_ancestor (focus, KB_TYPE_CUE_ROW);
  if (around == NULL && (KB_IS_CUE_ROW (child) || KB_IS_SEGMENT_ROW (child)))
    around = child;
  return around != NULL ? kb_row_widget_get_row (around) : NULL;
}

/**
 * kb_rundown_table_take_heir:
 *
 * Returns: the row that the focus goes to, once, because the one that had it has gone; else 0.
 */
gint64
kb_rundown_table_take_heir (KbRundownTable *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_TABLE (self), 0);

  return kb_row_anchor_take (&self->anchor, self->model);
}

/**
 * kb_rundown_table_get_cursor:
 *
 * Returns: (transfer none) (nullable): the row with the focus, else the first that is selected.
 */
KbRundownRow *
kb_rundown_table_get_cursor (KbRundownTable *self)
{
  KbRundownRow *focused = kb_rundown_table_get_focused (self);
  g_autoptr (GPtrArray) selected = focused == NULL ? kb_rundown_table_dup_selected (self) : NULL;

  if (focused != NULL)
    return focused;
  return selected->len > 0 ? selected->pdata[0] : NULL;
}

/**
 * kb_rundown_table_dup_selected:
 *
 * Returns: (transfer full) (element-type KbRundownRow): the selected rows in running order.
 */
GPtrArray *
kb_rundown_table_dup_selected (KbRundownTable *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_TABLE (self), NULL);

  return kb_row_selection_dup (GTK_SELECTION_MODEL (self->selection), self->model);
}

/**
 * kb_rundown_table_select:
 * @ids: (array length=n_ids): rows; those that are not shown are left out
 *
 * Selects these rows and no other.
 */
void
kb_rundown_table_select (KbRundownTable *self,
                         const gint64   *ids,
                         guint           n_ids)
{
  g_return_if_fail (KB_IS_RUNDOWN_TABLE (self));

  kb_row_selection_set (GTK_SELECTION_MODEL (self->selection), self->model, ids, n_ids);
}

/**
 * kb_rundown_table_scroll_to:
 *
 * Returns: %FALSE when the row is not shown.
 */
gboolean
kb_rundown_table_scroll_to (KbRundownTable *self,
                            gint64          id)
{
  const int position = kb_rundown_model_find_position (self->model, id);

  if (position >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) position);

  return position >= 0;
}

/**
 * kb_rundown_table_focus:
 *
 * Scrolls to a row and gives it the focus.
 *
 * Returns: %FALSE when the row is not shown.
 */
gboolean
kb_rundown_table_focus (KbRundownTable *self,
                        gint64          id)
{
  GtkWidget *widget;

  if (!kb_rundown_table_scroll_to (self, id))
    return FALSE;

  widget = kb_rundown_table_find_widget (self, id);
  if (widget != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (widget));

  return TRUE;
}

/**
 * kb_rundown_table_select_more:
 *
 * Selects the cues of the cursor's segment, and when they all are, everything.
 */
void
kb_rundown_table_select_more (KbRundownTable *self)
{
  g_return_if_fail (KB_IS_RUNDOWN_TABLE (self));

  kb_row_selection_grow (GTK_SELECTION_MODEL (self->selection), self->model, kb_rundown_table_get_cursor (self));
}

/**
 * kb_rundown_table_find_widget:
 *
 * Returns: (transfer none) (nullable): the #KbCueRow or #KbSegmentRow that shows a row now.
 */
GtkWidget *
kb_rundown_table_find_widget (KbRundownTable *self,
                              gint64          id)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_TABLE (self), NULL);

  return kb_row_widgets_find (self->widgets, id);
}

/**
 * kb_rundown_table_pick_row:
 *
 * Returns: (transfer none) (nullable): the row widget at a point of the table.
 */
GtkWidget *
kb_rundown_table_pick_row (KbRundownTable *self,
                           double          x,
                           double          y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self->list); widget = gtk_widget_get_parent (widget))
    {
      if (KB_IS_CUE_ROW (widget) || KB_IS_SEGMENT_ROW (widget))
        return widget;
      if (gtk_widget_get_parent (widget) == GTK_WIDGET (self->list))
        return gtk_widget_get_first_child (widget);
    }

  return NULL;
}

/* The row at a point of the table. */
KbRundownRow *
kb_rundown_table_pick (KbRundownTable *self,
                       double          x,
                       double          y)
{
  GtkWidget *widget = kb_rundown_table_pick_row (self, x, y);

  return widget != NULL ? kb_row_widget_get_row (widget) : NULL;
}

/**
 * kb_rundown_table_pick_visible:
 * @is_last: the last one, else the first
 *
 * Returns: (transfer none) (nullable): a row at the edge of what is in sight.
 */
KbRundownRow *
kb_rundown_table_pick_visible (KbRundownTable *self,
                               gboolean        is_last)
{
  graphene_rect_t bounds;
  double y;

  if (!gtk_widget_compute_bounds (self->scrolled, GTK_WIDGET (self), &bounds) || bounds.size.height < 2 * ROW_HEIGHT)
    return NULL;

  y = is_last ? bounds.origin.y + bounds.size.height - ROW_HEIGHT : bounds.origin.y + ROW_HEIGHT;
  return kb_rundown_table_pick (self, ROW_HEIGHT, y);
}

/**
 * kb_rundown_table_set_drop_line:
 * @y: where what is dragged would land, in the table; negative: nowhere
 */
void
kb_rundown_table_set_drop_line (KbRundownTable *self,
                                double          y)
{
  if (self->drop_y == y)
    return;

  self->drop_y = y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
