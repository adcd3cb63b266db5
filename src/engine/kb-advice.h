/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-run.h"

G_BEGIN_DECLS

/**
 * KbAdvice:
 * @metric: the figure
 * @text: what to do when it crosses a line, untranslated
 * @cue_types: the cues that help, best first; -1 ends them
 * @incident: (nullable): the number of the incident in domain.md §3 that it may be
 *
 * What helps when a figure goes wrong.
 */
typedef struct
{
  KbMetric    metric;
  const char *text;
  int         cue_types[4];
  const char *incident;
} KbAdvice;

const KbAdvice *kb_advice_find          (KbMetric         metric);
const char     *kb_advice_get_text      (const KbAdvice  *self);
gint64          kb_advice_find_cue      (const KbAdvice  *self,
                                         KbRun           *run,
                                         KbRecordSet     *plan,
                                         const KbRunLive *live);
KbRecord       *kb_advice_find_playbook (const KbAdvice  *self,
                                         KbRecordSet     *plan);

GPtrArray      *kb_advice_create_thresholds (KbRecordSet *plan);

G_END_DECLS
