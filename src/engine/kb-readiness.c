/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-readiness"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-checklist.h"
#include "kb-compliance.h"
#include "kb-crew-problems.h"
#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-lineup-check.h"
#include "kb-readiness.h"
#include "kb-text.h"
#include "kb-typed-value.h"
#include "kb-waiver.h"

/* More cues than these are not named. */
#define MOST_NAMED 8

const KbEnum kb_readiness_area_enum = {
  .name = "readiness",
  .codes = (const char *const[]) { "timing", "script", "lineup", "crew", "checklist", NULL },
  .labels = (const char *const[]) { NC_ ("readiness", "Timing"), NC_ ("readiness", "Script"), NC_ ("readiness", "Lineup"),
                                    NC_ ("readiness", "Crew"), NC_ ("readiness", "Checklist"), NULL },
};

static void
free_finding (gpointer data)
{
  KbFinding *self = data;

  kb_problem_free (self->problem);
  g_free (self->words);
  g_clear_object (&self->waiver);
  g_free (self);
}

/* @problem: (transfer full)
 * @words: (transfer full): the words that it is about, "" for none */
static void
take (KbReadiness     *self,
      KbRecordSet     *set,
      KbReadinessArea  area,
      KbProblem       *problem,
      char            *words)
{
  const KbSubject *subject = kb_problem_get (problem, 0);
  KbFinding *finding = g_new0 (KbFinding, 1);

  finding->problem = problem;
  finding->area = area;
  finding->words = words;
  g_set_object (&finding->waiver, kb_waiver_find (set, problem->code, subject != NULL ? subject->id : 0, words));
  if (finding->waiver != NULL)
    self->n_waived++;
  else
    self->n_open[problem->level]++;
  g_ptr_array_add (self->findings, finding);
}

/* @problems: (transfer full) (element-type KbProblem) */
static void
take_all (KbReadiness     *self,
          KbRecordSet     *set,
          KbReadinessArea  area,
          GPtrArray       *problems)
{
  g_autoptr (GPtrArray) owned = problems;
  gsize n_problems;
  g_autofree gpointer *stolen = g_ptr_array_steal (owned, &n_problems);

  for (gsize i = 0; i < n_problems; i++)
    take (self, set, area, stolen[i], g_strdup (""));
}

static KbProblem *
create_of_hit (KbRecord    *cue,
               const char  *said,
               const KbHit *hit)
{
  const char *number = kb_record_get_text (cue, KB_CUE_CUE_NO);
  const char *title = kb_compliance_get_title (hit);
  KbProblem *problem;

  /* Translators: a cue's number, the rule's name, the words that it is about, what to do */
  problem = kb_problem_new (hit->rule, hit->level, *said != '\0'
                            ? g_strdup_printf (_("%s · %s: “%s”. %s"), number, title, said, hit->advice)
                            : g_strdup_printf ("%s · %s: %s", number, title, hit->advice));
  kb_problem_add (problem, cue, KB_CUE_SCRIPT);
  return problem;
}

static void
check_scripts (KbReadiness *self,
               KbRecordSet *set)
{
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);
  g_autoptr (KbPatterns) patterns = kb_patterns_new ();

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autofree char *text = NULL;
      g_autoptr (GArray) hits = NULL;

      if (kb_record_get_bool (cue, KB_CUE_SKIP) || kb_text_is_empty (kb_record_get_text (cue, KB_CUE_SCRIPT)))
        continue;
      text = kb_cue_text_dup (set, cue);
      hits = kb_compliance_check (set, cue, text, patterns);
      for (guint j = 0; j < hits->len; j++)
        {
          const KbHit *hit = &g_array_index (hits, KbHit, j);
          char *words;

          /* The lineup says it once, of the item, and not of each cue that shows it. */
          if (g_str_equal (hit->rule, "R15"))
            continue;
          words = kb_compliance_dup_words (hit, text);
          take (self, set, KB_READINESS_SCRIPT, create_of_hit (cue, words, hit), words);
        }
    }
}

/* One for the whole session: they are replaced together, where somebody agrees. */
static void
check_typed_values (KbReadiness *self,
                    KbRecordSet *set)
{
  GListModel *cues = kb_record_set_get_list (set, KB_ENTITY_CUE);
  g_autoptr (KbPatterns) patterns = kb_patterns_new ();
  g_autoptr (GPtrArray) typed = g_ptr_array_new ();
  g_autoptr (GString) numbers = g_string_new (NULL);
  KbProblem *problem;
  guint n_values = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autoptr (GArray) values = kb_typed_value_find (set, patterns, cue, kb_record_get_text (cue, KB_CUE_SCRIPT));

      if (values->len == 0)
        continue;
      n_values += values->len;
      if (typed->len < MOST_NAMED)
        g_string_append_printf (numbers, "%s%s", typed->len > 0 ? " " : "", kb_record_get_text (cue, KB_CUE_CUE_NO));
      g_ptr_array_add (typed, cue);
    }
  if (typed->len == 0)
    return;
  if (typed->len > MOST_NAMED)
    g_string_append (numbers, " …");

  /* Translators: how many; the numbers of cues */
  problem = kb_problem_new (KB_TYPED_VALUES, KB_LEVEL_TELL,
                            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                          "%u value of the lineup is typed into a script and does not follow: %s",
                                                          "%u values of the lineup are typed into scripts and do not follow: %s",
                                                          n_values), n_values, numbers->str));
  kb_problem_add (problem, typed->pdata[0], KB_CUE_SCRIPT);
  take (self, set, KB_READINESS_SCRIPT, problem, g_strdup (""));
}

static void
check_lineup (KbReadiness *self,
              KbRecordSet *set,
              GPtrArray   *supply)
{
  g_autoptr (GPtrArray) problems = kb_lineup_check (set);

  kb_lineup_check_add_supply (problems, set, supply);
  take_all (self, set, KB_READINESS_LINEUP, g_steal_pointer (&problems));
}

/* Stock that is promised twice is said once, by the rules of supply. */
static gboolean
is_said (const KbProblem *problem,
         GPtrArray       *supply)
{
  if (supply == NULL || !g_str_equal (problem->code, "crew.stock-twice"))
    return FALSE;
  for (guint i = 0; i < supply->len; i++)
    if (kb_problem_is_about (supply->pdata[i], kb_problem_get (problem, 0)->id))
      return TRUE;

  return FALSE;
}

static void
check_crew (KbReadiness       *self,
            KbRecordSet       *set,
            const KbElsewhere *elsewhere,
            GPtrArray         *supply)
{
  g_autoptr (KbCrew) crew = kb_crew_new (set, elsewhere);
  g_autoptr (GPtrArray) problems = kb_crew_find_problems (crew);

  for (guint i = 0; i < problems->len; i++)
    {
      KbCrewProblem *problem = problems->pdata[i];

      if (!is_said (problem->problem, supply))
        take (self, set, KB_READINESS_CREW, g_steal_pointer (&problem->problem), g_strdup (""));
    }
}

/**
 * kb_readiness_check_is_settled:
 * @item: a check of the session's list
 *
 * Returns: %TRUE when it passed, was mended, or does not apply.
 */
gboolean
kb_readiness_check_is_settled (KbRecord *item)
{
  const int state = kb_record_get_int (item, KB_CHECKLIST_ITEM_STATE);

  return state == KB_CHECK_STATE_PASSED || state == KB_CHECK_STATE_MENDED || state == KB_CHECK_STATE_NA;
}

static void
check_list (KbReadiness *self,
            KbRecordSet *set)
{
  GListModel *items = kb_record_set_get_list (set, KB_ENTITY_CHECKLIST_ITEM);

  self->n_checks = g_list_model_get_n_items (items);
  for (guint i = 0; i < self->n_checks; i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      const int state = kb_record_get_int (item, KB_CHECKLIST_ITEM_STATE);
      const char *title = kb_record_get_text (item, KB_CHECKLIST_ITEM_TITLE);
      const char *due = kb_record_get_text (item, KB_CHECKLIST_ITEM_DUE);
      KbProblem *problem;

      if (kb_readiness_check_is_settled (item))
        {
          self->n_checks_done++;
          continue;
        }
      /* Translators: when it is due, "T-30分"; the item of the checklist */
      problem = kb_problem_new (state == KB_CHECK_STATE_FAILED ? "checklist.failed" : "checklist.open",
                                kb_record_get_bool (item, KB_CHECKLIST_ITEM_BLOCKING) ? KB_LEVEL_BLOCK : KB_LEVEL_WARN,
                                state == KB_CHECK_STATE_FAILED
                                ? g_strdup_printf (_("%s: “%s” failed. Mend it and check again."), due, title)
                                : g_strdup_printf (_("%s: “%s” is not checked yet."), due, title));
      kb_problem_add (problem, item, KB_CHECKLIST_ITEM_STATE);
      take (self, set, KB_READINESS_CHECKLIST, problem, g_strdup (""));
    }
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const KbFinding *left = *(KbFinding *const *) a;
  const KbFinding *right = *(KbFinding *const *) b;

  if ((left->waiver != NULL) != (right->waiver != NULL))
    return left->waiver != NULL ? 1 : -1;
  if (left->problem->level != right->problem->level)
    return (int) left->problem->level - (int) right->problem->level;
  return (int) left->area - (int) right->area;
}

/**
 * kb_readiness_new:
 * @set: the session's rows, with the library's behind them
 * @elsewhere: what other sessions ask of the same people, rooms and goods
 * @supply: (nullable) (element-type KbProblem): what kb_supply_check() found in the whole library
 *
 * Looks at a session with every rule there is: times, scripts against the lineup and the wording rules,
 * the lineup and its supply, the crew, and what its checklist still asks for.
 *
 * Returns: (transfer full): what was found; never %NULL.
 */
KbReadiness *
kb_readiness_new (KbRecordSet       *set,
                  const KbElsewhere *elsewhere,
                  GPtrArray         *supply)
{
  KbReadiness *self;
  g_autoptr (GPtrArray) timing = kb_problems_new ();

  g_return_val_if_fail (KB_IS_RECORD_SET (set), NULL);

  self = g_new0 (KbReadiness, 1);
  self->findings = g_ptr_array_new_with_free_func (free_finding);
  kb_readiness_check_timing (set, timing);
  take_all (self, set, KB_READINESS_TIMING, g_steal_pointer (&timing));
  check_scripts (self, set);
  check_typed_values (self, set);
  take_all (self, set, KB_READINESS_SCRIPT, kb_compliance_check_show (set));
  check_lineup (self, set, supply);
  check_crew (self, set, elsewhere, supply);
  check_list (self, set);
  /* Stable: within an area the order in which they were found. */
  g_ptr_array_sort (self->findings, compare_findings);

  return self;
}

void
kb_readiness_free (KbReadiness *self)
{
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/**
 * kb_readiness_is_ready:
 *
 * Returns: %TRUE when nothing blocks, or somebody answers for what does.
 */
gboolean
kb_readiness_is_ready (const KbReadiness *self)
{
  return self->n_open[KB_LEVEL_BLOCK] == 0;
}

/**
 * kb_finding_get_id:
 *
 * Returns: the row that is to be mended, 0 where the finding is about none.
 */
gint64
kb_finding_get_id (const KbFinding *self)
{
  const KbSubject *subject = kb_problem_get (self->problem, 0);

  return subject != NULL ? subject->id : 0;
}
