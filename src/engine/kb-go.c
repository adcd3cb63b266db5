/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-go"

#include "config.h"

#include "kb-go.h"
#include "kb-value.h"

/**
 * kb_go_is_guarded:
 * @last_us: when GO last did something, on the clock since boot; %KB_NONE: never
 * @now_us: when it is pressed now, on the same clock
 * @guard_ms: the guard time, 0 to %KB_GO_GUARD_MAX_MS
 * @is_repeat: whether the press comes from a key that is held down
 *
 * Decides whether a GO is one press too many, which does nothing but flash. A press that was held
 * back does not itself begin a new guard time.
 *
 * Returns: %TRUE when it must do nothing.
 */
gboolean
kb_go_is_guarded (gint64   last_us,
                  gint64   now_us,
                  gint64   guard_ms,
                  gboolean is_repeat)
{
  if (is_repeat)
    return TRUE;

  return last_us != KB_NONE && now_us - last_us < CLAMP (guard_ms, 0, KB_GO_GUARD_MAX_MS) * 1000;
}
