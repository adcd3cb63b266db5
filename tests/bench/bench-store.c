/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "kb-cue.h"
#include "kb-database.h"
#include "kb-id.h"
#include "kb-rows.h"
#include "kb-search-index.h"
#include "kb-session.h"
#include "kb-store.h"

/* Prints one line a figure: "bench: NAME VALUE UNIT (bar ≤ LIMIT) ok|short". */

#define EDITS 1000
#define SESSIONS 10000
#define CUES 100000

static gboolean
report (const char *name,
        double      value,
        const char *unit,
        double      limit)
{
  g_print ("bench: %s %.2f %s (bar ≤ %g) %s\n", name, value, unit, limit, value <= limit ? "ok" : "short");
  return value <= limit;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 one = *(const gint64 *) a;
  const gint64 two = *(const gint64 *) b;

  return (one > two) - (one < two);
}

static double
percentile_ms (gint64 *times,
               guint   count,
               double  share)
{
  qsort (times, count, sizeof *times, compare_times);
  return times[(guint) (share * (count - 1))] / 1000.0;
}

/* The disk's own part: as many bytes as an edit appends to the WAL, and an fsync. */
static double
measure_fsync (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "fsync", NULL);
  g_autofree char *pages = g_malloc0 (3 * 4096);
  gint64 times[EDITS];
  int fd = g_open (path, O_RDWR | O_CREAT, 0600);

  for (guint i = 0; i < EDITS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (write (fd, pages, 3 * 4096) < 0 || fdatasync (fd) != 0)
        g_error ("The disk cannot be measured");
      times[i] = g_get_monotonic_time () - start;
    }

  close (fd);
  return percentile_ms (times, EDITS, 0.99);
}

static KbRecord *
create_session (guint i)
{
  KbRecord *session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());
  g_autofree char *code = g_strdup_printf ("S-%05u", i);

  kb_record_set_text (session, KB_SESSION_CODE, code);
  kb_record_set_text (session, KB_SESSION_TITLE, "换季不慌张·秋日焕新专场");
  return session;
}

static void
commit (KbStore *store,
        KbEdit  *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = kb_store_commit (store, edit, &error);

  g_assert_no_error (error);
}

static gboolean
bench_edits (KbStore    *store,
             KbRecord   *session,
             const char *folder)
{
  double fsync_ms = measure_fsync (folder);
  gint64 times[EDITS];
  double edit_ms;

  for (guint i = 0; i < EDITS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);
      g_autoptr (KbEdit) edit = kb_edit_new (title);
      gint64 start = g_get_monotonic_time ();

      kb_edit_set_text (edit, session, KB_SESSION_TITLE, title);
      commit (store, edit);
      times[i] = g_get_monotonic_time () - start;
    }

  edit_ms = percentile_ms (times, EDITS, 0.99);
  g_print ("# p99 of an edit %.2f ms, of a plain fsync %.2f ms, median edit %.2f ms\n", edit_ms, fsync_ms,
           percentile_ms (times, EDITS, 0.5));
  return report ("store-edit-to-durable-p99-beyond-fsync", edit_ms - fsync_ms, "ms", 5);
}

static gboolean
bench_load (const char *path)
{
  g_autoptr (KbStore) store = kb_store_open (path, 0, NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) records = kb_store_load_library (store, NULL);

  g_assert_cmpuint (records->len, >=, SESSIONS);
  return report ("store-load-10000-sessions", (g_get_monotonic_time () - start) / 1000.0, "ms", 500);
}

static KbEdit *
create_import (KbRecord *session)
{
  KbEdit *edit = kb_edit_new ("Import");
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, kb_record_get_id (session));
  kb_edit_insert (edit, segment);
  for (guint i = 0; i < CUES; i++)
    {
      g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());

      kb_record_set_int (cue, KB_CUE_SESSION_ID, kb_record_get_id (session));
      kb_record_set_int (cue, KB_CUE_SEGMENT_ID, kb_record_get_id (segment));
      kb_record_set_int (cue, KB_CUE_POSITION, i);
      kb_record_set_text (cue, KB_CUE_SCRIPT, "这款神经酰胺舒润乳，今晚到手价一百二十九");
      kb_edit_insert (edit, cue);
    }

  return edit;
}

/* What the library indexes of a row. */
static void
index_plainly (KbDatabase *database,
               gint64      doc,
               KbRecord   *record)
{
  sqlite3_stmt *statement = kb_database_prepare (database, "INSERT INTO search (rowid, text) VALUES (?1, ?2)", NULL);
  g_autofree char *text = kb_search_index_dup_text (record);

  sqlite3_bind_int64 (statement, 1, doc);
  sqlite3_bind_text (statement, 2, text, -1, SQLITE_STATIC);
  if (*text != '\0' && !kb_database_step (database, statement, NULL, NULL))
    g_error ("Plain SQL failed at %" G_GINT64_FORMAT, doc);
}

static double
get_cpu_s (void)
{
  return clock () / (double) CLOCKS_PER_SEC;
}

/* The same rows by the same statements and the same texts in the same kind of index, without journal. */
static double
measure_plain (const char *folder,
               KbRecord   *session,
               KbEdit     *edit,
               double     *cpu_s)
{
  g_autofree char *path = g_build_filename (folder, "plain.db", NULL);
  g_autoptr (KbDatabase) database = kb_database_open (path, KB_STORE_CREATE, NULL);
  g_autoptr (KbEdit) first = kb_edit_new ("Add session");
  gint64 start;

  kb_edit_insert (first, session);
  kb_rows_apply (database, kb_edit_get_step (first, 0), NULL);
  kb_database_exec (database, "PRAGMA cache_size = -131072", NULL);

  *cpu_s = get_cpu_s ();
  start = g_get_monotonic_time ();
  kb_database_begin (database, NULL);
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    if (!kb_rows_apply (database, kb_edit_get_step (edit, i), NULL))
      g_error ("Plain SQL failed at %u", i);
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    index_plainly (database, i + 1, kb_edit_get_step (edit, i)->record);
  kb_database_commit (database, NULL);
  *cpu_s = get_cpu_s () - *cpu_s;
  return (g_get_monotonic_time () - start) / 1e6;
}

static gboolean
bench_import (KbStore    *store,
              KbRecord   *session,
              const char *folder)
{
  g_autoptr (KbEdit) edit = create_import (session);
  double plain_cpu_s;
  double plain_s = measure_plain (folder, session, edit, &plain_cpu_s);
  double cpu_s = get_cpu_s ();
  gint64 start = g_get_monotonic_time ();
  double journaled_s;

  commit (store, edit);
  cpu_s = get_cpu_s () - cpu_s;
  journaled_s = (g_get_monotonic_time () - start) / 1e6;
  g_print ("# 100 000 cues: %.2f s journaled and searchable, %.2f s by plain SQL; of the processor %.2f s and %.2f s, %.2f times\n",
           journaled_s, plain_s, cpu_s, plain_cpu_s, cpu_s / plain_cpu_s);
  return report ("store-import-100000-cues-against-plain-sql", journaled_s / plain_s, "times", 1.3);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kaibo-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *removal = g_strdup_printf ("rm -rf '%s'", folder);
  KbStore *store = kb_store_open (path, KB_STORE_CREATE, NULL);
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");
  g_autoptr (KbRecord) session = create_session (0);
  gboolean success;

  kb_edit_insert (edit, session);
  for (guint i = 1; i < SESSIONS; i++)
    {
      g_autoptr (KbRecord) other = create_session (i);

      kb_edit_insert (edit, other);
    }
  commit (store, edit);

  success = bench_edits (store, session, folder);
  success &= bench_import (store, session, folder);
  g_object_unref (store);
  success &= bench_load (path);

  return g_spawn_command_line_sync (removal, NULL, NULL, NULL, NULL) && success ? 0 : 1;
}
