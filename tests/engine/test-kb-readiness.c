/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-checklist.h"
#include "kb-lineup-check.h"
#include "kb-readiness.h"
#include "lineup-fixture.h"

/* A show of one cue for one product, with nobody in it yet. */
typedef struct
{
  KbRecordSet *set;      /* owned */
  KbRecord    *item;
  KbRecord    *cue;
  KbElsewhere *nowhere;  /* owned */
  guint        n_before; /* findings of the show as it is */
  guint        n_blocks; /* of those, what blocks: it has no crew */
} Show;

static guint
count (Show       *self,
       const char *code)
{
  g_autoptr (KbReadiness) readiness = kb_readiness_new (self->set, self->nowhere, NULL);
  guint n = 0;

  for (guint i = 0; i < readiness->findings->len; i++)
    n += code == NULL || g_str_equal (((KbFinding *) readiness->findings->pdata[i])->problem->code, code);

  return n;
}

static guint
count_blocks (Show *self)
{
  g_autoptr (KbReadiness) readiness = kb_readiness_new (self->set, self->nowhere, NULL);

  g_assert_true (kb_readiness_is_ready (readiness) == (readiness->n_open[KB_LEVEL_BLOCK] == 0));
  return readiness->n_open[KB_LEVEL_BLOCK];
}

static void
set_up (Show          *self,
        gconstpointer  data)
{
  self->set = lineup_fixture_new ();
  self->item = lineup_fixture_add_item (self->set, 4, 12900, 3100);
  self->cue = lineup_fixture_add_cue (self->set, "C01", 30, self->item);
  self->nowhere = kb_elsewhere_new ();
  self->n_before = count (self, NULL);
  self->n_blocks = count_blocks (self);
}

static void
tear_down (Show          *self,
           gconstpointer  data)
{
  kb_elsewhere_free (self->nowhere);
  g_assert_finalize_object (self->set);
}

static KbRecord *
add_check (Show         *self,
           KbCheckState  state,
           gboolean      is_blocking)
{
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_CHECKLIST_ITEM, 900 + state * 2 + is_blocking);

  kb_record_set_int (item, KB_CHECKLIST_ITEM_SESSION_ID, SESSION);
  kb_record_set_int (item, KB_CHECKLIST_ITEM_POSITION, kb_record_get_id (item));
  kb_record_set_text (item, KB_CHECKLIST_ITEM_TITLE, "灯光白平衡");
  kb_record_set_int (item, KB_CHECKLIST_ITEM_STATE, state);
  kb_record_set_int (item, KB_CHECKLIST_ITEM_BLOCKING, is_blocking);
  kb_record_set_add (self->set, item);

  return kb_record_set_find (self->set, KB_ENTITY_CHECKLIST_ITEM, kb_record_get_id (item));
}

static void
add_waiver (Show       *self,
            const char *code,
            gint64      subject_id)
{
  g_autoptr (KbRecord) waiver = kb_record_new (KB_ENTITY_WAIVER, 990);

  kb_record_set_int (waiver, KB_WAIVER_SESSION_ID, SESSION);
  kb_record_set_text (waiver, KB_WAIVER_CHECK_CODE, code);
  kb_record_set_int (waiver, KB_WAIVER_SUBJECT_ID, subject_id);
  kb_record_set_text (waiver, KB_WAIVER_PERSON, "周启明");
  kb_record_set_add (self->set, waiver);
}

static void
checks_that_block_gate_the_show (Show          *self,
                                 gconstpointer  data)
{
  g_autoptr (KbReadiness) before = NULL;
  g_autoptr (KbReadiness) after = NULL;

  add_check (self, KB_CHECK_STATE_PASSED, TRUE);
  add_check (self, KB_CHECK_STATE_NA, TRUE);
  before = kb_readiness_new (self->set, self->nowhere, NULL);
  g_assert_cmpuint (before->n_open[KB_LEVEL_BLOCK], ==, self->n_blocks);
  g_assert_cmpuint (before->n_checks, ==, 2);
  g_assert_cmpuint (before->n_checks_done, ==, 2);

  add_check (self, KB_CHECK_STATE_OPEN, TRUE);
  add_check (self, KB_CHECK_STATE_FAILED, FALSE);
  after = kb_readiness_new (self->set, self->nowhere, NULL);
  g_assert_false (kb_readiness_is_ready (after));
  g_assert_cmpuint (after->n_open[KB_LEVEL_BLOCK], ==, self->n_blocks + 1);
  g_assert_cmpuint (after->n_checks_done, ==, 2);
  g_assert_cmpuint (count (self, "checklist.open"), ==, 1);
  g_assert_cmpuint (count (self, "checklist.failed"), ==, 1);
  for (guint i = 1; i < after->findings->len; i++)
    g_assert_cmpint (((KbFinding *) after->findings->pdata[i - 1])->problem->level, <=,
                     ((KbFinding *) after->findings->pdata[i])->problem->level);
}

static void
waiver_is_of_one_row (Show          *self,
                      gconstpointer  data)
{
  KbRecord *open = add_check (self, KB_CHECK_STATE_OPEN, TRUE);
  g_autoptr (KbReadiness) readiness = NULL;
  const KbFinding *last;

  add_waiver (self, "checklist.open", kb_record_get_id (open));
  readiness = kb_readiness_new (self->set, self->nowhere, NULL);
  g_assert_cmpuint (readiness->n_open[KB_LEVEL_BLOCK], ==, self->n_blocks);
  g_assert_cmpuint (readiness->n_waived, ==, 1);
  last = readiness->findings->pdata[readiness->findings->len - 1];
  g_assert_cmpstr (kb_record_get_text (last->waiver, KB_WAIVER_PERSON), ==, "周启明");
  g_assert_cmpint (kb_finding_get_id (last), ==, kb_record_get_id (open));
}

static void
waiver_of_another_row_does_not_count (Show          *self,
                                      gconstpointer  data)
{
  g_autoptr (KbReadiness) readiness = NULL;

  add_check (self, KB_CHECK_STATE_OPEN, TRUE);
  add_waiver (self, "checklist.open", 12345);
  readiness = kb_readiness_new (self->set, self->nowhere, NULL);
  g_assert_cmpuint (readiness->n_open[KB_LEVEL_BLOCK], ==, self->n_blocks + 1);
  g_assert_cmpuint (readiness->n_waived, ==, 0);
}

static void
long_script_is_named (Show          *self,
                      gconstpointer  data)
{
  g_autofree char *script = g_strnfill (30 * 260 + 100, 'x');

  /* One unit a letter and a space, so that the text is far beyond half an hour at any rate. */
  for (gsize i = 1; i < strlen (script); i += 2)
    script[i] = ' ';
  kb_record_set_text (self->cue, KB_CUE_SCRIPT, "四号链接");
  g_assert_cmpuint (count (self, "timing.script-long"), ==, 0);
  kb_record_set_int (self->cue, KB_CUE_DURATION_MS, 60000);
  kb_record_set_text (self->cue, KB_CUE_SCRIPT, script);
  g_assert_cmpuint (count (self, "timing.script-long"), ==, 1);
  kb_record_set_int (self->cue, KB_CUE_SKIP, TRUE);
  g_assert_cmpuint (count (self, "timing.script-long"), ==, 0);
}

static void
overlap_is_named (Show          *self,
                  gconstpointer  data)
{
  KbRecord *flash = lineup_fixture_add_cue (self->set, "C02", 3, self->item);

  kb_record_set_int (flash, KB_CUE_HARD, TRUE);
  kb_record_set_int (flash, KB_CUE_FIXED_US, SEVEN_US + 30 * MINUTE_US);
  g_assert_cmpuint (count (self, "timing.overlap"), ==, 0);
  kb_record_set_int (flash, KB_CUE_FIXED_US, SEVEN_US + 20 * MINUTE_US);
  g_assert_cmpuint (count (self, "timing.overlap"), ==, 1);
}

static void
too_long_warns_and_too_short_tells (Show          *self,
                                    gconstpointer  data)
{
  KbRecord *session = kb_record_set_get_session (self->set);

  kb_record_set_int (session, KB_SESSION_TARGET_END_US, SEVEN_US + 29 * MINUTE_US);
  g_assert_cmpuint (count (self, "timing.heavy"), ==, 1);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, SEVEN_US + 34 * MINUTE_US);
  g_assert_cmpuint (count (self, "timing.heavy") + count (self, "timing.light"), ==, 0);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, SEVEN_US + 90 * MINUTE_US);
  g_assert_cmpuint (count (self, "timing.light"), ==, 1);
}

static void
undated_and_empty_block (Show          *self,
                         gconstpointer  data)
{
  g_autoptr (KbRecordSet) empty = lineup_fixture_new ();
  g_autoptr (KbReadiness) readiness = NULL;
  guint n = 0;

  kb_record_set_int (kb_record_set_get_session (empty), KB_SESSION_START_US, KB_NONE);
  kb_record_set_int (kb_record_set_get_session (empty), KB_SESSION_TARGET_END_US, KB_NONE);
  readiness = kb_readiness_new (empty, self->nowhere, NULL);
  for (guint i = 0; i < readiness->findings->len; i++)
    n += g_str_has_prefix (((KbFinding *) readiness->findings->pdata[i])->problem->code, "timing.no-");
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (kb_readiness_is_ready (readiness));
}

static void
other_rules_are_asked_too (Show          *self,
                           gconstpointer  data)
{
  lineup_fixture_add_item (self->set, 5, 1990, 900);
  g_assert_cmpuint (count (self, "lineup.no-cue"), ==, 1);
  g_assert_cmpuint (count (self, NULL), >, self->n_before);
}

/* Two sessions promise the same goods: here the way leads to this session's item, wherever it stood among them. */
static void
supply_is_asked_too (Show          *self,
                     gconstpointer  data)
{
  g_autoptr (GPtrArray) supply = kb_problems_new ();
  KbProblem *clash = kb_problem_new ("supply.clash", KB_LEVEL_BLOCK, g_strdup ("P4 is promised more than once"));
  KbProblem *elsewhere = kb_problem_new ("supply.clash", KB_LEVEL_BLOCK, g_strdup ("another product"));
  const KbSubject other = { KB_ENTITY_LINEUP_ITEM, 4711, KB_LINEUP_ITEM_LIVE_STOCK };
  g_autoptr (KbReadiness) readiness = NULL;
  guint n = 0;

  g_array_append_val (clash->subjects, other);
  kb_problem_add (clash, self->item, KB_LINEUP_ITEM_LIVE_STOCK);
  g_array_append_val (elsewhere->subjects, other);
  g_ptr_array_add (supply, clash);
  g_ptr_array_add (supply, elsewhere);

  readiness = kb_readiness_new (self->set, self->nowhere, supply);
  g_assert_cmpuint (readiness->n_open[KB_LEVEL_BLOCK], ==, self->n_blocks + 1);
  for (guint i = 0; i < readiness->findings->len; i++)
    {
      const KbFinding *finding = readiness->findings->pdata[i];

      if (!g_str_equal (finding->problem->code, "supply.clash"))
        continue;
      g_assert_cmpint (finding->area, ==, KB_READINESS_LINEUP);
      g_assert_cmpint (kb_finding_get_id (finding), ==, kb_record_get_id (self->item));
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Goods that are not here yet are of the item that offers them. */
static void
late_goods_are_of_their_item (Show          *self,
                              gconstpointer  data)
{
  g_autoptr (GPtrArray) supply = kb_problems_new ();
  KbProblem *late = kb_problem_new ("supply.late", KB_LEVEL_WARN, g_strdup ("P4 is late"));
  const KbSubject delivery = { KB_ENTITY_DELIVERY, 4711, KB_PROBLEM_ROW };
  g_autoptr (GPtrArray) problems = kb_problems_new ();

  g_array_append_val (late->subjects, delivery);
  kb_problem_add (late, lineup_fixture_get_product (self->set, self->item), KB_PROBLEM_ROW);
  g_ptr_array_add (supply, late);

  kb_lineup_check_add_supply (problems, self->set, supply);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (kb_problem_is_about (problems->pdata[0], kb_record_get_id (self->item)));
  g_assert_cmpint (kb_problem_get (problems->pdata[0], 0)->kind, ==, KB_ENTITY_DELIVERY);

  kb_record_set_int (self->item, KB_LINEUP_ITEM_WITHDRAWN, TRUE);
  kb_lineup_check_add_supply (problems, self->set, supply);
  g_assert_cmpuint (problems->len, ==, 1);
}

/* Of the item, not of each cue that shows it, and not by two rules. */
static void
expired_proof_is_said_once (Show          *self,
                            gconstpointer  data)
{
  g_autoptr (KbRecord) proof = kb_record_new (KB_ENTITY_PRODUCT_PROOF, 981);
  KbRecord *product = lineup_fixture_get_product (self->set, self->item);
  KbRecord *again = lineup_fixture_add_cue (self->set, "C02", 5, self->item);
  guint n_before;

  kb_record_set_text (self->cue, KB_CUE_SCRIPT, "保湿检测摘要在详情页。");
  kb_record_set_text (again, KB_CUE_SCRIPT, "再看一次质地。");
  n_before = count (self, NULL);
  kb_record_set_int (proof, KB_PRODUCT_PROOF_PRODUCT_ID, kb_record_get_id (product));
  kb_record_set_text (proof, KB_PRODUCT_PROOF_NUMBER, "GX-2026-031");
  kb_record_set_int (proof, KB_PRODUCT_PROOF_EXPIRES_US, SEVEN_US - 48 * 60 * MINUTE_US);
  kb_record_set_add (kb_record_set_get_library (self->set), proof);
  g_assert_cmpuint (count (self, "lineup.proof-expired"), ==, 1);
  g_assert_cmpuint (count (self, NULL), ==, n_before + 1);
}

#define ADD(path, func) g_test_add ("/engine/readiness/" path, Show, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("checks-that-block-gate-the-show", checks_that_block_gate_the_show);
  ADD ("waiver-is-of-one-row", waiver_is_of_one_row);
  ADD ("waiver-of-another-row-does-not-count", waiver_of_another_row_does_not_count);
  ADD ("long-script-is-named", long_script_is_named);
  ADD ("overlap-is-named", overlap_is_named);
  ADD ("too-long-warns-and-too-short-tells", too_long_warns_and_too_short_tells);
  ADD ("undated-and-empty-block", undated_and_empty_block);
  ADD ("other-rules-are-asked-too", other_rules_are_asked_too);
  ADD ("supply-is-asked-too", supply_is_asked_too);
  ADD ("expired-proof-is-said-once", expired_proof_is_said_once);
  ADD ("late-goods-are-of-their-item", late_goods_are_of_their_item);

  return g_test_run ();
}
