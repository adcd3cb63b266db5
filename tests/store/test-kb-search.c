/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-cue.h"
#include "kb-id.h"
#include "kb-phrase.h"
#include "kb-run-log.h"
#include "kb-schema.h"
#include "kb-search.h"
#include "kb-session.h"
#include "store-fixture.h"

#define CUES 250
#define QUERIES 150
#define ALL 100000

/* The reference knows nothing of pairs and tokens: text without case, accents and width, a bar before each word and
 * wherever something else stands between two characters, and then strstr(). */
static char *
fold (const char *text)
{
  g_autofree char *flat = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (flat, -1);
  GString *result = g_string_new (NULL);
  int last = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const int kind = c >= 0x4e00 && c <= 0x9fff ? 1 : g_unichar_isalnum (c) ? 2 : 0;

      if (c >= 0x300 && c <= 0x36f)
        continue;
      if (kind != last && kind != 0)
        g_string_append_c (result, '|');
      if (kind != 0)
        g_string_append_unichar (result, c);
      last = kind;
    }

  return g_string_free (result, FALSE);
}

static gboolean
holds (KbRecord   *record,
       const char *query)
{
  const KbEntity *entity = kb_record_get_entity (record);
  g_auto (GStrv) words = g_strsplit_set (query, " \n", -1);
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = fold (words[i]);
      const char *needle = folded;
      gboolean found = FALSE;

      if (*needle == '\0')
        continue;
      n_words++;
      if ((guchar) needle[1] >= 0xe4)
        needle++;
      for (guint field = 0; field < entity->n_fields && !found; field++)
        if (entity->fields[field].kind == KB_FIELD_TEXT && !(entity->fields[field].flags & KB_FIELD_CODED))
          {
            g_autofree char *text = fold (kb_record_get_text (record, field));

            found = strstr (text, needle) != NULL;
          }
      if (!found)
        return FALSE;
    }

  return n_words > 0;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join (GPtrArray *names)
{
  g_ptr_array_sort (names, compare_strings);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

static char *
name_row (KbRecord *record)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, kb_record_get_entity (record)->name, kb_record_get_id (record));
}

static void
add_holding (GPtrArray  *names,
             GPtrArray  *records,
             const char *query)
{
  for (guint i = 0; i < records->len; i++)
    if (holds (records->pdata[i], query))
      g_ptr_array_add (names, name_row (records->pdata[i]));
}

static char *
search_by_reading (KbStore    *store,
                   const char *query)
{
  g_autoptr (GPtrArray) shared = kb_store_load_library (store, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < shared->len; i++)
    if (kb_record_get_kind (shared->pdata[i]) == KB_ENTITY_SESSION)
      {
        g_autoptr (GPtrArray) rows = kb_store_load_session (store, kb_record_get_id (shared->pdata[i]), NULL);

        add_holding (names, rows, query);
        g_ptr_array_remove_index (shared, i--);
      }
  add_holding (names, shared, query);
  return join (names);
}

static char *
search_by_index (KbStore    *store,
                 const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = kb_store_search (store, query, ALL, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      KbSearchHit *hit = hits->pdata[i];

      g_ptr_array_add (names, name_row (hit->record));
      g_assert_cmpint (hit->match_start, <=, hit->match_end);
      g_assert_cmpint (hit->match_end, <=, strlen (hit->snippet));
      g_assert_true (g_utf8_validate (hit->snippet, -1, NULL));
    }
  return join (names);
}

static void
assert_same (KbStore    *store,
             const char *query)
{
  g_autofree char *expected = search_by_reading (store, query);
  g_autofree char *found = search_by_index (store, query);

  g_assert_cmpstr (found, ==, expected);
}

static const char *const pieces[] = {
  "神", "经", "酰", "胺", "舒", "润", "乳", "液", "秒", "杀", "一", "元", "的", "的", "神经", "经酰", "酰胺", "，", "。", "！", " ",
  "C0", "C07", "c", "é", "E", "Ｅ", "Crème", "cream", "Ceramide", "ceramic", "30ml", "30", "1", "９", "9", "-", ".", "\n", "No.",
};

static char *
create_text (guint most)
{
  GString *text = g_string_new (NULL);
  const guint n = g_test_rand_int_range (0, most);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
set_random_texts (KbRecord *cue)
{
  static const guint fields[] = { KB_CUE_TITLE, KB_CUE_SCRIPT, KB_CUE_NOTE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = create_text (fields[i] == KB_CUE_SCRIPT ? 30 : 5);

      kb_record_set_text (cue, fields[i], text);
    }
}

typedef struct
{
  Library    library;
  KbRecord  *session;
  GPtrArray *cues;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Fill");
  g_autoptr (KbRecord) segment = NULL;
  g_autoptr (KbRecord) phrase = kb_record_new (KB_ENTITY_PHRASE, kb_id_new ());
  g_autoptr (GPtrArray) changes = NULL;

  library_set_up (&self->library);
  self->session = create_session ("TY-20261017-A");
  segment = create_segment (self->session, 1);
  self->cues = g_ptr_array_new_with_free_func (g_object_unref);
  kb_record_set_text (phrase, KB_PHRASE_TEXT, "神经酰胺：Ceramide 30ml");
  kb_edit_insert (edit, self->session);
  kb_edit_insert (edit, segment);
  kb_edit_insert (edit, phrase);
  for (guint i = 0; i < CUES; i++)
    {
      g_autofree char *number = g_strdup_printf ("C%02u", i + 1);
      KbRecord *cue = create_cue (self->session, segment, number);

      set_random_texts (cue);
      g_ptr_array_add (self->cues, cue);
      kb_edit_insert (edit, cue);
    }
  changes = kb_store_commit (self->library.store, edit, NULL);
  g_assert_nonnull (changes);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->session);
  g_ptr_array_unref (self->cues);
  library_tear_down (&self->library);
}

static void
assert_same_for_many (Fixture *self,
                      guint    n_queries)
{
  for (guint i = 0; i < n_queries; i++)
    {
      g_autofree char *query = create_text (4);

      assert_same (self->library.store, query);
    }
}

static void
finds_what_reading_finds (Fixture       *self,
                          gconstpointer  data)
{
  static const char *const given[] = { "神", "的", "经酰", "c", "C0", "c07", "crem", "ceram", "CERAMIDE", "é", "９", "30m", "30ml 神",
                                       "TY-20261017", "ty 换季", "，", "“", "\"", "*", "a OR b", "NEAR(神 经)" };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    assert_same (self->library.store, given[i]);
  assert_same_for_many (self, QUERIES);
}

/* And Chinese is found where SQLite's own instr() finds it, in the file, past everything that is ours. */
static void
finds_chinese_as_instr_does (Fixture       *self,
                             gconstpointer  data)
{
  static const char *const given[] = { "神", "酰", "的", "神经", "经酰", "酰胺舒", "的的", "秒杀", "杀一", "液液", "神经经酰" };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM cue WHERE instr(title, '%s') OR instr(script, '%s') "
                                              "OR instr(note, '%s')", given[i], given[i], given[i]);
      g_autoptr (GPtrArray) hits = kb_store_search (self->library.store, given[i], ALL, NULL);
      guint n_cues = 0;

      for (guint j = 0; j < hits->len; j++)
        n_cues += kb_record_get_kind (((KbSearchHit *) hits->pdata[j])->record) == KB_ENTITY_CUE;
      g_test_message ("%s: %u", given[i], n_cues);
      g_assert_cmpuint (n_cues, ==, ask_sql (self->library.path, sql));
    }
}

static void
edit_at_random (Fixture *self)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Edit");
  KbRecord *cue = self->cues->pdata[g_test_rand_int_range (0, self->cues->len)];
  g_autofree char *text = create_text (20);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_test_rand_int_range (0, 4) == 0)
    {
      kb_edit_delete (edit, KB_ENTITY_CUE, kb_record_get_id (cue));
      g_ptr_array_remove (self->cues, cue);
    }
  else if (g_test_rand_int_range (0, 4) == 0)
    kb_edit_set_int (edit, cue, KB_CUE_DURATION_MS, g_test_rand_int_range (1, 99999));
  else
    kb_edit_set_text (edit, cue, KB_CUE_SCRIPT, text);
  changes = kb_store_commit (self->library.store, edit, &error);
  g_assert_no_error (error);
}

static void
follows_edits_and_undo (Fixture       *self,
                        gconstpointer  data)
{
  for (guint round = 0; round < 8; round++)
    {
      for (guint i = 0; i < 5; i++)
        edit_at_random (self);
      assert_same_for_many (self, 4);
      for (guint i = 0; i < 5; i++)
        {
          g_autoptr (GPtrArray) undone = kb_store_undo (self->library.store, NULL, NULL);
        }
      assert_same_for_many (self, 4);
      for (guint i = 0; i < 5; i++)
        {
          g_autoptr (GPtrArray) redone = kb_store_redo (self->library.store, NULL, NULL);
        }
      assert_same_for_many (self, 4);
    }
}

static void
goes_with_a_session (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Delete session");
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *found = NULL;

  kb_edit_delete (edit, KB_ENTITY_SESSION, kb_record_get_id (self->session));
  changes = kb_store_commit (self->library.store, edit, NULL);
  found = search_by_index (self->library.store, "神");
  g_assert_true (g_str_has_prefix (found, "phrase "));
  g_assert_null (strchr (found, '\n'));
}

static void
follows_other_processes (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr (KbStore) other = kb_store_open (self->library.path, 0, NULL);

  set_title (other, self->cues->pdata[0], KB_CUE_TITLE, "唯一的题目 Unmistakable");
  assert_same (self->library.store, "唯一");
  assert_same (self->library.store, "unmist");
  assert_same (other, "unmist");
}

static void
follows_what_a_run_appends (Fixture       *self,
                            gconstpointer  data)
{
  g_autoptr (KbRecord) run = kb_record_new (KB_ENTITY_RUN, kb_id_new ());
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  kb_record_set_int (run, KB_RUN_SESSION_ID, kb_record_get_id (self->session));
  kb_record_set_text (run, KB_RUN_NOTE, "彩排记录");
  g_ptr_array_add (records, run);
  g_assert_true (kb_store_append (self->library.store, records, NULL));
  assert_same (self->library.store, "彩排");
  kb_record_set_text (run, KB_RUN_NOTE, "正式");
  g_assert_true (kb_store_append (self->library.store, records, NULL));
  assert_same (self->library.store, "彩排");
  assert_same (self->library.store, "正式");
}

static void
says_where (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = NULL;
  KbSearchHit *hit;

  set_title (self->library.store, self->cues->pdata[3], KB_CUE_SCRIPT,
             "前面的话很长很长很长很长很长很长很长，然后说到\n独一无二的品质，后面还有。");
  hits = kb_store_search (self->library.store, "独一无二", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpint (kb_record_get_id (hit->record), ==, kb_record_get_id (self->cues->pdata[3]));
  g_assert_cmpint (hit->session_id, ==, kb_record_get_id (self->session));
  g_assert_cmpuint (hit->field, ==, KB_CUE_SCRIPT);
  g_assert_true (g_str_has_prefix (hit->snippet + hit->match_start, "独一无二的品质"));
  g_assert_cmpint (hit->match_end - hit->match_start, ==, strlen ("独一无二"));
  g_assert_true (g_str_has_prefix (hit->snippet, "…"));
  g_assert_null (strchr (hit->snippet, '\n'));
}

/* A direction is nowhere by itself. */
static void
says_whose_it_is (Fixture       *self,
                  gconstpointer  data)
{
  KbRecord *cue = self->cues->pdata[5];
  g_autoptr (KbRecord) direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, kb_id_new ());
  g_autoptr (KbEdit) edit = kb_edit_new ("Add direction");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  KbSearchHit *hit;

  kb_record_set_int (direction, KB_CUE_DIRECTION_SESSION_ID, kb_record_get_id (self->session));
  kb_record_set_int (direction, KB_CUE_DIRECTION_CUE_ID, kb_record_get_id (cue));
  kb_record_set_text (direction, KB_CUE_DIRECTION_TEXT, "弹九十九号讲解卡");
  kb_edit_insert (edit, direction);
  changes = kb_store_commit (self->library.store, edit, NULL);
  g_assert_nonnull (changes);

  hits = kb_store_search (self->library.store, "九十九号", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpint (kb_record_get_id (hit->record), ==, kb_record_get_id (direction));
  g_assert_nonnull (hit->owner);
  g_assert_cmpint (kb_record_get_id (hit->owner), ==, kb_record_get_id (cue));
}

static void
keeps_to_the_limit (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = kb_store_search (self->library.store, "的", 30, NULL);
  guint n_cues = 0;

  for (guint i = 0; i < hits->len; i++)
    n_cues += kb_record_get_kind (((KbSearchHit *) hits->pdata[i])->record) == KB_ENTITY_CUE;
  g_assert_cmpuint (n_cues, ==, 10);
  g_clear_pointer (&hits, g_ptr_array_unref);

  /* What there is little of is not hidden by what there is much of. */
  hits = kb_store_search (self->library.store, "神经酰胺", 30, NULL);
  g_assert_cmpint (kb_record_get_kind (((KbSearchHit *) hits->pdata[hits->len - 1])->record), ==, KB_ENTITY_PHRASE);
}

static void
stays_out_of_the_journal (Fixture       *self,
                          gconstpointer  data)
{
  g_autoptr (KbStore) store = NULL;
  g_autoptr (GError) error = NULL;

  edit_at_random (self);
  /* A changeset names every table that it touches. */
  g_assert_cmpint (ask_sql (self->library.path, "SELECT count(*) FROM journal WHERE instr(changeset, CAST('search' AS BLOB))"),
                   ==, 0);
}

/* What happens to a file: an index that is broken, in one way or another, and somebody who writes past Kaibo. */
static const struct { const char *sql; gboolean is_seen; } damages[] = {
  { "DELETE FROM search_data", TRUE },
  { "UPDATE search_data SET block = zeroblob(40)", TRUE },
  { "UPDATE search_data SET block = zeroblob(9) WHERE id > 10", TRUE },
  { "DROP TABLE search_data", TRUE },
  { "DROP TABLE search_config", TRUE },
  { "DROP TABLE search_doc", TRUE },
  { "DROP TABLE search_state", TRUE },
  { "DELETE FROM search_state", TRUE },
  { "UPDATE search_state SET fingerprint = 'of an older Kaibo'", TRUE },
  { "DELETE FROM search_doc WHERE doc % 3 = 0", TRUE },
  { "DELETE FROM cue WHERE id % 2 = 0", TRUE },
  { "UPDATE cue SET title = '暗改' WHERE id = (SELECT min(id) FROM cue)", FALSE },
};

static gboolean
verify_is_clean (const char *path)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *search_finding = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kb_store_verify (path, &findings, &search_finding, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  if (search_finding != NULL)
    g_test_message ("%s", search_finding);
  return search_finding == NULL;
}

static void
is_made_anew_when_damaged (Fixture       *self,
                           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GPtrArray) hits = NULL;

      g_test_message ("%s", damages[i].sql);
      library_close (&self->library);
      run_sql (self->library.path, damages[i].sql);
      library_open (&self->library);
      before = dump_library (self->library.store);
      /* It compares the rows with the index before it is asked first. */
      hits = kb_store_search (self->library.store, "神", ALL, NULL);
      g_assert_cmpint (verify_is_clean (self->library.path), ==, damages[i].is_seen);
      g_assert_true (damages[i].is_seen || kb_store_renew_search (self->library.store, NULL));
      g_assert_true (verify_is_clean (self->library.path));
      assert_same_for_many (self, 5);
      after = dump_library (self->library.store);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Damage that shows while the library is open must not cost an edit. */
static void
loses_no_edit_to_damage (Fixture       *self,
                         gconstpointer  data)
{
  g_autofree char *found = NULL;

  g_test_expect_message ("kb-search-index", G_LOG_LEVEL_WARNING, "*made anew*");
  run_sql (self->library.path, "UPDATE search_data SET block = zeroblob(40)");
  set_title (self->library.store, self->cues->pdata[0], KB_CUE_TITLE, "尚在");
  g_test_assert_expected_messages ();
  found = search_by_index (self->library.store, "尚在");
  g_assert_true (g_str_has_prefix (found, "cue "));
  assert_same_for_many (self, 5);
}

static void
comes_with_an_older_library (Fixture       *self,
                             gconstpointer  data)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "schema", "0001-library.sql", NULL);
  g_autofree char *path = g_build_filename (self->library.folder, "older.db", NULL);
  g_autofree char *sql = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *found = NULL;
  g_autoptr (KbStore) store = NULL;

  g_assert_true (g_file_get_contents (script, &sql, NULL, NULL));
  whole = g_strdup_printf ("%s; PRAGMA application_id = %d; PRAGMA user_version = 1; "
                           "INSERT INTO supplier (id, name, contact, note) VALUES (7, '晴川', '', 'Beauty')",
                           sql, KB_SCHEMA_APPLICATION_ID);
  run_sql (path, whole);
  store = kb_store_open (path, 0, NULL);
  found = search_by_index (store, "晴川 beau");
  g_assert_cmpstr (found, ==, "supplier 7");
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GError **error = user_data;
  g_autoptr (GPtrArray) hits = kb_store_search_finish (KB_STORE (source), result, NULL, error);

  g_assert_true ((hits == NULL) == (*error != NULL));
}

/* The answer is ready and waits for the main loop when somebody types on. */
static void
is_not_answered_once_cancelled (Fixture       *self,
                                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  kb_store_search_async (self->library.store, "神", ALL, cancellable, found_cb, &error);
  hits = kb_store_search (self->library.store, "神", ALL, NULL);
  g_assert_nonnull (hits);
  g_cancellable_cancel (cancellable);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/search/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("finds-what-reading-finds", finds_what_reading_finds);
  ADD ("finds-chinese-as-instr-does", finds_chinese_as_instr_does);
  ADD ("follows-edits-and-undo", follows_edits_and_undo);
  ADD ("goes-with-a-session", goes_with_a_session);
  ADD ("follows-other-processes", follows_other_processes);
  ADD ("follows-what-a-run-appends", follows_what_a_run_appends);
  ADD ("says-where", says_where);
  ADD ("says-whose-it-is", says_whose_it_is);
  ADD ("keeps-to-the-limit", keeps_to_the_limit);
  ADD ("stays-out-of-the-journal", stays_out_of_the_journal);
  ADD ("is-made-anew-when-damaged", is_made_anew_when_damaged);
  ADD ("loses-no-edit-to-damage", loses_no_edit_to_damage);
  ADD ("comes-with-an-older-library", comes_with_an_older_library);
  ADD ("is-not-answered-once-cancelled", is_not_answered_once_cancelled);

  return g_test_run ();
}
