/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"

G_BEGIN_DECLS

/**
 * KbSessionFlow:
 * @KB_SESSION_FLOW_OK: the step can be taken
 * @KB_SESSION_FLOW_SAME: it is there already
 * @KB_SESSION_FLOW_UNREVIEWED: only what is in review can be made ready
 * @KB_SESSION_FLOW_DESK: a session goes on air from its desk only
 * @KB_SESSION_FLOW_ON_AIR: it is on air, and ends at its desk
 * @KB_SESSION_FLOW_NOT_AIRED: it has not been on air, so there is nothing to review
 * @KB_SESSION_FLOW_AIRED: it has been on air, so it is no plan any more
 *
 * Whether a session may go from one state to another, and why not.
 */
typedef enum
{
  KB_SESSION_FLOW_OK,
  KB_SESSION_FLOW_SAME,
  KB_SESSION_FLOW_UNREVIEWED,
  KB_SESSION_FLOW_DESK,
  KB_SESSION_FLOW_ON_AIR,
  KB_SESSION_FLOW_NOT_AIRED,
  KB_SESSION_FLOW_AIRED,
} KbSessionFlow;

KbSessionFlow kb_session_flow_check (KbSessionState from,
                                     KbSessionState to,
                                     gboolean       is_due);
gboolean      kb_session_flow_can_air (KbSessionState state);
int           kb_session_flow_step  (KbSessionState from,
                                     int            direction,
                                     gboolean       is_due);

G_END_DECLS
