/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-desk-bar"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-desk-bar.h"
#include "kb-desk-button.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-go-button.h"
#include "kb-makeup-card.h"

/**
 * KbDeskBar:
 *
 * The transport at the foot of the desk: buttons that say what they would do now. What they do are
 * the desk's own actions.
 */
struct _KbDeskBar
{
  GtkBox        parent_instance;

  GSettings    *settings;   /* owned */
  gint64        late_s;     /* what making up time was worked out for, seconds */

  KbDeskButton *hold_button;
  KbDeskButton *less_button;
  KbDeskButton *add_button;
  KbDeskButton *skip_button;
  KbDeskButton *makeup_button;
  KbGoButton   *go_button;
};

G_DEFINE_FINAL_TYPE (KbDeskBar, kb_desk_bar, GTK_TYPE_BOX)

static void
update_skip (KbDeskBar       *self,
             KbShow          *show,
             const KbRunLive *live)
{
  g_autofree char *text = NULL;
  KbRunCue cue;

  if (live->next_id == 0)
    {
      kb_desk_button_set_text (self->skip_button, _("Skip"));
      return;
    }

  kb_run_get_cue (kb_show_get_run (show), live->next_index, live, &cue);
  /* Translators: a button: skip the cue with that number */
  text = g_strdup_printf (_("Skip %s"), cue.number);
  kb_desk_button_set_text (self->skip_button, text);
}

/* Negative: to spare before the next hard cue, or at the end. */
static gint64
get_lateness (const KbRunLive *live)
{
  return MAX (live->over_ms, live->hard_id != 0 ? -live->slack_ms : live->over_ms);
}

/* What the button says beside its name: what can be won back, else what there is to spend. */
static char *
describe_offer (KbShow *show,
                gint64  won_ms)
{
  const gint64 spare_ms = won_ms < 1000 ? kb_makeup_card_estimate_spare (show) : 0;
  g_autofree char *amount = kb_duration_format (won_ms >= 1000 ? won_ms : spare_ms);

  if (won_ms >= 1000)
    /* Translators: on the button that makes up time: how much of the lateness can be won back */
    return g_strdup_printf (_("can win %s"), amount);
  /* Translators: on the button that makes up time, while all is on time: how much there is to spend */
  return spare_ms >= 1000 ? g_strdup_printf (_("%s to spare"), amount) : NULL;
}

/* The button offers itself only while there is something to win. */
static void
update_makeup (KbDeskBar       *self,
               KbShow          *show,
               const KbRunLive *live)
{
  const gint64 won_ms = live->cue_id != 0 && self->late_s > 0 ? kb_makeup_card_estimate (show) : 0;
  g_autofree char *note = live->cue_id != 0 ? describe_offer (show, won_ms) : NULL;

  kb_desk_button_set_note (self->makeup_button, note);
  kb_css_class_set (GTK_WIDGET (self->makeup_button), "offered", won_ms >= 1000);
}

/* How much a step is can be chosen; the buttons say so. */
static void
show_steps (KbDeskBar *self)
{
  const int seconds = g_settings_get_int (self->settings, "step-seconds");
  /* Translators: on a button of the desk: so many seconds less */
  g_autofree char *less = g_strdup_printf (_("−%d s"), seconds);
  /* Translators: on a button of the desk: so many seconds more */
  g_autofree char *more = g_strdup_printf (_("+%d s"), seconds);

  kb_desk_button_set_text (self->less_button, less);
  kb_desk_button_set_text (self->add_button, more);
}

static void
kb_desk_bar_dispose (GObject *object)
{
  KbDeskBar *self = KB_DESK_BAR (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_DESK_BAR);

  G_OBJECT_CLASS (kb_desk_bar_parent_class)->dispose (object);
}

static void
kb_desk_bar_class_init (KbDeskBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_desk_bar_dispose;
  g_type_ensure (KB_TYPE_DESK_BUTTON);
  g_type_ensure (KB_TYPE_GO_BUTTON);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-desk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDeskBar, hold_button);
  gtk_widget_class_bind_template_child (widget_class, KbDeskBar, less_button);
  gtk_widget_class_bind_template_child (widget_class, KbDeskBar, add_button);
  gtk_widget_class_bind_template_child (widget_class, KbDeskBar, skip_button);
  gtk_widget_class_bind_template_child (widget_class, KbDeskBar, makeup_button);
  gtk_widget_class_bind_template_child (widget_class, KbDeskBar, go_button);
}

static void
kb_desk_bar_init (KbDeskBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (KB_APP_ID);
  g_signal_connect_object (self->settings, "changed::step-seconds", G_CALLBACK (show_steps), self, G_CONNECT_SWAPPED);
  show_steps (self);
}

/**
 * kb_desk_bar_update:
 * @show: the run
 * @live: the run as it is now
 *
 * Something happened in the run.
 */
void
kb_desk_bar_update (KbDeskBar       *self,
                    KbShow          *show,
                    const KbRunLive *live)
{
  g_return_if_fail (KB_IS_DESK_BAR (self));

  update_skip (self, show, live);
  kb_go_button_update (self->go_button, show, live);
  kb_desk_button_set_text (self->hold_button, live->is_held ? _("Resume") : _("Hold"));
  kb_css_class_set (GTK_WIDGET (self->hold_button), "offered", live->is_held);
  self->late_s = get_lateness (live) / 1000;
  update_makeup (self, show, live);
}

/**
 * kb_desk_bar_tick:
 * @show: the run
 * @live: the run as it is now
 *
 * Only the clock moved: what can be won back, or spent, is worked out again when it has another second.
 */
void
kb_desk_bar_tick (KbDeskBar       *self,
                  KbShow          *show,
                  const KbRunLive *live)
{
  g_return_if_fail (KB_IS_DESK_BAR (self));

  if (kb_desk_keep (&self->late_s, get_lateness (live) / 1000))
    update_makeup (self, show, live);
}

/**
 * kb_desk_bar_flash:
 *
 * Shows that a GO came and was kept back by the guard.
 */
void
kb_desk_bar_flash (KbDeskBar *self)
{
  g_return_if_fail (KB_IS_DESK_BAR (self));

  kb_go_button_flash (self->go_button);
}
