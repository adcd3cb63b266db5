/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-placer"

#include "config.h"

#include "kb-host-placer.h"
#include "kb-monitor-id.h"

/* How long a window manager may take before the window is asked for the monitor once more. */
#define PATIENCE_MS 1000

/**
 * KbHostPlacer:
 *
 * Keeps the host's window on its monitor. It takes the monitor whole, looks whether that came true and
 * tries once more if not. A monitor that is unplugged throws its full-screen window over the operator's,
 * so the window is hidden, and comes back with the monitor. With one monitor only the window is an
 * ordinary one.
 */
struct _KbHostPlacer
{
  GObject     parent_instance;

  GtkWindow  *window;         /* borrowed: it owns this */
  GListModel *monitors;
  GdkMonitor *target;         /* where it is to be, NULL for an ordinary window */
  GStrv       wishes;         /* monitors' ids, of all host windows, NULL before the first wish */
  guint       place;          /* which of them is this window's */
  gboolean    is_fullscreen;  /* wanted */
  gboolean    had_monitor;    /* it was on one of its own: without that it hides */
  guint       retries;
  guint       check_source;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbHostPlacer, kb_host_placer, G_TYPE_OBJECT)

static GdkMonitor *
find_target (KbHostPlacer *self)
{
  return self->is_fullscreen ? kb_monitor_id_find_place (self->monitors, (const char *const *) self->wishes, self->place)
                             : NULL;
}

static GdkToplevel *
get_toplevel (KbHostPlacer *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));

  return surface != NULL ? GDK_TOPLEVEL (surface) : NULL;
}

static gboolean
is_shown_whole (KbHostPlacer *self)
{
  GdkToplevel *toplevel = get_toplevel (self);

  return toplevel != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->window)) &&
         (gdk_toplevel_get_state (toplevel) & GDK_TOPLEVEL_STATE_FULLSCREEN) != 0;
}

static gboolean
check_cb (gpointer data)
{
  KbHostPlacer *self = data;

  self->check_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->target == NULL || kb_host_placer_is_placed (self) || self->retries > 0)
    return G_SOURCE_REMOVE;

  /* A window that is full screen already is not moved by some window managers of X11. */
  self->retries++;
  gtk_window_unfullscreen (self->window);
  gtk_window_fullscreen_on_monitor (self->window, self->target);
  self->check_source = g_timeout_add (PATIENCE_MS, check_cb, self);

  return G_SOURCE_REMOVE;
}

static void
check_later (KbHostPlacer *self)
{
  self->retries = 0;
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (PATIENCE_MS, check_cb, self);
}

static void
hide (KbHostPlacer *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
  gtk_window_unfullscreen (self->window);
}

static void
show (KbHostPlacer *self)
{
  if (self->target != NULL)
    {
      self->had_monitor = TRUE;
      gtk_window_fullscreen_on_monitor (self->window, self->target);
    }
  else
    gtk_window_unfullscreen (self->window);

  gtk_window_present (self->window);
  check_later (self);
}

static void
place_window (KbHostPlacer *self)
{
  GdkMonitor *target;
  gboolean is_same;

  if (self->wishes == NULL)
    return;

  target = find_target (self);
  is_same = target == self->target && gtk_widget_get_visible (GTK_WIDGET (self->window));
  g_set_object (&self->target, target);
  if (target == NULL && self->is_fullscreen && self->had_monitor)
    hide (self);
  else if (!is_same)
    show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
watch_monitors (KbHostPlacer *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      g_signal_handlers_disconnect_by_func (monitor, place_window, self);
      g_signal_connect_object (monitor, "notify::connector", G_CALLBACK (place_window), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (monitor, "notify::geometry", G_CALLBACK (place_window), self, G_CONNECT_SWAPPED);
    }
}

static void
monitors_changed_cb (KbHostPlacer *self)
{
  watch_monitors (self);
  place_window (self);
}

static gboolean
surface_changed_cb (KbHostPlacer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);

  return GDK_EVENT_PROPAGATE;
}

static void
realize_cb (KbHostPlacer *self)
{
  GdkToplevel *toplevel = get_toplevel (self);

  g_signal_connect_object (toplevel, "notify::state", G_CALLBACK (surface_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toplevel, "enter-monitor", G_CALLBACK (surface_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kb_host_placer_dispose (GObject *object)
{
  KbHostPlacer *self = KB_HOST_PLACER (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_object (&self->target);
  g_clear_object (&self->monitors);

  G_OBJECT_CLASS (kb_host_placer_parent_class)->dispose (object);
}

static void
kb_host_placer_finalize (GObject *object)
{
  KbHostPlacer *self = KB_HOST_PLACER (object);

  g_strfreev (self->wishes);

  G_OBJECT_CLASS (kb_host_placer_parent_class)->finalize (object);
}

static void
kb_host_placer_class_init (KbHostPlacerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kb_host_placer_dispose;
  object_class->finalize = kb_host_placer_finalize;

  /**
   * KbHostPlacer::changed:
   *
   * The window may be somewhere else now.
   */
  signals[CHANGED] = g_signal_new ("changed", KB_TYPE_HOST_PLACER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
kb_host_placer_init (KbHostPlacer *self)
{
}

/**
 * kb_host_placer_new:
 * @window: (transfer none): a window that lives longer than this, not shown yet
 *
 * Returns: (transfer full): the placer; the window stays hidden until the first wish.
 */
KbHostPlacer *
kb_host_placer_new (GtkWindow *window)
{
  KbHostPlacer *self = g_object_new (KB_TYPE_HOST_PLACER, NULL);

  self->window = window;
  self->monitors = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window))));
  g_signal_connect_object (self->monitors, "items-changed", G_CALLBACK (monitors_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  watch_monitors (self);

  return self;
}

/**
 * kb_host_placer_set_wish:
 * @monitors: what kb_monitor_id_create() gave for each of the desk's host windows, or "" for any but the operator's
 * @place: which of them is this window's
 * @is_fullscreen: whether the window takes the monitor whole
 *
 * Says where the window is to be, and shows it.
 */
void
kb_host_placer_set_wish (KbHostPlacer      *self,
                         const char *const *monitors,
                         guint              place,
                         gboolean           is_fullscreen)
{
  static const char *const any[] = { "", NULL };
  const gboolean is_known = monitors != NULL && place < g_strv_length ((char **) monitors);
  const char *const *wishes = is_known ? monitors : any;

  g_return_if_fail (KB_IS_HOST_PLACER (self));

  if (self->wishes != NULL && g_strv_equal ((const char *const *) self->wishes, wishes) &&
      self->place == (is_known ? place : 0) && self->is_fullscreen == is_fullscreen)
    return;

  g_strfreev (self->wishes);
  self->wishes = g_strdupv ((char **) wishes);
  self->place = is_known ? place : 0;
  self->is_fullscreen = is_fullscreen;
  place_window (self);
}

/**
 * kb_host_placer_is_placed:
 *
 * Returns: %TRUE when the window is seen to take its monitor whole; asked of the compositor, not assumed.
 */
gboolean
kb_host_placer_is_placed (KbHostPlacer *self)
{
  g_return_val_if_fail (KB_IS_HOST_PLACER (self), FALSE);

  return self->target != NULL && is_shown_whole (self) &&
         kb_host_placer_get_monitor (self) == self->target;
}

/**
 * kb_host_placer_get_monitor:
 *
 * Returns: (transfer none) (nullable): the monitor that the window is on, %NULL while it is hidden.
 */
GdkMonitor *
kb_host_placer_get_monitor (KbHostPlacer *self)
{
  GdkSurface *surface;

  g_return_val_if_fail (KB_IS_HOST_PLACER (self), NULL);

  surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  if (surface == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    return NULL;

  return gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
}
