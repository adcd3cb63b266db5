/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-minutes.h"

G_BEGIN_DECLS

/**
 * KbMinuteDraft:
 * @values: by field of #KB_ENTITY_MINUTE_METRIC; %KB_NONE where nothing is said
 *
 * What is said of one minute.
 */
typedef struct
{
  gint64 values[KB_MINUTE_METRIC_N_FIELDS];
} KbMinuteDraft;

/**
 * KbMinuteClock:
 * @start_us: when the show began, microseconds since 1970 UTC
 * @zone: in which times of day are said
 *
 * Which minute a time of day is: minutes begin when the clock's do.
 */
typedef struct
{
  gint64     start_us;
  GTimeZone *zone;
} KbMinuteClock;

/**
 * KbMinuteWord:
 * @field: of #KB_ENTITY_MINUTE_METRIC
 * @name: what it is called, untranslated
 *
 * One figure of a typed line.
 */
typedef struct
{
  guint       field;
  const char *name;
} KbMinuteWord;

void     kb_minute_draft_init    (KbMinuteDraft       *self,
                                  gint64               minute);

gint64   kb_minute_clock_get     (const KbMinuteClock *clock,
                                  gint64               us);
gboolean kb_minute_clock_parse   (const KbMinuteClock *clock,
                                  const char          *text,
                                  gint64              *minute,
                                  GError             **error);

gboolean kb_minute_value_parse   (const char          *text,
                                  guint                field,
                                  const char          *currency,
                                  gboolean             in_minor,
                                  gint64              *value,
                                  GError             **error);

const KbMinuteWord *kb_minute_line_list (guint        *n_words);
const char *kb_minute_word_get_name (const KbMinuteWord *word);
gboolean kb_minute_line_parse    (const char          *text,
                                  const KbMinutes     *so_far,
                                  const KbMinuteClock *clock,
                                  const char          *currency,
                                  gint64               minute,
                                  KbMinuteDraft       *draft,
                                  GError             **error);

G_END_DECLS
