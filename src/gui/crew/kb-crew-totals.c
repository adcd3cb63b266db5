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
  return g_strdup_printf (_("%u duties · %u people · %s"), crew->duties->len, g_hash_table_size (people), hours);
}

/**
 * kb_crew_totals_describe_cost:
 * @lines: (out): what it is made of, a line each
 *
 * Returns: (transfer full): what people cost as planned.
 */
char *
kb_crew_totals_describe_cost (const KbCrew  *crew,
                              char         **lines)
{
  const char *currency = kb_record_get_text (crew->session, KB_SESSION_CURRENCY);
  g_autoptr (KbCrewBill) bill = kb_crew_bill_new (crew);
  g_autofree char *total = kb_money_format (bill->total_minor, currency);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bill->lines->len; i++)
    {
      const KbCrewCostLine *line = bill->lines->pdata[i];
      g_autofree char *amount = kb_money_format (line->amount_minor, currency);

      g_string_append_printf (text, "%s%s  %s", i > 0 ? "\n" : "", line->name, amount);
    }
  *lines = g_string_free (text, FALSE);
  /* Translators: in the crew's footer: what people cost as planned */
  return g_strdup_printf (_("People cost %s"), total);
}
