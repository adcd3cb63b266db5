/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kaibo"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "build-places.h"
#include "kb-application.h"
#include "kb-cli.h"
#include "kb-data-resources.h"
#include "kb-gui.h"
#include "kb-host-application.h"
#include "kb-renderer.h"

/* The binary runs from the build folder too: then its own translations and settings schema are used. */
static gboolean
runs_from_build_folder (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  return self != NULL && g_str_has_prefix (self, KB_BUILD_ROOT "/");
}

/* Han without a language of its own would get Japanese glyphs; what Kaibo shows in Han is Chinese,
 * unless the user's own locale writes Han its own way. */
static void
prefer_chinese_glyphs (void)
{
  static const char *const own_ways[] = { "zh", "ja", "ko" };
  const char *locale = setlocale (LC_CTYPE, NULL);

  for (guint i = 0; locale != NULL && i < G_N_ELEMENTS (own_ways); i++)
    if (g_str_has_prefix (locale, own_ways[i]))
      return;
  g_setenv ("FC_LANG", "zh-cn", FALSE);
}

static void
set_up_locale (gboolean uninstalled)
{
  setlocale (LC_ALL, "");
  prefer_chinese_glyphs ();
  bindtextdomain (GETTEXT_PACKAGE, uninstalled ? KB_BUILD_LOCALEDIR : KB_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (uninstalled)
    g_setenv ("GSETTINGS_SCHEMA_DIR", KB_BUILD_SCHEMADIR, FALSE);
}

/* The store's thread reads what the window then holds. In one arena what the one gives back serves the other; with an
 * arena for each thread a library of 10 000 sessions took 2 MB more. */
static void
share_memory (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 1);
#endif
}

static int
run_window (int    argc,
            char **argv)
{
  g_autofree char *library = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbApplication) application = NULL;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &library, N_ ("Use the library in FILE"), N_ ("FILE") },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *fallback = g_build_filename (g_get_user_data_dir (), "kaibo", "library.db", NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("kaibo: %s\n", error->message);
      return 2;
    }

  share_memory ();
  kb_renderer_choose (NULL);
  kb_gui_init ();
  application = kb_application_new (library != NULL ? library : fallback, library == NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

int
main (int    argc,
      char **argv)
{
  set_up_locale (runs_from_build_folder ());

  if (kb_host_application_handles (argc, argv))
    return kb_host_application_run (argc, argv);
  /* A verb needs neither a display nor a GApplication. */
  if (kb_cli_handles (argc, argv))
    return kb_cli_run (argc, argv);
  return run_window (argc, argv);
}
