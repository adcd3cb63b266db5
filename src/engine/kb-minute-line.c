/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-minute-line"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kb-error.h"
#include "kb-instant.h"
#include "kb-minute-line.h"
#include "kb-money.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)

/* Above any figure of a show, and below what overflows when a week of them is added up. */
#define VALUE_MAX (G_MAXINT64 / (1024 * KB_MINUTES_MAX))

/* What is typed, in this order. */
static const KbMinuteWord typed[] = {
  { KB_MINUTE_METRIC_ONLINE, NC_ ("figure", "Viewers") },
  { KB_MINUTE_METRIC_VIEWS, NC_ ("figure", "Entries") },
  { KB_MINUTE_METRIC_COMMENTS, NC_ ("figure", "Comments") },
  { KB_MINUTE_METRIC_ORDERS, NC_ ("figure", "Orders") },
  { KB_MINUTE_METRIC_GMV_MINOR, NC_ ("figure", "Sales") },
  { KB_MINUTE_METRIC_AD_SPEND_MINOR, NC_ ("figure", "Ad cost") },
  { KB_MINUTE_METRIC_HOSTILE, NC_ ("figure", "Hostile") },
  { KB_MINUTE_METRIC_REFUNDS, NC_ ("figure", "Refunds") },
};

/* How big numbers are shortened. */
static const struct
{
  const char *word;
  int         zeros;
} scales[] = { { "万", 4 }, { "亿", 8 }, { "w", 4 }, { "k", 3 }, { "m", 6 } };

/* What stands for a figure that is not known: never zero (domain.md §5.8). */
static const char *const nothing[] = { "", "-", "—", "–", "--", "——", "/", "n/a", "null", "无", "暂无" };

/**
 * kb_minute_draft_init:
 * @minute: which minute
 */
void
kb_minute_draft_init (KbMinuteDraft *self,
                      gint64         minute)
{
  for (guint i = 0; i < KB_MINUTE_METRIC_N_FIELDS; i++)
    self->values[i] = KB_NONE;
  self->values[KB_MINUTE_METRIC_MINUTE] = minute;
}

static gint64
floor_minutes (gint64 us)
{
  return us >= 0 ? us / MINUTE_US : -((-us + MINUTE_US - 1) / MINUTE_US);
}

/**
 * kb_minute_clock_get:
 * @us: an instant
 *
 * Returns: the minute of the show that it lies in; negative before the show.
 */
gint64
kb_minute_clock_get (const KbMinuteClock *clock,
                     gint64               us)
{
  return floor_minutes (us) - floor_minutes (clock->start_us);
}

/* A spreadsheet's time is a part of a day, after the days since 1900. */
static gboolean
parse_day_part (const KbMinuteClock *clock,
                const char          *text,
                gint64              *us)
{
  char *end;
  const double days = g_ascii_strtod (text, &end);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (clock->start_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) start = g_date_time_to_timezone (utc, clock->zone);
  g_autoptr (GDateTime) midnight = NULL;

  if (end == text || *end != '\0' || !isfinite (days) || days < 0)
    return FALSE;

  midnight = g_date_time_new (clock->zone, g_date_time_get_year (start), g_date_time_get_month (start),
                              g_date_time_get_day_of_month (start), 0, 0, 0);
  *us = (g_date_time_to_unix (midnight) + (gint64) round ((days - floor (days)) * 86400)) * G_USEC_PER_SEC;
  if (*us < clock->start_us - HOUR_US)
    *us += 24 * HOUR_US;
  return TRUE;
}

/**
 * kb_minute_clock_parse:
 * @text: a time of day, with or without its date, or a spreadsheet's part of a day
 * @minute: (out): the minute of the show that it lies in; negative before the show
 * @error: return location
 *
 * The time is taken to lie between an hour before the show and 23 hours after its start.
 *
 * Returns: %FALSE with %KB_ERROR_INPUT for what is no time.
 */
gboolean
kb_minute_clock_parse (const KbMinuteClock  *clock,
                       const char           *text,
                       gint64               *minute,
                       GError              **error)
{
  const char *time = strrchr (text, ' ') != NULL ? strrchr (text, ' ') + 1 : text;
  gint64 us;

  if (g_ascii_isdigit (*text) && strchr (text, 'T') != NULL)
    time = strchr (text, 'T') + 1;
  if (strchr (time, ':') == NULL && parse_day_part (clock, time, &us))
    {
      *minute = kb_minute_clock_get (clock, us);
      return TRUE;
    }
  if (!kb_instant_parse_near (time, clock->start_us + 11 * HOUR_US, clock->zone, &us, error))
    return FALSE;

  *minute = kb_minute_clock_get (clock, us);
  return TRUE;
}

static gboolean
is_nothing (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    if (g_ascii_strcasecmp (text, nothing[i]) == 0)
      return TRUE;

  return FALSE;
}

/* The digits alone: without the currency's sign, what groups them, and the word for many zeros. */
static char *
dup_digits (const char *text,
            int        *zeros)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *digits = g_string_new (NULL);
  const char *at = composed != NULL ? composed : "";

  *zeros = 0;
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL || g_unichar_isspace (c) || c == ',')
        continue;
      if (!g_ascii_isdigit (*at) && *at != '.')
        break;
      g_string_append_c (digits, *at);
    }
  for (guint i = 0; i < G_N_ELEMENTS (scales) && *at != '\0' && digits->len > 0; i++)
    if (g_ascii_strcasecmp (at, scales[i].word) == 0)
      {
        *zeros = scales[i].zeros;
        at = "";
      }

  if (*at != '\0')
    g_string_truncate (digits, 0);
  return g_string_free (digits, FALSE);
}

/* Exact: a decimal is its digits with the point moved. */
static gboolean
parse_decimal (const char *digits,
               int         zeros,
               gint64     *value)
{
  gboolean has_point = FALSE;

  *value = 0;
  if (*digits == '\0' || strcmp (digits, ".") == 0)
    return FALSE;
  for (; *digits != '\0'; digits++)
    {
      if (*digits == '.' && !has_point)
        {
          has_point = TRUE;
          continue;
        }
      if (*digits == '.' || *value > VALUE_MAX / 10 || (has_point && zeros == 0 && *digits != '0'))
        return FALSE;
      if (has_point && zeros == 0)
        continue;
      *value = *value * 10 + (*digits - '0');
      zeros -= has_point;
    }
  for (; zeros > 0; zeros--)
    {
      if (*value > VALUE_MAX / 10)
        return FALSE;
      *value *= 10;
    }

  return TRUE;
}

/**
 * kb_minute_value_parse:
 * @text: a figure as people and platforms write it: "1,234", "¥59.00", "1.2万"; "-" and "暂无" for what is not known
 * @field: of #KB_ENTITY_MINUTE_METRIC
 * @currency: the session's, for fields of money
 * @in_minor: money is in minor units already
 * @value: (out): the figure, money in minor units; %KB_NONE for what is not known
 * @error: return location
 *
 * Returns: %FALSE with %KB_ERROR_INPUT for what is no figure.
 */
gboolean
kb_minute_value_parse (const char  *text,
                       guint        field,
                       const char  *currency,
                       gboolean     in_minor,
                       gint64      *value,
                       GError     **error)
{
  const KbField *info = &kb_minute_metric_fields[field];
  const gboolean is_money = info->kind == KB_FIELD_MONEY;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *digits = NULL;
  int zeros;

  *value = KB_NONE;
  if (is_nothing (stripped))
    return TRUE;

  digits = dup_digits (stripped, &zeros);
  if (is_money && !in_minor)
    zeros += kb_currency_get_exponent (currency);
  if (parse_decimal (digits, zeros, value))
    return TRUE;

  *value = KB_NONE;
  if (is_money)
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is no amount: write it as 1299.50, or - when it is not known"),
                 stripped);
  else
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                 _("“%s” is no number: write a whole number from 0, or - when it is not known"), stripped);
  return FALSE;
}

/**
 * kb_minute_line_list:
 * @n_words: (out): how many
 *
 * Returns: (transfer none) (array length=n_words): the figures of a typed line, in its order.
 */
const KbMinuteWord *
kb_minute_line_list (guint *n_words)
{
  *n_words = G_N_ELEMENTS (typed);
  return typed;
}

/**
 * kb_minute_word_get_name:
 *
 * Returns: what the figure is called, in the user's language.
 */
const char *
kb_minute_word_get_name (const KbMinuteWord *word)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", word->name);
}

/* "=83391": a total so far; the minute's own is what is more than before it. */
static gboolean
take_total (KbMinuteDraft       *draft,
            const KbMinutes     *so_far,
            const KbMinuteWord  *word,
            GError             **error)
{
  const guint field = word->field;
  const gint64 minute = draft->values[KB_MINUTE_METRIC_MINUTE];
  const gint64 total = draft->values[field];
  guint n_known;
  gint64 before = field == KB_MINUTE_METRIC_GMV_MINOR ? kb_minutes_get_sales (so_far, minute - 1)
                                                      : kb_minutes_sum (so_far, field, 0, minute - 1, &n_known);

  if (total == KB_NONE)
    return TRUE;
  before = before != KB_NONE ? before : 0;
  if (total < before)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("%s: the total is less than that of the minutes before"),
                   kb_minute_word_get_name (word));
      return FALSE;
    }

  draft->values[field] = total - before;
  if (field == KB_MINUTE_METRIC_GMV_MINOR)
    draft->values[KB_MINUTE_METRIC_CUM_GMV_MINOR] = total;
  if (field == KB_MINUTE_METRIC_VIEWS)
    draft->values[KB_MINUTE_METRIC_CUM_VIEWS] = total;
  return TRUE;
}

static gboolean
take_word (KbMinuteDraft       *draft,
           const KbMinutes     *so_far,
           const char          *text,
           const KbMinuteWord  *word,
           const char          *currency,
           GError             **error)
{
  const gboolean is_total = *text == '=' && word->field != KB_MINUTE_METRIC_ONLINE;

  if (!kb_minute_value_parse (text + (*text == '='), word->field, currency, FALSE, &draft->values[word->field], error))
    {
      g_prefix_error (error, "%s: ", kb_minute_word_get_name (word));
      return FALSE;
    }
  return !is_total || take_total (draft, so_far, word, error);
}

/**
 * kb_minute_line_parse:
 * @text: figures in the order of kb_minute_line_list(), between spaces: "625 488 23 11 1299"; "-" for what is not known,
 *   "=83391" for a total so far, and a time of day before them all for another minute: "20:12 625"
 * @so_far: what is known, for totals
 * @clock: which minute a time is
 * @currency: the session's
 * @minute: the minute that is meant without a time
 * @draft: (out): what it says
 * @error: return location
 *
 * Returns: %FALSE with %KB_ERROR_INPUT that names the figure.
 */
gboolean
kb_minute_line_parse (const char           *text,
                      const KbMinutes      *so_far,
                      const KbMinuteClock  *clock,
                      const char           *currency,
                      gint64                minute,
                      KbMinuteDraft        *draft,
                      GError              **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  guint n = 0;

  kb_minute_draft_init (draft, minute);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (n == 0 && strchr (words[i], ':') != NULL && draft->values[KB_MINUTE_METRIC_MINUTE] == minute)
        {
          if (!kb_minute_clock_parse (clock, words[i], &draft->values[KB_MINUTE_METRIC_MINUTE], error))
            return FALSE;
          continue;
        }
      if (n == G_N_ELEMENTS (typed))
        {
          g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is one figure too many"), words[i]);
          return FALSE;
        }
      if (!take_word (draft, so_far, words[i], &typed[n], currency, error))
        return FALSE;
      n++;
    }

  if (n == 0 || draft->values[KB_MINUTE_METRIC_MINUTE] < 0 || draft->values[KB_MINUTE_METRIC_MINUTE] >= KB_MINUTES_MAX)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                           n == 0 ? _("Type the figures of the minute") : _("That minute is not in the show"));
      return FALSE;
    }
  return TRUE;
}
