/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>

#include "kb-change.h"
#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-phrase-edits.h"
#include "kb-phrase-list.h"
#include "kb-phrase.h"
#include "kb-session.h"

typedef struct
{
  const char *text, *tags, *language;
  int         category;
  gboolean    favourite;
} Line;

static const Line lines[] = {
  { "欢迎刚进来的朋友", "开场", "zh-cn", KB_PHRASE_CATEGORY_WELCOME, FALSE },
  { "今晚 {price}", "价格 限购", "zh-cn", KB_PHRASE_CATEGORY_OFFER, TRUE },
  { "检测摘要在详情页", "资质", "zh-cn", KB_PHRASE_CATEGORY_TRUST, FALSE },
  { "Slow down a little", "pace Host", "en", KB_PHRASE_CATEGORY_CONTROL, TRUE },
};

static KbRecordSet *
create_library (void)
{
  KbRecordSet *library = kb_record_set_new (NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (KbRecord) phrase = kb_record_new (KB_ENTITY_PHRASE, i + 1);

      kb_record_set_text (phrase, KB_PHRASE_TEXT, lines[i].text);
      kb_record_set_text (phrase, KB_PHRASE_TAGS, lines[i].tags);
      kb_record_set_text (phrase, KB_PHRASE_LANGUAGE, lines[i].language);
      kb_record_set_int (phrase, KB_PHRASE_CATEGORY, lines[i].category);
      kb_record_set_int (phrase, KB_PHRASE_FAVOURITE, lines[i].favourite);
      kb_record_set_add (library, phrase);
    }

  return library;
}

/* "2 4 1 3": the ids in the order in which they are listed. */
static char *
dup_order (KbPhraseList *list)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KbRecord) phrase = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (order, "%s%d", i > 0 ? " " : "", (int) kb_record_get_id (phrase));
    }

  return g_string_free (order, FALSE);
}

static void
assert_order (KbPhraseList        *list,
              const KbPhraseQuery *query,
              const char          *expected)
{
  g_autofree char *order = NULL;

  kb_phrase_list_set_query (list, query);
  order = dup_order (list);
  g_assert_cmpstr (order, ==, expected);
}

static void
favourites_come_first (void)
{
  g_autoptr (KbRecordSet) library = create_library ();
  KbPhraseList *list = kb_phrase_list_new (library);

  assert_order (list, &(KbPhraseQuery) { .category = -1 }, "2 4 1 3");
  assert_order (list, &(KbPhraseQuery) { .category = -1, .favourites = TRUE }, "2 4");
  assert_order (list, &(KbPhraseQuery) { .category = KB_PHRASE_CATEGORY_TRUST }, "3");
  assert_order (list, &(KbPhraseQuery) { .category = -1, .language = "zh" }, "2 1 3");
  assert_order (list, &(KbPhraseQuery) { .category = -1, .language = "en-us" }, "4");
  g_assert_cmpuint (kb_shown_records_find (KB_SHOWN_RECORDS (list), 3), ==, G_MAXUINT);
  g_assert_finalize_object (list);
}

static void
words_are_found_anywhere (void)
{
  static const struct
  {
    const char *text, *order;
  } cases[] = { { "", "2 4 1 3" }, { "详情", "3" }, { "限购 今晚", "2" }, { "HOST slow", "4" }, { "没有", "" }, { "  开场 ", "1" } };
  g_autoptr (KbRecordSet) library = create_library ();
  KbPhraseList *list = kb_phrase_list_new (library);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_order (list, &(KbPhraseQuery) { .text = cases[i].text, .category = -1 }, cases[i].order);
  g_assert_finalize_object (list);
}

static void
what_has_no_value_is_not_offered_live (void)
{
  g_autoptr (KbRecordSet) library = create_library ();
  g_autoptr (KbRecordSet) plan = kb_record_set_new (library, 9);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 5);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, 6);
  KbPhraseList *list = kb_phrase_list_new (library);

  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, 9);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 12900);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, 9);
  kb_record_set_add (plan, item);
  kb_record_set_add (plan, cue);
  assert_order (list, &(KbPhraseQuery) { .category = -1, .plan = plan, .cue = cue }, "4 1 3");
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, 5);
  assert_order (list, &(KbPhraseQuery) { .category = -1, .plan = plan, .cue = cue }, "2 4 1 3");
  g_assert_finalize_object (list);
}

static void
edits_change_what_is_listed (void)
{
  g_autoptr (KbRecordSet) library = create_library ();
  KbPhraseList *list = kb_phrase_list_new (library);
  gint64 id = 0;
  g_autoptr (KbEdit) copy = kb_phrase_duplicate (kb_record_set_find (library, KB_ENTITY_PHRASE, 2), &id);
  g_autoptr (KbEdit) same = kb_phrase_set_favourite (kb_record_set_find (library, KB_ENTITY_PHRASE, 2), TRUE);
  g_autoptr (KbEdit) star = kb_phrase_set_favourite (kb_record_set_find (library, KB_ENTITY_PHRASE, 1), TRUE);
  g_autoptr (KbEdit) gone = kb_phrase_delete (kb_record_set_find (library, KB_ENTITY_PHRASE, 1));
  g_autoptr (KbEdit) fresh = kb_phrase_create (-1, "en", &id);

  g_assert_cmpuint (kb_edit_get_n_steps (copy), ==, 1);
  g_assert_cmpstr (kb_record_get_text (kb_edit_get_step (copy, 0)->record, KB_PHRASE_TEXT), ==, "今晚 {price}");
  g_assert_cmpuint (kb_edit_get_n_steps (same), ==, 0);
  g_assert_cmpuint (kb_edit_get_n_steps (star), ==, 1);
  g_assert_cmpint (kb_edit_get_step (gone, 0)->op, ==, KB_OP_DELETE);
  g_assert_cmpint (kb_record_get_int (kb_edit_get_step (fresh, 0)->record, KB_PHRASE_CATEGORY), ==, KB_PHRASE_CATEGORY_WELCOME);
  g_assert_finalize_object (list);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/phrases/list/favourites-come-first", favourites_come_first);
  g_test_add_func ("/gui/phrases/list/words-are-found-anywhere", words_are_found_anywhere);
  g_test_add_func ("/gui/phrases/list/what-has-no-value-is-not-offered-live", what_has_no_value_is_not_offered_live);
  g_test_add_func ("/gui/phrases/list/edits-change-what-is-listed", edits_change_what_is_listed);

  return g_test_run ();
}
