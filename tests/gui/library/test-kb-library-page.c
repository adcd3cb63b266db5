/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "kb-brief-page.h"
#include "kb-gui.h"
#include "kb-id.h"
#include "kb-kaibo-reader.h"
#include "kb-library-page.h"
#include "kb-library-views.h"
#include "kb-month.h"
#include "kb-rule.h"
#include "kb-rules-page.h"
#include "kb-session-row.h"
#include "kb-session.h"
#include "kb-transfer.h"
#include "kb-undo-menu.h"
#include "kb-warmup-board.h"
#include "kb-warmup.h"

/* How long a change may take to come back from the store. */
#define PATIENCE_S 10

typedef struct
{
  char        *path;
  KbWorkspace *workspace;
  gint64       session_id;
} Fixture;

/* What is under way (a load, an animation) may hold it a little longer on a busy machine. */
static void
run_until_alone (gpointer object)
{
  const gint64 end_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_atomic_int_get (&G_OBJECT (object)->ref_count) > 1 && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, FALSE);
}

static void
import_sample (KbWorkspace *workspace,
               gint64      *session_id)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "zh.kaibo", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, NULL, &error);
  KbTransferCount count;

  g_assert_no_error (error);
  kb_transfer_import (kb_workspace_get_store (workspace), records, "Import", FALSE, &count, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    if (kb_record_get_kind (g_ptr_array_index (records, i)) == KB_ENTITY_SESSION)
      *session_id = kb_record_get_id (g_ptr_array_index (records, i));
}

static gboolean
is_over (gint64 until_us)
{
  g_main_context_iteration (NULL, FALSE);
  return g_get_monotonic_time () > until_us;
}

#define WAIT_FOR(condition)                                                                                      \
  G_STMT_START                                                                                                   \
    {                                                                                                            \
      const gint64 until_us = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;                             \
      while (!(condition))                                                                                       \
        g_assert_false (is_over (until_us));                                                                     \
    }                                                                                                            \
  G_STMT_END

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("kaibo-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (folder, "library.db", NULL);
  fixture->workspace = kb_workspace_open (fixture->path, &error);
  g_assert_no_error (error);
  import_sample (fixture->workspace, &fixture->session_id);
  WAIT_FOR (kb_record_set_find (kb_workspace_get_library (fixture->workspace), KB_ENTITY_SESSION,
                                fixture->session_id) != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  run_until_alone (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (fixture->path);
}

static GtkWidget *
show_in_window (GtkWidget *page)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_mapped (page));
  return window;
}

static guint
count_sessions (Fixture *fixture)
{
  return g_list_model_get_n_items (kb_record_set_get_list (kb_workspace_get_library (fixture->workspace),
                                                           KB_ENTITY_SESSION));
}

static void
close_window (GtkWidget *window,
              GtkWidget *page)
{
  g_object_ref (page);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (G_OBJECT (page)->ref_count == 1);
  run_until_alone (page);
  g_assert_finalize_object (page);
}

static void
test_copy_and_trash (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *page = g_object_new (KB_TYPE_LIBRARY_PAGE, NULL);
  KbLibraryViews *views;
  GtkWidget *window;
  KbSessionList *list;

  kb_place_set_workspace (KB_PLACE (page), fixture->workspace);
  window = show_in_window (page);
  views = KB_LIBRARY_VIEWS (gtk_widget_get_template_child (page, KB_TYPE_LIBRARY_PAGE, "views"));
  list = kb_library_views_get_list (views);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  g_assert_null (kb_library_views_get_selected (views));
  gtk_widget_activate_action (page, "library.duplicate", NULL);
  kb_library_views_select (views, 0);
  gtk_widget_activate_action (page, "library.duplicate", NULL);
  WAIT_FOR (count_sessions (fixture) == 2);
  WAIT_FOR (kb_library_views_get_selected (views) != NULL
            && kb_record_get_id (kb_library_views_get_selected (views)) != fixture->session_id);

  gtk_widget_activate_action (page, "library.trash", NULL);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  g_assert_cmpuint (count_sessions (fixture), ==, 2);
  kb_workspace_undo (fixture->workspace);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (list)) == 2);

  close_window (window, page);
}

static void
add_sessions (Fixture *fixture,
              guint    n)
{
  KbRecord *sample = kb_record_set_find (kb_workspace_get_library (fixture->workspace), KB_ENTITY_SESSION,
                                         fixture->session_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("Add sessions");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());

      kb_record_assign (session, sample);
      kb_record_set_int (session, KB_SESSION_START_US,
                         kb_record_get_int (sample, KB_SESSION_START_US) - (i + 1) * 24 * G_TIME_SPAN_HOUR);
      kb_edit_insert (edit, session);
    }
  kb_workspace_edit (fixture->workspace, edit);
  WAIT_FOR (count_sessions (fixture) == n + 1);
}

static guint
count_rows (GtkWidget *widget,
            KbRecord  *session)
{
  guint n = KB_IS_SESSION_ROW (widget)
            && (session == NULL || kb_session_row_get_session (KB_SESSION_ROW (widget)) == session);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child, session);
  return n;
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

/* Two hundred rows nobody sees were most of what a large library cost; what is scrolled to has one in time. */
static void
test_rows_are_made_where_they_are_seen (Fixture       *fixture,
                                        gconstpointer  data)
{
  GtkWidget *page = g_object_new (KB_TYPE_LIBRARY_PAGE, NULL);
  g_autoptr (KbRecord) last = NULL;
  GtkAdjustment *adjustment;
  GtkWidget *list_view;
  GListModel *list;
  GtkWidget *window;

  add_sessions (fixture, 400);
  kb_place_set_workspace (KB_PLACE (page), fixture->workspace);
  window = show_in_window (page);
  list = G_LIST_MODEL (kb_library_views_get_list (KB_LIBRARY_VIEWS (find_child (page, KB_TYPE_LIBRARY_VIEWS))));
  WAIT_FOR (count_rows (page, NULL) >= 25);
  last = g_list_model_get_item (list, 400);
  g_assert_cmpuint (count_rows (page, last), ==, 0);

  list_view = gtk_widget_get_ancestor (find_child (page, KB_TYPE_SESSION_ROW), GTK_TYPE_LIST_VIEW);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list_view));
  WAIT_FOR (gtk_adjustment_get_page_size (adjustment) > 0);
  g_assert_cmpuint (count_rows (page, NULL), <, 100);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  WAIT_FOR (count_rows (page, last) == 1);

  close_window (window, page);
}

/* What the list shows, from view to view, and a state that a session may not go to. */
static void
test_views_and_states (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *page = g_object_new (KB_TYPE_LIBRARY_PAGE, NULL);
  g_autoptr (GSettings) settings = g_settings_new (KB_APP_ID);
  g_autofree char *view = NULL;
  GtkWidget *window;
  KbLibraryViews *views;
  KbRecord *session;

  kb_place_set_workspace (KB_PLACE (page), fixture->workspace);
  window = show_in_window (page);
  views = KB_LIBRARY_VIEWS (gtk_widget_get_template_child (page, KB_TYPE_LIBRARY_PAGE, "views"));
  session = kb_record_set_find (kb_workspace_get_library (fixture->workspace), KB_ENTITY_SESSION, fixture->session_id);
  g_assert_cmpint (kb_record_get_int (session, KB_SESSION_STATE), ==, KB_SESSION_STATE_ARCHIVED);

  gtk_widget_activate_action (page, "library.show-view", "s", "calendar");
  gtk_widget_activate_action (page, "library.show-view", "s", "board");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (kb_library_views_get_stack (views)), ==, "board");
  view = g_settings_get_string (settings, "library-view");
  g_assert_cmpstr (view, ==, "board");

  g_signal_emit_by_name (views, "state-wanted", fixture->session_id, KB_SESSION_STATE_DRAFT);
  g_signal_emit_by_name (views, "state-wanted", fixture->session_id, KB_SESSION_STATE_REVIEWING);
  WAIT_FOR (kb_record_get_int (session, KB_SESSION_STATE) == KB_SESSION_STATE_REVIEWING);
  kb_workspace_undo (fixture->workspace);
  WAIT_FOR (kb_record_get_int (session, KB_SESSION_STATE) == KB_SESSION_STATE_ARCHIVED);

  close_window (window, page);
}

static KbRecordSet *
load_plan (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kb_store_load_session (kb_workspace_get_store (fixture->workspace),
                                                         fixture->session_id, &error);
  KbRecordSet *plan = kb_record_set_new (kb_workspace_get_library (fixture->workspace), fixture->session_id);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    kb_record_set_add (plan, g_ptr_array_index (records, i));
  return plan;
}

static GtkWidget *
find_row (GtkWidget  *page,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (page, KB_TYPE_BRIEF_PAGE, name));
}

static KbRecord *
get_session (Fixture *fixture)
{
  return kb_record_set_find (kb_workspace_get_library (fixture->workspace), KB_ENTITY_SESSION, fixture->session_id);
}

static void
enter (GtkWidget  *row,
       const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
}

static void
test_field_is_one_edit (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *page = g_object_new (KB_TYPE_BRIEF_PAGE, "workspace", fixture->workspace, NULL);
  KbRecordSet *plan = load_plan (fixture);
  GtkWidget *window = show_in_window (page);
  GtkWidget *budget = find_row (page, "budget_row");
  GtkWidget *error_label = find_row (page, "budget_error");

  kb_page_set_plan (KB_PAGE (page), plan);
  enter (find_row (page, "account_row"), "  新账号 ");
  WAIT_FOR (g_strcmp0 (kb_record_get_text (get_session (fixture), KB_SESSION_ACCOUNT), "新账号") == 0);
  g_assert_nonnull (kb_workspace_get_undo_label (fixture->workspace));

  enter (budget, "-1");
  g_assert_true (gtk_widget_has_css_class (budget, "error"));
  g_assert_true (gtk_widget_get_visible (error_label));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (error_label)), !=, "");
  enter (budget, "41000.50");
  WAIT_FOR (kb_record_get_int (get_session (fixture), KB_SESSION_AD_BUDGET_MINOR) == 4100050);
  g_assert_false (gtk_widget_has_css_class (budget, "error"));
  g_assert_false (gtk_widget_get_visible (error_label));

  kb_page_set_plan (KB_PAGE (page), NULL);
  close_window (window, page);
  run_until_alone (plan);
  g_assert_finalize_object (plan);
}

/* What is typed and not entered is stored when the session is left, and for that session. */
static void
test_typed_day_is_stored_when_left (Fixture       *fixture,
                                    gconstpointer  data)
{
  GtkWidget *page = g_object_new (KB_TYPE_BRIEF_PAGE, "workspace", fixture->workspace, NULL);
  KbRecordSet *plan = load_plan (fixture);
  GtkWidget *window = show_in_window (page);
  gint64 start_us;

  kb_page_set_plan (KB_PAGE (page), plan);
  start_us = kb_record_get_int (get_session (fixture), KB_SESSION_START_US);
  gtk_editable_set_text (GTK_EDITABLE (find_row (page, "day_row")), "2026-10-18");
  kb_page_set_plan (KB_PAGE (page), NULL);
  WAIT_FOR (kb_record_get_int (get_session (fixture), KB_SESSION_START_US) == start_us + 24 * G_TIME_SPAN_HOUR);

  close_window (window, page);
  run_until_alone (plan);
  g_assert_finalize_object (plan);
}

/* The first widget in it that looks so. */
static GtkWidget *
find_by_class (GtkWidget  *widget,
               const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What the first chip of the calendar says, behind the number of its day: "17 19:00\n…"; nothing when there is none. */
static char *
dup_chip_text (GtkWidget *month)
{
  GtkWidget *chip = find_by_class (month, "month-chip");
  GtkWidget *day = chip != NULL ? gtk_widget_get_first_child (gtk_widget_get_parent (chip)) : NULL;

  return chip != NULL ? g_strconcat (gtk_label_get_text (GTK_LABEL (day)), " ",
                                     gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip)))), NULL)
                      : g_strdup ("");
}

static gboolean
chip_says (GtkWidget  *month,
           const char *text)
{
  g_autofree char *says = dup_chip_text (month);

  return g_str_has_prefix (says, text);
}

/* The list and the calendar say the same day and time, wherever the computer stands. */
static void
test_calendar_goes_by_the_sessions_clock (Fixture       *fixture,
                                          gconstpointer  data)
{
  KbRecordSet *library = kb_workspace_get_library (fixture->workspace);
  GtkWidget *month = g_object_new (KB_TYPE_MONTH, NULL);
  GtkWidget *window = show_in_window (month);
  g_autoptr (KbSessionFilter) filter = kb_session_filter_new (library, NULL);
  g_autoptr (GDateTime) october = g_date_time_new_local (2026, 10, 1, 12, 0, 0);
  g_autoptr (KbEdit) edit = kb_edit_new ("Go to Kiritimati");

  kb_month_set_library (KB_MONTH (month), library, filter, TRUE);
  kb_month_show (KB_MONTH (month), october);
  WAIT_FOR (chip_says (month, "17 19:00\n"));
  kb_edit_set_text (edit, kb_record_set_find (library, KB_ENTITY_SESSION, fixture->session_id), KB_SESSION_TIME_ZONE,
                    "Pacific/Kiritimati");
  kb_workspace_edit (fixture->workspace, edit);
  WAIT_FOR (chip_says (month, "18 01:00\n"));
  close_window (window, month);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(KbRecordSet **) user_data = kb_workspace_load_session_finish (KB_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_warmup_moves_by_key (Fixture       *fixture,
                          gconstpointer  data)
{
  GtkWidget *board = kb_warmup_board_new ();
  GtkWidget *window = show_in_window (board);
  KbRecordSet *plan = NULL;
  g_autoptr (KbRecord) action = NULL;
  gint64 at_us;

  kb_workspace_load_session_async (fixture->workspace, fixture->session_id, NULL, loaded_cb, &plan);
  WAIT_FOR (plan != NULL);
  kb_warmup_board_set_plan (KB_WARMUP_BOARD (board), fixture->workspace, plan);
  action = g_list_model_get_item (kb_record_set_get_list (plan, KB_ENTITY_WARMUP_ACTION), 0);
  at_us = kb_record_get_int (action, KB_WARMUP_ACTION_AT_US);

  gtk_widget_grab_focus (find_by_class (board, "warmup-card"));
  gtk_widget_activate_action (board, "warmup.move", "i", 1);
  WAIT_FOR (kb_record_get_int (action, KB_WARMUP_ACTION_AT_US) == at_us + 24 * G_TIME_SPAN_HOUR);
  g_assert_cmpstr (kb_record_get_text (action, KB_WARMUP_ACTION_DUE), ==, "D-6");
  g_assert_true (gtk_widget_has_css_class (gtk_root_get_focus (GTK_ROOT (window)), "warmup-card"));
  gtk_widget_activate_action (board, "warmup.move", "i", 1);
  WAIT_FOR (kb_record_get_int (action, KB_WARMUP_ACTION_AT_US) == at_us + 48 * G_TIME_SPAN_HOUR);

  kb_warmup_board_set_plan (KB_WARMUP_BOARD (board), NULL, NULL);
  close_window (window, board);
  g_clear_object (&action);
  run_until_alone (plan);
  g_assert_finalize_object (plan);
}

static guint
count_library (Fixture      *fixture,
               KbEntityKind  kind)
{
  return g_list_model_get_n_items (kb_record_set_get_list (kb_workspace_get_library (fixture->workspace), kind));
}

static char *
dup_menu_label (GMenu *menu,
                int    index)
{
  char *label = NULL;

  g_menu_model_get_item_attribute (G_MENU_MODEL (menu), index, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  return label;
}

static void
assert_undo_menu (Fixture    *fixture,
                  const char *undo,
                  const char *redo)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  kb_undo_menu_fill (menu, fixture->workspace);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 2);
  first = dup_menu_label (menu, 0);
  second = dup_menu_label (menu, 1);
  g_assert_cmpstr (first, ==, undo);
  g_assert_cmpstr (second, ==, redo);
}

static void
test_menu_says_what_is_undone (Fixture       *fixture,
                               gconstpointer  data)
{
  KbRecord *session = kb_record_set_find (kb_workspace_get_library (fixture->workspace), KB_ENTITY_SESSION, fixture->session_id);
  g_autoptr (KbEdit) edit = kb_edit_new ("Rename “a_b” to something that is so long that no menu would hold it");

  WAIT_FOR (kb_workspace_get_undo_label (fixture->workspace) != NULL);
  assert_undo_menu (fixture, "Undo: Import", "Redo");
  kb_edit_set_text (edit, session, KB_SESSION_TITLE, "a_b");
  kb_workspace_edit (fixture->workspace, edit);
  WAIT_FOR (g_str_has_prefix (kb_workspace_get_undo_label (fixture->workspace), "Rename"));
  assert_undo_menu (fixture, "Undo: Rename “a__b” to something that is so long that…", "Redo");
  kb_workspace_undo (fixture->workspace);
  WAIT_FOR (kb_workspace_get_redo_label (fixture->workspace) != NULL);
  assert_undo_menu (fixture, "Undo: Import", "Redo: Rename “a__b” to something that is so long that…");
}

static void
test_rule_gets_own_words (Fixture       *fixture,
                          gconstpointer  data)
{
  GtkWidget *page = g_object_new (KB_TYPE_RULES_PAGE, NULL);
  GtkWidget *window;
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (page, KB_TYPE_RULES_PAGE, "stack"));
  GtkWidget *adapt = gtk_stack_get_child_by_name (stack, "known");
  g_autoptr (KbRecord) rule = NULL;

  kb_place_set_workspace (KB_PLACE (page), fixture->workspace);
  window = show_in_window (page);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "known");

  /* Pressed twice, it is adapted once. */
  g_signal_emit_by_name (adapt, "clicked");
  WAIT_FOR (count_library (fixture, KB_ENTITY_RULE) == 1);
  g_signal_emit_by_name (adapt, "clicked");
  g_assert_cmpuint (count_library (fixture, KB_ENTITY_RULE_TERM), ==, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "own");
  rule = g_list_model_get_item (kb_record_set_get_list (kb_workspace_get_library (fixture->workspace), KB_ENTITY_RULE), 0);
  g_assert_cmpstr (kb_record_get_text (rule, KB_RULE_CODE), ==, "R01");
  g_assert_true (kb_place_show_row (KB_PLACE (page), KB_ENTITY_RULE, kb_record_get_id (rule)));

  kb_workspace_undo (fixture->workspace);
  WAIT_FOR (count_library (fixture, KB_ENTITY_RULE) == 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "known");
  close_window (window, page);
}

#define ADD(path, func) g_test_add ("/gui/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kb_gui_init ();

  ADD ("library-page/copy-and-trash", test_copy_and_trash);
  ADD ("month/goes-by-the-sessions-clock", test_calendar_goes_by_the_sessions_clock);
  ADD ("undo-menu/says-what-is-undone", test_menu_says_what_is_undone);
  ADD ("library-page/rows-are-made-where-they-are-seen", test_rows_are_made_where_they_are_seen);
  ADD ("library-page/views-and-states", test_views_and_states);
  ADD ("brief-page/field-is-one-edit", test_field_is_one_edit);
  ADD ("warmup-board/moves-by-key", test_warmup_moves_by_key);
  ADD ("rules-page/rule-gets-own-words", test_rule_gets_own_words);
  ADD ("brief-page/typed-day-is-stored-when-left", test_typed_day_is_stored_when_left);

  return g_test_run ();
}
