/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-screens-window"

#include "config.h"

#include "kb-screen-card.h"
#include "kb-screens-window.h"

/**
 * KbScreensWindow:
 *
 * The windows that host, co-host and floor read from: which there are, where, and how each does.
 */
struct _KbScreensWindow
{
  AdwWindow   parent_instance;

  KbLiveHost *host;                  /* owned */
  GtkWidget  *cards[KB_N_SCREENS];   /* borrowed */
  GtkBox     *box;
};

G_DEFINE_FINAL_TYPE (KbScreensWindow, kb_screens_window, ADW_TYPE_WINDOW)

static void
update (KbScreensWindow *self)
{
  for (KbScreen i = 0; i < KB_N_SCREENS; i++)
    {
      gboolean is_well;
      g_autofree char *state = kb_live_host_dup_state (self->host, i, &is_well);

      kb_screen_card_set_state (KB_SCREEN_CARD (self->cards[i]), state, is_well);
    }
}

static void
kb_screens_window_dispose (GObject *object)
{
  KbScreensWindow *self = KB_SCREENS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_SCREENS_WINDOW);
  g_clear_object (&self->host);

  G_OBJECT_CLASS (kb_screens_window_parent_class)->dispose (object);
}

static void
kb_screens_window_class_init (KbScreensWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_screens_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-screens-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbScreensWindow, box);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kb_screens_window_init (KbScreensWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_screens_window_present:
 * @parent: the window in front of which it opens
 * @host: (transfer none): the desk's host windows
 * @library: (transfer none): what all sessions share
 *
 * Shows what is chosen for the host windows. What is behind it goes on.
 */
void
kb_screens_window_present (GtkWindow   *parent,
                           KbLiveHost  *host,
                           KbRecordSet *library)
{
  KbScreensWindow *self = g_object_new (KB_TYPE_SCREENS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->host = g_object_ref (host);
  for (KbScreen i = 0; i < KB_N_SCREENS; i++)
    {
      self->cards[i] = kb_screen_card_new (i, library);
      gtk_box_append (self->box, self->cards[i]);
    }
  g_signal_connect_object (host, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
