/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "build-places.h"
#include "kb-crew-page.h"
#include "kb-crew.h"
#include "kb-gui.h"
#include "kb-id.h"
#include "kb-session.h"

/*
 * bench-crew: the crew's board with 30 people in a session on each of 7 days: from the session's rows to the first frame, then
 * the week: from an edit to the frame that shows it, and what a frame costs while the board scrolls.
 */

#define N_PEOPLE 30
#define N_DAYS 7
#define N_EDITS 60
#define N_FRAMES 120
#define SCROLL_STEP 9.0
#define OPEN_LIMIT_MS 500.0
#define EDIT_LIMIT_MS 50.0
#define FRAME_LIMIT_MS 16.7
#define HOUR_US (3600 * (gint64) G_USEC_PER_SEC)
#define MONDAY_US (G_GINT64_CONSTANT (1791831600) * G_USEC_PER_SEC)

typedef struct
{
  KbWorkspace *workspace;
  KbRecordSet *plan;
  GtkWidget   *window;
  GtkWidget   *page;
  gint64       frame_us;   /* when the frame that is being made began */
  gint64       cost_us;    /* what the last one cost */
  guint        n_frames;
} Fixture;

static void
before_paint_cb (Fixture *fixture)
{
  fixture->frame_us = g_get_monotonic_time ();
}

static void
after_paint_cb (Fixture *fixture)
{
  fixture->cost_us = g_get_monotonic_time () - fixture->frame_us;
  fixture->n_frames++;
}

static void
wait_for_frames (Fixture *fixture,
                 guint    n)
{
  const guint goal = fixture->n_frames + n;

  while (fixture->n_frames < goal)
    {
      gtk_widget_queue_draw (fixture->page);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
insert (KbEdit   *edit,
        KbRecord *record)
{
  kb_edit_insert (edit, record);
  g_object_unref (record);
}

static void
add_shift (KbEdit *edit,
           gint64  session_id,
           gint64  person_id,
           guint   number,
           gint64  start_us)
{
  KbRecord *duty = kb_record_new (KB_ENTITY_ASSIGNMENT, kb_id_new ());
  KbRecord *shift = kb_record_new (KB_ENTITY_SHIFT, kb_id_new ());

  kb_record_set_int (duty, KB_ASSIGNMENT_SESSION_ID, session_id);
  kb_record_set_int (duty, KB_ASSIGNMENT_POSITION, number + 1);
  kb_record_set_int (duty, KB_ASSIGNMENT_ROLE, number % KB_ROLE_KIND_OTHER);
  kb_record_set_int (duty, KB_ASSIGNMENT_PERSON_ID, person_id);
  kb_record_set_int (shift, KB_SHIFT_SESSION_ID, session_id);
  kb_record_set_int (shift, KB_SHIFT_ASSIGNMENT_ID, kb_record_get_id (duty));
  kb_record_set_int (shift, KB_SHIFT_START_US, start_us);
  kb_record_set_int (shift, KB_SHIFT_END_US, start_us + 4 * HOUR_US);
  insert (edit, duty);
  insert (edit, shift);
}

static gint64
add_session (KbEdit       *edit,
             guint         day,
             const gint64 *people)
{
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());
  const gint64 id = kb_record_get_id (session);
  const gint64 start_us = MONDAY_US + day * 24 * HOUR_US;

  kb_record_set_text (session, KB_SESSION_TITLE, "换季不慌张");
  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  kb_record_set_int (session, KB_SESSION_START_US, start_us);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, start_us + 4 * HOUR_US);
  insert (edit, session);
  for (guint i = 0; i < N_PEOPLE; i++)
    add_shift (edit, id, people[i], i, start_us);
  return id;
}

static gint64
add_rows (Fixture *fixture)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");
  gint64 people[N_PEOPLE];
  gint64 middle_id = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      KbRecord *person = kb_record_new (KB_ENTITY_PERSON, people[i] = kb_id_new ());
      g_autofree char *name = g_strdup_printf ("第%02u人", i + 1);

      kb_record_set_text (person, KB_PERSON_NAME, name);
      kb_record_set_int (person, KB_PERSON_ROLE, i % KB_ROLE_KIND_OTHER);
      insert (edit, person);
    }
  for (guint day = 0; day < N_DAYS; day++)
    {
      const gint64 id = add_session (edit, day, people);

      middle_id = day == N_DAYS / 2 ? id : middle_id;
    }
  kb_workspace_edit (fixture->workspace, edit);
  return middle_id;
}

static void
load_plan (Fixture    *fixture,
           const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->workspace = kb_workspace_open (path, &error);
  g_assert_no_error (error);
  kb_workspace_load_session_async (fixture->workspace, add_rows (fixture), NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->plan = kb_workspace_load_session_finish (fixture->workspace, result, &error);
  g_assert_no_error (error);
}

static void
show_window (Fixture *fixture)
{
  GdkFrameClock *clock;

  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (KB_TYPE_CREW_PAGE, "workspace", fixture->workspace, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1440, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while ((clock = gtk_widget_get_frame_clock (fixture->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), fixture);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), fixture);
  wait_for_frames (fixture, 5);
}

static void
print (const char *name,
       double      ms,
       double      limit_ms)
{
  g_print ("bench: crew-30x7-%s %.1f ms (bar ≤ %.1f) %s\n", name, ms, limit_ms, ms <= limit_ms ? "ok" : "short");
}

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
pick (double *values,
      guint   n,
      double  part)
{
  qsort (values, n, sizeof *values, compare);
  return values[MIN ((guint) (n * part), n - 1)];
}

static void
time_open (Fixture *fixture)
{
  const gint64 began = g_get_monotonic_time ();

  kb_page_set_plan (KB_PAGE (fixture->page), fixture->plan);
  wait_for_frames (fixture, 1);
  print ("open", (g_get_monotonic_time () - began) / 1000.0, OPEN_LIMIT_MS);
  wait_for_frames (fixture, 5);
}

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *label)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
show_week (Fixture *fixture)
{
  const gint64 began = g_get_monotonic_time ();

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Week")), TRUE);
  wait_for_frames (fixture, 1);
  print ("week", (g_get_monotonic_time () - began) / 1000.0, OPEN_LIMIT_MS);
  wait_for_frames (fixture, 5);
}

/* Each edit moves a shift of the session shown by five minutes. */
static void
time_edits (Fixture *fixture)
{
  g_autoptr (KbRecord) shift = g_list_model_get_item (kb_record_set_get_list (fixture->plan, KB_ENTITY_SHIFT), 7);
  double times[N_EDITS];

  for (guint i = 0; i < N_EDITS; i++)
    {
      const gint64 end_us = kb_record_get_int (shift, KB_SHIFT_END_US) + HOUR_US / 12;
      const gint64 began = g_get_monotonic_time ();
      g_autoptr (KbEdit) edit = kb_edit_new ("Later");

      kb_edit_set_int (edit, shift, KB_SHIFT_END_US, end_us);
      kb_page_edit (KB_PAGE (fixture->page), edit);
      while (kb_record_get_int (shift, KB_SHIFT_END_US) != end_us)
        g_main_context_iteration (NULL, TRUE);
      wait_for_frames (fixture, 1);
      times[i] = (g_get_monotonic_time () - began) / 1000.0;
    }

  print ("edit-median", pick (times, N_EDITS, 0.5), EDIT_LIMIT_MS);
  print ("edit-p95", pick (times, N_EDITS, 0.95), 3 * EDIT_LIMIT_MS);
}

static void
time_scrolling (Fixture *fixture)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (find (fixture->page, GTK_TYPE_SCROLLED_WINDOW, NULL)));
  double times[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, i * SCROLL_STEP);
      wait_for_frames (fixture, 1);
      times[i] = fixture->cost_us / 1000.0;
    }

  print ("scroll-frame-median", pick (times, N_FRAMES, 0.5), FRAME_LIMIT_MS);
  print ("scroll-frame-p99", pick (times, N_FRAMES, 0.99), 2 * FRAME_LIMIT_MS);
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kaibo-bench-XXXXXX", NULL);
  Fixture fixture = { NULL };

  g_setenv ("GSETTINGS_SCHEMA_DIR", KB_BUILD_SCHEMADIR, FALSE);
  adw_init ();
  kb_gui_init ();
  load_plan (&fixture, folder);
  show_window (&fixture);
  time_open (&fixture);
  show_week (&fixture);
  time_edits (&fixture);
  time_scrolling (&fixture);

  gtk_window_destroy (GTK_WINDOW (fixture.window));
  g_clear_object (&fixture.plan);
  g_clear_object (&fixture.workspace);
  remove_folder (folder);
  return 0;
}
