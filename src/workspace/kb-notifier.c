/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-notifier"

#include "config.h"

#include <gio/gio.h>
#include <libnotify/notify.h>

#include "kb-notifier.h"

/* What is older than this when its turn comes is no news: the service was stuck. */
#define STALE_US (60 * (gint64) G_USEC_PER_SEC)

/* A notice on its way; one without a summary ends the thread. */
typedef struct
{
  char   *summary;   /* owned, nullable */
  char   *body;      /* owned */
  gint64  since_us;  /* monotonic */
} Notice;

/**
 * KbNotifier:
 *
 * Notices for the desktop. A service that hangs blocks libnotify for 25 seconds, so a thread with a main context of its
 * own talks to it, and nobody waits for that thread; whoever notifies says the same in the window.
 */
struct _KbNotifier
{
  GObject      parent_instance;

  GAsyncQueue *notices;   /* owned, shared with the thread */
};

G_DEFINE_FINAL_TYPE (KbNotifier, kb_notifier, G_TYPE_OBJECT)

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_free (notice->summary);
  g_free (notice->body);
  g_free (notice);
}

static void
show (const Notice *notice)
{
  g_autofree char *body = g_markup_escape_text (notice->body, -1);
  NotifyNotification *notification = notify_notification_new (notice->summary, body, KB_APP_ID);
  g_autoptr (GError) error = NULL;

  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (KB_APP_ID));
  notify_notification_set_category (notification, "x-kaibo.crew");
  if (!notify_notification_show (notification, &error))
    g_info ("No notice on the desktop: %s", error->message);
  g_object_unref (notification);
}

/* Without a bus libnotify would complain on standard error; one that comes later is found then. One that goes takes the
 * whole program along unless it is told not to: a show goes on without a desktop. It is kept, as libnotify would open
 * another that was not told. */
static gboolean
find_bus (GDBusConnection **bus)
{
  g_autoptr (GError) error = NULL;

  if (*bus == NULL)
    *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (*bus == NULL)
    {
      g_info ("No notice on the desktop: %s", error->message);
      return FALSE;
    }
  g_dbus_connection_set_exit_on_close (*bus, FALSE);
  return notify_is_initted () || notify_init ("Kaibo");
}

static gpointer
run (gpointer data)
{
  g_autoptr (GAsyncQueue) notices = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GDBusConnection) bus = NULL;
  gboolean is_over = FALSE;

  g_main_context_push_thread_default (context);
  while (!is_over)
    {
      Notice *notice = g_async_queue_pop (notices);

      is_over = notice->summary == NULL;
      if (!is_over && g_get_monotonic_time () - notice->since_us < STALE_US && find_bus (&bus))
        show (notice);
      notice_free (notice);
      while (g_main_context_iteration (context, FALSE))
        ;
    }
  g_main_context_pop_thread_default (context);

  return NULL;
}

static void
push (KbNotifier *self,
      const char *summary,
      const char *body)
{
  Notice *notice = g_new (Notice, 1);

  *notice = (Notice) { g_strdup (summary), g_strdup (body), g_get_monotonic_time () };
  g_async_queue_push (self->notices, notice);
}

static void
kb_notifier_finalize (GObject *object)
{
  KbNotifier *self = KB_NOTIFIER (object);

  push (self, NULL, NULL);
  g_async_queue_unref (self->notices);

  G_OBJECT_CLASS (kb_notifier_parent_class)->finalize (object);
}

static void
kb_notifier_class_init (KbNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_notifier_finalize;
}

static void
kb_notifier_init (KbNotifier *self)
{
  self->notices = g_async_queue_new_full (notice_free);
}

/**
 * kb_notifier_new:
 *
 * Returns: (transfer full): a notifier, with a thread that ends some time after it.
 */
KbNotifier *
kb_notifier_new (void)
{
  KbNotifier *self = g_object_new (KB_TYPE_NOTIFIER, NULL);

  g_thread_unref (g_thread_new ("kb-notifier", run, g_async_queue_ref (self->notices)));
  return self;
}

/**
 * kb_notifier_show:
 * @summary: what it is about, translated
 * @body: what there is to say, plain text
 *
 * Shows a notice on the desktop, if there is a service for that, and returns at once.
 */
void
kb_notifier_show (KbNotifier *self,
                  const char *summary,
                  const char *body)
{
  g_return_if_fail (KB_IS_NOTIFIER (self));
  g_return_if_fail (summary != NULL);

  push (self, summary, body);
}
