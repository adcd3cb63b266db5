/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-callsheet"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-call-sheet-file.h"
#include "kb-cli-verbs.h"
#include "kb-clock.h"
#include "kb-crew.h"
#include "kb-text.h"

static gboolean
goes_by (KbRecord   *person,
         const char *name)
{
  return g_strcmp0 (kb_record_get_text (person, KB_PERSON_NAME), name) == 0
         || g_strcmp0 (kb_record_get_text (person, KB_PERSON_STAGE_NAME), name) == 0;
}

/* What tells people of one name apart: their contact, and what they do here. */
static void
set_ambiguous (const KbCrew  *crew,
               GPtrArray     *found,
               const char    *name,
               GError       **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_string_append_printf (names, "\n  %" G_GINT64_FORMAT "  %s  %s", kb_record_get_id (found->pdata[i]),
                              kb_record_get_text (found->pdata[i], KB_PERSON_NAME),
                              kb_record_get_text (found->pdata[i], KB_PERSON_CONTACT));
      for (guint j = 0; j < crew->duties->len; j++)
        {
          const KbCrewDuty *duty = crew->duties->pdata[j];

          if (duty->person == found->pdata[i])
            g_string_append_printf (names, "  %s", kb_crew_duty_get_title (duty));
        }
    }
  g_set_error (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("More than one person of this crew goes by “%s”:%s"), name,
               names->str);
}

/* By id, else by full or stage name; only who has a duty can be meant. */
static KbRecord *
find_person (const KbCrew  *crew,
             const char    *name,
             GError       **error)
{
  g_autoptr (GPtrArray) people = kb_call_sheet_list_people (crew);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_id (people->pdata[i]));

      if (g_str_equal (id, name))
        return people->pdata[i];
      if (goes_by (people->pdata[i], name))
        g_ptr_array_add (found, people->pdata[i]);
    }

  if (found->len == 1)
    return found->pdata[0];
  if (found->len > 1)
    set_ambiguous (crew, found, name, error);
  else
    g_set_error (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("Nobody in this crew goes by “%s”; see kaibo crew."), name);
  return NULL;
}

static gboolean
write_sheet (KbCliCall   *call,
             KbStore     *store,
             const char  *name,
             const char  *output,
             gboolean     is_sent,
             GError     **error)
{
  g_autoptr (KbRecordSet) set = kb_cli_load_session (store, call->words[0], error);
  g_autoptr (KbClock) clock = kb_clock_new ();
  g_autoptr (KbCrew) crew = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KbEdit) edit = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  KbRecord *person = NULL;

  if (set == NULL)
    return FALSE;
  crew = kb_crew_new (set, NULL);
  person = name != NULL ? find_person (crew, name, error) : NULL;
  if (name != NULL && person == NULL)
    return FALSE;

  bytes = kb_call_sheet_write (crew, person, kb_call_sheet_find_format (output), kb_clock_get_wall_us (clock), error);
  if (bytes == NULL
      || !g_file_set_contents (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return FALSE;
  if (!is_sent)
    return TRUE;

  edit = kb_call_sheet_record_sent (crew, person, kb_clock_get_wall_us (clock), _("Send call sheet"));
  changes = kb_store_commit (store, edit, error);
  return changes != NULL;
}

gboolean
kb_cli_callsheet (KbCliCall  *call,
                  int         argc,
                  char      **argv,
                  GError    **error)
{
  g_autofree char *output = NULL;
  g_autofree char *name = NULL;
  gboolean is_sent = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to FILE, by its ending: .pdf .ics .txt"),
      N_ ("FILE") },
    { "person", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Only the sheet of NAME"), N_ ("NAME") },
    { "sent", 0, 0, G_OPTION_ARG_NONE, &is_sent, N_ ("Remember that this went out; later sheets mark what changed"),
      NULL },
    { NULL }
  };
  g_autoptr (KbStore) store = NULL;

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, 1, error))
    return FALSE;
  if (output == NULL || kb_call_sheet_find_format (output) == KB_CALL_SHEET_NONE)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_USAGE, _("Say where to: -o FILE, ending in .pdf, .ics or .txt"));
      return FALSE;
    }

  store = is_sent ? kb_cli_call_open (call, error) : kb_cli_call_open_to_read (call, error);
  return store != NULL && write_sheet (call, store, name, output, is_sent, error);
}
