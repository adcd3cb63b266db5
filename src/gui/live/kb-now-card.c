/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-now-card"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-cue-bar.h"
#include "kb-cue-mark.h"
#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-digits.h"
#include "kb-duration.h"
#include "kb-goods-text.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-now-card.h"
#include "kb-pricing.h"
#include "kb-variable.h"
#include "kb-show-goods.h"
#include "kb-session-text.h"
#include "kb-session.h"

/* A cue of an hour or more counts down in smaller digits. */
#define LONG_CUE_MS (3600 * G_GINT64_CONSTANT (1000))

/**
 * KbNowCard:
 *
 * The cue on air: what it is, and above all how much of it is left.
 */
struct _KbNowCard
{
  AdwBin      parent_instance;

  KbShow     *show;    /* owned, nullable */
  GTimeZone  *zone;    /* owned, nullable */
  KbPhase     phase;   /* that is shown */
  gint64      left_s;       /* what is shown of each, seconds */
  gint64      elapsed_s;
  gint64      end_s;

  GtkLabel   *number;
  KbCueMark  *mark;
  GtkLabel   *type;
  GtkLabel   *title;
  GtkLabel   *price;
  GtkLabel   *stock;
  GtkWidget  *held;
  KbDigits   *countdown;
  KbDigits   *elapsed;
  GtkLabel   *taken;
  GtkLabel   *ends;
  GtkLabel   *speaker;
  KbCueBar   *bar;
};

G_DEFINE_FINAL_TYPE (KbNowCard, kb_now_card, ADW_TYPE_BIN)

static const char *const phase_classes[] = {
  [KB_PHASE_NONE] = NULL,
  [KB_PHASE_OK] = NULL,
  [KB_PHASE_WARNING] = "phase-warning",
  [KB_PHASE_DANGER] = "phase-danger",
  [KB_PHASE_OVER] = "phase-over",
};

static void
set_phase (KbNowCard *self,
           KbPhase    phase)
{
  if (self->phase == phase)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (phase_classes); i++)
    if (phase_classes[i] != NULL)
      gtk_widget_remove_css_class (GTK_WIDGET (self->countdown), phase_classes[i]);
  if (phase_classes[phase] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->countdown), phase_classes[phase]);
  self->phase = phase;
}

static void
update_price (KbNowCard *self,
              KbRecord  *cue)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  KbRecord *item = kb_show_find_item (self->show, kb_record_get_id (cue));
  const char *currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  g_autoptr (GHashTable) begins = NULL;
  g_autofree char *price = NULL;
  KbPriceMoment now = { KB_NONE, NULL };
  KbRunLive live;

  kb_show_tick (self->show, &live);
  now.at_us = kb_show_get_plan_us (self->show, kb_clock_get_wall_us (kb_show_get_clock (self->show)));
  now.begins = begins = kb_show_create_begins (self->show, &live);
  price = item != NULL ? kb_money_format_short (kb_pricing_compute_at (plan, item, cue, &now).final_minor, currency)
                       : g_strdup ("");

  kb_desk_set_label (self->price, price);
}

/* What is left of the product on air, in colour and in words where it is little. */
static void
update_stock (KbNowCard *self)
{
  KbRecord *item = kb_show_find_on_air (self->show);
  KbStockLeft stock = { KB_NONE, KB_NONE, KB_STOCK_STATE_PLENTY };
  g_autofree char *state = NULL;
  g_autofree char *text = NULL;

  if (item != NULL)
    {
      stock = kb_stock_left_compute (kb_show_get_plan (self->show), item, kb_show_get_run (self->show));
      state = kb_goods_text_dup_state (self->show, item, &stock);
      text = kb_goods_text_dup_summary (&stock);
    }
  kb_desk_set_label (self->stock, text != NULL ? text : "");
  kb_desk_set_tooltip (GTK_WIDGET (self->stock), state);
  gtk_widget_set_visible (GTK_WIDGET (self->stock), text != NULL);
  kb_css_class_set (GTK_WIDGET (self->stock), "stock-low", stock.state == KB_STOCK_STATE_LOW || stock.state == KB_STOCK_STATE_SPEC_OUT);
  kb_css_class_set (GTK_WIDGET (self->stock), "sold-out", stock.state == KB_STOCK_STATE_SOLD_OUT);
}

/* A cue that was put in while live is in the run alone. */
static const char *
describe_unplanned (KbNowCard *self,
                    gint64     cue_id)
{
  KbRun *run = kb_show_get_run (self->show);
  const int index = kb_run_find_cue (run, cue_id);
  KbRunLive live;
  KbRunCue cue;

  if (index < 0)
    return _("No cue is on");

  kb_show_tick (self->show, &live);
  kb_run_get_cue (run, index, &live, &cue);
  return cue.planned_start_us == KB_NONE ? cue.number : _("This cue is no longer in the plan");
}

/* Another product that was pinned is named beside the cue. */
static void
update_title (KbNowCard *self,
              KbRecord  *cue)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  const char *title = kb_record_get_text (cue, KB_CUE_TITLE);
  KbRecord *pinned = kb_record_set_find (plan, KB_ENTITY_LINEUP_ITEM, kb_run_get_pinned (kb_show_get_run (self->show)));
  g_autofree char *name = pinned != NULL ? kb_variable_dup_item_name (plan, pinned) : NULL;
  g_autofree char *both = name != NULL ? g_strdup_printf ("%s → %s", title, name) : g_strdup (title);

  kb_desk_set_label (self->title, both);
}

static void
update_cue (KbNowCard *self,
            gint64     cue_id)
{
  KbRecord *cue = kb_record_set_find (kb_show_get_plan (self->show), KB_ENTITY_CUE, cue_id);

  update_stock (self);
  if (cue == NULL)
    {
      kb_desk_set_label (self->number, "—");
      kb_desk_set_label (self->type, "");
      kb_desk_set_label (self->title, describe_unplanned (self, cue_id));
      kb_desk_set_label (self->price, "");
      kb_desk_set_label (self->speaker, "—");
      kb_cue_mark_set_cue_type (self->mark, -1);
      return;
    }

  kb_desk_set_label (self->number, kb_record_get_text (cue, KB_CUE_CUE_NO));
  kb_desk_set_label (self->type, kb_enum_label (&kb_cue_type_enum, kb_record_get_int (cue, KB_CUE_TYPE)));
  update_title (self, cue);
  kb_cue_mark_set_cue_type (self->mark, kb_record_get_int (cue, KB_CUE_TYPE));
  update_price (self, cue);
  kb_desk_set_label (self->speaker, kb_desk_get_speaker (kb_show_get_plan (self->show), cue));
}

static void
tick_elapsed (KbNowCard       *self,
              const KbRunLive *live)
{
  g_autofree char *used = NULL;
  g_autofree char *length = NULL;
  g_autofree char *elapsed = NULL;

  if (!kb_desk_keep (&self->elapsed_s, live->elapsed_ms / 1000))
    return;

  used = kb_duration_format (live->elapsed_ms);
  length = kb_duration_format (live->length_ms);
  elapsed = g_strdup_printf ("%s / %s", used, length);
  kb_digits_set_text (self->elapsed, elapsed);
}

static void
tick_countdown (KbNowCard       *self,
                const KbRunLive *live)
{
  g_autofree char *left = NULL;

  set_phase (self, live->phase);
  if (!kb_desk_keep (&self->left_s, kb_desk_get_shown_left (live)))
    return;

  left = kb_desk_describe_left (live);
  kb_digits_set_text (self->countdown, left);
}

/* Over time and while held it moves with the clock. */
static void
tick_end (KbNowCard       *self,
          const KbRunLive *live)
{
  g_autofree char *ends = NULL;

  if (!kb_desk_keep (&self->end_s, live->base_us / G_USEC_PER_SEC))
    return;

  ends = kb_instant_format_clock (live->base_us, self->zone);
  kb_desk_set_label (self->ends, ends);
}

static void
show_no_cue (KbNowCard *self)
{
  set_phase (self, KB_PHASE_NONE);
  kb_digits_set_text (self->countdown, "–");
  kb_digits_set_text (self->elapsed, "–");
  kb_desk_set_label (self->taken, "–");
  kb_desk_set_label (self->ends, "–");
  kb_cue_bar_set_cue (self->bar, 0, 0, 0);
  kb_cue_bar_set_elapsed (self->bar, 0);
}

static void
set_size (KbNowCard *self,
          gint64     ms)
{
  kb_css_class_set (GTK_WIDGET (self->countdown), "small", ms >= LONG_CUE_MS);
  kb_digits_set_sample (self->countdown, ms >= LONG_CUE_MS ? "−0:00:00" : "−00:00");
}

/* Before the first cue the card counts down into the show. */
static void
show_waiting (KbNowCard       *self,
              const KbRunLive *waiting)
{
  g_autofree char *start = kb_instant_format_clock (waiting->taken_us, self->zone);

  kb_desk_set_label (self->title, _("Until the show begins"));
  kb_desk_set_label (self->taken, start);
  set_size (self, waiting->remaining_ms);
  tick_countdown (self, waiting);
}

static gint64
or_default (gint64 own_ms,
            gint64 default_ms)
{
  return own_ms != KB_NONE ? own_ms : default_ms;
}

/* What is chosen once per cue: the size of the digits, and where the bar warns. */
static void
show_frame (KbNowCard       *self,
            const KbRunLive *live)
{
  g_autofree char *taken = kb_instant_format_clock (live->taken_us, self->zone);
  KbRunCue cue;

  kb_run_get_cue (kb_show_get_run (self->show), live->index, live, &cue);
  kb_desk_set_label (self->taken, taken);
  set_size (self, live->length_ms);
  kb_cue_bar_set_cue (self->bar, live->length_ms, or_default (cue.cue.warning_ms, KB_WARNING_DEFAULT_MS),
                      or_default (cue.cue.danger_ms, KB_DANGER_DEFAULT_MS));
}

static void
kb_now_card_dispose (GObject *object)
{
  KbNowCard *self = KB_NOW_CARD (object);

  g_clear_object (&self->show);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_now_card_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_NOW_CARD);
}

static void
kb_now_card_class_init (KbNowCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_now_card_dispose;
  g_type_ensure (KB_TYPE_CUE_BAR);
  g_type_ensure (KB_TYPE_CUE_MARK);
  g_type_ensure (KB_TYPE_DIGITS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-now-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, number);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, mark);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, type);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, title);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, price);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, stock);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, held);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, countdown);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, elapsed);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, taken);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, ends);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, speaker);
  gtk_widget_class_bind_template_child (widget_class, KbNowCard, bar);
}

static void
kb_now_card_init (KbNowCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_now_card_set_show:
 * @show: (nullable) (transfer none): the run
 */
void
kb_now_card_set_show (KbNowCard *self,
                      KbShow    *show)
{
  g_return_if_fail (KB_IS_NOW_CARD (self));

  g_set_object (&self->show, show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  if (show != NULL)
    self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
}

/**
 * kb_now_card_update:
 * @live: the run as it is now
 *
 * Brings everything up to date: something happened.
 */
void
kb_now_card_update (KbNowCard       *self,
                    const KbRunLive *live)
{
  KbRunLive waiting;

  g_return_if_fail (KB_IS_NOW_CARD (self));

  if (self->show == NULL)
    return;

  self->left_s = self->elapsed_s = self->end_s = KB_NONE;
  update_cue (self, live->cue_id);
  gtk_widget_set_visible (self->held, live->is_held);
  if (live->cue_id == 0)
    {
      show_no_cue (self);
      if (kb_desk_get_waiting (self->show, live, &waiting))
        show_waiting (self, &waiting);
      return;
    }

  show_frame (self, live);
  kb_now_card_tick (self, live);
}

/**
 * kb_now_card_tick:
 * @live: the run as it is now
 *
 * Brings what only time moves up to date.
 */
void
kb_now_card_tick (KbNowCard       *self,
                  const KbRunLive *live)
{
  KbRunLive waiting;

  g_return_if_fail (KB_IS_NOW_CARD (self));

  if (self->show != NULL && kb_desk_get_waiting (self->show, live, &waiting))
    tick_countdown (self, &waiting);
  if (self->show == NULL || live->cue_id == 0)
    return;

  tick_countdown (self, live);
  tick_elapsed (self, live);
  tick_end (self, live);
  kb_cue_bar_set_elapsed (self->bar, live->elapsed_ms);
}
