/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-application"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-application.h"
#include "kb-tooltip-guard.h"
#include "kb-transfer-dialogs.h"
#include "kb-window.h"

/**
 * KbApplication:
 *
 * The planner's and operator's program: one window on one library.
 */
struct _KbApplication
{
  AdwApplication  parent_instance;

  char           *library_path;   /* owned */
  KbWorkspace    *workspace;      /* owned, nullable until the library is open */
  GPtrArray      *files;          /* owned (element-type GFile): to import as soon as it is */
};

G_DEFINE_FINAL_TYPE (KbApplication, kb_application, ADW_TYPE_APPLICATION)

static void
import_files (KbApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->workspace == NULL || window == NULL || self->files->len == 0)
    return;

  kb_transfer_open_files (window, self->workspace, self->files);
  g_ptr_array_set_size (self->files, 0);
}

static void
library_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KbWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbWorkspace) workspace = kb_workspace_open_finish (result, &error);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application == NULL)
    return;
  if (workspace == NULL)
    {
      kb_window_show_failure (window, error->message);
      return;
    }

  kb_window_set_workspace (window, workspace);
  g_set_object (&KB_APPLICATION (application)->workspace, workspace);
  import_files (KB_APPLICATION (application));
}

static void
kb_application_activate (GApplication *application)
{
  KbApplication *self = KB_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  /* The window first: reading a large library beside it would hold it up by as much again. */
  window = GTK_WINDOW (kb_window_new (ADW_APPLICATION (self)));
  gtk_window_present (window);
  kb_workspace_open_async (self->library_path, NULL, library_opened_cb, g_object_ref (window));
}

static void
kb_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  KbApplication *self = KB_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->files, g_object_ref (files[i]));
  g_application_activate (application);
  import_files (self);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (parent,
                         "application-name", _("Kaibo"),
                         "application-icon", KB_APP_ID,
                         "version", KB_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Plans, staffs, runs and reviews live-commerce sessions."),
                         NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window != NULL)
    gtk_window_close (window);
}

static gboolean
map_color_scheme (GValue   *value,
                  GVariant *variant,
                  gpointer  data)
{
  const char *scheme = g_variant_get_string (variant, NULL);

  g_value_set_enum (value, g_str_equal (scheme, "dark")    ? ADW_COLOR_SCHEME_FORCE_DARK
                           : g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                           : ADW_COLOR_SCHEME_DEFAULT);
  return TRUE;
}

/* The setting is an action as well, for the menu. */
static void
follow_color_scheme (KbApplication *self)
{
  g_autoptr (GSettings) settings = g_settings_new (KB_APP_ID);
  g_autoptr (GAction) action = g_settings_create_action (settings, "color-scheme");

  g_action_map_add_action (G_ACTION_MAP (self), action);
  g_settings_bind_with_mapping (settings, "color-scheme", adw_style_manager_get_default (), "color-scheme",
                                G_SETTINGS_BIND_GET, map_color_scheme, NULL, NULL, NULL);
}

static void
kb_application_startup (GApplication *application)
{
  const GActionEntry entries[] = {
    { "about", about_action },
    { "quit", quit_action },
  };

  G_APPLICATION_CLASS (kb_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit",
                                         (const char *[]) { "<Control>q", NULL });
  kb_tooltip_guard_watch (G_OBJECT (application));
  follow_color_scheme (KB_APPLICATION (application));
}

static void
kb_application_finalize (GObject *object)
{
  KbApplication *self = KB_APPLICATION (object);

  g_free (self->library_path);
  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->files);

  G_OBJECT_CLASS (kb_application_parent_class)->finalize (object);
}

static void
kb_application_class_init (KbApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_application_finalize;
  G_APPLICATION_CLASS (klass)->activate = kb_application_activate;
  G_APPLICATION_CLASS (klass)->open = kb_application_open;
  G_APPLICATION_CLASS (klass)->startup = kb_application_startup;
}

static void
kb_application_init (KbApplication *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kb_application_new:
 * @library_path: the library's file; made when it is not there
 * @is_default: it is the user's own library, whose window carries the plain application id
 *
 * Returns: (transfer full): the application. Two libraries may be open at once, so it is only
 *   unique per library.
 */
KbApplication *
kb_application_new (const char *library_path,
                    gboolean    is_default)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, library_path, -1);
  g_autofree char *id = is_default ? g_strdup (KB_APP_ID) : g_strdup_printf ("%s.L%.12s", KB_APP_ID, sum);
  KbApplication *self = g_object_new (KB_TYPE_APPLICATION,
                                      "application-id", id,
                                      "flags", G_APPLICATION_HANDLES_OPEN,
                                      "resource-base-path", "/io/github/kaibo/Kaibo",
                                      NULL);

  self->library_path = g_strdup (library_path);
  return self;
}
