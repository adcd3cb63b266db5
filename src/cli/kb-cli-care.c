/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-care"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cli-verbs.h"
#include "kb-run-json.h"
#include "kb-search.h"

static const GOptionEntry no_entries[] = { { NULL } };

static void
print_file (KbCliCall  *call,
            const char *name,
            const char *path,
            const char *words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!call->json)
    {
      kb_cli_print ("%s %s\n", words, path);
      return;
    }

  json_builder_begin_object (builder);
  kb_json_add_string (builder, name, path);
  json_builder_end_object (builder);
  kb_cli_print_json (builder);
}

gboolean
kb_cli_backup (KbCliCall  *call,
               int         argc,
               char      **argv,
               GError    **error)
{
  g_autoptr (KbStore) store = NULL;

  if (!kb_cli_call_parse (call, argc, argv, no_entries, 1, 1, error))
    return FALSE;
  /* A backup of a library that is not there would only make an empty one look saved. */
  store = kb_store_open (call->library, KB_STORE_READ_ONLY, error);
  if (store == NULL || !kb_store_backup (store, call->words[0], error))
    return FALSE;

  print_file (call, "backup", call->words[0], _("Backed up to"));
  return TRUE;
}

gboolean
kb_cli_restore (KbCliCall  *call,
                int         argc,
                char      **argv,
                GError    **error)
{
  if (!kb_cli_call_parse (call, argc, argv, no_entries, 1, 1, error)
      || !kb_store_restore (call->library, call->words[0], error))
    return FALSE;

  print_file (call, "restored", call->library, _("Restored"));
  return TRUE;
}

static void
print_findings (KbCliCall  *call,
                const char *path,
                GPtrArray  *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!call->json)
    {
      for (guint i = 0; i < findings->len; i++)
        kb_cli_print ("%s\n", (const char *) findings->pdata[i]);
      if (findings->len == 0)
        kb_cli_print (_("%s is sound\n"), path);
      return;
    }

  json_builder_begin_object (builder);
  kb_json_add_string (builder, "library", path);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    json_builder_add_string_value (builder, findings->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  kb_cli_print_json (builder);
}

static gboolean
rebuild_search (const char  *path,
                GError     **error)
{
  g_autoptr (KbStore) store = kb_store_open (path, 0, error);

  return store != NULL && kb_store_renew_search (store, error);
}

gboolean
kb_cli_verify (KbCliCall  *call,
               int         argc,
               char      **argv,
               GError    **error)
{
  gboolean rebuild = FALSE;
  const GOptionEntry entries[] = {
    { "rebuild-search", 0, 0, G_OPTION_ARG_NONE, &rebuild, N_ ("Make the search index anew first"), NULL },
    { NULL }
  };
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *search_finding = NULL;
  const char *path;

  if (!kb_cli_call_parse (call, argc, argv, entries, 0, 1, error))
    return FALSE;
  path = call->n_words > 0 ? call->words[0] : call->library;
  if ((rebuild && !rebuild_search (path, error)) || !kb_store_verify (path, &findings, &search_finding, error))
    return FALSE;

  if (search_finding != NULL)
    g_ptr_array_add (findings, g_strdup (search_finding));
  print_findings (call, path, findings);
  if (findings->len == 0)
    return TRUE;
  if (search_finding != NULL)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY,
                   _("Only searching in %s is affected; “kaibo verify --rebuild-search” makes the index anew."), path);
      return FALSE;
    }

  g_set_error (error, KB_ERROR, KB_ERROR_LIBRARY,
               _("%s is damaged, in %u places or more; restore a backup."), path, findings->len);
  return FALSE;
}
