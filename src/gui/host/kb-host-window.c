/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-host-feed.h"
#include "kb-host-placer.h"
#include "kb-host-window.h"

#define REPORT_MS 1000

/**
 * KbHostWindow:
 *
 * The host's screen as a window: shows what the follower was told, sends the keys back, keeps the screen
 * awake and says how the screen does. Nothing in it takes the focus and the pointer is not seen.
 */
struct _KbHostWindow
{
  GtkWindow     parent_instance;

  KbFollower   *follower;
  KbClock      *clock;
  KbTransport  *transport;
  KbHostView   *view;           /* borrowed: the child */
  KbHostPlacer *placer;
  GPtrArray    *scripts;        /* KbScript */
  KbHostState   state;
  char         *message;        /* the one that is up, to know a new one */
  gint64        message_us;     /* the show's clock when it came */
  guint         inhibit_cookie;
  guint         report_source;
  GHashTable   *pressed;        /* key codes that are down: a key that repeats says so */
};

enum { PROP_FOLLOWER = 1, PROP_CLOCK, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbHostWindow, kb_host_window, GTK_TYPE_WINDOW)

static void
show_scripts (KbHostWindow        *self,
              const KbFollowState *told)
{
  g_clear_pointer (&self->scripts, g_ptr_array_unref);
  self->scripts = kb_host_feed_create_scripts (told);
  kb_host_view_set_scripts (self->view, self->scripts);
}

static void
show_transport (KbHostWindow        *self,
                const KbFollowState *told)
{
  KbTransportState transport;

  kb_host_feed_fill_transport (told, self->scripts, &transport);
  kb_transport_set_state (self->transport, &transport);
}

/* The desk does not say when it wrote a message; it comes at once. */
static void
stamp_message (KbHostWindow *self,
               gint64        boot_us)
{
  if (g_strcmp0 (self->message, self->state.message.text) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (self->state.message.text);
      self->message_us = kb_host_state_get_wall_us (&self->state, boot_us,
                                                    kb_clock_get_wall_us (self->clock));
    }
  self->state.message.sent_us = self->message_us;
}

/* For the test card: "HDMI-1 · 1920×1080 · 60.0 Hz". */
static char *
describe_screen (KbHostWindow *self)
{
  GdkMonitor *monitor = kb_host_placer_get_monitor (self->placer);
  const int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  const char *connector, *model;
  GdkRectangle geometry;

  if (monitor == NULL)
    return NULL;

  connector = gdk_monitor_get_connector (monitor);
  model = gdk_monitor_get_model (monitor);
  gdk_monitor_get_geometry (monitor, &geometry);
  /* Translators: a screen: connector, model, width, height, refresh rate */
  return g_strdup_printf (_("%s · %s · %d×%d · %.1f Hz"), connector != NULL ? connector : "—", model != NULL ? model : "—",
                          geometry.width * scale, geometry.height * scale, gdk_monitor_get_refresh_rate (monitor) / 1000.0);
}

static void
show_state (KbHostWindow        *self,
            const KbFollowState *told)
{
  gint64 boot_us = kb_clock_get_boot_us (self->clock);

  self->state.is_away = !kb_follower_is_connected (self->follower);
  kb_host_feed_fill_state (told, boot_us, &self->state);
  stamp_message (self, boot_us);
  self->state.screen = describe_screen (self);
  kb_host_view_set_state (self->view, &self->state);
}

static void
show_look (KbHostWindow        *self,
           const KbFollowState *told)
{
  GdkMonitor *monitor = kb_host_placer_get_monitor (self->placer);
  double short_side_mm = monitor != NULL ? MIN (gdk_monitor_get_width_mm (monitor), gdk_monitor_get_height_mm (monitor)) : 0;
  KbHostLook look;

  kb_host_feed_fill_look (&told->style, short_side_mm, &look);
  kb_host_view_set_look (self->view, &look);
  kb_host_placer_set_wish (self->placer, (const char *const *) told->style.monitors, (guint) told->style.place,
                           told->style.is_fullscreen);
}

static void
follower_changed_cb (KbFollower   *follower,
                     guint         parts,
                     KbHostWindow *self)
{
  const KbFollowState *told = kb_follower_get_state (follower);
  gboolean has_texts = (parts & (KB_FOLLOW_SHOW | KB_FOLLOW_CUES | KB_FOLLOW_CUE)) != 0;

  /* Texts and their place first and together, so that an edit does not show between them. */
  if (has_texts || self->scripts == NULL)
    show_scripts (self, told);
  if (has_texts || (parts & (KB_FOLLOW_TRANSPORT | KB_FOLLOW_TIMES)) != 0)
    show_transport (self, told);
  show_state (self, told);
  if ((parts & KB_FOLLOW_STYLE) != 0)
    show_look (self, told);
}

static void
connected_cb (KbHostWindow *self)
{
  if (kb_follower_has_state (self->follower))
    show_state (self, kb_follower_get_state (self->follower));
}

static gboolean
key_pressed_cb (KbHostWindow    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  modifiers)
{
  g_autofree char *name = gtk_accelerator_name (keyval, modifiers & gtk_accelerator_get_default_mod_mask ());
  gboolean is_repeat = !g_hash_table_add (self->pressed, GUINT_TO_POINTER (keycode));

  kb_follower_send_command (self->follower, is_repeat ? "key-repeat" : "key", name);

  return GDK_EVENT_STOP;
}

static void
key_released_cb (KbHostWindow *self,
                 guint         keyval,
                 guint         keycode)
{
  g_hash_table_remove (self->pressed, GUINT_TO_POINTER (keycode));
}

/* A key that is released elsewhere is not heard of. */
static void
is_active_cb (KbHostWindow *self)
{
  g_hash_table_remove_all (self->pressed);
}

static char *
dup_renderer_name (KbHostWindow *self)
{
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (self));

  return g_strdup (renderer == NULL ? "" : GSK_IS_CAIRO_RENDERER (renderer) ? "cairo" : "gl");
}

/* By these the desk breaks lines as this screen does. */
static void
describe_text (KbHostWindow   *self,
               KbFollowReport *report)
{
  KbPrompterView *prompter = kb_host_view_get_prompter (self->view);
  const KbPrompterLook *look = kb_prompter_view_get_look (prompter);
  int width = gtk_widget_get_width (GTK_WIDGET (prompter)), height = gtk_widget_get_height (GTK_WIDGET (prompter));

  if (!gtk_widget_get_child_visible (GTK_WIDGET (prompter)))
    return;

  kb_turn_map_size (look->turn, &width, &height);
  report->text_width = width;
  report->text_size = look->size;
  report->margin_start = look->margin_start;
  report->margin_end = look->margin_end;
}

static gboolean
report_cb (gpointer data)
{
  KbHostWindow *self = data;
  KbFrameMeter *meter = kb_prompter_view_get_meter (kb_host_view_get_prompter (self->view));
  const KbFrameFigures figures = meter->figures;
  GdkMonitor *monitor = kb_host_placer_get_monitor (self->placer);
  g_autoptr (KbFollowReport) report = g_new0 (KbFollowReport, 1);
  GdkRectangle geometry = { 0 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &geometry);
  report->monitor = g_strdup (monitor != NULL && gdk_monitor_get_connector (monitor) != NULL
                              ? gdk_monitor_get_connector (monitor) : "");
  report->width = geometry.width * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  report->height = geometry.height * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  report->refresh_hz = figures.refresh_hz;
  report->shown = figures.shown;
  report->dropped = figures.dropped;
  report->is_proven = figures.is_proven;
  report->is_fullscreen = kb_host_placer_is_placed (self->placer);
  report->is_awake = self->inhibit_cookie != 0;
  report->renderer = dup_renderer_name (self);
  report->frames = kb_frame_meter_take_log (meter);
  describe_text (self, report);
  kb_follower_send_report (self->follower, report);

  return G_SOURCE_CONTINUE;
}

static void
placer_changed_cb (KbHostWindow *self)
{
  /* Another screen is read at another size. */
  if (kb_follower_has_state (self->follower))
    show_look (self, kb_follower_get_state (self->follower));
  report_cb (self);
}

static void
kb_host_window_map (GtkWidget *widget)
{
  KbHostWindow *self = KB_HOST_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  GTK_WIDGET_CLASS (kb_host_window_parent_class)->map (widget);

  /* With the mapped window: GTK's Wayland code reads its surface. */
  if (application != NULL)
    self->inhibit_cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                                    _("The host is reading"));
}

static void
kb_host_window_unmap (GtkWidget *widget)
{
  KbHostWindow *self = KB_HOST_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->inhibit_cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
  GTK_WIDGET_CLASS (kb_host_window_parent_class)->unmap (widget);
}

static void
add_key_controller (KbHostWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
kb_host_window_constructed (GObject *object)
{
  KbHostWindow *self = KB_HOST_WINDOW (object);
  GtkWidget *view = kb_host_view_new (self->transport, self->clock);

  G_OBJECT_CLASS (kb_host_window_parent_class)->constructed (object);

  self->view = KB_HOST_VIEW (view);
  gtk_window_set_child (GTK_WINDOW (self), view);
  self->placer = kb_host_placer_new (GTK_WINDOW (self));
  g_signal_connect_object (self->placer, "changed", G_CALLBACK (placer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->follower, "changed", G_CALLBACK (follower_changed_cb), self, 0);
  g_signal_connect_object (self->follower, "notify::connected", G_CALLBACK (connected_cb), self,
                           G_CONNECT_SWAPPED);
  self->report_source = g_timeout_add_full (G_PRIORITY_LOW, REPORT_MS, report_cb, self, NULL);
}

static void
kb_host_window_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  KbHostWindow *self = KB_HOST_WINDOW (object);

  switch (prop_id)
    {
    case PROP_FOLLOWER:
      self->follower = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_host_window_dispose (GObject *object)
{
  KbHostWindow *self = KB_HOST_WINDOW (object);

  g_clear_handle_id (&self->report_source, g_source_remove);
  g_clear_object (&self->placer);
  g_clear_object (&self->follower);
  g_clear_object (&self->transport);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->scripts, g_ptr_array_unref);

  G_OBJECT_CLASS (kb_host_window_parent_class)->dispose (object);
}

static void
kb_host_window_finalize (GObject *object)
{
  KbHostWindow *self = KB_HOST_WINDOW (object);

  kb_host_state_clear (&self->state);
  g_hash_table_unref (self->pressed);
  g_free (self->message);

  G_OBJECT_CLASS (kb_host_window_parent_class)->finalize (object);
}

static void
kb_host_window_class_init (KbHostWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = kb_host_window_constructed;
  object_class->set_property = kb_host_window_set_property;
  object_class->dispose = kb_host_window_dispose;
  object_class->finalize = kb_host_window_finalize;
  widget_class->map = kb_host_window_map;
  widget_class->unmap = kb_host_window_unmap;

  properties[PROP_FOLLOWER] = g_param_spec_object ("follower", NULL, NULL, KB_TYPE_FOLLOWER, flags);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, KB_TYPE_CLOCK, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kb_host_window_init (KbHostWindow *self)
{
  self->transport = kb_transport_new ();
  self->pressed = g_hash_table_new (NULL, NULL);
  kb_host_state_init (&self->state);

  gtk_window_set_default_size (GTK_WINDOW (self), 960, 540);
  gtk_widget_add_css_class (GTK_WIDGET (self), "host");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  add_key_controller (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

/**
 * kb_host_window_new:
 * @application: the host's process
 * @screen: whose window it is
 * @follower: what the desk tells; started by the caller
 * @clock: the clocks
 *
 * Returns: (transfer floating): the window. It shows itself when it knows on which monitor.
 */
GtkWidget *
kb_host_window_new (GtkApplication *application,
                    KbScreen        screen,
                    KbFollower     *follower,
                    KbClock        *clock)
{
  const char *const titles[] = { _("Kaibo: host's screen"), _("Kaibo: co-host's screen"), _("Kaibo: floor's screen") };

  g_return_val_if_fail (screen < KB_N_SCREENS, NULL);

  return g_object_new (KB_TYPE_HOST_WINDOW, "application", application, "follower", follower, "clock", clock,
                       "title", titles[screen], NULL);
}
