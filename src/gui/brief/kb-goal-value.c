/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-goal-value"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-duration.h"
#include "kb-error.h"
#include "kb-goal-value.h"
#include "kb-money.h"
#include "kb-session.h"
#include "kb-text.h"

/* So many decimals stand behind a whole number: percent in 0.01 %, ratios in 0.001. */
#define PERCENT_DIGITS 2
#define RATIO_DIGITS 3

/* 15 digits before the point are more than any figure of a session. */
#define MAX_WHOLE G_GINT64_CONSTANT (1000000000000000)

static const guint8 metric_units[] = {
  [KB_METRIC_GMV] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_USER_PAID] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_NET_GMV] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_ACU] = KB_GOAL_UNIT_RATIO,
  [KB_METRIC_AVG_WATCH] = KB_GOAL_UNIT_DURATION,
  [KB_METRIC_TAP_THROUGH] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_BUYER_RATE] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_CLICK_RATE] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_LIVE_CTR] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_CTR] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_CTOR] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_GPM] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_SHOW_GPM] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_GMV_PER_HOUR] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_UV_VALUE] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_AOV] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_FOLLOW_RATE] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_AD_ROI] = KB_GOAL_UNIT_RATIO,
  [KB_METRIC_NET_ROI] = KB_GOAL_UNIT_RATIO,
  [KB_METRIC_ROI] = KB_GOAL_UNIT_RATIO,
  [KB_METRIC_BREAK_EVEN] = KB_GOAL_UNIT_RATIO,
  [KB_METRIC_YIELD] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_PROFIT] = KB_GOAL_UNIT_MONEY,
  [KB_METRIC_REFUND_RATE] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_COUPON_SHARE] = KB_GOAL_UNIT_PERCENT,
  [KB_METRIC_HOSTILE] = KB_GOAL_UNIT_COUNT,
  [KB_METRIC_STOCK] = KB_GOAL_UNIT_PERCENT,
};

static gint64
power_of_ten (guint digits)
{
  gint64 power = 1;

  while (digits-- > 0)
    power *= 10;
  return power;
}

/* "60,000", "2.5", "246,547.90": grouped; a whole number without decimals, others without zeros at the
 * end unless they are money. */
static char *
format_fixed (gint64   value,
              guint    digits,
              gboolean is_money)
{
  const gint64 scale = power_of_ten (digits);
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 size = ABS (value);
  guint64 rest = size % scale;

  g_string_printf (text, "%" G_GUINT64_FORMAT, size / scale);
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  for (; !is_money && rest != 0 && rest % 10 == 0; rest /= 10)
    digits--;
  if (rest != 0)
    g_string_append_printf (text, ".%0*" G_GUINT64_FORMAT, (int) digits, rest);
  if (value < 0)
    g_string_prepend (text, "−");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "1:15", "1:18.5" */
static char *
format_duration (gint64 value)
{
  g_autofree char *text = kb_duration_format_exact (value);
  gsize length = strlen (text);

  if (strchr (text, '.') != NULL)
    while (text[length - 1] == '0')
      text[--length] = '\0';
  return g_steal_pointer (&text);
}

/* Digits with or without groups, a point, at most @digits behind it; @unit may follow. */
static gboolean
scan_fixed (const char *text,
            guint       digits,
            const char *unit,
            gint64     *value)
{
  gint64 whole = 0, rest = 0;
  guint n_digits = 0, n_rest = 0;

  for (; g_ascii_isdigit (*text) || (*text == ',' && n_digits > 0); text++)
    if (*text != ',' && whole < MAX_WHOLE)
      {
        whole = whole * 10 + g_ascii_digit_value (*text);
        n_digits++;
      }
  if (*text == '.')
    for (text++; g_ascii_isdigit (*text); text++, n_rest++)
      {
        if (n_rest >= digits && *text != '0')
          return FALSE;
        if (n_rest < digits)
          rest = rest * 10 + g_ascii_digit_value (*text);
      }
  for (; n_rest < digits; n_rest++)
    rest *= 10;

  while (*text == ' ')
    text++;
  if (*unit != '\0' && g_str_has_prefix (text, unit))
    text += strlen (unit);
  *value = whole * power_of_ten (digits) + rest;
  return n_digits > 0 && whole < MAX_WHOLE && *text == '\0';
}

/**
 * kb_goal_unit_of_metric:
 *
 * Returns: in which unit a #KbMetric is counted, a #KbGoalUnit.
 */
int
kb_goal_unit_of_metric (int metric)
{
  return metric >= 0 && (guint) metric < G_N_ELEMENTS (metric_units) ? metric_units[metric] : KB_GOAL_UNIT_COUNT;
}

/**
 * kb_goal_unit_text:
 * @unit: a #KbGoalUnit
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: what stands behind the number: the currency's sign, "%", or "" where the number says it all.
 */
const char *
kb_goal_unit_text (int         unit,
                   const char *currency)
{
  if (unit == KB_GOAL_UNIT_MONEY)
    return kb_currency_get_symbol (currency);
  if (unit == KB_GOAL_UNIT_PERCENT)
    return "%";
  if (unit == KB_GOAL_UNIT_DURATION)
    /* Translators: minutes and seconds, the unit of "1:15" */
    return _("m:s");
  return "";
}

/**
 * kb_goal_value_format:
 * @value: a figure in the grain of its unit
 *
 * Returns: (transfer full): the number without its unit, for people.
 */
char *
kb_goal_value_format (gint64      value,
                      int         unit,
                      const char *currency)
{
  if (unit == KB_GOAL_UNIT_MONEY)
    return format_fixed (value, kb_currency_get_exponent (currency), TRUE);
  if (unit == KB_GOAL_UNIT_PERCENT)
    return format_fixed (value, PERCENT_DIGITS, FALSE);
  if (unit == KB_GOAL_UNIT_RATIO)
    return format_fixed (value, RATIO_DIGITS, FALSE);
  if (unit == KB_GOAL_UNIT_DURATION)
    return format_duration (value);
  return format_fixed (value, 0, FALSE);
}

static gboolean
parse_money (const char  *text,
             const char  *currency,
             gint64      *value,
             GError     **error)
{
  gint64 minor;

  if (!kb_money_parse (text, currency, &minor, error))
    return FALSE;
  if (minor < 0)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is less than nothing: type 0 or more"), text);
      return FALSE;
    }
  *value = minor;
  return TRUE;
}

/**
 * kb_goal_value_parse:
 * @text: a figure as people type it: `60,000`, `2.5%`, `5.5`, `1:15`
 * @value: (out): the same in the grain of @unit
 *
 * Returns: %FALSE with %KB_ERROR_INPUT and a sentence for the reader, @value untouched, when @text is
 *   not such a figure.
 */
gboolean
kb_goal_value_parse (const char  *text,
                     int          unit,
                     const char  *currency,
                     gint64      *value,
                     GError     **error)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *plain = g_strstrip (g_strdup (composed != NULL ? composed : ""));
  gboolean is_good;
  gint64 read;

  if (unit == KB_GOAL_UNIT_MONEY)
    return parse_money (plain, currency, value, error);
  if (unit == KB_GOAL_UNIT_DURATION)
    return kb_duration_parse (plain, -1, value, error);

  if (unit == KB_GOAL_UNIT_PERCENT)
    is_good = scan_fixed (plain, PERCENT_DIGITS, "%", &read);
  else
    is_good = scan_fixed (plain, unit == KB_GOAL_UNIT_RATIO ? RATIO_DIGITS : 0, "", &read);

  if (!is_good)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   unit == KB_GOAL_UNIT_PERCENT ? _("“%s” is not a percentage: type it as 2.5")
                   : unit == KB_GOAL_UNIT_RATIO ? _("“%s” is not a number: type it as 5.5")
                                                : _("“%s” is not a whole number: type it as 60,000"), text);
      return FALSE;
    }
  *value = read;
  return TRUE;
}

static char *
format_goal (KbRecord *session,
             KbRecord *record,
             guint     field)
{
  if (kb_record_is_null (record, field))
    return g_strdup ("");
  return kb_goal_value_format (kb_record_get_int (record, field), kb_record_get_int (record, KB_GOAL_UNIT),
                               kb_record_get_text (session, KB_SESSION_CURRENCY));
}

static gboolean
parse_goal (KbRecord    *session,
            KbRecord    *record,
            guint        field,
            const char  *text,
            KbValue     *value,
            GError     **error)
{
  gint64 figure;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  if (!kb_goal_value_parse (text, kb_record_get_int (record, KB_GOAL_UNIT),
                            kb_record_get_text (session, KB_SESSION_CURRENCY), &figure, error))
    return FALSE;
  kb_value_set_int (value, figure);
  return TRUE;
}

/* A goal's target or result, in the goal's unit and the session's currency; "" for what is unset. */
const KbFieldCodec kb_goal_codec = { format_goal, parse_goal };
