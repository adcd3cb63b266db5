/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "kb-cue.h"
#include "kb-follow-path.h"
#include "kb-follow-source.h"
#include "kb-follower.h"
#include "kb-host-link.h"
#include "kb-host-profile.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "follow-fixture.h"

#define EIGHT_PM G_GINT64_CONSTANT (1792238400000000)
#define SECOND ((gint64) G_USEC_PER_SEC)

/* A desk with a show of two cues, and a host that follows it in the same process. */
typedef struct
{
  char          *folder;
  char          *library;
  GSettings     *settings;
  KbStore       *store;
  KbRecordSet   *library_set;
  KbRecordSet   *plan;
  KbClock       *clock;
  KbShow        *show;
  KbHostLink    *link;
  KbFollower    *host;
  char          *command;
} Fixture;

static const char *const no_host[] = { "/bin/sh", "-c", "exec sleep 5", NULL };

static void
add (KbEdit      *edit,
     KbRecordSet *plan,
     KbRecord    *record)
{
  kb_edit_insert (edit, record);
  kb_record_set_add (plan, record);
  g_object_unref (record);
}

static KbRecord *
create_cue (gint64      id,
            const char *number,
            gint64      item_id)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, id);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, 1);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, 11);
  kb_record_set_int (cue, KB_CUE_POSITION, id);
  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, 120000);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, item_id);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "四号链接，今晚的主推，神经酰胺舒润乳一百毫升。");

  return cue;
}

static void
fill (Fixture *fixture)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Make a show");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, 1);
  KbRecord *segment = kb_record_new (KB_ENTITY_SEGMENT, 11);
  KbRecord *product = kb_record_new (KB_ENTITY_PRODUCT, 31);
  KbRecord *item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 21);

  fixture->library_set = kb_record_set_new (NULL, 0);
  fixture->plan = kb_record_set_new (fixture->library_set, 1);
  kb_record_set_text (session, KB_SESSION_TITLE, "秋日焕新");
  kb_record_set_int (session, KB_SESSION_START_US, EIGHT_PM);
  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, 1);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, 31);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, 4);
  kb_record_set_text (product, KB_PRODUCT_NAME, "舒润乳");
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 12900);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_STOCK, 2000);
  kb_record_set_text (item, KB_LINEUP_ITEM_POINTS, "保湿\n不搓泥\n男女可用");

  add (edit, fixture->plan, session);
  add (edit, fixture->library_set, product);
  add (edit, fixture->plan, segment);
  add (edit, fixture->plan, item);
  add (edit, fixture->plan, create_cue (101, "C01", KB_NONE));
  add (edit, fixture->plan, create_cue (102, "C02", 21));
  changes = kb_store_commit (fixture->store, edit, &error);
  g_assert_no_error (error);
}

static void
command_cb (KbHostLink *link,
            const char *name,
            const char *detail,
            Fixture    *fixture)
{
  g_free (fixture->command);
  fixture->command = g_strdup_printf ("%s(%s)", name, detail);
}

static void
open_link (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->link = kb_host_link_new (fixture->show, fixture->library, KB_SCREEN_HOST, no_host, fixture->settings);
  g_signal_connect (fixture->link, "command", G_CALLBACK (command_cb), fixture);
  kb_host_link_open (fixture->link, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kaibo-link-XXXXXX", NULL);
  fixture->library = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->settings = g_settings_new (KB_TEST_APP_ID);
  fixture->clock = kb_clock_new_fake (EIGHT_PM);
  fixture->store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  g_assert_no_error (error);
  fill (fixture);
  fixture->show = kb_show_start (fixture->store, fixture->plan, KB_RUN_KIND_LIVE, fixture->clock);
  open_link (fixture);
}

static gboolean
host_knows (gpointer data)
{
  return kb_follower_has_state (((Fixture *) data)->host);
}

static void
open_host (Fixture *fixture)
{
  g_autofree char *path = kb_follow_socket_path (fixture->library, KB_SCREEN_HOST);
  g_autoptr (GError) error = NULL;

  fixture->host = kb_follower_new (path, KB_FOLLOW_ROLE_HOST);
  kb_follower_start (fixture->host, &error);
  g_assert_no_error (error);
  g_assert_true (run_until (host_knows, fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kb_show_flush (fixture->show, NULL);
  kb_host_link_close (fixture->link);
  g_assert_finalize_object (fixture->link);
  g_clear_object (&fixture->host);
  run_idle ();
  g_clear_object (&fixture->show);
  g_clear_object (&fixture->plan);
  g_clear_object (&fixture->library_set);
  g_clear_object (&fixture->store);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->settings);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->library);
  g_free (fixture->command);
}

static gboolean
second_cue_is_on (gpointer data)
{
  return kb_follower_get_state (((Fixture *) data)->host)->times.cue_id == 102;
}

static gboolean
message_is_up (gpointer data)
{
  return g_strcmp0 (kb_follower_get_state (((Fixture *) data)->host)->overlay.message, "慢一点") == 0;
}

static void
host_is_told_what_happens (Fixture       *fixture,
                           gconstpointer  data)
{
  const KbFollowState *state;
  const KbFollowCard *card;

  open_host (fixture);
  state = kb_follower_get_state (fixture->host);
  g_assert_cmpstr (state->show.title, ==, "秋日焕新");
  g_assert_cmpuint (state->cues->len, ==, 2);
  g_assert_cmpint (state->times.cue_id, ==, 0);

  card = &((KbFollowCue *) g_ptr_array_index (state->cues, 1))->card;
  g_assert_cmpstr (card->price, ==, "¥129");
  g_assert_cmpstr (card->link_no, ==, "4");
  g_assert_cmpint (card->stock, ==, 2000);
  g_assert_cmpuint (g_strv_length (card->points), ==, 3);

  kb_show_go (fixture->show, 0, FALSE);
  kb_clock_advance (fixture->clock, 90 * SECOND);
  kb_show_go (fixture->show, 0, FALSE);
  g_assert_true (run_until (second_cue_is_on, fixture));
  state = kb_follower_get_state (fixture->host);
  g_assert_cmpint (state->times.length_ms, ==, 120000);
  g_assert_cmpint (state->transport.cue_id, ==, 102);

  kb_show_set_message (fixture->show, "慢一点");
  g_assert_true (run_until (message_is_up, fixture));
}

static KbFollowCard *
get_card (Fixture *fixture)
{
  const KbFollowState *state = kb_follower_get_state (fixture->host);

  return &((KbFollowCue *) g_ptr_array_index (state->cues, 1))->card;
}

static gboolean
new_price_is_shown (gpointer data)
{
  return g_strcmp0 (get_card (data)->price, "¥99") == 0;
}

static gboolean
step_is_shown (gpointer data)
{
  return g_strcmp0 (get_card (data)->price, "¥89") == 0;
}

static void
apply (Fixture  *fixture,
       KbOp      op,
       KbRecord *row)
{
  KbRecordSet *set = kb_entity_get (kb_record_get_kind (row))->scope == KB_SCOPE_LIBRARY ? fixture->library_set : fixture->plan;

  g_autoptr (GPtrArray) changes = kb_changes_new ();

  g_ptr_array_add (changes, kb_change_new (op, kb_record_get_kind (row), kb_record_get_id (row), row));
  kb_record_set_apply (set, changes);
}

static void
a_price_that_changes_while_live_reaches_the_host (Fixture       *fixture,
                                                  gconstpointer  data)
{
  g_autoptr (KbRecord) item = kb_record_dup (kb_record_set_find (fixture->plan, KB_ENTITY_LINEUP_ITEM, 21));
  g_autoptr (KbRecord) step = kb_record_new (KB_ENTITY_LINEUP_PRICE, 41);

  open_host (fixture);
  kb_show_go (fixture->show, 0, FALSE);
  g_assert_cmpstr (get_card (fixture)->price, ==, "¥129");

  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 9900);
  apply (fixture, KB_OP_UPDATE, item);
  g_assert_true (run_until (new_price_is_shown, fixture));

  kb_record_set_int (step, KB_LINEUP_PRICE_SESSION_ID, 1);
  kb_record_set_int (step, KB_LINEUP_PRICE_ITEM_ID, 21);
  kb_record_set_int (step, KB_LINEUP_PRICE_CUE_ID, 102);
  kb_record_set_int (step, KB_LINEUP_PRICE_LIVE_PRICE_MINOR, 8900);
  apply (fixture, KB_OP_INSERT, step);
  g_assert_true (run_until (step_is_shown, fixture));
}

static const KbFollowStyle *
get_style (gpointer fixture)
{
  return &kb_follower_get_state (((Fixture *) fixture)->host)->style;
}

static gboolean
profile_is_told (gpointer data)
{
  return get_style (data)->text_size == 120;
}

static gboolean
card_is_told (gpointer data)
{
  return get_style (data)->layout == KB_HOST_LAYOUT_CARD;
}

/* The profile is the library's; the cue's type chooses the layout. */
static void
a_profile_reaches_the_host_at_once (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (KbRecord) profile = kb_record_new (KB_ENTITY_HOST_PROFILE, 61);
  g_autoptr (KbRecord) changed = NULL;

  open_host (fixture);
  kb_show_go (fixture->show, 0, FALSE);
  kb_record_set_int (profile, KB_HOST_PROFILE_TEXT_SIZE, 120);
  kb_record_set_int (profile, KB_HOST_PROFILE_ROTATION, KB_HOST_ROTATION_LEFT);
  kb_record_set_int (profile, KB_HOST_PROFILE_MARKER, KB_HOST_MARKER_LINES);
  kb_record_set_int (profile, KB_HOST_PROFILE_DIMS_READ, FALSE);
  kb_record_set_text (profile, KB_HOST_PROFILE_COLOR_FIGURE, "#ffff00");
  apply (fixture, KB_OP_INSERT, profile);
  g_assert_true (run_until (profile_is_told, fixture));
  g_assert_cmpint (get_style (fixture)->rotation, ==, 270);
  g_assert_cmpint (get_style (fixture)->marker_shape, ==, KB_HOST_MARKER_LINES);
  g_assert_false (get_style (fixture)->dims_read);
  g_assert_cmpfloat_with_epsilon (get_style (fixture)->spacing, 1.4, 1e-9);
  g_assert_cmpstr (get_style (fixture)->color_figure, ==, "#ffff00");
  g_assert_cmpint (get_style (fixture)->layout, ==, KB_HOST_LAYOUT_BOTH);

  changed = kb_record_dup (profile);
  kb_record_set_text (changed, KB_HOST_PROFILE_LAYOUTS, "open=card\ndemo=card");
  apply (fixture, KB_OP_UPDATE, changed);
  g_assert_true (run_until (card_is_told, fixture));
}

static const char *
get_told_script (Fixture *fixture)
{
  return kb_follow_state_find_cue (kb_follower_get_state (fixture->host), 102)->script;
}

static gboolean
is_told_of_the_end (gpointer data)
{
  return g_str_has_suffix (get_told_script (data), "一起带走。");
}

static gboolean
is_told_of_the_start (gpointer data)
{
  return g_str_has_prefix (get_told_script (data), "刚进来的朋友，");
}

static void
type_script (Fixture    *fixture,
             const char *text)
{
  g_autoptr (KbRecord) cue = kb_record_dup (kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 102));

  kb_record_set_text (cue, KB_CUE_SCRIPT, text);
  apply (fixture, KB_OP_UPDATE, cue);
}

/* Where the host's text is, by what the host was told. */
static double
read_position (Fixture *fixture)
{
  g_autoptr (KbTransport) transport = kb_transport_new ();

  kb_transport_set_state (transport, &kb_follower_get_state (fixture->host)->transport);
  return kb_transport_get_position (transport, kb_clock_get_boot_us (fixture->clock));
}

/* What is typed behind the word that is read moves nothing; what is typed before it moves the word along. */
static void
a_script_that_is_edited_while_read_stays_in_place (Fixture       *fixture,
                                                   gconstpointer  data)
{
  double before;
  gint64 length;

  open_host (fixture);
  kb_show_go (fixture->show, 0, FALSE);
  kb_clock_advance (fixture->clock, SECOND);
  kb_show_go (fixture->show, 0, FALSE);
  kb_clock_advance (fixture->clock, 2 * SECOND);
  g_assert_true (run_until (second_cue_is_on, fixture));
  before = read_position (fixture);
  g_assert_cmpfloat (before, >, 3);

  type_script (fixture, "四号链接，今晚的主推，神经酰胺舒润乳一百毫升，一起带走。");
  g_assert_true (run_until (is_told_of_the_end, fixture));
  g_assert_cmpfloat_with_epsilon (read_position (fixture), before, 0.01);

  length = kb_follower_get_state (fixture->host)->transport.length;
  type_script (fixture, "刚进来的朋友，四号链接，今晚的主推，神经酰胺舒润乳一百毫升，一起带走。");
  g_assert_true (run_until (is_told_of_the_start, fixture));
  g_assert_cmpint (kb_follower_get_state (fixture->host)->transport.length, >, length);
  g_assert_cmpfloat_with_epsilon (read_position (fixture) - before,
                                  kb_follower_get_state (fixture->host)->transport.length - length, 0.01);
}

static gboolean
new_name_is_read (gpointer data)
{
  return g_strcmp0 (get_told_script (data), "今晚的修护乳，¥99") == 0
         && g_strcmp0 (get_card (data)->name, "修护乳") == 0;
}

/* A variable is kept right where it is read, whether its value is the session's or the library's. */
static void
variables_follow_the_lineup_and_the_library_while_read (Fixture       *fixture,
                                                        gconstpointer  data)
{
  g_autoptr (KbRecord) item = kb_record_dup (kb_record_set_find (fixture->plan, KB_ENTITY_LINEUP_ITEM, 21));
  g_autoptr (KbRecord) product = kb_record_dup (kb_record_set_find (fixture->plan, KB_ENTITY_PRODUCT, 31));

  open_host (fixture);
  kb_show_go (fixture->show, 0, FALSE);
  type_script (fixture, "今晚的{name}，{price}");
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 9900);
  apply (fixture, KB_OP_UPDATE, item);
  kb_record_set_text (product, KB_PRODUCT_SAY_AS, "修护乳");
  apply (fixture, KB_OP_UPDATE, product);
  if (!run_until (new_name_is_read, fixture))
    g_error ("the host is told “%s” and “%s”", get_told_script (fixture), get_card (fixture)->name);
}

static void
add_direction (Fixture    *fixture,
               gint64      id,
               int         role,
               const char *text)
{
  g_autoptr (KbRecord) direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, id);

  kb_record_set_int (direction, KB_CUE_DIRECTION_SESSION_ID, 1);
  kb_record_set_int (direction, KB_CUE_DIRECTION_CUE_ID, 102);
  kb_record_set_int (direction, KB_CUE_DIRECTION_POSITION, id);
  kb_record_set_int (direction, KB_CUE_DIRECTION_ROLE, role);
  kb_record_set_text (direction, KB_CUE_DIRECTION_TEXT, text);
  apply (fixture, KB_OP_INSERT, direction);
}

static void
add_profile (Fixture    *fixture,
             gint64      id,
             const char *name,
             int         layout)
{
  g_autoptr (KbRecord) profile = kb_record_new (KB_ENTITY_HOST_PROFILE, id);

  kb_record_set_text (profile, KB_HOST_PROFILE_NAME, name);
  kb_record_set_int (profile, KB_HOST_PROFILE_POSITION, id);
  kb_record_set_int (profile, KB_HOST_PROFILE_LAYOUT, layout);
  apply (fixture, KB_OP_INSERT, profile);
}

static void
open_floor (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_settings_set_boolean (fixture->settings, "floor-open", TRUE);
  g_settings_set_string (fixture->settings, "floor-monitor", "HDMI-3|Dell|U2412M|1920x1200");
  g_clear_object (&fixture->link);
  fixture->link = kb_host_link_new (fixture->show, fixture->library, KB_SCREEN_FLOOR, no_host, fixture->settings);
  kb_host_link_open (fixture->link, &error);
  g_assert_no_error (error);
}

/* The floor reads what it has to do, not what the host says, at no pace, on its own screen and with its own profile. */
static void
another_screen_has_its_own_text_and_profile (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autofree char *path = kb_follow_socket_path (fixture->library, KB_SCREEN_FLOOR);
  g_autoptr (GError) error = NULL;
  const KbFollowState *told;

  add_profile (fixture, 51, "大字", KB_HOST_LAYOUT_PROMPTER);
  add_profile (fixture, 52, "场控", KB_HOST_LAYOUT_CARD);
  g_settings_set_int64 (fixture->settings, "floor-profile", 52);
  add_direction (fixture, 61, KB_ROLE_KIND_FLOOR, "报库存");
  add_direction (fixture, 62, KB_ROLE_KIND_OPERATOR, "弹4号讲解卡");
  add_direction (fixture, 63, KB_ROLE_KIND_FLOOR, "贴“合作推广”");
  kb_show_go (fixture->show, 0, FALSE);
  kb_clock_advance (fixture->clock, SECOND);
  kb_show_go (fixture->show, 0, FALSE);

  g_assert_true (kb_show_look_at (fixture->show, 101));   /* which is for the host alone */
  open_floor (fixture);
  fixture->host = kb_follower_new (path, KB_FOLLOW_ROLE_HOST);
  kb_follower_start (fixture->host, &error);
  g_assert_no_error (error);
  g_assert_true (run_until (host_knows, fixture));

  told = kb_follower_get_state (fixture->host);
  g_assert_cmpstr (kb_follow_state_find_cue (told, 101)->script, ==, "");
  g_assert_cmpstr (kb_follow_state_find_cue (told, 102)->script, ==, "报库存\n贴“合作推广”");
  g_assert_cmpint (told->transport.cue_id, ==, 102);
  g_assert_true (told->transport.held);
  g_assert_cmpint (told->style.layout, ==, KB_HOST_LAYOUT_CARD);
  g_assert_cmpint (told->style.place, ==, 1);
  g_assert_cmpstr (told->style.monitors[0], ==, "");
  g_assert_cmpstr (told->style.monitors[1], ==, "HDMI-3|Dell|U2412M|1920x1200");

  g_settings_reset (fixture->settings, "floor-open");
  g_settings_reset (fixture->settings, "floor-monitor");
  g_settings_reset (fixture->settings, "floor-profile");
}

static gboolean
command_came (gpointer data)
{
  return ((Fixture *) data)->command != NULL;
}

static void
keys_of_the_host_reach_the_desk (Fixture       *fixture,
                                 gconstpointer  data)
{
  open_host (fixture);
  g_assert_true (kb_host_link_has_host (fixture->link));
  kb_follower_send_command (fixture->host, "key", "space");
  g_assert_true (run_until (command_came, fixture));
  g_assert_cmpstr (fixture->command, ==, "key(space)");
}

static gboolean
desk_is_away (gpointer data)
{
  return !kb_follower_is_connected (((Fixture *) data)->host);
}

static gboolean
desk_is_back (gpointer data)
{
  return kb_follower_is_connected (((Fixture *) data)->host);
}

/* The host nudged its text while the desk was dead; the desk that comes back must not pull it away. */
static void
new_desk_takes_over_where_the_host_reads (Fixture       *fixture,
                                          gconstpointer  data)
{
  KbTransportState there;

  open_host (fixture);
  kb_show_go (fixture->show, 0, FALSE);
  kb_clock_advance (fixture->clock, SECOND);
  kb_show_go (fixture->show, 0, FALSE);
  g_assert_true (run_until (second_cue_is_on, fixture));

  g_clear_object (&fixture->link);
  g_assert_true (run_until (desk_is_away, fixture));
  there = kb_follower_get_state (fixture->host)->transport;
  there.anchor += 5;
  kb_follower_set_transport (fixture->host, &there);

  open_link (fixture);
  g_assert_true (run_until (desk_is_back, fixture));
  run_idle ();
  g_assert_cmpfloat_with_epsilon (kb_transport_get_state (kb_show_get_transport (fixture->show))->anchor,
                                  there.anchor, 0.001);
}

/* Another process has the machine's clock only: there the text of a fast rehearsal goes as fast. */
static void
a_fast_rehearsal_is_as_fast_on_the_host (Fixture       *fixture,
                                         gconstpointer  data)
{
  const KbRehearsal rehearsal = { .pace = 60 };
  g_autoptr (KbShow) show = kb_show_rehearse (fixture->store, fixture->plan, &rehearsal, fixture->clock);
  g_autoptr (KbFollowState) told = NULL;

  kb_show_go (show, 0, FALSE);
  kb_clock_advance (fixture->clock, SECOND / 20);
  told = kb_follow_source_describe (show, KB_SCREEN_HOST, fixture->settings);
  kb_clock_advance (fixture->clock, SECOND / 20);
  g_assert_cmpfloat_with_epsilon (kb_transport_state_get_position (&told->transport, kb_clock_get_boot_us (fixture->clock)),
                                  kb_transport_get_position (kb_show_get_transport (show),
                                                             kb_clock_get_boot_us (kb_show_get_clock (show))), 0.2);
  g_assert_true (kb_show_flush (show, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *runtime = g_dir_make_tmp ("kaibo-run-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/follow/host-link/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("host-is-told-what-happens", host_is_told_what_happens);
  ADD ("a-price-that-changes-while-live-reaches-the-host", a_price_that_changes_while_live_reaches_the_host);
  ADD ("a-profile-reaches-the-host-at-once", a_profile_reaches_the_host_at_once);
  ADD ("a-script-that-is-edited-while-read-stays-in-place", a_script_that_is_edited_while_read_stays_in_place);
  ADD ("variables-follow-the-lineup-and-the-library-while-read", variables_follow_the_lineup_and_the_library_while_read);
  ADD ("another-screen-has-its-own-text-and-profile", another_screen_has_its_own_text_and_profile);
  ADD ("keys-of-the-host-reach-the-desk", keys_of_the_host_reach_the_desk);
  ADD ("a-fast-rehearsal-is-as-fast-on-the-host", a_fast_rehearsal_is_as_fast_on_the_host);
  ADD ("new-desk-takes-over-where-the-host-reads", new_desk_takes_over_where_the_host_reads);

  status = g_test_run ();
  g_rmdir (runtime);
  return status;
}
