/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-columns"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-columns.h"
#include "kb-enums.h"

#define PADDING 12
#define GAP 14
#define SUBJECT_MIN 150
#define CHIP_PADDING 14
#define FLAG_WIDTH 16
#define SPEAKER_MAX 110
#define BAR_WIDTH 92

/**
 * KbColumns:
 *
 * The widths that the header and all rows of the rundown share. They follow from the language and
 * the size of the text; the subject takes what is left, and where that is too little the script
 * bars and then the speakers make room.
 */
struct _KbColumns
{
  GObject  parent_instance;

  int      widths[KB_N_RUNDOWN_COLUMNS];   /* pixels; the subject's is its least */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbColumns, kb_columns, G_TYPE_OBJECT)

static void
kb_columns_class_init (KbColumnsClass *klass)
{
  /**
   * KbColumns::changed:
   *
   * Rows must be allocated again.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_columns_init (KbColumns *self)
{
  self->widths[KB_RUNDOWN_COLUMN_SUBJECT] = SUBJECT_MIN;
}

KbColumns *
kb_columns_new (void)
{
  return g_object_new (KB_TYPE_COLUMNS, NULL);
}

/**
 * kb_columns_get_title:
 *
 * Returns: the head of a column, "" where it has none.
 */
const char *
kb_columns_get_title (KbRundownColumn column)
{
  static const char *const titles[KB_N_RUNDOWN_COLUMNS] = {
    [KB_RUNDOWN_COLUMN_NUMBER] = NC_ ("column", "Cue"),
    [KB_RUNDOWN_COLUMN_CLOCK] = NC_ ("column", "Clock"),
    [KB_RUNDOWN_COLUMN_LENGTH] = NC_ ("column", "Length"),
    [KB_RUNDOWN_COLUMN_TYPE] = NC_ ("column", "Type"),
    [KB_RUNDOWN_COLUMN_SUBJECT] = NC_ ("column", "Product or subject"),
    [KB_RUNDOWN_COLUMN_SPEAKER] = NC_ ("column", "Speaker"),
    [KB_RUNDOWN_COLUMN_SCRIPT] = NC_ ("column", "Script in slot"),
    [KB_RUNDOWN_COLUMN_SLACK] = NC_ ("column", "Slack"),
  };

  return titles[column] != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "column", titles[column]) : "";
}

static int
measure_text (PangoLayout *layout,
              const char  *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static int
measure_types (PangoLayout *layout)
{
  int width = 0;

  for (guint i = 0; i < kb_enum_count (&kb_cue_type_enum); i++)
    width = MAX (width, measure_text (layout, kb_enum_label (&kb_cue_type_enum, i)));

  return width + CHIP_PADDING;
}

/**
 * kb_columns_measure:
 * @widget: where the rows are: its font counts
 * @longest_speaker: the longest name of those that speak
 *
 * Sets the widths anew; called when the font, the language or the speakers change.
 */
void
kb_columns_measure (KbColumns  *self,
                    GtkWidget  *widget,
                    const char *longest_speaker)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  int widths[KB_N_RUNDOWN_COLUMNS];

  g_return_if_fail (KB_IS_COLUMNS (self));

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  widths[KB_RUNDOWN_COLUMN_NUMBER] = measure_text (layout, "C00A");
  widths[KB_RUNDOWN_COLUMN_CLOCK] = measure_text (layout, "00:00:00") + FLAG_WIDTH;
  widths[KB_RUNDOWN_COLUMN_LENGTH] = measure_text (layout, "0:00:00");
  widths[KB_RUNDOWN_COLUMN_TYPE] = measure_types (layout);
  widths[KB_RUNDOWN_COLUMN_SUBJECT] = SUBJECT_MIN;
  widths[KB_RUNDOWN_COLUMN_SPEAKER] = MIN (measure_text (layout, longest_speaker), SPEAKER_MAX);
  widths[KB_RUNDOWN_COLUMN_SCRIPT] = BAR_WIDTH + GAP + measure_text (layout, _("000 s"));
  widths[KB_RUNDOWN_COLUMN_SLACK] = measure_text (layout, "−00:00");
  widths[KB_RUNDOWN_COLUMN_MARK] = 16;
  for (guint i = 0; i < KB_RUNDOWN_COLUMN_SCRIPT; i++)
    widths[i] = MAX (widths[i], i == KB_RUNDOWN_COLUMN_SUBJECT ? 0 : measure_text (layout, kb_columns_get_title (i)));

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    self->widths[i] = widths[i];
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static int
sum_widths (KbColumns *self,
            guint      hidden)
{
  int sum = 2 * PADDING;

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if ((hidden & (1u << i)) == 0)
      sum += self->widths[i] + (i > 0 ? GAP : 0);

  return sum;
}

static guint
find_hidden (KbColumns *self,
             int        width)
{
  guint hidden = 0;

  if (sum_widths (self, hidden) > width)
    hidden |= 1u << KB_RUNDOWN_COLUMN_SCRIPT;
  if (sum_widths (self, hidden) > width)
    hidden |= 1u << KB_RUNDOWN_COLUMN_SPEAKER;
  if (sum_widths (self, hidden) > width)
    hidden |= 1u << KB_RUNDOWN_COLUMN_SLACK;

  return hidden;
}

/**
 * kb_columns_get_extent:
 * @width: the row's width
 * @x: (out): where the column starts
 * @column_width: (out): how wide it is, 0 when there is no room for it
 */
void
kb_columns_get_extent (KbColumns       *self,
                       KbRundownColumn  column,
                       int              width,
                       int             *x,
                       int             *column_width)
{
  const guint hidden = find_hidden (self, width);
  const int spare = MAX (width - sum_widths (self, hidden), 0);

  *x = PADDING;
  for (guint i = 0; i < column; i++)
    {
      if ((hidden & (1u << i)) != 0)
        continue;
      *x += self->widths[i] + GAP;
      if (i == KB_RUNDOWN_COLUMN_SUBJECT)
        *x += spare;
    }

  *column_width = (hidden & (1u << column)) != 0 ? 0 : self->widths[column];
  if (column == KB_RUNDOWN_COLUMN_SUBJECT)
    *column_width += spare;
}

/**
 * kb_columns_allocate:
 * @cells: (array length=KB_N_RUNDOWN_COLUMNS): a row's cells
 *
 * Puts each cell into its column.
 */
void
kb_columns_allocate (KbColumns        *self,
                     GtkWidget *const *cells,
                     int               width,
                     int               height)
{
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      GtkAllocation box = { .height = height };
      int least;

      kb_columns_get_extent (self, i, width, &box.x, &box.width);
      gtk_widget_set_child_visible (cells[i], box.width > 0);
      if (box.width == 0)
        continue;

      gtk_widget_measure (cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      box.width = MAX (box.width, least);
      gtk_widget_size_allocate (cells[i], &box, -1);
    }
}

/**
 * kb_columns_find:
 *
 * Returns: the column at @x of a row, the nearest one before a gap; -1 left of all.
 */
int
kb_columns_find (KbColumns *self,
                 double     x,
                 int        width)
{
  int found = -1;

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      int start, column_width;

      kb_columns_get_extent (self, i, width, &start, &column_width);
      if (column_width > 0 && x >= start - GAP / 2)
        found = i;
    }

  return found;
}
