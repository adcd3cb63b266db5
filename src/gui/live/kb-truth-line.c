/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-truth-line"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-digits.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-truth-line.h"

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
  gint64      day;    /* the date that is shown, seconds of its midnight */

  KbDigits   *now;
  KbDigits   *on_air;
  KbDigits   *over;
  KbDigits   *hard;
  GtkWidget  *over_cell;
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

/* Setting the same text again would lay a label out anew ten times a second. */
static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on == gtk_widget_has_css_class (widget, name))
    return;
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_clock (KbTruthLine     *self,
              const KbRunLive *live)
{
  g_autofree char *clock = kb_instant_format_clock (live->clock_us, self->zone);
  const gint64 day = live->clock_us / ((gint64) G_USEC_PER_SEC * 3600);

  kb_digits_set_text (self->now, clock);
  if (day != self->day)
    {
      g_autofree char *date = kb_session_format_day (live->clock_us, self->zone);

      self->day = day;
      set_label (self->date, date);
    }
}

static void
update_on_air (KbTruthLine     *self,
               const KbRunLive *live)
{
  g_autofree char *time = kb_duration_format (live->on_air_ms);
  g_autofree char *clock = kb_instant_format_clock (live->clock_us - live->on_air_ms * 1000, self->zone);
  /* Translators: when the show went on air, a clock time */
  g_autofree char *text = g_strdup_printf (_("since %s"), clock);

  kb_digits_set_text (self->on_air, time);
  set_label (self->started, live->on_air_ms > 0 ? text : _("not yet"));
}

static void
update_over (KbTruthLine     *self,
             const KbRunLive *live)
{
  g_autofree char *over = kb_duration_format_signed (live->over_ms);
  g_autofree char *end = kb_instant_format_clock (live->expected_end_us, self->zone);
  g_autofree char *text = g_strdup_printf (live->is_ended ? _("ended %s") : _("ends %s"), end);

  kb_digits_set_text (self->over, over);
  set_label (self->expected, text);
  set_class (GTK_WIDGET (self->over), "phase-warning", live->over_ms >= 1000 && live->over_ms < 120000);
  set_class (GTK_WIDGET (self->over), "late", live->over_ms >= 120000);
  set_class (self->over_cell, "alarm", live->over_ms >= 120000);
}

static char *
describe_slack (gint64 slack_ms)
{
  g_autofree char *amount = kb_duration_format (ABS (slack_ms));

  if (slack_ms <= -1000)
    /* Translators: a hard cue will miss its time by that much */
    return g_strdup_printf (_("late by %s"), amount);
  if (slack_ms < 1000)
    return g_strdup (_("on time"));
  /* Translators: time to spare before a hard cue */
  return g_strdup_printf (_("slack %s"), amount);
}

static void
update_hard (KbTruthLine     *self,
             const KbRunLive *live)
{
  KbRecord *cue = kb_record_set_find (kb_show_get_plan (self->show), KB_ENTITY_CUE, live->hard_id);
  g_autofree char *clock = NULL;
  g_autofree char *left = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *slack = NULL;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->slack), live->hard_id != 0);
  if (live->hard_id == 0)
    {
      kb_digits_set_text (self->hard, "—");
      set_label (self->hard_caption, _("Next hard cue"));
      set_label (self->hard_title, _("none is left"));
      return;
    }

  clock = kb_instant_format_clock (live->hard_us, self->zone);
  left = kb_duration_format (MAX (live->hard_us - live->clock_us, 0) / 1000);
  caption = g_strdup_printf (_("Next hard cue · in %s"), left);
  slack = describe_slack (live->slack_ms);
  title = cue != NULL ? g_strdup_printf ("%s %s", kb_record_get_text (cue, KB_CUE_CUE_NO),
                                         kb_record_get_text (cue, KB_CUE_TITLE))
                      : g_strdup ("");
  kb_digits_set_text (self->hard, clock);
  set_label (self->hard_caption, caption);
  set_label (self->slack, slack);
  set_class (GTK_WIDGET (self->slack), "late", live->slack_ms <= -1000);
  set_label (self->hard_title, title);
}

static void
kb_truth_line_dispose (GObject *object)
{
  KbTruthLine *self = KB_TRUTH_LINE (object);

  g_clear_object (&self->show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_TRUTH_LINE);

  G_OBJECT_CLASS (kb_truth_line_parent_class)->dispose (object);
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
  self->day = 0;
  if (show != NULL)
    self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
}

/**
 * kb_truth_line_update:
 * @live: the run as it is now
 */
void
kb_truth_line_update (KbTruthLine     *self,
                      const KbRunLive *live)
{
  g_return_if_fail (KB_IS_TRUTH_LINE (self));

  if (self->show == NULL)
    return;

  update_clock (self, live);
  update_on_air (self, live);
  update_over (self, live);
  update_hard (self, live);
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

  set_label (self->host_state, state);
  set_label (self->host_detail, detail);
  set_class (GTK_WIDGET (self->host_state), "phase-warning", !is_well);
}
