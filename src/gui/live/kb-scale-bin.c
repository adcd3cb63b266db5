/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-scale-bin"

#include "config.h"

#include "kb-scale-bin.h"

/**
 * KbScaleBin:
 *
 * Shows what was made for one size larger or smaller, so that it can be read across a room. What is larger in one direction
 * than in the other gives its child more room there.
 */
struct _KbScaleBin
{
  GtkWidget  parent_instance;

  GtkWidget *child;    /* owned */
  int        width;    /* that the child was made for, pixels */
  int        height;
};

G_DEFINE_FINAL_TYPE (KbScaleBin, kb_scale_bin, GTK_TYPE_WIDGET)

static void
kb_scale_bin_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  KbScaleBin *self = KB_SCALE_BIN (widget);
  const int size = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  *minimum = size / 3;
  *natural = size;
}

static void
kb_scale_bin_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  KbScaleBin *self = KB_SCALE_BIN (widget);
  int least_width, least_height;
  float scale;

  /* A font may need more than was thought of: then all is a little smaller, and nothing is cut. */
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  scale = MIN (width / (float) MAX (self->width, least_width), height / (float) MAX (self->height, least_height));
  gtk_widget_allocate (self->child, MAX ((int) (width / scale), least_width),
                       MAX ((int) (height / scale), least_height), -1,
                       gsk_transform_scale (NULL, scale, scale));
}

static void
kb_scale_bin_dispose (GObject *object)
{
  g_clear_pointer (&KB_SCALE_BIN (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (kb_scale_bin_parent_class)->dispose (object);
}

static void
kb_scale_bin_class_init (KbScaleBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_scale_bin_dispose;
  widget_class->measure = kb_scale_bin_measure;
  widget_class->size_allocate = kb_scale_bin_size_allocate;
}

static void
kb_scale_bin_init (KbScaleBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kb_scale_bin_new:
 * @child: what is shown
 * @width: the width that it was made for, pixels
 * @height: the height that it was made for
 */
GtkWidget *
kb_scale_bin_new (GtkWidget *child,
                  int        width,
                  int        height)
{
  KbScaleBin *self = g_object_new (KB_TYPE_SCALE_BIN, NULL);

  self->child = child;
  self->width = width;
  self->height = height;
  gtk_widget_set_parent (child, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
