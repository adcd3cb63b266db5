/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-call"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-cli-call.h"

void
kb_cli_call_clear (KbCliCall *self)
{
  g_clear_pointer (&self->library, g_free);
  g_clear_pointer (&self->words, g_strfreev);
}

static GOptionContext *
create_context (KbCliCall *self)
{
  g_autofree char *words = g_strdup_printf ("%s %s", self->verb, *self->usage != '\0' ? _ (self->usage) : "");
  GOptionContext *context = g_option_context_new (g_strchomp (words));

  g_option_context_set_summary (context, _ (self->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  return context;
}

static gboolean
check_words (KbCliCall  *self,
             guint       least,
             guint       most,
             GError    **error)
{
  self->n_words = self->words != NULL ? g_strv_length (self->words) : 0;
  if (self->n_words >= least && self->n_words <= most)
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_USAGE, _("Usage: kaibo %s %s"), self->verb,
               *self->usage != '\0' ? _ (self->usage) : "");
  return FALSE;
}

/**
 * kb_cli_call_parse:
 * @entries: the verb's own options, or an empty list
 * @least: how many words that are no options it needs
 * @most: how many it takes
 *
 * Returns: %FALSE with %KB_ERROR_USAGE.
 */
gboolean
kb_cli_call_parse (KbCliCall           *self,
                   int                  argc,
                   char               **argv,
                   const GOptionEntry  *entries,
                   guint                least,
                   guint                most,
                   GError             **error)
{
  g_autoptr (GOptionContext) context = create_context (self);
  g_autoptr (GError) failure = NULL;
  const GOptionEntry common[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &self->library, N_ ("Use the library in FILE"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print for machines"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, NULL },
    { NULL }
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &failure))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_USAGE, failure->message);
      return FALSE;
    }

  if (self->library == NULL)
    self->library = g_build_filename (g_get_user_data_dir (), "kaibo", "library.db", NULL);
  return check_words (self, least, most, error);
}

/**
 * kb_cli_call_open:
 *
 * Returns: (transfer full) (nullable): the library, made when there is none.
 */
KbStore *
kb_cli_call_open (KbCliCall  *self,
                  GError    **error)
{
  return kb_store_open (self->library, KB_STORE_CREATE, error);
}

/**
 * kb_cli_call_open_to_read:
 *
 * As kb_cli_call_open(), for a verb that only reads: then a folder that cannot be written will do.
 */
KbStore *
kb_cli_call_open_to_read (KbCliCall  *self,
                          GError    **error)
{
  g_autoptr (GError) failure = NULL;
  KbStore *store = kb_cli_call_open (self, &failure);

  if (store != NULL)
    return store;
  if (g_error_matches (failure, KB_ERROR, KB_ERROR_READ_ONLY) && g_file_test (self->library, G_FILE_TEST_EXISTS))
    return kb_store_open (self->library, KB_STORE_READ_ONLY, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
