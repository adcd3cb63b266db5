/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-compliance.h"
#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-kaibo-reader.h"
#include "kb-lineup.h"
#include "kb-rule.h"
#include "kb-session.h"
#include "kb-typed-value.h"

/* The scripts of the two sample sessions and the lines of their old drafts, held to the rules. */

typedef struct
{
  KbRecordSet *library;
  KbRecordSet *plan;
} Sample;

static void
sample_set_up (Sample        *self,
               gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", data, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 session_id = 0;

  g_assert_no_error (error);
  rows = kb_kaibo_read (G_INPUT_STREAM (stream), path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    if (kb_record_get_kind (rows->pdata[i]) == KB_ENTITY_SESSION)
      session_id = kb_record_get_id (rows->pdata[i]);

  self->library = kb_record_set_new (NULL, 0);
  self->plan = kb_record_set_new (self->library, session_id);
  for (guint i = 0; i < rows->len; i++)
    {
      kb_record_set_add (kb_record_get_kind (rows->pdata[i]) <= KB_ENTITY_SESSION ? self->library : self->plan, rows->pdata[i]);
      if (kb_record_get_kind (rows->pdata[i]) == KB_ENTITY_SESSION)
        kb_record_set_add (self->plan, rows->pdata[i]);
    }
}

static void
sample_tear_down (Sample        *self,
                  gconstpointer  data)
{
  g_object_unref (self->plan);
  g_object_unref (self->library);
}

static void
print_hits (GArray     *hits,
            const char *where,
            const char *text)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const KbHit *hit = &g_array_index (hits, KbHit, i);

      g_test_message ("%s: %s %.*s: %s", where, hit->rule, hit->end - hit->start, text + hit->start, hit->advice);
    }
}

/* No script of a show that was reviewed is blocked, and every price in it is the lineup's. The English one gives a
 * regular price, whose basis the lineup does not say. */
static void
reviewed_scripts_pass (Sample        *self,
                       gconstpointer  data)
{
  GListModel *cues = kb_record_set_get_list (self->plan, KB_ENTITY_CUE);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autofree char *text = kb_cue_text_dup (self->plan, cue);
      g_autoptr (GArray) hits = kb_compliance_check (self->plan, cue, text, NULL);

      print_hits (hits, kb_record_get_text (cue, KB_CUE_CUE_NO), text);
      for (guint j = 0; j < hits->len; j++)
        if (g_strcmp0 (g_array_index (hits, KbHit, j).rule, "R04") != 0)
          g_test_fail ();
    }
}

static KbRecord *
find_number (Sample     *self,
             const char *number)
{
  GListModel *cues = kb_record_set_get_list (self->plan, KB_ENTITY_CUE);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);

      if (g_str_equal (kb_record_get_text (cue, KB_CUE_CUE_NO), number))
        return cue;   /* the set keeps it alive */
    }

  return NULL;
}

/* Two lines are about the product of a cue that the list does not name: the gift box's stock, the skillet's former price. */
static KbRecord *
find_cue (Sample     *self,
          const char *code)
{
  return find_number (self, g_str_equal (code, "L9") ? "C39" : g_str_equal (code, "K3") ? "E04" : "");
}

static void
old_drafts_are_hit (Sample        *self,
                    gconstpointer  data)
{
  GListModel *lines = kb_record_set_get_list (self->plan, KB_ENTITY_COMPLIANCE_LINE);

  g_assert_cmpuint (g_list_model_get_n_items (lines), >, 10);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (KbRecord) line = g_list_model_get_item (lines, i);
      const char *text = kb_record_get_text (line, KB_COMPLIANCE_LINE_TEXT);
      g_autoptr (GArray) hits = kb_compliance_check (self->plan, find_cue (self, kb_record_get_text (line, KB_COMPLIANCE_LINE_CODE)), text, NULL);
      const gboolean must_hit = kb_record_get_bool (line, KB_COMPLIANCE_LINE_MUST_HIT);
      const KbLevel level = kb_record_get_int_or (line, KB_COMPLIANCE_LINE_LEVEL, KB_LEVEL_BLOCK);

      print_hits (hits, kb_record_get_text (line, KB_COMPLIANCE_LINE_CODE), text);
      if (!must_hit ? hits->len > 0 : hits->len == 0 || g_array_index (hits, KbHit, 0).level > level)
        {
          g_test_message ("%s must%s be hit", text, must_hit ? "" : " not");
          g_test_fail ();
        }
    }
}

/* Every spoken price of the reviewed scripts is found to be wrong once the lineup's price is another. */
static void
another_price_is_noticed (Sample        *self,
                          gconstpointer  data)
{
  GListModel *cues = kb_record_set_get_list (self->plan, KB_ENTITY_CUE);
  guint n_noticed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      KbRecord *item = kb_record_set_find_ref (self->plan, cue, KB_CUE_LINEUP_ITEM_ID);
      g_autofree char *text = kb_cue_text_dup (self->plan, cue);
      g_autoptr (GArray) hits = NULL;
      gint64 before;

      if (item == NULL)
        continue;
      before = kb_record_get_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR);
      kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, before + 137);
      hits = kb_compliance_check (self->plan, cue, text, NULL);
      for (guint j = 0; j < hits->len; j++)
        if (g_strcmp0 (g_array_index (hits, KbHit, j).rule, "R06") == 0)
          {
            n_noticed++;
            break;
          }
      kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, before);
    }

  g_test_message ("%u cues", n_noticed);
  g_assert_cmpuint (n_noticed, >=, g_strcmp0 (data, "zh.kaibo") == 0 ? 23 : 11);
}

/* With the values put in, the scripts are word for word those of the samples' descriptions: their lines, each with a
 * line end. */
static void
scripts_read_as_they_were_written (Sample        *self,
                                   gconstpointer  data)
{
  const gboolean is_chinese = g_strcmp0 (data, "zh.kaibo") == 0;
  GListModel *cues = kb_record_set_get_list (self->plan, KB_ENTITY_CUE);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autofree char *text = kb_cue_text_dup (self->plan, cue);

      g_checksum_update (sum, (const guchar *) text, -1);
      g_checksum_update (sum, (const guchar *) "\n", 1);
    }
  g_assert_cmpstr (g_checksum_get_string (sum), ==,
                   is_chinese ? "6e99042a4fe3f61b7fbcc91f19b94333ffff2c9cf5596d7611535133b478fdc0" : "d373060523c2438961954bd4a9450ad559ab900c87388a416b20446e6aa605b4");
}

/* The files are what comes of the descriptions' scripts when typed values are replaced: so they can be made anew. */
static void
values_are_replaced_in_the_file (Sample        *self,
                                 gconstpointer  data)
{
  GListModel *cues = kb_record_set_get_list (self->plan, KB_ENTITY_CUE);
  guint n_values = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autofree char *typed = kb_cue_text_dup (self->plan, cue);
      g_autoptr (GArray) values = kb_typed_value_find (self->plan, NULL, cue, typed);
      g_autofree char *stored = kb_typed_value_replace (typed, values);

      g_assert_cmpstr (stored, ==, kb_record_get_text (cue, KB_CUE_SCRIPT));
      n_values += values->len;
    }
  g_assert_cmpuint (n_values, ==, g_strcmp0 (data, "zh.kaibo") == 0 ? 52 : 21);
}

/* Another price in the lineup is another price in the script that the host reads, without further action. */
static void
another_price_is_read (Sample        *self,
                       gconstpointer  data)
{
  const gboolean is_chinese = g_strcmp0 (data, "zh.kaibo") == 0;
  KbRecord *cue = find_number (self, is_chinese ? "C06" : "E04");
  KbRecord *item = kb_record_set_find_ref (self->plan, cue, KB_CUE_LINEUP_ITEM_ID);
  g_autofree char *was = kb_cue_text_dup (self->plan, cue);
  g_autofree char *now = NULL;
  g_autoptr (GArray) hits = NULL;

  g_assert_nonnull (strstr (was, is_chinese ? "直播间一百二十九，" : "tonight thirty-four ninety-nine"));
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, is_chinese ? 11990 : 3299);
  now = kb_cue_text_dup (self->plan, cue);
  g_assert_nonnull (strstr (now, is_chinese ? "直播间一百一十九块九，" : "tonight thirty-two ninety-nine"));

  hits = kb_compliance_check (self->plan, cue, now, NULL);
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpstr (g_array_index (hits, KbHit, i).rule, !=, "R06");
}

int
main (int    argc,
      char **argv)
{
  static const char *const files[] = { "zh.kaibo", "en.kaibo" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *pass = g_strdup_printf ("/engine/compliance/%.2s/reviewed-scripts-pass", files[i]);
      g_autofree char *hit = g_strdup_printf ("/engine/compliance/%.2s/old-drafts-are-hit", files[i]);
      g_autofree char *price = g_strdup_printf ("/engine/compliance/%.2s/another-price-is-noticed", files[i]);
      g_autofree char *words = g_strdup_printf ("/exchange/sample-scripts/%.2s/read-as-they-were-written", files[i]);
      g_autofree char *file = g_strdup_printf ("/exchange/sample-scripts/%.2s/values-are-replaced-in-the-file", files[i]);
      g_autofree char *follow = g_strdup_printf ("/exchange/sample-scripts/%.2s/another-price-is-read", files[i]);

      g_test_add (pass, Sample, files[i], sample_set_up, reviewed_scripts_pass, sample_tear_down);
      g_test_add (hit, Sample, files[i], sample_set_up, old_drafts_are_hit, sample_tear_down);
      g_test_add (words, Sample, files[i], sample_set_up, scripts_read_as_they_were_written, sample_tear_down);
      g_test_add (file, Sample, files[i], sample_set_up, values_are_replaced_in_the_file, sample_tear_down);
      g_test_add (follow, Sample, files[i], sample_set_up, another_price_is_read, sample_tear_down);
      g_test_add (price, Sample, files[i], sample_set_up, another_price_is_noticed, sample_tear_down);
    }

  return g_test_run ();
}
