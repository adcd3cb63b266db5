/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-actions"

#include "config.h"

#include "kb-go.h"
#include "kb-id.h"
#include "kb-show-private.h"
#include "kb-text.h"

/* What the desk's actions do, each one event of the run. */

/**
 * kb_show_go:
 * @guard_ms: how soon after the last GO another one does nothing, 0–10000
 * @is_repeat: a key held down repeats itself
 *
 * Takes the next cue.
 *
 * Returns: %FALSE when the guard kept it, or nothing is left to take.
 */
gboolean
kb_show_go (KbShow  *self,
            gint64   guard_ms,
            gboolean is_repeat)
{
  const gint64 now_us = kb_clock_get_machine_us (kb_show_get_clock (self));
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  if (kb_go_is_guarded (*kb_show_peek_last_go (self), now_us, guard_ms, is_repeat))
    return FALSE;

  kb_show_tick (self, &live);
  if (live.next_id == 0 || !kb_show_take (self, live.next_id))
    return FALSE;

  *kb_show_peek_last_go (self) = now_us;
  return TRUE;
}

/**
 * kb_show_take:
 * @cue_id: any cue of the run: the next one, or one to jump to
 */
gboolean
kb_show_take (KbShow *self,
              gint64  cue_id)
{
  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  return kb_show_add_event (self, kb_show_create_event (self, KB_RUN_EVENT_KIND_TAKE, cue_id));
}

/* What the host was told, and saw, cannot be taken back: another message is sent instead. */
static const KbRunEvent *
find_last_action (KbRun *run)
{
  for (guint i = kb_run_get_n_events (run); i > 0; i--)
    {
      const KbRunEvent *event = kb_run_get_event (run, i - 1);

      if (kb_run_event_stands (run, i - 1) && event->kind != KB_RUN_EVENT_KIND_UNDO
          && event->kind != KB_RUN_EVENT_KIND_MESSAGE && event->kind != KB_RUN_EVENT_KIND_SEEN)
        return event;
    }

  return NULL;
}

static gboolean
take_back (KbShow           *self,
           const KbRunEvent *last)
{
  KbStamp now;

  if (last == NULL || last->kind == KB_RUN_EVENT_KIND_START)
    return FALSE;

  kb_clock_read (kb_show_get_clock (self), &now);
  return kb_show_add_event (self, kb_run_event_new_undo (&now, last->id));
}

/**
 * kb_show_back:
 *
 * Takes the last GO back: the cue before it is on again, as if nothing had happened.
 */
gboolean
kb_show_back (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  return take_back (self, kb_run_find_last (kb_show_get_run (self), KB_RUN_EVENT_KIND_TAKE));
}

/**
 * kb_show_undo:
 *
 * Takes the last action back, whatever it was; a message to the host stays sent.
 */
gboolean
kb_show_undo (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  return take_back (self, find_last_action (kb_show_get_run (self)));
}

gboolean
kb_show_toggle_hold (KbShow *self)
{
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  kb_show_tick (self, &live);
  if (live.cue_id == 0)
    return FALSE;
  return kb_show_add_event (self, kb_show_create_event (self, live.is_held ? KB_RUN_EVENT_KIND_RESUME : KB_RUN_EVENT_KIND_HOLD, 0));
}

/**
 * kb_show_add:
 * @ms: how much longer the cue on becomes, negative = shorter
 */
gboolean
kb_show_add (KbShow *self,
             gint64  ms)
{
  KbRunEvent *event;
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  kb_show_tick (self, &live);
  if (live.cue_id == 0)
    return FALSE;

  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_ADD, live.cue_id);
  event->amount_ms = ms;
  return kb_show_add_event (self, event);
}

/**
 * kb_show_toggle_skip:
 * @cue_id: a cue to come
 */
gboolean
kb_show_toggle_skip (KbShow *self,
                     gint64  cue_id)
{
  const int index = kb_run_find_cue (kb_show_get_run (self), cue_id);
  KbRunLive live;
  KbRunCue cue;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  if (index < 0)
    return FALSE;

  kb_show_tick (self, &live);
  kb_run_get_cue (kb_show_get_run (self), index, &live, &cue);
  return kb_show_add_event (self, kb_show_create_event (self,
                                        cue.state == KB_CUE_STATE_SKIPPED ? KB_RUN_EVENT_KIND_UNSKIP
                                                                          : KB_RUN_EVENT_KIND_SKIP,
                                        cue_id));
}

/* The cue before which one of those to come goes when it moves by one place; 0: to the end, KB_NONE: it cannot. */
static gint64
find_place (KbRun           *run,
            const KbRunLive *live,
            int              index,
            int              by)
{
  const int target = index + (by < 0 ? -1 : 2);
  const int n = (int) kb_run_get_n_cues (run);
  KbRunCue before;

  if (target <= live->index || index + by >= n || index + by <= live->index)
    return KB_NONE;
  if (target >= n)
    return 0;

  kb_run_get_cue (run, target, live, &before);
  return before.cue.id;
}

/**
 * kb_show_move:
 * @cue_id: a cue to come
 * @by: −1 for one place earlier, 1 for one later; never before the cue on
 */
gboolean
kb_show_move (KbShow *self,
              gint64  cue_id,
              int     by)
{
  KbRun *run = kb_show_get_run (self);
  const int index = kb_run_find_cue (run, cue_id);
  KbRunEvent *event;
  gint64 before_id;
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  kb_show_tick (self, &live);
  before_id = index >= 0 ? find_place (run, &live, index, by) : KB_NONE;
  if (before_id == KB_NONE)
    return FALSE;

  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_MOVE, cue_id);
  event->other_id = before_id;
  return kb_show_add_event (self, event);
}

/**
 * kb_show_insert:
 * @title: what it is
 * @ms: how long
 * @before_id: a cue to come, before which it goes; 0: to the end
 *
 * Puts in a cue that the plan has not. The plan stays as it is.
 */
gboolean
kb_show_insert (KbShow     *self,
                const char *title,
                gint64      ms,
                gint64      before_id)
{
  KbRunEvent *event;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);
  g_return_val_if_fail (!kb_text_is_empty (title), FALSE);

  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_INSERT, kb_id_new ());
  event->amount_ms = ms;
  event->other_id = before_id;
  event->text = g_strdup (title);
  return kb_show_add_event (self, event);
}

/**
 * kb_show_toggle_duty:
 * @cue_id: a cue
 * @direction_id: what somebody has to do in it
 * @who: (nullable): by whom it was done
 *
 * Ticks a duty with the time; ticked again, that is taken back.
 */
gboolean
kb_show_toggle_duty (KbShow     *self,
                     gint64      cue_id,
                     gint64      direction_id,
                     const char *who)
{
  const KbRunDuty *done;
  KbRunEvent *event;
  KbStamp now;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  done = kb_run_find_duty (kb_show_get_run (self), direction_id);
  if (done != NULL)
    {
      kb_clock_read (kb_show_get_clock (self), &now);
      return kb_show_add_event (self, kb_run_event_new_undo (&now, done->id));
    }

  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_DUTY, cue_id);
  event->other_id = direction_id;
  event->text = g_strdup (who);
  return kb_show_add_event (self, event);
}

/**
 * kb_show_apply:
 * @proposal: what kb_makeup_propose() found
 *
 * Applies it whole, as one event that can be taken back.
 */
gboolean
kb_show_apply (KbShow   *self,
               KbMakeup *proposal)
{
  KbStamp now;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  if (proposal->changes->len == 0)
    return FALSE;

  kb_clock_read (kb_show_get_clock (self), &now);
  return kb_show_add_event (self, kb_makeup_create_event (proposal, &now));
}

/**
 * kb_show_anchor:
 *
 * Takes the wall clock as it is now for the run's own, after the two have drifted apart.
 */
gboolean
kb_show_anchor (KbShow *self)
{
  KbRunEvent *event;
  KbRunLive live;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  kb_show_tick (self, &live);
  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_ANCHOR, 0);
  event->amount_ms = live.drift_ms;
  return kb_show_add_event (self, event);
}

/**
 * kb_show_note:
 * @text: what the operator noted, kept with the time and the cue on
 */
void
kb_show_note (KbShow     *self,
              const char *text)
{
  KbRunEvent *event;
  KbRunLive live;

  g_return_if_fail (KB_IS_SHOW (self));

  if (kb_text_is_empty (text))
    return;

  kb_show_tick (self, &live);
  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_NOTE, live.cue_id);
  event->text = g_strdup (text);
  kb_show_add_event (self, event);
}

/**
 * kb_show_send_message:
 * @text: (nullable): what stands over the host's text; %NULL takes it down
 * @is_urgent: it flashes
 *
 * Tells the host something; the same words again, shown anew, must be seen anew.
 */
void
kb_show_send_message (KbShow     *self,
                      const char *text,
                      gboolean    is_urgent)
{
  KbRunEvent *event;
  KbRunLive live;

  g_return_if_fail (KB_IS_SHOW (self));

  if (kb_text_is_empty (text))
    text = NULL;
  if (text == NULL && kb_show_get_message (self) == NULL)
    return;

  kb_show_tick (self, &live);
  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_MESSAGE, live.cue_id);
  event->text = g_strdup (text);
  event->detail.is_urgent = is_urgent;
  kb_show_add_event (self, event);
}

/**
 * kb_show_set_message:
 * @text: (nullable): what stands over the host's text, still; %NULL takes it down
 */
void
kb_show_set_message (KbShow     *self,
                     const char *text)
{
  kb_show_send_message (self, text, FALSE);
}

/**
 * kb_show_see_message:
 *
 * The host has read what stands over the text.
 *
 * Returns: %FALSE when nothing stands there, or it was seen before.
 */
gboolean
kb_show_see_message (KbShow *self)
{
  const KbRunMessage *message;
  KbRunEvent *event;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  message = kb_run_get_message (kb_show_get_run (self));
  if (message == NULL || message->seen_us != KB_NONE)
    return FALSE;

  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_SEEN, 0);
  event->other_id = message->id;
  return kb_show_add_event (self, event);
}
