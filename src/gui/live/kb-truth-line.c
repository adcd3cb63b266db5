/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-truth-line"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-digits.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-truth-line.h"

/* From here on the lateness is an alarm, not a remark. */
#define ALARM_MS 120000

/**
 * KbTruthLine:
 *
 * What an operator must be able to read from a metre away: the clock, the time on air, how late
 * the show is, the next hard cue, and whether the host's screen is well.
 */
struct _KbTruthLine
{
  AdwBin      parent_instance;

  KbShow     *show;   /* owned, nullable */
  GTimeZone  *zone;   /* owned, nullable */
  gint64      clock_s;       /* what is shown of each, seconds; KB_NONE: nothing yet */
  gint64      hour;          /* hours */
  gint64      on_air_s;
  gint64      over_s;
  gint64      end_s;
  gint64      hard_left_s;
  gint64      slack_s;

  KbDigits   *now;
  KbDigits   *on_air;
  KbDigits   *over;
  KbDigits   *hard;
  GtkWidget  *over_cell;
  GtkLabel   *rehearsal;
  GtkLabel   *over_caption;
  GtkLabel   *date;
  GtkLabel   *started;
  GtkLabel   *expected;
  GtkLabel   *hard_caption;
  GtkLabel   *hard_title;
  GtkLabel   *slack;
  GtkLabel   *host_state;
  GtkLabel   *host_detail;
};

G_DEFINE_FINAL_TYPE (KbTruthLine, kb_truth_line, ADW_TYPE_BIN)

static void
tick_clock (KbTruthLine     *self,
            const KbRunLive *live)
{
  g_autofree char *clock = NULL;

  if (!kb_desk_keep (&self->clock_s, live->clock_us / G_USEC_PER_SEC))
    return;

  clock = kb_instant_format_clock (live->clock_us, self->zone);
  kb_digits_set_text (self->now, clock);
  if (kb_desk_keep (&self->hour, self->clock_s / 3600))
    {
      g_autofree char *date = kb_session_format_day (live->clock_us, self->zone);

      kb_desk_set_label (self->date, date);
    }
}

static void
tick_on_air (KbTruthLine     *self,
             const KbRunLive *live)
{
  g_autofree char *time = NULL;

  if (!kb_desk_keep (&self->on_air_s, live->on_air_ms / 1000))
    return;

  time = kb_duration_format (live->on_air_ms);
  kb_digits_set_text (self->on_air, time);
}

static const char *
get_over_caption (gint64   over_ms,
                  gboolean is_relative)
{
  if (is_relative && ABS (over_ms) >= 1000)
    /* Translators: over or under, when a late start is forgiven */
    return over_ms > 0 ? _("Over, from its start") : _("Under, from its start");
  if (over_ms >= 1000)
    return _("Show runs over");
  return over_ms <= -1000 ? _("Show runs under") : _("Show is on time");
}

static void
tick_over (KbTruthLine     *self,
           const KbRunLive *live)
{
  g_autofree char *over = NULL;

  if (!kb_desk_keep (&self->over_s, live->over_ms / 1000))
    return;

  over = kb_duration_format_signed (live->over_ms);
  kb_digits_set_text (self->over, over);
  kb_desk_set_label (self->over_caption, get_over_caption (live->over_ms, kb_run_is_relative (kb_show_get_run (self->show))));
  kb_css_class_set (GTK_WIDGET (self->over), "phase-warning", live->over_ms >= 1000 && live->over_ms < ALARM_MS);
  kb_css_class_set (GTK_WIDGET (self->over), "late", live->over_ms >= ALARM_MS);
  kb_css_class_set (self->over_cell, "alarm", live->over_ms >= ALARM_MS);
}

static void
tick_end (KbTruthLine     *self,
          const KbRunLive *live)
{
  g_autofree char *end = NULL;
  g_autofree char *text = NULL;

  if (!kb_desk_keep (&self->end_s, live->expected_end_us / G_USEC_PER_SEC))
    return;

  end = kb_instant_format_clock (live->expected_end_us, self->zone);
  text = g_strdup_printf (_("ends %s"), end);
  kb_desk_set_label (self->expected, text);
}

static void
tick_hard (KbTruthLine     *self,
           const KbRunLive *live)
{
  g_autofree char *left = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *slack = NULL;

  if (live->hard_id == 0)
    return;
  if (kb_desk_keep (&self->hard_left_s, MAX (live->hard_us - live->clock_us, 0) / G_USEC_PER_SEC))
    {
      left = kb_duration_format (self->hard_left_s * 1000);
      /* Translators: above the time of the next hard cue: how far off it is */
      caption = g_strdup_printf (_("Next hard cue · in %s"), left);
      kb_desk_set_label (self->hard_caption, caption);
    }
  if (kb_desk_keep (&self->slack_s, live->slack_ms / 1000))
    {
      slack = kb_desk_describe_slack (live->slack_ms);
      kb_desk_set_label (self->slack, slack);
      kb_css_class_set (GTK_WIDGET (self->slack), "late", live->slack_ms <= -1000);
    }
}

static void
show_hard (KbTruthLine     *self,
           const KbRunLive *live)
{
  KbRecord *cue = kb_record_set_find (kb_show_get_plan (self->show), KB_ENTITY_CUE, live->hard_id);
  g_autofree char *clock = live->hard_id != 0 ? kb_instant_format_clock (live->hard_us, self->zone) : g_strdup ("—");
  g_autofree char *title = NULL;

  if (live->hard_id == 0)
    title = g_strdup (_("none is left"));
  else if (cue != NULL)
    title = g_strdup_printf ("%s %s", kb_record_get_text (cue, KB_CUE_CUE_NO), kb_record_get_text (cue, KB_CUE_TITLE));

  kb_digits_set_text (self->hard, clock);
  kb_desk_set_label (self->hard_title, title != NULL ? title : "");
  kb_desk_set_tooltip (GTK_WIDGET (self->hard_title), title);
  gtk_widget_set_visible (GTK_WIDGET (self->slack), live->hard_id != 0);
  if (live->hard_id == 0)
    kb_desk_set_label (self->hard_caption, _("Next hard cue"));
}

static void
show_start (KbTruthLine     *self,
            const KbRunLive *live)
{
  g_autofree char *clock = kb_instant_format_clock (live->clock_us - live->on_air_ms * 1000, self->zone);
  /* Translators: when the show went on air, a clock time */
  g_autofree char *text = g_strdup_printf (_("since %s"), clock);

  kb_desk_set_label (self->started, live->cue_id != 0 ? text : _("not yet"));
}

/* At a pace of its own, or leaping, the clock beside it is not the wall's: it says so. */
static void
show_rehearsal (KbTruthLine       *self,
                const KbRehearsal *rehearsal)
{
  g_autoptr (GString) text = g_string_new (_("Rehearsal"));

  if (rehearsal->pace > 1)
    g_string_append_printf (text, " %d×", (int) rehearsal->pace);
  if (rehearsal->edge_ms > 0)
    /* Translators: after "Rehearsal": only what is around the change from cue to cue */
    g_string_append_printf (text, " · %s", _("cue to cue"));
  kb_desk_set_label (self->rehearsal, text->str);
}

static void
forget_shown (KbTruthLine *self)
{
  self->clock_s = self->hour = self->on_air_s = self->over_s = KB_NONE;
  self->end_s = self->hard_left_s = self->slack_s = KB_NONE;
}

static void
kb_truth_line_dispose (GObject *object)
{
  KbTruthLine *self = KB_TRUTH_LINE (object);

  g_clear_object (&self->show);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_truth_line_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_TRUTH_LINE);
}

static void
kb_truth_line_class_init (KbTruthLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_truth_line_dispose;
  g_type_ensure (KB_TYPE_DIGITS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-truth-line.ui");
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, now);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, on_air);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, over);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, hard);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, over_cell);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, over_caption);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, rehearsal);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, date);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, started);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, expected);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, hard_caption);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, hard_title);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, slack);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, host_state);
  gtk_widget_class_bind_template_child (widget_class, KbTruthLine, host_detail);
}

static void
kb_truth_line_init (KbTruthLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_truth_line_set_show:
 * @show: (nullable) (transfer none): the run
 */
void
kb_truth_line_set_show (KbTruthLine *self,
                        KbShow      *show)
{
  g_return_if_fail (KB_IS_TRUTH_LINE (self));

  g_set_object (&self->show, show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  forget_shown (self);
  if (show == NULL)
    return;

  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
  gtk_widget_set_visible (GTK_WIDGET (self->rehearsal), kb_show_get_kind (show) == KB_RUN_KIND_REHEARSAL);
  show_rehearsal (self, kb_show_get_rehearsal (show));
}

/**
 * kb_truth_line_update:
 * @live: the run as it is now
 *
 * Brings everything up to date: something happened.
 */
void
kb_truth_line_update (KbTruthLine     *self,
                      const KbRunLive *live)
{
  g_return_if_fail (KB_IS_TRUTH_LINE (self));

  if (self->show == NULL)
    return;

  forget_shown (self);
  show_start (self, live);
  show_hard (self, live);
  kb_truth_line_tick (self, live);
}

/**
 * kb_truth_line_tick:
 * @live: the run as it is now
 *
 * Brings what only time moves up to date.
 */
void
kb_truth_line_tick (KbTruthLine     *self,
                    const KbRunLive *live)
{
  g_return_if_fail (KB_IS_TRUTH_LINE (self));

  if (self->show == NULL)
    return;

  tick_clock (self, live);
  tick_on_air (self, live);
  tick_over (self, live);
  tick_end (self, live);
  tick_hard (self, live);
}

/**
 * kb_truth_line_set_host:
 * @state: "60.0 Hz · 0 dropped", or what is wrong
 * @detail: where the host's window is
 * @is_well: nothing needs a look
 */
void
kb_truth_line_set_host (KbTruthLine *self,
                        const char  *state,
                        const char  *detail,
                        gboolean     is_well)
{
  g_return_if_fail (KB_IS_TRUTH_LINE (self));

  kb_desk_set_label (self->host_state, state);
  kb_desk_set_label (self->host_detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->host_detail), detail);
  kb_css_class_set (GTK_WIDGET (self->host_state), "phase-warning", !is_well);
}
