/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No display and no GTK call: this test also runs under the thread sanitizer. */

#include "kb-strip-store.h"

static const KbStripStyle style = { "Cantarell, Noto Sans CJK SC, sans-serif", 48, 600, { 1, 0, 0, 1 }, FALSE };

typedef struct
{
  KbStripStore *store;
  KbScript     *script;
  guint         index;
  guint         line;
  guint         phase;
} Sought;

static gboolean
has_strip (Sought *sought)
{
  return kb_strip_store_get_strip (sought->store, sought->script, sought->index, sought->line,
                                   sought->phase) != NULL;
}

static void
wait_for (Sought *sought)
{
  while (!has_strip (sought))
    g_main_context_iteration (NULL, TRUE);
}

static KbScript *
new_script (const char *tail)
{
  g_autofree char *text = g_strconcat ("四号链接，今晚的主推，神经酰胺舒润乳一百毫升。到手一百七十七。\n【看镜头】\n", tail, NULL);
  static const char *const must_say[] = { "主推", NULL };

  return kb_script_new (1, "C06", text, "zh-CN", must_say);
}

static void
wants_are_drawn_in_order (void)
{
  KbStripStore *store = kb_strip_store_new ();
  g_autoptr (KbScript) script = new_script ("结尾。");
  KbStripWant wants[] = { { script, 1, 0, 100, 0xff }, { script, 3, 0, 0, 1 } };
  Sought last = { store, script, 3, 0, 0 };
  guint n_lines;
  int height;
  const KbStripLine *lines;

  kb_strip_store_set_style (store, &style);
  kb_strip_store_want (store, wants, G_N_ELEMENTS (wants));
  wait_for (&last);

  lines = kb_strip_store_get_lines (store, script, 1, &n_lines, &height);
  g_assert_cmpuint (n_lines, ==, 3);
  g_assert_cmpfloat (lines[0].first_beat, ==, 0);
  g_assert_cmpfloat (lines[n_lines - 1].last_beat, ==, kb_script_get_piece (script, 1)->beats);
  for (guint line = 0; line < n_lines; line++)
    for (guint phase = 0; phase < KB_STRIP_PHASES; phase++)
      g_assert_nonnull (kb_strip_store_get_strip (store, script, 1, line, phase));
  g_assert_null (kb_strip_store_get_strip (store, script, 3, 0, 1));
  g_assert_cmpuint (kb_strip_store_get_bytes (store), >, 0);

  g_assert_finalize_object (store);
}

static void
inks_are_parts (void)
{
  KbStripStore *store = kb_strip_store_new ();
  g_autoptr (KbScript) script = new_script ("好👍。");
  KbStripWant wants[] = { { script, 1, 0, 100, 1 }, { script, 2, 0, 0, 1 }, { script, 3, 0, 0, 1 } };
  Sought last = { store, script, 3, 0, 0 };
  KbStrip *strip;

  kb_strip_store_set_style (store, &style);
  kb_strip_store_want (store, wants, G_N_ELEMENTS (wants));
  wait_for (&last);

  strip = kb_strip_store_get_strip (store, script, 1, 0, 0);
  g_assert_cmpuint (strip->n_parts, ==, 2);
  g_assert_cmpint (strip->parts[0].ink, ==, KB_INK_SPOKEN);
  g_assert_cmpint (strip->parts[1].ink, ==, KB_INK_MUST_SAY);
  strip = kb_strip_store_get_strip (store, script, 2, 0, 0);
  g_assert_cmpint (strip->parts[0].ink, ==, KB_INK_DIRECTION);
  g_assert_cmpint (cairo_image_surface_get_format (strip->parts[0].surface), ==, CAIRO_FORMAT_A8);
  strip = kb_strip_store_get_strip (store, script, 3, 0, 0);
  g_assert_cmpint (cairo_image_surface_get_format (strip->parts[0].surface), ==, CAIRO_FORMAT_ARGB32);

  g_assert_finalize_object (store);
}

static void
edited_texts_share_what_is_the_same (void)
{
  KbStripStore *store = kb_strip_store_new ();
  g_autoptr (KbScript) script = new_script ("结尾。");
  g_autoptr (KbScript) newer = new_script ("另一个结尾。");
  KbStripWant want = { script, 1, 0, 100, 1 };
  Sought sought = { store, script, 1, 2, 0 };

  kb_strip_store_set_style (store, &style);
  kb_strip_store_want (store, &want, 1);
  wait_for (&sought);
  g_assert_nonnull (kb_strip_store_get_strip (store, newer, 1, 2, 0));
  g_assert_null (kb_strip_store_get_strip (store, newer, 3, 0, 0));

  g_assert_finalize_object (store);
}

/* No line holds a mark alone, at any width. */
static void
phrases_are_split_rather_than_their_marks (void)
{
  static const double widths[] = { 4, 5, 6, 7, 8, 9, 10, 11 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      KbStripStore *store = kb_strip_store_new ();
      g_autoptr (KbScript) script = kb_script_new (1, NULL, "到手一百七十七，今天看这一款，一百二十九元。", "zh-CN", NULL);
      KbStripWant want = { script, 0, 0, 100, 1 };
      Sought sought = { store, script, 0, 0, 0 };
      KbStripStyle narrow = style;
      const KbStripLine *lines;
      guint n_lines;
      int height;

      narrow.width = widths[i] * style.size;
      kb_strip_store_set_style (store, &narrow);
      kb_strip_store_want (store, &want, 1);
      wait_for (&sought);
      lines = kb_strip_store_get_lines (store, script, 0, &n_lines, &height);
      for (guint line = 1; line < n_lines; line++)
        g_assert_cmpfloat (lines[line].last_beat - lines[line].first_beat, >, 1);
      g_assert_finalize_object (store);
    }
}

static void
styles_and_wants_come_and_go (void)
{
  KbStripStore *store = kb_strip_store_new ();
  KbStripStyle other = style;
  Sought sought = { store, NULL, 1, 0, 0 };

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *tail = g_strdup_printf ("第%u个结尾。", i);
      g_autoptr (KbScript) script = new_script (tail);
      KbStripWant wants[] = { { script, 1, 0, 100, 0xff }, { script, 3, 0, 100, 0xff } };

      other.size = 20 + i % 7;
      other.as_picture = i % 2;
      kb_strip_store_set_style (store, &other);
      kb_strip_store_want (store, wants, G_N_ELEMENTS (wants));
      sought.script = script;
      if (i % 3 == 0)
        wait_for (&sought);
      kb_strip_store_want (store, wants, 1);
    }

  g_assert_finalize_object (store);
}

static void
memory_stays_bounded (void)
{
  KbStripStore *store = kb_strip_store_new ();

  kb_strip_store_set_style (store, &style);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u段，每段都不一样，所以每段都要画。", i);
      g_autoptr (KbScript) script = kb_script_new (1, NULL, text, "zh-CN", NULL);
      KbStripWant want = { script, 0, 0, 100, 0xff };
      Sought sought = { store, script, 0, 0, 7 };

      kb_strip_store_want (store, &want, 1);
      wait_for (&sought);
    }
  g_assert_cmpuint (kb_strip_store_get_bytes (store), <, 64 * 1024 * 1024);

  g_assert_finalize_object (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/host/strip-store/wants-are-drawn-in-order", wants_are_drawn_in_order);
  g_test_add_func ("/gui/host/strip-store/inks-are-parts", inks_are_parts);
  g_test_add_func ("/gui/host/strip-store/edited-texts-share-what-is-the-same",
                   edited_texts_share_what_is_the_same);
  g_test_add_func ("/gui/host/strip-store/phrases-are-split-rather-than-their-marks",
                   phrases_are_split_rather_than_their_marks);
  g_test_add_func ("/gui/host/strip-store/styles-and-wants-come-and-go", styles_and_wants_come_and_go);
  g_test_add_func ("/gui/host/strip-store/memory-stays-bounded", memory_stays_bounded);

  return g_test_run ();
}
