/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KbPace:
 * @units: what is said: syllables in Chinese, Japanese and Korean, words elsewhere
 * @pauses: pauses for breath, each as long as one unit; 0 where no pause is added
 *
 * How much there is to say. A *beat* is a unit or a pause; positions in a script are in beats.
 */
typedef struct
{
  gint64 units;
  gint64 pauses;
} KbPace;

/**
 * KbPaceFit:
 * @rate: units a minute, within the host's range
 * @needed: units a minute that would end exactly on time; may lie outside of the range
 * @over_ms: by how much the text at @rate ends after the slot (negative: before it); 0 where it fits
 *
 * What "fit to time" can do.
 */
typedef struct
{
  double rate;
  double needed;
  gint64 over_ms;
} KbPaceFit;

/**
 * KbPaceMode:
 * @KB_PACE_MODE_FREE: at the host's own rate, or the one that was set
 * @KB_PACE_MODE_FOLLOW: so that the text ends when the cue does, within the host's range
 * @KB_PACE_MODE_HAND: not by itself
 *
 * How the host's text moves; in the order of the setting.
 */
typedef enum
{
  KB_PACE_MODE_FREE,
  KB_PACE_MODE_FOLLOW,
  KB_PACE_MODE_HAND,
} KbPaceMode;

gboolean  kb_pace_is_syllabic   (const char   *language);

KbPace    kb_pace_count         (const char   *text,
                                 const char   *language);
KbPace    kb_pace_count_spoken  (const char   *text,
                                 gssize        length,
                                 const char   *language);
void      kb_pace_measure       (const char   *text,
                                 const char   *language,
                                 const int    *offsets,
                                 guint         n_offsets,
                                 double       *beats);

gint64    kb_pace_beats         (KbPace        pace);
gint64    kb_pace_ms            (KbPace        pace,
                                 double        rate_per_min);
KbPaceFit kb_pace_fit           (KbPace        pace,
                                 gint64        slot_ms,
                                 double        lowest,
                                 double        highest);

double    kb_pace_default_rate  (const char   *language,
                                 const char   *cue_type);
void      kb_pace_default_range (const char   *language,
                                 double       *lowest,
                                 double       *highest);

G_END_DECLS
