/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-two-columns"

#include "config.h"

#include "kb-two-columns.h"

#define SPACING 18

/* Of every 100 pixels the first column has this many; the page is never wider than it reads well. */
#define FIRST_SHARE 62
#define MAX_WIDTH 1400

/**
 * KbTwoColumns:
 *
 * Two parts of a page: side by side where there is room for both at their natural width, one below
 * the other where there is not.
 */
struct _KbTwoColumns
{
  GtkWidget  parent_instance;

  GtkWidget *first;          /* owned child */
  GtkWidget *second;         /* owned child */
  int        fold_width;     /* narrower than this, pixels: one below the other */
};

enum
{
  PROP_0,
  PROP_FIRST,
  PROP_SECOND,
  PROP_FOLD_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbTwoColumns, kb_two_columns, GTK_TYPE_WIDGET)

static gboolean
is_folded (KbTwoColumns *self,
           int           width)
{
  return width < self->fold_width;
}

/* How much of @width each column has. */
static void
share_width (KbTwoColumns *self,
             int           width,
             int          *first,
             int          *second)
{
  const int used = MIN (width, MAX_WIDTH);

  if (is_folded (self, width))
    {
      *first = *second = used;
      return;
    }
  *first = (used - SPACING) * FIRST_SHARE / 100;
  *second = used - SPACING - *first;
}

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size)
{
  int minimum, natural;

  gtk_widget_measure (child, orientation, for_size, &minimum, &natural, NULL, NULL);
  return orientation == GTK_ORIENTATION_HORIZONTAL ? minimum : natural;
}

static GtkSizeRequestMode
kb_two_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kb_two_columns_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  KbTwoColumns *self = KB_TWO_COLUMNS (widget);
  int first, second;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_child (self->first, orientation, -1), measure_child (self->second, orientation, -1));
      *natural = MAX (*minimum, self->fold_width);
      return;
    }

  share_width (self, for_size < 0 ? self->fold_width : for_size, &first, &second);
  first = measure_child (self->first, orientation, first);
  second = measure_child (self->second, orientation, second);
  *minimum = *natural = is_folded (self, for_size < 0 ? self->fold_width : for_size) ? first + SPACING + second
                                                                                     : MAX (first, second);
}

static void
kb_two_columns_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  KbTwoColumns *self = KB_TWO_COLUMNS (widget);
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int left = (width - MIN (width, MAX_WIDTH)) / 2;
  GtkAllocation area = { left, 0, 0, 0 };
  int first, second;

  share_width (self, width, &first, &second);
  area.width = first;
  area.height = measure_child (self->first, GTK_ORIENTATION_VERTICAL, first);
  if (is_rtl && !is_folded (self, width))
    area.x = left + second + SPACING;
  gtk_widget_size_allocate (self->first, &area, -1);

  if (is_folded (self, width))
    area.y = area.height + SPACING;
  else
    area.x = is_rtl ? left : left + first + SPACING;
  area.width = second;
  area.height = measure_child (self->second, GTK_ORIENTATION_VERTICAL, second);
  gtk_widget_size_allocate (self->second, &area, -1);
}

static void
kb_two_columns_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  KbTwoColumns *self = KB_TWO_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_FIRST:
      g_value_set_object (value, self->first);
      break;
    case PROP_SECOND:
      g_value_set_object (value, self->second);
      break;
    case PROP_FOLD_WIDTH:
      g_value_set_int (value, self->fold_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_two_columns_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  KbTwoColumns *self = KB_TWO_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_FIRST:
      self->first = g_value_get_object (value);
      gtk_widget_set_parent (self->first, GTK_WIDGET (self));
      break;
    case PROP_SECOND:
      self->second = g_value_get_object (value);
      gtk_widget_set_parent (self->second, GTK_WIDGET (self));
      break;
    case PROP_FOLD_WIDTH:
      self->fold_width = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_two_columns_dispose (GObject *object)
{
  KbTwoColumns *self = KB_TWO_COLUMNS (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);

  G_OBJECT_CLASS (kb_two_columns_parent_class)->dispose (object);
}

static void
kb_two_columns_class_init (KbTwoColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kb_two_columns_dispose;
  object_class->get_property = kb_two_columns_get_property;
  object_class->set_property = kb_two_columns_set_property;
  widget_class->get_request_mode = kb_two_columns_get_request_mode;
  widget_class->measure = kb_two_columns_measure;
  widget_class->size_allocate = kb_two_columns_size_allocate;

  properties[PROP_FIRST] = g_param_spec_object ("first", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SECOND] = g_param_spec_object ("second", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_FOLD_WIDTH] = g_param_spec_int ("fold-width", NULL, NULL, 0, G_MAXINT, 900, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kb_two_columns_init (KbTwoColumns *self)
{
}
