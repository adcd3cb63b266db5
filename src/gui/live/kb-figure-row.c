/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-figure-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-desk-text.h"
#include "kb-figure-row.h"
#include "kb-spark.h"

/**
 * KbFigureRow:
 *
 * One figure of the running show: what it is now, what it did, and its course over the last hour. Beyond a line its value
 * takes the line's colour, and says so.
 */
struct _KbFigureRow
{
  AdwBin     parent_instance;

  KbFigure   figure;

  GtkLabel  *value;
  GtkLabel  *detail;
  KbSpark   *spark;
};

G_DEFINE_FINAL_TYPE (KbFigureRow, kb_figure_row, ADW_TYPE_BIN)

static void
kb_figure_row_class_init (KbFigureRowClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
create_label (const char *text,
              const char *css_class,
              float       align)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
kb_figure_row_init (KbFigureRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "figure-row");
}

/**
 * kb_figure_row_new:
 * @figure: which one
 *
 * Returns: its row.
 */
GtkWidget *
kb_figure_row_new (KbFigure figure)
{
  KbFigureRow *self = g_object_new (KB_TYPE_FIGURE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *name = create_label (kb_figure_get_name (figure), "dim", 0);

  self->figure = figure;
  self->value = create_label ("–", "figure-value", 0);
  self->detail = create_label ("", "dim", 1);
  self->spark = KB_SPARK (kb_spark_new ());
  gtk_label_set_width_chars (self->value, 8);
  gtk_label_set_ellipsize (self->detail, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->detail), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->spark), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->spark), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->spark));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), body);
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}

/* Beyond a line that says more than what the row did; colour never stands alone. */
static char *
describe (KbFigureRow        *self,
          const KbFigureFact *fact,
          KbThresholdLevel    level)
{
  const char *metric = kb_figure_get_metric (self->figure) == KB_METRIC_ACU
                       ? kb_figure_get_name (self->figure) : kb_enum_label (&kb_metric_enum, kb_figure_get_metric (self->figure));

  if (level == KB_THRESHOLD_LEVEL_OK)
    return g_strdup (fact->detail);
  /* Translators: a figure, which is beyond its red or yellow line */
  return g_strdup_printf (level == KB_THRESHOLD_LEVEL_DANGER ? _("%s: red line") : _("%s: yellow line"), metric);
}

/**
 * kb_figure_row_show:
 * @fact: what it is now
 * @level: beyond which line
 */
void
kb_figure_row_show (KbFigureRow        *self,
                    const KbFigureFact *fact,
                    KbThresholdLevel    level)
{
  g_autofree char *detail = describe (self, fact, level);
  /* Translators: a picture for who does not see it: a figure, its value, and how many minutes of its course are missing */
  g_autofree char *course = g_strdup_printf (_("%s, last hour: %s now, %u minutes missing"), kb_figure_get_name (self->figure),
                                             fact->value, fact->n_gaps);
  g_autofree char *whole = g_strdup_printf ("%s %s %s", kb_figure_get_name (self->figure), fact->value, detail);

  g_return_if_fail (KB_IS_FIGURE_ROW (self));

  kb_desk_set_label (self->value, fact->value);
  kb_desk_set_label (self->detail, detail);
  kb_css_class_set (GTK_WIDGET (self), "warn", level == KB_THRESHOLD_LEVEL_WARN);
  kb_css_class_set (GTK_WIDGET (self), "danger", level == KB_THRESHOLD_LEVEL_DANGER);
  kb_spark_set_values (self->spark, fact->course, KB_FIGURE_COURSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spark), GTK_ACCESSIBLE_PROPERTY_LABEL, course, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}
