/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-fit-box"

#include "config.h"

#include "kb-fit-box.h"

#define SPACING 12

/**
 * KbFitBox:
 *
 * A line of facts, the most important first: those that do not fit whole are left out, from the
 * last on, instead of being cut.
 */
struct _KbFitBox
{
  GtkWidget parent_instance;
};

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KbFitBox, kb_fit_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static void
kb_fit_box_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wished;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &wished, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += wished + (*natural > 0 ? SPACING : 0);
      else
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wished);
        }
    }
}

static void
kb_fit_box_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  gboolean fits = TRUE;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wished;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wished, NULL, NULL);
      fits = fits && x + wished <= width;
      gtk_widget_set_child_visible (child, fits);
      if (!fits)
        continue;
      gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, wished, height }, -1);
      x += wished + SPACING;
    }
}

static void
kb_fit_box_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  iface->add_child = kb_fit_box_add_child;
}

static void
kb_fit_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kb_fit_box_parent_class)->dispose (object);
}

static void
kb_fit_box_class_init (KbFitBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_fit_box_dispose;
  widget_class->measure = kb_fit_box_measure;
  widget_class->size_allocate = kb_fit_box_size_allocate;
}

static void
kb_fit_box_init (KbFitBox *self)
{
}
