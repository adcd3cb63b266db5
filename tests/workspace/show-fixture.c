/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "kb-cue.h"
#include "kb-session.h"
#include "show-fixture.h"


void
show_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
show_fixture_keep_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
add_cue (KbEdit *edit,
         gint64  id,
         gint64  minutes,
         gint64  fixed_us)
{
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, id);
  g_autofree char *number = g_strdup_printf ("%c", (char) ('A' + id - 101));

  kb_record_set_int (cue, KB_CUE_SESSION_ID, 1);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, 11);
  kb_record_set_int (cue, KB_CUE_POSITION, id);
  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, minutes * 60000);
  kb_record_set_int (cue, KB_CUE_HARD, fixed_us != KB_NONE);
  kb_record_set_int (cue, KB_CUE_FIXED_US, fixed_us);
  kb_record_set_text (cue, KB_CUE_SCRIPT, "四号链接，今晚的主推，神经酰胺舒润乳一百毫升。");
  kb_edit_insert (edit, cue);
}

static void
fill_library (KbWorkspace *workspace)
{
  g_autoptr (KbEdit) edit = kb_edit_new ("Make P1");
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, 1);
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, 11);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  kb_record_set_text (session, KB_SESSION_CODE, "P1");
  kb_record_set_int (session, KB_SESSION_START_US, EIGHT_PM);
  kb_edit_insert (edit, session);
  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, 1);
  kb_edit_insert (edit, segment);
  add_cue (edit, 101, 2, KB_NONE);
  add_cue (edit, 102, 5, KB_NONE);
  add_cue (edit, 103, 1, KB_NONE);
  add_cue (edit, 104, 3, EIGHT_PM + 600 * SECOND);
  add_cue (edit, 105, 4, KB_NONE);

  changes = kb_store_commit (kb_workspace_get_store (workspace), edit, &error);
  g_assert_no_error (error);
}

void
show_fixture_open (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->workspace = kb_workspace_open (fixture->path, &error);
  g_assert_no_error (error);
  if (g_list_model_get_n_items (kb_record_set_get_list (kb_workspace_get_library (fixture->workspace),
                                                        KB_ENTITY_SESSION)) == 0)
    fill_library (fixture->workspace);

  kb_workspace_load_session_async (fixture->workspace, 1, NULL, show_fixture_keep_cb, &result);
  show_fixture_wait (&result);
  fixture->plan = kb_workspace_load_session_finish (fixture->workspace, result, &error);
  g_assert_no_error (error);
}

void
show_fixture_close (Fixture *fixture)
{
  g_clear_object (&fixture->plan);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->workspace);
}

void
show_fixture_set_up (Fixture       *fixture,
                     gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("kaibo-show-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->clock = kb_clock_new_fake (EIGHT_PM);
  show_fixture_open (fixture);
}

void
show_fixture_tear_down (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  show_fixture_close (fixture);
  g_clear_object (&fixture->clock);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (fixture->path, endings[i], NULL);

      g_remove (file);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}
