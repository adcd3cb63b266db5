/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-scale.h"
#include "kb-time-strip.h"
#include "kb-value.h"

G_BEGIN_DECLS

#define PADDING 12
#define SEGMENT_Y 34
#define CUE_Y 52
#define CUE_HEIGHT 28
#define LANE_Y 86
#define LANE_STEP 19

/* How much closer one step of zoom is. */
#define KB_STRIP_ZOOM 1.5

/* A length while it is changed, by hand or by key. */
typedef struct
{
  gint64  id;            /* the cue, 0: none */
  gint64  duration_ms;   /* what it would be */
  gint64  before_ms;     /* what it was */
  char   *text;          /* owned, nullable: what that comes to, in words */
} KbStripChange;

/**
 * KbTimeStrip:
 *
 * A show to scale: a ruler, flags of hard starts, segments, cues by type, and lanes of who is on.
 * Free time before a hard start and before the target end is a gap in the colour of a warning; an
 * overlap is both bars at half height in a red frame. The ground behind what the table shows is
 * shaded. A click on a cue goes there; its right edge can be dragged, or moved by key, to change its
 * length: that is shown at once and stored when it is let go. Ctrl and wheel look closer.
 */
struct _KbTimeStrip
{
  GtkWidget  parent_instance;

  KbScale    scale;         /* what the width stands for */
  gint64     target_us;     /* when the show should end, KB_NONE: nothing asks */
  gint64     seen_start_us; /* what the table shows */
  gint64     seen_end_us;
  GTimeZone *zone;          /* owned, nullable */
  GArray    *cues;          /* owned KbStripCue, in running order */
  GArray    *segments;      /* owned KbStripSpan */
  GArray    *spans;         /* owned KbStripSpan */
  guint      n_lanes;

  KbStripChange change;     /* owned */
  gint64     current_id;    /* the cue that keys work on, 0: none */
  double     pointer_x;     /* where the pointer is */
  gint64     pan_from_us;   /* what was at the left edge when the ground was taken hold of */
  gboolean   is_panning;

  GtkWidget     *bar;       /* child: scrolls when a part is in sight */
  GskRenderNode *picture;   /* owned, nullable: all but the selection and what the table shows */
};

float          kb_time_strip_get_x          (KbTimeStrip *self,
                                             gint64       at_us);
GskRenderNode *kb_time_strip_create_picture (KbTimeStrip *self);
void           kb_time_strip_draw_change    (KbTimeStrip *self,
                                             GtkSnapshot *snapshot);

KbStripCue    *kb_time_strip_find           (KbTimeStrip *self,
                                             gint64       id);
KbStripCue    *kb_time_strip_pick           (KbTimeStrip *self,
                                             double       x);
void           kb_time_strip_changed_view   (KbTimeStrip *self);
void           kb_time_strip_forget         (KbTimeStrip *self);

void           kb_time_strip_add_input      (KbTimeStrip *self);
void           kb_time_strip_forget_change  (KbTimeStrip *self);

G_END_DECLS
