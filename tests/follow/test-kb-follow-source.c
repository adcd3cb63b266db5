/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-cue.h"
#include "kb-follow-source.h"
#include "kb-lineup.h"
#include "kb-session.h"
#include "kb-show-goods.h"
#include "kb-stock-left.h"
#include "show-fixture.h"

/* Cue A shows link number 4, 2000 planned in two specs, and its text says how many are left. */
static void
add_product (Fixture *fixture)
{
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, 21);
  KbRecord *cue = kb_record_set_find (fixture->plan, KB_ENTITY_CUE, 101);

  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, 1);
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, 4);
  kb_record_set_text (item, KB_LINEUP_ITEM_TITLE, "舒润乳");
  kb_record_set_add (fixture->plan, item);
  for (gint64 id = 31; id <= 32; id++)
    {
      g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_LINEUP_SPEC, id);

      kb_record_set_int (spec, KB_LINEUP_SPEC_SESSION_ID, 1);
      kb_record_set_int (spec, KB_LINEUP_SPEC_ITEM_ID, 21);
      kb_record_set_text (spec, KB_LINEUP_SPEC_NAME, id == 31 ? "红" : "蓝");
      kb_record_set_int (spec, KB_LINEUP_SPEC_LIVE_STOCK, 1000);
      kb_record_set_add (fixture->plan, spec);
    }
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, 21);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "还有{stock}件");
}

static void
count (KbShow *show,
       gint64  spec_id,
       gint64  left)
{
  const KbStockCount one = { 21, spec_id, left };
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (KbStockCount));

  g_array_append_val (counts, one);
  g_assert_true (kb_show_count_stock (show, counts));
}

static void
assert_told (KbShow       *show,
             gint64        left,
             KbStockState  state,
             const char   *sold_out,
             const char   *script)
{
  g_autoptr (GSettings) settings = g_settings_new (KB_TEST_APP_ID);
  g_autoptr (KbFollowState) told = kb_follow_source_describe (show, KB_SCREEN_HOST, settings);
  const KbFollowCue *cue = g_ptr_array_index (told->cues, 0);

  g_assert_cmpint (cue->card.stock, ==, left);
  g_assert_cmpint (cue->card.stock_state, ==, state);
  g_assert_cmpstr (cue->card.sold_out, ==, sold_out);
  g_assert_cmpstr (cue->script, ==, script);
}

/* On the card and in the text that says it; taken back, both say what they did. */
static void
a_count_is_told_at_once (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (KbShow) show = NULL;

  add_product (fixture);
  show = kb_show_start (kb_workspace_get_store (fixture->workspace), fixture->plan, KB_RUN_KIND_LIVE, fixture->clock);
  kb_show_go (show, 0, FALSE);
  assert_told (show, 2000, KB_STOCK_STATE_PLENTY, "", "还有2000件");
  count (show, 0, 600);
  assert_told (show, 600, KB_STOCK_STATE_LOW, "", "还有600件");
  count (show, 31, 0);
  assert_told (show, 1000, KB_STOCK_STATE_SPEC_OUT, "红", "还有1000件");
  count (show, 0, 0);
  assert_told (show, 0, KB_STOCK_STATE_SOLD_OUT, "", "还有0件");
  g_assert_true (kb_show_undo (show));
  assert_told (show, 1000, KB_STOCK_STATE_SPEC_OUT, "红", "还有1000件");
  g_assert_true (kb_show_flush (show, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/follow/source/a-count-is-told-at-once", Fixture, NULL, show_fixture_set_up, a_count_is_told_at_once,
              show_fixture_tear_down);

  return g_test_run ();
}
