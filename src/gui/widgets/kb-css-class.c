/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-css-class"

#include "config.h"

#include "kb-css-class.h"

/**
 * kb_css_class_set:
 *
 * Gives a widget a class or takes it away; one that is right already costs no new style.
 */
void
kb_css_class_set (GtkWidget  *widget,
                  const char *css_class,
                  gboolean    is_set)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!is_set == !gtk_widget_has_css_class (widget, css_class))
    return;
  if (is_set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}
