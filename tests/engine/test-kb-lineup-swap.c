/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-lineup-mention.h"
#include "kb-lineup-swap.h"
#include "lineup-fixture.h"

static void
numbers_and_names_are_found (void)
{
  static const struct
  {
    int         link;
    const char *text;
    gboolean    is_in;
  } cases[] = {
    { 4, "弹4号讲解卡；核赠品SKU", TRUE },
    { 4, "14号贴片", FALSE },
    { 4, "四号链接，今晚的主推", TRUE },
    { 4, "十四号链接", FALSE },
    { 12, "十二号链接", TRUE },
    { 2, "十二号链接", FALSE },
    { 20, "二十号", TRUE },
    { 10, "二十号", FALSE },
    { 10, "10/20前发", FALSE },
    { 3, "Pin #3; confirm gift SKU", TRUE },
    { 3, "Pin #30", FALSE },
    { 3, "number three, our skillet", TRUE },
    { 3, "Number thirteen", FALSE },
    { 3, "see No.3 and no. 3", TRUE },
    { 3, "the P3 again", TRUE },
    { 3, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) set = lineup_fixture_new ();
      KbRecord *item = lineup_fixture_add_item (set, cases[i].link, 100, 50);
      g_autoptr (KbLineupMention) mention = kb_lineup_mention_new (set, item, TRUE, TRUE);

      g_test_message ("%d in %s", cases[i].link, cases[i].text);
      g_assert_cmpint (kb_lineup_mention_is_in (mention, cases[i].text), ==, cases[i].is_in);
    }
}

static void
sentences_are_cut (void)
{
  g_autoptr (KbRecordSet) set = lineup_fixture_new ();
  KbRecord *item = lineup_fixture_add_item (set, 4, 100, 50);
  g_autoptr (KbLineupMention) mention = kb_lineup_mention_new (set, item, TRUE, TRUE);
  g_autoptr (GPtrArray) found = kb_lineup_mention_list (mention, "喝口水。油皮能不能用四号？可以。\nTake number four. Not five.");

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (found->pdata[0], ==, "油皮能不能用四号？");
  g_assert_cmpstr (found->pdata[1], ==, "Take number four.");
}

typedef struct
{
  KbRecordSet *set;   /* owned */
  KbRecord    *item, *backup, *other, *cue, *second;
} Show;

static void
set_up (Show          *self,
        gconstpointer  data)
{
  g_autoptr (KbRecord) direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, 91);
  g_autoptr (KbRecord) giveaway = kb_record_new (KB_ENTITY_GIVEAWAY, 92);

  self->set = lineup_fixture_new ();
  self->item = lineup_fixture_add_item (self->set, 4, 12900, 3100);
  self->backup = lineup_fixture_add_item (self->set, 11, 5900, 1300);
  self->other = lineup_fixture_add_item (self->set, 5, 1990, 900);
  self->cue = lineup_fixture_add_cue (self->set, "C06", 8, self->item);
  self->second = lineup_fixture_add_cue (self->set, "C24", 7, self->item);
  lineup_fixture_add_cue (self->set, "C07", 2, NULL);
  lineup_fixture_add_coupon (self->set, "Q2", 9900, 1200);
  kb_record_set_int (self->item, KB_LINEUP_ITEM_BACKUP_ITEM_ID, kb_record_get_id (self->backup));
  kb_record_set_int (self->other, KB_LINEUP_ITEM_BACKUP_ITEM_ID, kb_record_get_id (self->item));
  kb_record_set_text (self->other, KB_LINEUP_ITEM_OFFER, "4号+5号凑券");
  kb_record_set_text (self->cue, KB_CUE_OVERLAY, "赠品贴片");
  kb_record_set_text (self->cue, KB_CUE_SCRIPT, "四号链接。好用。");
  kb_record_set_int (direction, KB_CUE_DIRECTION_SESSION_ID, SESSION);
  kb_record_set_text (direction, KB_CUE_DIRECTION_TEXT, "弹4号讲解卡");
  kb_record_set_add (self->set, direction);
  kb_record_set_int (giveaway, KB_GIVEAWAY_SESSION_ID, SESSION);
  kb_record_set_int (giveaway, KB_GIVEAWAY_LINEUP_ITEM_ID, kb_record_get_id (self->item));
  kb_record_set_add (self->set, giveaway);
}

static void
tear_down (Show          *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->set);
}

static void
everything_touched_is_listed (Show          *self,
                              gconstpointer  data)
{
  static const guint expected[KB_N_TOUCH_KINDS] = { 2, 1, 1, 1, 1, 1, 1, 1 };
  g_autoptr (GPtrArray) touched = kb_lineup_list_touched (self->set, self->item);
  guint counted[KB_N_TOUCH_KINDS] = { 0 };
  KbTouchKind last = KB_TOUCH_CUE;

  for (guint i = 0; i < touched->len; i++)
    {
      const KbTouch *touch = touched->pdata[i];

      g_assert_cmpint (touch->kind, >=, last);
      last = touch->kind;
      counted[touch->kind]++;
    }
  for (int kind = 0; kind < KB_N_TOUCH_KINDS; kind++)
    {
      g_test_message ("kind %d", kind);
      g_assert_cmpuint (counted[kind], ==, expected[kind]);
    }
}

static gboolean
sets (KbEdit   *edit,
      KbRecord *record,
      guint     field,
      gint64    value)
{
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);

      if (step->op == KB_OP_UPDATE && step->id == kb_record_get_id (record) && step->field == field
          && step->value.integer == value)
        return TRUE;
    }

  return FALSE;
}

static void
swap_gives_cues_and_giveaways_to_the_backup (Show          *self,
                                             gconstpointer  data)
{
  const gint64 backup_id = kb_record_get_id (self->backup);
  g_autoptr (KbEdit) edit = kb_lineup_swap (self->set, self->item, self->backup);

  g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 4);
  g_assert_true (sets (edit, self->item, KB_LINEUP_ITEM_WITHDRAWN, TRUE));
  g_assert_true (sets (edit, self->cue, KB_CUE_LINEUP_ITEM_ID, backup_id));
  g_assert_true (sets (edit, self->second, KB_CUE_LINEUP_ITEM_ID, backup_id));
  g_assert_cmpstr (kb_edit_get_label (edit), ==, "Swap No.4 P4 for No.11 P11");
  g_assert_cmpint (kb_edit_get_session (edit), ==, SESSION);
}

static void
a_backup_that_is_out_is_none (Show          *self,
                              gconstpointer  data)
{
  g_autoptr (KbEdit) out = kb_lineup_withdraw (self->set, self->item);
  g_autoptr (KbEdit) back = kb_lineup_put_back (self->set, self->item);

  g_assert_true (kb_lineup_find_backup (self->set, self->item) == self->backup);
  kb_record_set_int (self->backup, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  g_assert_null (kb_lineup_find_backup (self->set, self->item));
  g_assert_cmpuint (kb_edit_get_n_steps (out), ==, 1);
  g_assert_true (sets (out, self->item, KB_LINEUP_ITEM_WITHDRAWN, TRUE));
  g_assert_true (sets (back, self->item, KB_LINEUP_ITEM_WITHDRAWN, FALSE));
}

#define ADD(path, func) g_test_add ("/engine/lineup-swap/" path, Show, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/lineup-mention/numbers-and-names-are-found", numbers_and_names_are_found);
  g_test_add_func ("/engine/lineup-mention/sentences-are-cut", sentences_are_cut);
  ADD ("everything-touched-is-listed", everything_touched_is_listed);
  ADD ("swap-gives-cues-and-giveaways-to-the-backup", swap_gives_cues_and_giveaways_to_the_backup);
  ADD ("a-backup-that-is-out-is-none", a_backup_that_is_out_is_none);

  return g_test_run ();
}
