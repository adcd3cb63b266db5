/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-desk-window"

#include "config.h"

#include "kb-desk-window.h"

/**
 * KbDeskWindow:
 *
 * A window beside the desk that shows the same run. Its keys are the desk's; it goes with the run, and with the desk.
 */
typedef struct
{
  KbLiveDesk *desk;       /* borrowed: it takes us along */
  KbShow     *show;       /* owned */
  guint       held_key;   /* the key that is down, 0 for none: what follows is its repeat */
} KbDeskWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KbDeskWindow, kb_desk_window, ADW_TYPE_WINDOW)

static void
tick_cb (KbDeskWindow *self)
{
  KbDeskWindowPrivate *priv = kb_desk_window_get_instance_private (self);
  KbRunLive live;

  kb_show_tick (priv->show, &live);
  KB_DESK_WINDOW_GET_CLASS (self)->tick (self, priv->show, &live);
}

static void
changed_cb (KbDeskWindow *self)
{
  KbDeskWindowPrivate *priv = kb_desk_window_get_instance_private (self);
  KbRunLive live;

  if (kb_show_is_ended (priv->show))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  kb_show_tick (priv->show, &live);
  KB_DESK_WINDOW_GET_CLASS (self)->update (self, priv->show, &live);
}

static gboolean
key_pressed_cb (KbDeskWindow    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  KbDeskWindowPrivate *priv = kb_desk_window_get_instance_private (self);
  const gboolean is_repeat = priv->held_key == keycode;

  priv->held_key = keycode;
  return kb_live_desk_handle_key (priv->desk, keyval, state, is_repeat);
}

static void
key_released_cb (KbDeskWindow *self)
{
  KbDeskWindowPrivate *priv = kb_desk_window_get_instance_private (self);

  priv->held_key = 0;
}

static void
desk_gone_cb (KbDeskWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
kb_desk_window_dispose (GObject *object)
{
  KbDeskWindowPrivate *priv = kb_desk_window_get_instance_private (KB_DESK_WINDOW (object));

  if (priv->show != NULL)
    g_signal_handlers_disconnect_by_data (priv->show, object);
  g_clear_object (&priv->show);

  G_OBJECT_CLASS (kb_desk_window_parent_class)->dispose (object);
}

static void
kb_desk_window_class_init (KbDeskWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_desk_window_dispose;
}

static void
kb_desk_window_init (KbDeskWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (key_released_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "live-desk");
}

static void
begin (KbDeskWindow *self,
       KbLiveDesk   *desk)
{
  KbDeskWindowPrivate *priv = kb_desk_window_get_instance_private (self);

  priv->desk = desk;
  priv->show = g_object_ref (kb_live_desk_get_show (desk));
  g_signal_connect_object (desk, "destroy", G_CALLBACK (desk_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->show, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  KB_DESK_WINDOW_GET_CLASS (self)->set_show (self, priv->show);
  changed_cb (self);
}

static KbDeskWindow *
find_open (GType       type,
           KbLiveDesk *desk)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      KbDeskWindowPrivate *priv;

      if (!G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        continue;
      priv = kb_desk_window_get_instance_private (KB_DESK_WINDOW (window));
      if (priv->desk == desk)
        return KB_DESK_WINDOW (window);   /* GTK keeps it alive */
    }

  return NULL;
}

/**
 * kb_desk_window_open:
 * @type: which kind of window beside the desk
 * @desk: a desk with a run
 *
 * Shows that window, the same one when it is open already.
 */
void
kb_desk_window_open (GType       type,
                     KbLiveDesk *desk)
{
  KbDeskWindow *self;

  g_return_if_fail (g_type_is_a (type, KB_TYPE_DESK_WINDOW));
  g_return_if_fail (KB_IS_LIVE_DESK (desk));

  if (kb_live_desk_get_show (desk) == NULL)
    return;

  self = find_open (type, desk);
  if (self == NULL)
    {
      self = g_object_new (type, NULL);
      begin (self, desk);
    }
  gtk_window_present (GTK_WINDOW (self));
}
