/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "kb-pace.h"

G_BEGIN_DECLS

/* How long a change of speed takes: short enough to answer at once, long enough not to be a jerk. */
#define KB_TRANSPORT_RAMP_MS 220

/**
 * KbTransportState:
 * @cue_id: the cue whose text is on
 * @anchor: where in its text it was at @epoch_us, beats; within half a beat around the end the text
 *   comes to rest, there this runs ahead of the position
 * @length: beats of the text; the position stays between 0 and this
 * @rate: the rate that is set, beats a minute; it is kept while held
 * @held: the text stands still
 * @follows: the rate was fitted to the cue's time
 * @from_rate: the rate at @epoch_us, beats a minute
 * @shift: beats that are gone on, or back, beside the rate during the ramp
 * @epoch_us: when this state began, microseconds of `CLOCK_BOOTTIME`
 * @ramp_ms: how long the change from @from_rate to the rate takes
 *
 * All there is to know about where the text is, at any time: it crosses a process border as it is.
 */
typedef struct
{
  gint64   cue_id;
  double   anchor;
  double   length;
  double   rate;
  gboolean held;
  gboolean follows;
  double   from_rate;
  double   shift;
  gint64   epoch_us;
  gint64   ramp_ms;
} KbTransportState;

double    kb_transport_state_get_position (const KbTransportState *state,
                                           gint64                  at_us);
double    kb_transport_state_get_speed    (const KbTransportState *state,
                                           gint64                  at_us);
gboolean  kb_transport_state_is_moving    (const KbTransportState *state,
                                           gint64                  at_us);

#define KB_TYPE_TRANSPORT (kb_transport_get_type ())

G_DECLARE_FINAL_TYPE (KbTransport, kb_transport, KB, TRANSPORT, GObject)

KbTransport            *kb_transport_new          (void);

const KbTransportState *kb_transport_get_state    (KbTransport            *self);
void                    kb_transport_set_state    (KbTransport            *self,
                                                   const KbTransportState *state);

gint64                  kb_transport_get_cue_id   (KbTransport            *self);
double                  kb_transport_get_position (KbTransport            *self,
                                                   gint64                  at_us);
double                  kb_transport_get_speed    (KbTransport            *self,
                                                   gint64                  at_us);

void                    kb_transport_jump         (KbTransport            *self,
                                                   gint64                  cue_id,
                                                   double                  beat,
                                                   double                  length,
                                                   gint64                  at_us);
void                    kb_transport_edit         (KbTransport            *self,
                                                   double                  beat,
                                                   double                  length,
                                                   gint64                  at_us);
void                    kb_transport_set_rate     (KbTransport            *self,
                                                   double                  rate,
                                                   gint64                  at_us);
void                    kb_transport_hold         (KbTransport            *self,
                                                   gint64                  at_us);
void                    kb_transport_resume       (KbTransport            *self,
                                                   gint64                  at_us);
void                    kb_transport_nudge        (KbTransport            *self,
                                                   double                  beats,
                                                   gint64                  at_us);
void                    kb_transport_move_to      (KbTransport            *self,
                                                   double                  beat,
                                                   gint64                  at_us);
KbPaceFit               kb_transport_follow       (KbTransport            *self,
                                                   gint64                  remaining_ms,
                                                   double                  lowest,
                                                   double                  highest,
                                                   gint64                  at_us);

G_END_DECLS
