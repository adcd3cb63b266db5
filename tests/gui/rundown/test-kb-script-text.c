/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>

#include "kb-cue.h"
#include "kb-lineup.h"
#include "kb-script-text.h"
#include "kb-session.h"

#define SESSION 1
#define CUE 2
#define ITEM 4

typedef struct
{
  KbRecordSet   *plan;
  KbRecord      *cue;
  GtkTextBuffer *buffer;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, SESSION);
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_LINEUP_ITEM, ITEM);
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, CUE);

  self->plan = kb_record_set_new (NULL, SESSION);
  kb_record_set_text (session, KB_SESSION_CURRENCY, "CNY");
  kb_record_set_int (item, KB_LINEUP_ITEM_SESSION_ID, SESSION);
  kb_record_set_int (item, KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 12900);
  kb_record_set_int (cue, KB_CUE_SESSION_ID, SESSION);
  kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, ITEM);
  kb_record_set_add (self->plan, session);
  kb_record_set_add (self->plan, item);
  kb_record_set_add (self->plan, cue);
  self->cue = kb_record_set_find (self->plan, KB_ENTITY_CUE, CUE);
  self->buffer = gtk_text_buffer_new (NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->buffer);
  g_assert_finalize_object (self->plan);
}

static void
load (Fixture    *self,
      const char *stored)
{
  GtkTextIter start;

  gtk_text_buffer_set_text (self->buffer, "", 0);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  kb_script_text_insert (self->buffer, &start, stored, self->plan, self->cue);
}

static char *
dup_shown (Fixture *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static char *
dup_stored (Fixture *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return kb_script_text_dup_stored (self->buffer, &start, &end);
}

static void
values_are_shown_and_variables_stored (Fixture       *self,
                                       gconstpointer  data)
{
  static const char *const cases[][2] = {
    { "", "" }, { "今晚", "今晚" }, { "今晚{price}起", "今晚¥129起" }, { "{price}", "¥129" },
    { "{price}{price}", "¥129¥129" }, { "{prise}{price}{", "{prise}¥129{" }, { "{gift}\n{price}", "{gift}\n¥129" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = NULL;
      g_autofree char *stored = NULL;

      load (self, cases[i][0]);
      shown = dup_shown (self);
      stored = dup_stored (self);
      g_assert_cmpstr (shown, ==, cases[i][1]);
      g_assert_cmpstr (stored, ==, cases[i][0]);
    }
}

static void
another_price_is_noticed (Fixture       *self,
                          gconstpointer  data)
{
  GtkTextIter start, end;

  load (self, "今晚{price}起");
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  g_assert_true (kb_script_text_is_current (self->buffer, &start, &end, self->plan, self->cue));
  kb_record_set_int (kb_record_set_find (self->plan, KB_ENTITY_LINEUP_ITEM, ITEM), KB_LINEUP_ITEM_LIVE_PRICE_MINOR, 9900);
  g_assert_false (kb_script_text_is_current (self->buffer, &start, &end, self->plan, self->cue));
}

static void
a_place_in_a_variable_leads_out_of_it (Fixture       *self,
                                       gconstpointer  data)
{
  GtkTextIter at;

  load (self, "今晚{price}{price}起");
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, 4);
  g_assert_cmpstr (kb_script_text_get_variable (&at), ==, "{price}");
  g_assert_true (kb_script_text_leave_variable (&at, TRUE));
  g_assert_cmpint (gtk_text_iter_get_offset (&at), ==, 6);
  g_assert_false (kb_script_text_leave_variable (&at, TRUE));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, 8);
  g_assert_true (kb_script_text_leave_variable (&at, FALSE));
  g_assert_cmpint (gtk_text_iter_get_offset (&at), ==, 6);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, 2);
  g_assert_false (kb_script_text_leave_variable (&at, FALSE));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, 1);
  g_assert_null (kb_script_text_get_variable (&at));
}

/* What is typed between two variables keeps them two. */
static void
text_goes_between_variables (Fixture       *self,
                             gconstpointer  data)
{
  g_autofree char *stored = NULL;
  GtkTextIter at;

  load (self, "{price}{price}");
  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, 4);
  gtk_text_buffer_insert (self->buffer, &at, "、", -1);
  gtk_text_buffer_get_end_iter (self->buffer, &at);
  gtk_text_buffer_insert (self->buffer, &at, "！", -1);
  stored = dup_stored (self);
  g_assert_cmpstr (stored, ==, "{price}、{price}！");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/gui/rundown/script-text/values-are-shown-and-variables-stored", Fixture, NULL, set_up,
              values_are_shown_and_variables_stored, tear_down);
  g_test_add ("/gui/rundown/script-text/another-price-is-noticed", Fixture, NULL, set_up, another_price_is_noticed, tear_down);
  g_test_add ("/gui/rundown/script-text/a-place-in-a-variable-leads-out-of-it", Fixture, NULL, set_up,
              a_place_in_a_variable_leads_out_of_it, tear_down);
  g_test_add ("/gui/rundown/script-text/text-goes-between-variables", Fixture, NULL, set_up, text_goes_between_variables,
              tear_down);

  return g_test_run ();
}
