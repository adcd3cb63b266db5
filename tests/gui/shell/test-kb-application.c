/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-application.h"
#include "kb-gui.h"

static void
assert_scheme (KbApplication  *application,
               const char     *choice,
               AdwColorScheme  scheme)
{
  g_autoptr (GVariant) state = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (application), "color-scheme", g_variant_new_string (choice));
  state = g_action_group_get_action_state (G_ACTION_GROUP (application), "color-scheme");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, choice);
  g_assert_cmpint (adw_style_manager_get_color_scheme (adw_style_manager_get_default ()), ==, scheme);
}

/* What the main menu's three choices do. */
static void
test_light_or_dark_is_chosen (void)
{
  g_autoptr (GError) error = NULL;
  KbApplication *application = kb_application_new ("/nonexistent/library.db", FALSE);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (adw_style_manager_get_color_scheme (adw_style_manager_get_default ()), ==, ADW_COLOR_SCHEME_DEFAULT);

  assert_scheme (application, "dark", ADW_COLOR_SCHEME_FORCE_DARK);
  assert_scheme (application, "light", ADW_COLOR_SCHEME_FORCE_LIGHT);
  assert_scheme (application, "system", ADW_COLOR_SCHEME_DEFAULT);
  g_object_unref (application);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  kb_gui_init ();

  g_test_add_func ("/gui/application/light-or-dark-is-chosen", test_light_or_dark_is_chosen);

  return g_test_run ();
}
