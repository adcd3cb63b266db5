/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-prompter-step"

#include "config.h"

#include "kb-prompter-step.h"

/* A place this close behind the start of a line is at it. */
#define AT_START 0.25

typedef struct
{
  double start;
  double middle;
} Line;

/* The spoken lines of a cue that are laid out now: those in sight, and some around them. */
static GArray *
list_lines (KbPrompterFlow *flow,
             KbStripStore   *store,
             gint64          cue_id)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) lines = kb_prompter_flow_list_lines (flow, -G_MAXINT, G_MAXINT);

  for (guint i = 0; i < lines->len; i++)
    {
      const KbFlowLine *line = &g_array_index (lines, KbFlowLine, i);
      guint n_lines;
      int height;
      const KbStripLine *laid_out = kb_strip_store_get_lines (store, line->script, line->index, &n_lines, &height);
      double first;
      Line its;

      if (kb_script_get_cue_id (line->script) != cue_id || laid_out == NULL || line->line >= n_lines
          || laid_out[line->line].last_beat <= laid_out[line->line].first_beat)
        continue;
      first = kb_script_get_piece (line->script, line->index)->first_beat;
      its.start = first + laid_out[line->line].first_beat;
      its.middle = first + (laid_out[line->line].first_beat + laid_out[line->line].last_beat) / 2;
      g_array_append_val (found, its);
    }

  return found;
}

/**
 * kb_prompter_step_line:
 * @flow: what is shown
 * @store: its lines
 * @cue_id: whose text
 * @beat: a place in it
 * @steps: how many lines to go on, or back when negative
 *
 * Returns: the middle of that line, which then is on the marker, or of the first or last that is known; @beat when none is.
 */
double
kb_prompter_step_line (KbPrompterFlow *flow,
                       KbStripStore   *store,
                       gint64          cue_id,
                       double          beat,
                       int             steps)
{
  g_autoptr (GArray) lines = list_lines (flow, store, cue_id);
  int at = 0;

  if (lines->len == 0)
    return beat;

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, Line, i).start <= beat + AT_START)
      at = (int) i;

  return g_array_index (lines, Line, CLAMP (at + steps, 0, (int) lines->len - 1)).middle;
}
