/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-build-check"

#include "config.h"

#include "kb-build.h"
#include "kb-enums.h"

/* Less than this is nothing to speak of. */
#define SLACK_MS 30000

/**
 * kb_build_schedule:
 * @cues: (element-type KbBuildCue): a proposal, perhaps changed by hand
 * @times: (out caller-allocates) (nullable): one per cue
 * @totals: (out): its figures
 *
 * Gives the times that the proposal would have as a plan.
 */
void
kb_build_schedule (GArray             *cues,
                   const KbBuildShape *shape,
                   KbPlanTime         *times,
                   KbPlanTotals       *totals)
{
  const KbPlanFrame frame = { shape->start_us, shape->end_us };
  g_autofree KbPlanCue *plan = g_new (KbPlanCue, cues->len + 1);

  for (guint i = 0; i < cues->len; i++)
    {
      const KbBuildCue *cue = &g_array_index (cues, KbBuildCue, i);

      plan[i] = (KbPlanCue) KB_PLAN_CUE_INIT;
      plan[i].duration_ms = cue->duration_ms;
      plan[i].fixed_us = cue->fixed_us;
      plan[i].hard = cue->fixed_us != KB_NONE;
    }
  kb_schedule_compute (plan, cues->len, &frame, times, totals);
}

static void
add (GArray             *problems,
     KbBuildProblemKind  kind,
     int                 index,
     gint64              ms,
     gint64              at_us)
{
  const KbBuildProblem problem = { kind, index, ms, at_us };

  g_array_append_val (problems, problem);
}

static gboolean
is_hero_cue (const KbBuildCue  *cue,
             const KbBuildItem *items)
{
  return cue->item >= 0 && items[cue->item].role == KB_PRODUCT_ROLE_HERO;
}

static gboolean
is_interaction (const KbBuildCue  *cue,
                const KbBuildItem *items)
{
  return cue->type == KB_CUE_TYPE_GIVEAWAY || cue->type == KB_CUE_TYPE_GAME || cue->type == KB_CUE_TYPE_QA
         || cue->type == KB_CUE_TYPE_FLASH;
}

/* Stretches of the show that have none of a kind for longer than they may. */
static void
check_gaps (GArray             *problems,
            GArray             *cues,
            const KbBuildItem  *items,
            const KbPlanTime   *times,
            const KbPlanTotals *totals,
            gboolean          (*is_it) (const KbBuildCue *, const KbBuildItem *),
            KbBuildProblemKind  kind,
            gint64              most_ms)
{
  gint64 since_us = totals->start_us;

  for (guint i = 0; i <= cues->len; i++)
    {
      const gboolean is_end = i == cues->len;
      const gint64 until_us = is_end ? totals->end_us : times[i].start_us;

      if (!is_end && !is_it (&g_array_index (cues, KbBuildCue, i), items))
        continue;
      if ((until_us - since_us) / KB_MS_US > most_ms)
        add (problems, kind, -1, (until_us - since_us) / KB_MS_US, since_us);
      if (!is_end)
        since_us = times[i].end_us;
    }
}

static void
check_hard (GArray           *problems,
            GArray           *cues,
            const KbPlanTime *times)
{
  for (guint i = 0; i < cues->len; i++)
    if (times[i].gap_ms != KB_NONE && times[i].gap_ms < 0)
      add (problems, KB_BUILD_PROBLEM_OVERLAP, (int) i, -times[i].gap_ms, times[i].start_us);
    else if (times[i].gap_ms != KB_NONE && times[i].gap_ms > SLACK_MS)
      add (problems, KB_BUILD_PROBLEM_SLACK, (int) i, times[i].gap_ms, times[i].start_us);
}

static gboolean
has_flash (GArray *cues,
           guint   item,
           gint64  at_us)
{
  for (guint i = 0; i < cues->len; i++)
    {
      const KbBuildCue *cue = &g_array_index (cues, KbBuildCue, i);

      if (cue->type == KB_CUE_TYPE_FLASH && cue->item == (int) item && cue->fixed_us == at_us)
        return TRUE;
    }

  return FALSE;
}

static void
check_items (GArray            *problems,
             GArray            *cues,
             const KbBuildItem *items,
             guint              n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      guint n_shown = 0;

      for (guint k = 0; k < cues->len; k++)
        {
          const KbBuildCue *cue = &g_array_index (cues, KbBuildCue, k);

          n_shown += cue->item == (int) i && cue->type != KB_CUE_TYPE_FLASH && cue->type != KB_CUE_TYPE_FLASH_TEASE;
        }
      if (n_shown < items[i].n_loops)
        add (problems, KB_BUILD_PROBLEM_MISSING, (int) i, items[i].n_loops - n_shown, KB_NONE);
      for (guint k = 0; k < items[i].n_flash; k++)
        if (!has_flash (cues, i, items[i].flash_us[k]))
          add (problems, KB_BUILD_PROBLEM_FLASH, (int) i, 0, items[i].flash_us[k]);
    }
}

/**
 * kb_build_check:
 * @cues: (element-type KbBuildCue): a proposal, perhaps changed by hand
 * @items: (array length=n_items): the lineup that it was made of
 *
 * Says what of a proposal is not as it should be: more than 45 minutes without a hero or 30 without
 * something to do, from the start to the end; hard times that overlap or leave the show empty; deals
 * and showings that are missing; an end that is not the planned one.
 *
 * Returns: (transfer full) (element-type KbBuildProblem): the problems; empty: none.
 */
GArray *
kb_build_check (GArray             *cues,
                const KbBuildItem  *items,
                guint               n_items,
                const KbBuildShape *shape)
{
  GArray *problems = g_array_new (FALSE, FALSE, sizeof (KbBuildProblem));
  g_autofree KbPlanTime *times = g_new (KbPlanTime, cues->len + 1);
  gboolean has_hero = FALSE;
  KbPlanTotals totals;

  kb_build_schedule (cues, shape, times, &totals);
  for (guint i = 0; i < n_items; i++)
    has_hero |= items[i].role == KB_PRODUCT_ROLE_HERO && (items[i].n_loops > 0 || items[i].n_flash > 0);

  check_hard (problems, cues, times);
  if (has_hero)
    check_gaps (problems, cues, items, times, &totals, is_hero_cue, KB_BUILD_PROBLEM_HERO, KB_BUILD_HERO_MS);
  else if ((totals.end_us - totals.start_us) / KB_MS_US > KB_BUILD_HERO_MS)
    add (problems, KB_BUILD_PROBLEM_NO_HERO, -1, 0, KB_NONE);
  check_gaps (problems, cues, items, times, &totals, is_interaction, KB_BUILD_PROBLEM_INTERACTION, KB_BUILD_INTERACT_MS);
  check_items (problems, cues, items, n_items);
  if (totals.heavy_light_ms > SLACK_MS)
    add (problems, KB_BUILD_PROBLEM_HEAVY, -1, totals.heavy_light_ms, totals.end_us);
  else if (totals.heavy_light_ms < -SLACK_MS)
    add (problems, KB_BUILD_PROBLEM_LIGHT, -1, -totals.heavy_light_ms, totals.end_us);

  return problems;
}
