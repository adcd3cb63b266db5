/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-crew.h"
#include "kb-cue-clip.h"
#include "kb-cue-table.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-id.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-table-text.h"

/* 2026-10-17T19:00:00+08:00 */
#define START_US G_GINT64_CONSTANT (1792234800000000)
#define MINUTE_US G_GINT64_CONSTANT (60000000)

static KbRecord *
add (KbRecordSet  *set,
     KbEntityKind  kind,
     gint64        id)
{
  KbRecord *record = kb_record_new (kind, id != 0 ? id : kb_id_new ());
  const int session = kb_entity_find_session (kb_entity_get (kind));

  if (session >= 0 && kb_record_set_get_session_id (set) != 0)
    kb_record_set_int (record, session, kb_record_set_get_session_id (set));
  return record;
}

static gint64
finish (KbRecordSet *set,
        KbRecord    *record)
{
  const gint64 id = kb_record_get_id (record);

  kb_record_set_add (set, record);
  g_object_unref (record);
  return id;
}

static void
add_item (KbRecordSet *plan,
          int          link,
          const char  *sku,
          const char  *name)
{
  KbRecordSet *library = kb_record_set_get_library (plan);
  KbRecord *product = add (library, KB_ENTITY_PRODUCT, 0);
  KbRecord *item = add (plan, KB_ENTITY_LINEUP_ITEM, 0);

  kb_record_set_text (product, KB_PRODUCT_SKU, sku);
  kb_record_set_text (product, KB_PRODUCT_NAME, name);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, finish (library, product));
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, link);
  finish (plan, item);
}

static void
add_duty (KbRecordSet *plan,
          const char  *name,
          const char  *title,
          int          role)
{
  KbRecordSet *library = kb_record_set_get_library (plan);
  KbRecord *person = add (library, KB_ENTITY_PERSON, 0);
  KbRecord *duty = add (plan, KB_ENTITY_ASSIGNMENT, 0);

  kb_record_set_text (person, KB_PERSON_NAME, name);
  kb_record_set_int (duty, KB_ASSIGNMENT_PERSON_ID, finish (library, person));
  kb_record_set_text (duty, KB_ASSIGNMENT_TITLE, title);
  kb_record_set_int (duty, KB_ASSIGNMENT_ROLE, role);
  finish (plan, duty);
}

/* 19:00 to 20:30; #3 Skillet, #4 Care kit; Maya hosts, Devin helps. */
static KbRecordSet *
create_plan (gint64 start_us)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  const gint64 id = kb_id_new ();
  KbRecordSet *plan = kb_record_set_new (library, id);
  KbRecord *session = add (plan, KB_ENTITY_SESSION, id);

  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  kb_record_set_int (session, KB_SESSION_START_US, start_us);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, start_us + 90 * MINUTE_US);
  finish (plan, session);
  add_item (plan, 3, "RE-SK10", "Skillet");
  add_item (plan, 4, "RE-CARE", "Care kit (brush)");
  add_duty (plan, "Maya", "Host", KB_ROLE_KIND_HOST);
  add_duty (plan, "Devin", "副播/助播", KB_ROLE_KIND_COHOST);

  return plan;
}

static KbCueTable *
read_table (KbRecordSet *plan,
            const char  *text)
{
  static const KbCueHead order[] = { KB_CUE_HEAD_NUMBER, KB_CUE_HEAD_LENGTH, KB_CUE_HEAD_SUBJECT };
  g_autoptr (KbCueLookup) lookup = kb_cue_lookup_new (plan);
  g_autoptr (GPtrArray) rows = kb_table_text_parse (text, '\t', NULL);

  return kb_cue_table_read (rows, order, G_N_ELEMENTS (order), lookup);
}

static KbRecord *
get_cue (KbCueTable *table,
         guint       index)
{
  return ((KbCueDraft *) table->drafts->pdata[index])->cue;
}

static void
assert_clean (KbCueTable *table,
              guint       n)
{
  for (guint i = 0; i < table->problems->len; i++)
    g_test_message ("%s", ((KbCueProblem *) table->problems->pdata[i])->message);
  g_assert_cmpuint (table->problems->len, ==, 0);
  g_assert_cmpuint (table->unknown->len, ==, 0);
  g_assert_cmpuint (table->drafts->len, ==, n);
}

static void
test_heads_are_found_in_any_order_and_language (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  g_autoptr (KbCueTable) english = read_table (plan, "Type\tLen\tCue\tProduct\tSpeaker\tOperator action\n"
                                                     "Tease\t2'\tE01\t#3 Skillet\tCo-host\tPin #3\n");
  g_autoptr (KbCueTable) chinese = read_table (plan, "环节编号\t环节类型\t时长(秒)\t链接号\t口播人\t提词正文\t场控导播\n"
                                                     "C01\t秒杀预热\t120\tNo.3\t副播\t四号来了\t报单\n");
  KbRecord *one = get_cue (english, 0), *two = get_cue (chinese, 0);

  assert_clean (english, 1);
  assert_clean (chinese, 1);
  g_assert_true (english->has_heads && chinese->has_heads);
  g_assert_cmpstr (kb_record_get_text (one, KB_CUE_CUE_NO), ==, "E01");
  g_assert_cmpint (kb_record_get_int (one, KB_CUE_TYPE), ==, KB_CUE_TYPE_FLASH_TEASE);
  g_assert_cmpint (kb_record_get_int (two, KB_CUE_TYPE), ==, KB_CUE_TYPE_FLASH_TEASE);
  g_assert_cmpint (kb_record_get_int (one, KB_CUE_DURATION_MS), ==, 120000);
  g_assert_cmpint (kb_record_get_int (two, KB_CUE_DURATION_MS), ==, 120000);
  g_assert_cmpint (kb_record_get_int (one, KB_CUE_LINEUP_ITEM_ID), ==, kb_record_get_int (two, KB_CUE_LINEUP_ITEM_ID));
  g_assert_cmpint (kb_record_get_int (one, KB_CUE_SPEAKER_ID), ==, kb_record_get_int (two, KB_CUE_SPEAKER_ID));
  g_assert_cmpstr (kb_record_get_text (two, KB_CUE_SCRIPT), ==, "四号来了");
  g_assert_cmpuint (((KbCueDraft *) english->drafts->pdata[0])->directions->len, ==, 1);
}

static void
test_without_heads_the_order_counts (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  g_autoptr (KbCueTable) table = read_table (plan, "C01\t8\tcare kit\nC02\t90s\tWelcome\n\n");

  assert_clean (table, 2);
  g_assert_false (table->has_heads);
  g_assert_cmpint (kb_record_get_int (get_cue (table, 0), KB_CUE_DURATION_MS), ==, 480000);
  g_assert_false (kb_record_is_null (get_cue (table, 0), KB_CUE_LINEUP_ITEM_ID));
  g_assert_cmpstr (kb_record_get_text (get_cue (table, 1), KB_CUE_TITLE), ==, "Welcome");
}

static void
test_times_are_clocks_or_offsets (void)
{
  static const struct
  {
    const char *text;
    int         minutes;
  } cases[] = { { "20:00", 60 }, { "8pm", 60 }, { "0:27", 27 }, { "1:06", 66 }, { "0:27:00", 27 }, { "19:00", 0 } };
  g_autoptr (KbRecordSet) plan = create_plan (START_US);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Cue\tStart\tHard\nA\t%s\tyes\n", cases[i].text);
      g_autoptr (KbCueTable) table = read_table (plan, text);

      assert_clean (table, 1);
      g_assert_cmpint (kb_record_get_int (get_cue (table, 0), KB_CUE_FIXED_US), ==,
                       START_US + cases[i].minutes * MINUTE_US);
    }
}

static void
test_lengths_follow_from_starts (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  g_autoptr (KbCueTable) starts = read_table (plan, "Cue\tStart\nA\t0:00\nB\t0:02\nC\t0:10\n");
  g_autoptr (KbCueTable) ends = read_table (plan, "cue\tstart_s\tend_s\nA\t0\t120\n");

  assert_clean (starts, 3);
  g_assert_cmpint (kb_record_get_int (get_cue (starts, 1), KB_CUE_DURATION_MS), ==, 480000);
  assert_clean (ends, 1);
  g_assert_cmpint (kb_record_get_int (get_cue (ends, 0), KB_CUE_DURATION_MS), ==, 120000);
}

static void
test_what_is_not_understood_is_named (void)
{
  static const char *const expected[] = { "2 Length soon", "2 Type Ballet", "3 Product #99 Boat", "3 Speaker Nobody",
                                          "3 Start 22:30", "4 Hard perhaps" };
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  g_autoptr (KbCueTable) table = read_table (plan,
      "Cue\tMood\tLength\tType\tProduct\tSpeaker\tStart\tHard\tBudget\n"
      "A\thappy\tsoon\tBallet\t-\tHost\t\t\t1\n"
      "B\t\t2\tDemo\t#99 Boat\tNobody\t22:30\tyes\t\n"
      "C\t\t2\tDemo\t—\tMaya\t19:30\tperhaps\t\t\tsurplus\n");

  g_assert_cmpuint (table->drafts->len, ==, 3);
  g_assert_cmpuint (table->problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const KbCueProblem *problem = table->problems->pdata[i];
      g_autofree char *found = g_strdup_printf ("%u %s %s", problem->row, problem->column, problem->cell);

      g_assert_cmpstr (found, ==, expected[i]);
      g_assert_cmpstr (problem->message, !=, "");
    }
  g_assert_cmpuint (table->unknown->len, ==, 4);
  g_assert_cmpstr (table->unknown->pdata[0], ==, "Mood");
  g_assert_cmpstr (table->unknown->pdata[1], ==, "Budget");
  g_assert_cmpstr (table->unknown->pdata[3], ==, "K");
  g_assert_cmpstr (kb_record_get_text (get_cue (table, 1), KB_CUE_TITLE), ==, "#99 Boat");
  g_assert_false (kb_record_get_bool (get_cue (table, 1), KB_CUE_HARD));
}

static KbRecord *
add_cue (KbRecordSet *plan,
         gint64       segment_id)
{
  KbRecord *cue = add (plan, KB_ENTITY_CUE, 0);
  KbRecord *direction = add (plan, KB_ENTITY_CUE_DIRECTION, 0);
  g_autoptr (KbRecord) item = g_list_model_get_item (kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM), 1);
  g_autoptr (KbRecord) duty = g_list_model_get_item (kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT), 1);

  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, segment_id);
  kb_record_set_text (cue, KB_CUE_CUE_NO, "C01");
  kb_record_set_text (cue, KB_CUE_TITLE, "Brush \"it\"");
  kb_record_set_int (cue, KB_CUE_TYPE, KB_CUE_TYPE_QUICK_PASS);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, 90500);
  kb_record_set_int (cue, KB_CUE_MIN_MS, 60000);
  kb_record_set_int (cue, KB_CUE_LOOP_NO, 2);
  kb_record_set_int (cue, KB_CUE_HARD, TRUE);
  kb_record_set_int (cue, KB_CUE_FIXED_US, START_US + 30 * MINUTE_US);
  kb_record_set_int (cue, KB_CUE_OPTIONAL, TRUE);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, kb_record_get_id (item));
  kb_record_set_int (cue, KB_CUE_SPEAKER_ID, kb_record_get_id (duty));
  kb_record_set_text (cue, KB_CUE_SCRIPT, "Line one\nline\ttwo");
  kb_record_set_int (direction, KB_CUE_DIRECTION_CUE_ID, kb_record_get_id (cue));
  kb_record_set_int (direction, KB_CUE_DIRECTION_ROLE, KB_ROLE_KIND_OPERATOR);
  kb_record_set_text (direction, KB_CUE_DIRECTION_TEXT, "Pin #4");
  finish (plan, direction);
  finish (plan, cue);

  return cue;
}

static gint64
add_segment (KbRecordSet *plan)
{
  KbRecord *segment = add (plan, KB_ENTITY_SEGMENT, 0);

  kb_record_set_text (segment, KB_SEGMENT_TITLE, "Open");
  return finish (plan, segment);
}

static void
assert_same_cue (KbRecord *a,
                 KbRecord *b)
{
  for (guint i = 0; i < KB_CUE_N_FIELDS; i++)
    if (i != KB_CUE_SESSION_ID && i != KB_CUE_SEGMENT_ID && i != KB_CUE_POSITION)
      {
        g_test_message ("%s", kb_cue_fields[i].name);
        g_assert_true (kb_value_equal (kb_record_peek (a, i), kb_record_peek (b, i)));
      }
}

static void
test_what_is_written_reads_back (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  KbRecord *cue = add_cue (plan, add_segment (plan));
  const gint64 start_us = START_US + 30 * MINUTE_US;
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autoptr (KbCueTable) table = NULL;

  g_ptr_array_add (cues, cue);
  text = kb_cue_table_write (plan, cues, &start_us);
  table = read_table (plan, text);
  assert_clean (table, 1);
  assert_same_cue (get_cue (table, 0), cue);
  g_assert_cmpstr (((KbCueDraft *) table->drafts->pdata[0])->segment, ==, "Open");
  g_assert_cmpuint (((KbCueDraft *) table->drafts->pdata[0])->directions->len, ==, 1);
}

static void
test_every_head_written_is_known (void)
{
  for (int head = 0; head < KB_N_CUE_HEADS; head++)
    {
      gboolean in_seconds;

      if (kb_cue_head_get_label (head) == NULL)
        continue;
      g_assert_cmpint (kb_cue_head_find (kb_cue_head_get_label (head), &in_seconds), ==, head);
      g_assert_false (in_seconds);
    }
  for (guint i = 0; i < kb_enum_count (&kb_cue_type_enum); i++)
    {
      g_assert_cmpint (kb_cue_head_find_type (kb_enum_label (&kb_cue_type_enum, i)), ==, i);
      g_assert_cmpint (kb_cue_head_find_type (kb_enum_code (&kb_cue_type_enum, i)), ==, i);
    }
}

static void
test_a_clip_is_the_cue_again (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  KbRecord *cue = add_cue (plan, add_segment (plan));
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  KbCueDraft *draft;

  g_ptr_array_add (cues, cue);
  bytes = kb_cue_clip_write (plan, cues);
  drafts = kb_cue_clip_read (plan, bytes, missing, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  draft = drafts->pdata[0];
  assert_same_cue (draft->cue, cue);
  g_assert_cmpint (kb_record_get_id (draft->cue), !=, kb_record_get_id (cue));
  g_assert_cmpstr (draft->segment, ==, "Open");
  g_assert_cmpstr (kb_record_get_text (draft->directions->pdata[0], KB_CUE_DIRECTION_TEXT), ==, "Pin #4");
  g_assert_cmpuint (missing->len, ==, 0);
}

static void
test_a_clip_finds_its_products_in_another_session (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  g_autoptr (KbRecordSet) other = create_plan (START_US + 7 * 24 * 60 * MINUTE_US);
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  KbRecord *copy;

  g_ptr_array_add (cues, add_cue (plan, add_segment (plan)));
  bytes = kb_cue_clip_write (plan, cues);
  drafts = kb_cue_clip_read (other, bytes, missing, NULL);
  copy = ((KbCueDraft *) drafts->pdata[0])->cue;
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_nonnull (kb_record_set_find_ref (other, copy, KB_CUE_LINEUP_ITEM_ID));
  g_assert_nonnull (kb_record_set_find_ref (other, copy, KB_CUE_SPEAKER_ID));
  g_assert_cmpint (kb_record_get_int (copy, KB_CUE_FIXED_US), ==, START_US + (7 * 24 * 60 + 30) * MINUTE_US);
}

static void
test_what_is_no_clip_is_refused (void)
{
  static const guint8 junk[] = { 1, 2, 3, 4, 255, 255, 255, 255, 0, 0, 9, 9, 9, 1, 1, 2, 200, 100, 50 };
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  for (gsize size = 0; size <= sizeof junk; size++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (junk, size);
      g_autoptr (GError) error = NULL;

      g_assert_null (kb_cue_clip_read (plan, bytes, missing, &error));
      g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
    }
}

static void
test_ten_thousand_rows_take_no_time (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (START_US);
  g_autoptr (GString) text = g_string_new ("Cue\tLength\tType\tProduct\tSpeaker\tScript\n");
  g_autoptr (KbCueTable) table = NULL;
  gint64 begun_us;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "C%05u\t2:30\t单品讲解\tNo.3\tMaya\tSay it with a smile, and show it.\n", i);
  begun_us = g_get_monotonic_time ();
  table = read_table (plan, text->str);
  g_test_message ("10 000 rows in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begun_us) / 1000);
  assert_clean (table, 10000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/cue-table/heads-are-found-in-any-order-and-language",
                   test_heads_are_found_in_any_order_and_language);
  g_test_add_func ("/exchange/cue-table/without-heads-the-order-counts", test_without_heads_the_order_counts);
  g_test_add_func ("/exchange/cue-table/times-are-clocks-or-offsets", test_times_are_clocks_or_offsets);
  g_test_add_func ("/exchange/cue-table/lengths-follow-from-starts", test_lengths_follow_from_starts);
  g_test_add_func ("/exchange/cue-table/what-is-not-understood-is-named", test_what_is_not_understood_is_named);
  g_test_add_func ("/exchange/cue-table/what-is-written-reads-back", test_what_is_written_reads_back);
  g_test_add_func ("/exchange/cue-table/every-head-written-is-known", test_every_head_written_is_known);
  g_test_add_func ("/exchange/cue-table/ten-thousand-rows-take-no-time", test_ten_thousand_rows_take_no_time);
  g_test_add_func ("/exchange/cue-clip/a-clip-is-the-cue-again", test_a_clip_is_the_cue_again);
  g_test_add_func ("/exchange/cue-clip/a-clip-finds-its-products-in-another-session",
                   test_a_clip_finds_its_products_in_another_session);
  g_test_add_func ("/exchange/cue-clip/what-is-no-clip-is-refused", test_what_is_no_clip_is_refused);

  return g_test_run ();
}
