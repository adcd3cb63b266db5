/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kb-error.h"
#include "kb-lineup-input.h"
#include "lineup-plan.h"

/* @value: what is stored; %KB_NONE: nothing; "same": an edit without a step; NULL: refused. */
static void
what_is_typed_is_read (void)
{
  static const struct
  {
    const char *column;
    const char *text;
    const char *value;
  } cases[] = {
    { "live", "29.9", "2990" },       { "live", "¥1,299", "129900" },  { "live", "１９.９", "same" },
    { "live", "0", "0" },             { "live", "-5", NULL },          { "live", "abc", NULL },
    { "live", "", NULL },             { "live", "10000000.01", NULL }, { "live", "9.999", NULL },
    { "live", "999999999999999999999999", NULL },
    { "list", "", "same" },           { "list", "59", "5900" },        { "cost", "11.20", "1120" },
    { "commission", "22", "2200" },   { "commission", "22.5%", "2250" }, { "commission", "101", NULL },
    { "commission", "nan", NULL },    { "commission", "-1", NULL },
    { "stock", "1,500", "1500" },     { "stock", "1.5", NULL },        { "stock", "-3", NULL },
    { "stock", "100000001", NULL },   { "limit", "2", "2" },
    { "link", "9", "9" },             { "link", "2", NULL },           { "link", "1", "same" },
    { "link", "", NULL },             { "role", "Hero", "same" },      { "role", "profit", "3" },
    { "role", "nothing", NULL },      { "coupon", "No", "0" },         { "backup", "2", "202" },
    { "backup", "", "same" },         { "ship", "48", "48" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KbRecordSet) plan = create_plan (3);
      g_autoptr (GError) error = NULL;
      g_autoptr (KbEdit) edit = kb_lineup_input_parse (kb_lineup_columns_find (cases[i].column), plan, get_item (plan, 1),
                                                       cases[i].text, &error);
      g_autofree char *stored = NULL;

      g_test_message ("%s \"%s\": %s", cases[i].column, cases[i].text, error != NULL ? error->message : "");
      if (cases[i].value == NULL)
        {
          g_assert_null (edit);
          g_assert_true (error->domain == KB_ERROR);
          continue;
        }
      g_assert_no_error (error);
      if (strcmp (cases[i].value, "same") == 0)
        {
          g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 0);
          continue;
        }
      g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 1);
      stored = g_strdup_printf ("%" G_GINT64_FORMAT, kb_edit_get_step (edit, 0)->value.integer);
      g_assert_cmpstr (stored, ==, cases[i].value);
    }
}

static void
lines_and_names_are_text (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (1);
  const KbLineupColumn *points = kb_lineup_columns_find ("points");
  const KbLineupColumn *product = kb_lineup_columns_find ("product");
  g_autoptr (KbEdit) typed = kb_lineup_input_parse (points, plan, get_item (plan, 1), "a · b；c; d", NULL);
  g_autoptr (KbEdit) same = kb_lineup_input_parse (product, plan, get_item (plan, 1), "P1", NULL);
  g_autoptr (KbEdit) named = kb_lineup_input_parse (product, plan, get_item (plan, 1), "乳", NULL);

  g_assert_cmpstr (kb_edit_get_step (typed, 0)->value.text, ==, "a\nb\nc\nd");
  g_assert_cmpuint (kb_edit_get_n_steps (same), ==, 0);
  g_assert_cmpstr (kb_edit_get_step (named, 0)->value.text, ==, "乳");
}

/* Opening a cell and leaving it changes nothing, in every column and whatever the row holds. */
static void
what_stands_there_is_no_change (void)
{
  guint n_columns;
  const KbLineupColumn *columns = kb_lineup_columns_get (&n_columns);

  for (int round = 0; round < 50; round++)
    for (guint i = 0; i < n_columns; i++)
      {
        g_autoptr (KbRecordSet) plan = create_plan (2);
        KbRecord *item = get_item (plan, 1);
        g_autofree char *text = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (KbEdit) edit = NULL;

        if (columns[i].input == KB_LINEUP_INPUT_NONE)
          continue;
        kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, g_test_rand_int_range (0, 100000000));
        kb_record_set_int (item, KB_LINEUP_ITEM_LIST_PRICE_MINOR, g_test_rand_int_range (0, 100000000));
        kb_record_set_int (item, KB_LINEUP_ITEM_COMMISSION_BP, g_test_rand_int_range (0, 10001));
        kb_record_set_int (item, KB_LINEUP_ITEM_ROLE, g_test_rand_int_range (0, KB_N_PRODUCT_ROLES));
        kb_record_set_text (item, KB_LINEUP_ITEM_POINTS, "x\ny");
        text = kb_lineup_input_dup_text (&columns[i], plan, item);
        edit = kb_lineup_input_parse (&columns[i], plan, item, text, &error);
        g_test_message ("%s \"%s\"", columns[i].id, text);
        g_assert_no_error (error);
        g_assert_cmpuint (kb_edit_get_n_steps (edit), ==, 0);
      }
}

static void
stock_of_specs_is_theirs (void)
{
  g_autoptr (KbRecordSet) plan = create_plan (1);
  g_autoptr (KbRecord) spec = kb_record_new (KB_ENTITY_LINEUP_SPEC, 91);
  g_autoptr (GError) error = NULL;

  kb_record_set_int (spec, KB_LINEUP_SPEC_SESSION_ID, SESSION);
  kb_record_set_int (spec, KB_LINEUP_SPEC_ITEM_ID, 201);
  kb_record_set_add (plan, spec);
  g_assert_null (kb_lineup_input_parse (kb_lineup_columns_find ("stock"), plan, get_item (plan, 1), "5", &error));
  g_assert_error (error, KB_ERROR, KB_ERROR_INPUT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gui/lineup-input/what-is-typed-is-read", what_is_typed_is_read);
  g_test_add_func ("/gui/lineup-input/lines-and-names-are-text", lines_and_names_are_text);
  g_test_add_func ("/gui/lineup-input/what-stands-there-is-no-change", what_stands_there_is_no_change);
  g_test_add_func ("/gui/lineup-input/stock-of-specs-is-theirs", stock_of_specs_is_theirs);

  return g_test_run ();
}
