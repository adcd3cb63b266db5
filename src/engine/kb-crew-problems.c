/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-problems"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew-problems.h"
#include "kb-crew-text.h"
#include "kb-crew.h"

static void
problem_free (gpointer data)
{
  KbCrewProblem *self = data;

  /* Whoever keeps the problem has taken it. */
  g_clear_pointer (&self->problem, kb_problem_free);
  g_free (self->who);
  g_free (self);
}

/**
 * kb_crew_problems_new:
 *
 * Returns: (transfer full) (element-type KbCrewProblem): a list that owns its problems.
 */
GPtrArray *
kb_crew_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

/**
 * kb_crew_problem_add:
 * @who: whom it is about
 * @time: (nullable): when
 * @text: (transfer full): what is wrong, translated
 *
 * Returns: (transfer none): the problem, to name its rows.
 */
KbCrewProblem *
kb_crew_problem_add (GPtrArray       *problems,
                     const char      *code,
                     KbLevel          level,
                     const char      *who,
                     const KbStretch *time,
                     char            *text)
{
  KbCrewProblem *self = g_new0 (KbCrewProblem, 1);

  self->problem = kb_problem_new (code, level, text);
  self->who = g_strdup (who);
  if (time != NULL)
    self->time = *time;
  g_ptr_array_add (problems, self);

  return self;
}

static const char *
get_group_title (const KbCrew *self,
                 gint64        group,
                 KbRoleKind    role)
{
  for (guint i = 0; i < self->duties->len; i++)
    if (((KbCrewDuty *) self->duties->pdata[i])->group == group)
      return kb_crew_group_get_title (self, self->duties->pdata[i]);

  return kb_enum_label (&kb_role_kind_enum, role);
}

static void
add_gap (const KbCrew    *self,
         const KbCrewGap *gap,
         GPtrArray       *problems)
{
  const char *title = gap->duty != NULL ? kb_crew_duty_get_title (gap->duty)
                                        : get_group_title (self, gap->group, gap->role);
  g_autofree char *span = kb_crew_format_span (self, &gap->time);
  g_autofree char *length = kb_crew_format_length ((gap->time.end_us - gap->time.start_us) / KB_MS_US);
  KbCrewProblem *problem;

  /* Translators: a role without a person: role, "21:30–22:15", "45 min" */
  problem = kb_crew_problem_add (problems, "crew.gap", KB_LEVEL_BLOCK, title, &gap->time,
                                 g_strdup_printf (_("%s: nobody %s (%s)"), title, span, length));
  kb_problem_add (problem->problem, gap->shift, KB_PROBLEM_ROW);
  if (gap->duty != NULL)
    {
      kb_problem_add (problem->problem, gap->duty->record, KB_ASSIGNMENT_PERSON_ID);
      return;
    }
  for (guint i = 0; i < self->duties->len; i++)
    if (((KbCrewDuty *) self->duties->pdata[i])->group == gap->group)
      kb_problem_add (problem->problem, ((KbCrewDuty *) self->duties->pdata[i])->record, KB_PROBLEM_ROW);
}

/* Two duties at a time within one session are what small teams do: worth a look. In two sessions nobody
 * can be. */
static void
add_clash (const KbCrew      *self,
           const KbCrewClash *clash,
           GPtrArray         *problems)
{
  const char *name = kb_record_get_text (clash->person, KB_PERSON_NAME);
  g_autofree char *span = kb_crew_format_span (self, &clash->time);
  KbCrewProblem *problem;
  char *text;

  if (clash->booking == NULL)
    /* Translators: a person with two duties at a time: name, "21:00–22:00", both duties */
    text = g_strdup_printf (_("%s %s: %s and %s at the same time"), name, span, kb_crew_duty_get_title (clash->duty),
                            kb_crew_duty_get_title (clash->other));
  else
    /* Translators: a person in two sessions: name, "21:00–22:00", the duty here, the other session, the duty there */
    text = g_strdup_printf (_("%s %s: %s here, and in “%s” as %s"), name, span, kb_crew_duty_get_title (clash->duty),
                            kb_crew_get_other_title (self, clash->booking->session_id),
                            kb_enum_label (&kb_role_kind_enum, clash->booking->role));
  problem = kb_crew_problem_add (problems, "crew.person-twice",
                                 clash->booking != NULL ? KB_LEVEL_BLOCK : KB_LEVEL_WARN, name, &clash->time, text);
  kb_problem_add (problem->problem, clash->shift, KB_PROBLEM_ROW);
  kb_problem_add (problem->problem, clash->other_shift, KB_PROBLEM_ROW);
  if (clash->booking != NULL)
    g_array_append_vals (problem->problem->subjects,
                         &(KbSubject) { KB_ENTITY_SHIFT, clash->booking->shift_id, KB_PROBLEM_ROW }, 1);
  kb_problem_add (problem->problem, clash->duty->record, KB_ASSIGNMENT_PERSON_ID);
}

/* Who else is there for as long as @duty: then the role carries on without it. */
static gboolean
has_company (const KbCrew     *self,
             const KbCrewDuty *duty)
{
  g_autoptr (GArray) alone = kb_stretches_new ();

  for (guint i = 0; i < duty->shifts->len; i++)
    kb_stretches_add (alone, g_array_index (duty->shifts, KbCrewShift, i).time.start_us,
                      g_array_index (duty->shifts, KbCrewShift, i).time.end_us);
  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *other = self->duties->pdata[i];

      if (other->group == duty->group && other->person != NULL && other->person != duty->person)
        for (guint j = 0; j < other->shifts->len; j++)
          kb_stretches_subtract (alone, &g_array_index (other->shifts, KbCrewShift, j).time);
    }

  return alone->len == 0;
}

static gboolean
has_backup (const KbCrew     *self,
            const KbCrewDuty *duty)
{
  for (guint i = 0; i < duty->backups->len; i++)
    {
      const gint64 by_id = kb_record_get_int (duty->backups->pdata[i], KB_BACKUP_BY_ID);
      const KbCrewDuty *by = by_id != KB_NONE ? kb_crew_find_duty (self, by_id) : NULL;

      if (by != NULL && by->person != NULL && by->person != duty->person)
        return TRUE;
    }

  return FALSE;
}

static void
check_backup (const KbCrew     *self,
              const KbCrewDuty *duty,
              GPtrArray        *problems)
{
  const char *title = kb_crew_duty_get_title (duty);
  const KbCrewShift *first;
  KbCrewProblem *problem;

  if (duty->person == NULL || duty->shifts->len == 0 || !kb_crew_role_is_on_air (duty->role)
      || has_backup (self, duty) || has_company (self, duty))
    return;

  first = &g_array_index (duty->shifts, KbCrewShift, 0);
  /* Translators: role, person */
  problem = kb_crew_problem_add (problems, "crew.no-backup", KB_LEVEL_WARN, kb_crew_duty_get_name (duty), &first->time,
                                 g_strdup_printf (_("%s: nobody stands in for %s"), title,
                                                  kb_crew_duty_get_name (duty)));
  kb_problem_add (problem->problem, duty->record, KB_PROBLEM_ROW);
}

/* Who stands in must not be in another session meanwhile. */
static void
check_backup_is_free (const KbCrew     *self,
                      const KbCrewDuty *duty,
                      KbRecord         *backup,
                      GPtrArray        *problems)
{
  const gint64 by_id = kb_record_get_int (backup, KB_BACKUP_BY_ID);
  const KbCrewDuty *by = by_id != KB_NONE ? kb_crew_find_duty (self, by_id) : NULL;

  for (guint i = 0; by != NULL && by->person != NULL && i < self->elsewhere->bookings->len; i++)
    {
      const KbBooking *booking = &g_array_index (self->elsewhere->bookings, KbBooking, i);
      KbStretch common;

      for (guint j = 0; booking->person_id == kb_record_get_id (by->person) && j < duty->shifts->len; j++)
        if (kb_stretch_overlaps (&g_array_index (duty->shifts, KbCrewShift, j).time, &booking->time, &common))
          {
            KbCrewProblem *problem =
              /* Translators: who stands in, for which role, in which other session they are then */
              kb_crew_problem_add (problems, "crew.backup-busy", KB_LEVEL_WARN, kb_crew_duty_get_name (by), &common,
                                   g_strdup_printf (_("%s stands in for %s, but is in “%s” then"),
                                                    kb_crew_duty_get_name (by), kb_crew_duty_get_title (duty),
                                                    kb_crew_get_other_title (self, booking->session_id)));

            kb_problem_add (problem->problem, backup, KB_BACKUP_BY_ID);
            kb_problem_add (problem->problem, duty->record, KB_PROBLEM_ROW);
          }
    }
}

static void
check_coverage (const KbCrew *self,
                GPtrArray    *problems)
{
  g_autoptr (GArray) gaps = kb_crew_find_gaps (self);
  g_autoptr (GArray) clashes = kb_crew_find_clashes (self);

  for (guint i = 0; i < gaps->len; i++)
    add_gap (self, &g_array_index (gaps, KbCrewGap, i), problems);
  for (guint i = 0; i < clashes->len; i++)
    add_clash (self, &g_array_index (clashes, KbCrewClash, i), problems);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const KbCrewProblem *one = *(KbCrewProblem *const *) a;
  const KbCrewProblem *other = *(KbCrewProblem *const *) b;

  if (one->problem->level != other->problem->level)
    return (int) one->problem->level - (int) other->problem->level;
  if (one->time.start_us != other->time.start_us)
    return one->time.start_us > other->time.start_us ? 1 : -1;
  return g_strcmp0 (one->problem->text, other->problem->text);
}

/**
 * kb_crew_find_problems:
 *
 * Looks for everything that does not fit: nobody there, people, rooms, equipment and goods booked twice,
 * work outside somebody's hours or beyond their limits, nobody to stand in, cues without a speaker.
 *
 * Returns: (transfer full) (element-type KbCrewProblem): worst first, then in order of time.
 */
GPtrArray *
kb_crew_find_problems (const KbCrew *self)
{
  GPtrArray *problems = kb_crew_problems_new ();

  check_coverage (self, problems);
  kb_crew_check_times (self, problems);
  kb_crew_check_places (self, problems);
  kb_crew_check_cues (self, problems);
  for (guint i = 0; i < self->duties->len; i++)
    {
      const KbCrewDuty *duty = self->duties->pdata[i];

      check_backup (self, duty, problems);
      for (guint j = 0; j < duty->backups->len; j++)
        check_backup_is_free (self, duty, duty->backups->pdata[j], problems);
    }
  g_ptr_array_sort (problems, compare);

  return problems;
}
