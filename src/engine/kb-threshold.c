/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-threshold"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kb-error.h"
#include "kb-finding.h"
#include "kb-money.h"
#include "kb-threshold.h"

/* A line that was crossed counts as crossed until the figure is back on its good side by this part of the line, so that a
 * figure that trembles at it is said once. */
#define HYSTERESIS 0.1

#define MINUTE_MS (60 * 1000)

/* How people write it: which test, and its sign. */
static const struct
{
  const char      *sign;
  KbThresholdTest  test;
} signs[] = {
  { "<=", KB_THRESHOLD_TEST_AT_MOST }, { "≤", KB_THRESHOLD_TEST_AT_MOST }, { ">=", KB_THRESHOLD_TEST_AT_LEAST },
  { "≥", KB_THRESHOLD_TEST_AT_LEAST }, { "<", KB_THRESHOLD_TEST_BELOW },    { "＜", KB_THRESHOLD_TEST_BELOW },
  { ">", KB_THRESHOLD_TEST_ABOVE },    { "＞", KB_THRESHOLD_TEST_ABOVE },   { "−", KB_THRESHOLD_TEST_FALLS },
  { "-", KB_THRESHOLD_TEST_FALLS },    { "–", KB_THRESHOLD_TEST_FALLS },    { "+", KB_THRESHOLD_TEST_RISES },
};

static const char *
skip_space (const char *at)
{
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* Whatever follows the number is its unit, "%" "秒" "条"; another number there is none. */
static gboolean
parse_number (const char  *at,
              double      *value,
              const char **unit)
{
  char *end;

  if (!g_ascii_isdigit (*at) && *at != '.')
    return FALSE;

  *value = g_ascii_strtod (at, &end);
  *unit = skip_space (end);
  return end != at && isfinite (*value) && strpbrk (end, "0123456789") == NULL;
}

/**
 * kb_threshold_parse_line:
 * @text: a line as people write it: "<9.0%", "≥5条", "−15%" (falls by that much within the window); "" for none
 * @line: (out): what it says
 * @error: return location
 *
 * Returns: %FALSE with %KB_ERROR_INPUT for what is none.
 */
gboolean
kb_threshold_parse_line (const char       *text,
                         KbThresholdLine  *line,
                         GError          **error)
{
  const char *at = skip_space (text);
  const char *unit = NULL;

  line->test = KB_THRESHOLD_TEST_NONE;
  line->value = 0;
  if (*at == '\0')
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (signs) && line->test == KB_THRESHOLD_TEST_NONE; i++)
    if (g_str_has_prefix (at, signs[i].sign))
      {
        line->test = signs[i].test;
        at = skip_space (at + strlen (signs[i].sign));
      }
  if (line->test != KB_THRESHOLD_TEST_NONE && parse_number (at, &line->value, &unit)
      && (line->test > KB_THRESHOLD_TEST_RISES || g_str_has_prefix (unit, "%")))
    return TRUE;

  line->test = KB_THRESHOLD_TEST_NONE;
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
               _("“%s” is no line: write < or > and a number, or −15%% for what falls by that much"), text);
  return FALSE;
}

static gboolean
is_change (const KbThresholdLine *line)
{
  return line->test == KB_THRESHOLD_TEST_FALLS || line->test == KB_THRESHOLD_TEST_RISES;
}

/**
 * kb_threshold_is_change:
 *
 * Returns: %TRUE when what is measured is by how much the figure changed, in percent.
 */
gboolean
kb_threshold_is_change (const KbThreshold *self)
{
  return is_change (&self->warn) || is_change (&self->danger);
}

/* Lines of money are written in major units. */
static void
read_line (const char      *text,
           double           scale,
           KbThresholdLine *line)
{
  if (kb_threshold_parse_line (text, line, NULL) && !is_change (line))
    line->value *= scale;
}

/**
 * kb_threshold_read:
 * @row: a threshold's row
 * @currency: the session's
 * @self: (out): what it says; lines that cannot be read are none
 */
void
kb_threshold_read (KbRecord    *row,
                   const char  *currency,
                   KbThreshold *self)
{
  const gint64 span_ms = kb_record_get_int_or (row, KB_THRESHOLD_SPAN_MS, 0);
  double scale;

  self->metric = kb_record_get_int (row, KB_THRESHOLD_METRIC);
  self->span = (span_ms + MINUTE_MS - 1) / MINUTE_MS;
  scale = kb_minutes_is_money (self->metric) ? pow (10, kb_currency_get_exponent (currency)) : 1;
  read_line (kb_record_get_text (row, KB_THRESHOLD_WARN), scale, &self->warn);
  read_line (kb_record_get_text (row, KB_THRESHOLD_DANGER), scale, &self->danger);
}

static gboolean
is_from_above (const KbThresholdLine *line)
{
  return line->test == KB_THRESHOLD_TEST_RISES || line->test == KB_THRESHOLD_TEST_ABOVE
         || line->test == KB_THRESHOLD_TEST_AT_LEAST;
}

/**
 * kb_threshold_can_watch:
 *
 * Returns: %TRUE for what follows from the figures of minutes, and for the stock of the product on air.
 */
gboolean
kb_threshold_can_watch (KbMetric metric)
{
  return metric == KB_METRIC_STOCK || kb_minutes_can_measure (metric);
}

/* A fall is written as its size. */
static gboolean
is_worse_higher (const KbThresholdLine *line)
{
  return is_change (line) || is_from_above (line);
}

/**
 * kb_threshold_check:
 *
 * Returns: %FALSE with %KB_ERROR_INPUT when its lines do not fit each other, its figure or its window.
 */
gboolean
kb_threshold_check (const KbThreshold  *self,
                    GError            **error)
{
  const gboolean has_both = self->warn.test != KB_THRESHOLD_TEST_NONE && self->danger.test != KB_THRESHOLD_TEST_NONE;
  const char *message = NULL;

  if (!kb_threshold_can_watch (self->metric))
    message = _("This figure does not follow from the figures of minutes: choose another");
  else if (kb_threshold_is_change (self) && self->metric == KB_METRIC_STOCK)
    message = _("The stock has no minutes: write <20% or <5%");
  else if (kb_threshold_is_change (self) && self->span == 0)
    message = _("A change needs a window: write over how many minutes");
  else if (has_both && (is_change (&self->warn) != is_change (&self->danger)
                        || is_from_above (&self->warn) != is_from_above (&self->danger)))
    message = _("Both lines must be of one kind, as <9 and <7");
  else if (has_both && (is_worse_higher (&self->warn) ? self->danger.value < self->warn.value
                                                      : self->danger.value > self->warn.value))
    message = _("The red line must be the worse one");

  if (message != NULL)
    g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, message);
  return message == NULL;
}

/* A figure that stands, as viewers now, is compared between two moments; what is counted, between two windows. */
static gboolean
measure_change (const KbThreshold *self,
                const KbMinutes   *minutes,
                gint64             minute,
                double            *value)
{
  double now, then;

  if (self->span == 0)
    return FALSE;
  if (self->metric == KB_METRIC_ACU)
    {
      const gint64 before = kb_minutes_find_last (minutes, KB_MINUTE_METRIC_ONLINE, minute - self->span);

      if (before < 0 || before < minute - 2 * self->span
          || kb_minutes_get (minutes, minute, KB_MINUTE_METRIC_ONLINE) == KB_NONE)
        return FALSE;
      now = kb_minutes_get (minutes, minute, KB_MINUTE_METRIC_ONLINE);
      then = kb_minutes_get (minutes, before, KB_MINUTE_METRIC_ONLINE);
    }
  else if (!kb_minutes_measure (minutes, self->metric, minute - self->span + 1, minute, &now)
           || !kb_minutes_measure (minutes, self->metric, minute - 2 * self->span + 1, minute - self->span, &then))
    {
      return FALSE;
    }
  if (then <= 0)
    return FALSE;

  *value = 100 * (now - then) / then;
  return TRUE;
}

/**
 * kb_threshold_measure:
 * @minute: the last minute of the window
 * @value: (out): the figure over the window, see kb_minutes_measure(); for a line of change: by how many percent it
 *   changed against a window's length before
 *
 * Returns: %FALSE while it is not known, as before a whole window has passed, and where there are too many gaps.
 */
gboolean
kb_threshold_measure (const KbThreshold *self,
                      const KbMinutes   *minutes,
                      gint64             minute,
                      double            *value)
{
  if (kb_threshold_is_change (self))
    return measure_change (self, minutes, minute, value);

  return kb_minutes_measure (minutes, self->metric, self->span == 0 ? 0 : minute - self->span + 1, minute, value);
}

/* Whether @value is beyond the line; one that was crossed before is moved to its good side a little. */
static gboolean
is_beyond (const KbThresholdLine *line,
           double                 value,
           gboolean               was_beyond)
{
  const double slack = was_beyond ? fabs (line->value) * HYSTERESIS : 0;

  switch (line->test)
    {
    case KB_THRESHOLD_TEST_FALLS:
      return value <= -line->value + slack;
    case KB_THRESHOLD_TEST_RISES:
    case KB_THRESHOLD_TEST_AT_LEAST:
      return value >= line->value - slack;
    case KB_THRESHOLD_TEST_BELOW:
      return value < line->value + slack;
    case KB_THRESHOLD_TEST_AT_MOST:
      return value <= line->value + slack;
    case KB_THRESHOLD_TEST_ABOVE:
      return value > line->value - slack;
    case KB_THRESHOLD_TEST_NONE:
    default:
      return FALSE;
    }
}

/**
 * kb_threshold_judge:
 * @value: what is measured now
 * @before: where it stood
 *
 * Returns: where it stands now. A line that was crossed is left when the value is back by a tenth of it.
 */
KbThresholdLevel
kb_threshold_judge (const KbThreshold *self,
                    double             value,
                    KbThresholdLevel   before)
{
  if (is_beyond (&self->danger, value, before == KB_THRESHOLD_LEVEL_DANGER))
    return KB_THRESHOLD_LEVEL_DANGER;
  if (is_beyond (&self->warn, value, before != KB_THRESHOLD_LEVEL_OK))
    return KB_THRESHOLD_LEVEL_WARN;

  return KB_THRESHOLD_LEVEL_OK;
}

/**
 * kb_threshold_fold:
 * @minutes: the figures
 * @state: (out): where it stands
 *
 * Goes through all minutes. A line is crossed once: until the figure is back by a tenth of the line; a minute that cannot
 * be measured changes nothing. The same figures always give the same answer.
 *
 * Returns: (transfer full) (element-type KbCrossing): when it got worse, in order.
 */
GArray *
kb_threshold_fold (const KbThreshold *self,
                   const KbMinutes   *minutes,
                   KbThresholdState  *state)
{
  GArray *crossings = g_array_new (FALSE, FALSE, sizeof (KbCrossing));
  KbThresholdLevel level = KB_THRESHOLD_LEVEL_OK;

  *state = (KbThresholdState) { .level = level, .minute = -1 };
  for (gint64 minute = 0; minute < kb_minutes_get_length (minutes); minute++)
    {
      double value;

      if (!kb_threshold_measure (self, minutes, minute, &value))
        continue;

      level = kb_threshold_judge (self, value, state->level);
      if (level > state->level)
        {
          const KbCrossing crossing = { minute, level, value };

          g_array_append_val (crossings, crossing);
        }
      *state = (KbThresholdState) { level, minute, value };
    }

  return crossings;
}
