/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KbStretch:
 * @start_us: from, microseconds since 1970 UTC
 * @end_us: until, not included
 *
 * A stretch of time; empty when @end_us is not later.
 */
typedef struct
{
  gint64 start_us;
  gint64 end_us;
} KbStretch;

GArray    *kb_stretches_new       (void);
void       kb_stretches_add       (GArray          *self,
                                   gint64           start_us,
                                   gint64           end_us);
void       kb_stretches_merge     (GArray          *self,
                                   gint64           gap_us);
void       kb_stretches_subtract  (GArray          *self,
                                   const KbStretch *hole);
void       kb_stretches_clip      (GArray          *self,
                                   const KbStretch *frame);
gint64     kb_stretches_total     (GArray          *self);
gboolean   kb_stretch_overlaps    (const KbStretch *a,
                                   const KbStretch *b,
                                   KbStretch       *common);

G_END_DECLS
