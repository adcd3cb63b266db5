/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kb-cue.h"
#include "kb-database.h"
#include "kb-search.h"

/* bench-search KAIBO [CUES [LIBRARY]]: how long after a keystroke its result is there, in a library of both samples' cues, varied, a
 * hundred a session. What is typed is words of the library, a keystroke at a time, and words that it does not have.
 * The bar holds for 1 000 000 cues, which takes some minutes to make: bench-search src/kaibo 1000000. LIBRARY is made
 * when it is not there, and kept. */

#define CUES_PER_SESSION 100
#define WORDS 300
#define KEYSTROKES 6
#define LIMIT 60      /* what the search window asks for */
#define ROOM (G_GINT64_CONSTANT (1) << 40)

static void
run (KbDatabase *database,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!kb_database_exec (database, sql, &error))
    g_error ("%s: %s", sql, error->message);
}

/* Copies rows of @table; @put says what becomes of a column, "id", "value", …, and what it refers to is left out. */
static void
copy_rows (KbDatabase        *database,
           KbEntityKind       kind,
           const char        *from,
           const char *const *put)
{
  const KbEntity *entity = kb_entity_get (kind);
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) values = g_string_new (put[1]);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const KbField *field = &entity->fields[i];
      g_autofree char *value = g_strdup_printf ("t.%s", field->name);

      for (guint j = 0; put[j] != NULL; j += 2)
        if (strcmp (put[j], field->name) == 0)
          value = (g_free (value), g_strdup (put[j + 1]));
      if (field->kind == KB_FIELD_REF && (field->flags & KB_FIELD_NULLABLE))
        value = (g_free (value), g_strdup ("NULL"));
      g_string_append_printf (names, ", \"%s\"", field->name);
      g_string_append_printf (values, ", %s", value);
    }
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s FROM %s", entity->name, names->str, values->str, from);
  run (database, sql);
}

static void
fill (const char *path,
      guint       n_cues)
{
  static const char *const session[] = { "id", "1099511627776 + i", "code", "t.code || '-' || i",
                                         "title", "t.title || ' ' || i", NULL };
  static const char *const segment[] = { "id", "1099511627776 + i", "session_id", "1099511627776 + i", NULL };
  static const char *const cue[] = {
    "id", "1099511627776 + i * 100 + j", "session_id", "1099511627776 + i", "segment_id", "1099511627776 + i", "position",
    "j << 32", "cue_no", "printf ('C%03d', j + 1)", "script", "t.script || printf ('第%d场，今晚%d元', i, (i * 7919 + j * 104729) % 997)",
    NULL
  };
  g_autoptr (KbDatabase) database = kb_database_open (path, 0, NULL);
  const guint n_sessions = n_cues / CUES_PER_SESSION;
  g_autofree char *numbers = g_strdup_printf ("CREATE TEMP TABLE n AS WITH RECURSIVE s (i) AS (VALUES (0) UNION ALL SELECT i + 1 "
                                              "FROM s LIMIT %u) SELECT i FROM s", MAX (n_sessions, CUES_PER_SESSION));
  g_autofree char *of_sessions = g_strdup_printf ("(SELECT i FROM n LIMIT %u), (SELECT * FROM session LIMIT 1) AS t", n_sessions);
  g_autofree char *of_segments = g_strdup_printf ("(SELECT i FROM n LIMIT %u), (SELECT * FROM segment LIMIT 1) AS t", n_sessions);
  g_autofree char *of_cues = g_strdup_printf ("(SELECT i FROM n LIMIT %u), (SELECT i AS j FROM n LIMIT 100), "
                                              "temp.model AS t ON t.k = (i * 37 + j) %% (SELECT count(*) FROM temp.model)",
                                              n_sessions);

  run (database, "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000");
  run (database, numbers);
  run (database, "CREATE TEMP TABLE model AS SELECT row_number() OVER (ORDER BY id) - 1 AS k, * FROM cue; "
                 "CREATE INDEX temp.model_k ON model (k)");
  run (database, "BEGIN");
  copy_rows (database, KB_ENTITY_SESSION, of_sessions, session);
  copy_rows (database, KB_ENTITY_SEGMENT, of_segments, segment);
  copy_rows (database, KB_ENTITY_CUE, of_cues, cue);
  run (database, "COMMIT");
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 one = *(const gint64 *) a;
  const gint64 two = *(const gint64 *) b;

  return (one > two) - (one < two);
}

/* Somewhere in a text, as many characters as are typed. */
static char *
cut_word (GRand      *random,
          const char *text)
{
  const glong length = g_utf8_strlen (text, -1);
  const glong start = length > KEYSTROKES ? g_rand_int_range (random, 0, length - KEYSTROKES) : 0;
  const char *from = g_utf8_offset_to_pointer (text, start);

  /* An English word is typed from its beginning. */
  while (from > text && g_ascii_isalnum (*from) && g_ascii_isalnum (from[-1]))
    from--;
  return g_utf8_substring (from, 0, MIN (KEYSTROKES, g_utf8_strlen (from, -1)));
}

static char *
create_word (GRand     *random,
             GPtrArray *cues)
{
  KbRecord *cue = cues->pdata[g_rand_int_range (random, 0, cues->len)];
  const int dice = g_rand_int_range (random, 0, 10);

  if (dice == 0)
    return g_strdup_printf ("C%03d", g_rand_int_range (random, 1, CUES_PER_SESSION));
  if (dice == 1)
    return g_strdup ("没有这个词");
  if (dice == 2)
    return g_strdup_printf ("%d元 %s", g_rand_int_range (random, 0, 997), "今晚");
  return cut_word (random, kb_record_get_text (cue, dice < 5 ? KB_CUE_TITLE : KB_CUE_SCRIPT));
}

/* Of the processor: what a busy machine takes away is not counted. */
static gint64
get_cpu_us (void)
{
  return clock () * (G_USEC_PER_SEC / CLOCKS_PER_SEC);
}

static void
type_words (KbStore *store,
            GArray  *times,
            GArray  *cpu_times)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) cues = kb_store_load_session (store, ROOM, NULL);
  gint64 slowest = 0;

  for (guint i = 0; i < cues->len;)
    if (kb_record_get_kind (cues->pdata[i]) == KB_ENTITY_CUE)
      i++;
    else
      g_ptr_array_remove_index (cues, i);

  for (guint i = 0; i < WORDS; i++)
    {
      g_autofree char *word = create_word (random, cues);

      for (glong n = 1; n <= g_utf8_strlen (word, -1); n++)
        {
          g_autofree char *typed = g_utf8_substring (word, 0, n);
          const gint64 cpu_began = get_cpu_us ();
          const gint64 began = g_get_monotonic_time ();
          g_autoptr (GPtrArray) hits = kb_store_search (store, typed, LIMIT, NULL);
          const gint64 took = g_get_monotonic_time () - began;
          const gint64 cpu_took = get_cpu_us () - cpu_began;

          g_assert_nonnull (hits);
          g_array_append_val (times, took);
          g_array_append_val (cpu_times, cpu_took);
          if (cpu_took > slowest)
            g_print ("# slowest so far: “%s” %.2f ms, of the processor %.2f ms, %u hits\n", typed, took / 1000.0,
                     cpu_took / 1000.0, hits->len);
          slowest = MAX (slowest, cpu_took);
        }
    }
}

static void
make_index (const char *path,
            guint       n_cues)
{
  g_autoptr (KbStore) store = kb_store_open (path, 0, NULL);
  const gint64 began = g_get_monotonic_time ();

  if (!kb_store_renew_search (store, NULL))
    g_error ("The index cannot be made");
  g_print ("# %u cues indexed in %.1f s\n", n_cues, (g_get_monotonic_time () - began) / 1e6);
}

int
main (int   argc,
      char *argv[])
{
  const guint n_cues = argc > 2 ? atoi (argv[2]) : 50000;
  g_autofree char *folder = g_dir_make_tmp ("kaibo-bench-XXXXXX", NULL);
  g_autofree char *path = argc > 3 ? g_strdup (argv[3]) : g_build_filename (folder, "library.db", NULL);
  g_autofree char *samples = g_strdup_printf ("%s --library %s sample zh >/dev/null && %s --library %s sample en >/dev/null",
                                              argv[1], path, argv[1], path);
  g_autofree char *removal = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) cpu_times = g_array_new (FALSE, FALSE, sizeof (gint64));
  KbStore *store;
  double p99;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (system (samples) != 0)
        return 2;
      fill (path, n_cues);
      make_index (path, n_cues);
    }
  store = kb_store_open (path, 0, NULL);

  setlocale (LC_ALL, "");
  type_words (store, times, cpu_times);
  g_array_sort (times, compare_times);
  g_array_sort (cpu_times, compare_times);
  p99 = g_array_index (times, gint64, times->len * 99 / 100) / 1000.0;
  g_print ("# %u keystrokes, median %.2f ms, p90 %.2f ms, p99 of the processor alone %.2f ms\n", times->len,
           g_array_index (times, gint64, times->len / 2) / 1000.0, g_array_index (times, gint64, times->len * 9 / 10) / 1000.0,
           g_array_index (cpu_times, gint64, cpu_times->len * 99 / 100) / 1000.0);
  g_print ("bench: search-keystroke-p99-of-%u-cues %.2f ms (bar ≤ 16) %s\n", n_cues, p99, p99 <= 16 ? "ok" : "short");

  g_object_unref (store);
  return system (removal) == 0 && p99 <= 16 ? 0 : 1;
}
