/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-totals"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew-cost.h"
#include "kb-crew-text.h"
#include "kb-crew-totals.h"
#include "kb-money.h"
#include "kb-session.h"

/**
 * kb_crew_totals_describe:
 *
 * Returns: (transfer full): duties, people and their hours in one line.
 */
char *
kb_crew_totals_describe (const KbCrew *crew)
{
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  g_autofree char *hours = NULL;
  g_autofree char *duties_text = NULL;
  g_autofree char *people_text = NULL;
  guint n_people;
  gint64 total_ms = 0;

  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      if (duty->person != NULL)
        g_hash_table_add (people, duty->person);
      for (guint j = 0; duty->person != NULL && j < duty->shifts->len; j++)
        total_ms += (g_array_index (duty->shifts, KbCrewShift, j).time.end_us
                     - g_array_index (duty->shifts, KbCrewShift, j).time.start_us) / KB_MS_US;
    }
  hours = kb_crew_format_length (total_ms);
  n_people = g_hash_table_size (people);
  duties_text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty", "%u duties", crew->duties->len), crew->duties->len);
  people_text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n_people), n_people);
  return g_strdup_printf ("%s · %s · %s", duties_text, people_text, hours);
}

static GtkWidget *
create_line (const char *name,
             const char *amount)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *figure = gtk_label_new (amount);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), figure);
  return line;
}

static void
append_lines (GtkBox           *box,
              const KbCrewBill *bill,
              const char       *currency)
{
  for (guint i = 0; i < bill->lines->len; i++)
    {
      const KbCrewCostLine *line = bill->lines->pdata[i];
      g_autofree char *amount = kb_money_format (line->amount_minor, currency);

      gtk_box_append (box, create_line (line->name, amount));
    }
  if (bill->n_unknown > 0)
    {
      g_autofree char *unknown = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The pay of %u duty is not known",
                                                               "The pay of %u duties is not known", bill->n_unknown),
                                                  bill->n_unknown);

      gtk_box_append (box, create_line (unknown, ""));
    }
}

static char *
digest (const KbCrewBill *bill)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u", bill->n_unknown);
  for (guint i = 0; i < bill->lines->len; i++)
    {
      const KbCrewCostLine *line = bill->lines->pdata[i];

      g_string_append_printf (text, "\n%s %" G_GINT64_FORMAT, line->name, line->amount_minor);
    }

  return g_string_free (text, FALSE);
}

/**
 * kb_crew_totals_show_cost:
 * @button: says what people cost as planned; its popover, what that is made of
 */
void
kb_crew_totals_show_cost (const KbCrew  *crew,
                          GtkMenuButton *button)
{
  const char *currency = kb_record_get_text (crew->session, KB_SESSION_CURRENCY);
  g_autoptr (KbCrewBill) bill = kb_crew_bill_new (crew);
  g_autofree char *total = kb_money_format (bill->total_minor, currency);
  /* Translators: in the crew's footer: what people cost as planned */
  g_autofree char *label = g_strdup_printf (_("People cost %s"), total);
  g_autofree char *shown = digest (bill);
  GtkWidget *lines;

  gtk_menu_button_set_label (button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (button), bill->lines->len > 0 || bill->n_unknown > 0);
  if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "kb-shown"), shown) == 0)
    return;
  g_object_set_data_full (G_OBJECT (button), "kb-shown", g_steal_pointer (&shown), g_free);
  lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  append_lines (GTK_BOX (lines), bill, currency);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (gtk_popover_get_child (gtk_menu_button_get_popover (button))), lines);
}
