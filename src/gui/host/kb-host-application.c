/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-application"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-error.h"
#include "kb-host-application.h"
#include "kb-host-window.h"
#include "kb-renderer.h"

/* What a desk says when the show is over; any other goodbye leaves the host reading. */
#define REASON_ENDED "ended"

/* A host that never found its desk has nothing to show and goes. */
#define PATIENCE_S 20

/**
 * KbHostApplication:
 *
 * The process of the host's screen. It has an id of its own and is not unique, or it would become a remote
 * of the open desk.
 */
struct _KbHostApplication
{
  GtkApplication  parent_instance;

  KbScreen        screen;
  KbFollower     *follower;
  KbClock        *clock;
  guint           patience_source;
};

G_DEFINE_FINAL_TYPE (KbHostApplication, kb_host_application, GTK_TYPE_APPLICATION)

/* By its window, which gives back what it inhibits; the application ends with the last one. */
static void
end (GtkApplication *application)
{
  GList *windows = gtk_application_get_windows (application);

  if (windows != NULL)
    gtk_window_destroy (windows->data);
  else
    g_application_quit (G_APPLICATION (application));
}

static void
bye_cb (KbFollower     *follower,
        const char     *reason,
        GtkApplication *application)
{
  if (g_strcmp0 (reason, REASON_ENDED) == 0)
    end (application);
}

static gboolean
patience_cb (gpointer data)
{
  KbHostApplication *self = data;

  self->patience_source = 0;
  if (!kb_follower_has_state (self->follower))
    end (GTK_APPLICATION (self));

  return G_SOURCE_REMOVE;
}

/* Black before the first frame too, and under what the view does not cover. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, "window.host { background: black; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
kb_host_application_activate (GApplication *application)
{
  KbHostApplication *self = KB_HOST_APPLICATION (application);

  if (gtk_application_get_windows (GTK_APPLICATION (self)) != NULL)
    return;

  load_style ();
  kb_host_window_new (GTK_APPLICATION (self), self->screen, self->follower, self->clock);
  self->patience_source = g_timeout_add_seconds (PATIENCE_S, patience_cb, self);
}

static void
kb_host_application_dispose (GObject *object)
{
  KbHostApplication *self = KB_HOST_APPLICATION (object);

  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_object (&self->follower);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (kb_host_application_parent_class)->dispose (object);
}

static void
kb_host_application_class_init (KbHostApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_host_application_dispose;
  G_APPLICATION_CLASS (klass)->activate = kb_host_application_activate;
}

static void
kb_host_application_init (KbHostApplication *self)
{
  self->clock = kb_clock_new ();
}

static KbHostApplication *
create (const char  *socket_path,
        KbScreen     screen,
        GError     **error)
{
  g_autoptr (KbHostApplication) self = g_object_new (KB_TYPE_HOST_APPLICATION, "application-id", KB_APP_ID ".Host",
                                                     "flags", G_APPLICATION_NON_UNIQUE, NULL);

  self->screen = screen;
  self->follower = kb_follower_new (socket_path, KB_FOLLOW_ROLE_HOST);
  g_signal_connect_object (self->follower, "bye", G_CALLBACK (bye_cb), self, 0);
  if (!kb_follower_start (self->follower, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kb_host_application_handles:
 *
 * Returns: %TRUE when the command line asks for the host's screen.
 */
gboolean
kb_host_application_handles (int    argc,
                             char **argv)
{
  return argc > 1 && g_str_equal (argv[1], "host");
}

/**
 * kb_host_application_run:
 * @argv: `kaibo host [--screen CODE] --socket PATH`
 *
 * Shows the host's screen for the desk that listens at PATH until the show ends. Chooses the renderer,
 * so it must be the first to open a display.
 *
 * Returns: the process's exit status.
 */
int
kb_host_application_run (int    argc,
                         char **argv)
{
  g_autofree char *socket_path = NULL;
  g_autofree char *code = NULL;
  int screen = KB_SCREEN_HOST;
  g_autoptr (KbHostApplication) self = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "socket", 0, 0, G_OPTION_ARG_FILENAME, &socket_path, N_("Follow the desk that listens at PATH"), N_("PATH") },
    { "screen", 0, 0, G_OPTION_ARG_STRING, &code, N_("Whose screen it is: host, cohost or floor"), N_("SCREEN") },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("host");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("kaibo: %s\n", error->message);
      return 2;
    }
  if (socket_path == NULL)
    {
      g_printerr ("kaibo: %s\n", _("host needs --socket PATH"));
      return 2;
    }

  if (code != NULL)
    screen = kb_enum_find (&kb_screen_enum, code);
  if (screen < 0)
    {
      g_printerr ("kaibo: ");
      g_printerr (_("--screen %s: Give host, cohost or floor"), code);
      g_printerr ("\n");
      return 2;
    }

  kb_renderer_choose (NULL);
  self = create (socket_path, (KbScreen) screen, &error);
  if (self == NULL)
    {
      g_printerr ("kaibo: %s\n", error->message);
      return kb_error_exit_status (error);
    }

  return g_application_run (G_APPLICATION (self), 0, NULL);
}
