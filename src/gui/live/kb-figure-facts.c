/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-figure-facts"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kb-figure-facts.h"
#include "kb-lineup-text.h"
#include "kb-money.h"
#include "kb-session.h"

/* Minutes over which what trembles from minute to minute is measured. */
#define ROI_SPAN 15
#define CHANGE_SPAN 3

static const struct
{
  const char *name;
  guint       field;       /* of a minute: its course; 0: it is measured */
  KbMetric    metric;      /* whose thresholds are its own */
  KbMetric    goal;
} figures[KB_N_FIGURES] = {
  [KB_FIGURE_VIEWERS] = { NC_ ("figure", "Viewers"), KB_MINUTE_METRIC_ONLINE, KB_METRIC_ACU, KB_METRIC_OTHER },
  [KB_FIGURE_ENTRIES] = { NC_ ("figure", "Entries"), KB_MINUTE_METRIC_VIEWS, KB_METRIC_TAP_THROUGH, KB_METRIC_VIEWS },
  [KB_FIGURE_INTERACTION] = { NC_ ("figure", "Interaction"), KB_MINUTE_METRIC_COMMENTS, KB_METRIC_HOSTILE, KB_METRIC_OTHER },
  [KB_FIGURE_ORDERS] = { NC_ ("figure", "Orders"), KB_MINUTE_METRIC_ORDERS, KB_METRIC_CLICK_RATE, KB_METRIC_ORDERS },
  [KB_FIGURE_SALES] = { NC_ ("figure", "Sales"), KB_MINUTE_METRIC_GMV_MINOR, KB_METRIC_GMV, KB_METRIC_GMV },
  [KB_FIGURE_ROI] = { NC_ ("figure", "Ad ROI"), 0, KB_METRIC_AD_ROI, KB_METRIC_OTHER },
};

const char *
kb_figure_get_name (KbFigure figure)
{
  g_return_val_if_fail (figure < KB_N_FIGURES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", figures[figure].name);
}

/**
 * kb_figure_get_metric:
 *
 * Returns: the figure whose thresholds show at it.
 */
KbMetric
kb_figure_get_metric (KbFigure figure)
{
  g_return_val_if_fail (figure < KB_N_FIGURES, KB_METRIC_OTHER);

  return figures[figure].metric;
}

static double
get_point (KbFigure         figure,
           const KbMinutes *minutes,
           gint64           minute)
{
  gint64 value;
  double ratio;

  if (minute < 0)
    return NAN;
  if (figures[figure].field == 0)
    return kb_minutes_measure (minutes, figures[figure].metric, MAX (minute - CHANGE_SPAN + 1, 0), minute, &ratio) ? ratio : NAN;

  value = kb_minutes_get (minutes, minute, figures[figure].field);
  return value != KB_NONE ? (double) value : NAN;
}

static void
fill_course (KbFigureFact    *self,
             KbFigure         figure,
             const KbMinutes *minutes,
             gint64           now)
{
  gboolean has_begun = FALSE;

  for (guint i = 0; i < KB_FIGURE_COURSE; i++)
    {
      self->course[i] = get_point (figure, minutes, now - KB_FIGURE_COURSE + 1 + i);
      has_begun |= !isnan (self->course[i]);
      /* The minute that it is now is not over: it is no gap yet. */
      self->n_gaps += has_begun && isnan (self->course[i]) && i + 1 < KB_FIGURE_COURSE;
    }
}

static gint64
find_goal (KbRecordSet *plan,
           KbMetric     metric)
{
  GListModel *goals = kb_record_set_get_list (plan, KB_ENTITY_GOAL);

  for (guint i = 0; metric != KB_METRIC_OTHER && i < g_list_model_get_n_items (goals); i++)
    {
      g_autoptr (KbRecord) goal = g_list_model_get_item (goals, i);

      if (kb_record_get_int (goal, KB_GOAL_METRIC) == (gint64) metric)
        return kb_record_get_int_or (goal, KB_GOAL_TARGET, 0);
    }

  return 0;
}

static char *
describe_viewers (const KbMinutes *minutes,
                  gint64           minute)
{
  const gint64 now = kb_minutes_get (minutes, minute, KB_MINUTE_METRIC_ONLINE);
  const gint64 then = kb_minutes_get (minutes, minute - CHANGE_SPAN, KB_MINUTE_METRIC_ONLINE);
  gint64 change;

  if (then == KB_NONE)
    return g_strdup ("");
  change = now - then;
  /* Translators: by how many the viewers changed in three minutes, with its sign */
  return g_strdup_printf (_("3 min %s%d"), change < 0 ? "−" : "+", (int) ABS (change));
}

static char *
describe_share (gint64 value,
                gint64 goal)
{
  if (goal <= 0)
    return g_strdup ("");
  /* Translators: how much of the show's goal is reached, percent */
  return g_strdup_printf (_("%d%% of goal"), (int) (100.0 * value / goal));
}

static void
show_viewers (KbFigureFact    *self,
              const KbMinutes *minutes,
              gint64           now)
{
  const gint64 minute = kb_minutes_find_last (minutes, KB_MINUTE_METRIC_ONLINE, now);

  if (minute < 0)
    return;
  self->value = kb_lineup_format_count (kb_minutes_get (minutes, minute, KB_MINUTE_METRIC_ONLINE));
  self->detail = describe_viewers (minutes, minute);
}

static void
show_comments (KbFigureFact    *self,
               const KbMinutes *minutes,
               gint64           now)
{
  const gint64 minute = kb_minutes_find_last (minutes, KB_MINUTE_METRIC_COMMENTS, now);
  const gint64 online = minute >= 0 ? kb_minutes_get (minutes, minute, KB_MINUTE_METRIC_ONLINE) : KB_NONE;
  gint64 comments;

  if (minute < 0)
    return;
  comments = kb_minutes_get (minutes, minute, KB_MINUTE_METRIC_COMMENTS);
  /* Translators: comments in one minute */
  self->value = g_strdup_printf (_("%d/min"), (int) comments);
  if (online != KB_NONE && online > 0)
    /* Translators: comments per hundred viewers */
    self->detail = g_strdup_printf (_("%.1f per 100 viewers"), 100.0 * comments / online);
}

/* What adds up: so far, and how much came in the last minute that is known. */
static void
show_sum (KbFigureFact    *self,
          KbFigure         figure,
          const KbMinutes *minutes,
          gint64           now,
          gint64           goal)
{
  const guint field = figures[figure].field;
  const gint64 minute = kb_minutes_find_last (minutes, field, now);
  guint n_known;
  const gint64 sum = kb_minutes_sum (minutes, field, 0, now, &n_known);
  const gint64 told = kb_minutes_find_last (minutes, KB_MINUTE_METRIC_CUM_VIEWS, now);
  gint64 value = sum;

  if (n_known == 0 && (figure != KB_FIGURE_ENTRIES || told < 0))
    return;
  if (figure == KB_FIGURE_ENTRIES && told >= 0)
    value = kb_minutes_get (minutes, told, KB_MINUTE_METRIC_CUM_VIEWS)
            + kb_minutes_sum (minutes, field, told + 1, now, &n_known);
  self->value = kb_lineup_format_count (value);
  self->detail = goal > 0 ? describe_share (value, goal)
                 /* Translators: how many came in the last minute */
                 : minute >= 0 ? g_strdup_printf (_("+%d/min"), (int) kb_minutes_get (minutes, minute, field)) : NULL;
}

static void
show_sales (KbFigureFact    *self,
            const KbMinutes *minutes,
            gint64           now,
            gint64           goal,
            const char      *currency)
{
  const gint64 sales = kb_minutes_get_sales (minutes, now);

  if (sales == KB_NONE)
    return;
  /* Cents do not matter here, and take the room of what does. */
  self->value = kb_money_format_short (sales - sales % (gint64) pow (10, kb_currency_get_exponent (currency)), currency);
  self->detail = describe_share (sales, goal);
}

static void
show_roi (KbFigureFact    *self,
          const KbMinutes *minutes,
          gint64           now)
{
  const gint64 last = MIN (now, kb_minutes_get_length (minutes) - 1);
  double value;

  if (kb_minutes_measure (minutes, KB_METRIC_AD_ROI, 0, last, &value))
    self->value = g_strdup_printf ("%.2f", value);
  if (kb_minutes_measure (minutes, KB_METRIC_AD_ROI, MAX (last - ROI_SPAN + 1, 0), last, &value))
    /* Translators: return on advertising of the last fifteen minutes */
    self->detail = g_strdup_printf (_("15 min %.2f"), value);
}

/**
 * kb_figure_fact_init:
 * @minutes: the figures up to now
 * @now: the minute that it is
 * @plan: the session, for its goals
 */
void
kb_figure_fact_init (KbFigureFact    *self,
                     KbFigure         figure,
                     const KbMinutes *minutes,
                     gint64           now,
                     KbRecordSet     *plan)
{
  const char *currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  const gint64 goal = find_goal (plan, figures[figure].goal);

  *self = (KbFigureFact) { 0 };
  fill_course (self, figure, minutes, now);
  switch (figure)
    {
    case KB_FIGURE_VIEWERS:
      show_viewers (self, minutes, now);
      break;
    case KB_FIGURE_INTERACTION:
      show_comments (self, minutes, now);
      break;
    case KB_FIGURE_SALES:
      show_sales (self, minutes, now, goal, currency);
      break;
    case KB_FIGURE_ROI:
      show_roi (self, minutes, now);
      break;
    case KB_FIGURE_ENTRIES:
    case KB_FIGURE_ORDERS:
    case KB_N_FIGURES:
    default:
      show_sum (self, figure, minutes, now, goal);
    }
  if (self->value == NULL)
    self->value = g_strdup ("–");
  if (self->detail == NULL)
    self->detail = g_strdup ("");
}

void
kb_figure_fact_clear (KbFigureFact *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->detail, g_free);
}
