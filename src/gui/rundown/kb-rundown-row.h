/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-pace.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbMark:
 *
 * How loudly a row asks to be looked at, the quietest first.
 */
typedef enum
{
  KB_MARK_NONE,
  KB_MARK_TELL,
  KB_MARK_WARN,
  KB_MARK_BLOCK,
} KbMark;

/**
 * KbRowFacts:
 * @start_us: planned start, microseconds since 1970 UTC; %KB_NONE: it has none
 * @end_us: planned end
 * @offset_ms: how long after the session's start it starts; %KB_NONE: it has no start
 * @length_ms: a cue's length, or the sum of a segment's cues that are not skipped
 * @longest_ms: the longest cue of the rundown: the scale of the script bars
 * @gap_ms: a hard cue's slack (negative: overlap); %KB_NONE for a soft one
 * @script_ms: how long the script takes at its speaker's pace
 * @script_units: what is said, in units of the session's language
 * @over_ms: a segment: by how much it runs into the hard start behind it
 * @budget_ms: a segment: how long it should be; %KB_NONE: nothing says so
 * @n_cues: a segment: how many cues it has
 * @actual_start_us: when it went on air, in the last show; %KB_NONE: it did not
 * @actual_end_us: when it went off air; %KB_NONE: it did not, or is on
 * @is_first: the first cue of the show
 * @is_collapsed: a segment whose cues are not shown
 * @mark: see #KbMark
 *
 * What is known of a row beyond its record; all of it is computed.
 */
typedef struct
{
  gint64   start_us;
  gint64   end_us;
  gint64   offset_ms;
  gint64   length_ms;
  gint64   longest_ms;
  gint64   gap_ms;
  gint64   script_ms;
  gint64   script_units;
  gint64   over_ms;
  gint64   budget_ms;
  gint64   actual_start_us;
  gint64   actual_end_us;
  guint    n_cues;
  gboolean is_first;
  gboolean is_collapsed;
  KbMark   mark;
} KbRowFacts;

typedef enum
{
  KB_ROW_TEXT_LINK,       /* "No.4" */
  KB_ROW_TEXT_PRODUCT,    /* the product's name */
  KB_ROW_TEXT_LOOP,       /* "Round 2" */
  KB_ROW_TEXT_SPEAKER,    /* who speaks */
  KB_ROW_TEXT_MARK,       /* why it is marked */
  KB_ROW_TEXT_OFFER,      /* the product's offer */
  KB_ROW_TEXT_OPERATOR,   /* what the operator does */
  KB_ROW_TEXT_FLOOR,      /* what the floor manager does */
  KB_ROW_TEXT_SCRIPT,     /* the script with the lineup's values, where it has variables */
  KB_N_ROW_TEXTS,
} KbRowText;

/* Nothing is known. */
#define KB_ROW_FACTS_INIT                                                                                              \
  { .start_us = KB_NONE, .end_us = KB_NONE, .offset_ms = KB_NONE, .gap_ms = KB_NONE, .actual_start_us = KB_NONE,        \
    .actual_end_us = KB_NONE }

#define KB_TYPE_RUNDOWN_ROW (kb_rundown_row_get_type ())

G_DECLARE_FINAL_TYPE (KbRundownRow, kb_rundown_row, KB, RUNDOWN_ROW, GObject)

KbRundownRow     *kb_rundown_row_new        (KbRecord         *record);
KbRecord         *kb_rundown_row_get_record (KbRundownRow     *self);
gint64            kb_rundown_row_get_id     (KbRundownRow     *self);
gboolean          kb_rundown_row_is_cue     (KbRundownRow     *self);
const KbRowFacts *kb_rundown_row_get_facts  (KbRundownRow     *self);
const char       *kb_rundown_row_get_text   (KbRundownRow     *self,
                                             KbRowText         which);
KbPace            kb_rundown_row_get_pace   (KbRundownRow     *self,
                                               KbRecordSet      *plan,
                                             const char       *language);
char             *kb_rundown_row_dup_name   (KbRundownRow     *self);
const char       *kb_rundown_row_get_title  (KbRundownRow     *self);

void              kb_rundown_row_set_text   (KbRundownRow     *self,
                                             KbRowText         which,
                                             const char       *text);
void              kb_rundown_row_set_facts  (KbRundownRow     *self,
                                             const KbRowFacts *facts);
void              kb_rundown_row_announce   (KbRundownRow     *self);

G_END_DECLS
