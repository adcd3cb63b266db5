/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-crew"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cli-verbs.h"
#include "kb-crew-cost.h"
#include "kb-crew-problems.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-elsewhere-query.h"
#include "kb-money.h"
#include "kb-run-json.h"
#include "kb-session.h"

/* Who works in a session, what is wrong with it and what it costs. */
typedef struct
{
  KbRecordSet *set;       /* owned */
  KbCrew      *crew;      /* owned */
  KbCrewBill  *bill;      /* owned */
  GPtrArray   *problems;  /* owned */
  GPtrArray   *notes;     /* owned */
} Staff;

static void
clear_staff (Staff *self)
{
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->bill, kb_crew_bill_free);
  g_clear_pointer (&self->crew, kb_crew_free);
  g_clear_object (&self->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Staff, clear_staff)

static const char *
get_currency (Staff *self)
{
  return kb_record_get_text (self->crew->session, KB_SESSION_CURRENCY);
}

static char *
list_backups (Staff            *self,
              const KbCrewDuty *duty,
              gboolean          by_title)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < duty->backups->len; i++)
    {
      const gint64 by_id = kb_record_get_int (duty->backups->pdata[i], KB_BACKUP_BY_ID);
      const KbCrewDuty *by = by_id != KB_NONE ? kb_crew_find_duty (self->crew, by_id) : NULL;
      const char *name = by == NULL ? NULL : by_title ? kb_crew_duty_get_title (by) : kb_crew_duty_get_name (by);

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The duties that somebody's own duty stands in for. */
static char *
list_backed_up (Staff            *self,
                const KbCrewDuty *duty)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->crew->duties->len; i++)
    {
      const KbCrewDuty *other = self->crew->duties->pdata[i];

      for (guint j = 0; j < other->backups->len; j++)
        if (kb_record_get_int (other->backups->pdata[j], KB_BACKUP_BY_ID) == kb_record_get_id (duty->record))
          g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", kb_crew_duty_get_title (other));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          char        *text)
{
  kb_json_add_string (builder, name, *text != '\0' ? text : NULL);
  g_free (text);
}

static void
add_shifts (Staff            *self,
            JsonBuilder      *builder,
            const KbCrewDuty *duty)
{
  json_builder_set_member_name (builder, "shifts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < duty->shifts->len; i++)
    {
      const KbCrewShift *shift = &g_array_index (duty->shifts, KbCrewShift, i);

      json_builder_begin_object (builder);
      kb_json_add_instant (builder, "start", shift->time.start_us, self->crew->zone);
      kb_json_add_instant (builder, "end", shift->time.end_us, self->crew->zone);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_assignment (Staff            *self,
                JsonBuilder      *builder,
                const KbCrewDuty *duty,
                const KbCrewCost *cost)
{
  const KbCrewShift *first = duty->shifts->len > 0 ? &g_array_index (duty->shifts, KbCrewShift, 0) : NULL;
  const KbCrewShift *last = first != NULL ? &g_array_index (duty->shifts, KbCrewShift, duty->shifts->len - 1) : NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_id (duty->record));

  json_builder_begin_object (builder);
  kb_json_add_string (builder, "id", id);
  kb_json_add_string (builder, "person", kb_crew_duty_get_name (duty));
  kb_json_add_string (builder, "role", kb_enum_code (&kb_role_kind_enum, duty->role));
  kb_json_add_string (builder, "title", kb_crew_duty_get_title (duty));
  kb_json_add_instant (builder, "start", first != NULL ? first->time.start_us : KB_NONE, self->crew->zone);
  kb_json_add_instant (builder, "end", last != NULL ? last->time.end_us : KB_NONE, self->crew->zone);
  add_shifts (self, builder, duty);
  add_text (builder, "backup_for", list_backed_up (self, duty));
  add_text (builder, "backed_up_by", list_backups (self, duty, FALSE));
  kb_json_add_int (builder, "paid_ms", cost->basis == KB_PAY_HOURS ? cost->paid_ms : KB_NONE);
  kb_json_add_int (builder, "cost_minor", cost->cost_minor);
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder     *builder,
          const KbProblem *problem)
{
  const KbSubject *subject;

  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, subject->id);

      json_builder_begin_object (builder);
      kb_json_add_string (builder, "kind", kb_entity_get (subject->kind)->name);
      kb_json_add_string (builder, "id", id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_problem (Staff               *self,
             JsonBuilder         *builder,
             const KbCrewProblem *problem)
{
  const gboolean is_timed = problem->time.start_us != 0 || problem->time.end_us != 0;
  g_autofree char *span = is_timed ? kb_crew_format_span (self->crew, &problem->time) : NULL;

  json_builder_begin_object (builder);
  kb_json_add_string (builder, "id", problem->problem->code);
  kb_json_add_string (builder, "level", kb_enum_code (&kb_level_enum, problem->problem->level));
  kb_json_add_string (builder, "text", problem->problem->text);
  kb_json_add_string (builder, "who", problem->who);
  kb_json_add_string (builder, "when", span);
  kb_json_add_instant (builder, "start", is_timed ? problem->time.start_us : KB_NONE, self->crew->zone);
  kb_json_add_instant (builder, "end", is_timed ? problem->time.end_us : KB_NONE, self->crew->zone);
  add_rows (builder, problem->problem);
  json_builder_end_object (builder);
}

static void
add_problems (Staff       *self,
              JsonBuilder *builder,
              const char  *name,
              GPtrArray   *problems)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    add_problem (self, builder, problems->pdata[i]);
  json_builder_end_array (builder);
}

static guint
count_people (Staff *self)
{
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->crew->duties->len; i++)
    if (((KbCrewDuty *) self->crew->duties->pdata[i])->person != NULL)
      g_hash_table_add (people, ((KbCrewDuty *) self->crew->duties->pdata[i])->person);

  return g_hash_table_size (people);
}

static gint64
sum_hours (Staff *self)
{
  gint64 total_ms = 0;

  for (guint i = 0; i < self->crew->duties->len; i++)
    {
      const KbCrewDuty *duty = self->crew->duties->pdata[i];

      for (guint j = 0; duty->person != NULL && j < duty->shifts->len; j++)
        {
          const KbStretch *time = &g_array_index (duty->shifts, KbCrewShift, j).time;

          total_ms += (time->end_us - time->start_us) / KB_MS_US;
        }
    }

  return total_ms;
}

static guint
count_level (Staff   *self,
             KbLevel  level)
{
  guint count = 0;

  for (guint i = 0; i < self->problems->len; i++)
    count += ((KbCrewProblem *) self->problems->pdata[i])->problem->level == level;
  return count;
}

static void
add_totals (Staff       *self,
            JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "cost");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->bill->lines->len; i++)
    {
      const KbCrewCostLine *line = self->bill->lines->pdata[i];

      json_builder_begin_object (builder);
      kb_json_add_string (builder, "name", line->name);
      kb_json_add_int (builder, "amount_minor", line->amount_minor);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  kb_json_add_int (builder, "assignments", self->crew->duties->len);
  kb_json_add_int (builder, "people", count_people (self));
  kb_json_add_int (builder, "hours_ms", sum_hours (self));
  kb_json_add_int (builder, "cost_minor", self->bill->total_minor);
  kb_json_add_string (builder, "currency", get_currency (self));
  kb_json_add_int (builder, "without_cost", self->bill->n_unknown);
  kb_json_add_int (builder, "block", count_level (self, KB_LEVEL_BLOCK));
  kb_json_add_int (builder, "warn", count_level (self, KB_LEVEL_WARN));
  kb_json_add_int (builder, "tell", count_level (self, KB_LEVEL_TELL));
  json_builder_end_object (builder);
}

static void
print_json (Staff *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "session");
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "code", kb_record_get_text (self->crew->session, KB_SESSION_CODE));
  kb_json_add_string (builder, "title", kb_record_get_text (self->crew->session, KB_SESSION_TITLE));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "assignments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->crew->duties->len; i++)
    add_assignment (self, builder, self->crew->duties->pdata[i], &g_array_index (self->bill->costs, KbCrewCost, i));
  json_builder_end_array (builder);
  add_problems (self, builder, "problems", self->problems);
  add_problems (self, builder, "notes", self->notes);
  add_totals (self, builder);
  json_builder_end_object (builder);
  kb_cli_print_json (builder);
}

static char *
format_shifts (Staff            *self,
               const KbCrewDuty *duty)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < duty->shifts->len; i++)
    {
      g_autofree char *span = kb_crew_format_span (self->crew, &g_array_index (duty->shifts, KbCrewShift, i).time);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", span);
    }
  if (duty->shifts->len == 0)
    g_string_append (text, kb_record_get_text (duty->record, KB_ASSIGNMENT_AVAILABILITY));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_duty (Staff            *self,
            const KbCrewDuty *duty,
            const KbCrewCost *cost)
{
  const char *name = kb_crew_duty_get_name (duty);
  g_autofree char *shifts = format_shifts (self, duty);
  g_autofree char *backups = list_backups (self, duty, FALSE);
  g_autofree char *amount = cost->cost_minor != KB_NONE ? kb_money_format (cost->cost_minor, get_currency (self))
                                                        : g_strdup ("");

  kb_cli_print_cell (kb_crew_duty_get_title (duty), 24);
  kb_cli_print_cell (name != NULL ? name : _("Nobody yet"), 18);
  kb_cli_print_cell (shifts, 20);
  kb_cli_print_cell (amount, 14);
  kb_cli_print ("%s\n", backups);
}

static void
print_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const KbProblem *problem = ((KbCrewProblem *) problems->pdata[i])->problem;

      kb_cli_print_cell (kb_enum_label (&kb_level_enum, problem->level), 8);
      kb_cli_print ("%s\n", problem->text);
    }
}

static void
print_table (Staff *self)
{
  g_autofree char *total = kb_money_format (self->bill->total_minor, get_currency (self));
  g_autofree char *hours = kb_crew_format_length (sum_hours (self));

  kb_cli_print ("%s  %s\n", kb_record_get_text (self->crew->session, KB_SESSION_CODE),
                kb_record_get_text (self->crew->session, KB_SESSION_TITLE));
  kb_cli_print_cell (_("Duty"), 24);
  kb_cli_print_cell (_("Person"), 18);
  kb_cli_print_cell (_("Shifts"), 20);
  kb_cli_print_cell (_("Cost"), 14);
  kb_cli_print ("%s\n", _("Stands in"));
  for (guint i = 0; i < self->crew->duties->len; i++)
    print_duty (self, self->crew->duties->pdata[i], &g_array_index (self->bill->costs, KbCrewCost, i));
  print_problems (self->problems);
  print_problems (self->notes);
  /* Translators: under the crew's table: duties, people, hours, cost */
  kb_cli_print (_("%u duties · %u people · %s · %s"), self->crew->duties->len, count_people (self), hours, total);
  if (self->bill->n_unknown > 0)
    kb_cli_print (g_dngettext (GETTEXT_PACKAGE, " · the pay of %u is not known", " · the pay of %u is not known",
                               self->bill->n_unknown), self->bill->n_unknown);
  kb_cli_print ("\n");
}

gboolean
kb_cli_crew (KbCliCall  *call,
             int         argc,
             char      **argv,
             GError    **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (KbStore) store = NULL;
  g_autoptr (KbElsewhere) elsewhere = NULL;
  g_auto (Staff) staff = { 0 };

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, 1, error))
    return FALSE;
  store = kb_cli_call_open_to_read (call, error);
  staff.set = store != NULL ? kb_cli_load_session (store, call->words[0], error) : NULL;
  if (staff.set == NULL)
    return FALSE;
  elsewhere = kb_elsewhere_load (store, kb_record_set_get_session (staff.set), error);
  if (elsewhere == NULL)
    return FALSE;

  staff.crew = kb_crew_new (staff.set, elsewhere);
  staff.bill = kb_crew_bill_new (staff.crew);
  staff.problems = kb_crew_find_problems (staff.crew);
  staff.notes = kb_crew_find_notes (staff.crew, staff.problems);
  if (call->json)
    print_json (&staff);
  else
    print_table (&staff);
  return TRUE;
}
