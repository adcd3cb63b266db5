/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-shortcuts"

#include "config.h"

#include "kb-desk-keys.h"
#include "kb-shortcuts.h"

#define RESOURCE "/io/github/kaibo/Kaibo/ui/shell/kb-shortcuts.ui"
#define PLACE "<!-- The keys of the desk, which can be chosen -->"

static void
write_key (GString         *text,
           GSettings       *settings,
           const KbDeskKey *key)
{
  g_auto (GStrv) accelerators = kb_desk_keys_dup (settings, key);
  g_autofree char *all = g_strjoinv (" ", accelerators);
  g_autofree char *shortcut = NULL;

  if (*all == '\0')
    return;
  shortcut = g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
                                      "<property name='accelerator'>%s</property></object></child>",
                                      kb_desk_key_get_title (key), all);
  g_string_append (text, shortcut);
}

/* GTK 4.8 takes no shortcut into a window that is built, so that the window is built with them. */
static char *
write_groups (void)
{
  g_autoptr (GSettings) settings = g_settings_new (KB_APP_ID);
  g_autoptr (GString) text = g_string_new (NULL);
  const KbDeskKey *keys;
  guint n_keys;

  keys = kb_desk_keys_list (&n_keys);
  for (guint group = 0; group < KB_DESK_KEY_N_GROUPS; group++)
    {
      g_autofree char *head = g_markup_printf_escaped ("<child><object class='GtkShortcutsGroup'><property name='title'>%s"
                                                       "</property>", kb_desk_key_group_title (group));

      g_string_append (text, head);
      for (guint i = 0; i < n_keys; i++)
        if (keys[i].group == group)
          write_key (text, settings, &keys[i]);
      g_string_append (text, "</object></child>");
    }

  return g_strdup (text->str);
}

static char *
create_interface (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, 0, NULL);
  g_autoptr (GString) text = g_string_new (g_bytes_get_data (bytes, NULL));
  g_autofree char *groups = write_groups ();

  g_string_replace (text, PLACE, groups, 1);
  return g_strdup (text->str);
}

/**
 * kb_shortcuts_present:
 * @parent: the window that it belongs to
 *
 * Shows which keys do what, those of the desk as they are chosen now. Built when it is asked for: GTK's own help overlay is
 * built with every window.
 */
void
kb_shortcuts_present (GtkWindow *parent)
{
  g_autofree char *interface = create_interface ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (interface, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
