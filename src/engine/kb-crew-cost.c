/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-cost"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kb-crew-cost.h"
#include "kb-crew.h"
#include "kb-money.h"
#include "kb-session.h"
#include "kb-text.h"

#define HOUR_MS G_GINT64_CONSTANT (3600000)

/**
 * kb_crew_propose_paid_ms:
 *
 * Returns: the hours that a duty's shifts propose to pay: their length without breaks, to the nearest
 *   quarter of an hour.
 */
gint64
kb_crew_propose_paid_ms (const KbCrewDuty *duty)
{
  gint64 total_us = 0;

  for (guint i = 0; i < duty->shifts->len; i++)
    {
      const KbCrewShift *shift = &g_array_index (duty->shifts, KbCrewShift, i);

      total_us += MAX (shift->time.end_us - shift->time.start_us - shift->break_us, 0);
    }

  return (total_us / KB_MS_US + KB_PAID_STEP_MS / 2) / KB_PAID_STEP_MS * KB_PAID_STEP_MS;
}

/**
 * kb_crew_pay_for:
 * @rate_minor: pay per hour, minor units
 * @paid_ms: milliseconds
 *
 * Returns: what that is, to the nearest minor unit, half a unit upwards.
 */
gint64
kb_crew_pay_for (gint64 rate_minor,
                 gint64 paid_ms)
{
  /* In two parts, so that a product does not pass 63 bits. */
  return rate_minor / HOUR_MS * paid_ms + (rate_minor % HOUR_MS * paid_ms + HOUR_MS / 2) / HOUR_MS;
}

/* Rates in another currency than the session's are not converted: what they come to is not known. */
static gint64
get_rate (const KbCrew     *crew,
          const KbCrewDuty *duty)
{
  const gint64 own = kb_record_get_int (duty->record, KB_ASSIGNMENT_RATE_MINOR);

  if (own != KB_NONE || duty->person == NULL || crew->session == NULL)
    return own;
  if (g_strcmp0 (kb_record_get_text (duty->person, KB_PERSON_CURRENCY),
                 kb_record_get_text (crew->session, KB_SESSION_CURRENCY)) != 0)
    return KB_NONE;
  return kb_record_get_int (duty->person, KB_PERSON_RATE_MINOR);
}

static KbCrewCost
compute (const KbCrew     *crew,
         const KbCrewDuty *duty)
{
  KbCrewCost cost = {
    .assignment_id = kb_record_get_id (duty->record),
    .paid_ms = kb_record_get_int_or (duty->record, KB_ASSIGNMENT_PAID_MS, kb_crew_propose_paid_ms (duty)),
    .rate_minor = get_rate (crew, duty),
    .extra_minor = kb_record_get_int_or (duty->record, KB_ASSIGNMENT_EXTRA_MINOR, 0),
    .cost_minor = kb_record_get_int (duty->record, KB_ASSIGNMENT_COST_MINOR),
  };

  if (cost.cost_minor != KB_NONE)
    cost.basis = KB_PAY_SUM;
  else if (kb_record_set_find_ref (crew->set, duty->record, KB_ASSIGNMENT_PAY_GROUP_ID) != NULL)
    cost.basis = KB_PAY_SHARE;
  else if (cost.rate_minor != KB_NONE)
    {
      cost.basis = KB_PAY_HOURS;
      cost.cost_minor = kb_crew_pay_for (cost.rate_minor, cost.paid_ms);
    }
  else if (!kb_record_is_null (duty->record, KB_ASSIGNMENT_EXTRA_MINOR))
    {
      cost.basis = KB_PAY_SUM;
      cost.cost_minor = 0;
    }
  if (cost.cost_minor != KB_NONE)
    cost.cost_minor += cost.extra_minor;

  return cost;
}

static gboolean
is_sharer (const KbCrew *crew,
           guint         index,
           gint64        group_id)
{
  const KbCrewDuty *duty = crew->duties->pdata[index];

  return kb_record_get_int (duty->record, KB_ASSIGNMENT_PAY_GROUP_ID) == group_id
         && kb_record_is_null (duty->record, KB_ASSIGNMENT_COST_MINOR);
}

/* Equal shares; the minor units that are left go one each to the first. Together they are the sum. */
static void
share_sum (const KbCrew *crew,
           KbCrewBill   *bill,
           KbRecord     *group)
{
  const gint64 sum = kb_record_get_int (group, KB_PAY_GROUP_AMOUNT_MINOR);
  guint n_sharers = 0;
  guint index = 0;

  for (guint i = 0; i < crew->duties->len; i++)
    n_sharers += is_sharer (crew, i, kb_record_get_id (group));
  for (guint i = 0; i < crew->duties->len; i++)
    {
      KbCrewCost *cost = &g_array_index (bill->costs, KbCrewCost, i);

      if (!is_sharer (crew, i, kb_record_get_id (group)))
        continue;
      cost->cost_minor = sum / n_sharers + (index < sum % n_sharers) + cost->extra_minor;
      index++;
    }
}

static void
add_line (KbCrewBill *bill,
          KbRecord   *subject,
          char       *name,
          gint64      amount_minor)
{
  KbCrewCostLine *line = g_new (KbCrewCostLine, 1);

  *line = (KbCrewCostLine) { name, g_object_ref (subject), amount_minor };
  g_ptr_array_add (bill->lines, line);
  bill->total_minor += amount_minor;
}

static void
line_free (gpointer data)
{
  KbCrewCostLine *line = data;

  g_free (line->name);
  g_object_unref (line->subject);
  g_free (line);
}

/* "2.5", "1.25", "3": hours as people write them. */
static char *
format_hours (gint64 ms)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%g", round ((double) ms / HOUR_MS * 100) / 100));
}

static char *
describe (const KbCrew     *crew,
          const KbCrewDuty *duty,
          const KbCrewCost *cost)
{
  const char *currency = kb_record_get_text (crew->session, KB_SESSION_CURRENCY);
  const char *note = kb_record_get_text (duty->record, KB_ASSIGNMENT_EXTRA_NOTE);
  const char *called = kb_crew_duty_get_name (duty);
  g_autoptr (GString) text = g_string_new (kb_crew_duty_get_title (duty));

  if (called != NULL)
    g_string_append_printf (text, " %s", called);
  if (cost->basis == KB_PAY_HOURS)
    {
      g_autofree char *hours = format_hours (cost->paid_ms);
      g_autofree char *rate = kb_money_format_short (cost->rate_minor, currency);

      /* Translators: part of a cost: hours, pay per hour: " 2.5 h × ¥300" */
      g_string_append_printf (text, _(" %s h × %s"), hours, rate);
    }
  if (cost->extra_minor > 0)
    {
      g_autofree char *extra = kb_money_format_short (cost->extra_minor, currency);

      g_string_append_printf (text, " + %s%s%s", note, kb_text_is_empty (note) ? "" : " ", extra);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A shared sum is a line where the first of its duties stands; an extra beside a share is one of its own. */
static void
add_lines (const KbCrew *crew,
           KbCrewBill   *bill,
           guint         index,
           GHashTable   *groups)
{
  const KbCrewDuty *duty = crew->duties->pdata[index];
  const KbCrewCost *cost = &g_array_index (bill->costs, KbCrewCost, index);
  KbRecord *group = kb_record_set_find_ref (crew->set, duty->record, KB_ASSIGNMENT_PAY_GROUP_ID);

  if (cost->basis == KB_PAY_SHARE && g_hash_table_add (groups, group))
    add_line (bill, group, g_strdup (kb_record_get_text (group, KB_PAY_GROUP_NAME)),
              kb_record_get_int (group, KB_PAY_GROUP_AMOUNT_MINOR));
  if (cost->basis == KB_PAY_SHARE && cost->extra_minor > 0)
    add_line (bill, duty->record, describe (crew, duty, cost), cost->extra_minor);
  else if (cost->basis != KB_PAY_SHARE && cost->cost_minor != KB_NONE
           && (cost->cost_minor > 0 || cost->basis == KB_PAY_SUM))
    add_line (bill, duty->record, describe (crew, duty, cost), cost->cost_minor);
  bill->n_unknown += cost->basis == KB_PAY_UNKNOWN && duty->person != NULL;
}

/**
 * kb_crew_bill_new:
 *
 * Works out what the crew costs as planned: an agreed sum where there is one, else a share of a day sum,
 * else hours at a rate; and fixed extras. Commission on net sales is a result and no part of it.
 *
 * Returns: (transfer full): every duty's cost, and the lines to pay.
 */
KbCrewBill *
kb_crew_bill_new (const KbCrew *crew)
{
  KbCrewBill *self = g_new0 (KbCrewBill, 1);
  GListModel *groups = kb_record_set_get_list (crew->set, KB_ENTITY_PAY_GROUP);
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);

  self->costs = g_array_new (FALSE, FALSE, sizeof (KbCrewCost));
  self->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewCost cost = compute (crew, crew->duties->pdata[i]);

      g_array_append_val (self->costs, cost);
    }
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (KbRecord) group = g_list_model_get_item (groups, i);

      share_sum (crew, self, group);
    }
  for (guint i = 0; crew->session != NULL && i < crew->duties->len; i++)
    add_lines (crew, self, i, listed);

  return self;
}

void
kb_crew_bill_free (KbCrewBill *self)
{
  g_array_unref (self->costs);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

const KbCrewCost *
kb_crew_bill_find (const KbCrewBill *self,
                   gint64            assignment_id)
{
  for (guint i = 0; i < self->costs->len; i++)
    if (g_array_index (self->costs, KbCrewCost, i).assignment_id == assignment_id)
      return &g_array_index (self->costs, KbCrewCost, i);

  return NULL;
}
