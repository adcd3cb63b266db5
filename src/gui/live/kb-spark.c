/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-spark"

#include "config.h"

#include <math.h>
#include <string.h>

#include "kb-paint.h"
#include "kb-spark.h"

#define MIN_WIDTH 60
#define MIN_HEIGHT 20
#define DOT 3.0
#define LINE 2.0

/**
 * KbSpark:
 *
 * A figure's course, one value a minute: a line above a ground of zero, the last value as a dot. What is not known is a gap
 * in it, and a value between two gaps a dot. It is drawn anew when figures arrive, not on the tick.
 */
struct _KbSpark
{
  GtkWidget  parent_instance;

  GArray    *values;     /* owned: double, NAN where it is not known */
};

G_DEFINE_FINAL_TYPE (KbSpark, kb_spark, GTK_TYPE_WIDGET)

typedef struct
{
  const double *values;
  guint         n;
  double        width;
  double        height;
  double        top;     /* the value at the upper edge */
} Course;

static Course
get_course (KbSpark *self)
{
  Course course = {
    .values = (const double *) self->values->data, .n = self->values->len,
    .width = gtk_widget_get_width (GTK_WIDGET (self)), .height = gtk_widget_get_height (GTK_WIDGET (self)),
  };

  for (guint i = 0; i < course.n; i++)
    if (!isnan (course.values[i]))
      course.top = MAX (course.top, course.values[i]);
  if (course.top <= 0)
    course.top = 1;
  return course;
}

static double
get_x (const Course *course,
       guint         i)
{
  return course->n > 1 ? DOT + (course->width - 2 * DOT) * i / (course->n - 1) : course->width / 2;
}

static double
get_y (const Course *course,
       guint         i)
{
  return course->height - 1 - (course->height - 1 - DOT) * course->values[i] / course->top;
}

/* The values from @first up to the next gap; returns where that is. */
static guint
trace_run (cairo_t      *cr,
           const Course *course,
           guint         first)
{
  guint i = first;

  cairo_new_path (cr);
  for (; i < course->n && !isnan (course->values[i]); i++)
    cairo_line_to (cr, get_x (course, i), get_y (course, i));
  return i;
}

static void
draw_dot (cairo_t      *cr,
          const Course *course,
          guint         i)
{
  cairo_new_path (cr);
  cairo_arc (cr, get_x (course, i), get_y (course, i), DOT, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_run (cairo_t       *cr,
          const Course  *course,
          guint          first,
          guint          end,
          const GdkRGBA *colour)
{
  GdkRGBA ground = *colour;

  gdk_cairo_set_source_rgba (cr, colour);
  if (end - first == 1)
    {
      draw_dot (cr, course, first);
      return;
    }

  cairo_set_line_width (cr, LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
  cairo_line_to (cr, get_x (course, end - 1), course->height);
  cairo_line_to (cr, get_x (course, first), course->height);
  ground.alpha *= 0.2f;
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_fill (cr);
}

static void
kb_spark_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  KbSpark *self = KB_SPARK (widget);
  const Course course = get_course (self);
  const GdkRGBA line = kb_paint_text_colour (widget, 1);
  const GdkRGBA zero = kb_paint_text_colour (widget, 0.35f);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, course.width, course.height));
  guint last = G_MAXUINT;

  gdk_cairo_set_source_rgba (cr, &zero);
  cairo_rectangle (cr, 0, course.height - 1, course.width, 1);
  cairo_fill (cr);
  for (guint i = 0; i < course.n; i++)
    {
      guint end;

      if (isnan (course.values[i]))
        continue;
      end = trace_run (cr, &course, i);
      draw_run (cr, &course, i, end, &line);
      last = end - 1;
      i = end - 1;
    }
  if (last != G_MAXUINT)
    {
      gdk_cairo_set_source_rgba (cr, &line);
      draw_dot (cr, &course, last);
    }
  cairo_destroy (cr);
}

static void
kb_spark_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
}

static void
kb_spark_finalize (GObject *object)
{
  g_array_unref (KB_SPARK (object)->values);

  G_OBJECT_CLASS (kb_spark_parent_class)->finalize (object);
}

static void
kb_spark_class_init (KbSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kb_spark_finalize;
  widget_class->measure = kb_spark_measure;
  widget_class->snapshot = kb_spark_snapshot;

  gtk_widget_class_set_css_name (widget_class, "kb-spark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_spark_init (KbSpark *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
}

/**
 * kb_spark_new:
 *
 * Returns: a spark without values; whoever shows it says its accessible name.
 */
GtkWidget *
kb_spark_new (void)
{
  return g_object_new (KB_TYPE_SPARK, NULL);
}

/**
 * kb_spark_set_values:
 * @values: (array length=n_values): one a minute from 0, the newest last; NAN where it is not known
 */
void
kb_spark_set_values (KbSpark      *self,
                     const double *values,
                     guint         n_values)
{
  g_return_if_fail (KB_IS_SPARK (self));

  if (self->values->len == n_values
      && (n_values == 0 || memcmp (self->values->data, values, n_values * sizeof (double)) == 0))
    return;

  g_array_set_size (self->values, 0);
  g_array_append_vals (self->values, values, n_values);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
