/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include "host-fixture.h"
#include "kb-host-view.h"

#define S G_USEC_PER_SEC

/* 2026-10-17 19:32:14 +08:00 */
#define NOW_US (G_GINT64_CONSTANT (1792236734) * S)

typedef struct
{
  KbClock     *clock;
  KbTransport *transport;
  GPtrArray   *scripts;
  GtkWidget   *view;
  GtkWidget   *window;
  KbHostState  state;
} Fixture;

static void
fill_cue (KbHostCue  *cue,
          const char *number,
          const char *title,
          int         type,
          gint64      start_us,
          gint64      duration_ms)
{
  g_free (cue->number);
  g_free (cue->title);
  *cue = (KbHostCue) { TRUE, g_strdup (number), g_strdup (title), type, start_us, duration_ms };
}

static void
fill_card (KbHostCard *card)
{
  card->is_set = TRUE;
  card->name = g_strdup ("积雪草舒缓精华液");
  card->price = g_strdup ("¥177");
  card->price_label = g_strdup ("领券到手");
  card->arithmetic = g_strdup ("直播价 189 − 券 12");
  card->list_price = g_strdup ("日常 269");
  card->gift = g_strdup ("15ml 旅行装 · 值 99");
  card->stock_left = 571;
  card->limit = 2;
  card->points = g_strsplit ("水感好叠加|舒缓|先试后用", "|", 0);
  card->must_say = g_strsplit ("大瓶没拆，七天无理由", "|", 0);
}

static void
fill_state (KbHostState *state)
{
  kb_host_state_init (state);
  state->language = g_strdup ("zh-CN");
  state->time_zone = g_strdup ("Asia/Shanghai");
  fill_cue (&state->now, "C09", "5号 积雪草舒缓精华液", KB_CUE_TYPE_DEMO, NOW_US - 85 * S, 360000);
  fill_cue (&state->next, "C10", "7号 轻透防晒乳 SPF50+", KB_CUE_TYPE_DEMO, NOW_US + 275 * S, 360000);
  fill_cue (&state->hard, "C16", "秒杀 3号", KB_CUE_TYPE_FLASH, NOW_US + 1666 * S, 180000);
  fill_card (&state->card);
  state->air = KB_HOST_AIR_ON;
}

static KbScript *
new_script (gint64      cue_id,
            const char *heading,
            const char *text)
{
  static const char *const must_say[] = { "大瓶没拆可以七天无理由退", NULL };

  return kb_script_new (cue_id, heading, text, "zh-CN", must_say);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->clock = kb_clock_new_fake (NOW_US);
  fixture->transport = kb_transport_new ();
  fixture->scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);
  g_ptr_array_add (fixture->scripts, new_script (9, "C09    5号 积雪草舒缓精华液",
    "五号链接，积雪草舒缓精华液三十毫升，日常价二百六十九，今晚一百八十九，领满九十九减十二的券，到手一百七十七。质地像水，"
    "两到三滴涂全脸，叠在乳液前面。\n这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天，不合适大瓶没拆可以七天无理由退。\n"
    "【拿起小样，对镜头】"));
  g_ptr_array_add (fixture->scripts, new_script (10, "C10    7号 轻透防晒乳 SPF50+",
    "七号链接，轻透防晒乳五十毫升，SPF五十加，国妆特字证号在详情页首屏，可以自己去药监局官网查。直播价九十九，拍一送一支十五毫升。"));
  fill_state (&fixture->state);
  fixture->state.ends_boot_us = kb_clock_get_boot_us (fixture->clock) + 275 * S;
  fixture->view = kb_host_view_new (fixture->transport, fixture->clock);
  kb_host_view_set_scripts (KB_HOST_VIEW (fixture->view), fixture->scripts);
  kb_host_view_set_state (KB_HOST_VIEW (fixture->view), &fixture->state);
  kb_transport_jump (fixture->transport, 9, 97, kb_script_get_beats (fixture->scripts->pdata[0]),
                     kb_clock_get_boot_us (fixture->clock));
  fixture->window = host_show (fixture->view, 640, 360);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->view);
  g_ptr_array_unref (fixture->scripts);
  kb_host_state_clear (&fixture->state);
  g_assert_finalize_object (fixture->transport);
  g_assert_finalize_object (fixture->clock);
}

static void
apply (Fixture *fixture)
{
  kb_host_view_set_state (KB_HOST_VIEW (fixture->view), &fixture->state);
  host_wait_frames (fixture->view, 2);
}

static void
set_look (Fixture          *fixture,
          const KbHostLook *look)
{
  kb_host_view_set_look (KB_HOST_VIEW (fixture->view), look);
  host_wait_frames (fixture->view, 2);
  if (look->layout == KB_HOST_LAYOUT_BOTH || look->layout == KB_HOST_LAYOUT_PROMPTER)
    host_wait (host_is_settled, kb_host_view_get_prompter (KB_HOST_VIEW (fixture->view)),
               "the text is drawn");
}

static double
get_light (Fixture *fixture,
           double   x,
           double   y,
           double   width,
           double   height)
{
  cairo_surface_t *picture = host_render (fixture->view);
  double w = gtk_widget_get_width (fixture->view), h = gtk_widget_get_height (fixture->view);
  double ink = host_get_ink (picture, (int) (x * w), (int) (y * h), (int) (width * w), (int) (height * h),
                             NULL, NULL);

  cairo_surface_destroy (picture);

  return ink;
}

static void
every_layout_is_drawn (Fixture       *fixture,
                       gconstpointer  data)
{
  static const char *const names[] = { "both", "prompter", "card", "clock" };

  for (guint quarters = 0; quarters < 2; quarters++)
    for (guint layout = 0; layout < G_N_ELEMENTS (names); layout++)
      {
        KbHostLook look = KB_HOST_LOOK_INIT;
        g_autofree char *name = g_strdup_printf ("host-%s%s-%s", names[layout], quarters ? "-portrait" : "",
                                                 setlocale (LC_MESSAGES, NULL));

        look.layout = layout;
        look.quarters = quarters;
        set_look (fixture, &look);
        g_assert_cmpfloat (get_light (fixture, 0, 0, 1, 1), >, 1e6);
        host_save (fixture->view, name);
      }
}

/* How it looks with a price in every layout that shows one. */
static void
add_pictures (Fixture    *fixture,
              const char *price,
              GPtrArray  *pictures)
{
  static const KbHostLayout layouts[] = { KB_HOST_LAYOUT_BOTH, KB_HOST_LAYOUT_CARD };

  g_free (fixture->state.card.price);
  fixture->state.card.price = g_strdup (price);
  apply (fixture);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (layouts); i++)
    {
      KbHostLook look = KB_HOST_LOOK_INIT;

      look.layout = layouts[i / 2];
      look.quarters = i % 2;
      set_look (fixture, &look);
      g_ptr_array_add (pictures, host_render (fixture->view));
    }
}

/* Two prices that differ in their last figure look different: a price is made smaller, never cut. */
static void
prices_are_shown_whole (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *const prices[][2] = { { "$22.99", "$22.98" }, { "¥1,299.95", "¥1,299.94" },
                                           { "US$12,345.67", "US$12,345.61" } };

  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
      g_autoptr (GPtrArray) other = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);

      add_pictures (fixture, prices[i][0], one);
      add_pictures (fixture, prices[i][1], other);
      for (guint j = 0; j < one->len; j++)
        {
          cairo_surface_t *picture = one->pdata[j];
          gsize size = (gsize) cairo_image_surface_get_stride (picture) * cairo_image_surface_get_height (picture);

          g_assert_cmpint (memcmp (cairo_image_surface_get_data (picture), cairo_image_surface_get_data (other->pdata[j]),
                                   size), !=, 0);
        }
    }
}

static guint
count_pixels (Fixture *fixture,
              guint32  color)
{
  cairo_surface_t *picture = host_render (fixture->view);
  const int stride = cairo_image_surface_get_stride (picture) / 4;
  const guint32 *pixels = (const guint32 *) cairo_image_surface_get_data (picture);
  guint n = 0;

  for (int i = 0; i < stride * cairo_image_surface_get_height (picture); i++)
    n += (pixels[i] | 0xff000000) == color;
  cairo_surface_destroy (picture);

  return n;
}

/* A colour that somebody chose for a meaning is that meaning's on the card too. */
static void
card_has_the_colors_of_the_text (Fixture       *fixture,
                                 gconstpointer  data)
{
  KbHostLook look = KB_HOST_LOOK_INIT;

  look.layout = KB_HOST_LAYOUT_CARD;
  look.colors[KB_INK_PRICE] = 0xff00ffff;
  look.colors[KB_INK_MUST_SAY] = 0xffff00ff;
  set_look (fixture, &look);
  g_assert_cmpuint (count_pixels (fixture, 0xff00ffff), >, 500);
  g_assert_cmpuint (count_pixels (fixture, 0xffff00ff), >, 200);
}

/* However long the words are, the card's right edge stays free. */
static void
long_words_keep_the_margin (Fixture       *fixture,
                            gconstpointer  data)
{
  KbHostCard *card = &fixture->state.card;
  double before;

  apply (fixture);
  before = get_light (fixture, 0.978, 0.15, 0.018, 0.7);
  g_strfreev (card->points);
  g_strfreev (card->must_say);
  card->points = g_strsplit ("Keeps ice through a whole night shift|holds|lid", "|", 0);
  card->must_say = g_strsplit ("Fuel is not included and we cannot ship it to you|Use it outdoors only", "|", 0);
  apply (fixture);
  host_save (fixture->view, "host-long-words");
  g_assert_cmpfloat (get_light (fixture, 0.978, 0.15, 0.018, 0.7), ==, before);
}

static void
phases_colour_the_countdown (Fixture       *fixture,
                             gconstpointer  data)
{
  static const struct { gint64 remaining_ms; KbHostPhase phase; const char *name; } cases[] = {
    { 60001, KB_HOST_PHASE_OK, "ok" }, { 60000, KB_HOST_PHASE_WARNING, "warning" },
    { 15000, KB_HOST_PHASE_DANGER, "danger" }, { 0, KB_HOST_PHASE_DANGER, "zero" },
    { -12000, KB_HOST_PHASE_OVER, "over" },
  };
  KbHostLook look = KB_HOST_LOOK_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("host-clock-%s", cases[i].name);
      gint64 remaining;

      fixture->state.ends_boot_us = kb_clock_get_boot_us (fixture->clock) + cases[i].remaining_ms * 1000;
      remaining = kb_host_state_get_remaining_ms (&fixture->state, kb_clock_get_boot_us (fixture->clock));
      g_assert_cmpint (remaining, ==, cases[i].remaining_ms);
      g_assert_cmpint (kb_host_state_get_phase (&fixture->state, remaining), ==, cases[i].phase);
      look.layout = KB_HOST_LAYOUT_CLOCK;
      set_look (fixture, &look);
      apply (fixture);
      host_save (fixture->view, name);
      look.layout = KB_HOST_LAYOUT_BOTH;
      set_look (fixture, &look);
      g_free (g_steal_pointer (&name));
      name = g_strdup_printf ("host-both-%s", cases[i].name);
      host_save (fixture->view, name);
    }
}

static void
messages_leave_marker_and_countdown (Fixture       *fixture,
                                     gconstpointer  data)
{
  for (KbHostLayout layout = KB_HOST_LAYOUT_BOTH; layout <= KB_HOST_LAYOUT_CLOCK; layout++)
    {
      KbHostLook look = KB_HOST_LOOK_INIT;
      double before;
      g_autofree char *name = g_strdup_printf ("host-message-%d", layout);

      look.layout = layout;
      set_look (fixture, &look);
      before = get_light (fixture, 0, 0, 1, layout == KB_HOST_LAYOUT_CLOCK ? 0.16 : 0.5);
      fixture->state.message.text = g_strdup (layout == KB_HOST_LAYOUT_CARD ? "看镜头，报一遍价格和赠品再继续" : "慢一点");
      fixture->state.message.sender = g_strdup ("场控 赵磊");
      fixture->state.message.sent_us = NOW_US;
      apply (fixture);
      g_assert_cmpfloat (get_light (fixture, 0, 0, 1, layout == KB_HOST_LAYOUT_CLOCK ? 0.16 : 0.5), ==, before);
      g_assert_cmpfloat (get_light (fixture, 0, 0.7, 1, 0.15), >, 1e6);
      host_save (fixture->view, name);
      g_clear_pointer (&fixture->state.message.text, g_free);
      g_clear_pointer (&fixture->state.message.sender, g_free);
      apply (fixture);
    }
}

static void
blank_is_black_but_for_a_message (Fixture       *fixture,
                                  gconstpointer  data)
{
  fixture->state.is_blank = TRUE;
  apply (fixture);
  g_assert_cmpfloat (get_light (fixture, 0, 0, 1, 1), ==, 0);
  fixture->state.message.text = g_strdup ("报价");
  apply (fixture);
  g_assert_cmpfloat (get_light (fixture, 0, 0, 1, 0.5), ==, 0);
  g_assert_cmpfloat (get_light (fixture, 0, 0.6, 1, 0.3), >, 1e6);
}

static void
countdown_goes_on_by_itself (Fixture       *fixture,
                             gconstpointer  data)
{
  double before = get_light (fixture, 0, 0, 0.2, 0.13);

  fixture->state.is_away = TRUE;
  apply (fixture);
  host_save (fixture->view, "host-away");
  kb_clock_advance (fixture->clock, 124 * S);
  for (guint i = 0; i < 30; i++)
    host_wait_frames (fixture->view, 1);
  g_assert_cmpfloat (get_light (fixture, 0, 0, 0.2, 0.13), !=, before);
}

static void
held_countdown_stands (Fixture       *fixture,
                       gconstpointer  data)
{
  double before;

  fixture->state.is_held = TRUE;
  fixture->state.held_ms = 200500;
  apply (fixture);
  before = get_light (fixture, 0, 0, 0.2, 0.13);
  kb_clock_advance (fixture->clock, 124 * S);
  host_wait_frames (fixture->view, 20);
  g_assert_cmpfloat (get_light (fixture, 0, 0, 0.2, 0.13), ==, before);
}

static void
mirrored_screen_is_the_mirror_image (Fixture       *fixture,
                                     gconstpointer  data)
{
  KbHostLook look = KB_HOST_LOOK_INIT;
  double left;

  set_look (fixture, &look);
  left = get_light (fixture, 0, 0, 0.5, 1);
  look.mirror_x = TRUE;
  set_look (fixture, &look);
  host_save (fixture->view, "host-mirrored");
  g_assert_cmpfloat_with_epsilon (get_light (fixture, 0.5, 0, 0.5, 1) / left, 1, 0.005);
}

/* What is passed is ticked, and unticked when the host goes back. */
static void
must_say_is_ticked_when_passed (Fixture       *fixture,
                                gconstpointer  data)
{
  KbHostLook look = KB_HOST_LOOK_INIT;
  const gint64 beats = kb_script_get_beats (fixture->scripts->pdata[0]);
  double before;

  g_strfreev (fixture->state.card.must_say);
  fixture->state.card.must_say = g_strsplit ("大瓶没拆可以七天无理由退", "|", 0);
  look.layout = KB_HOST_LAYOUT_CARD;
  set_look (fixture, &look);
  kb_transport_jump (fixture->transport, 9, 10, beats, kb_clock_get_boot_us (fixture->clock));
  apply (fixture);
  before = get_light (fixture, 0, 0, 1, 1);
  kb_transport_jump (fixture->transport, 9, beats, beats, kb_clock_get_boot_us (fixture->clock));
  apply (fixture);
  g_assert_cmpfloat (get_light (fixture, 0, 0, 1, 1), !=, before);
  host_save (fixture->view, "host-said");
  kb_transport_jump (fixture->transport, 9, 10, beats, kb_clock_get_boot_us (fixture->clock));
  apply (fixture);
  g_assert_cmpfloat (get_light (fixture, 0, 0, 1, 1), ==, before);
}

/* The bar of the test card moves by itself, and lies over everything. */
static void
test_card_moves (Fixture       *fixture,
                 gconstpointer  data)
{
  double at, later;

  fixture->state.is_test = TRUE;
  fixture->state.screen = g_strdup ("HEADLESS-1 · 1920×1080 · 60.0 Hz");
  apply (fixture);
  host_save (fixture->view, "host-test");
  at = get_light (fixture, 0, 0.72, 0.5, 0.1);
  do
    {
      host_wait_frames (fixture->view, 10);
      later = get_light (fixture, 0, 0.72, 0.5, 0.1);
    }
  while (later == at);
  fixture->state.is_test = FALSE;
  apply (fixture);
  g_assert_cmpfloat (get_light (fixture, 0, 0.72, 0.5, 0.1), !=, later);
}

static void
screen_without_a_show_is_calm (Fixture       *fixture,
                               gconstpointer  data)
{
  KbHostState empty;

  kb_host_state_init (&empty);
  for (KbHostLayout layout = KB_HOST_LAYOUT_BOTH; layout <= KB_HOST_LAYOUT_CLOCK; layout++)
    {
      KbHostLook look = KB_HOST_LOOK_INIT;
      g_autofree char *name = g_strdup_printf ("host-empty-%d", layout);

      look.layout = layout;
      kb_host_view_set_look (KB_HOST_VIEW (fixture->view), &look);
      kb_host_view_set_state (KB_HOST_VIEW (fixture->view), &empty);
      host_wait_frames (fixture->view, 2);
      host_save (fixture->view, name);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "every-layout-is-drawn", every_layout_is_drawn },
    { "prices-are-shown-whole", prices_are_shown_whole },
    { "card-has-the-colors-of-the-text", card_has_the_colors_of_the_text },
    { "long-words-keep-the-margin", long_words_keep_the_margin },
    { "phases-colour-the-countdown", phases_colour_the_countdown },
    { "messages-leave-marker-and-countdown", messages_leave_marker_and_countdown },
    { "blank-is-black-but-for-a-message", blank_is_black_but_for_a_message },
    { "countdown-goes-on-by-itself", countdown_goes_on_by_itself },
    { "held-countdown-stands", held_countdown_stands },
    { "mirrored-screen-is-the-mirror-image", mirrored_screen_is_the_mirror_image },
    { "must-say-is-ticked-when-passed", must_say_is_ticked_when_passed },
    { "test-card-moves", test_card_moves },
    { "screen-without-a-show-is-calm", screen_without_a_show_is_calm },
  };

  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gui/host/host-view/%s", tests[i].path);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
