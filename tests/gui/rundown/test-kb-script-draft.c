/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-script-draft.h"

static void
test_what_is_typed_is_taken_once (void)
{
  g_autoptr (KbScriptDraft) draft = kb_script_draft_new ("a");

  g_assert_null (kb_script_draft_take (draft));
  kb_script_draft_type (draft, "ab");
  g_assert_cmpstr (kb_script_draft_take (draft), ==, "ab");
  g_assert_null (kb_script_draft_take (draft));
  g_assert_false (kb_script_draft_receive (draft, "ab"));
  g_assert_null (kb_script_draft_take (draft));
}

static void
test_typing_goes_on_while_it_is_stored (void)
{
  g_autoptr (KbScriptDraft) draft = kb_script_draft_new ("a");

  kb_script_draft_type (draft, "ab");
  kb_script_draft_take (draft);
  kb_script_draft_type (draft, "abc");
  g_assert_false (kb_script_draft_receive (draft, "ab"));
  g_assert_cmpstr (kb_script_draft_get_text (draft), ==, "abc");
  g_assert_cmpstr (kb_script_draft_take (draft), ==, "abc");
}

static void
test_changes_from_outside_do_not_touch_what_is_typed (void)
{
  g_autoptr (KbScriptDraft) draft = kb_script_draft_new ("a");

  kb_script_draft_type (draft, "ab");
  g_assert_false (kb_script_draft_receive (draft, "z"));
  g_assert_cmpstr (kb_script_draft_get_text (draft), ==, "ab");
  g_assert_cmpstr (kb_script_draft_take (draft), ==, "ab");
}

static void
test_an_undo_shows_in_an_editor_at_rest (void)
{
  g_autoptr (KbScriptDraft) draft = kb_script_draft_new ("a");

  kb_script_draft_type (draft, "ab");
  kb_script_draft_take (draft);
  kb_script_draft_receive (draft, "ab");
  g_assert_true (kb_script_draft_receive (draft, "a"));
  g_assert_cmpstr (kb_script_draft_get_text (draft), ==, "a");
  g_assert_null (kb_script_draft_take (draft));
}

static void
test_what_failed_is_taken_again (void)
{
  g_autoptr (KbScriptDraft) draft = kb_script_draft_new ("a");

  kb_script_draft_type (draft, "ab");
  kb_script_draft_take (draft);
  kb_script_draft_fail (draft);
  g_assert_cmpstr (kb_script_draft_take (draft), ==, "ab");
}

static void
test_going_back_while_it_is_stored_is_stored_too (void)
{
  g_autoptr (KbScriptDraft) draft = kb_script_draft_new ("a");

  kb_script_draft_type (draft, "ab");
  kb_script_draft_take (draft);
  kb_script_draft_type (draft, "a");
  g_assert_cmpstr (kb_script_draft_take (draft), ==, "a");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/script-draft/what-is-typed-is-taken-once", test_what_is_typed_is_taken_once);
  g_test_add_func ("/gui/script-draft/typing-goes-on-while-it-is-stored", test_typing_goes_on_while_it_is_stored);
  g_test_add_func ("/gui/script-draft/changes-from-outside-do-not-touch-what-is-typed",
                   test_changes_from_outside_do_not_touch_what_is_typed);
  g_test_add_func ("/gui/script-draft/an-undo-shows-in-an-editor-at-rest", test_an_undo_shows_in_an_editor_at_rest);
  g_test_add_func ("/gui/script-draft/what-failed-is-taken-again", test_what_failed_is_taken_again);
  g_test_add_func ("/gui/script-draft/going-back-while-it-is-stored-is-stored-too",
                   test_going_back_while_it_is_stored_is_stored_too);

  return g_test_run ();
}
