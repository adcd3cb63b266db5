/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-wall-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-live-list.h"
#include "kb-monitor-id.h"
#include "kb-next-card.h"
#include "kb-now-card.h"
#include "kb-scale-bin.h"
#include "kb-screen.h"
#include "kb-session-text.h"
#include "kb-truth-line.h"
#include "kb-wall-window.h"

/* What it shows was made for a desk of this size; on the wall it is larger. */
#define WIDTH 1200
#define HEIGHT 675
#define LIST_WIDTH 372

/**
 * KbWallWindow:
 *
 * The desk for the room: clock, cue and what comes, as large as the wall monitor is, and nothing to press.
 */
struct _KbWallWindow
{
  KbDeskWindow  parent_instance;

  GTimeZone    *zone;        /* owned, nullable */
  KbTruthLine  *truth;       /* borrowed */
  KbNowCard    *now_card;    /* likewise */
  KbNextCard   *next_card;
  KbLiveList   *list;
  gint64        clock_s;     /* the run's clock as shown, seconds */
};

G_DEFINE_FINAL_TYPE (KbWallWindow, kb_wall_window, KB_TYPE_DESK_WINDOW)

static void
kb_wall_window_set_show (KbDeskWindow *window,
                         KbShow       *show)
{
  KbWallWindow *self = KB_WALL_WINDOW (window);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
  kb_truth_line_set_show (self->truth, show);
  kb_now_card_set_show (self->now_card, show);
  kb_live_list_set_show (self->list, show);
}

static void
kb_wall_window_tick (KbDeskWindow    *window,
                     KbShow          *show,
                     const KbRunLive *live)
{
  KbWallWindow *self = KB_WALL_WINDOW (window);

  kb_truth_line_tick (self->truth, live);
  kb_now_card_tick (self->now_card, live);
  if (self->clock_s == live->clock_us / G_USEC_PER_SEC || !(live->phase == KB_PHASE_OVER || live->is_held || live->cue_id == 0))
    return;

  self->clock_s = live->clock_us / G_USEC_PER_SEC;
  kb_live_list_update (self->list, live);
  kb_next_card_update (self->next_card, show, self->zone, live);
}

static void
kb_wall_window_update (KbDeskWindow    *window,
                       KbShow          *show,
                       const KbRunLive *live)
{
  KbWallWindow *self = KB_WALL_WINDOW (window);

  kb_truth_line_update (self->truth, live);
  kb_now_card_update (self->now_card, live);
  kb_live_list_update (self->list, live);
  kb_next_card_update (self->next_card, show, self->zone, live);
}

static gboolean
is_read_from (GListModel *monitors,
              GdkMonitor *monitor,
              GStrv       wishes)
{
  for (guint i = 0; wishes[i] != NULL; i++)
    if (kb_monitor_id_find_place (monitors, (const char *const *) wishes, i) == monitor)
      return TRUE;

  return FALSE;
}

/* The one that nobody reads from and that is not, as the first of several, the desk's; none when there are not so many. */
static GdkMonitor *
find_wall (void)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  g_autoptr (GSettings) settings = g_settings_new (KB_APP_ID);
  gint64 place;
  g_auto (GStrv) wishes = kb_screen_list_monitors (KB_SCREEN_HOST, settings, &place);

  for (guint i = g_list_model_get_n_items (monitors); i > 1; i--)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i - 1);

      if (!is_read_from (monitors, monitor, wishes))
        return monitor;   /* the display keeps it alive */
    }

  return NULL;
}

/* Its own keys come before the desk's. */
static gboolean
key_pressed_cb (GtkWindow       *window,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const gboolean is_fullscreen = gtk_window_is_fullscreen (window);

  if (is_fullscreen && (keyval == GDK_KEY_Escape || keyval == GDK_KEY_F11))
    gtk_window_unfullscreen (window);
  else if (keyval == GDK_KEY_F11)
    gtk_window_fullscreen (window);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
kb_wall_window_realize (GtkWidget *widget)
{
  GdkMonitor *wall = find_wall ();

  GTK_WIDGET_CLASS (kb_wall_window_parent_class)->realize (widget);

  if (wall != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (widget), wall);
}

static void
kb_wall_window_dispose (GObject *object)
{
  g_clear_pointer (&KB_WALL_WINDOW (object)->zone, g_time_zone_unref);

  G_OBJECT_CLASS (kb_wall_window_parent_class)->dispose (object);
}

static void
kb_wall_window_class_init (KbWallWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_wall_window_dispose;
  KB_DESK_WINDOW_CLASS (klass)->set_show = kb_wall_window_set_show;
  KB_DESK_WINDOW_CLASS (klass)->update = kb_wall_window_update;
  KB_DESK_WINDOW_CLASS (klass)->tick = kb_wall_window_tick;
  widget_class->realize = kb_wall_window_realize;
}

static GtkWidget *
create_cards (KbWallWindow *self)
{
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->now_card = g_object_new (KB_TYPE_NOW_CARD, "vexpand", TRUE, "hexpand", TRUE, NULL);
  self->next_card = g_object_new (KB_TYPE_NEXT_CARD, NULL);
  gtk_widget_add_css_class (cards, "center");
  gtk_box_append (GTK_BOX (cards), GTK_WIDGET (self->now_card));
  gtk_box_append (GTK_BOX (cards), GTK_WIDGET (self->next_card));

  return cards;
}

static GtkWidget *
create_content (KbWallWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_vexpand (line, TRUE);
  self->truth = g_object_new (KB_TYPE_TRUTH_LINE, "vexpand", FALSE, NULL);
  self->list = g_object_new (KB_TYPE_LIVE_LIST, "vexpand", TRUE, "width-request", LIST_WIDTH, NULL);
  kb_live_list_set_room (self->list, FALSE, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "list-pane");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->truth));
  gtk_box_append (GTK_BOX (content), line);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (line), create_cards (self));

  return content;
}

static void
kb_wall_window_init (KbWallWindow *self)
{
  GtkWidget *handle = gtk_window_handle_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "wall");
  gtk_window_set_title (GTK_WINDOW (self), _("Kaibo: Wall Monitor"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), kb_scale_bin_new (create_content (self), WIDTH, HEIGHT));
  adw_window_set_content (ADW_WINDOW (self), handle);
}
