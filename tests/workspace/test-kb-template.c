/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-checklist.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-plan-records.h"
#include "kb-schedule.h"
#include "kb-session.h"
#include "kb-store.h"
#include "kb-template.h"

#define HOUR_MS (60 * 60 * 1000)

static const char *const languages[] = { "zh_CN", "en_US" };

static guint
count (KbRecordSet  *template,
       KbEntityKind  kind)
{
  return g_list_model_get_n_items (kb_record_set_get_list (template, kind));
}

static void
assert_times_fit (KbRecordSet *template)
{
  g_autoptr (KbPlan) plan = kb_plan_from_records (template);
  g_autofree KbPlanTime *times = g_new (KbPlanTime, plan->n_cues);
  guint n_hard = 0;
  KbPlanTotals totals;

  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, times, &totals);
  g_assert_cmpuint (totals.n_overlaps, ==, 0);
  g_assert_cmpint (totals.heavy_light_ms, ==, 0);
  g_assert_cmpint (totals.total_ms, ==, kb_template_get_length_ms (template));
  for (guint i = 0; i < plan->n_cues; i++)
    {
      n_hard += kb_plan_cue_is_hard (&plan->cues[i]);
      g_assert_cmpint (plan->cues[i].duration_ms, >, 0);
      g_assert_cmpint (kb_plan_cue_min_ms (&plan->cues[i]), <=, plan->cues[i].duration_ms);
      if (plan->cues[i].hard)
        g_assert_cmpint (times[i].gap_ms, ==, 0);
    }
  g_assert_cmpuint (n_hard, >=, 2);
}

/* Nothing is left to be thought of: every cue has words, somebody who says them and what others do. */
static void
assert_cues_are_whole (KbRecordSet *template)
{
  GListModel *cues = kb_record_set_get_list (template, KB_ENTITY_CUE);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autoptr (GPtrArray) directions = kb_record_set_children (template, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (cue));

      g_assert_cmpstr (kb_record_get_text (cue, KB_CUE_TITLE), !=, "");
      g_assert_cmpstr (kb_record_get_text (cue, KB_CUE_SCRIPT), !=, "");
      g_assert_nonnull (kb_record_set_find_ref (template, cue, KB_CUE_SPEAKER_ID));
      g_assert_cmpuint (directions->len, ==, 2);
      g_assert_true (g_hash_table_add (numbers, (gpointer) kb_record_get_text (cue, KB_CUE_CUE_NO)));
    }
}

/* Hosts relieve each other without a gap, and none works longer than four hours. */
static void
assert_hosts_cover_the_show (KbRecordSet *template)
{
  GListModel *crew = kb_record_set_get_list (template, KB_ENTITY_ASSIGNMENT);
  KbRecord *session = kb_record_set_get_session (template);
  gint64 covered_us = kb_record_get_int (session, KB_SESSION_START_US);

  for (guint i = 0; i < g_list_model_get_n_items (crew); i++)
    {
      g_autoptr (KbRecord) duty = g_list_model_get_item (crew, i);
      g_autoptr (GPtrArray) shifts = kb_record_set_children (template, KB_ENTITY_SHIFT, kb_record_get_id (duty));

      for (guint k = 0; kb_record_get_int (duty, KB_ASSIGNMENT_ROLE) == KB_ROLE_KIND_HOST && k < shifts->len; k++)
        {
          KbRecord *shift = g_ptr_array_index (shifts, k);
          const gint64 start_us = kb_record_get_int (shift, KB_SHIFT_START_US);
          const gint64 end_us = kb_record_get_int (shift, KB_SHIFT_END_US);

          g_assert_cmpint (start_us, <=, covered_us);
          g_assert_cmpint (end_us - start_us, <=, 4 * G_TIME_SPAN_HOUR);
          covered_us = MAX (covered_us, end_us);
        }
    }
  g_assert_cmpint (covered_us, >=, kb_record_get_int (session, KB_SESSION_TARGET_END_US));
}

static void
test_built_in_ones_are_whole (void)
{
  static const gint64 lengths_ms[] = { HOUR_MS, 3 * HOUR_MS, 4 * HOUR_MS, 5 * HOUR_MS / 2, 24 * HOUR_MS };

  for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
    {
      g_autoptr (GPtrArray) files = kb_template_list_built_in (languages[k]);

      g_assert_cmpuint (files->len, ==, G_N_ELEMENTS (lengths_ms));
      for (guint i = 0; i < files->len; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (KbRecordSet) template = kb_template_read (g_ptr_array_index (files, i), &error);

          g_assert_no_error (error);
          g_assert_true (kb_record_get_bool (kb_record_set_get_session (template), KB_SESSION_IS_TEMPLATE));
          g_assert_cmpint (kb_template_get_length_ms (template), ==, lengths_ms[i]);
          assert_times_fit (template);
          assert_cues_are_whole (template);
          assert_hosts_cover_the_show (template);
          g_assert_cmpuint (count (template, KB_ENTITY_GOAL), >=, 6);
          g_assert_cmpuint (count (template, KB_ENTITY_ASSIGNMENT), >=, 5);
          g_assert_cmpuint (count (template, KB_ENTITY_CHECKLIST_ITEM), >=, 10);
          g_assert_cmpuint (count (template, KB_ENTITY_WARMUP_ACTION), >=, 5);
          g_assert_cmpuint (count (template, KB_ENTITY_LINEUP_ITEM), ==, 0);
        }
    }
}

static KbRecordSet *
read_template (const char *language,
               guint       index)
{
  g_autoptr (GPtrArray) files = kb_template_list_built_in (language);
  g_autoptr (GError) error = NULL;
  KbRecordSet *template = kb_template_read (g_ptr_array_index (files, index), &error);

  g_assert_no_error (error);
  return template;
}

static KbRecord *
find_row (GPtrArray    *records,
          KbEntityKind  kind,
          guint         field,
          gint64        value)
{
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);

      if (kb_record_get_kind (record) == kind && kb_record_get_int (record, field) == value)
        return record;
    }
  return NULL;
}

/* Through the store, into another zone, at another time of day: the first flash is an hour in. */
static void
test_is_placed_on_the_start (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GDateTime) start = g_date_time_new (berlin, 2026, 7, 4, 10, 30, 0);
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (KbRecordSet) template = read_template ("en", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KbStore) store = kb_store_open (":memory:", KB_STORE_CREATE, &error);
  const gint64 start_us = g_date_time_to_unix (start) * G_USEC_PER_SEC;
  const KbTemplateUse use = { "Saturday", start_us, 4 * HOUR_MS, "Europe/Berlin", TRUE };
  g_autoptr (KbEdit) edit = kb_template_use (template, G_LIST_MODEL (sessions), &use, "New");
  g_autoptr (GPtrArray) changes = kb_store_commit (store, edit, &error);
  g_autoptr (GPtrArray) records = NULL;
  KbRecord *session;

  g_assert_no_error (error);
  records = kb_store_load_session (store, kb_edit_get_session (edit), &error);
  g_assert_no_error (error);
  session = find_row (records, KB_ENTITY_SESSION, KB_SESSION_START_US, start_us);
  g_assert_nonnull (session);
  g_assert_cmpstr (kb_record_get_text (session, KB_SESSION_TITLE), ==, "Saturday");
  g_assert_cmpstr (kb_record_get_text (session, KB_SESSION_CODE), ==, "20260704-A");
  g_assert_cmpstr (kb_record_get_text (session, KB_SESSION_TIME_ZONE), ==, "Europe/Berlin");
  g_assert_cmpint (kb_record_get_int (session, KB_SESSION_TARGET_END_US), ==, start_us + 4 * G_TIME_SPAN_HOUR);
  g_assert_false (kb_record_get_bool (session, KB_SESSION_IS_TEMPLATE));
  g_assert_nonnull (find_row (records, KB_ENTITY_CUE, KB_CUE_FIXED_US, start_us + G_TIME_SPAN_HOUR));
  g_assert_nonnull (find_row (records, KB_ENTITY_CUE, KB_CUE_FIXED_US, start_us + 2 * G_TIME_SPAN_HOUR));
  g_assert_nonnull (find_row (records, KB_ENTITY_CHECKLIST_ITEM, KB_CHECKLIST_ITEM_DUE_US,
                              start_us - 2 * G_TIME_SPAN_HOUR));
}

/* Where it is broadcast is the team's, what kind of show it is the template's. */
static void
test_inherits_from_the_latest (void)
{
  g_autoptr (GListStore) sessions = g_list_store_new (KB_TYPE_RECORD);
  g_autoptr (KbRecord) latest = kb_record_new (KB_ENTITY_SESSION, 5);
  g_autoptr (KbRecordSet) template = read_template ("zh", 3);
  const KbTemplateUse uses[] = {
    { "A", G_USEC_PER_SEC, HOUR_MS, "UTC", TRUE }, { "B", G_USEC_PER_SEC, HOUR_MS, "UTC", FALSE },
  };

  kb_record_set_int (latest, KB_SESSION_START_US, 1);
  kb_record_set_int (latest, KB_SESSION_PLATFORM, KB_PLATFORM_XHS);
  kb_record_set_text (latest, KB_SESSION_CURRENCY, "JPY");
  g_list_store_append (sessions, latest);
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autoptr (KbEdit) edit = kb_template_use (template, G_LIST_MODEL (sessions), &uses[i], "New");
      KbRecord *session = kb_edit_get_step (edit, 0)->record;

      g_assert_cmpint (kb_record_get_kind (session), ==, KB_ENTITY_SESSION);
      g_assert_cmpint (kb_record_get_int (session, KB_SESSION_FORMAT), ==, KB_SESSION_FORMAT_CREATOR);
      g_assert_cmpint (kb_record_get_int (session, KB_SESSION_PLATFORM), ==,
                       uses[i].inherits ? KB_PLATFORM_XHS : KB_PLATFORM_DOUYIN);
      g_assert_cmpstr (kb_record_get_text (session, KB_SESSION_CURRENCY), ==, uses[i].inherits ? "JPY" : "CNY");
    }
}

static void
test_bad_files_are_refused (void)
{
  g_autoptr (GFile) missing = g_file_new_for_uri ("resource:///io/github/kaibo/Kaibo/templates/none.kaibo");
  g_autoptr (GError) error = NULL;

  g_assert_null (kb_template_read (missing, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/template/built-in-ones-are-whole", test_built_in_ones_are_whole);
  g_test_add_func ("/workspace/template/is-placed-on-the-start", test_is_placed_on_the_start);
  g_test_add_func ("/workspace/template/inherits-from-the-latest", test_inherits_from_the_latest);
  g_test_add_func ("/workspace/template/bad-files-are-refused", test_bad_files_are_refused);

  return g_test_run ();
}
