/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-time-strip.h"

G_BEGIN_DECLS

#define PADDING 12
#define SEGMENT_Y 34
#define CUE_Y 52
#define CUE_HEIGHT 28
#define LANE_Y 86
#define LANE_STEP 19

/**
 * KbTimeStrip:
 *
 * A show to scale: a ruler, flags of hard starts, segments, cues by type, and a lane per kind of
 * speaker. An overlap is both bars at half height in a red frame; the ground behind what the table
 * shows is shaded; a click on a cue goes there.
 */
struct _KbTimeStrip
{
  GtkWidget  parent_instance;

  gint64     start_us;      /* what the width stands for */
  gint64     end_us;
  gint64     seen_start_us; /* what the table shows */
  gint64     seen_end_us;
  GTimeZone *zone;          /* owned, nullable */
  GArray    *cues;          /* owned KbStripCue, in running order */
  GArray    *segments;      /* owned KbStripSpan */
  GArray    *spans;         /* owned KbStripSpan */
  guint      n_lanes;

  GskRenderNode *picture;   /* owned, nullable: all but the selection and what the table shows */
};

float          kb_time_strip_get_x          (KbTimeStrip *self,
                                             gint64       at_us);
GskRenderNode *kb_time_strip_create_picture (KbTimeStrip *self);

G_END_DECLS
