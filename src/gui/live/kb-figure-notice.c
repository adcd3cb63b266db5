/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-figure-notice"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kb-advice.h"
#include "kb-css-class.h"
#include "kb-cue.h"
#include "kb-figure-notice.h"
#include "kb-finding.h"
#include "kb-incident.h"
#include "kb-money.h"
#include "kb-notifier.h"
#include "kb-session.h"
#include "kb-text.h"
#include "kb-threshold-row.h"

/* What is said, or waits to be. */
typedef struct
{
  KbRecord   *row;        /* owned: the threshold */
  KbCrossing  crossing;
} Notice;

/**
 * KbFigureNotice:
 *
 * Says that a figure crossed a line, what to do, and offers it: the jump to the cue that helps, or the incident that it may
 * be. Nothing is covered; it stays until it is put away. Of several the red ones are first, the others wait behind them.
 */
struct _KbFigureNotice
{
  AdwBin        parent_instance;

  KbShow       *show;        /* owned, nullable */
  GSettings    *settings;    /* owned */
  KbNotifier   *notifier;    /* owned, nullable: made with the first notice */
  GQueue       *notices;     /* owned: of Notice, the first one is shown */
  gint64        cue_id;      /* that is offered; 0: none */
  KbRecord     *playbook;    /* owned, nullable: that is offered */

  GtkWidget    *card;
  GtkLabel     *title;
  GtkLabel     *advice;
  GtkWidget    *jump_button;
  GtkLabel     *jump_label;
  GtkWidget    *report_button;
  GtkLabel     *report_label;
};

enum
{
  SIGNAL_REPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFigureNotice, kb_figure_notice, ADW_TYPE_BIN)

/* What was measured, in the figure's own unit. */
static char *
describe_value (const KbThreshold *threshold,
                double             value,
                const char        *currency)
{
  if (kb_threshold_is_change (threshold))
    return g_strdup_printf ("%s%.0f%%", value < 0 ? "−" : "+", fabs (value));
  if (kb_minutes_is_money (threshold->metric))
    return kb_money_format_short ((gint64) round (value), currency);

  if (kb_minutes_is_percent (threshold->metric))
    return g_strdup_printf ("%.1f%%", value);

  return g_strdup_printf (value == round (value) ? "%.0f" : "%.2f", value);
}

/* "Viewers −31% · yellow −15%, red −30%, over 3 min". */
static char *
describe (KbRecord         *row,
          const KbCrossing *crossing,
          const char       *currency)
{
  const gboolean is_red = crossing->level == KB_THRESHOLD_LEVEL_DANGER;
  const char *line = kb_record_get_text (row, is_red ? KB_THRESHOLD_DANGER : KB_THRESHOLD_WARN);
  g_autofree char *value = NULL;
  KbThreshold threshold;

  kb_threshold_read (row, currency, &threshold);
  value = describe_value (&threshold, crossing->value, currency);
  if (threshold.span > 0)
    /* Translators: a figure, what was measured, over how many minutes, and the line that it crossed */
    return g_strdup_printf (is_red ? _("%s %s in %d min, red line %s") : _("%s %s in %d min, yellow line %s"),
                            kb_threshold_row_get_name (row), value, (int) threshold.span, line);
  /* Translators: a figure, what was measured since the start, and the line that it crossed */
  return g_strdup_printf (is_red ? _("%s %s, red line %s") : _("%s %s, yellow line %s"), kb_threshold_row_get_name (row),
                          value, line);
}

static void
offer_cue (KbFigureNotice *self,
           const KbAdvice *advice)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  g_autofree char *text = NULL;
  KbRecord *cue;
  KbRunLive live;

  kb_show_tick (self->show, &live);
  self->cue_id = advice != NULL ? kb_advice_find_cue (advice, kb_show_get_run (self->show), plan, &live) : 0;
  cue = kb_record_set_find (plan, KB_ENTITY_CUE, self->cue_id);
  gtk_widget_set_visible (self->jump_button, cue != NULL);
  if (cue == NULL)
    return;

  /* Translators: takes a cue that is to come at once: its number and title */
  text = g_strdup_printf (_("Jump: %s %s"), kb_record_get_text (cue, KB_CUE_CUE_NO), kb_record_get_text (cue, KB_CUE_TITLE));
  gtk_label_set_text (self->jump_label, text);
}

static void
offer_playbook (KbFigureNotice *self,
                const KbAdvice *advice)
{
  KbRecord *playbook = advice != NULL ? kb_advice_find_playbook (advice, kb_show_get_plan (self->show)) : NULL;
  g_autofree char *text = NULL;

  g_set_object (&self->playbook, playbook);
  gtk_widget_set_visible (self->report_button, playbook != NULL);
  if (playbook == NULL)
    return;

  /* Translators: reports an incident: its title */
  text = g_strdup_printf (_("Report: %s"), kb_record_get_text (playbook, KB_INCIDENT_PLAN_TITLE));
  gtk_label_set_text (self->report_label, text);
}

static void
tell_desktop (KbFigureNotice *self,
              const char     *title,
              const char     *advice)
{
  if (!g_settings_get_boolean (self->settings, "notifications") || kb_show_get_rehearsal (self->show)->pace != 1)
    return;
  if (self->notifier == NULL)
    self->notifier = kb_notifier_new ();
  kb_notifier_show (self->notifier, title, advice);
}

static void
free_notice (gpointer data)
{
  Notice *notice = data;

  g_object_unref (notice->row);
  g_free (notice);
}

static char *
dup_title (KbFigureNotice *self,
           const Notice   *notice)
{
  return describe (notice->row, &notice->crossing,
                   kb_record_get_text (kb_record_set_get_session (kb_show_get_plan (self->show)), KB_SESSION_CURRENCY));
}

static const char *
get_action (const Notice *notice)
{
  const KbAdvice *advice = kb_advice_find (kb_record_get_int (notice->row, KB_THRESHOLD_METRIC));
  const char *action = kb_record_get_text (notice->row, KB_THRESHOLD_ACTION);

  return kb_text_is_empty (action) && advice != NULL ? kb_advice_get_text (advice) : action;
}

/* The first one, and how many wait behind it. */
static void
show_first (KbFigureNotice *self)
{
  const Notice *notice = g_queue_peek_head (self->notices);
  const guint n_waiting = g_queue_get_length (self->notices);
  const KbAdvice *advice;
  g_autofree char *title = NULL;
  g_autofree char *whole = NULL;

  gtk_widget_set_visible (self->card, notice != NULL);
  self->cue_id = 0;
  g_clear_object (&self->playbook);
  if (notice == NULL)
    return;

  title = dup_title (self, notice);
  /* Translators: a notice, and how many more wait behind it */
  whole = n_waiting > 1 ? g_strdup_printf (_("%s (+%u)"), title, n_waiting - 1) : g_strdup (title);
  gtk_label_set_text (self->title, whole);
  gtk_label_set_text (self->advice, get_action (notice));
  kb_css_class_set (self->card, "danger", notice->crossing.level == KB_THRESHOLD_LEVEL_DANGER);
  advice = kb_advice_find (kb_record_get_int (notice->row, KB_THRESHOLD_METRIC));
  offer_cue (self, advice);
  offer_playbook (self, advice);
}

/* The same threshold is said once: what is newer counts. */
static void
drop (KbFigureNotice *self,
      KbRecord       *row)
{
  for (GList *link = self->notices->head; link != NULL; link = link->next)
    {
      Notice *notice = link->data;

      if (kb_record_get_id (notice->row) != kb_record_get_id (row))
        continue;
      g_queue_delete_link (self->notices, link);
      free_notice (notice);
      return;
    }
}

/* The worse line first, then what was crossed first. */
static int
compare_levels (gconstpointer known,
                gconstpointer added,
                gpointer      user_data)
{
  return ((const Notice *) known)->crossing.level >= ((const Notice *) added)->crossing.level ? -1 : 1;
}

static void
kb_figure_notice_dispose (GObject *object)
{
  KbFigureNotice *self = KB_FIGURE_NOTICE (object);

  g_clear_object (&self->show);
  g_clear_object (&self->settings);
  g_clear_object (&self->notifier);
  g_clear_object (&self->playbook);
  g_queue_clear_full (self->notices, free_notice);

  G_OBJECT_CLASS (kb_figure_notice_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_FIGURE_NOTICE);
}

static void
kb_figure_notice_finalize (GObject *object)
{
  g_queue_free (KB_FIGURE_NOTICE (object)->notices);

  G_OBJECT_CLASS (kb_figure_notice_parent_class)->finalize (object);
}

static void
kb_figure_notice_class_init (KbFigureNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_figure_notice_dispose;
  G_OBJECT_CLASS (klass)->finalize = kb_figure_notice_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-figure-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, KbFigureNotice, card);
  gtk_widget_class_bind_template_child (widget_class, KbFigureNotice, title);
  gtk_widget_class_bind_template_child (widget_class, KbFigureNotice, advice);
  gtk_widget_class_bind_template_child (widget_class, KbFigureNotice, jump_button);
  gtk_widget_class_bind_template_child (widget_class, KbFigureNotice, jump_label);
  gtk_widget_class_bind_template_child (widget_class, KbFigureNotice, report_button);
  gtk_widget_class_bind_template_child (widget_class, KbFigureNotice, report_label);

  /**
   * KbFigureNotice::reported:
   * @id: the incident
   *
   * The incident that was offered has been raised.
   */
  signals[SIGNAL_REPORTED] = g_signal_new ("reported", KB_TYPE_FIGURE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
kb_figure_notice_init (KbFigureNotice *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  self->notices = g_queue_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_figure_notice_set_show:
 * @show: (nullable) (transfer none): the run; what was said of another one goes
 */
void
kb_figure_notice_set_show (KbFigureNotice *self,
                           KbShow         *show)
{
  g_return_if_fail (KB_IS_FIGURE_NOTICE (self));

  g_set_object (&self->show, show);
  g_queue_clear_full (self->notices, free_notice);
  kb_figure_notice_dismiss (self);
}

/**
 * kb_figure_notice_raise:
 * @row: the threshold
 * @crossing: when its line was crossed, and how far
 *
 * Says so here and on the desktop, with what to do.
 */
void
kb_figure_notice_raise (KbFigureNotice   *self,
                        KbRecord         *row,
                        const KbCrossing *crossing)
{
  Notice *notice;
  g_autofree char *title = NULL;

  g_return_if_fail (KB_IS_FIGURE_NOTICE (self) && self->show != NULL);

  drop (self, row);
  notice = g_new (Notice, 1);
  notice->row = g_object_ref (row);
  notice->crossing = *crossing;
  g_queue_insert_sorted (self->notices, notice, compare_levels, NULL);
  show_first (self);
  title = dup_title (self, notice);
  tell_desktop (self, title, get_action (notice));
}

/**
 * kb_figure_notice_jump:
 *
 * Takes the cue that is offered, if one is; the desk's Undo takes that back.
 */
void
kb_figure_notice_jump (KbFigureNotice *self)
{
  g_return_if_fail (KB_IS_FIGURE_NOTICE (self));

  if (self->show == NULL || self->cue_id == 0)
    return;
  kb_show_take (self->show, self->cue_id);
  kb_figure_notice_dismiss (self);
}

/**
 * kb_figure_notice_report:
 *
 * Raises the incident that is offered, if one is.
 */
void
kb_figure_notice_report (KbFigureNotice *self)
{
  gint64 id;

  g_return_if_fail (KB_IS_FIGURE_NOTICE (self));

  if (self->show == NULL || self->playbook == NULL)
    return;
  id = kb_show_raise_incident (self->show, self->playbook, NULL);
  kb_figure_notice_dismiss (self);
  if (id != 0)
    g_signal_emit (self, signals[SIGNAL_REPORTED], 0, id);
}

/**
 * kb_figure_notice_dismiss:
 *
 * Puts away what is said; what waits behind it comes.
 */
void
kb_figure_notice_dismiss (KbFigureNotice *self)
{
  g_return_if_fail (KB_IS_FIGURE_NOTICE (self));

  if (!g_queue_is_empty (self->notices))
    free_notice (g_queue_pop_head (self->notices));
  show_first (self);
}

/**
 * kb_figure_notice_clear:
 * @row: a threshold
 *
 * Its figure is back on the good side: nothing is to be done about it any more.
 */
void
kb_figure_notice_clear (KbFigureNotice *self,
                        KbRecord       *row)
{
  guint n_before;

  g_return_if_fail (KB_IS_FIGURE_NOTICE (self));

  n_before = g_queue_get_length (self->notices);
  drop (self, row);
  if (g_queue_get_length (self->notices) != n_before)
    show_first (self);
}
