/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine-fixture.h"
#include "kb-enums.h"
#include "kb-loop.h"

#define BLOCK { \
    { 480 * S, 300 * S, 1, KB_CUE_TYPE_DEMO, TRUE, FALSE }, \
    { 120 * S, KB_NONE, 0, KB_CUE_TYPE_QA, FALSE, FALSE }, \
    { 300 * S, 180 * S, 0, KB_CUE_TYPE_DEMO, TRUE, TRUE }, \
    { 240 * S, KB_NONE, 2, KB_CUE_TYPE_ENCORE, TRUE, FALSE }, \
  }

/* "1:480d2 1:120q0": round, seconds, type's letter, loop number */
static char *
print_rows (GArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const KbLoopRow *row = &g_array_index (rows, KbLoopRow, i);

      g_string_append_printf (text, "%s%u:%d%c%d", i > 0 ? " " : "", row->round, (int) (row->duration_ms / S),
                              kb_cue_type_enum.codes[row->type][0], (int) row->loop_no);
    }

  return g_string_free (text, FALSE);
}

static void
each_shape (void)
{
  static const struct
  {
    KbLoopShape shape;
    const char *expected;
  } cases[] = {
    { { 0, 100, 0, 100, FALSE }, "" },
    /* The same again; skipped cues are left out, numbers count on. */
    { { 2, 100, 0, 100, FALSE }, "1:480d2 1:120q0 1:240e3 2:480d3 2:120q0 2:240e4" },
    { { 1, 100, 0, 100, TRUE }, "1:480e2 1:120q0 1:240e3" },
    /* By a factor of the round before, to 5 s, down to the minimum; without one, down to the floor. */
    { { 3, 80, 0, 50, FALSE }, "1:385d2 1:95q0 1:190e3 2:310d3 2:75q0 2:150e4 3:300d4 3:60q0 3:120e5" },
    { { 1, 80, 0, 100, FALSE }, "1:385d2 1:120q0 1:240e3" },
    /* By seconds. */
    { { 2, 100, 90 * S, 50, FALSE }, "1:390d2 1:60q0 1:150e3 2:300d3 2:60q0 2:120e4" },
    /* Nothing is left of it but the least. */
    { { 1, 0, 0, 0, FALSE }, "1:300d2 1:15q0 1:15e3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const KbLoopCue block[] = BLOCK;
      g_autoptr (GArray) rows = kb_loop_unroll (block, G_N_ELEMENTS (block), &cases[i].shape);
      g_autofree char *text = print_rows (rows);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
titles_count_on (void)
{
  static const struct
  {
    const char *title;
    guint       round;
    const char *expected;
  } cases[] = {
    { "循环一", 1, "循环二" }, { "循环一", 2, "循环三" }, { "循环九", 1, "循环十" }, { "循环十", 1, "循环十一" },
    { "循环十九", 1, "循环二十" }, { "循环二十", 3, "循环二十三" }, { "Loop 1", 1, "Loop 2" }, { "Loop 9", 1, "Loop 10" },
    { "Steak loop", 1, "Steak loop 2" }, { "Steak loop", 2, "Steak loop 3" }, { "秒杀一·家清", 1, "秒杀一·家清 2" },
    { "", 1, " 2" }, { "7", 1, "8" }, { "九十九", 1, "九十九 2" }, { "2026", 1, "2027" },
    { "No 1234567890123", 1, "No 1234567890123 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = kb_loop_title (cases[i].title, cases[i].round);

      g_assert_cmpstr (title, ==, cases[i].expected);
    }
}

static KbLoopCue
create_random_cue (void)
{
  KbLoopCue cue = { .duration_ms = g_test_rand_int_range (0, 900000), .min_ms = KB_NONE,
                    .type = g_test_rand_int_range (0, KB_CUE_TYPE_FREE + 1), .has_product = g_test_rand_bit (),
                    .skip = g_test_rand_int_range (0, 6) == 0, .loop_no = g_test_rand_int_range (0, 4) };

  if (g_test_rand_bit ())
    cue.min_ms = g_test_rand_int_range (0, 900000);
  return cue;
}

/* No row is longer than the round before, none below its minimum, and numbers rise by one a round. */
static void
random_blocks_keep_the_rules (void)
{
  for (guint k = 0; k < 2000; k++)
    {
      const guint n = g_test_rand_int_range (1, 12);
      const KbLoopShape shape = { g_test_rand_int_range (0, 6), g_test_rand_int_range (0, 101),
                                  g_test_rand_int_range (0, 60000), g_test_rand_int_range (0, 101), g_test_rand_bit () };
      g_autofree KbLoopCue *cues = g_new (KbLoopCue, n);
      g_autofree gint64 *before_ms = g_new (gint64, n);
      g_autoptr (GArray) rows = NULL;
      guint n_on = 0;

      for (guint i = 0; i < n; i++)
        {
          cues[i] = create_random_cue ();
          before_ms[i] = cues[i].duration_ms;
          n_on += !cues[i].skip;
        }
      rows = kb_loop_unroll (cues, n, &shape);

      g_assert_cmpuint (rows->len, ==, n_on * shape.n_rounds);
      for (guint i = 0; i < rows->len; i++)
        {
          const KbLoopRow *row = &g_array_index (rows, KbLoopRow, i);
          const KbLoopCue *cue = &cues[row->index];

          g_assert_false (cue->skip);
          g_assert_cmpint (row->duration_ms, <=, before_ms[row->index]);
          if (cue->min_ms != KB_NONE)
            g_assert_cmpint (row->duration_ms, >=, MIN (cue->min_ms, cue->duration_ms));
          g_assert_cmpint (row->duration_ms, >=, MIN (KB_LOOP_LEAST_MS, cue->duration_ms));
          if (row->loop_no > 0)
            g_assert_cmpint (row->loop_no, ==, MAX (1, cue->loop_no) + row->round);
          before_ms[row->index] = row->duration_ms;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/loop/each-shape", each_shape);
  g_test_add_func ("/engine/loop/titles-count-on", titles_count_on);
  g_test_add_func ("/engine/loop/random-blocks-keep-the-rules", random_blocks_keep_the_rules);

  return g_test_run ();
}
