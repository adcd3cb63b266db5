/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-flow"

#include "config.h"

#include "kb-session-flow.h"

/* The states of a session (domain.md §8): draft, preparing, review, ready, live, ended, reviewing,
 * archived, and cancelled beside them. */

static gboolean
is_plan (KbSessionState state)
{
  return state <= KB_SESSION_STATE_READY || state == KB_SESSION_STATE_CANCELLED;
}

/**
 * kb_session_flow_check:
 * @from: the state it is in
 * @to: the state asked for
 * @is_due: its planned start is past, so it may have been broadcast without a desk
 *
 * A plan goes to and fro until it is ready, and is ready after a review only. What was on air goes to
 * and fro among ended, reviewing and archived. On air and off it goes at the desk.
 *
 * Returns: %KB_SESSION_FLOW_OK or the reason against it.
 */
KbSessionFlow
kb_session_flow_check (KbSessionState from,
                       KbSessionState to,
                       gboolean       is_due)
{
  if (from == to)
    return KB_SESSION_FLOW_SAME;
  if (from == KB_SESSION_STATE_LIVE)
    return KB_SESSION_FLOW_ON_AIR;
  if (!is_plan (from))
    return is_plan (to) || to == KB_SESSION_STATE_LIVE ? KB_SESSION_FLOW_AIRED : KB_SESSION_FLOW_OK;

  if (to == KB_SESSION_STATE_LIVE)
    return KB_SESSION_FLOW_DESK;
  if (to == KB_SESSION_STATE_READY)
    return from == KB_SESSION_STATE_REVIEW ? KB_SESSION_FLOW_OK : KB_SESSION_FLOW_UNREVIEWED;
  if (is_plan (to) || (to == KB_SESSION_STATE_ENDED && from == KB_SESSION_STATE_READY && is_due))
    return KB_SESSION_FLOW_OK;

  return KB_SESSION_FLOW_NOT_AIRED;
}

/**
 * kb_session_flow_can_air:
 *
 * Returns: %TRUE when a session in that state may go live from its desk: not what was put away or called off. One that
 *   has ended may run again; each run is kept.
 */
gboolean
kb_session_flow_can_air (KbSessionState state)
{
  return state != KB_SESSION_STATE_ARCHIVED && state != KB_SESSION_STATE_CANCELLED;
}

/**
 * kb_session_flow_step:
 * @direction: 1 onwards, -1 back
 * @is_due: see kb_session_flow_check()
 *
 * Returns: the nearest state in that direction to which it may go, a #KbSessionState; -1 when there
 *   is none. Cancelling is no step.
 */
int
kb_session_flow_step (KbSessionState from,
                      int            direction,
                      gboolean       is_due)
{
  for (int to = (int) from + direction; to >= 0 && to < KB_SESSION_STATE_CANCELLED; to += direction)
    if (kb_session_flow_check (from, to, is_due) == KB_SESSION_FLOW_OK)
      return to;

  return -1;
}
