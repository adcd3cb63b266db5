/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-plan"

#include "config.h"

#include "kb-plan.h"

/**
 * kb_plan_new:
 * @n_cues: how many cues
 *
 * Returns: (transfer full): a plan of soft cues of no length, without fixed times and numbers.
 */
KbPlan *
kb_plan_new (guint n_cues)
{
  KbPlan *self = g_new0 (KbPlan, 1);

  self->frame.start_us = KB_NONE;
  self->frame.target_end_us = KB_NONE;
  self->cues = g_new (KbPlanCue, n_cues);
  self->numbers = g_new0 (char *, n_cues + 1);
  self->n_cues = n_cues;
  for (guint i = 0; i < n_cues; i++)
    self->cues[i] = (KbPlanCue) KB_PLAN_CUE_INIT;

  return self;
}

/**
 * kb_plan_copy:
 *
 * Returns: (transfer full): a plan that later changes to @self do not reach.
 */
KbPlan *
kb_plan_copy (const KbPlan *self)
{
  KbPlan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = kb_plan_new (self->n_cues);
  copy->frame = self->frame;
  for (guint i = 0; i < self->n_cues; i++)
    {
      copy->cues[i] = self->cues[i];
      copy->numbers[i] = g_strdup (self->numbers[i]);
    }

  return copy;
}

void
kb_plan_free (KbPlan *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_cues; i++)
    g_free (self->numbers[i]);
  g_free (self->numbers);
  g_free (self->cues);
  g_free (self);
}

/**
 * kb_plan_find_number:
 * @number: a cue's number
 *
 * Returns: the index of the cue that goes by that number, -1 where none does.
 */
int
kb_plan_find_number (const KbPlan *self,
                     const char   *number)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->n_cues; i++)
    if (self->numbers[i] != NULL && g_strcmp0 (self->numbers[i], number) == 0)
      return (int) i;

  return -1;
}

/**
 * kb_plan_shift:
 * @us: microseconds, later when positive
 *
 * Moves every fixed time of the plan, hard starts included, as a rehearsal at another hour does.
 */
void
kb_plan_shift (KbPlan *self,
               gint64  us)
{
  g_return_if_fail (self != NULL);

  if (self->frame.start_us != KB_NONE)
    self->frame.start_us += us;
  if (self->frame.target_end_us != KB_NONE)
    self->frame.target_end_us += us;
  for (guint i = 0; i < self->n_cues; i++)
    if (self->cues[i].fixed_us != KB_NONE)
      self->cues[i].fixed_us += us;
}

/**
 * kb_plan_cue_is_hard:
 *
 * Returns: %TRUE when the cue starts at a fixed instant.
 */
gboolean
kb_plan_cue_is_hard (const KbPlanCue *cue)
{
  return cue->hard && cue->fixed_us != KB_NONE;
}

/**
 * kb_plan_cue_min_ms:
 *
 * Returns: the shortest length at which the cue still works, milliseconds.
 */
gint64
kb_plan_cue_min_ms (const KbPlanCue *cue)
{
  return cue->min_ms != KB_NONE ? cue->min_ms : cue->duration_ms;
}
