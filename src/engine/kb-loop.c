/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-loop"

#include "config.h"

#include <string.h>

#include "kb-enums.h"
#include "kb-loop.h"

/* Lengths that a factor makes are rounded to what one would type. */
#define STEP_MS 5000

static gint64
get_least_ms (const KbLoopCue   *cue,
              const KbLoopShape *shape)
{
  const gint64 floor_ms = cue->duration_ms * CLAMP (shape->floor_percent, 0, 100) / 100;
  const gint64 least_ms = cue->min_ms != KB_NONE ? cue->min_ms : floor_ms;

  return MIN (cue->duration_ms, MAX (least_ms, KB_LOOP_LEAST_MS));
}

static gint64
shorten (const KbLoopCue   *cue,
         const KbLoopShape *shape,
         gint64             before_ms)
{
  gint64 ms = before_ms - shape->less_ms;

  if (shape->percent < 100)
    {
      ms = before_ms * MAX (0, shape->percent) / 100 - shape->less_ms;
      ms = (MAX (0, ms) + STEP_MS / 2) / STEP_MS * STEP_MS;
    }

  return CLAMP (ms, MIN (before_ms, get_least_ms (cue, shape)), before_ms);
}

static int
get_type (const KbLoopCue   *cue,
          const KbLoopShape *shape)
{
  return shape->as_encores && cue->has_product && cue->type == KB_CUE_TYPE_DEMO ? KB_CUE_TYPE_ENCORE : cue->type;
}

/* The first time is 1, whether it says so or not; what is no product's has no number. */
static gint64
get_loop_no (const KbLoopCue *cue,
             guint            round)
{
  return cue->has_product || cue->loop_no > 0 ? MAX (1, cue->loop_no) + round : 0;
}

/**
 * kb_loop_unroll:
 * @cues: (array length=n_cues): the block, in running order
 * @shape: how the rounds are made
 *
 * Repeats a block of cues. Each round is shorter than the one before it by a factor, by seconds per
 * cue, or both; no cue is shorter than its minimum, nor one without a minimum than its floor, nor any
 * longer than it was. Lengths by a factor are rounded to 5 s. Skipped cues are left out.
 *
 * Returns: (transfer full) (element-type KbLoopRow): the new cues, in running order.
 */
GArray *
kb_loop_unroll (const KbLoopCue   *cues,
                guint              n_cues,
                const KbLoopShape *shape)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (KbLoopRow));
  g_autofree gint64 *lengths_ms = g_new (gint64, n_cues + 1);

  for (guint i = 0; i < n_cues; i++)
    lengths_ms[i] = cues[i].duration_ms;
  for (guint round = 1; round <= shape->n_rounds; round++)
    for (guint i = 0; i < n_cues; i++)
      {
        KbLoopRow row = { .round = round, .index = i };

        if (cues[i].skip)
          continue;
        row.duration_ms = lengths_ms[i] = shorten (&cues[i], shape, lengths_ms[i]);
        row.loop_no = get_loop_no (&cues[i], round);
        row.type = get_type (&cues[i], shape);
        g_array_append_val (rows, row);
      }

  return rows;
}

static const char *const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

/* 1 to 99 as Chinese counts them: 十, 十二, 二十, 二十三. */
static char *
format_chinese (guint value)
{
  const guint tens = value / 10, ones = value % 10;

  if (value < 10)
    return g_strdup (digits[value]);
  return g_strdup_printf ("%s十%s", tens > 1 ? digits[tens] : "", ones > 0 ? digits[ones] : "");
}

/* The Chinese number that a title ends with, and where it begins; 0: it ends with none. */
static guint
find_chinese (const char  *title,
              const char **begin)
{
  for (guint value = 99; value > 0; value--)
    {
      g_autofree char *number = format_chinese (value);

      if (g_str_has_suffix (title, number))
        {
          *begin = title + strlen (title) - strlen (number);
          return value;
        }
    }

  return 0;
}

/**
 * kb_loop_title:
 * @title: the first round's
 * @round: which of the new rounds, from 1
 *
 * Returns: (transfer full): the round's own title: the number at its end counts on, in the figures
 *   that it is written with ("循环一" → "循环二", "Loop 1" → "Loop 2"); what has none is the first
 *   ("Steak loop" → "Steak loop 2").
 */
char *
kb_loop_title (const char *title,
               guint       round)
{
  const char *begin = title + strlen (title);
  guint value;

  while (begin > title && begin[-1] >= '0' && begin[-1] <= '9')
    begin--;
  if (*begin != '\0' && strlen (begin) < 6)
    return g_strdup_printf ("%.*s%u", (int) (begin - title), title, (guint) g_ascii_strtoull (begin, NULL, 10) + round);

  value = find_chinese (title, &begin);
  if (value > 0 && value + round <= 99)
    {
      g_autofree char *number = format_chinese (value + round);

      return g_strdup_printf ("%.*s%s", (int) (begin - title), title, number);
    }

  return g_strdup_printf ("%s %u", title, round + 1);
}
