/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-summary"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-run-summary.h"
#include "kb-session-text.h"

/**
 * KbRunSummary:
 *
 * What became of a run, in five lines, right after it ended.
 */
struct _KbRunSummary
{
  AdwBin          parent_instance;

  AdwStatusPage  *page;
  GtkLabel       *on_air;
  GtkLabel       *planned;
  GtkLabel       *over;
  GtkLabel       *span;
  GtkLabel       *cues;
};

G_DEFINE_FINAL_TYPE (KbRunSummary, kb_run_summary, ADW_TYPE_BIN)

typedef struct
{
  guint   n_run;
  guint   n_left;
  gint64  planned_ms;
} Count;

static Count
count_cues (KbRun           *run,
            const KbRunLive *live)
{
  Count count = { 0 };

  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, live, &cue);
      if (cue.actual_start_us != KB_NONE)
        count.n_run++;
      else
        count.n_left++;
      if (cue.planned_start_us != KB_NONE)
        count.planned_ms += (cue.planned_end_us - cue.planned_start_us) / 1000;
    }

  return count;
}

static void
show_over (KbRunSummary    *self,
           const KbRunLive *live)
{
  g_autofree char *amount = kb_duration_format (ABS (live->over_ms));
  g_autofree char *text = NULL;

  if (live->over_ms >= 1000)
    /* Translators: how much later than planned the show ended */
    text = g_strdup_printf (_("%s late"), amount);
  else if (live->over_ms <= -1000)
    text = g_strdup_printf (_("%s early"), amount);
  else
    text = g_strdup (_("on time"));
  gtk_label_set_text (self->over, text);
}

static void
show_cues (KbRunSummary *self,
           const Count  *count)
{
  g_autofree char *text = NULL;

  if (count->n_left == 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u, all of them", "%u, all of them", count->n_run),
                            count->n_run);
  else
    /* Translators: of the cues, how many were on, how many there were */
    text = g_strdup_printf (_("%u of %u"), count->n_run, count->n_run + count->n_left);
  gtk_label_set_text (self->cues, text);
}

static void
kb_run_summary_dispose (GObject *object)
{
  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_run_summary_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_RUN_SUMMARY);
}

static void
kb_run_summary_class_init (KbRunSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_run_summary_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-run-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRunSummary, page);
  gtk_widget_class_bind_template_child (widget_class, KbRunSummary, on_air);
  gtk_widget_class_bind_template_child (widget_class, KbRunSummary, planned);
  gtk_widget_class_bind_template_child (widget_class, KbRunSummary, over);
  gtk_widget_class_bind_template_child (widget_class, KbRunSummary, span);
  gtk_widget_class_bind_template_child (widget_class, KbRunSummary, cues);
}

static void
kb_run_summary_init (KbRunSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_run_summary_show:
 * @show: a run that has ended
 */
void
kb_run_summary_show (KbRunSummary *self,
                     KbShow       *show)
{
  KbRecord *session = kb_record_set_get_session (kb_show_get_plan (show));
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  g_autofree char *on_air = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *span = NULL;
  KbRunLive live;
  Count count;

  g_return_if_fail (KB_IS_RUN_SUMMARY (self));

  kb_show_tick (show, &live);
  count = count_cues (kb_show_get_run (show), &live);
  on_air = kb_duration_format (live.on_air_ms);
  planned = kb_duration_format (count.planned_ms);
  from = kb_instant_format_clock (live.expected_end_us - live.on_air_ms * 1000, zone);
  until = kb_instant_format_clock (live.expected_end_us, zone);
  span = g_strdup_printf ("%s – %s", from, until);

  adw_status_page_set_title (self->page, kb_show_get_kind (show) == KB_RUN_KIND_LIVE ? _("The Show Is Over")
                                                                                      : _("The Rehearsal Is Over"));
  gtk_label_set_text (self->on_air, on_air);
  gtk_label_set_text (self->planned, planned);
  gtk_label_set_text (self->span, span);
  show_over (self, &live);
  show_cues (self, &count);
}
