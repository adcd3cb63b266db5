/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-column-text.h"
#include "kb-css-class.h"
#include "kb-cue-row.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-rundown-text.h"
#include "kb-slot-bar.h"

/* From so many characters on a text may not fit: it is told whole by a tooltip. */
#define LONG_TEXT 12

/**
 * KbCueRow:
 *
 * A cue in the rundown's table: a cell per column, laid out by the shared #KbColumns, and at times
 * an editor over one of them.
 */
struct _KbCueRow
{
  GtkWidget     parent_instance;

  KbColumns    *columns;                       /* owned */
  GSignalGroup *follow;                        /* owned: the row shown */
  KbRundownRow *row;                           /* owned, nullable */
  GTimeZone    *zone;                          /* owned, nullable */
  GtkWidget    *editor;                        /* child, nullable: the cell that is typed into */
  KbCueCell     edited;
  const char   *type_class;                    /* borrowed, constant, nullable */
  gboolean      is_stale;                      /* the row changed while it was out of sight */
  guint32       shown;                         /* the columns whose cells are up to date, a bit each */

  GtkWidget    *cells[KB_N_RUNDOWN_COLUMNS];   /* children, nullable */
  GtkWidget    *flag;
  GtkWidget    *clock;
  GtkWidget    *link;
  GtkWidget    *name;
  GtkWidget    *loop;
  GtkWidget    *bar;
  GtkWidget    *script;
};

G_DEFINE_FINAL_TYPE (KbCueRow, kb_cue_row, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (float       xalign,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
show_clock (KbCueRow         *self,
            KbRecord         *cue,
            const KbRowFacts *facts)
{
  const gboolean is_hard = facts->gap_ms != KB_NONE;
  g_autofree char *clock = facts->start_us != KB_NONE && self->zone != NULL
                             ? kb_instant_format_clock (facts->start_us, self->zone) : g_strdup ("–");

  gtk_widget_set_opacity (self->flag, is_hard ? 1 : 0);
  gtk_label_set_text (GTK_LABEL (self->clock), clock);
  kb_css_class_set (self->clock, "identity", is_hard);
  kb_css_class_set (self->cells[KB_RUNDOWN_COLUMN_CLOCK], "level", is_hard && facts->gap_ms < 0);
  kb_css_class_set (self->cells[KB_RUNDOWN_COLUMN_CLOCK], "block", is_hard && facts->gap_ms < 0);
}

static void
show_type (KbCueRow *self,
           KbRecord *cue)
{
  const int type = kb_record_get_int (cue, KB_CUE_TYPE);
  const char *css_class = kb_rundown_type_class (type);

  gtk_label_set_text (GTK_LABEL (self->cells[KB_RUNDOWN_COLUMN_TYPE]), kb_enum_label (&kb_cue_type_enum, type));
  if (self->type_class == css_class)
    return;

  if (self->type_class != NULL)
    gtk_widget_remove_css_class (self->cells[KB_RUNDOWN_COLUMN_TYPE], self->type_class);
  self->type_class = css_class;
  if (css_class != NULL)
    gtk_widget_add_css_class (self->cells[KB_RUNDOWN_COLUMN_TYPE], css_class);
}

static void
show_subject (KbCueRow *self,
              KbRecord *cue)
{
  const char *link = kb_rundown_row_get_text (self->row, KB_ROW_TEXT_LINK);
  const char *loop = kb_rundown_row_get_text (self->row, KB_ROW_TEXT_LOOP);
  const char *product = kb_rundown_row_get_text (self->row, KB_ROW_TEXT_PRODUCT);
  const char *title = kb_rundown_row_get_title (self->row);

  gtk_label_set_text (GTK_LABEL (self->link), link);
  gtk_widget_set_visible (self->link, *link != '\0');
  gtk_label_set_text (GTK_LABEL (self->name), title);
  kb_css_class_set (self->name, "dim", *link == '\0');
  gtk_label_set_text (GTK_LABEL (self->loop), loop);
  gtk_widget_set_visible (self->loop, *loop != '\0');
  gtk_widget_set_tooltip_text (self->cells[KB_RUNDOWN_COLUMN_SUBJECT], *product != '\0' ? product : title);
}

static void
show_script (KbCueRow         *self,
             const KbRowFacts *facts)
{
  g_autofree char *text = kb_rundown_format_script (facts->script_ms);

  kb_slot_bar_set (KB_SLOT_BAR (self->bar), facts->script_ms, facts->length_ms, facts->longest_ms);
  gtk_label_set_text (GTK_LABEL (self->script), facts->script_units > 0 ? text : "–");
}

static void
show_slack (KbCueRow         *self,
            const KbRowFacts *facts)
{
  GtkWidget *label = self->cells[KB_RUNDOWN_COLUMN_SLACK];
  const gboolean is_hard = facts->gap_ms != KB_NONE;
  const gboolean is_start = is_hard && facts->is_first && facts->gap_ms == 0;
  g_autofree char *slack = is_hard ? kb_duration_format (facts->gap_ms) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (label), is_start ? C_("slack", "start") : slack);
  kb_css_class_set (label, "dim", is_start);
  kb_css_class_set (label, "identity", is_hard && !is_start);
  kb_css_class_set (label, "level", is_hard && !is_start);
  kb_css_class_set (label, "ok", is_hard && !is_start && facts->gap_ms >= 0);
  kb_css_class_set (label, "block", is_hard && facts->gap_ms < 0);
}

static void
show_mark (KbCueRow         *self,
           const KbRowFacts *facts)
{
  GtkWidget *image = self->cells[KB_RUNDOWN_COLUMN_MARK];
  const char *why = kb_rundown_row_get_text (self->row, KB_ROW_TEXT_MARK);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), kb_rundown_mark_icon (facts->mark));
  kb_css_class_set (image, "block", facts->mark == KB_MARK_BLOCK);
  kb_css_class_set (image, "warn", facts->mark == KB_MARK_WARN);
  kb_css_class_set (image, "tell", facts->mark == KB_MARK_TELL);
  gtk_widget_set_tooltip_text (image, *why != '\0' ? why : NULL);
  gtk_widget_set_tooltip_text (self->cells[KB_RUNDOWN_COLUMN_SLACK], facts->mark == KB_MARK_BLOCK ? why : NULL);
}

static void
show_text (KbCueRow        *self,
           KbRundownColumn  column)
{
  GtkLabel *label = GTK_LABEL (self->cells[column]);
  g_autofree char *text = kb_column_text_dup (column, self->row, self->zone);

  gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (self->cells[column], g_utf8_strlen (text, -1) >= LONG_TEXT ? text : NULL);
}

/* The columns that are not there from the beginning show nothing but a text. */
static void
show_texts (KbCueRow *self)
{
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if (!kb_column_infos[i].is_preset && self->cells[i] != NULL && kb_columns_is_shown (self->columns, i))
      show_text (self, i);
}

static void
show_row (KbCueRow *self)
{
  KbRecord *cue = kb_rundown_row_get_record (self->row);
  const KbRowFacts *facts = kb_rundown_row_get_facts (self->row);
  g_autofree char *length = kb_duration_format (facts->length_ms);
  g_autofree char *spoken = kb_rundown_describe_cue (self->row, self->zone);
  const char *speaker = kb_rundown_row_get_text (self->row, KB_ROW_TEXT_SPEAKER);

  gtk_label_set_text (GTK_LABEL (self->cells[KB_RUNDOWN_COLUMN_NUMBER]), kb_record_get_text (cue, KB_CUE_CUE_NO));
  gtk_label_set_text (GTK_LABEL (self->cells[KB_RUNDOWN_COLUMN_LENGTH]), length);
  gtk_label_set_text (GTK_LABEL (self->cells[KB_RUNDOWN_COLUMN_SPEAKER]), speaker);
  show_clock (self, cue, facts);
  show_type (self, cue);
  show_subject (self, cue);
  show_script (self, facts);
  show_slack (self, facts);
  show_mark (self, facts);
  show_texts (self);
  kb_css_class_set (GTK_WIDGET (self), "skipped", kb_record_get_bool (cue, KB_CUE_SKIP));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->is_stale = FALSE;
}

/* In the view, or within half a page of it. A row that was not laid out yet may be anywhere. */
static gboolean
is_near_sight (KbCueRow *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  int height;

  if (view == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), view, &bounds) || bounds.size.height <= 0)
    return TRUE;

  height = gtk_widget_get_height (view);
  return bounds.origin.y + bounds.size.height > -height / 2 && bounds.origin.y < height * 3 / 2;
}

/* A list view keeps two hundred rows, of which some thirty are seen. To follow an edit that moves every
 * time with all of them took 100 ms, most of it laying out and announcing what nobody sees. */
static void
row_changed_cb (KbCueRow *self)
{
  if (is_near_sight (self))
    show_row (self);
  else
    self->is_stale = TRUE;
}

/* The editor is a little wider than what it covers, and its text stands where the cell's did. */
static void
allocate_editor (KbCueRow *self,
                 int       width,
                 int       height)
{
  GtkAllocation box = { .y = 1, .height = height - 2 };
  int least;

  kb_columns_get_extent (self->columns, kb_column_info_find (self->edited), width, &box.x, &box.width);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  box.x -= 7;
  box.width = MAX (box.width + 14, least);
  if (box.x + box.width > width)
    box.x = MAX (width - box.width, 0);
  gtk_widget_size_allocate (self->editor, &box, -1);
}

static void
kb_cue_row_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  KbCueRow *self = KB_CUE_ROW (widget);

  kb_columns_allocate (self->columns, self->cells, width, height);
  if (self->editor != NULL)
    allocate_editor (self, width, height);
}

static void
kb_cue_row_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = kb_columns_get_minimum (KB_CUE_ROW (widget)->columns);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && orientation == GTK_ORIENTATION_VERTICAL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wished;

      gtk_widget_measure (child, orientation, -1, &least, &wished, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wished);
    }
}

static void
kb_cue_row_dispose (GObject *object)
{
  KbCueRow *self = KB_CUE_ROW (object);

  g_clear_object (&self->follow);
  g_clear_object (&self->row);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);

  G_OBJECT_CLASS (kb_cue_row_parent_class)->dispose (object);
}

static void
kb_cue_row_class_init (KbCueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_cue_row_dispose;
  widget_class->measure = kb_cue_row_measure;
  widget_class->size_allocate = kb_cue_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "cuerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static GtkWidget *
create_clock (KbCueRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->flag = gtk_image_new_from_icon_name ("kb-flag-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->flag), 14);
  self->clock = create_label (1, NULL);
  gtk_widget_set_hexpand (self->clock, TRUE);
  gtk_box_append (GTK_BOX (box), self->flag);
  gtk_box_append (GTK_BOX (box), self->clock);

  return box;
}

static GtkWidget *
create_subject (KbCueRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->link = create_label (0, "identity");
  self->name = create_label (0, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  self->loop = create_label (0, "dim");
  gtk_box_append (GTK_BOX (box), self->link);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->loop);

  return box;
}

static GtkWidget *
create_script (KbCueRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  self->bar = kb_slot_bar_new ();
  self->script = create_label (1, "dim");
  gtk_widget_set_hexpand (self->script, TRUE);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->script);

  return box;
}

static void
kb_cue_row_init (KbCueRow *self)
{
  GtkWidget *chip = create_label (0, "cue-chip");

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  self->cells[KB_RUNDOWN_COLUMN_NUMBER] = create_label (0, "identity");
  self->cells[KB_RUNDOWN_COLUMN_CLOCK] = create_clock (self);
  self->cells[KB_RUNDOWN_COLUMN_LENGTH] = create_label (1, NULL);
  self->cells[KB_RUNDOWN_COLUMN_TYPE] = chip;
  self->cells[KB_RUNDOWN_COLUMN_SUBJECT] = create_subject (self);
  self->cells[KB_RUNDOWN_COLUMN_SPEAKER] = create_label (0, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->cells[KB_RUNDOWN_COLUMN_SPEAKER]), PANGO_ELLIPSIZE_END);
  self->cells[KB_RUNDOWN_COLUMN_SCRIPT] = create_script (self);
  self->cells[KB_RUNDOWN_COLUMN_SLACK] = create_label (1, NULL);
  self->cells[KB_RUNDOWN_COLUMN_MARK] = gtk_image_new ();
  gtk_widget_add_css_class (self->cells[KB_RUNDOWN_COLUMN_MARK], "level");
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if (self->cells[i] != NULL)
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "cue-row");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->follow = g_signal_group_new (KB_TYPE_RUNDOWN_ROW);
  g_signal_group_connect_swapped (self->follow, "changed", G_CALLBACK (row_changed_cb), self);
}

static void
add_text_cell (KbCueRow        *self,
               KbRundownColumn  column)
{
  self->cells[column] = create_label (kb_column_infos[column].is_figure ? 1 : 0, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->cells[column]), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->cells[column], GTK_WIDGET (self));
}

/* A column that is not there from the beginning gets its cells when it is shown first. A change of width or
 * order, of which a drag makes hundreds, only lays out. */
static void
columns_changed_cb (KbCueRow *self)
{
  guint32 shown = 0;

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      const gboolean is_shown = kb_columns_is_shown (self->columns, i);

      if (is_shown && self->cells[i] == NULL)
        add_text_cell (self, i);
      if (self->cells[i] != NULL)
        gtk_widget_set_visible (self->cells[i], is_shown);
      shown |= (is_shown ? 1u : 0u) << i;
    }

  if (shown != self->shown && self->row != NULL)
    show_texts (self);
  self->shown = shown;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kb_cue_row_new:
 * @columns: (transfer none): the widths that all rows share
 */
GtkWidget *
kb_cue_row_new (KbColumns *columns)
{
  KbCueRow *self = g_object_new (KB_TYPE_CUE_ROW, NULL);

  self->columns = g_object_ref (columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  columns_changed_cb (self);

  return GTK_WIDGET (self);
}

KbRundownRow *
kb_cue_row_get_row (KbCueRow *self)
{
  g_return_val_if_fail (KB_IS_CUE_ROW (self), NULL);

  return self->row;
}

/**
 * kb_cue_row_set_row:
 * @row: (nullable) (transfer none): the cue to show
 * @zone: (nullable) (transfer none): where the session's clock is
 */
void
kb_cue_row_set_row (KbCueRow     *self,
                    KbRundownRow *row,
                    GTimeZone    *zone)
{
  g_return_if_fail (KB_IS_CUE_ROW (self));

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  g_set_object (&self->row, row);
  g_signal_group_set_target (self->follow, row);
  if (row != NULL)
    show_row (self);
}

/**
 * kb_cue_row_refresh:
 *
 * Shows what changed while the row was out of sight, when it is no longer.
 */
void
kb_cue_row_refresh (KbCueRow *self)
{
  g_return_if_fail (KB_IS_CUE_ROW (self));

  if (self->is_stale && self->row != NULL && is_near_sight (self))
    show_row (self);
}

/**
 * kb_cue_row_set_editor:
 * @editor: (nullable): what covers a cell now, %NULL to take it away
 * @cell: which cell
 */
void
kb_cue_row_set_editor (KbCueRow  *self,
                       GtkWidget *editor,
                       KbCueCell  cell)
{
  g_return_if_fail (KB_IS_CUE_ROW (self));

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  self->editor = editor;
  self->edited = cell;
  if (editor != NULL)
    gtk_widget_set_parent (editor, GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kb_cue_row_find_cell:
 *
 * Returns: the cell to edit at @x of the row, %KB_N_CUE_CELLS where nothing can be typed.
 */
KbCueCell
kb_cue_row_find_cell (KbCueRow *self,
                      double    x)
{
  int column, cell;

  g_return_val_if_fail (KB_IS_CUE_ROW (self), KB_N_CUE_CELLS);

  column = kb_columns_find (self->columns, x, gtk_widget_get_width (GTK_WIDGET (self)));
  cell = column >= 0 ? kb_column_infos[column].cell : -1;
  if (column == KB_RUNDOWN_COLUMN_SUBJECT && !gtk_widget_get_visible (self->link))
    return KB_CUE_CELL_TITLE;

  return cell >= 0 ? (KbCueCell) cell : KB_N_CUE_CELLS;
}
