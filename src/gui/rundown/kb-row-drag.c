/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-row-drag"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cell-editor.h"
#include "kb-cue-row.h"
#include "kb-cue.h"
#include "kb-row-drag.h"
#include "kb-segment-row.h"

/**
 * KbRowDrag:
 *
 * Dragging in the rundown's table: the selected cues, or a segment, go where the line is.
 */
struct _KbRowDrag
{
  GObject         parent_instance;

  KbRundownTable *table;     /* borrowed: owns the page that owns this */
  GPtrArray      *dragged;   /* owned, nullable, of KbRecord: cues in running order, or one segment */
};

/* Where a drop would go, and where the line is that says so. */
typedef struct
{
  KbRundownPlace place;
  double         line_y;
} Landing;

enum
{
  SIGNAL_EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbRowDrag, kb_row_drag, G_TYPE_OBJECT)

static KbRundownRow *
get_row_of (GtkWidget *widget)
{
  return KB_IS_CUE_ROW (widget) ? kb_cue_row_get_row (KB_CUE_ROW (widget))
                                : kb_segment_row_get_row (KB_SEGMENT_ROW (widget));
}

static KbRecordSet *
get_plan (KbRowDrag *self)
{
  return kb_rundown_model_get_plan (kb_rundown_table_get_model (self->table));
}

static gboolean
is_dragging_segment (KbRowDrag *self)
{
  return kb_record_get_kind (self->dragged->pdata[0]) == KB_ENTITY_SEGMENT;
}

/* All selected cues when the row is one of them, else the row alone. */
static GPtrArray *
collect_dragged (KbRowDrag    *self,
                 KbRundownRow *row)
{
  g_autoptr (GPtrArray) selected = kb_rundown_table_dup_selected (self->table);
  GPtrArray *dragged = g_ptr_array_new_with_free_func (g_object_unref);

  if (!g_ptr_array_find (selected, row, NULL) || !kb_rundown_row_is_cue (row))
    {
      g_ptr_array_add (dragged, g_object_ref (kb_rundown_row_get_record (row)));
      return dragged;
    }

  for (guint i = 0; i < selected->len; i++)
    if (kb_rundown_row_is_cue (selected->pdata[i]))
      g_ptr_array_add (dragged, g_object_ref (kb_rundown_row_get_record (selected->pdata[i])));

  return dragged;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            KbRowDrag     *self)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self->table), x, y, GTK_PICK_DEFAULT);
  GtkWidget *widget = kb_rundown_table_pick_row (self->table, x, y);

  if (widget == NULL || get_row_of (widget) == NULL || under == NULL
      || gtk_widget_get_ancestor (under, KB_TYPE_CELL_EDITOR) != NULL)
    return NULL;

  g_clear_pointer (&self->dragged, g_ptr_array_unref);
  self->dragged = collect_dragged (self, get_row_of (widget));

  return gdk_content_provider_new_typed (KB_TYPE_RUNDOWN_TABLE, self->table);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               KbRowDrag     *self)
{
  const guint n = self->dragged->len;
  KbRecord *first = self->dragged->pdata[0];
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (is_dragging_segment (self))
    text = g_strdup (kb_record_get_text (first, KB_SEGMENT_TITLE));
  else if (n == 1)
    text = g_strdup_printf ("%s  %s", kb_record_get_text (first, KB_CUE_CUE_NO), kb_record_get_text (first, KB_CUE_TITLE));
  else
    text = g_strdup_printf (ngettext ("%u cue", "%u cues", n), n);

  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "row-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
}

static void
drag_end_cb (KbRowDrag *self)
{
  g_clear_pointer (&self->dragged, g_ptr_array_unref);
  kb_rundown_table_set_drop_line (self->table, -1);
}

static KbRecord *
find_segment (KbRowDrag    *self,
              KbRundownRow *row,
              int           step)
{
  KbRecord *record = kb_rundown_row_get_record (row);
  KbRecordSet *plan = get_plan (self);
  g_autoptr (GPtrArray) segments = kb_record_set_children (plan, KB_ENTITY_SEGMENT, kb_record_set_get_session_id (plan));
  KbRecord *segment = kb_rundown_row_is_cue (row) ? kb_record_set_find_ref (plan, record, KB_CUE_SEGMENT_ID) : record;
  guint index;

  if (!g_ptr_array_find (segments, segment, &index) || (int) index + step < 0 || index + step >= segments->len)
    return NULL;
  return segments->pdata[(int) index + step];
}

static gint64
get_id_or_zero (KbRecord *record)
{
  return record != NULL ? kb_record_get_id (record) : 0;
}

static gint64
find_neighbour_cue (KbRowDrag *self,
                    gint64     segment_id,
                    gint64     after_id)
{
  g_autoptr (GPtrArray) cues = kb_record_set_children (get_plan (self), KB_ENTITY_CUE, segment_id);
  gboolean found = after_id == 0;

  for (guint i = 0; i < cues->len; i++)
    {
      if (found)
        return kb_record_get_id (cues->pdata[i]);
      found = kb_record_get_id (cues->pdata[i]) == after_id;
    }

  return 0;
}

/* Before a segment's head is behind the last cue of the segment before it. */
static KbRundownPlace
find_cue_place (KbRowDrag    *self,
                KbRundownRow *row,
                gboolean      is_after)
{
  const gint64 id = kb_rundown_row_get_id (row);
  KbRecord *previous;
  gint64 segment_id;

  if (kb_rundown_row_is_cue (row))
    {
      segment_id = kb_record_get_int (kb_rundown_row_get_record (row), KB_CUE_SEGMENT_ID);
      return (KbRundownPlace) { segment_id, is_after ? find_neighbour_cue (self, segment_id, id) : id };
    }

  previous = find_segment (self, row, -1);
  if (is_after || previous == NULL)
    return (KbRundownPlace) { id, find_neighbour_cue (self, id, 0) };
  return (KbRundownPlace) { kb_record_get_id (previous), 0 };
}

static gboolean
find_row_landing (KbRowDrag *self,
                  GtkWidget *widget,
                  double     y,
                  Landing   *landing)
{
  KbRundownRow *row = get_row_of (widget);
  graphene_rect_t bounds;
  gboolean is_after;

  if (row == NULL || !gtk_widget_compute_bounds (gtk_widget_get_parent (widget), GTK_WIDGET (self->table), &bounds))
    return FALSE;

  is_after = y > bounds.origin.y + bounds.size.height / 2;
  landing->line_y = bounds.origin.y + (is_after ? bounds.size.height : 0);
  if (!is_dragging_segment (self))
    landing->place = find_cue_place (self, row, is_after);
  else if (!kb_rundown_row_is_cue (row) && !is_after)
    landing->place.before_id = kb_rundown_row_get_id (row);
  else
    landing->place.before_id = get_id_or_zero (find_segment (self, row, 1));

  return TRUE;
}

/* Below the last row is behind it. */
static gboolean
find_landing (KbRowDrag *self,
              double     x,
              double     y,
              Landing   *landing)
{
  GtkWidget *widget = kb_rundown_table_pick_row (self->table, x, y);
  KbRundownModel *model = kb_rundown_table_get_model (self->table);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  *landing = (Landing) { 0 };
  if (widget == NULL && n > 0)
    {
      widget = kb_rundown_table_find_widget (self->table, kb_rundown_row_get_id (kb_rundown_model_peek (model, n - 1)));
      y = G_MAXDOUBLE;
    }

  return self->dragged != NULL && widget != NULL && find_row_landing (self, widget, y, landing);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           KbRowDrag     *self)
{
  Landing landing;

  if (!find_landing (self, x, y, &landing))
    {
      kb_rundown_table_set_drop_line (self->table, -1);
      return 0;
    }

  kb_rundown_table_set_drop_line (self->table, landing.line_y);
  return GDK_ACTION_MOVE;
}

static void
leave_cb (KbRowDrag *self)
{
  kb_rundown_table_set_drop_line (self->table, -1);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         KbRowDrag     *self)
{
  g_autoptr (KbEdit) edit = NULL;
  Landing landing;

  kb_rundown_table_set_drop_line (self->table, -1);
  if (g_value_get_object (value) != (gpointer) self->table || !find_landing (self, x, y, &landing))
    return FALSE;

  if (is_dragging_segment (self))
    edit = kb_rundown_move_segment (get_plan (self), self->dragged->pdata[0], landing.place.before_id);
  else
    edit = kb_rundown_move_cues (get_plan (self), self->dragged, &landing.place);
  if (edit != NULL)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, edit, self->dragged);

  return TRUE;
}

static void
kb_row_drag_dispose (GObject *object)
{
  g_clear_pointer (&KB_ROW_DRAG (object)->dragged, g_ptr_array_unref);

  G_OBJECT_CLASS (kb_row_drag_parent_class)->dispose (object);
}

static void
kb_row_drag_class_init (KbRowDragClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_row_drag_dispose;

  /**
   * KbRowDrag::edit:
   * @edit: what the drop means
   * @records: (element-type KbRecord): what was dragged
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", KB_TYPE_ROW_DRAG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       2, KB_TYPE_EDIT, G_TYPE_PTR_ARRAY);
}

static void
kb_row_drag_init (KbRowDrag *self)
{
}

/**
 * kb_row_drag_new:
 * @table: (transfer none): whose rows can be dragged; it must live longer
 */
KbRowDrag *
kb_row_drag_new (KbRundownTable *table)
{
  KbRowDrag *self = g_object_new (KB_TYPE_ROW_DRAG, NULL);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (KB_TYPE_RUNDOWN_TABLE, GDK_ACTION_MOVE);

  self->table = table;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (table), GTK_EVENT_CONTROLLER (source));

  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (table), GTK_EVENT_CONTROLLER (target));

  return self;
}
