/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"

G_BEGIN_DECLS

/**
 * KbReasonKind:
 * @KB_REASON_FOR: speaks for them
 * @KB_REASON_CARE: possible, with care
 * @KB_REASON_AGAINST: should not be
 */
typedef enum
{
  KB_REASON_FOR,
  KB_REASON_CARE,
  KB_REASON_AGAINST,
} KbReasonKind;

/**
 * KbReason:
 * @kind: for or against
 * @text: (owned): in words
 */
typedef struct
{
  KbReasonKind  kind;
  char         *text;
} KbReason;

/**
 * KbCandidate:
 * @person: (owned): somebody of the library
 * @reasons: (owned) (element-type KbReason): why, what speaks against first
 * @n_against: how many of them do
 * @n_care: how many ask for care
 * @can: it is their role, or one of their roles or skills
 * @load_ms: what they work on that day without this
 * @together: shows that they did with people of this crew
 * @cost_minor: what it costs, %KB_NONE where that is not known
 */
typedef struct
{
  KbRecord  *person;
  GPtrArray *reasons;
  guint      n_against;
  guint      n_care;
  gboolean   can;
  gint64     load_ms;
  guint      together;
  gint64     cost_minor;
} KbCandidate;

/**
 * KbProposal:
 * @duty: the duty without a person
 * @candidate: (owned) (nullable): who should have it; %NULL: nobody can
 */
typedef struct
{
  const KbCrewDuty *duty;
  KbCandidate      *candidate;
} KbProposal;

GPtrArray *kb_crew_pick        (const KbCrew     *crew,
                                const KbCrewDuty *duty,
                                KbRoleKind        role,
                                const KbStretch  *time,
                                gint64            except_shift_id);
GPtrArray *kb_crew_fill_rest   (const KbCrew     *crew);

G_END_DECLS
