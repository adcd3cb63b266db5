/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-coverage.h"
#include "kb-problem.h"

G_BEGIN_DECLS

/**
 * KbCrewProblem:
 * @problem: (owned): the rule, its level, words, and the rows on both sides, the one to mend first
 * @who: (owned): whom it is about: a person, else a role, a room, a product
 * @time: when; empty where it is not about a time
 *
 * What is wrong with a crew. The rules are `crew.gap`, `crew.person-twice`, `crew.studio-twice`,
 * `crew.equipment-twice`, `crew.stock-twice`, `crew.off-hours`, `crew.off-shift`, `crew.long-shift`,
 * `crew.day-limit`, `crew.week-limit`, `crew.no-backup`, `crew.backup-busy`, `crew.host-rate`,
 * `crew.no-speaker` and `crew.shift-order`.
 */
typedef struct
{
  KbProblem *problem;
  char      *who;
  KbStretch  time;
} KbCrewProblem;

GPtrArray     *kb_crew_problems_new   (void);
KbCrewProblem *kb_crew_problem_add    (GPtrArray       *problems,
                                       const char      *code,
                                       KbLevel          level,
                                       const char      *who,
                                       const KbStretch *time,
                                       char            *text);
GPtrArray     *kb_crew_find_problems  (const KbCrew    *self);
GPtrArray     *kb_crew_find_notes     (const KbCrew    *self,
                                       GPtrArray       *problems);

/* The rules by what they look at, each adding to the list. */
void           kb_crew_check_times    (const KbCrew    *self,
                                       GPtrArray       *problems);
void           kb_crew_check_places   (const KbCrew    *self,
                                       GPtrArray       *problems);
void           kb_crew_check_cues     (const KbCrew    *self,
                                       GPtrArray       *problems);

G_END_DECLS
