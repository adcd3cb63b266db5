/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-compact-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-compact-window.h"
#include "kb-css-class.h"
#include "kb-cue-bar.h"
#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-digits.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-session-text.h"

/**
 * KbCompactWindow:
 *
 * Clock and cue in a window that stays small beside other tools.
 */
struct _KbCompactWindow
{
  KbDeskWindow  parent_instance;

  GTimeZone    *zone;       /* owned, nullable */
  KbPhase       phase;      /* that is shown */
  gint64        left_s;     /* what is shown of each, seconds */
  gint64        clock_s;
  gint64        over_s;

  GtkLabel     *number;
  GtkLabel     *title;
  KbDigits     *countdown;
  KbDigits     *clock;
  KbDigits     *over;
  KbCueBar     *bar;
  GtkLabel     *next;
};

G_DEFINE_FINAL_TYPE (KbCompactWindow, kb_compact_window, KB_TYPE_DESK_WINDOW)

static void
kb_compact_window_set_show (KbDeskWindow *window,
                            KbShow       *show)
{
  KbCompactWindow *self = KB_COMPACT_WINDOW (window);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
}

static void
tick_countdown (KbCompactWindow *self,
                const KbRunLive *live)
{
  g_autofree char *left = NULL;

  if (self->phase != live->phase)
    {
      self->phase = live->phase;
      kb_css_class_set (GTK_WIDGET (self->countdown), "phase-warning", live->phase == KB_PHASE_WARNING);
      kb_css_class_set (GTK_WIDGET (self->countdown), "phase-danger", live->phase == KB_PHASE_DANGER);
      kb_css_class_set (GTK_WIDGET (self->countdown), "phase-over", live->phase == KB_PHASE_OVER);
    }
  if (!kb_desk_keep (&self->left_s, kb_desk_get_shown_left (live)))
    return;

  left = kb_desk_describe_left (live);
  kb_digits_set_text (self->countdown, left);
}

static void
kb_compact_window_tick (KbDeskWindow    *window,
                        KbShow          *show,
                        const KbRunLive *live)
{
  KbCompactWindow *self = KB_COMPACT_WINDOW (window);
  KbRunLive waiting;

  tick_countdown (self, kb_desk_get_waiting (show, live, &waiting) ? &waiting : live);
  kb_cue_bar_set_elapsed (self->bar, live->elapsed_ms);
  if (kb_desk_keep (&self->clock_s, live->clock_us / G_USEC_PER_SEC))
    {
      g_autofree char *clock = kb_instant_format_clock (live->clock_us, self->zone);

      kb_digits_set_text (self->clock, clock);
    }
  if (kb_desk_keep (&self->over_s, live->over_ms / 1000))
    {
      g_autofree char *over = kb_duration_format_signed (live->over_ms);

      kb_digits_set_text (self->over, over);
      kb_css_class_set (GTK_WIDGET (self->over), "late", live->over_ms >= 1000);
    }
}

static void
show_cue (KbShow   *show,
          gint64    cue_id,
          GtkLabel *number,
          GtkLabel *title)
{
  KbRecord *cue = kb_record_set_find (kb_show_get_plan (show), KB_ENTITY_CUE, cue_id);
  const int index = kb_run_find_cue (kb_show_get_run (show), cue_id);
  KbRunCue run_cue = { .number = "—" };
  KbRunLive live;

  kb_show_tick (show, &live);
  if (index >= 0)
    kb_run_get_cue (kb_show_get_run (show), index, &live, &run_cue);
  kb_desk_set_label (number, run_cue.number);
  kb_desk_set_label (title, cue != NULL ? kb_record_get_text (cue, KB_CUE_TITLE) : index < 0 ? _("No cue is on") : "");
  kb_desk_set_tooltip (GTK_WIDGET (title), gtk_label_get_text (title));
}

static void
show_next (KbCompactWindow *self,
           KbShow          *show,
           const KbRunLive *live)
{
  KbRecord *next = kb_record_set_find (kb_show_get_plan (show), KB_ENTITY_CUE, live->next_id);
  g_autofree char *text = NULL;
  KbRunCue cue;

  if (live->next_id == 0)
    {
      kb_desk_set_label (self->next, live->cue_id != 0 ? _("The last cue is on") : _("No cue is left"));
      return;
    }

  kb_run_get_cue (kb_show_get_run (show), live->next_index, live, &cue);
  /* Translators: a small window's line: the number and the title of the next cue */
  text = g_strdup_printf (_("Next: %s %s"), cue.number, next != NULL ? kb_record_get_text (next, KB_CUE_TITLE) : "");
  kb_desk_set_label (self->next, text);
}

static void
kb_compact_window_update (KbDeskWindow    *window,
                          KbShow          *show,
                          const KbRunLive *live)
{
  KbCompactWindow *self = KB_COMPACT_WINDOW (window);
  KbRunCue cue;

  show_cue (show, live->cue_id, self->number, self->title);
  show_next (self, show, live);
  kb_cue_bar_set_cue (self->bar, 0, 0, 0);
  if (live->index >= 0)
    {
      kb_run_get_cue (kb_show_get_run (show), live->index, live, &cue);
      kb_cue_bar_set_cue (self->bar, live->length_ms,
                          cue.cue.warning_ms != KB_NONE ? cue.cue.warning_ms : KB_WARNING_DEFAULT_MS,
                          cue.cue.danger_ms != KB_NONE ? cue.cue.danger_ms : KB_DANGER_DEFAULT_MS);
    }
  self->left_s = KB_NONE;
  kb_compact_window_tick (window, show, live);
}

static void
kb_compact_window_dispose (GObject *object)
{
  g_clear_pointer (&KB_COMPACT_WINDOW (object)->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_compact_window_parent_class)->dispose (object);
}

static void
kb_compact_window_class_init (KbCompactWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_compact_window_dispose;
  KB_DESK_WINDOW_CLASS (klass)->set_show = kb_compact_window_set_show;
  KB_DESK_WINDOW_CLASS (klass)->update = kb_compact_window_update;
  KB_DESK_WINDOW_CLASS (klass)->tick = kb_compact_window_tick;
  g_type_ensure (KB_TYPE_CUE_BAR);
  g_type_ensure (KB_TYPE_DIGITS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-compact-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbCompactWindow, number);
  gtk_widget_class_bind_template_child (widget_class, KbCompactWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KbCompactWindow, countdown);
  gtk_widget_class_bind_template_child (widget_class, KbCompactWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, KbCompactWindow, over);
  gtk_widget_class_bind_template_child (widget_class, KbCompactWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, KbCompactWindow, next);
}

static void
kb_compact_window_init (KbCompactWindow *self)
{
  self->clock_s = self->over_s = self->left_s = KB_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
