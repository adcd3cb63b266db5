/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-transfer"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cli-verbs.h"
#include "kb-kaibo-reader.h"
#include "kb-run-json.h"
#include "kb-transfer.h"

#define SAMPLES "/io/github/kaibo/Kaibo/samples/"

static void
add_count (JsonBuilder           *builder,
           const char            *name,
           const KbTransferCount *count)
{
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "file", name);
  kb_json_add_int (builder, "sessions", count->sessions);
  kb_json_add_int (builder, "added", count->added);
  kb_json_add_int (builder, "kept", count->kept);
  json_builder_end_object (builder);
}

static void
print_count (const char            *name,
             const KbTransferCount *count,
             gboolean               dry_run)
{
  if (dry_run)
    kb_cli_print (_("%s: would add %u rows, sessions: %u, shared rows that stay as they are: %u\n"), name,
                  count->added, count->sessions, count->kept);
  else
    kb_cli_print (_("%s: added %u rows, sessions: %u, shared rows that stayed as they were: %u\n"), name,
                  count->added, count->sessions, count->kept);
}

static gboolean
ends_with (const char *path,
           const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

static gboolean
check_ending (const char  *path,
              GError     **error)
{
  if (ends_with (path, ".kaibo"))
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("%s: Kaibo does not know this kind of file; it should end in .kaibo"),
               path);
  return FALSE;
}

static gboolean
import_file (KbStore          *store,
             const char       *path,
             gboolean          dry_run,
             KbTransferCount  *count,
             GError          **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *label = g_strdup_printf (_("Import %s"), name);
  g_autoptr (GPtrArray) records = NULL;

  if (!check_ending (path, error))
    return FALSE;
  records = kb_kaibo_read_file (file, NULL, error);
  return records != NULL && kb_transfer_import (store, records, label, dry_run, count, error);
}

static gboolean
import_files (KbStore      *store,
              KbCliCall    *call,
              gboolean      dry_run,
              JsonBuilder  *builder,
              GError      **error)
{
  for (guint i = 0; i < call->n_words; i++)
    {
      KbTransferCount count;

      if (!import_file (store, call->words[i], dry_run, &count, error))
        {
          if (i > 0)
            g_prefix_error (error, _("After %u imported files: "), i);
          return FALSE;
        }
      if (builder != NULL)
        add_count (builder, call->words[i], &count);
      else
        print_count (call->words[i], &count, dry_run);
    }

  return TRUE;
}

gboolean
kb_cli_import (KbCliCall  *call,
               int         argc,
               char      **argv,
               GError    **error)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only count; change nothing"), NULL },
    { NULL }
  };
  g_autoptr (KbStore) store = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, G_MAXUINT, error))
    return FALSE;
  store = kb_cli_call_open (call, error);
  if (store == NULL)
    return FALSE;
  if (!call->json)
    return import_files (store, call, dry_run, NULL, error);

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  if (!import_files (store, call, dry_run, builder, error))
    return FALSE;
  json_builder_end_array (builder);
  kb_cli_print_json (builder);
  return TRUE;
}

gboolean
kb_cli_export (KbCliCall  *call,
               int         argc,
               char      **argv,
               GError    **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to FILE, by its ending: .kaibo"), N_ ("FILE") },
    { NULL }
  };
  g_autoptr (KbStore) store = NULL;
  g_autoptr (GPtrArray) library = NULL;
  g_autoptr (GFile) file = NULL;
  KbRecord *session;

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, 1, error))
    return FALSE;
  if (output == NULL || !ends_with (output, ".kaibo"))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_USAGE, _("Say where to: -o FILE, ending in .kaibo"));
      return FALSE;
    }

  store = kb_cli_call_open_to_read (call, error);
  library = store != NULL ? kb_store_load_library (store, error) : NULL;
  session = library != NULL ? kb_cli_find_session (library, call->words[0], error) : NULL;
  if (session == NULL)
    return FALSE;

  file = g_file_new_for_commandline_arg (output);
  return kb_transfer_export (store, kb_record_get_id (session), file, NULL, error);
}

static const char *
choose_language (KbCliCall  *call,
                 GError    **error)
{
  const char *language = call->n_words > 0 ? call->words[0] : NULL;

  if (language == NULL)
    return g_str_has_prefix (g_get_language_names ()[0], "zh") ? "zh" : "en";
  if (strcmp (language, "zh") == 0 || strcmp (language, "en") == 0)
    return language;

  g_set_error (error, KB_ERROR, KB_ERROR_USAGE, _("There is no sample in “%s”; say zh or en."), language);
  return NULL;
}

gboolean
kb_cli_sample (KbCliCall  *call,
               int         argc,
               char      **argv,
               GError    **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (KbStore) store = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *label = NULL;
  const char *language;
  KbTransferCount count;

  if (!kb_cli_call_parse (call, argc, argv, entries, 0, 1, error))
    return FALSE;
  language = choose_language (call, error);
  if (language == NULL)
    return FALSE;

  name = g_strconcat (language, ".kaibo", NULL);
  path = g_strconcat (SAMPLES, name, NULL);
  label = g_strdup_printf (_("Add sample %s"), language);
  stream = g_resources_open_stream (path, 0, error);
  records = stream != NULL ? kb_kaibo_read (stream, name, NULL, error) : NULL;
  store = records != NULL ? kb_cli_call_open (call, error) : NULL;
  if (store == NULL || !kb_transfer_import (store, records, label, FALSE, &count, error))
    return FALSE;

  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_count (builder, name, &count);
      kb_cli_print_json (builder);
    }
  else
    {
      print_count (name, &count, FALSE);
    }
  return TRUE;
}
