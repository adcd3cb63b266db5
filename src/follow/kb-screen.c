/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-screen"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-screen.h"
#include "kb-text.h"

/* What is chosen for a screen belongs to this desk, so it is in the settings, under the screen's code. */

static const char *const codes[] = { "host", "cohost", "floor", NULL };
static const char *const labels[] = { NC_ ("screen", "Host"), NC_ ("screen", "Co-host"), NC_ ("screen", "Floor"), NULL };
const KbEnum kb_screen_enum = { "screen", codes, labels };

/**
 * kb_screen_dup_key:
 * @what: "monitor", "profile", "open" or "text"; the last two not of the host's
 *
 * Returns: (transfer full): the setting's key, "cohost-monitor".
 */
char *
kb_screen_dup_key (KbScreen    screen,
                   const char *what)
{
  return g_strdup_printf ("%s-%s", kb_enum_code (&kb_screen_enum, screen), what);
}

gboolean
kb_screen_is_open (KbScreen   screen,
                   GSettings *settings)
{
  g_autofree char *key = kb_screen_dup_key (screen, "open");

  return screen == KB_SCREEN_HOST || g_settings_get_boolean (settings, key);
}

/**
 * kb_screen_get_profile_id:
 *
 * Returns: the host profile that was chosen for it; 0: that of whoever speaks. It need not be in the library.
 */
gint64
kb_screen_get_profile_id (KbScreen   screen,
                          GSettings *settings)
{
  g_autofree char *key = kb_screen_dup_key (screen, "profile");

  return g_settings_get_int64 (settings, key);
}

/**
 * kb_screen_get_role:
 *
 * Returns: a #KbRoleKind, or %KB_SCREEN_SCRIPT.
 */
int
kb_screen_get_role (KbScreen   screen,
                    GSettings *settings)
{
  g_autofree char *key = kb_screen_dup_key (screen, "text");
  g_autofree char *code = NULL;

  if (screen == KB_SCREEN_HOST)
    return KB_SCREEN_SCRIPT;

  code = g_settings_get_string (settings, key);
  return kb_text_is_empty (code) ? KB_SCREEN_SCRIPT : kb_enum_find (&kb_role_kind_enum, code);
}

/**
 * kb_screen_list_monitors:
 * @place: (out): which of them is that of @screen
 *
 * Each host's window shares out the monitors by itself; for that it must know what the others want.
 *
 * Returns: (transfer full): the monitor that was chosen for each screen that is open, "" for any.
 */
GStrv
kb_screen_list_monitors (KbScreen   screen,
                         GSettings *settings,
                         gint64    *place)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  *place = 0;
  for (KbScreen i = 0; i < KB_N_SCREENS; i++)
    {
      g_autofree char *key = kb_screen_dup_key (i, "monitor");
      g_autofree char *monitor = NULL;

      if (i != screen && !kb_screen_is_open (i, settings))
        continue;
      monitor = g_settings_get_string (settings, key);
      g_strv_builder_add (builder, monitor);
      *place += i < screen;
    }

  return g_strv_builder_end (builder);
}
