/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-now-card"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue-bar.h"
#include "kb-cue-mark.h"
#include "kb-cue.h"
#include "kb-digits.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-now-card.h"
#include "kb-pricing.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-text.h"

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

  GtkLabel   *number;
  KbCueMark  *mark;
  GtkLabel   *type;
  GtkLabel   *title;
  GtkLabel   *price;
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
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

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
  KbRecord *item = kb_record_set_find_ref (plan, cue, KB_CUE_LINEUP_ITEM_ID);
  const char *currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  g_autofree char *price = item != NULL
                             ? kb_money_format_short (kb_pricing_compute (plan, item).final_minor, currency)
                             : g_strdup ("");

  set_label (self->price, price);
}

static void
update_speaker (KbNowCard *self,
                KbRecord  *cue)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  KbRecord *duty = kb_record_set_find_ref (plan, cue, KB_CUE_SPEAKER_ID);
  KbRecord *person = duty != NULL ? kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID) : NULL;
  const char *name = person != NULL ? kb_record_get_text (person, KB_PERSON_STAGE_NAME) : "—";

  if (person != NULL && kb_text_is_empty (name))
    name = kb_record_get_text (person, KB_PERSON_NAME);
  set_label (self->speaker, name);
}

static void
update_cue (KbNowCard *self,
            gint64     cue_id)
{
  KbRecord *cue = kb_record_set_find (kb_show_get_plan (self->show), KB_ENTITY_CUE, cue_id);

  if (cue == NULL)
    {
      set_label (self->number, "—");
      set_label (self->type, "");
      set_label (self->title, cue_id == 0 ? _("No cue is on") : _("This cue is no longer in the plan"));
      set_label (self->price, "");
      set_label (self->speaker, "—");
      kb_cue_mark_set_cue_type (self->mark, -1);
      return;
    }

  set_label (self->number, kb_record_get_text (cue, KB_CUE_CUE_NO));
  set_label (self->type, kb_enum_label (&kb_cue_type_enum, kb_record_get_int (cue, KB_CUE_TYPE)));
  set_label (self->title, kb_record_get_text (cue, KB_CUE_TITLE));
  kb_cue_mark_set_cue_type (self->mark, kb_record_get_int (cue, KB_CUE_TYPE));
  update_price (self, cue);
  update_speaker (self, cue);
}

static void
update_facts (KbNowCard       *self,
              const KbRunLive *live)
{
  g_autofree char *used = kb_duration_format (live->elapsed_ms);
  g_autofree char *length = kb_duration_format (live->length_ms);
  g_autofree char *elapsed = g_strdup_printf ("%s / %s", used, length);
  g_autofree char *taken = kb_instant_format_clock (live->taken_us, self->zone);
  g_autofree char *ends = kb_instant_format_clock (live->base_us, self->zone);

  kb_digits_set_text (self->elapsed, elapsed);
  set_label (self->taken, taken);
  set_label (self->ends, ends);
}

static void
kb_now_card_dispose (GObject *object)
{
  KbNowCard *self = KB_NOW_CARD (object);

  g_clear_object (&self->show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_NOW_CARD);

  G_OBJECT_CLASS (kb_now_card_parent_class)->dispose (object);
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
 */
void
kb_now_card_update (KbNowCard       *self,
                    const KbRunLive *live)
{
  g_autofree char *left = NULL;

  g_return_if_fail (KB_IS_NOW_CARD (self));

  if (self->show == NULL)
    return;

  update_cue (self, live->cue_id);
  set_phase (self, live->phase);
  if (live->cue_id == 0)
    {
      kb_digits_set_text (self->countdown, "–");
      kb_digits_set_text (self->elapsed, "–");
      set_label (self->taken, "–");
      set_label (self->ends, "–");
      kb_cue_bar_set_cue (self->bar, 0, 0, 0);
      kb_cue_bar_set_elapsed (self->bar, 0);
      return;
    }

  /* A countdown reaches 0:00 when the time is up, not a second before. */
  left = kb_duration_format (live->remaining_ms > 0 ? (live->remaining_ms + 999) / 1000 * 1000
                                                    : live->remaining_ms);
  kb_digits_set_text (self->countdown, left);
  update_facts (self, live);
  kb_cue_bar_set_cue (self->bar, live->length_ms, KB_WARNING_DEFAULT_MS, KB_DANGER_DEFAULT_MS);
  kb_cue_bar_set_elapsed (self->bar, live->elapsed_ms);
}
