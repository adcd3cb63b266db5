/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-pick"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-crew-cost.h"
#include "kb-crew-hours.h"
#include "kb-crew-pick.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-money.h"
#include "kb-session.h"
#include "kb-text.h"

/* Between the end of one day's work and the next. */
#define REST_US (11 * 3600 * (gint64) G_USEC_PER_SEC)

/* What is asked for. */
typedef struct
{
  const KbCrew     *crew;
  const KbCrewDuty *duty;
  KbRoleKind        role;
  KbStretch         time;
  gint64            except_shift_id;
} Job;

static void
reason_free (gpointer data)
{
  KbReason *reason = data;

  g_free (reason->text);
  g_free (reason);
}

static void
candidate_free (gpointer data)
{
  KbCandidate *self = data;

  g_object_unref (self->person);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

static void
add_reason (KbCandidate  *self,
            KbReasonKind  kind,
            char         *text)
{
  KbReason *reason = g_new (KbReason, 1);

  *reason = (KbReason) { kind, text };
  self->n_against += kind == KB_REASON_AGAINST;
  self->n_care += kind == KB_REASON_CARE;
  g_ptr_array_add (self->reasons, reason);
}

static guint
count_shows (const Job *job,
             gint64     person_id)
{
  g_autoptr (GHashTable) shows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < job->crew->elsewhere->bookings->len; i++)
    {
      const KbBooking *booking = &g_array_index (job->crew->elsewhere->bookings, KbBooking, i);

      if (booking->person_id == person_id && booking->role == job->role
          && booking->time.end_us <= job->crew->show.start_us)
        g_hash_table_add (shows, g_memdup2 (&booking->session_id, sizeof booking->session_id));
    }

  return g_hash_table_size (shows);
}

static gboolean
has_role (const Job *job,
          KbRecord  *person)
{
  KbRecordSet *library = kb_record_set_get_library (job->crew->set);
  g_autoptr (GPtrArray) roles = kb_record_set_children (library, KB_ENTITY_PERSON_ROLE, kb_record_get_id (person));

  if (kb_record_get_int (person, KB_PERSON_ROLE) == (gint64) job->role)
    return TRUE;
  for (guint i = 0; i < roles->len; i++)
    if (kb_record_get_int (roles->pdata[i], KB_PERSON_ROLE_ROLE) == (gint64) job->role)
      return TRUE;

  return FALSE;
}

static gboolean
is_backup (const Job *job,
           KbRecord  *person)
{
  for (guint i = 0; job->duty != NULL && i < job->duty->backups->len; i++)
    {
      const gint64 by_id = kb_record_get_int (job->duty->backups->pdata[i], KB_BACKUP_BY_ID);
      const KbCrewDuty *by = by_id != KB_NONE ? kb_crew_find_duty (job->crew, by_id) : NULL;

      if (by != NULL && by->person == person)
        return TRUE;
    }

  return FALSE;
}

static void
judge_skill (const Job   *job,
             KbCandidate *self)
{
  const char *role = kb_enum_label (&kb_role_kind_enum, job->role);
  const char *skills = kb_record_get_text (self->person, KB_PERSON_SKILLS);
  const guint n_shows = count_shows (job, kb_record_get_id (self->person));

  self->can = has_role (job, self->person) || strstr (skills, role) != NULL;
  if (self->can && n_shows > 0)
    add_reason (self, KB_REASON_FOR, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u show before",
                                                                   "%s, %u shows before", n_shows), role, n_shows));
  else if (self->can)
    /* Translators: a role that somebody can take */
    add_reason (self, KB_REASON_FOR, g_strdup_printf (_("%s is their role"), role));
  else if (is_backup (job, self->person))
    {
      self->can = TRUE;
      add_reason (self, KB_REASON_FOR, g_strdup (_("Stands in for this duty")));
    }
  else
    add_reason (self, KB_REASON_AGAINST, g_strdup_printf (_("%s is not among their roles"), role));
}

static char *
find_clash_here (const Job *job,
                 KbRecord  *person)
{
  for (guint i = 0; i < job->crew->duties->len; i++)
    {
      const KbCrewDuty *duty = job->crew->duties->pdata[i];

      for (guint j = 0; duty->person == person && j < duty->shifts->len; j++)
        {
          const KbCrewShift *shift = &g_array_index (duty->shifts, KbCrewShift, j);

          if (kb_record_get_id (shift->record) != job->except_shift_id
              && kb_stretch_overlaps (&shift->time, &job->time, NULL))
            return g_strdup_printf (_("Has %s at that time"), kb_crew_duty_get_title (duty));
        }
    }

  return NULL;
}

static char *
find_clash_elsewhere (const Job *job,
                      KbRecord  *person)
{
  for (guint i = 0; i < job->crew->elsewhere->bookings->len; i++)
    {
      const KbBooking *booking = &g_array_index (job->crew->elsewhere->bookings, KbBooking, i);

      if (booking->person_id == kb_record_get_id (person) && kb_stretch_overlaps (&booking->time, &job->time, NULL))
        return g_strdup_printf (_("In “%s” at that time"), kb_crew_get_other_title (job->crew, booking->session_id));
    }

  return NULL;
}

static void
judge_time (const Job   *job,
            KbCandidate *self)
{
  g_autofree char *span = kb_crew_format_span (job->crew, &job->time);
  char *clash = find_clash_here (job, self->person);
  KbStretch missing;
  const char *note;

  if (clash == NULL)
    clash = find_clash_elsewhere (job, self->person);
  if (clash != NULL)
    add_reason (self, KB_REASON_AGAINST, clash);
  else if (!kb_crew_hours_is_free (kb_record_set_get_library (job->crew->set), self->person, job->crew->zone, &job->time,
                                   &missing, &note))
    add_reason (self, KB_REASON_AGAINST, kb_text_is_empty (note) ? g_strdup (_("Outside their hours"))
                                                                 : g_strdup_printf (_("Away: %s"), note));
  else
    /* Translators: "Free 21:30–22:15" */
    add_reason (self, KB_REASON_FOR, g_strdup_printf (_("Free %s"), span));
}

/* The unbroken stretch that this job would be part of. */
static gint64
find_run_ms (const Job *job,
             GArray    *times)
{
  g_autoptr (GArray) runs = kb_stretches_new ();

  g_array_append_vals (runs, times->data, times->len);
  kb_stretches_add (runs, job->time.start_us, job->time.end_us);
  kb_stretches_merge (runs, KB_BREAK_MIN_US);
  for (guint i = 0; i < runs->len; i++)
    {
      const KbStretch *run = &g_array_index (runs, KbStretch, i);

      if (kb_stretch_overlaps (run, &job->time, NULL))
        return (run->end_us - run->start_us) / KB_MS_US;
    }

  return 0;
}

static gint64
sum_day_ms (const Job *job,
            GArray    *times)
{
  const gint64 midnight_us = kb_crew_hours_midnight (job->time.start_us, job->crew->zone, 0);
  const KbStretch day = { midnight_us, kb_crew_hours_midnight (job->time.start_us, job->crew->zone, 1) };
  g_autoptr (GArray) inside = kb_stretches_new ();

  g_array_append_vals (inside, times->data, times->len);
  kb_stretches_merge (inside, 0);
  kb_stretches_clip (inside, &day);
  return kb_stretches_total (inside) / KB_MS_US;
}

/* Work of the day before or after that leaves too short a night. */
static gboolean
is_short_of_rest (const Job *job,
                  GArray    *times)
{
  const gint64 midnight_us = kb_crew_hours_midnight (job->time.start_us, job->crew->zone, 0);
  const gint64 next_us = kb_crew_hours_midnight (job->time.start_us, job->crew->zone, 1);

  for (guint i = 0; i < times->len; i++)
    {
      const KbStretch *time = &g_array_index (times, KbStretch, i);

      if (time->start_us < midnight_us && time->end_us <= job->time.start_us
          && job->time.start_us - time->end_us < REST_US)
        return TRUE;
      if (time->start_us >= next_us && time->start_us >= job->time.end_us && time->start_us - job->time.end_us < REST_US)
        return TRUE;
    }

  return FALSE;
}

static void
judge_load (const Job   *job,
            KbCandidate *self)
{
  g_autoptr (GArray) times = kb_crew_list_times (job->crew, kb_record_get_id (self->person), job->except_shift_id);
  const gint64 run_ms = find_run_ms (job, times);
  const gint64 run_limit_ms = kb_record_get_int_or (self->person, KB_PERSON_UNBROKEN_MS, KB_UNBROKEN_DEFAULT_MS);
  const gint64 day_limit_ms = kb_record_get_int_or (self->person, KB_PERSON_DAY_LIMIT_MS, KB_DAY_LIMIT_DEFAULT_MS);
  const gint64 job_ms = (job->time.end_us - job->time.start_us) / KB_MS_US;
  g_autofree char *run = kb_crew_format_length (run_ms);

  self->load_ms = sum_day_ms (job, times);
  if (run_ms > run_limit_ms)
    /* Translators: "4 h 45 min" */
    add_reason (self, KB_REASON_CARE, g_strdup_printf (_("%s without a break"), run));
  if (self->load_ms + job_ms > day_limit_ms)
    add_reason (self, KB_REASON_CARE, g_strdup (_("More than their hours of a day")));
  if (is_short_of_rest (job, times))
    add_reason (self, KB_REASON_CARE, g_strdup (_("Less than 11 hours of rest")));
  if (job->role == KB_ROLE_KIND_HOST && kb_record_is_null (self->person, KB_PERSON_PACE))
    add_reason (self, KB_REASON_CARE, g_strdup (_("Reading rate not calibrated")));
}

/* The team lead decides on everything that goes wrong, and so does nothing else meanwhile. */
static void
judge_lead (const Job   *job,
            KbCandidate *self)
{
  for (guint i = 0; i < job->crew->duties->len; i++)
    {
      const KbCrewDuty *duty = job->crew->duties->pdata[i];

      if (duty->role != KB_ROLE_KIND_LEAD || duty->person != self->person || job->role == KB_ROLE_KIND_LEAD)
        continue;
      add_reason (self, KB_REASON_AGAINST, g_strdup (_("Decides on P0 and P1, no second duty")));
      return;
    }
}

static gboolean
is_in_crew (const KbCrew *crew,
            gint64        person_id)
{
  for (guint i = 0; i < crew->duties->len; i++)
    {
      KbRecord *person = ((KbCrewDuty *) crew->duties->pdata[i])->person;

      if (person != NULL && kb_record_get_id (person) == person_id)
        return TRUE;
    }

  return FALSE;
}

/* Shows of the past in which they worked beside people of this crew. */
static void
judge_company (const Job   *job,
               KbCandidate *self)
{
  GArray *bookings = job->crew->elsewhere->bookings;
  const gint64 person_id = kb_record_get_id (self->person);
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < bookings->len; i++)
    if (g_array_index (bookings, KbBooking, i).person_id == person_id)
      g_hash_table_add (own, g_memdup2 (&g_array_index (bookings, KbBooking, i).session_id, sizeof (gint64)));
  for (guint i = 0; i < bookings->len; i++)
    {
      const KbBooking *booking = &g_array_index (bookings, KbBooking, i);

      if (booking->person_id != person_id && booking->time.end_us <= job->crew->show.start_us
          && is_in_crew (job->crew, booking->person_id) && g_hash_table_remove (own, &booking->session_id))
        self->together++;
    }
  if (self->together > 0)
    add_reason (self, KB_REASON_FOR, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u show with this crew",
                                                                   "%u shows with this crew", self->together),
                                                      self->together));
}

static void
judge_cost (const Job   *job,
            KbCandidate *self)
{
  const char *currency = kb_record_get_text (job->crew->session, KB_SESSION_CURRENCY);
  const gint64 rate = kb_record_get_int (self->person, KB_PERSON_RATE_MINOR);
  const gint64 job_ms = (job->time.end_us - job->time.start_us) / KB_MS_US;

  self->cost_minor = KB_NONE;
  if (rate != KB_NONE && g_strcmp0 (kb_record_get_text (self->person, KB_PERSON_CURRENCY), currency) == 0)
    self->cost_minor = kb_crew_pay_for (rate, job_ms);
}

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  return (int) (*(KbReason *const *) b)->kind - (int) (*(KbReason *const *) a)->kind;
}

static KbCandidate *
judge (const Job *job,
       KbRecord  *person)
{
  KbCandidate *self = g_new0 (KbCandidate, 1);

  self->person = g_object_ref (person);
  self->reasons = g_ptr_array_new_with_free_func (reason_free);
  judge_skill (job, self);
  judge_time (job, self);
  judge_load (job, self);
  judge_lead (job, self);
  judge_company (job, self);
  judge_cost (job, self);
  g_ptr_array_sort (self->reasons, compare_reasons);

  return self;
}

#define COMPARE(a, b) \
  G_STMT_START { if ((a) != (b)) return (a) < (b) ? -1 : 1; } G_STMT_END

/* Who can and is free, then who needs least care, then the least load, the best company, the least cost. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const KbCandidate *one = *(KbCandidate *const *) a;
  const KbCandidate *other = *(KbCandidate *const *) b;

  COMPARE (one->n_against, other->n_against);
  COMPARE (other->can, one->can);
  COMPARE (one->n_care, other->n_care);
  COMPARE (one->load_ms, other->load_ms);
  COMPARE (other->together, one->together);
  COMPARE ((guint64) one->cost_minor, (guint64) other->cost_minor);
  return g_strcmp0 (kb_record_get_text (one->person, KB_PERSON_NAME), kb_record_get_text (other->person, KB_PERSON_NAME));
}

/**
 * kb_crew_pick:
 * @duty: (nullable): the duty, for who stands in for it
 * @role: its role
 * @time: when somebody is needed
 * @except_shift_id: the shift that would change hands, 0 for none: it does not speak against who has it
 *
 * Judges everybody who can be assigned: whether they can, are free and rested, and what they cost.
 *
 * Returns: (transfer full) (element-type KbCandidate): best first, with the reasons in words.
 */
GPtrArray *
kb_crew_pick (const KbCrew     *crew,
              const KbCrewDuty *duty,
              KbRoleKind        role,
              const KbStretch  *time,
              gint64            except_shift_id)
{
  const Job job = { crew, duty, role, *time, except_shift_id };
  KbRecordSet *library = kb_record_set_get_library (crew->set);
  GPtrArray *candidates = g_ptr_array_new_with_free_func (candidate_free);
  GListModel *people = library != NULL ? kb_record_set_get_list (library, KB_ENTITY_PERSON) : NULL;

  for (guint i = 0; people != NULL && crew->session != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (KbRecord) person = g_list_model_get_item (people, i);

      if (kb_record_get_bool (person, KB_PERSON_ACTIVE))
        g_ptr_array_add (candidates, judge (&job, person));
    }
  g_ptr_array_sort (candidates, compare_candidates);

  return candidates;
}

static void
proposal_free (gpointer data)
{
  KbProposal *proposal = data;

  g_clear_pointer (&proposal->candidate, candidate_free);
  g_free (proposal);
}

static KbStretch
get_time (const KbCrew     *crew,
          const KbCrewDuty *duty)
{
  const guint n_shifts = duty->shifts->len;

  if (n_shifts == 0)
    return crew->show;
  return (KbStretch) { g_array_index (duty->shifts, KbCrewShift, 0).time.start_us,
                       g_array_index (duty->shifts, KbCrewShift, n_shifts - 1).time.end_us };
}

static gboolean
is_taken (GHashTable      *taken,
          KbRecord        *person,
          const KbStretch *time)
{
  GArray *times = g_hash_table_lookup (taken, person);

  for (guint i = 0; times != NULL && i < times->len; i++)
    if (kb_stretch_overlaps (&g_array_index (times, KbStretch, i), time, NULL))
      return TRUE;

  return FALSE;
}

static void
take (GHashTable      *taken,
      KbRecord        *person,
      const KbStretch *time)
{
  GArray *times = g_hash_table_lookup (taken, person);

  if (times == NULL)
    {
      times = kb_stretches_new ();
      g_hash_table_insert (taken, person, times);
    }
  kb_stretches_add (times, time->start_us, time->end_us);
}

/* The best of those who can, against whom nothing speaks, and who was not proposed for that time yet. */
static KbCandidate *
steal_best (GPtrArray       *candidates,
            GHashTable      *taken,
            const KbStretch *time)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const KbCandidate *candidate = candidates->pdata[i];

      if (candidate->n_against == 0 && candidate->can && !is_taken (taken, candidate->person, time))
        return g_ptr_array_steal_index (candidates, i);
    }

  return NULL;
}

static guint
count_fit (GPtrArray *candidates)
{
  guint count = 0;

  for (guint i = 0; i < candidates->len; i++)
    count += ((KbCandidate *) candidates->pdata[i])->n_against == 0;
  return count;
}

/* An open duty with who could have it. */
typedef struct
{
  const KbCrewDuty *duty;
  KbStretch         time;
  GPtrArray        *candidates;
} Opening;

static void
clear_opening (gpointer data)
{
  g_ptr_array_unref (((Opening *) data)->candidates);
}

static int
compare_openings (gconstpointer a,
                  gconstpointer b)
{
  return (int) count_fit (((const Opening *) a)->candidates) - (int) count_fit (((const Opening *) b)->candidates);
}

/**
 * kb_crew_fill_rest:
 *
 * Proposes somebody for every duty that has nobody, the duty with the smallest choice first, so that who is
 * the only one for it is not taken by another. Nobody is proposed for two duties at a time.
 *
 * Returns: (transfer full) (element-type KbProposal): one per open duty.
 */
GPtrArray *
kb_crew_fill_rest (const KbCrew *crew)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func (proposal_free);
  g_autoptr (GArray) openings = g_array_new (FALSE, FALSE, sizeof (Opening));
  g_autoptr (GHashTable) taken = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  g_array_set_clear_func (openings, clear_opening);
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];
      Opening opening = { .duty = duty };

      if (duty->person != NULL)
        continue;
      opening.time = get_time (crew, duty);
      opening.candidates = kb_crew_pick (crew, duty, duty->role, &opening.time, 0);
      g_array_append_val (openings, opening);
    }
  g_array_sort (openings, compare_openings);

  for (guint i = 0; i < openings->len; i++)
    {
      const Opening *opening = &g_array_index (openings, Opening, i);
      KbProposal *proposal = g_new0 (KbProposal, 1);

      proposal->duty = opening->duty;
      proposal->candidate = steal_best (opening->candidates, taken, &opening->time);
      if (proposal->candidate != NULL)
        take (taken, proposal->candidate->person, &opening->time);
      g_ptr_array_add (proposals, proposal);
    }

  return proposals;
}
