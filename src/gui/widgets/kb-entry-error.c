/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-entry-error"

#include "config.h"

#include "kb-entry-error.h"

/**
 * kb_entry_error_show:
 * @entry: the field
 * @label: where the sentence stands, beside the field
 * @message: (nullable): what is wrong and how to write it, %NULL when all is well
 *
 * Marks a field as wrong in colour and words, for the eye and for assistive technology.
 */
void
kb_entry_error_show (GtkWidget  *entry,
                     GtkLabel   *label,
                     const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (entry));
  g_return_if_fail (GTK_IS_LABEL (label));

  if (message != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_label_set_text (label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (label), message != NULL);
}
