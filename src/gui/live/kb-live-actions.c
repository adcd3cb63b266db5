/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-actions"

#include "config.h"

#include "kb-live-desk-private.h"

/* What the desk's actions do; buttons, keys and the host's window all mean these. */

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  kb_live_desk_go (KB_LIVE_DESK (widget), FALSE);
}

/* What needs nothing but the run. */
static const struct
{
  const char *name;
  gboolean  (*act) (KbShow *show);
} plain_actions[] = {
  { "live.anchor", kb_show_anchor },
  { "live.back", kb_show_back },
  { "live.hold", kb_show_toggle_hold },
  { "live.undo", kb_show_undo },
};

static void
plain_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbLiveDesk *self = KB_LIVE_DESK (widget);

  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    if (g_str_equal (plain_actions[i].name, name))
      plain_actions[i].act (self->show);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KbLiveDesk *self = KB_LIVE_DESK (widget);

  kb_show_add (self->show, g_variant_get_int32 (parameter) * g_settings_get_int (self->settings, "step-seconds")
                           * G_GINT64_CONSTANT (1000));
}

static void
skip_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbLiveDesk *self = KB_LIVE_DESK (widget);

  KbRunLive live;

  kb_show_tick (self->show, &live);
  kb_show_toggle_skip (self->show, live.next_id);
}

static void
makeup_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KbLiveDesk *self = KB_LIVE_DESK (widget);

  if (g_str_equal (name, "live.make-up"))
    kb_makeup_card_propose (self->makeup_card, self->show);
  else if (g_str_equal (name, "live.apply"))
    kb_makeup_card_apply (self->makeup_card, self->show);
  else
    kb_makeup_card_dismiss (self->makeup_card);
  kb_live_desk_update_middle (self);
}

static void
jump_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_jump_entry_enter (KB_LIVE_DESK (widget)->jump_entry);
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  kb_live_desk_ask_end (KB_LIVE_DESK (widget));
}

/**
 * kb_live_desk_install_actions:
 *
 * Installs every action of the desk as `live.*`; for kb-live-desk.c.
 */
void
kb_live_desk_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_actions); i++)
    gtk_widget_class_install_action (widget_class, plain_actions[i].name, NULL, plain_action);
  gtk_widget_class_install_action (widget_class, "live.go", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "live.add", "i", add_action);
  gtk_widget_class_install_action (widget_class, "live.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "live.jump", NULL, jump_action);
  gtk_widget_class_install_action (widget_class, "live.make-up", NULL, makeup_action);
  gtk_widget_class_install_action (widget_class, "live.apply", NULL, makeup_action);
  gtk_widget_class_install_action (widget_class, "live.dismiss", NULL, makeup_action);
  gtk_widget_class_install_action (widget_class, "live.end", NULL, end_action);
}
