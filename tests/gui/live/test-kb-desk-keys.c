/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-desk-keys.h"

static GSettings *
create_settings (void)
{
  GSettings *settings = g_settings_new (KB_APP_ID);

  g_settings_reset (settings, KB_DESK_KEYS_SETTING);
  return settings;
}

static const char *
name_at (GSettings       *settings,
         guint            keyval,
         GdkModifierType  modifiers)
{
  const KbDeskKey *key = kb_desk_keys_find (settings, keyval, modifiers);

  return key != NULL ? key->name : NULL;
}

static void
keys_that_come_with_it (void)
{
  static const struct
  {
    guint            keyval;
    GdkModifierType  modifiers;
    const char      *name;
  } cases[] = {
    { GDK_KEY_space, 0, "go" },            { GDK_KEY_KP_Space, 0, "go" },
    { GDK_KEY_F12, 0, "go" },              { GDK_KEY_Page_Down, 0, "go" },
    { GDK_KEY_Page_Up, 0, "back" },        { GDK_KEY_KP_Page_Up, 0, "back" },
    { GDK_KEY_period, 0, "blank" },        { GDK_KEY_b, 0, "blank" },
    { GDK_KEY_H, 0, "hold" },              { GDK_KEY_F5, 0, "message-5" },
    { GDK_KEY_KP_Enter, 0, "apply" },      { GDK_KEY_Return, GDK_CONTROL_MASK, "step" },
    { GDK_KEY_1, 0, "duty-1" },            { GDK_KEY_1, GDK_ALT_MASK, "messages" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "undo" }, { GDK_KEY_z, 0, NULL },
    { GDK_KEY_h, GDK_CONTROL_MASK, NULL }, { GDK_KEY_Escape, 0, NULL },
  };
  g_autoptr (GSettings) settings = create_settings ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (name_at (settings, cases[i].keyval, cases[i].modifiers), ==, cases[i].name);
}

static void
each_key_does_one_thing (void)
{
  g_autoptr (GSettings) settings = create_settings ();
  const KbDeskKey *keys;
  guint n_keys;

  keys = kb_desk_keys_list (&n_keys);
  for (guint i = 0; i < n_keys; i++)
    {
      g_auto (GStrv) accelerators = kb_desk_keys_dup (settings, &keys[i]);
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (kb_desk_keys_find_name (keys[i].name) == &keys[i]);
      g_assert_cmpuint (g_strv_length (accelerators), >, 0);
      g_assert_true (g_action_parse_detailed_name (keys[i].action, &action, &target, NULL));
      for (guint j = 0; accelerators[j] != NULL; j++)
        {
          g_autofree char *label = kb_desk_keys_dup_label (settings, &keys[i], j);

          g_assert_null (kb_desk_keys_find_rival (settings, &keys[i], accelerators[j]));
          g_assert_nonnull (label);
        }
    }
}

static void
key_is_added_and_taken_away (void)
{
  g_autoptr (GSettings) settings = create_settings ();
  const KbDeskKey *hold = kb_desk_keys_find_name ("hold");

  kb_desk_keys_add (settings, hold, "F9");
  kb_desk_keys_add (settings, hold, "F9");
  g_assert_cmpstr (name_at (settings, GDK_KEY_F9, 0), ==, "hold");
  g_assert_cmpstr (name_at (settings, GDK_KEY_h, 0), ==, "hold");
  g_assert_false (kb_desk_keys_is_default (settings, hold));

  kb_desk_keys_remove (settings, hold, "h");
  g_assert_cmpstr (name_at (settings, GDK_KEY_h, 0), ==, NULL);
  kb_desk_keys_remove (settings, hold, "F9");
  g_assert_cmpstr (name_at (settings, GDK_KEY_F9, 0), ==, NULL);
  g_assert_null (kb_desk_keys_dup_label (settings, hold, 0));

  kb_desk_keys_set (settings, hold, NULL);
  g_assert_true (kb_desk_keys_is_default (settings, hold));
  g_assert_cmpstr (name_at (settings, GDK_KEY_h, 0), ==, "hold");
}

static void
key_that_is_taken_changes_hands (void)
{
  g_autoptr (GSettings) settings = create_settings ();
  const KbDeskKey *hold = kb_desk_keys_find_name ("hold");
  const KbDeskKey *go = kb_desk_keys_find_name ("go");

  g_assert_true (kb_desk_keys_find_rival (settings, hold, "Page_Down") == go);
  kb_desk_keys_add (settings, hold, "Page_Down");
  g_assert_cmpstr (name_at (settings, GDK_KEY_Page_Down, 0), ==, "hold");
  g_assert_cmpstr (name_at (settings, GDK_KEY_space, 0), ==, "go");
  g_assert_null (kb_desk_keys_find_rival (settings, hold, "Page_Down"));
}

/* Whatever somebody wrote into the settings. */
static void
conflicts_and_nonsense_are_shown (void)
{
  g_autoptr (GSettings) settings = create_settings ();
  const KbDeskKey *hold = kb_desk_keys_find_name ("hold");

  g_settings_set_value (settings, KB_DESK_KEYS_SETTING,
                        g_variant_new_parsed ("{'hold': ['K', 'no such key'], 'nothing': ['space']}"));
  g_assert_cmpstr (kb_desk_keys_find_rival (settings, hold, "K")->name, ==, "skip");
  g_assert_null (kb_desk_keys_find_rival (settings, hold, "no such key"));
  g_assert_null (kb_desk_keys_dup_label (settings, hold, 1));
  g_assert_cmpstr (name_at (settings, GDK_KEY_k, 0), ==, "hold");
  g_assert_cmpstr (name_at (settings, GDK_KEY_space, 0), ==, "go");
}

static void
pressed_key_has_a_name (void)
{
  g_autofree char *letter = kb_desk_keys_dup_name (GDK_KEY_H, GDK_SHIFT_MASK);
  g_autofree char *block = kb_desk_keys_dup_name (GDK_KEY_KP_Enter, GDK_CONTROL_MASK);

  g_assert_cmpstr (letter, ==, "h");
  g_assert_cmpstr (block, ==, "<Control>Return");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/desk-keys/keys-that-come-with-it", keys_that_come_with_it);
  g_test_add_func ("/gui/desk-keys/each-key-does-one-thing", each_key_does_one_thing);
  g_test_add_func ("/gui/desk-keys/key-is-added-and-taken-away", key_is_added_and_taken_away);
  g_test_add_func ("/gui/desk-keys/key-that-is-taken-changes-hands", key_that_is_taken_changes_hands);
  g_test_add_func ("/gui/desk-keys/conflicts-and-nonsense-are-shown", conflicts_and_nonsense_are_shown);
  g_test_add_func ("/gui/desk-keys/pressed-key-has-a-name", pressed_key_has_a_name);

  return g_test_run ();
}
