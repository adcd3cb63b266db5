/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-minutes.h"
#include "kb-record.h"

G_BEGIN_DECLS

/**
 * KbThresholdTest:
 * @KB_THRESHOLD_TEST_NONE: there is no line
 * @KB_THRESHOLD_TEST_FALLS: by so many percent within the window, or by more
 * @KB_THRESHOLD_TEST_RISES: likewise
 *
 * When a line is crossed.
 */
typedef enum
{
  KB_THRESHOLD_TEST_NONE,
  KB_THRESHOLD_TEST_FALLS,
  KB_THRESHOLD_TEST_RISES,
  KB_THRESHOLD_TEST_BELOW,
  KB_THRESHOLD_TEST_AT_MOST,
  KB_THRESHOLD_TEST_ABOVE,
  KB_THRESHOLD_TEST_AT_LEAST,
} KbThresholdTest;

typedef enum
{
  KB_THRESHOLD_LEVEL_OK,
  KB_THRESHOLD_LEVEL_WARN,
  KB_THRESHOLD_LEVEL_DANGER,
} KbThresholdLevel;

typedef struct
{
  KbThresholdTest test;
  double          value;
} KbThresholdLine;

/**
 * KbThreshold:
 * @metric: which figure
 * @span: over how many minutes; 0: since the start
 * @warn: the yellow line
 * @danger: the red line
 *
 * When a figure of a running show warns.
 */
typedef struct
{
  KbMetric        metric;
  gint64          span;
  KbThresholdLine warn;
  KbThresholdLine danger;
} KbThreshold;

/**
 * KbCrossing:
 * @minute: in which minute the line was crossed
 * @level: which line
 * @value: what was measured then: the figure, or its change in percent
 */
typedef struct
{
  gint64           minute;
  KbThresholdLevel level;
  double           value;
} KbCrossing;

/**
 * KbThresholdState:
 * @level: where it stands after the last minute that could be measured
 * @minute: that minute; -1: none could
 * @value: what was measured in it
 */
typedef struct
{
  KbThresholdLevel level;
  gint64           minute;
  double           value;
} KbThresholdState;

gboolean kb_threshold_parse_line (const char        *text,
                                  KbThresholdLine   *line,
                                  GError           **error);
gboolean kb_threshold_is_change  (const KbThreshold *self);
void     kb_threshold_read       (KbRecord          *row,
                                  const char        *currency,
                                  KbThreshold       *self);
gboolean kb_threshold_check      (const KbThreshold *self,
                                  GError           **error);
gboolean kb_threshold_can_watch  (KbMetric           metric);
gboolean kb_threshold_measure    (const KbThreshold *self,
                                  const KbMinutes   *minutes,
                                  gint64             minute,
                                  double            *value);
KbThresholdLevel kb_threshold_judge (const KbThreshold *self,
                                  double             value,
                                  KbThresholdLevel   before);
GArray  *kb_threshold_fold       (const KbThreshold *self,
                                  const KbMinutes   *minutes,
                                  KbThresholdState  *state);

G_END_DECLS
