/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-window.h"
#include "kb-crew-page.h"
#include "kb-crew.h"
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
add_rows (BenchWindow *fixture)
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
print (const char *name,
       double      ms,
       double      limit_ms)
{
  bench_print ("crew-30x7", name, ms, limit_ms);
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

static GtkWidget *
find_toggle (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
show_week (BenchWindow *fixture)
{
  const gint64 began = g_get_monotonic_time ();

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (fixture->page, "Week")), TRUE);
  bench_window_wait (fixture, 1);
  print ("week", bench_get_ms (began), OPEN_LIMIT_MS);
  bench_window_wait (fixture, 5);
}

/* Each edit moves a shift of the session shown by five minutes. */
static void
time_edits (BenchWindow *fixture)
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
      bench_window_wait (fixture, 1);
      times[i] = bench_get_ms (began);
    }

  print ("edit-median", bench_pick (times, N_EDITS, 0.5), EDIT_LIMIT_MS);
  print ("edit-p95", bench_pick (times, N_EDITS, 0.95), 3 * EDIT_LIMIT_MS);
}

static void
time_scrolling (BenchWindow *fixture)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (bench_find (fixture->page, GTK_TYPE_SCROLLED_WINDOW)));
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

int
main (void)
{
  BenchWindow fixture = { NULL };

  bench_window_init (&fixture);
  bench_window_load (&fixture, add_rows (&fixture));
  bench_window_show (&fixture, g_object_new (KB_TYPE_CREW_PAGE, "workspace", fixture.workspace, NULL));
  time_open (&fixture);
  show_week (&fixture);
  time_edits (&fixture);
  time_scrolling (&fixture);
  bench_window_clear (&fixture);
  return 0;
}
