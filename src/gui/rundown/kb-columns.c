/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-columns"

#include "config.h"

#include <string.h>

#include "kb-columns.h"

#define PADDING 12
#define GAP 14
#define SUBJECT_MIN 150
#define WIDTH_MIN 24
#define WIDTH_MAX 1200
#define EDGE (GAP / 2)

#define STORED_TYPE "a(sbi)"

/**
 * KbColumns:
 *
 * Which columns the rundown has, in which order and how wide, for the header and all rows. Widths
 * follow from the language and the size of the text until somebody sets them; the subject takes what
 * is left. While the columns are those of the beginning, the script bars and then the speakers make
 * room in a narrow window; columns that were chosen all stay, and the table scrolls.
 */
struct _KbColumns
{
  GObject  parent_instance;

  int              widths[KB_N_RUNDOWN_COLUMNS];   /* pixels, as measured; the subject's is its least */
  int              chosen[KB_N_RUNDOWN_COLUMNS];   /* pixels, as somebody set it; 0: as measured */
  gboolean         shown[KB_N_RUNDOWN_COLUMNS];
  KbRundownColumn  order[KB_N_RUNDOWN_COLUMNS];
  int              held;                           /* pixels that the subject has over while an edge is dragged, else -1 */
  GSettings       *settings;                       /* owned, nullable: where all that is remembered */
  char            *key;                            /* owned, nullable */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbColumns, kb_columns, G_TYPE_OBJECT)

static void
set_presets (KbColumns *self)
{
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      self->order[i] = i;
      self->shown[i] = kb_column_infos[i].is_preset;
      self->chosen[i] = 0;
    }
}

static void
kb_columns_finalize (GObject *object)
{
  KbColumns *self = KB_COLUMNS (object);

  g_clear_object (&self->settings);
  g_free (self->key);

  G_OBJECT_CLASS (kb_columns_parent_class)->finalize (object);
}

static void
kb_columns_class_init (KbColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_columns_finalize;

  /**
   * KbColumns::changed:
   *
   * Rows must be allocated again, and may have other cells.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_columns_init (KbColumns *self)
{
  self->widths[KB_RUNDOWN_COLUMN_SUBJECT] = SUBJECT_MIN;
  self->held = -1;
  set_presets (self);
}

static void
store (KbColumns *self)
{
  g_auto (GVariantBuilder) stored = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (STORED_TYPE));

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    g_variant_builder_add (&stored, "(sbi)", kb_column_infos[self->order[i]].name, self->shown[self->order[i]],
                           self->chosen[self->order[i]]);
  if (self->settings != NULL)
    g_settings_set_value (self->settings, self->key, g_variant_builder_end (&stored));
}

static void
change (KbColumns *self)
{
  store (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static int
find_name (const char *name)
{
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if (strcmp (kb_column_infos[i].name, name) == 0)
      return i;

  return -1;
}

static void
place (KbColumns       *self,
       KbRundownColumn  column,
       guint            to)
{
  const guint from = kb_columns_get_place (self, column);

  if (from < to)
    memmove (&self->order[from], &self->order[from + 1], (to - from) * sizeof *self->order);
  else
    memmove (&self->order[to + 1], &self->order[to], (from - to) * sizeof *self->order);
  self->order[to] = column;
}

/* Settings are text that others may write: what is not known is passed over, what is not there has its preset,
 * and the mark stays the last. */
static void
restore (KbColumns *self)
{
  g_autoptr (GVariant) stored = g_settings_get_value (self->settings, self->key);
  GVariantIter iter;
  const char *name;
  gboolean is_shown;
  int width;
  guint to = 0;

  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "(&sbi)", &name, &is_shown, &width))
    {
      const int column = find_name (name);

      if (column < 0 || column == KB_RUNDOWN_COLUMN_MARK || kb_columns_get_place (self, column) < to)
        continue;
      place (self, column, to++);
      self->shown[column] = is_shown || !kb_columns_can_hide (column);
      self->chosen[column] = width > 0 ? CLAMP (width, WIDTH_MIN, WIDTH_MAX) : 0;
    }
}

KbColumns *
kb_columns_new (void)
{
  return g_object_new (KB_TYPE_COLUMNS, NULL);
}

/**
 * kb_columns_bind_settings:
 * @settings: (transfer none): where the columns are remembered
 * @key: under which key
 */
void
kb_columns_bind_settings (KbColumns  *self,
                          GSettings  *settings,
                          const char *key)
{
  g_return_if_fail (KB_IS_COLUMNS (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  self->key = g_strdup (key);
  restore (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kb_columns_can_hide:
 *
 * Returns: whether a row can do without a column; its number and its subject say which row it is.
 */
gboolean
kb_columns_can_hide (KbRundownColumn column)
{
  return column != KB_RUNDOWN_COLUMN_NUMBER && column != KB_RUNDOWN_COLUMN_SUBJECT && column != KB_RUNDOWN_COLUMN_MARK;
}

gboolean
kb_columns_is_shown (KbColumns       *self,
                     KbRundownColumn  column)
{
  g_return_val_if_fail (KB_IS_COLUMNS (self), FALSE);

  return self->shown[column];
}

void
kb_columns_set_shown (KbColumns       *self,
                      KbRundownColumn  column,
                      gboolean         is_shown)
{
  g_return_if_fail (KB_IS_COLUMNS (self));

  if (self->shown[column] == is_shown || !kb_columns_can_hide (column))
    return;

  self->shown[column] = is_shown;
  change (self);
}

static int
get_width (KbColumns       *self,
           KbRundownColumn  column)
{
  return self->chosen[column] > 0 ? self->chosen[column] : self->widths[column];
}

/**
 * kb_columns_get_width:
 *
 * Returns: how wide a column is at least, pixels.
 */
int
kb_columns_get_width (KbColumns       *self,
                      KbRundownColumn  column)
{
  g_return_val_if_fail (KB_IS_COLUMNS (self), 0);

  return get_width (self, column);
}

/**
 * kb_columns_set_width:
 * @width: pixels; 0: as its content needs
 */
void
kb_columns_set_width (KbColumns       *self,
                      KbRundownColumn  column,
                      int              width)
{
  g_return_if_fail (KB_IS_COLUMNS (self));

  width = width > 0 ? CLAMP (width, WIDTH_MIN, WIDTH_MAX) : 0;
  if (self->chosen[column] == width)
    return;

  self->chosen[column] = width;
  change (self);
}

/**
 * kb_columns_get_place:
 *
 * Returns: which one a column is from the left, shown or not.
 */
guint
kb_columns_get_place (KbColumns       *self,
                      KbRundownColumn  column)
{
  guint i = 0;

  g_return_val_if_fail (KB_IS_COLUMNS (self), 0);

  while (self->order[i] != column)
    i++;
  return i;
}

/**
 * kb_columns_get_at:
 *
 * Returns: the column that is at a place from the left, shown or not.
 */
KbRundownColumn
kb_columns_get_at (KbColumns *self,
                   guint      place_at)
{
  g_return_val_if_fail (KB_IS_COLUMNS (self) && place_at < KB_N_RUNDOWN_COLUMNS, KB_RUNDOWN_COLUMN_NUMBER);

  return self->order[place_at];
}

/**
 * kb_columns_move:
 * @to: which one from the left it becomes; the mark stays the last
 */
void
kb_columns_move (KbColumns       *self,
                 KbRundownColumn  column,
                 guint            to)
{
  g_return_if_fail (KB_IS_COLUMNS (self));

  to = MIN (to, KB_N_RUNDOWN_COLUMNS - 2);
  if (column == KB_RUNDOWN_COLUMN_MARK || kb_columns_get_place (self, column) == to)
    return;

  place (self, column, to);
  change (self);
}

/**
 * kb_columns_reset:
 *
 * Columns, order and widths as they were at first.
 */
void
kb_columns_reset (KbColumns *self)
{
  g_return_if_fail (KB_IS_COLUMNS (self));

  set_presets (self);
  change (self);
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
  int widths[KB_N_RUNDOWN_COLUMNS];

  g_return_if_fail (KB_IS_COLUMNS (self));

  kb_column_info_measure (widget, longest_speaker, widths);
  if (memcmp (widths, self->widths, sizeof widths) == 0)
    return;
  memcpy (self->widths, widths, sizeof widths);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_chosen (KbColumns *self)
{
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if (self->shown[i] != kb_column_infos[i].is_preset || self->chosen[i] != 0)
      return TRUE;

  return FALSE;
}

static guint
get_hidden (KbColumns *self)
{
  guint hidden = 0;

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if (!self->shown[i])
      hidden |= 1u << i;

  return hidden;
}

static int
sum_widths (KbColumns *self,
            guint      hidden)
{
  int sum = 2 * PADDING - GAP;

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if ((hidden & (1u << i)) == 0)
      sum += get_width (self, i) + GAP;

  return sum;
}

static guint
find_hidden (KbColumns *self,
             int        width)
{
  static const KbRundownColumn givers[] = { KB_RUNDOWN_COLUMN_SCRIPT, KB_RUNDOWN_COLUMN_SPEAKER, KB_RUNDOWN_COLUMN_SLACK };
  guint hidden = get_hidden (self);

  for (guint i = 0; i < G_N_ELEMENTS (givers) && !is_chosen (self) && sum_widths (self, hidden) > width; i++)
    hidden |= 1u << givers[i];

  return hidden;
}

/**
 * kb_columns_get_minimum:
 *
 * Returns: how wide a row must be at least, 0 while columns make room for others.
 */
int
kb_columns_get_minimum (KbColumns *self)
{
  g_return_val_if_fail (KB_IS_COLUMNS (self), 0);

  if (self->held >= 0)
    return sum_widths (self, get_hidden (self)) + self->held;
  return is_chosen (self) ? sum_widths (self, get_hidden (self)) : 0;
}

/**
 * kb_columns_hold:
 * @column: the one whose edge is dragged
 * @width: the row's width
 *
 * Lets the subject keep its width until kb_columns_release(), so that the edge goes where the pointer goes.
 */
void
kb_columns_hold (KbColumns       *self,
                 KbRundownColumn  column,
                 int              width)
{
  g_return_if_fail (KB_IS_COLUMNS (self));

  self->held = column == KB_RUNDOWN_COLUMN_SUBJECT ? 0 : MAX (width - sum_widths (self, find_hidden (self, width)), 0);
}

void
kb_columns_release (KbColumns *self)
{
  g_return_if_fail (KB_IS_COLUMNS (self));

  self->held = -1;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Where all columns are: computed once for a row. */
static void
lay_out (KbColumns *self,
         int        width,
         int       *starts,
         int       *column_widths)
{
  const guint hidden = find_hidden (self, width);
  const int spare = self->held >= 0 ? self->held : MAX (width - sum_widths (self, hidden), 0);
  int x = PADDING;

  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      const KbRundownColumn column = self->order[i];
      const gboolean is_hidden = (hidden & (1u << column)) != 0;

      starts[column] = x;
      column_widths[column] = is_hidden ? 0 : get_width (self, column) + (column == KB_RUNDOWN_COLUMN_SUBJECT ? spare : 0);
      if (!is_hidden)
        x += column_widths[column] + GAP;
    }
}

/**
 * kb_columns_get_extent:
 * @width: the row's width
 * @x: (out): where the column starts
 * @column_width: (out): how wide it is, 0 when it is not shown or there is no room for it
 */
void
kb_columns_get_extent (KbColumns       *self,
                       KbRundownColumn  column,
                       int              width,
                       int             *x,
                       int             *column_width)
{
  int starts[KB_N_RUNDOWN_COLUMNS], widths[KB_N_RUNDOWN_COLUMNS];

  lay_out (self, width, starts, widths);
  *x = starts[column];
  *column_width = widths[column];
}

/**
 * kb_columns_allocate:
 * @cells: (array length=KB_N_RUNDOWN_COLUMNS): a row's cells, %NULL where it has none
 *
 * Puts each cell into its column.
 */
void
kb_columns_allocate (KbColumns        *self,
                     GtkWidget *const *cells,
                     int               width,
                     int               height)
{
  int starts[KB_N_RUNDOWN_COLUMNS], widths[KB_N_RUNDOWN_COLUMNS];

  lay_out (self, width, starts, widths);
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      GtkAllocation box = { starts[i], 0, widths[i], height };
      int least;

      if (cells[i] == NULL)
        continue;
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
  int starts[KB_N_RUNDOWN_COLUMNS], widths[KB_N_RUNDOWN_COLUMNS];
  int found = -1;

  lay_out (self, width, starts, widths);
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      const KbRundownColumn column = self->order[i];

      if (widths[column] > 0 && x >= starts[column] - GAP / 2)
        found = column;
    }

  return found;
}

/**
 * kb_columns_find_edge:
 *
 * Returns: the column whose right edge is at @x of the header, -1 for none.
 */
int
kb_columns_find_edge (KbColumns *self,
                      double     x,
                      int        width)
{
  int starts[KB_N_RUNDOWN_COLUMNS], widths[KB_N_RUNDOWN_COLUMNS];

  lay_out (self, width, starts, widths);
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if (widths[i] > 0 && i != KB_RUNDOWN_COLUMN_MARK && ABS (x - (starts[i] + widths[i] + GAP / 2)) <= EDGE)
      return i;

  return -1;
}
