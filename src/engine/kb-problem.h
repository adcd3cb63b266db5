/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-record.h"

G_BEGIN_DECLS

/* In place of a field: the row as a whole. */
#define KB_PROBLEM_ROW (-1)

/**
 * KbSubject:
 * @kind: which kind of row
 * @id: which row
 * @field: which of its fields, or %KB_PROBLEM_ROW
 *
 * A place that a problem is about: where to go to mend it.
 */
typedef struct
{
  KbEntityKind kind;
  gint64       id;
  int          field;
} KbSubject;

/**
 * KbProblem:
 * @code: the rule, "lineup.no-cue"; what a waiver names; constant
 * @level: how bad
 * @text: (owned): what is wrong and what to do, in the user's language
 * @subjects: (owned) (element-type KbSubject): what it is about, the row to be mended first
 *
 * Something in a plan that does not fit together.
 */
typedef struct
{
  const char *code;
  KbLevel     level;
  char       *text;
  GArray     *subjects;
} KbProblem;

KbProblem       *kb_problem_new       (const char      *code,
                                       KbLevel          level,
                                       char            *text);
void             kb_problem_free      (KbProblem       *self);
void             kb_problem_add       (KbProblem       *self,
                                       KbRecord        *row,
                                       int              field);
const KbSubject *kb_problem_get       (const KbProblem *self,
                                       guint            index);
gboolean         kb_problem_is_about  (const KbProblem *self,
                                       gint64           id);

GPtrArray       *kb_problems_new      (void);
guint            kb_problems_count    (GPtrArray       *self,
                                       KbLevel          level);
const KbProblem *kb_problems_find     (GPtrArray       *self,
                                       gint64           id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbProblem, kb_problem_free)

G_END_DECLS
