/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KbStripCue:
 * @id: the cue
 * @start_us: when it starts, microseconds since 1970 UTC
 * @end_us: when it ends
 * @colour: stem of its named colours, "cue_demo"
 * @label: (owned): what stands on it when there is room
 * @mark: (nullable): stem of the named colours of its level, "level_block"
 * @duration_ms: its length
 * @slack_ms: free time before it, drawn as a gap in the colour of a warning; 0: none
 * @is_outlined: it repeats or announces: drawn as an outline
 * @is_hard: it has a flag
 * @is_selected: it has the outline
 *
 * One bar.
 */
typedef struct
{
  gint64      id;
  gint64      start_us;
  gint64      end_us;
  const char *colour;
  char       *label;
  const char *mark;
  gint64      duration_ms;
  gint64      slack_ms;
  gboolean    is_outlined;
  gboolean    is_hard;
  gboolean    is_selected;
} KbStripCue;

/**
 * KbStripSpan:
 * @lane: which lane, from 0; of no meaning for a segment
 * @start_us: when it starts
 * @end_us: when it ends
 * @label: (owned): what stands on it
 * @is_solid: drawn in full colour: somebody speaks
 * @first_cue: a segment: where its cues begin; the strip's own
 *
 * A segment over the bars, or a stretch of a speaker's lane under them.
 */
typedef struct
{
  guint     lane;
  gint64    start_us;
  gint64    end_us;
  char     *label;
  gboolean  is_solid;
  guint     first_cue;
} KbStripSpan;

/**
 * KbStripPick:
 * @KB_STRIP_PICK_ONLY: it alone is to be selected
 * @KB_STRIP_PICK_TOGGLE: it too, or no longer
 * @KB_STRIP_PICK_EXTEND: all from the one that was picked alone last
 */
typedef enum
{
  KB_STRIP_PICK_ONLY,
  KB_STRIP_PICK_TOGGLE,
  KB_STRIP_PICK_EXTEND,
} KbStripPick;

#define KB_TYPE_TIME_STRIP (kb_time_strip_get_type ())

G_DECLARE_FINAL_TYPE (KbTimeStrip, kb_time_strip, KB, TIME_STRIP, GtkWidget)

void kb_time_strip_begin       (KbTimeStrip       *self,
                                gint64             start_us,
                                gint64             end_us,
                                gint64             target_us,
                                GTimeZone         *zone);
void kb_time_strip_add_cue     (KbTimeStrip       *self,
                                const KbStripCue  *cue);
void kb_time_strip_add_segment (KbTimeStrip       *self,
                                const KbStripSpan *segment);
void kb_time_strip_add_span    (KbTimeStrip       *self,
                                const KbStripSpan *span);
void kb_time_strip_set_visible (KbTimeStrip       *self,
                                gint64             start_us,
                                gint64             end_us);
void kb_time_strip_select      (KbTimeStrip       *self,
                                GHashTable        *ids);
void kb_time_strip_retime      (KbTimeStrip       *self,
                                guint              index,
                                gint64             start_us,
                                gint64             end_us,
                                gint64             slack_ms);
void kb_time_strip_zoom        (KbTimeStrip       *self,
                                int                steps);

G_END_DECLS
