/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-elsewhere.h"
#include "kb-problem.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/* The code of what is said of values that are typed into scripts. */
#define KB_TYPED_VALUES "script.typed-values"

/* What a finding is about; the order within a level. */
typedef enum
{
  KB_READINESS_TIMING,
  KB_READINESS_SCRIPT,
  KB_READINESS_LINEUP,
  KB_READINESS_CREW,
  KB_READINESS_CHECKLIST,
} KbReadinessArea;

extern const KbEnum kb_readiness_area_enum;

/**
 * KbFinding:
 * @problem: (owned): what is wrong and where
 * @area: which rules found it
 * @words: (owned): the words that it is about, "" where it is about no words
 * @waiver: (owned) (nullable): the row by which somebody answers for it as it is
 */
typedef struct
{
  KbProblem       *problem;
  KbReadinessArea  area;
  char            *words;
  KbRecord        *waiver;
} KbFinding;

/**
 * KbReadiness:
 * @findings: (owned) (element-type KbFinding): worst first; what is waived after all that is not
 * @n_open: findings that nobody waived, by #KbLevel
 * @n_waived: findings that somebody did
 * @n_checks: items of the session's checklist
 * @n_checks_done: those that passed, were mended or do not apply
 *
 * Whether a session can go live.
 */
typedef struct
{
  GPtrArray *findings;
  guint      n_open[KB_LEVEL_TELL + 1];
  guint      n_waived;
  guint      n_checks;
  guint      n_checks_done;
} KbReadiness;

KbReadiness *kb_readiness_new      (KbRecordSet       *set,
                                    const KbElsewhere *elsewhere,
                                    GPtrArray         *supply);
void         kb_readiness_free     (KbReadiness       *self);
gboolean     kb_readiness_is_ready (const KbReadiness *self);
gint64       kb_finding_get_id     (const KbFinding   *self);

gboolean     kb_readiness_check_is_settled (KbRecord       *item);

/* The rules of timing, each adding to the list; for kb_readiness_new(). */
void         kb_readiness_check_timing     (KbRecordSet    *set,
                                            GPtrArray      *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbReadiness, kb_readiness_free)

G_END_DECLS
