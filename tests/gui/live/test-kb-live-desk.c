/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "kb-compact-window.h"
#include "kb-digits.h"
#include "kb-duties.h"
#include "kb-figure-notice.h"
#include "kb-figure-row.h"
#include "kb-go-button.h"
#include "kb-gui.h"
#include "kb-kaibo-reader.h"
#include "kb-lineup.h"
#include "kb-live-desk.h"
#include "kb-makeup-card.h"
#include "kb-now-card.h"
#include "kb-session.h"
#include "kb-show-goods.h"
#include "kb-transfer.h"
#include "kb-wall-window.h"

/* How long a window may take to be laid out on a busy machine. */
#define PATIENCE_S 30
#define FRAMES 30

/* The Chinese sample on the desk, in a window as large as the screen. */
typedef struct
{
  char        *folder;
  char        *path;
  KbWorkspace *workspace;
  KbRecordSet *plan;
  KbClock     *clock;
  KbShow      *show;
  GtkWidget   *window;
  KbLiveDesk  *desk;
} Fixture;

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gint64
import_sample (KbWorkspace *workspace)
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
    if (kb_record_get_kind (records->pdata[i]) == KB_ENTITY_SESSION)
      return kb_record_get_id (records->pdata[i]);

  g_assert_not_reached ();
}

static void
open_plan (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->workspace = kb_workspace_open (self->path, &error);
  g_assert_no_error (error);
  kb_workspace_load_session_async (self->workspace, import_sample (self->workspace), NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  self->plan = kb_workspace_load_session_finish (self->workspace, result, &error);
  g_assert_no_error (error);
}

static void
open_window (Fixture *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = adw_window_new ();
  self->desk = g_object_new (KB_TYPE_LIVE_DESK, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->desk));
  adw_window_set_content (ADW_WINDOW (self->window), box);
  kb_live_desk_set_show (self->desk, self->show, self->workspace);
  gtk_window_fullscreen (GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("kaibo-desk-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "library.db", NULL);
  open_plan (self);
  self->clock = kb_clock_new_fake (kb_record_get_int (kb_record_set_get_session (self->plan), KB_SESSION_START_US));
  self->show = kb_show_start (kb_workspace_get_store (self->workspace), self->plan, KB_RUN_KIND_LIVE, self->clock);
  open_window (self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  kb_live_desk_set_show (self->desk, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_true (kb_show_flush (self->show, NULL));
  g_clear_object (&self->show);
  g_clear_object (&self->plan);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->workspace);
  g_clear_object (&self->clock);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (self->path, endings[i], NULL);

      g_remove (file);
    }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static gboolean
is_in_sight (Fixture   *self,
             GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, self->window, &bounds)
         && bounds.origin.x >= 0 && bounds.origin.y >= 0 && bounds.size.width >= 240 && bounds.size.height >= 60
         && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (self->window)
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (self->window);
}

static gboolean
fits (Fixture *self)
{
  GtkScrolledWindow *viewport = GTK_SCROLLED_WINDOW (find_widget (GTK_WIDGET (self->desk), GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (viewport);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (viewport);

  return gtk_widget_get_width (self->window) >= 1024
         && gtk_adjustment_get_upper (across) <= gtk_adjustment_get_page_size (across)
         && gtk_adjustment_get_upper (down) <= gtk_adjustment_get_page_size (down)
         && is_in_sight (self, find_widget (GTK_WIDGET (self->desk), KB_TYPE_GO_BUTTON));
}

/* What has just happened is laid out some frames later: before that the desk fits as it did before. */
static void
let_it_be_laid_out (Fixture *self)
{
  GdkFrameClock *clock;
  gint64 first;

  while (!gtk_widget_get_mapped (self->window))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (self->window);
  first = gdk_frame_clock_get_frame_counter (clock);
  while (gdk_frame_clock_get_frame_counter (clock) < first + FRAMES)
    {
      gtk_widget_queue_draw (self->window);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
wait_until_it_fits (Fixture *self)
{
  const gint64 until_us = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  let_it_be_laid_out (self);
  while (!fits (self))
    {
      if (g_get_monotonic_time () > until_us)
        {
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (find_widget (GTK_WIDGET (self->desk), KB_TYPE_GO_BUTTON), self->window,
                                                    &bounds));
          g_error ("GO at %g,%g %g×%g in %d×%d", bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height,
                   gtk_widget_get_width (self->window), gtk_widget_get_height (self->window));
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
calm_desk_fits (Fixture       *self,
                gconstpointer  data)
{
  wait_until_it_fits (self);
  kb_show_go (self->show, 0, FALSE);
  wait_until_it_fits (self);
}

static guint
count_late (Fixture *self)
{
  g_autoptr (GArray) duties = NULL;
  KbRunLive live;
  guint n_late = 0;

  kb_show_tick (self->show, &live);
  duties = kb_duties_list (kb_show_get_run (self->show), self->plan, &live);
  for (guint i = 0; i < duties->len; i++)
    n_late += g_array_index (duties, KbDuty, i).is_late ? 1 : 0;

  return n_late;
}

/* Nothing may push GO out of the window: an incident, what was left undone and a word about it, at once. */
static void
worst_desk_fits (Fixture       *self,
                 gconstpointer  data)
{
  GListModel *playbooks = kb_record_set_get_list (kb_workspace_get_library (self->workspace), KB_ENTITY_INCIDENT_PLAN);
  g_autoptr (KbRecord) playbook = g_list_model_get_item (playbooks, 0);

  while (count_late (self) < 5)
    {
      g_assert_true (kb_show_go (self->show, 0, FALSE));
      kb_clock_advance (self->clock, 400 * (gint64) G_USEC_PER_SEC);
    }
  g_assert_nonnull (playbook);
  g_assert_cmpint (kb_show_raise_incident (self->show, playbook, NULL), !=, 0);
  kb_clock_advance (self->clock, 100 * (gint64) G_USEC_PER_SEC);
  kb_clock_step_wall (self->clock, 60 * (gint64) G_USEC_PER_SEC);
  wait_until_it_fits (self);
}

static gboolean
is_notice_shown (Fixture *self)
{
  GtkWidget *notice = find_widget (GTK_WIDGET (self->desk), KB_TYPE_FIGURE_NOTICE);

  return gtk_widget_get_visible (gtk_widget_get_first_child (notice));
}

static void
pass_until (Fixture *self,
            gint64   minute)
{
  KbRunLive live;

  kb_show_tick (self->show, &live);
  kb_clock_advance (self->clock, minute * 60 * (gint64) G_USEC_PER_SEC - live.on_air_ms * 1000);
  let_it_be_laid_out (self);
}

/* The line is cut in the sample's 97th minute: it is said with GO in sight, and one key raises what it may be. */
static void
crossing_is_said_beside_go (Fixture       *self,
                            gconstpointer  data)
{
  guint n_incidents;

  wait_until_it_fits (self);
  kb_show_go (self->show, 0, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self->desk), "panel.page", "s", "figures");
  pass_until (self, 96);
  g_assert_nonnull (find_widget (GTK_WIDGET (self->desk), KB_TYPE_FIGURE_ROW));
  while (is_notice_shown (self))
    gtk_widget_activate_action (GTK_WIDGET (self->desk), "figures.dismiss", NULL);

  pass_until (self, 99);
  g_assert_true (is_notice_shown (self));
  wait_until_it_fits (self);
  gtk_widget_activate_action (GTK_WIDGET (self->desk), "figures.report", NULL);
  kb_run_get_incidents (kb_show_get_run (self->show), &n_incidents);
  g_assert_cmpuint (n_incidents, ==, 1);
  wait_until_it_fits (self);
}

static guint
count_windows (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      n += G_TYPE_CHECK_INSTANCE_TYPE (window, type) ? 1 : 0;
    }

  return n;
}

static void
windows_beside_go_with_the_run (Fixture       *self,
                                gconstpointer  data)
{
  kb_show_go (self->show, 0, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      kb_desk_window_open (KB_TYPE_COMPACT_WINDOW, self->desk);
      kb_desk_window_open (KB_TYPE_WALL_WINDOW, self->desk);
      g_assert_cmpuint (count_windows (KB_TYPE_COMPACT_WINDOW), ==, 1);
      g_assert_cmpuint (count_windows (KB_TYPE_WALL_WINDOW), ==, 1);
    }
  let_it_be_laid_out (self);
  kb_clock_advance (self->clock, 700 * (gint64) G_USEC_PER_SEC);
  kb_show_go (self->show, 0, FALSE);
  let_it_be_laid_out (self);

  kb_show_end (self->show);
  g_assert_cmpuint (count_windows (KB_TYPE_DESK_WINDOW), ==, 0);
  kb_live_desk_set_show (self->desk, NULL, NULL);
  kb_desk_window_open (KB_TYPE_COMPACT_WINDOW, self->desk);
  g_assert_cmpuint (count_windows (KB_TYPE_DESK_WINDOW), ==, 0);
}

static const char *
get_digits (Fixture *self,
            GType    part)
{
  return kb_digits_get_text (KB_DIGITS (find_widget (find_widget (GTK_WIDGET (self->desk), part), KB_TYPE_DIGITS)));
}

static void
pass (Fixture *self,
      gint64   seconds)
{
  kb_clock_advance (self->clock, seconds * (gint64) G_USEC_PER_SEC);
  g_signal_emit_by_name (self->show, "tick");
}

static void
desk_counts_down_into_the_show (Fixture       *self,
                                gconstpointer  data)
{
  kb_live_desk_set_show (self->desk, NULL, NULL);
  kb_show_flush (self->show, NULL);
  g_clear_object (&self->show);
  g_clear_object (&self->clock);
  self->clock = kb_clock_new_fake (kb_record_get_int (kb_record_set_get_session (self->plan), KB_SESSION_START_US)
                                   - 3700 * (gint64) G_USEC_PER_SEC);
  self->show = kb_show_start (kb_workspace_get_store (self->workspace), self->plan, KB_RUN_KIND_LIVE, self->clock);
  kb_live_desk_set_show (self->desk, self->show, self->workspace);

  g_assert_cmpstr (get_digits (self, KB_TYPE_NOW_CARD), ==, "1:01:40");
  pass (self, 3699);
  g_assert_cmpstr (get_digits (self, KB_TYPE_NOW_CARD), ==, "0:01");
  pass (self, 13);
  g_assert_cmpstr (get_digits (self, KB_TYPE_NOW_CARD), ==, "−0:12");
  kb_show_go (self->show, 0, FALSE);
  g_assert_cmpstr (get_digits (self, KB_TYPE_NOW_CARD), ==, "3:00");
}

static gint64
get_slack_ms (Fixture *self)
{
  KbRunLive live;

  kb_show_tick (self->show, &live);
  return live.slack_ms;
}

/* The cue after C01 is taken at once: two minutes and more are left before the next hard cue. */
static void
time_to_spare_is_spent_and_taken_back (Fixture       *self,
                                       gconstpointer  data)
{
  gint64 slack_ms;

  kb_show_go (self->show, 0, FALSE);
  pass (self, 30);
  kb_show_go (self->show, 0, FALSE);
  slack_ms = get_slack_ms (self);
  g_assert_cmpint (slack_ms, ==, 150000);
  g_assert_cmpint (kb_makeup_card_estimate_spare (self->show), ==, slack_ms);

  gtk_widget_activate_action (GTK_WIDGET (self->desk), "live.make-up", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->desk), "live.apply", NULL);
  g_assert_cmpint (get_slack_ms (self), ==, 0);
  g_assert_cmpint (kb_makeup_card_estimate_spare (self->show), ==, 0);
  g_assert_true (kb_show_undo (self->show));
  g_assert_cmpint (get_slack_ms (self), ==, slack_ms);
}

static void
late_start_is_forgiven_where_asked (Fixture       *self,
                                    gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (KB_APP_ID);
  KbRunLive live;

  pass (self, 300);
  kb_show_go (self->show, 0, FALSE);
  kb_show_tick (self->show, &live);
  g_assert_cmpint (live.over_ms, >, 0);

  g_settings_set_boolean (settings, "relative-time", TRUE);
  kb_show_tick (self->show, &live);
  g_assert_cmpint (live.over_ms, <=, 0);
  g_settings_set_boolean (settings, "relative-time", FALSE);
  kb_show_tick (self->show, &live);
  g_assert_cmpint (live.over_ms, >, 0);
}

/* As the application does, whose style says how much room everything takes. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/kaibo/Kaibo/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Whether a label says so, in sight or on another page of the panel. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static KbRecord *
find_link (Fixture *self,
           gint64   link_no)
{
  GListModel *items = kb_record_set_get_list (self->plan, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);

      if (kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO) == link_no)
        return item;   /* the set keeps it alive */
    }

  g_assert_not_reached ();
}

static void
count (Fixture *self,
       gint64   link_no,
       gint64   left)
{
  const KbStockCount one = { kb_record_get_id (find_link (self, link_no)), 0, left };
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (KbStockCount));

  g_array_append_val (counts, one);
  g_assert_true (kb_show_count_stock (self->show, counts));
}

/* zh.md §5: 2000 of number 4, on air in C06; number 11 stands in for it. */
static void
stock_is_said_at_once (Fixture       *self,
                       gconstpointer  data)
{
  GtkWidget *desk = GTK_WIDGET (self->desk);

  g_assert_true (kb_show_take (self->show, kb_run_find_number (kb_show_get_run (self->show), "C06")));
  g_assert_true (says (desk, "2000 left"));
  count (self, 4, 600);
  g_assert_true (says (desk, "600 left · Low"));
  count (self, 4, 0);
  g_assert_false (says (desk, "600 left"));
  g_assert_true (says (desk, "Sold out · backup: No.11"));
  g_assert_true (says (desk, "Products 1"));
  g_assert_true (kb_show_undo (self->show));
  g_assert_true (says (desk, "600 left · Low"));
  g_assert_false (says (desk, "Products 1"));
}

/* A price that begins ten minutes after the plan's start: on which step the product is, and when the next comes. */
static void
price_step_is_named_with_the_next (Fixture       *self,
                                   gconstpointer  data)
{
  g_autoptr (KbRecord) price = kb_record_new (KB_ENTITY_LINEUP_PRICE, 9001);
  const gint64 start_us = kb_record_get_int (kb_record_set_get_session (self->plan), KB_SESSION_START_US);

  kb_record_set_int (price, KB_LINEUP_PRICE_SESSION_ID, kb_record_set_get_session_id (self->plan));
  kb_record_set_int (price, KB_LINEUP_PRICE_ITEM_ID, kb_record_get_id (find_link (self, 4)));
  kb_record_set_int (price, KB_LINEUP_PRICE_AT_US, start_us + 600 * (gint64) G_USEC_PER_SEC);
  kb_record_set_int (price, KB_LINEUP_PRICE_LIVE_PRICE_MINOR, 9900);
  kb_record_set_add (self->plan, price);

  g_assert_true (kb_show_take (self->show, kb_run_find_number (kb_show_get_run (self->show), "C06")));
  g_assert_true (says (GTK_WIDGET (self->desk), "price 1 of 2 · ¥99 from 19:10:00"));
  kb_clock_advance (self->clock, 601 * (gint64) G_USEC_PER_SEC);
  g_assert_true (kb_show_go (self->show, 0, FALSE));
  g_assert_true (says (GTK_WIDGET (self->desk), "price 2 of 2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kb_gui_init ();
  load_style ();

  g_test_add ("/gui/live-desk/calm-desk-fits", Fixture, NULL, set_up, calm_desk_fits, tear_down);
  g_test_add ("/gui/live-desk/stock-is-said-at-once", Fixture, NULL, set_up, stock_is_said_at_once, tear_down);
  g_test_add ("/gui/live-desk/price-step-is-named-with-the-next", Fixture, NULL, set_up, price_step_is_named_with_the_next,
              tear_down);
  g_test_add ("/gui/live-desk/windows-beside-go-with-the-run", Fixture, NULL, set_up, windows_beside_go_with_the_run,
              tear_down);
  g_test_add ("/gui/live-desk/worst-desk-fits", Fixture, NULL, set_up, worst_desk_fits, tear_down);
  g_test_add ("/gui/live-desk/crossing-is-said-beside-go", Fixture, NULL, set_up, crossing_is_said_beside_go, tear_down);

  g_test_add ("/gui/live-desk/desk-counts-down-into-the-show", Fixture, NULL, set_up, desk_counts_down_into_the_show,
              tear_down);
  g_test_add ("/gui/live-desk/time-to-spare-is-spent-and-taken-back", Fixture, NULL, set_up,
              time_to_spare_is_spent_and_taken_back, tear_down);
  g_test_add ("/gui/live-desk/late-start-is-forgiven-where-asked", Fixture, NULL, set_up, late_start_is_forgiven_where_asked,
              tear_down);

  return g_test_run ();
}
