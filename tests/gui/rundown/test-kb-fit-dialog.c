/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "kb-fit-dialog.h"
#include "kb-gui.h"
#include "kb-proposal-item.h"
#include "rundown-fixture.h"

typedef struct
{
  KbRecordSet    *plan;
  KbRundownModel *model;
  GtkWindow      *dialog;
  guint           n_edits;
} Fixture;

static void
edit_cb (Fixture *fixture)
{
  fixture->n_edits++;
}

/* 17:00 in the rundown, 20:00 until the target: there is something to be fitted. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GPtrArray) cues = g_ptr_array_new ();

  fixture->plan = fixture_new_plan ();
  fixture->model = kb_rundown_model_new ();
  kb_rundown_model_set_plan (fixture->model, fixture->plan);
  fixture->dialog = kb_fit_dialog_new (NULL, fixture->model, cues);
  g_signal_connect_swapped (fixture->dialog, "edit", G_CALLBACK (edit_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->dialog);
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->plan);
}

static GObject *
get_child (Fixture    *fixture,
           const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), KB_TYPE_FIT_DIALOG, name);

  g_assert_nonnull (child);
  return child;
}

static void
type_target (Fixture    *fixture,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (fixture, "entry")), text);
}

static const char *
get_summary (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (get_child (fixture, "summary")));
}

static gboolean
apply (Fixture *fixture)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "dialog.apply", NULL);
}

static void
test_no_result_of_a_time_that_cannot_be_read (Fixture       *fixture,
                                              gconstpointer  data)
{
  GtkSwitch *drop = GTK_SWITCH (get_child (fixture, "drop_switch"));

  type_target (fixture, "19:05");
  g_assert_cmpstr (get_summary (fixture), !=, "");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_child (fixture, "short_box"))));
  type_target (fixture, "19:05x");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_child (fixture, "short_box"))));
  g_assert_cmpstr (get_summary (fixture), ==, "");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_child (fixture, "error_label"))));

  /* Another option makes another proposal, and still none that could be stored. */
  gtk_switch_set_active (drop, !gtk_switch_get_active (drop));
  g_assert_cmpstr (get_summary (fixture), ==, "");
  apply (fixture);
  g_assert_cmpuint (fixture->n_edits, ==, 0);

  type_target (fixture, "19:30");
  g_assert_cmpstr (get_summary (fixture), !=, "");
  apply (fixture);
  g_assert_cmpuint (fixture->n_edits, ==, 1);
}

static char *
refuse_letters_cb (KbProposalItem *item,
                   const char     *text)
{
  return g_ascii_isalpha (*text) ? g_strdup ("no length") : NULL;
}

/* A good length in another row does not make up for it. */
static void
test_every_row_counts (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GListStore) items = g_list_store_new (KB_TYPE_PROPOSAL_ITEM);
  const KbProposalFacts facts = KB_PROPOSAL_FACTS_INIT;
  KbProposalItem *rows[2];
  g_autofree char *message = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i] = kb_proposal_item_new ("C01", "", &facts);
      g_signal_connect (rows[i], "typed", G_CALLBACK (refuse_letters_cb), NULL);
      g_list_store_append (items, rows[i]);
      g_object_unref (rows[i]);
    }

  message = kb_proposal_item_type (rows[0], "abc");
  g_assert_cmpstr (message, ==, "no length");
  g_assert_null (kb_proposal_item_type (rows[1], "4"));
  g_assert_true (kb_proposal_any_is_wrong (G_LIST_MODEL (items)));
  kb_proposal_item_forget (rows[0]);
  g_assert_false (kb_proposal_any_is_wrong (G_LIST_MODEL (items)));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kb_gui_init ();

  ADD ("/gui/rundown/fit-dialog/no-result-of-a-time-that-cannot-be-read", test_no_result_of_a_time_that_cannot_be_read);
  ADD ("/gui/rundown/fit-dialog/every-row-counts", test_every_row_counts);

  return g_test_run ();
}
