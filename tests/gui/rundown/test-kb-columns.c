/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kb-column-walk.h"

#define KEY "rundown-columns"

/* Those that are shown from left to right. */
static char *
describe (KbColumns *columns)
{
  GString *text = g_string_new (NULL);

  for (guint at = 0; at < KB_N_RUNDOWN_COLUMNS; at++)
    for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
      if (kb_columns_get_place (columns, i) == at && kb_columns_is_shown (columns, i))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", kb_column_infos[i].name);

  return g_string_free (text, FALSE);
}

static void
assert_shows (KbColumns  *columns,
              const char *expected)
{
  g_autofree char *text = describe (columns);

  g_assert_cmpstr (text, ==, expected);
}

#define PRESET "number clock length type subject speaker script slack mark"

static KbColumns *
create_columns (GSettings *settings)
{
  KbColumns *columns = kb_columns_new ();

  if (settings != NULL)
    kb_columns_bind_settings (columns, settings, KEY);
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if (kb_columns_get_width (columns, i) == 0)
      kb_columns_set_width (columns, i, 50);

  return columns;
}

static GSettings *
create_settings (const char *stored)
{
  GSettings *settings = g_settings_new (KB_APP_ID);

  g_settings_reset (settings, KEY);
  if (stored != NULL)
    g_settings_set_value (settings, KEY, g_variant_new_parsed (stored));
  return settings;
}

static void
test_every_column_of_the_domain_is_there (void)
{
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    {
      g_assert_nonnull (kb_column_infos[i].name);
      g_assert_cmpint (strlen (kb_column_info_get_title (i)) > 0, ==, i != KB_RUNDOWN_COLUMN_MARK);
    }
  for (int cell = 0; cell < KB_N_CUE_CELLS; cell++)
    if (cell != KB_CUE_CELL_TITLE)
      g_assert_cmpint (kb_column_infos[kb_column_info_find (cell)].cell, ==, cell);
  g_assert_cmpint (kb_column_info_find (KB_CUE_CELL_TITLE), ==, KB_RUNDOWN_COLUMN_SUBJECT);
}

static void
test_columns_are_shown_hidden_and_moved (void)
{
  g_autoptr (KbColumns) columns = kb_columns_new ();

  assert_shows (columns, PRESET);
  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_NOTE, TRUE);
  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_TYPE, FALSE);
  kb_columns_move (columns, KB_RUNDOWN_COLUMN_NOTE, 0);
  assert_shows (columns, "note number clock length subject speaker script slack mark");
  kb_columns_reset (columns);
  assert_shows (columns, PRESET);
}

static void
test_number_and_subject_stay (void)
{
  g_autoptr (KbColumns) columns = kb_columns_new ();

  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_NUMBER, FALSE);
  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_SUBJECT, FALSE);
  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_MARK, FALSE);
  kb_columns_move (columns, KB_RUNDOWN_COLUMN_MARK, 0);
  kb_columns_move (columns, KB_RUNDOWN_COLUMN_CLOCK, 99);
  assert_shows (columns, "number length type subject speaker script slack clock mark");
}

static void
test_what_was_chosen_is_remembered (void)
{
  g_autoptr (GSettings) settings = create_settings (NULL);

  for (int again = FALSE; again <= TRUE; again++)
    {
      g_autoptr (KbColumns) columns = kb_columns_new ();

      kb_columns_bind_settings (columns, settings, KEY);
      if (!again)
        {
          kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_OVERLAY, TRUE);
          kb_columns_move (columns, KB_RUNDOWN_COLUMN_OVERLAY, 1);
          kb_columns_set_width (columns, KB_RUNDOWN_COLUMN_OVERLAY, 222);
        }
      assert_shows (columns, "number overlay clock length type subject speaker script slack mark");
      g_assert_cmpint (kb_columns_get_width (columns, KB_RUNDOWN_COLUMN_OVERLAY), ==, 222);
    }
}

static void
test_settings_of_others_do_no_harm (void)
{
  static const struct
  {
    const char *stored;
    const char *shown;
    int         length;
  } cases[] = {
    { "[('number', false, 0), ('subject', false, 0)]", "number subject clock length type speaker script slack mark", 0 },
    { "[('mark', false, 0), ('length', true, 5)]", "length number clock type subject speaker script slack mark", 24 },
    { "[('length', true, 70), ('length', false, 90)]", "length number clock type subject speaker script slack mark", 70 },
    { "[('mood', true, 70), ('length', true, 99999)]", "length number clock type subject speaker script slack mark", 1200 },
    { "[('length', true, -4)]", "length number clock type subject speaker script slack mark", 0 },
    { "@a(sbi) []", PRESET, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSettings) settings = create_settings (cases[i].stored);
      g_autoptr (KbColumns) columns = kb_columns_new ();

      kb_columns_bind_settings (columns, settings, KEY);
      assert_shows (columns, cases[i].shown);
      g_assert_cmpint (kb_columns_get_width (columns, KB_RUNDOWN_COLUMN_LENGTH), ==, cases[i].length);
    }
}

static void
test_tab_follows_the_columns (void)
{
  static const KbCueCell expected[] = {
    KB_CUE_CELL_NUMBER, KB_CUE_CELL_START,   KB_CUE_CELL_NOTE,  KB_CUE_CELL_LENGTH,
    KB_CUE_CELL_TYPE,   KB_CUE_CELL_PRODUCT, KB_CUE_CELL_TITLE, KB_CUE_CELL_SPEAKER,
  };
  g_autoptr (KbColumns) columns = kb_columns_new ();
  int cell;

  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_NOTE, TRUE);
  kb_columns_move (columns, KB_RUNDOWN_COLUMN_NOTE, 2);

  cell = kb_column_walk_end (columns, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (cell, ==, expected[i]);
      cell = kb_column_walk_step (columns, cell, 1);
    }
  g_assert_cmpint (cell, ==, -1);

  cell = kb_column_walk_end (columns, -1);
  for (int i = G_N_ELEMENTS (expected) - 1; i >= 0; i--)
    {
      g_assert_cmpint (cell, ==, expected[i]);
      cell = kb_column_walk_step (columns, cell, -1);
    }
  g_assert_cmpint (cell, ==, -1);
}

/* A table without heads is pasted as the columns stand. */
static void
test_heads_follow_the_columns (void)
{
  static const KbCueHead expected[] = {
    KB_CUE_HEAD_LENGTH,  KB_CUE_HEAD_NUMBER, KB_CUE_HEAD_START,    KB_CUE_HEAD_COMPUTED, KB_CUE_HEAD_SUBJECT,
    KB_CUE_HEAD_SPEAKER, KB_CUE_HEAD_COMPUTED, KB_CUE_HEAD_SCRIPT, KB_CUE_HEAD_COMPUTED, KB_CUE_HEAD_COMPUTED,
  };
  g_autoptr (KbColumns) columns = kb_columns_new ();
  KbCueHead heads[KB_N_RUNDOWN_COLUMNS];
  guint n;

  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_TYPE, FALSE);
  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_ADVANCE, TRUE);
  kb_columns_move (columns, KB_RUNDOWN_COLUMN_LENGTH, 0);
  g_assert_cmpuint (kb_column_walk_heads (columns, heads), ==, 9);
  g_assert_cmpint (heads[6], ==, KB_CUE_HEAD_SCRIPT);

  kb_columns_set_shown (columns, KB_RUNDOWN_COLUMN_TEXT, TRUE);
  n = kb_column_walk_heads (columns, heads);
  g_assert_cmpmem (heads, n * sizeof *heads, expected, sizeof expected);
}

static void
test_the_subject_takes_what_is_left (void)
{
  g_autoptr (KbColumns) columns = create_columns (NULL);
  const int least = kb_columns_get_minimum (columns);
  int x, width, edge;

  kb_columns_get_extent (columns, KB_RUNDOWN_COLUMN_SUBJECT, least + 200, &x, &width);
  g_assert_cmpint (width, ==, kb_columns_get_width (columns, KB_RUNDOWN_COLUMN_SUBJECT) + 200);
  kb_columns_get_extent (columns, KB_RUNDOWN_COLUMN_OVERLAY, least + 200, &x, &width);
  g_assert_cmpint (width, ==, 0);

  kb_columns_get_extent (columns, KB_RUNDOWN_COLUMN_LENGTH, least + 200, &x, &width);
  g_assert_cmpint (kb_columns_find (columns, x + 1, least + 200), ==, KB_RUNDOWN_COLUMN_LENGTH);
  for (edge = x; kb_columns_find_edge (columns, edge, least + 200) != KB_RUNDOWN_COLUMN_LENGTH && edge < x + 99;)
    edge++;
  g_assert_cmpint (edge, ==, x + width);
}

/* Else the edge would run away from the pointer: the subject before it would take what it gives. */
static void
test_an_edge_goes_where_the_pointer_goes (void)
{
  g_autoptr (KbColumns) columns = create_columns (NULL);
  const int row = kb_columns_get_minimum (columns) + 200;
  int before, x, width;

  kb_columns_get_extent (columns, KB_RUNDOWN_COLUMN_SPEAKER, row, &before, &width);
  kb_columns_hold (columns, KB_RUNDOWN_COLUMN_SPEAKER, row);
  kb_columns_set_width (columns, KB_RUNDOWN_COLUMN_SPEAKER, width + 30);
  kb_columns_get_extent (columns, KB_RUNDOWN_COLUMN_SPEAKER, kb_columns_get_minimum (columns), &x, &width);
  g_assert_cmpint (x, ==, before);
  g_assert_cmpint (kb_columns_get_minimum (columns), ==, row + 30);
  kb_columns_release (columns);
  g_assert_cmpint (kb_columns_get_minimum (columns), ==, row - 170);
}

static void
test_columns_are_freed (void)
{
  KbColumns *columns = kb_columns_new ();

  g_assert_finalize_object (columns);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/rundown/columns/every-column-of-the-domain-is-there", test_every_column_of_the_domain_is_there);
  g_test_add_func ("/gui/rundown/columns/columns-are-shown-hidden-and-moved", test_columns_are_shown_hidden_and_moved);
  g_test_add_func ("/gui/rundown/columns/number-and-subject-stay", test_number_and_subject_stay);
  g_test_add_func ("/gui/rundown/columns/what-was-chosen-is-remembered", test_what_was_chosen_is_remembered);
  g_test_add_func ("/gui/rundown/columns/settings-of-others-do-no-harm", test_settings_of_others_do_no_harm);
  g_test_add_func ("/gui/rundown/columns/tab-follows-the-columns", test_tab_follows_the_columns);
  g_test_add_func ("/gui/rundown/columns/heads-follow-the-columns", test_heads_follow_the_columns);
  g_test_add_func ("/gui/rundown/columns/the-subject-takes-what-is-left", test_the_subject_takes_what_is_left);
  g_test_add_func ("/gui/rundown/columns/an-edge-goes-where-the-pointer-goes", test_an_edge_goes_where_the_pointer_goes);
  g_test_add_func ("/gui/rundown/columns/columns-are-freed", test_columns_are_freed);

  return g_test_run ();
}
