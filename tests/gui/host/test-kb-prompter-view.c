/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "host-fixture.h"

/* A tiling compositor makes the window as large as its output. */
#define WIDTH (gtk_widget_get_width (fixture->view))
#define HEIGHT (gtk_widget_get_height (fixture->view))

typedef struct
{
  KbClock     *clock;
  KbTransport *transport;
  GPtrArray   *scripts;
  GtkWidget   *view;
  GtkWidget   *window;
} Fixture;

static KbPrompterLook
get_look (double size,
          KbTurn turn)
{
  return (KbPrompterLook) { NULL, size, 100, 40, 1.0 / 3, 0, turn };
}

static KbScript *
get_script (Fixture *fixture,
            guint    index)
{
  return g_ptr_array_index (fixture->scripts, index);
}

static void
jump (Fixture *fixture,
      guint    index,
      double   beat)
{
  KbScript *script = get_script (fixture, index);

  kb_transport_jump (fixture->transport, kb_script_get_cue_id (script), beat,
                     kb_script_get_beats (script), kb_clock_get_boot_us (fixture->clock));
}

static void
settle (Fixture *fixture)
{
  host_wait_frames (fixture->view, 2);
  host_wait (host_is_settled, fixture->view, "the picture is whole");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  KbPrompterLook look = get_look (96, KB_TURN_NONE);

  fixture->clock = kb_clock_new_fake (0);
  fixture->transport = kb_transport_new ();
  fixture->scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);
  for (guint i = 1; i <= 4; i++)
    g_ptr_array_add (fixture->scripts, host_new_script (i, 12));
  fixture->view = kb_prompter_view_new (fixture->transport, fixture->clock);
  kb_prompter_view_set_look (KB_PROMPTER_VIEW (fixture->view), &look);
  kb_prompter_view_set_scripts (KB_PROMPTER_VIEW (fixture->view), fixture->scripts);
  kb_transport_set_rate (fixture->transport, 260, kb_clock_get_boot_us (fixture->clock));
  jump (fixture, 0, 0);
  fixture->window = host_show (fixture->view, 960, 540);
  settle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->view);
  g_ptr_array_unref (fixture->scripts);
  g_assert_finalize_object (fixture->transport);
  g_assert_finalize_object (fixture->clock);
}

static void
starts_with_a_line_on_the_marker (Fixture       *fixture,
                                  gconstpointer  data)
{
  cairo_surface_t *picture = host_render (fixture->view);
  double center;

  host_save (fixture->view, "prompter");
  host_get_ink (picture, 100, HEIGHT / 3 - 67, WIDTH - 100, 134, NULL, &center);
  g_assert_cmpfloat_with_epsilon (center, HEIGHT / 3.0, 4);
  cairo_surface_destroy (picture);
}

static void
jump_lands_in_one_frame (Fixture       *fixture,
                         gconstpointer  data)
{
  KbPrompterView *view = KB_PROMPTER_VIEW (fixture->view);
  guint frames = 0;

  /* The head of the next texts is drawn ahead. */
  host_wait_frames (fixture->view, 30);
  jump (fixture, 1, 0);
  do
    {
      host_wait_frames (fixture->view, 1);
      frames++;
    }
  while (!kb_prompter_view_is_settled (view));
  g_assert_cmpuint (frames, <=, 3);
  g_assert_cmpint (kb_transport_get_cue_id (fixture->transport), ==, 2);
}

static void
pace_is_what_is_set (Fixture       *fixture,
                     gconstpointer  data)
{
  KbPrompterView *view = KB_PROMPTER_VIEW (fixture->view);
  double last, largest = 0, least = 1000;

  kb_transport_resume (fixture->transport, kb_clock_get_boot_us (fixture->clock));
  kb_clock_advance (fixture->clock, 2 * G_USEC_PER_SEC);
  host_wait_frames (fixture->view, 2);
  last = kb_prompter_view_get_marker_y (view);
  for (guint i = 0; i < 100; i++)
    {
      double y;

      kb_clock_advance (fixture->clock, 300000);
      host_wait_frames (fixture->view, 2);
      y = kb_prompter_view_get_marker_y (view);
      largest = MAX (largest, y - last);
      least = MIN (least, y - last);
      last = y;
    }
  g_assert_cmpfloat (least, >, 0);
  g_test_message ("px in 0.3 s: %.2f to %.2f", least, largest);
}

static void
restyle_keeps_the_word (Fixture       *fixture,
                        gconstpointer  data)
{
  KbPrompterLook look = get_look (120, KB_TURN_NONE);
  cairo_surface_t *picture;
  double center;

  kb_prompter_view_set_look (KB_PROMPTER_VIEW (fixture->view), &look);
  settle (fixture);
  picture = host_render (fixture->view);
  host_get_ink (picture, 100, HEIGHT / 3 - 84, WIDTH - 100, 168, NULL, &center);
  g_assert_cmpfloat_with_epsilon (center, HEIGHT / 3.0, 4);
  cairo_surface_destroy (picture);
}

static void
mirrors_are_the_same_picture (Fixture       *fixture,
                              gconstpointer  data)
{
  cairo_surface_t *plain = host_render (fixture->view), *picture;
  double x, y, mirrored_x, mirrored_y;

  host_get_ink (plain, 0, 0, WIDTH, HEIGHT, &x, &y);
  for (guint i = 1; i < 8; i++)
    {
      KbPrompterLook look = get_look (96, kb_turn_new (i & 1, i & 2, i & 4 ? 2 : 0));

      kb_prompter_view_set_look (KB_PROMPTER_VIEW (fixture->view), &look);
      settle (fixture);
      picture = host_render (fixture->view);
      host_get_ink (picture, 0, 0, WIDTH, HEIGHT, &mirrored_x, &mirrored_y);
      g_assert_cmpfloat_with_epsilon (look.turn.xx > 0 ? mirrored_x : WIDTH - mirrored_x, x, 0.05);
      g_assert_cmpfloat_with_epsilon (look.turn.yy > 0 ? mirrored_y : HEIGHT - mirrored_y, y, 0.05);
      cairo_surface_destroy (picture);
    }
  cairo_surface_destroy (plain);
}

static void
quarter_turns_fill_the_window (Fixture       *fixture,
                               gconstpointer  data)
{
  KbPrompterLook look = get_look (96, kb_turn_new (FALSE, FALSE, 1));

  kb_prompter_view_set_look (KB_PROMPTER_VIEW (fixture->view), &look);
  settle (fixture);
  host_save (fixture->view, "prompter-turned");
}

/* Everything but the pointer and the band, as it looks now. */
static cairo_surface_t *
render_at (Fixture *fixture)
{
  settle (fixture);
  return host_render (fixture->view);
}

static void
assert_same_rows (Fixture         *fixture,
                  cairo_surface_t *a,
                  cairo_surface_t *b,
                  int              top,
                  int              bottom)
{
  int stride = cairo_image_surface_get_stride (a);

  for (int row = top; row < bottom; row++)
    g_assert_cmpmem (cairo_image_surface_get_data (a) + row * stride, WIDTH * 4,
                     cairo_image_surface_get_data (b) + row * stride, WIDTH * 4);
}

static void
edit_script (Fixture    *fixture,
             const char *text,
             double      beat)
{
  KbScript *older = get_script (fixture, 0);
  KbScript *newer = kb_script_new (1, NULL, text, "zh-CN", NULL);

  kb_transport_edit (fixture->transport, kb_script_map_beat (older, newer, beat),
                     kb_script_get_beats (newer), kb_clock_get_boot_us (fixture->clock));
  kb_script_unref (g_steal_pointer (&fixture->scripts->pdata[0]));
  fixture->scripts->pdata[0] = newer;
  kb_prompter_view_set_scripts (KB_PROMPTER_VIEW (fixture->view), fixture->scripts);
}

static void
edits_move_nothing_that_is_seen (Fixture       *fixture,
                                 gconstpointer  data)
{
  static const char head[] = "第一行很短。\n第二行也不长，只有这些字。\n";
  static const char body[] = "这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天，不合适大瓶没拆可以退。\n";
  g_autofree char *text = g_strconcat (head, body, body, "结尾。", NULL);
  g_autofree char *below = g_strconcat (head, body, body, "结尾换了一句话，长得多了，还要再多出一行来才行，这样就够了。", NULL);
  g_autofree char *above = g_strconcat ("开头多了一整行，而且这一行很长很长，长到要换行才放得下，真的很长。\n", head,
                                        body, body, "结尾。", NULL);
  cairo_surface_t *before, *after;

  edit_script (fixture, text, 0);
  jump (fixture, 0, 30);
  before = render_at (fixture);
  edit_script (fixture, below, 30);
  after = render_at (fixture);
  assert_same_rows (fixture, before, after, 0, HEIGHT / 3 + 100);
  cairo_surface_destroy (after);

  edit_script (fixture, text, 30);
  edit_script (fixture, above, 30);
  after = render_at (fixture);
  assert_same_rows (fixture, before, after, HEIGHT / 3 - 67, HEIGHT);
  cairo_surface_destroy (after);
  cairo_surface_destroy (before);
}

/* Down and up again leads to the same lines, and each step to another one. */
static void
steps_by_line (Fixture       *fixture,
               gconstpointer  data)
{
  KbPrompterView *view = KB_PROMPTER_VIEW (fixture->view);
  double first = kb_prompter_view_step_line (view, 0, 0);
  double second = kb_prompter_view_step_line (view, first, 1);
  double third = kb_prompter_view_step_line (view, second, 1);

  g_assert_cmpfloat (first, >, 0);
  g_assert_cmpfloat (second, >, first + 2);
  g_assert_cmpfloat (third, >, second + 2);
  g_assert_cmpfloat (kb_prompter_view_step_line (view, third, -1), ==, second);
  g_assert_cmpfloat (kb_prompter_view_step_line (view, third, -2), ==, first);
  g_assert_cmpfloat (kb_prompter_view_step_line (view, first, -5), ==, first);
  g_assert_cmpfloat (kb_prompter_view_step_line (view, first, 1000), <=,
                     (double) kb_script_get_beats (get_script (fixture, 0)));
}

/* Texts that fonts, shaping and line breaking stumble over are drawn, and the text goes on through them. */
static void
hard_texts_are_drawn (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const texts[] = {
    "上链接🎉🎁，三二一👨‍👩‍👧❤️！",
    "مرحبا بكم في البث المباشر، السعر 199 اليوم فقط، with a coupon 12 off",
    "สวัสดีค่ะ ยินดีต้อนรับเข้าสู่ไลฟ์สด วันนี้ราคาพิเศษสุดๆ ค่ะ",
    "𠮷野家、㐂寿、䶮、𪚥、𡚸，龘靐齉爩",
    "한국어도 됩니다. 日本語も読めます。Voilà, ça marche – naïve coöperation",
    "\xe2\x80\x8b\xe2\x80\xae\xe2\x81\xa6 control characters \xef\xbf\xbd and nothing else",
  };
  KbPrompterLook look = { .font = "A Font That Nobody Has", .size = 72, .margin_start = 100, .margin_end = 40,
                          .marker = 1.0 / 3, .turn = KB_TURN_NONE };

  kb_prompter_view_set_look (KB_PROMPTER_VIEW (fixture->view), &look);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("hard-%u", i);
      cairo_surface_t *picture;

      g_ptr_array_set_size (fixture->scripts, 0);
      g_ptr_array_add (fixture->scripts, kb_script_new (1, NULL, texts[i], i == 1 ? "ar" : "zh-CN", NULL));
      kb_prompter_view_set_scripts (KB_PROMPTER_VIEW (fixture->view), fixture->scripts);
      jump (fixture, 0, 0);
      settle (fixture);
      picture = host_render (fixture->view);
      g_assert_cmpfloat (host_get_ink (picture, 100, 0, WIDTH - 100, HEIGHT, NULL, NULL), >, 1e5);
      /* What is read from the right begins at the right. */
      if (i == 1)
        g_assert_cmpfloat (host_get_ink (picture, WIDTH - 160, HEIGHT / 3 - 50, 110, 100, NULL, NULL), >, 1e4);
      cairo_surface_destroy (picture);
      host_save (fixture->view, name);
      jump (fixture, 0, kb_script_get_beats (get_script (fixture, 0)));
      settle (fixture);
    }
}

static void
show_text (Fixture    *fixture,
           const char *text)
{
  g_ptr_array_set_size (fixture->scripts, 0);
  g_ptr_array_add (fixture->scripts, kb_script_new (1, NULL, text, "zh-CN", NULL));
  kb_prompter_view_set_scripts (KB_PROMPTER_VIEW (fixture->view), fixture->scripts);
  jump (fixture, 0, 0);
  settle (fixture);
}

/* How many pixels have a hue, right of the pointer. */
static guint
count_colored (Fixture *fixture)
{
  cairo_surface_t *picture = host_render (fixture->view);
  const guchar *data = cairo_image_surface_get_data (picture);
  const int stride = cairo_image_surface_get_stride (picture);
  guint n = 0;

  for (int row = 0; row < HEIGHT; row++)
    for (int column = 90; column < WIDTH - 90; column++)
      {
        const guchar *pixel = data + row * stride + column * 4;

        n += ABS (pixel[0] - pixel[2]) > 48;
      }
  cairo_surface_destroy (picture);

  return n;
}

static gboolean
has_emoji_font (GtkWidget *widget)
{
  PangoFontFamily **families = NULL;
  gboolean found = FALSE;
  int n = 0;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n);
  for (int i = 0; i < n; i++)
    found = found || strstr (pango_font_family_get_name (families[i]), "Emoji") != NULL;
  g_free (families);

  return found;
}

/* An emoji has its colours wherever its character stands in Unicode, and is dimmed and mirrored like the rest. */
static void
emoji_are_colored_dimmed_and_mirrored (Fixture       *fixture,
                                       gconstpointer  data)
{
  static const char *const emoji[] = { "🎉", "⏰", "⭐", "❤️", "1️⃣" };
  KbPrompterLook look = get_look (96, kb_turn_new (TRUE, FALSE, 0));
  cairo_surface_t *picture;
  double x, mirrored_x, read, lit;

  if (!has_emoji_font (fixture->view))
    {
      g_test_skip ("no font with emoji is installed");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (emoji); i++)
    {
      show_text (fixture, emoji[i]);
      g_test_message ("%s: %u pixels", emoji[i], count_colored (fixture));
      g_assert_cmpuint (count_colored (fixture), >, 500);
    }

  /* Without units of its own the line of emoji stands above the marker, read. */
  show_text (fixture, "🎉🎁⏰\n好");
  picture = host_render (fixture->view);
  read = host_get_ink (picture, 0, 0, WIDTH, HEIGHT / 3 - 67, &x, NULL);
  cairo_surface_destroy (picture);
  kb_prompter_view_set_look (KB_PROMPTER_VIEW (fixture->view), &look);
  settle (fixture);
  host_save (fixture->view, "emoji-mirrored");
  picture = host_render (fixture->view);
  host_get_ink (picture, 0, 0, WIDTH, HEIGHT / 3 - 67, &mirrored_x, NULL);
  g_assert_cmpfloat_with_epsilon (WIDTH - mirrored_x, x, 0.5);
  cairo_surface_destroy (picture);

  look = get_look (96, KB_TURN_NONE);
  look.keeps_light = TRUE;
  kb_prompter_view_set_look (KB_PROMPTER_VIEW (fixture->view), &look);
  settle (fixture);
  picture = host_render (fixture->view);
  lit = host_get_ink (picture, 0, 0, WIDTH, HEIGHT / 3 - 67, NULL, NULL);
  g_assert_cmpfloat_with_epsilon (read / lit, 0.55, 0.02);
  cairo_surface_destroy (picture);
}

/* One line of three hundred sentences, which no line of the script breaks. */
static void
endless_paragraph_is_read_to_its_end (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  KbPrompterView *view = KB_PROMPTER_VIEW (fixture->view);
  KbScript *script;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "这款单价高一点，所以我们送十五毫升旅行装，先用小样试三天。");
  script = kb_script_new (1, NULL, text->str, "zh-CN", NULL);
  g_ptr_array_set_size (fixture->scripts, 0);
  g_ptr_array_add (fixture->scripts, script);
  kb_prompter_view_set_scripts (view, fixture->scripts);
  for (guint part = 0; part <= 4; part++)
    {
      jump (fixture, 0, kb_script_get_beats (script) * part / 4.0);
      settle (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "starts-with-a-line-on-the-marker", starts_with_a_line_on_the_marker },
    { "jump-lands-in-one-frame", jump_lands_in_one_frame },
    { "pace-is-what-is-set", pace_is_what_is_set },
    { "restyle-keeps-the-word", restyle_keeps_the_word },
    { "mirrors-are-the-same-picture", mirrors_are_the_same_picture },
    { "quarter-turns-fill-the-window", quarter_turns_fill_the_window },
    { "edits-move-nothing-that-is-seen", edits_move_nothing_that_is_seen },
    { "steps-by-line", steps_by_line },
    { "hard-texts-are-drawn", hard_texts_are_drawn },
    { "emoji-are-colored-dimmed-and-mirrored", emoji_are_colored_dimmed_and_mirrored },
    { "endless-paragraph-is-read-to-its-end", endless_paragraph_is_read_to_its_end },
  };

  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gui/host/prompter-view/%s", tests[i].path);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
