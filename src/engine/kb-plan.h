/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-value.h"

G_BEGIN_DECLS

/* Lengths are milliseconds, instants microseconds. */
#define KB_MS_US G_GINT64_CONSTANT (1000)

/* Where a cue names no remaining time of its own at which it warns, and at which it presses. */
#define KB_WARNING_DEFAULT_MS 60000
#define KB_DANGER_DEFAULT_MS 15000

/**
 * KbPlanCue:
 * @id: the cue
 * @duration_ms: planned length, not negative
 * @min_ms: shortest length at which it still works; %KB_NONE: the planned length
 * @fixed_us: the start of a hard cue, microseconds since 1970 UTC; %KB_NONE where it is soft
 * @warning_ms: remaining time at which it warns; %KB_NONE: %KB_WARNING_DEFAULT_MS
 * @danger_ms: remaining time at which it presses; %KB_NONE: %KB_DANGER_DEFAULT_MS
 * @hard: starts at @fixed_us; a hard cue without one counts as soft
 * @optional: may be dropped whole to make up time
 * @skip: stays in the list and takes no time
 * @auto_advance: goes on at its end without GO
 *
 * What the engine knows of a cue.
 */
typedef struct
{
  gint64   id;
  gint64   duration_ms;
  gint64   min_ms;
  gint64   fixed_us;
  gint64   warning_ms;
  gint64   danger_ms;
  gboolean hard;
  gboolean optional;
  gboolean skip;
  gboolean auto_advance;
} KbPlanCue;

#define KB_PLAN_CUE_INIT \
  { .min_ms = KB_NONE, .fixed_us = KB_NONE, .warning_ms = KB_NONE, .danger_ms = KB_NONE }

/**
 * KbPlanFrame:
 * @start_us: fixed start of the session, microseconds since 1970 UTC; %KB_NONE: it follows from
 *   the first hard cue or from the target end (anchor *back*)
 * @target_end_us: fixed end of the session; %KB_NONE where nothing asks for one
 */
typedef struct
{
  gint64 start_us;
  gint64 target_end_us;
} KbPlanFrame;

/**
 * KbPlan:
 * @frame: the session's fixed times
 * @cues: (array length=n_cues): the cues in running order
 * @numbers: (array length=n_cues): the cues' numbers as people say them, "C06"
 */
typedef struct
{
  KbPlanFrame   frame;
  KbPlanCue    *cues;
  char        **numbers;
  guint         n_cues;
} KbPlan;

KbPlan   *kb_plan_new          (guint            n_cues);
KbPlan   *kb_plan_copy         (const KbPlan    *self);
void      kb_plan_free         (KbPlan          *self);
int       kb_plan_find_number  (const KbPlan    *self,
                                const char      *number);
void      kb_plan_shift        (KbPlan          *self,
                                gint64           us);

gboolean  kb_plan_cue_is_hard  (const KbPlanCue *cue);
gint64    kb_plan_cue_min_ms   (const KbPlanCue *cue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbPlan, kb_plan_free)

G_END_DECLS
