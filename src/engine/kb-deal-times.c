/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-deal-times"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-amount.h"
#include "kb-compliance-private.h"
#include "kb-cue.h"
#include "kb-instant.h"
#include "kb-plan-records.h"
#include "kb-schedule.h"
#include "kb-session.h"

/* When a text says that deals are, against the rundown's flash cues (R07): "九点五十还有最后一轮秒杀", "two lantern drops at minute
 * twenty-seven and minute seventy". Only a clause that speaks of a deal is looked at, and of a deal of this show. */

#define HALF_DAY 720   /* minutes: people say "eight" at night, too */

/* What a clause about a deal has in it, by language, and what ends a clause. */
static const char zh_deal[] = "秒杀|开抢|抢购|闪购";
static const char en_deal[] = "\\b(?:flash|drops?|deals?)\\b";
static const char zh_ends[] = "，。；！？,;!?\n";
static const char en_ends[] = ".!?;\n";

static const char zh_other_show[] = "明天|明晚|后天|下周|下一?场|刚才|昨|上一?场";
static const char en_other_show[] = "\\b(?:tomorrow|yesterday|(?:next|last) (?:week|time|show|night))\\b";

/* 八点 · 八点半 · 九点五十 · 20:00; what is about then is none. */
static const char zh_time[] =
  "(?<![\\d:一二两三四五六七八九十])(?:(?<h>\\d{1,2}+|[一二两三四五六七八九十]{1,3}+)点(?:(?<half>半)|(?<whole>整)|"
  "(?<m>\\d{1,2}+|零?[一二三四五六七八九十]{1,3}+)分?+)?+|(?<h2>\\d{1,2}):(?<m2>\\d{2})(?!\\d))(?![多前后]|左右|以前|之前|以后|之后)";
/* at 8:30 · at eight thirty p.m. · at nine o'clock · at minute seventy; "at five ninety-nine" is a price. */
static const char en_time[] =
  "\\bat (?:(?<h>\\d{1,2}):(?<m>\\d{2})\\b|(?<h2>\\d{1,2}|[a-z]+)(?: (?<m2>fifteen|thirty|forty-five))? ?(?:[ap]\\.?m\\b|o'clock))|"
  "\\bminute (?<n>\\d+|[a-z]+(?:-[a-z]+)?)\\b";

typedef struct
{
  gint64 start_us;
  int    clock;    /* minute of the day, by the session's clock */
  int    offset;   /* minute of the show */
} Deal;

static GTimeZone *
dup_zone (KbRecordSet *set)
{
  GTimeZone *zone = kb_zone_new (kb_record_get_text (kb_record_set_get_session (set), KB_SESSION_TIME_ZONE), NULL);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static void
add_deal (GArray    *deals,
          GTimeZone *zone,
          gint64     start_us,
          gint64     show_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (start_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  Deal deal = { .start_us = start_us, .offset = (start_us - show_us) / G_TIME_SPAN_MINUTE };

  if (local == NULL)
    return;
  deal.clock = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
  g_array_append_val (deals, deal);
}

/* Nothing when the show has no time at all. */
static GArray *
find_deals (KbRecordSet *set,
            GTimeZone   *zone)
{
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  g_autofree KbPlanTime *times = g_new0 (KbPlanTime, plan->n_cues + 1);
  GArray *deals;
  KbPlanTotals totals;

  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  if (totals.start_us == KB_NONE)
    return NULL;

  deals = g_array_new (FALSE, FALSE, sizeof (Deal));
  for (guint i = 0; i < plan->n_cues; i++)
    {
      KbRecord *cue = kb_record_set_find (set, KB_ENTITY_CUE, plan->cues[i].id);

      if (!plan->cues[i].skip && kb_record_get_int (cue, KB_CUE_TYPE) == KB_CUE_TYPE_FLASH)
        add_deal (deals, zone, times[i].start_us, totals.start_us);
    }

  return deals;
}

static char *
dup_times (GArray    *deals,
           GTimeZone *zone)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) times = NULL;

  for (guint i = 0; i < deals->len; i++)
    {
      g_autofree char *time = kb_instant_format_minutes (g_array_index (deals, Deal, i).start_us, zone);

      g_strv_builder_add (builder, time);
    }
  times = g_strv_builder_end (builder);

  return g_strjoinv (", ", times);
}

static gboolean
fetch_number (GMatchInfo *match,
              const char *name,
              gint64     *number)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);
  const char *p = text;
  const char *after;

  if (p != NULL && g_str_has_prefix (p, "零"))
    p += strlen ("零");
  return p != NULL && *p != '\0' && kb_amount_scan_count (p, &after, number);
}

/* "twenty-seven": what counts goes to twenty only. */
static gboolean
fetch_minute (GMatchInfo *match,
              gint64     *minute)
{
  static const char *const tens[] = { "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };
  g_autofree char *text = g_match_info_fetch_named (match, "n");
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, "-", 2) : NULL;
  const char *after;
  gint64 unit = 0;

  for (guint i = 0; words != NULL && words[0] != NULL && i < G_N_ELEMENTS (tens); i++)
    if (g_ascii_strcasecmp (words[0], tens[i]) == 0)
      {
        *minute = (i + 2) * 10;
        if (words[1] != NULL && kb_amount_scan_count (words[1], &after, &unit))
          *minute += unit;
        return TRUE;
      }

  return fetch_number (match, "n", minute);
}

/* "一点" and "两点" are a bit and two things, unless more is said. */
static gboolean
is_vague (GMatchInfo *match)
{
  g_autofree char *hour = g_match_info_fetch_named (match, "h");
  g_autofree char *half = g_match_info_fetch_named (match, "half");
  g_autofree char *whole = g_match_info_fetch_named (match, "whole");
  g_autofree char *minute = g_match_info_fetch_named (match, "m");
  const gboolean is_plain = (half == NULL || *half == '\0') && (whole == NULL || *whole == '\0')
                            && (minute == NULL || *minute == '\0');

  return is_plain && hour != NULL && g_utf8_strlen (hour, -1) == 1 && strstr ("一两二三", hour) != NULL;
}

static gboolean
fetch_clock (GMatchInfo *match,
             gint64     *clock)
{
  g_autofree char *half = g_match_info_fetch_named (match, "half");
  g_autofree char *word = g_match_info_fetch_named (match, "m2");
  gint64 hour = 0, minute = 0;

  if (is_vague (match) || (!fetch_number (match, "h", &hour) && !fetch_number (match, "h2", &hour)))
    return FALSE;
  if (half != NULL && *half != '\0')
    minute = 30;
  else if (word != NULL && g_ascii_strcasecmp (word, "forty-five") == 0)
    minute = 45;
  else if (word != NULL && g_ascii_strcasecmp (word, "thirty") == 0)
    minute = 30;
  else if (!fetch_number (match, "m", &minute))
    fetch_number (match, "m2", &minute);

  *clock = hour * 60 + minute;
  return hour <= 24 && minute < 60;
}

static gboolean
is_kept (GMatchInfo *match,
         GArray     *deals)
{
  gint64 minute = 0, clock = 0;
  const gboolean has_minute = fetch_minute (match, &minute);

  if (!has_minute && !fetch_clock (match, &clock))
    return TRUE;
  for (guint i = 0; i < deals->len; i++)
    {
      const Deal *deal = &g_array_index (deals, Deal, i);

      if (has_minute ? deal->offset == minute : deal->clock % HALF_DAY == clock % HALF_DAY)
        return TRUE;
    }

  return FALSE;
}

static void
add_hit (KbCheckText *self,
         GMatchInfo  *match,
         GArray      *deals,
         GTimeZone   *zone)
{
  g_autofree char *said = g_match_info_fetch (match, 0);
  g_autofree char *times = dup_times (deals, zone);
  int start, end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  kb_compliance_add (self, (KbHit) { start, end, KB_CHECK_LIMIT, "R07", KB_LEVEL_BLOCK,
                                     NC_ ("rule", "The time is not the rundown’s"),
                                     deals->len > 0
                                       ? g_strdup_printf (_("“%s” is said, the rundown’s flash deals are at %s"), said, times)
                                       : g_strdup_printf (_("“%s” is said, and the rundown has no flash deal"), said),
                                     NULL });
}

static void
check_clause (KbCheckText *self,
              int          start,
              int          end)
{
  GRegex *regex = kb_patterns_get (self->patterns, self->syllabic ? zh_time : en_time, G_REGEX_CASELESS);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GArray) deals = NULL;

  if (!g_regex_match_full (regex, self->text, end, start, 0, &match, NULL))
    return;

  zone = dup_zone (self->set);
  deals = find_deals (self->set, zone);
  for (; deals != NULL && g_match_info_matches (match); g_match_info_next (match, NULL))
    if (!is_kept (match, deals))
      add_hit (self, match, deals, zone);
}

static gboolean
is_end (const char *p,
        const char *ends)
{
  return g_utf8_strchr (ends, -1, g_utf8_get_char (p)) != NULL;
}

/* By hand: a pattern that begins with whatever is no end would go through a text without one again from each of its letters. */
static void
widen_to_clause (const char *text,
                 const char *ends,
                 int        *start,
                 int        *end)
{
  const char *from = text + *start;
  const char *to = text + *end;

  while (from > text && !is_end (g_utf8_prev_char (from), ends))
    from = g_utf8_prev_char (from);
  while (*to != '\0' && !is_end (to, ends))
    to = g_utf8_next_char (to);
  *start = from - text;
  *end = to - text;
}

/**
 * kb_deal_times_check:
 *
 * Checks the times at which the text says that deals are.
 */
void
kb_deal_times_check (KbCheckText *self)
{
  GRegex *regex = kb_patterns_get (self->patterns, self->syllabic ? zh_deal : en_deal, G_REGEX_CASELESS);
  g_autoptr (GMatchInfo) match = NULL;
  int checked = 0;

  if (self->cue == NULL || kb_record_set_get_session (self->set) == NULL)
    return;

  for (g_regex_match (regex, self->text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *clause = NULL;
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (start < checked)
        continue;
      widen_to_clause (self->text, self->syllabic ? zh_ends : en_ends, &start, &end);
      checked = end;
      clause = g_strndup (self->text + start, end - start);
      if (!kb_patterns_match (self->patterns, self->syllabic ? zh_other_show : en_other_show, G_REGEX_CASELESS, clause))
        check_clause (self, start, end);
    }
}
