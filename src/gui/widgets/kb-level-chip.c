/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-level-chip"

#include "config.h"

#include "kb-enums.h"
#include "kb-level-chip.h"

/* How bad an incident is: a chip with its word, "P0" to "P3". */

/**
 * kb_level_chip_new:
 * @severity: a #KbSeverity
 *
 * Returns: (transfer floating): a chip.
 */
GtkWidget *
kb_level_chip_new (int severity)
{
  GtkWidget *chip = gtk_label_new (NULL);

  gtk_widget_add_css_class (chip, "level-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  kb_level_chip_set (chip, severity);
  return chip;
}

/**
 * kb_level_chip_set:
 * @chip: what kb_level_chip_new() made
 */
void
kb_level_chip_set (GtkWidget *chip,
                   int        severity)
{
  for (guint i = 0; i < kb_enum_count (&kb_severity_enum); i++)
    gtk_widget_remove_css_class (chip, kb_enum_code (&kb_severity_enum, i));
  gtk_widget_add_css_class (chip, kb_enum_code (&kb_severity_enum, severity));
  gtk_label_set_text (GTK_LABEL (chip), kb_enum_label (&kb_severity_enum, severity));
}
