/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-reading"

#include "config.h"

#include "kb-show-private.h"

/* What the operator does with the host's text. It moves no time of the show, so the run's log does not hold it. */

static gint64
look (KbShow    *self,
      KbRunLive *live)
{
  kb_show_tick (self, live);

  return kb_clock_get_boot_us (kb_show_get_clock (self));
}

static void
tell (KbShow *self)
{
  g_signal_emit_by_name (self, "changed");
}

/**
 * kb_show_set_rate:
 * @rate: the host's reading rate, units a minute
 *
 * Sets the pace by hand; the text follows the cue's time no longer.
 */
void
kb_show_set_rate (KbShow *self,
                  double  rate)
{
  KbReader *reader = kb_show_get_reader (self);
  KbRunLive live;
  gint64 boot_us;

  g_return_if_fail (KB_IS_SHOW (self));

  boot_us = look (self, &live);
  if (kb_reader_get_mode (reader) == KB_PACE_MODE_FOLLOW)
    kb_reader_set_mode (reader, KB_PACE_MODE_FREE, &live, boot_us);
  kb_transport_set_rate (kb_show_get_transport (self), rate, boot_us);
  tell (self);
}

KbPaceMode
kb_show_get_pace_mode (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), KB_PACE_MODE_FREE);

  return kb_reader_get_mode (kb_show_get_reader (self));
}

void
kb_show_set_pace_mode (KbShow     *self,
                       KbPaceMode  mode)
{
  KbRunLive live;
  gint64 boot_us;

  g_return_if_fail (KB_IS_SHOW (self));

  if (kb_show_get_pace_mode (self) == mode)
    return;

  boot_us = look (self, &live);
  kb_reader_set_mode (kb_show_get_reader (self), mode, &live, boot_us);
  tell (self);
}

/**
 * kb_show_get_fit:
 *
 * Returns: (transfer none) (nullable): what following the cue's time came to; %NULL while the text does not.
 */
const KbPaceFit *
kb_show_get_fit (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return kb_reader_get_fit (kb_show_get_reader (self));
}

gboolean
kb_show_is_text_paused (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  return kb_reader_is_paused (kb_show_get_reader (self));
}

/**
 * kb_show_toggle_text:
 *
 * Stops the text while the show goes on, and lets it go on.
 */
void
kb_show_toggle_text (KbShow *self)
{
  KbRunLive live;
  gint64 boot_us;

  g_return_if_fail (KB_IS_SHOW (self));

  boot_us = look (self, &live);
  kb_reader_set_paused (kb_show_get_reader (self), !kb_show_is_text_paused (self), &live, boot_us);
  tell (self);
}

/**
 * kb_show_move_text:
 * @beats: how far, back when negative; the text's start and end are not passed
 */
void
kb_show_move_text (KbShow *self,
                   double  beats)
{
  KbRunLive live;
  gint64 boot_us;

  g_return_if_fail (KB_IS_SHOW (self));

  boot_us = look (self, &live);
  kb_reader_move (kb_show_get_reader (self), beats, &live, boot_us);
  tell (self);
}

/**
 * kb_show_get_text_goal:
 *
 * Returns: where the text is when the motion that is under way is done: steps that come quickly add up.
 */
double
kb_show_get_text_goal (KbShow *self)
{
  const KbTransportState *state;
  gint64 boot_us;

  g_return_val_if_fail (KB_IS_SHOW (self), 0);

  state = kb_transport_get_state (kb_show_get_transport (self));
  boot_us = kb_clock_get_boot_us (kb_show_get_clock (self));
  return kb_transport_state_get_position (state, MAX (boot_us, state->epoch_us + state->ramp_ms * 1000));
}

/**
 * kb_show_move_text_to:
 * @beat: a place in the text
 *
 * Brings that place to the marker, within a ramp.
 */
void
kb_show_move_text_to (KbShow *self,
                      double  beat)
{
  KbRunLive live;
  gint64 boot_us;

  g_return_if_fail (KB_IS_SHOW (self));

  boot_us = look (self, &live);
  kb_reader_move_to (kb_show_get_reader (self), beat, &live, boot_us);
  tell (self);
}

/**
 * kb_show_step_text:
 * @paragraphs: how many to go on, or back when negative; back from inside of one leads to its own start first
 */
void
kb_show_step_text (KbShow *self,
                   int     paragraphs)
{
  KbScript *script = kb_show_get_script (self);

  g_return_if_fail (KB_IS_SHOW (self));

  if (script != NULL)
    kb_show_move_text_to (self, kb_script_step (script, kb_show_get_text_goal (self), paragraphs));
}

/**
 * kb_show_get_looked_at:
 *
 * Returns: the cue whose text the host is shown though another is on; 0 as a rule.
 */
gint64
kb_show_get_looked_at (KbShow *self)
{
  g_return_val_if_fail (KB_IS_SHOW (self), 0);

  return kb_reader_get_looked_at (kb_show_get_reader (self));
}

/**
 * kb_show_look_at:
 * @cue_id: a cue; 0 for the one on
 *
 * Shows the host the text of another cue without taking it. Nothing happens in the run.
 *
 * Returns: %FALSE when that cannot be: no cue is on, or that one is skipped or not there.
 */
gboolean
kb_show_look_at (KbShow *self,
                 gint64  cue_id)
{
  KbRun *run = kb_show_get_run (self);
  KbRunLive live;
  KbRunCue cue;
  gint64 boot_us;
  int index;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  boot_us = look (self, &live);
  index = kb_run_find_cue (run, cue_id != 0 ? cue_id : live.cue_id);
  if (live.cue_id == 0 || index < 0)
    return FALSE;
  kb_run_get_cue (run, (guint) index, &live, &cue);
  if (cue.state == KB_CUE_STATE_SKIPPED && cue.cue.id != live.cue_id)
    return FALSE;

  kb_reader_look (kb_show_get_reader (self), cue.cue.id, &live, boot_us);
  tell (self);
  return TRUE;
}

/**
 * kb_show_look_on:
 * @steps: 1 for the cue after the one that is shown, -1 for the one before; those that are skipped do not count
 *
 * As kb_show_look_at().
 */
gboolean
kb_show_look_on (KbShow *self,
                 int     steps)
{
  KbRun *run = kb_show_get_run (self);
  KbRunLive live;
  KbRunCue cue;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);
  g_return_val_if_fail (steps != 0, FALSE);

  look (self, &live);
  for (int index = kb_run_find_cue (run, kb_transport_get_cue_id (kb_show_get_transport (self))) + steps;
       index >= 0 && index < (int) kb_run_get_n_cues (run); index += steps)
    {
      kb_run_get_cue (run, (guint) index, &live, &cue);
      if (cue.state != KB_CUE_STATE_SKIPPED)
        return kb_show_look_at (self, cue.cue.id);
    }

  return FALSE;
}
