/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-pinned"

#include "config.h"

#include "kb-lineup-pinned.h"
#include "kb-lineup-table-private.h"
#include "kb-paint.h"

/* The link number and the product: whose row it is. */
#define N_PINNED 2
#define SHADOW_WIDTH 6

/**
 * KbLineupPinned:
 *
 * Scrolls the lineup's table, and keeps the columns that say whose row it is in sight: GtkColumnView has none that stay.
 * Where the table is scrolled sideways they are drawn again at its edge, from the cells' own children, so that they
 * are always the same; what is scrolled under them is scrolled out again when it takes the focus.
 */
struct _KbLineupPinned
{
  GtkWidget       parent_instance;

  KbLineupTable  *table;      /* borrowed: it owns this */
  GtkWidget      *view;       /* borrowed child */
  GtkWidget      *scrolled;   /* child */
  GtkAdjustment  *across;     /* borrowed from the scrolled window */
  GtkRoot        *root;       /* borrowed, nullable: whose focus is followed */
  guint           look_id;    /* source: looks at the focus again */
};

G_DEFINE_FINAL_TYPE (KbLineupPinned, kb_lineup_pinned, GTK_TYPE_WIDGET)

static gboolean
is_pinned (KbLineupCell *cell)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  return kb_lineup_cell_get_column (cell) < &columns[N_PINNED];
}

/* What GtkColumnView puts around a cell, and around a row of them. */
static GtkWidget *
get_frame (KbLineupCell *cell)
{
  return gtk_widget_get_parent (GTK_WIDGET (cell));
}

static GtkWidget *
get_header (KbLineupPinned *self)
{
  return gtk_widget_get_first_child (self->view);
}

/* Where a widget of the table would be were it not scrolled sideways. */
static gboolean
find_place (KbLineupPinned  *self,
            GtkWidget       *widget,
            graphene_rect_t *place)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, GTK_WIDGET (self), place))
    return FALSE;

  place->origin.x += gtk_adjustment_get_value (self->across);
  return TRUE;
}

/* The right edge of what is pinned: that of its heads. */
static double
get_edge (KbLineupPinned *self)
{
  GtkWidget *head = gtk_widget_get_first_child (get_header (self));
  double edge = 0;
  graphene_rect_t place;

  for (guint i = 0; i < N_PINNED && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    if (find_place (self, head, &place))
      edge = place.origin.x + place.size.width;

  return edge;
}

/* The widget's own children, as it draws them, but where they would be were they not scrolled sideways. */
static void
draw_again (KbLineupPinned *self,
            GtkSnapshot    *snapshot,
            GtkWidget      *widget)
{
  graphene_point_t origin;

  if (!gtk_widget_get_mapped (widget)
      || !gtk_widget_compute_point (widget, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), &origin))
    return;
  origin.x += gtk_adjustment_get_value (self->across);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
draw_head (KbLineupPinned *self,
           GtkSnapshot    *snapshot,
           double          edge)
{
  GtkWidget *header = get_header (self);
  GtkWidget *head = gtk_widget_get_first_child (header);
  const GdkRGBA ground = kb_paint_find_colour (GTK_WIDGET (self), "view_bg_color", "");
  graphene_rect_t place;

  if (!find_place (self, header, &place))
    return;
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, place.origin.y, edge, place.size.height - 1));
  for (guint i = 0; i < N_PINNED && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    draw_again (self, snapshot, head);
}

static void
draw_cell (KbLineupPinned *self,
           GtkSnapshot    *snapshot,
           KbLineupCell   *cell,
           double          edge)
{
  GtkWidget *frame = get_frame (cell);
  GtkWidget *row = gtk_widget_get_parent (frame);
  const gboolean is_selected = (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0;
  const GdkRGBA ground = kb_paint_find_colour (GTK_WIDGET (self), is_selected ? "selected_ground" : "view_bg_color", "");
  graphene_rect_t place;

  if (!find_place (self, frame, &place))
    return;
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (place.origin.x, place.origin.y,
                                                                     MIN (place.size.width, edge - place.origin.x),
                                                                     place.size.height));
  draw_again (self, snapshot, GTK_WIDGET (cell));
}

/* That the rest goes on beneath. */
static void
draw_edge (KbLineupPinned *self,
           GtkSnapshot    *snapshot,
           double          edge)
{
  const GdkRGBA line = kb_paint_text_colour (GTK_WIDGET (self), 0.15);
  const GskColorStop stops[] = { { 0, { 0, 0, 0, 0.12 } }, { 1, { 0, 0, 0, 0 } } };
  const float height = gtk_widget_get_height (GTK_WIDGET (self));

  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (edge - 1, 0, 1, height));
  gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (edge, 0, SHADOW_WIDTH, height),
                                       &GRAPHENE_POINT_INIT (edge, 0), &GRAPHENE_POINT_INIT (edge + SHADOW_WIDTH, 0), stops,
                                       G_N_ELEMENTS (stops));
}

static void
kb_lineup_pinned_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  KbLineupPinned *self = KB_LINEUP_PINNED (widget);
  GPtrArray *cells = kb_lineup_table_get_cells (self->table);
  const double edge = get_edge (self);
  graphene_rect_t head;

  gtk_widget_snapshot_child (widget, self->scrolled, snapshot);
  /* Where there is no room for more than what is pinned, nothing is. */
  if (gtk_adjustment_get_value (self->across) <= 0 || edge > gtk_widget_get_width (widget) / 2
      || !find_place (self, get_header (self), &head))
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, head.origin.y + head.size.height, edge,
                                                         gtk_widget_get_height (widget)));
  for (guint i = 0; i < cells->len; i++)
    if (is_pinned (cells->pdata[i]))
      draw_cell (self, snapshot, cells->pdata[i], edge);
  gtk_snapshot_pop (snapshot);
  draw_head (self, snapshot, edge);
  draw_edge (self, snapshot, edge);
}

/* What takes the focus is not to be beneath what is pinned, nor beyond the other edge. */
static void
reveal (KbLineupPinned *self,
        GtkWidget      *cell)
{
  const double page = gtk_adjustment_get_page_size (self->across);
  double value = gtk_adjustment_get_value (self->across);
  graphene_rect_t place;

  if (is_pinned (KB_LINEUP_CELL (cell)) || !find_place (self, get_frame (KB_LINEUP_CELL (cell)), &place))
    return;

  value = MIN (value, place.origin.x - get_edge (self));
  value = MAX (value, place.origin.x + place.size.width - page);
  gtk_adjustment_set_value (self->across, value);
}

static void
focus_changed_cb (KbLineupPinned *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);
  GtkWidget *cell = focus != NULL && gtk_widget_is_ancestor (focus, self->view)
                      ? gtk_widget_get_ancestor (focus, KB_TYPE_LINEUP_CELL) : NULL;

  if (cell != NULL)
    reveal (self, cell);
}

static gboolean
look_again_cb (gpointer user_data)
{
  KbLineupPinned *self = user_data;

  self->look_id = 0;
  if (self->root != NULL)
    focus_changed_cb (self);
  return G_SOURCE_REMOVE;
}

/* A column that was shown for what is typed has its place only now; sizes are still being given out. */
static void
width_changed_cb (KbLineupPinned *self)
{
  if (self->look_id == 0)
    self->look_id = g_idle_add (look_again_cb, self);
}

static void
kb_lineup_pinned_root (GtkWidget *widget)
{
  KbLineupPinned *self = KB_LINEUP_PINNED (widget);

  GTK_WIDGET_CLASS (kb_lineup_pinned_parent_class)->root (widget);

  self->root = gtk_widget_get_root (widget);
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kb_lineup_pinned_unroot (GtkWidget *widget)
{
  KbLineupPinned *self = KB_LINEUP_PINNED (widget);

  g_signal_handlers_disconnect_by_func (self->root, focus_changed_cb, self);
  self->root = NULL;

  GTK_WIDGET_CLASS (kb_lineup_pinned_parent_class)->unroot (widget);
}

static void
kb_lineup_pinned_dispose (GObject *object)
{
  g_clear_handle_id (&KB_LINEUP_PINNED (object)->look_id, g_source_remove);
  g_clear_pointer (&KB_LINEUP_PINNED (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (kb_lineup_pinned_parent_class)->dispose (object);
}

static void
kb_lineup_pinned_class_init (KbLineupPinnedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_lineup_pinned_dispose;
  widget_class->snapshot = kb_lineup_pinned_snapshot;
  widget_class->root = kb_lineup_pinned_root;
  widget_class->unroot = kb_lineup_pinned_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_lineup_pinned_init (KbLineupPinned *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  self->across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (self->across, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->across, "changed", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * kb_lineup_pinned_new:
 * @table: (transfer none): whose cells are drawn
 * @view: (transfer none): its column view
 *
 * Returns: (transfer floating): what scrolls the table.
 */
GtkWidget *
kb_lineup_pinned_new (KbLineupTable *table,
                      GtkWidget     *view)
{
  KbLineupPinned *self = g_object_new (KB_TYPE_LINEUP_PINNED, NULL);

  self->table = table;
  self->view = view;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  return GTK_WIDGET (self);
}
