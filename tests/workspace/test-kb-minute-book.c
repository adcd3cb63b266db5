/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "kb-error.h"
#include "kb-minute-watch.h"
#include "show-fixture.h"

/* Figures of the plan P1, which is on since eight. */
typedef struct
{
  Fixture       fixture;
  KbShow       *show;
  KbMinuteBook *book;
  guint         n_commits;
} Desk;

static void
committed_cb (Desk *desk)
{
  desk->n_commits++;
}

static void
desk_set_up (Desk          *desk,
             gconstpointer  data)
{
  show_fixture_set_up (&desk->fixture, data);
  desk->show = kb_show_start (kb_workspace_get_store (desk->fixture.workspace), desk->fixture.plan, KB_RUN_KIND_LIVE,
                              desk->fixture.clock);
  desk->book = kb_minute_book_new (desk->fixture.workspace, desk->show);
  desk->n_commits = 0;
  g_signal_connect_swapped (desk->fixture.workspace, "committed", G_CALLBACK (committed_cb), desk);
  kb_show_go (desk->show, 0, FALSE);
}

static void
desk_tear_down (Desk          *desk,
                gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (desk->fixture.workspace, desk);
  g_assert_true (kb_show_flush (desk->show, NULL));
  g_assert_finalize_object (desk->book);
  g_assert_finalize_object (desk->show);
  show_fixture_tear_down (&desk->fixture, data);
}

static GListModel *
get_rows (Desk *desk)
{
  return kb_record_set_get_list (desk->fixture.plan, KB_ENTITY_MINUTE_METRIC);
}

static void
wait_for_rows (Desk  *desk,
               guint  n)
{
  while (g_list_model_get_n_items (get_rows (desk)) != n)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_commits (Desk  *desk,
                  guint  n)
{
  while (desk->n_commits < n)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
get_value (Desk   *desk,
           gint64  minute,
           guint   field)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_rows (desk)); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (get_rows (desk), i);

      if (kb_record_get_int (row, KB_MINUTE_METRIC_MINUTE) == minute)
        return kb_record_get_int (row, field);
    }

  return KB_NONE;
}

static guint
put_line (Desk       *desk,
          const char *text)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  KbMinuteDraft draft;

  g_assert_true (kb_minute_book_parse_line (desk->book, text, &draft, &error));
  g_assert_no_error (error);
  g_ptr_array_add (drafts, &draft);
  return kb_minute_book_put (desk->book, drafts);
}

/* The same minute again changes its row, the same figures change nothing; what is not said stays. */
static void
same_minute_updates (Desk          *desk,
                     gconstpointer  data)
{
  kb_clock_advance (desk->fixture.clock, 61 * SECOND);
  g_assert_cmpuint (put_line (desk, "625 488 23"), ==, 1);
  /* Before the first one has come back from the disk. */
  g_assert_cmpuint (put_line (desk, "630 - 24 11"), ==, 1);
  wait_for_commits (desk, 2);
  wait_for_rows (desk, 1);
  while (get_value (desk, 1, KB_MINUTE_METRIC_ORDERS) == KB_NONE)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (get_value (desk, 1, KB_MINUTE_METRIC_ONLINE), ==, 630);
  g_assert_cmpint (get_value (desk, 1, KB_MINUTE_METRIC_VIEWS), ==, 488);
  g_assert_cmpint (get_value (desk, 1, KB_MINUTE_METRIC_ORDERS), ==, 11);
  g_assert_cmpint (get_value (desk, 1, KB_MINUTE_METRIC_CUE_ID), ==, 101);
  g_assert_cmpuint (put_line (desk, "630 488 24 11"), ==, 0);
}

static void
undo_takes_them_back (Desk          *desk,
                      gconstpointer  data)
{
  put_line (desk, "625");
  wait_for_rows (desk, 1);
  g_assert_cmpstr (kb_workspace_get_undo_label (desk->fixture.workspace), ==, "Figures of 1 minute");
  kb_workspace_undo (desk->fixture.workspace);
  wait_for_rows (desk, 0);
  g_assert_cmpuint (put_line (desk, "626"), ==, 1);
  wait_for_rows (desk, 1);
  g_assert_cmpint (get_value (desk, 0, KB_MINUTE_METRIC_ONLINE), ==, 626);
}

/* What an earlier run left of minutes to come is not known yet. */
static void
only_up_to_now (Desk          *desk,
                gconstpointer  data)
{
  g_autoptr (KbMinutes) minutes = NULL;

  put_line (desk, "600");
  wait_for_rows (desk, 1);
  put_line (desk, "20:05 700");
  wait_for_rows (desk, 2);
  minutes = kb_minute_book_create (desk->book);
  g_assert_cmpint (kb_minutes_get_length (minutes), ==, 1);
  kb_minutes_free (g_steal_pointer (&minutes));

  kb_clock_advance (desk->fixture.clock, 301 * SECOND);
  minutes = kb_minute_book_create (desk->book);
  g_assert_cmpint (kb_minutes_get_length (minutes), ==, 6);
  g_assert_cmpint (kb_minutes_get (minutes, 3, KB_MINUTE_METRIC_ONLINE), ==, KB_NONE);
}

static void
pasted_table (Desk          *desk,
              gconstpointer  data)
{
  g_autoptr (KbMinuteFile) file = kb_minute_file_parse ("时刻\t在线人数\t环节\n20:00\t85\tA\n20:01\t-\tA\n20:02\t90\tB\n", NULL);
  g_autoptr (KbMinuteTable) table = kb_minute_book_read (desk->book, file, "Clipboard", NULL);

  g_assert_cmpuint (table->drafts->len, ==, 3);
  /* A minute without any figure is a gap. */
  wait_for_rows (desk, 2);
  g_assert_cmpint (get_value (desk, 2, KB_MINUTE_METRIC_ONLINE), ==, 90);
  g_assert_cmpint (get_value (desk, 2, KB_MINUTE_METRIC_CUE_ID), ==, 102);
}

static void
write_file (const char *path,
            const char *text)
{
  FILE *file = g_fopen (path, "w");

  /* In place: a look may find it empty, or half of it. */
  g_assert_cmpuint (fwrite (text, 1, strlen (text), file), ==, strlen (text));
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
wait_for_state (KbMinuteWatch      *watch,
                KbMinuteWatchState  state)
{
  while (kb_minute_watch_get_state (watch) != state)
    g_main_context_iteration (NULL, TRUE);
}

/* A look that is on its way holds it until it is over. */
static void
let_go (KbMinuteWatch *watch)
{
  gpointer it = watch;

  kb_minute_watch_set_file (watch, NULL);
  g_assert_cmpint (kb_minute_watch_get_state (watch), ==, KB_MINUTE_WATCH_OFF);
  g_object_add_weak_pointer (G_OBJECT (watch), &it);
  g_object_unref (watch);
  while (it != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Another tool writes on: lines are added, one of them in two halves, then the file is written anew. */
static void
watched_file_grows (Desk          *desk,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (desk->fixture.folder, "figures.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KbMinuteWatch *watch = kb_minute_watch_new (desk->book, 5);

  kb_clock_advance (desk->fixture.clock, 301 * SECOND);
  kb_minute_watch_set_file (watch, file);
  wait_for_state (watch, KB_MINUTE_WATCH_PROBLEM);
  g_assert_true (g_str_has_prefix (kb_minute_watch_get_problem (watch), "figures.csv is not there"));

  write_file (path, "minute,online\n0,600\n");
  wait_for_state (watch, KB_MINUTE_WATCH_READ);
  wait_for_rows (desk, 1);
  g_assert_null (kb_minute_watch_get_problem (watch));

  write_file (path, "minute,online\n0,600\n1,61");
  while (get_value (desk, 1, KB_MINUTE_METRIC_ONLINE) != 61)
    g_main_context_iteration (NULL, TRUE);
  write_file (path, "minute,online\n0,600\n1,610\n");
  while (get_value (desk, 1, KB_MINUTE_METRIC_ONLINE) != 610)
    g_main_context_iteration (NULL, TRUE);

  write_file (path, "minute,online\n0,600\n1,6x0\n2,625\n");
  wait_for_rows (desk, 3);
  wait_for_state (watch, KB_MINUTE_WATCH_PROBLEM);
  g_assert_nonnull (strstr (kb_minute_watch_get_problem (watch), "figures.csv, line 3, “online”: “6x0”"));
  g_assert_cmpint (get_value (desk, 1, KB_MINUTE_METRIC_ONLINE), ==, 610);
  g_assert_cmpuint (kb_minute_watch_get_n_minutes (watch), ==, 3);

  let_go (watch);
}

/* A spreadsheet that is written in two halves: the first one alone is no problem, since it does not stay so. */
static void
watched_spreadsheet (Desk          *desk,
                     gconstpointer  data)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "data", "minutes.xlsx", NULL);
  g_autofree char *path = g_build_filename (desk->fixture.folder, "figures.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KbMinuteWatch *watch = kb_minute_watch_new (desk->book, 5);
  g_autofree char *bytes = NULL;
  gsize length;
  FILE *sheet;

  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  sheet = g_fopen (path, "w");
  g_assert_cmpuint (fwrite (bytes, 1, length / 2, sheet), ==, length / 2);
  g_assert_cmpint (fflush (sheet), ==, 0);
  kb_minute_watch_set_file (watch, file);
  g_assert_cmpuint (fwrite (bytes + length / 2, 1, length - length / 2, sheet), ==, length - length / 2);
  g_assert_cmpint (fclose (sheet), ==, 0);

  wait_for_state (watch, KB_MINUTE_WATCH_READ);
  wait_for_rows (desk, 3);
  g_assert_cmpint (get_value (desk, 0, KB_MINUTE_METRIC_GMV_MINOR), ==, 5900);
  g_assert_cmpint (get_value (desk, 1, KB_MINUTE_METRIC_AD_SPEND_MINOR), ==, 8504);
  g_assert_cmpint (get_value (desk, 2, KB_MINUTE_METRIC_ONLINE), ==, 171);
  g_assert_cmpint (get_value (desk, 2, KB_MINUTE_METRIC_ORDERS), ==, KB_NONE);
  let_go (watch);
}

static void
watched_file_makes_no_sense (Desk          *desk,
                             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (desk->fixture.folder, "figures.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (desk->fixture.folder);
  KbMinuteWatch *watch = kb_minute_watch_new (desk->book, 5);

  write_file (path, "PK\003\004 of a spreadsheet that is being written");
  kb_minute_watch_set_file (watch, file);
  wait_for_state (watch, KB_MINUTE_WATCH_PROBLEM);
  g_assert_true (g_str_has_prefix (kb_minute_watch_get_problem (watch), "figures.csv: "));
  write_file (path, "minute,online\n0,600");
  wait_for_state (watch, KB_MINUTE_WATCH_READ);
  wait_for_rows (desk, 1);
  g_assert_cmpint (get_value (desk, 0, KB_MINUTE_METRIC_ONLINE), ==, 600);

  kb_minute_watch_set_file (watch, folder);
  wait_for_state (watch, KB_MINUTE_WATCH_PROBLEM);
  g_assert_nonnull (strstr (kb_minute_watch_get_problem (watch), "folder"));
  let_go (watch);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Desk, NULL, desk_set_up, function, desk_tear_down)
  ADD ("/workspace/minute-book/same-minute-updates", same_minute_updates);
  ADD ("/workspace/minute-book/undo", undo_takes_them_back);
  ADD ("/workspace/minute-book/only-up-to-now", only_up_to_now);
  ADD ("/workspace/minute-book/pasted-table", pasted_table);
  ADD ("/workspace/minute-watch/file-grows", watched_file_grows);
  ADD ("/workspace/minute-watch/spreadsheet", watched_spreadsheet);
  ADD ("/workspace/minute-watch/makes-no-sense", watched_file_makes_no_sense);
#undef ADD

  return g_test_run ();
}
