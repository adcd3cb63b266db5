/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-problem"

#include "config.h"

#include "kb-problem.h"

/**
 * kb_problem_new:
 * @code: the rule's name, a constant string
 * @text: (transfer full): what is wrong, translated
 *
 * Returns: (transfer full): a problem that is about nothing yet.
 */
KbProblem *
kb_problem_new (const char *code,
                KbLevel     level,
                char       *text)
{
  KbProblem *self = g_new0 (KbProblem, 1);

  self->code = code;
  self->level = level;
  self->text = text;
  self->subjects = g_array_new (FALSE, FALSE, sizeof (KbSubject));

  return self;
}

void
kb_problem_free (KbProblem *self)
{
  g_free (self->text);
  g_array_unref (self->subjects);
  g_free (self);
}

/**
 * kb_problem_add:
 * @row: (nullable): a row that the problem is about; nothing happens without one
 * @field: which of its fields, or %KB_PROBLEM_ROW
 *
 * Names one more place; the first one is where to mend it.
 */
void
kb_problem_add (KbProblem *self,
                KbRecord  *row,
                int        field)
{
  KbSubject subject;

  if (row == NULL)
    return;

  subject = (KbSubject) { kb_record_get_kind (row), kb_record_get_id (row), field };
  g_array_append_val (self->subjects, subject);
}

/**
 * kb_problem_get:
 *
 * Returns: (nullable): the place number @index, %NULL behind the last.
 */
const KbSubject *
kb_problem_get (const KbProblem *self,
                guint            index)
{
  return index < self->subjects->len ? &g_array_index (self->subjects, KbSubject, index) : NULL;
}

gboolean
kb_problem_is_about (const KbProblem *self,
                     gint64           id)
{
  for (guint i = 0; i < self->subjects->len; i++)
    if (kb_problem_get (self, i)->id == id)
      return TRUE;

  return FALSE;
}

/**
 * kb_problems_new:
 *
 * Returns: (transfer full) (element-type KbProblem): a list that owns its problems.
 */
GPtrArray *
kb_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kb_problem_free);
}

/**
 * kb_problems_count:
 *
 * Returns: how many of the problems have that level.
 */
guint
kb_problems_count (GPtrArray *self,
                   KbLevel    level)
{
  guint count = 0;

  for (guint i = 0; i < self->len; i++)
    count += ((const KbProblem *) self->pdata[i])->level == level;

  return count;
}

/**
 * kb_problems_find:
 * @id: a row
 *
 * Returns: (nullable): the worst problem that is about the row, the first of several.
 */
const KbProblem *
kb_problems_find (GPtrArray *self,
                  gint64     id)
{
  const KbProblem *worst = NULL;

  for (guint i = 0; i < self->len; i++)
    {
      const KbProblem *problem = self->pdata[i];

      if (kb_problem_is_about (problem, id) && (worst == NULL || problem->level < worst->level))
        worst = problem;
    }

  return worst;
}
