/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-host-look.h"
#include "kb-host-profile.h"

static void
add_profile (KbRecordSet *library,
             gint64       id,
             gint64       person_id)
{
  g_autoptr (KbRecord) profile = kb_record_new (KB_ENTITY_HOST_PROFILE, id);

  kb_record_set_int (profile, KB_HOST_PROFILE_POSITION, id);
  if (person_id != 0)
    kb_record_set_int (profile, KB_HOST_PROFILE_PERSON_ID, person_id);
  kb_record_set_add (library, profile);
}

static gint64
find (KbRecordSet *library,
      gint64       person_id)
{
  KbRecord *profile = kb_host_look_find_profile (library, person_id);

  return profile != NULL ? kb_record_get_id (profile) : 0;
}

static void
who_reads_has_their_own_profile_else_anybodys (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);

  g_assert_cmpint (find (library, 7), ==, 0);
  add_profile (library, 1, 8);
  g_assert_cmpint (find (library, 7), ==, 0);
  add_profile (library, 2, 0);
  add_profile (library, 3, 0);
  g_assert_cmpint (find (library, 7), ==, 2);
  g_assert_cmpint (find (library, 0), ==, 2);
  add_profile (library, 4, 7);
  add_profile (library, 5, 7);
  g_assert_cmpint (find (library, 7), ==, 4);
  g_assert_cmpint (find (library, 8), ==, 1);
}

static void
a_type_of_cue_has_a_layout_of_its_own (void)
{
  g_autoptr (KbRecord) profile = kb_record_new (KB_ENTITY_HOST_PROFILE, 1);
  g_autofree char *flash = kb_host_look_set_layout ("", KB_CUE_TYPE_FLASH, KB_HOST_LAYOUT_CARD);
  g_autofree char *both = kb_host_look_set_layout (flash, KB_CUE_TYPE_DEMO, KB_HOST_LAYOUT_CLOCK);
  g_autofree char *none = kb_host_look_set_layout (both, KB_CUE_TYPE_FLASH, -1);

  g_assert_cmpstr (flash, ==, "flash=card");
  g_assert_cmpstr (both, ==, "demo=clock\nflash=card");
  g_assert_cmpstr (none, ==, "demo=clock");

  kb_record_set_int (profile, KB_HOST_PROFILE_LAYOUT, KB_HOST_LAYOUT_PROMPTER);
  kb_record_set_text (profile, KB_HOST_PROFILE_LAYOUTS, both);
  g_assert_cmpint (kb_host_look_get_layout (profile, KB_CUE_TYPE_FLASH), ==, KB_HOST_LAYOUT_CARD);
  g_assert_cmpint (kb_host_look_get_layout (profile, KB_CUE_TYPE_QA), ==, KB_HOST_LAYOUT_PROMPTER);
  g_assert_cmpint (kb_host_look_get_layout (profile, -1), ==, KB_HOST_LAYOUT_PROMPTER);
}

static void
what_is_not_understood_is_passed_over (void)
{
  const char *damaged = "flash\n=card\nnonsense=card\n\nflash=nothing\ndemo=card=more";
  g_autofree char *mended = kb_host_look_set_layout (damaged, KB_CUE_TYPE_QA, KB_HOST_LAYOUT_CLOCK);

  g_assert_cmpint (kb_host_look_find_layout (NULL, KB_CUE_TYPE_FLASH), ==, -1);
  g_assert_cmpint (kb_host_look_find_layout (damaged, KB_CUE_TYPE_FLASH), ==, -1);
  g_assert_cmpint (kb_host_look_find_layout (damaged, -1), ==, -1);
  g_assert_cmpstr (mended, ==, "qa=clock");
}

/* prompter.md: 17 mm at 2 m, 26 mm at 3 m; a screen of 24 inches is 299 mm high. */
static void
size_follows_from_distance_and_screen (void)
{
  const struct { double distance_mm, side_mm, size; } cases[] = {
    { 3000, 299, 103 }, { 2000, 299, 69 }, { 3000, 598, 51 }, { 300, 299, 48 }, { 9000, 299, 200 }, { 3000, 0, 0 },
    { 0, 299, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (kb_host_look_propose_size (cases[i].distance_mm, cases[i].side_mm), ==, cases[i].size);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/host-look/who-reads-has-their-own-profile-else-anybodys",
                   who_reads_has_their_own_profile_else_anybodys);
  g_test_add_func ("/engine/host-look/a-type-of-cue-has-a-layout-of-its-own", a_type_of_cue_has_a_layout_of_its_own);
  g_test_add_func ("/engine/host-look/what-is-not-understood-is-passed-over", what_is_not_understood_is_passed_over);
  g_test_add_func ("/engine/host-look/size-follows-from-distance-and-screen", size_follows_from_distance_and_screen);

  return g_test_run ();
}
