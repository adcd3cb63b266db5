/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-window.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-position.h"
#include "kb-rundown-edits.h"
#include "kb-rundown-page.h"
#include "kb-rundown-paste.h"
#include "kb-session-new.h"

/*
 * bench-rundown: a rundown of 2 000 cues in 40 segments, each with a script of a paragraph: from the session's rows to the
 * first frame, from an edit to the frame that shows it, what a frame costs while the table scrolls, how long the edit takes
 * that duplicates all of them, how long the writing window takes to open with all scripts and what a word typed in it
 * costs until the frame that shows it, and how long 10 000 pasted rows take until they are seen, and hold up the window.
 */

#define N_SEGMENTS 40
#define N_CUES 50
#define N_EDITS 60
#define N_FRAMES 240
#define SCROLL_STEP 140.0
#define OPEN_LIMIT_MS 500.0
#define EDIT_LIMIT_MS 50.0
#define FRAME_LIMIT_MS 16.7
#define DUPLICATE_LIMIT_MS 250.0
#define N_WORDS 40
#define WRITE_LIMIT_MS 1000.0
#define N_PASTED 10000
#define PASTE_LIMIT_MS 3000.0
#define STALL_LIMIT_MS 1000.0

static const char script[] = "Number four, the care kit: scraper, brush and four ounces of oil for seventeen ninety-nine. "
                             "Nobody tells you this part when you buy cast iron. 四号链接，今晚的主推，日常价一百九十九。";

static void
add_direction (KbEdit   *edit,
               KbRecord *cue)
{
  g_autoptr (KbRecord) direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, kb_id_new ());

  kb_record_set_int (direction, KB_CUE_DIRECTION_SESSION_ID, kb_record_get_int (cue, KB_CUE_SESSION_ID));
  kb_record_set_int (direction, KB_CUE_DIRECTION_CUE_ID, kb_record_get_id (cue));
  kb_record_set_int (direction, KB_CUE_DIRECTION_ROLE, KB_ROLE_KIND_OPERATOR);
  kb_record_set_text (direction, KB_CUE_DIRECTION_TEXT, "Pin it");
  kb_edit_insert (edit, direction);
}

static void
add_cue (KbEdit *edit,
         gint64  session_id,
         gint64  segment_id,
         guint   number,
         guint   place)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());
  g_autofree char *name = g_strdup_printf ("C%04u", number);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, session_id);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, segment_id);
  kb_record_set_int (cue, KB_CUE_POSITION, (place + 1) * KB_POSITION_STEP);
  kb_record_set_text (cue, KB_CUE_CUE_NO, name);
  kb_record_set_text (cue, KB_CUE_TITLE, name);
  kb_record_set_int (cue, KB_CUE_TYPE, number % 17);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, 20000 + number % 7 * 5000);
  kb_record_set_text (cue, KB_CUE_SCRIPT, script);
  kb_edit_insert (edit, cue);
  add_direction (edit, cue);
}

static void
add_rows (BenchWindow *fixture,
          gint64       session_id)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");

  kb_edit_set_session (edit, session_id);
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());

      kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, session_id);
      kb_record_set_int (segment, KB_SEGMENT_POSITION, (i + 10) * KB_POSITION_STEP);
      kb_record_set_text (segment, KB_SEGMENT_TITLE, "Segment");
      kb_edit_insert (edit, segment);
      for (guint k = 0; k < N_CUES; k++)
        add_cue (edit, session_id, kb_record_get_id (segment), i * N_CUES + k + 1, k);
    }
  kb_workspace_edit (fixture->workspace, edit);
}

static void
load_plan (BenchWindow *fixture)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (fixture->workspace), KB_ENTITY_SESSION);
  g_autoptr (KbEdit) edit = kb_session_new_edit (sessions, "Long", G_GINT64_CONSTANT (1792234800000000), 24 * 3600 * 1000,
                                                 "Asia/Shanghai", "New");

  kb_workspace_edit (fixture->workspace, edit);
  add_rows (fixture, kb_edit_get_session (edit));
  bench_window_load (fixture, kb_edit_get_session (edit));
}

static void
print (const char *name,
       double      ms,
       double      limit_ms)
{
  bench_print ("rundown-2000", name, ms, limit_ms);
}

static void
time_open (BenchWindow *fixture)
{
  const gint64 began = g_get_monotonic_time ();

  kb_page_set_plan (KB_PAGE (fixture->page), fixture->plan);
  bench_window_wait (fixture, 1);
  print ("open", bench_get_ms (began), OPEN_LIMIT_MS);
  bench_window_wait (fixture, 5);
}

/* Each edit lengthens the first cue, so every time behind it changes. */
static void
time_edits (BenchWindow *fixture)
{
  GListModel *cues = kb_record_set_get_list (fixture->plan, KB_ENTITY_CUE);
  g_autoptr (KbRecord) cue = g_list_model_get_item (cues, 1);
  double times[N_EDITS];

  for (guint i = 0; i < N_EDITS; i++)
    {
      const gint64 length_ms = kb_record_get_int (cue, KB_CUE_DURATION_MS) + 1000;
      const gint64 began = g_get_monotonic_time ();
      g_autoptr (KbEdit) edit = kb_edit_new ("Longer");

      kb_edit_set_int (edit, cue, KB_CUE_DURATION_MS, length_ms);
      kb_page_edit (KB_PAGE (fixture->page), edit);
      while (kb_record_get_int (cue, KB_CUE_DURATION_MS) != length_ms)
        g_main_context_iteration (NULL, TRUE);
      bench_window_wait (fixture, 1);
      times[i] = bench_get_ms (began);
    }

  print ("edit-median", bench_pick (times, N_EDITS, 0.5), EDIT_LIMIT_MS);
  print ("edit-p95", bench_pick (times, N_EDITS, 0.95), 3 * EDIT_LIMIT_MS);
}

static void
time_scrolling (BenchWindow *fixture)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench_find (fixture->page, GTK_TYPE_LIST_VIEW)));
  double times[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, i * SCROLL_STEP);
      bench_window_wait (fixture, 1);
      times[i] = fixture->cost_us / 1000.0;
    }

  print ("scroll-frame-median", bench_pick (times, N_FRAMES, 0.5), FRAME_LIMIT_MS);
  print ("scroll-frame-p99", bench_pick (times, N_FRAMES, 0.99), 2 * FRAME_LIMIT_MS);
}

static void
painted_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

static double
wait_for_paint (GtkWidget *window,
                gint64     began)
{
  GdkFrameClock *clock;
  gboolean is_painted = FALSE;
  gulong id;

  while ((clock = gtk_widget_get_frame_clock (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);
  while (!is_painted)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, id);

  return bench_get_ms (began);
}

/* Words are typed into the middle of the show, as fast as they are shown. */
static void
time_writing (BenchWindow *fixture)
{
  const gint64 began = g_get_monotonic_time ();
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = NULL;
  double times[N_WORDS];
  GtkWidget *view;

  gtk_widget_activate_action (fixture->page, "rundown.write", NULL);
  window = g_list_model_get_item (windows, g_list_model_get_n_items (windows) - 1);
  print ("write-open", wait_for_paint (window, began), WRITE_LIMIT_MS);
  view = bench_find (window, GTK_TYPE_TEXT_VIEW);
  for (guint i = 0; i < 5; i++)
    wait_for_paint (window, began);

  for (guint i = 0; i < N_WORDS; i++)
    {
      const gint64 typed = g_get_monotonic_time ();

      g_signal_emit_by_name (view, "insert-at-cursor", "word ");
      times[i] = wait_for_paint (window, typed);
    }
  print ("write-word-median", bench_pick (times, N_WORDS, 0.5), 2 * FRAME_LIMIT_MS);
  print ("write-word-p95", bench_pick (times, N_WORDS, 0.95), EDIT_LIMIT_MS);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Making the edit holds up the window; storing it does not. */
static void
time_duplicate (BenchWindow *fixture)
{
  GListModel *list = kb_record_set_get_list (fixture->plan, KB_ENTITY_CUE);
  g_autoptr (GPtrArray) cues = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KbEdit) edit = NULL;
  gint64 began;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (cues, g_list_model_get_item (list, i));
  began = g_get_monotonic_time ();
  edit = kb_rundown_duplicate_cues (fixture->plan, cues, ids);
  print ("duplicate", bench_get_ms (began), DUPLICATE_LIMIT_MS);
}

static void
free_draft (gpointer data)
{
  kb_cue_draft_free (data);
}

static GPtrArray *
create_drafts (void)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (free_draft);

  for (guint i = 0; i < N_PASTED; i++)
    {
      KbCueDraft *draft = kb_cue_draft_new ();

      kb_record_set_text (draft->cue, KB_CUE_SCRIPT, script);
      kb_cue_draft_add_direction (draft, KB_ROLE_KIND_OPERATOR, "Pin it");
      g_ptr_array_add (drafts, draft);
    }

  return drafts;
}

/* The longest that the main loop is away is how long the window does not answer. */
static void
time_paste (BenchWindow *fixture)
{
  g_autoptr (GPtrArray) drafts = create_drafts ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GListModel *cues = kb_record_set_get_list (fixture->plan, KB_ENTITY_CUE);
  const guint goal = g_list_model_get_n_items (cues) + N_PASTED;
  const gint64 began = g_get_monotonic_time ();
  const KbRundownPlace place = { 0 };
  g_autoptr (KbEdit) edit = kb_rundown_paste (fixture->plan, &place, drafts, TRUE, ids);
  gint64 stall_us = g_get_monotonic_time () - began;

  kb_page_edit (KB_PAGE (fixture->page), edit);
  while (g_list_model_get_n_items (cues) < goal)
    {
      const gint64 at_us = g_get_monotonic_time ();

      if (g_main_context_iteration (NULL, FALSE))
        stall_us = MAX (stall_us, g_get_monotonic_time () - at_us);
    }
  bench_window_wait (fixture, 1);
  print ("paste-10000", bench_get_ms (began), PASTE_LIMIT_MS);
  print ("paste-10000-stall", stall_us / 1000.0, STALL_LIMIT_MS);
}

int
main (void)
{
  BenchWindow fixture = { NULL };

  bench_window_init (&fixture);
  load_plan (&fixture);
  bench_window_show (&fixture, g_object_new (KB_TYPE_RUNDOWN_PAGE, "workspace", fixture.workspace, NULL));
  time_open (&fixture);
  time_edits (&fixture);
  time_scrolling (&fixture);
  time_duplicate (&fixture);
  time_writing (&fixture);
  time_paste (&fixture);
  bench_window_clear (&fixture);
  return 0;
}
