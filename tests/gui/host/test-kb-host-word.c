/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In the real window: whatever happens to the screen while the text moves, the word that is read stays on the marker, by
 * the pixels of its colour. Arguments: the program, and "hot" where the outputs can be unplugged. */

#include <string.h>

#include "window-fixture.h"

#define PATIENCE_S 20

#define TEXT_SIZE 96

/* What stands around the word that is looked for: none of it is split differently by what follows. */
#define BEFORE "五号链接，三十毫升，质地像水，两到三滴涂全脸，这款单价高一点，所以我们送小样，试三天，不合适可以退。\n"
#define AFTER "，放心拍，有问题找客服，质地像水，两到三滴涂全脸，叠在乳液前面，早晚都能用，用完记得防晒。"

static gboolean is_hot;

/* Where on the second screen the word is that is underlined in green, as distances of its centre from the
 * edges, and how much there is of it. */
static guint
find_green (WindowFixture *fixture,
            double        *from_left,
            double        *from_top,
            int           *width,
            int           *height)
{
  cairo_surface_t *picture = window_photograph (fixture);
  const guchar *data = cairo_image_surface_get_data (picture);
  const int stride = cairo_image_surface_get_stride (picture);
  guint n = 0;

  *from_left = *from_top = 0;
  *width = cairo_image_surface_get_width (picture);
  *height = cairo_image_surface_get_height (picture);
  for (int y = 0; y < *height; y++)
    for (int x = 0; x < *width; x++)
      {
        const guchar *pixel = data + y * stride + x * 4;

        if (pixel[1] < 90 || pixel[1] < pixel[2] + 35 || pixel[1] < pixel[0] + 20)
          continue;
        *from_left += x;
        *from_top += y;
        n++;
      }
  cairo_surface_destroy (picture);
  *from_left /= MAX (n, 1);
  *from_top /= MAX (n, 1);

  return n;
}

typedef enum { EITHER, LEFT, RIGHT } Side;

/* How far the marker is from there, on a screen of that size with the told look. */
static double
get_distance (WindowFixture *fixture,
              double         from_left,
              double         from_top,
              int            width,
              int            height)
{
  /* Turned by a quarter, what was the top is on the right. */
  if (fixture->told->style.rotation == 90)
    return width - from_left - (width - 282 * MIN (height / 1080.0, width / 1920.0)) / 3;

  return from_top - (height - 112 * MIN (width / 1920.0, height / 1080.0)) / 3;
}

/* Waits until the green word is on the marker of a screen of that size, at most a line off, and in the left half or in the
 * right. */
static void
wait_for_word (WindowFixture *fixture,
               int            width,
               int            height,
               Side           side,
               const char    *after)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  const double line = TEXT_SIZE * 1.4 * MIN (width / 1920.0, height / 1080.0);
  double left, top, off;
  gboolean is_on_its_side;
  guint n;
  int seen_width, seen_height;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      n = find_green (fixture, &left, &top, &seen_width, &seen_height);
      off = get_distance (fixture, left, top, seen_width, seen_height);
      is_on_its_side = side == EITHER || (left > width / 2.0) == (side == RIGHT);
    }
  while ((n < 200 || seen_width != width || seen_height != height || ABS (off) > line || !is_on_its_side) &&
         g_get_monotonic_time () < end);

  g_test_message ("%s: %u pixels of the word, %.0f from the left, %.1f px from the marker, lines of %.0f", after, n, left,
                  off, line);
  g_assert_cmpint (g_get_monotonic_time (), <, end);
}

/* Starts a slow scroll in the middle of what is said in green. */
static void
scroll_to_word (WindowFixture *fixture,
                const char    *before,
                const char    *after)
{
  static const char *const must_say[] = { "七天无理由", NULL };
  KbFollowCue *cue = fixture->told->cues->pdata[0];
  g_autoptr (KbTransport) transport = kb_transport_new ();
  g_autofree char *text = g_strconcat (before, must_say[0], after, NULL);
  KbScript *script = kb_script_new (WINDOW_CUE_ID, NULL, text, "zh-CN", must_say);
  KbScript *head = kb_script_new (WINDOW_CUE_ID, NULL, before, "zh-CN", NULL);
  const gint64 now = kb_clock_get_boot_us (fixture->clock);

  window_replace (&cue->script, text);
  cue->card.item_id = 1;
  g_strfreev (cue->card.must_say);
  cue->card.must_say = g_strdupv ((char **) must_say);
  kb_transport_set_rate (transport, 4, now);
  kb_transport_jump (transport, WINDOW_CUE_ID, kb_script_get_beats (head) + 1, kb_script_get_beats (script), now);
  kb_transport_resume (transport, now);
  fixture->told->transport = *kb_transport_get_state (transport);
  fixture->told->style.layout = KB_HOST_LAYOUT_PROMPTER;
  fixture->told->style.text_size = TEXT_SIZE;
  fixture->told->style.dims_read = FALSE;
  kb_broadcaster_set_state (fixture->desk, fixture->told);
  kb_script_unref (script);
  kb_script_unref (head);
}

static void
set_rotation (WindowFixture *fixture,
              gint64         rotation)
{
  fixture->told->style.rotation = rotation;
  kb_broadcaster_set_state (fixture->desk, fixture->told);
}

static void
resize_screen (const char *size)
{
  g_autofree char *command = g_strdup_printf ("swaymsg -q -- output %s resolution --custom %s", window_get_second_screen (), size);

  window_run (command);
}

/* In the middle of the scroll the screen gets another size, stands upright, is turned and mirrored: the word that is
 * read stays on the marker. */
static void
word_stays_through_resize_and_rotation (WindowFixture *fixture,
                                        gconstpointer  data)
{
  if (is_hot)
    {
      g_test_skip ("these outputs have the size of their windows");
      return;
    }

  scroll_to_word (fixture, BEFORE, AFTER);
  wait_for_word (fixture, 1920, 1080, LEFT, "at first");
  resize_screen ("1280x720");
  wait_for_word (fixture, 1280, 720, LEFT, "smaller");
  fixture->told->style.mirror_h = TRUE;
  set_rotation (fixture, 0);
  wait_for_word (fixture, 1280, 720, RIGHT, "mirrored");
  fixture->told->style.mirror_h = FALSE;
  set_rotation (fixture, 90);
  wait_for_word (fixture, 1280, 720, EITHER, "turned");
  resize_screen ("1920x1080");
  wait_for_word (fixture, 1920, 1080, EITHER, "turned and larger");
  set_rotation (fixture, 0);
  wait_for_word (fixture, 1920, 1080, LEFT, "turned back");
}

/* A hundred thousand characters in one paragraph, and the word in their middle. */
static void
endless_text_is_read_in_its_middle (WindowFixture *fixture,
                                    gconstpointer  data)
{
  static const char sentence[] = "这款单价高一点，所以我们送十五毫升旅行装。";
  g_autoptr (GString) half = g_string_new (NULL);

  for (guint i = 0; i < 50000 / (sizeof sentence / strlen ("这")) + 1; i++)
    g_string_append (half, sentence);
  g_assert_cmpint (g_utf8_strlen (half->str, -1), >=, 50000);
  scroll_to_word (fixture, half->str, half->str);
  wait_for_word (fixture, 1920, 1080, EITHER, "in a hundred thousand characters");
}

static void
word_stays_through_unplugging (WindowFixture *fixture,
                               gconstpointer  data)
{
  if (!is_hot)
    {
      g_test_skip ("these outputs cannot be unplugged");
      return;
    }

  scroll_to_word (fixture, BEFORE, AFTER);
  wait_for_word (fixture, 1920, 1080, LEFT, "at first");
  window_run ("cable.sh pull");
  window_wait_until (fixture, window_is_hidden, "the window is hidden");
  window_run ("cable.sh plug");
  window_wait_until (fixture, window_is_full_screen, "the window is back");
  fixture->screen = g_strdup (kb_broadcaster_get_report (fixture->desk)->monitor);
  wait_for_word (fixture, 1920, 1080, LEFT, "plugged in again");
}
int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (WindowFixture *, gconstpointer); } tests[] = {
    { "stays-through-resize-and-rotation", word_stays_through_resize_and_rotation },
    { "is-found-in-an-endless-text", endless_text_is_read_in_its_middle },
    { "stays-through-unplugging", word_stays_through_unplugging },
  };

  g_test_init (&argc, &argv, NULL);
  is_hot = argc > 2 && g_str_equal (argv[2], "hot");

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gui/host/word/%s", tests[i].path);

      g_test_add (path, WindowFixture, argv[1], window_set_up, tests[i].test, window_tear_down);
    }

  return g_test_run ();
}
