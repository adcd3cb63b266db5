/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-tip"

#include "config.h"

#include "kb-tip.h"

/* Tooltips through which one can click. GTK's own take the pointer: in a table the tooltip of one row lies on the next
 * and swallows the click that was meant for it. */

#define TIP "kb-tip"
#define WIDEST_CHARS 60

/* The surface is the tooltip's, and is there once the label is shown on it. */
static void
tip_mapped_cb (GtkWidget *label)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (label));
  cairo_region_t *nothing = cairo_region_create ();

  gdk_surface_set_input_region (surface, nothing);
  cairo_region_destroy (nothing);
}

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST_CHARS);
  g_signal_connect (label, "map", G_CALLBACK (tip_mapped_cb), NULL);

  return g_object_ref_sink (label);
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard_mode,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_custom (tooltip, g_object_get_data (G_OBJECT (widget), TIP));
  return TRUE;
}

/**
 * kb_tip_set:
 * @text: (nullable): what the tooltip says; %NULL or "": no tooltip
 *
 * Gives a widget a tooltip that leaves the pointer to what is below it.
 */
void
kb_tip_set (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (widget), TIP);
  const gboolean has_text = text != NULL && *text != '\0';

  if (label == NULL && has_text)
    {
      label = create_label ();
      g_object_set_data_full (G_OBJECT (widget), TIP, label, g_object_unref);
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  if (label != NULL)
    gtk_label_set_text (GTK_LABEL (label), has_text ? text : "");
  gtk_widget_set_has_tooltip (widget, has_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, has_text ? text : "", -1);
}
