/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-reading-text"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kb-duration.h"
#include "kb-lineup.h"
#include "kb-must-say.h"
#include "kb-reading-text.h"
#include "kb-show-goods.h"
#include "kb-text.h"

/* Less than this is on time. */
#define ON_TIME_MS 1000

/* What following the cue's time cannot do, and why. */
static char *
describe_misfit (const KbPaceFit *fit)
{
  g_autofree char *by = kb_duration_format (ABS (fit->over_ms));

  if (fit->over_ms < 0)
    /* Translators: the pace follows the cue's time: at the slowest rate the text still ends so long before the cue */
    return g_strdup_printf (_("Follows the cue · at the host’s slowest, %d a minute, the text ends %s early"),
                            (int) (fit->rate + 0.5), by);
  if (!isfinite (fit->needed) || fit->needed > 9999)
    /* Translators: the cue's time is over and there is text left: a rate, and how long it takes */
    return g_strdup_printf (_("Follows the cue · no time is left: at the host’s fastest, %d a minute, over by %s"),
                            (int) (fit->rate + 0.5), by);
  /* Translators: a rate that would be needed, the fastest of the host, and by how much it ends late */
  return g_strdup_printf (_("Follows the cue · needs %d a minute, the host’s limit is %d: over by %s"),
                          (int) (fit->needed + 0.5), (int) (fit->rate + 0.5), by);
}

/**
 * kb_reading_text_dup_pace:
 * @rate: units a minute
 * @left_s: how long the rest of the text takes at that rate, seconds
 * @fit: (nullable): what following the cue's time came to
 *
 * Returns: (transfer full): how the host's text moves, in words.
 */
char *
kb_reading_text_dup_pace (KbPaceMode       mode,
                          gboolean         is_paused,
                          double           rate,
                          gint64           left_s,
                          const KbPaceFit *fit)
{
  g_autofree char *left = kb_duration_format (left_s * 1000);
  const int shown = (int) (rate + 0.5);

  if (is_paused)
    /* Translators: the operator stopped the text: for how long it lasts yet, and the pace */
    return g_strdup_printf (_("The text stands · %s left at %d a minute"), left, shown);
  if (mode == KB_PACE_MODE_HAND)
    /* Translators: the text moves by keys and wheel only */
    return g_strdup_printf (_("By hand · %s left at %d a minute"), left, shown);
  if (mode == KB_PACE_MODE_FOLLOW && fit != NULL && ABS (fit->over_ms) >= ON_TIME_MS)
    return describe_misfit (fit);
  if (mode == KB_PACE_MODE_FOLLOW)
    /* Translators: the pace is such that the text ends with the cue */
    return g_strdup_printf (_("Follows the cue · %d a minute · %s of text left"), shown, left);
  /* Translators: above what the host reads: the pace, characters or words a minute, and for how long the text lasts */
  return g_strdup_printf (_("The host is reading · %d a minute · %s of text left"), shown, left);
}

/**
 * kb_reading_text_dup_look:
 *
 * Returns: (transfer full) (nullable): that the host is shown the text of a cue that is not on; %NULL as a rule.
 */
char *
kb_reading_text_dup_look (KbShow *show)
{
  KbRun *run = kb_show_get_run (show);
  const int index = kb_run_find_cue (run, kb_show_get_looked_at (show));
  KbRunLive live;
  KbRunCue cue;

  if (kb_show_get_looked_at (show) == 0 || index < 0)
    return NULL;

  kb_show_tick (show, &live);
  kb_run_get_cue (run, (guint) index, &live, &cue);
  /* Translators: a cue's number: the host is shown its text though another cue is on air */
  return g_strdup_printf (_("The host looks at %s, which is not on air"), cue.number);
}

/**
 * kb_reading_text_dup_must_say:
 *
 * Returns: (transfer full) (nullable): how many of the lines that must be said in the cue on were passed; %NULL when
 *   there are none.
 */
char *
kb_reading_text_dup_must_say (KbShow *show)
{
  KbTransport *transport = kb_show_get_transport (show);
  KbRecord *item = kb_show_find_item (show, kb_transport_get_cue_id (transport));
  KbScript *script = kb_show_get_script (show);
  g_auto (GStrv) phrases = NULL;
  KbMustSay must_say;
  guint n = 0, n_said = 0;
  guint32 said;

  if (item == NULL || script == NULL || kb_text_is_empty (kb_record_get_text (item, KB_LINEUP_ITEM_MUST_SAY)))
    return NULL;

  phrases = g_strsplit (kb_record_get_text (item, KB_LINEUP_ITEM_MUST_SAY), "\n", -1);
  kb_must_say_find (&must_say, script, (const char *const *) phrases);
  said = kb_must_say_get_said (&must_say,
                               kb_transport_get_position (transport, kb_clock_get_boot_us (kb_show_get_clock (show))));
  for (guint i = 0; phrases[i] != NULL; i++)
    if (!kb_text_is_empty (phrases[i]))
      {
        n++;
        n_said += i < KB_MUST_SAY_MOST && (said & 1u << i) != 0;
      }

  /* Translators: how many of the lines that must be said the host has passed: "must say 1 of 2" */
  return n > 0 ? g_strdup_printf (_("must say %u of %u"), n_said, n) : NULL;
}
