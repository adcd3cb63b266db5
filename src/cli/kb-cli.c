/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "kb-cli-verbs.h"
#include "kb-cli.h"

typedef gboolean (*VerbFunc) (KbCliCall  *call,
                              int         argc,
                              char      **argv,
                              GError    **error);

typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  VerbFunc    run;
} Verb;

static const Verb verbs[] = {
  { "sample", N_ ("[zh|en]"), N_ ("Add a complete sample session"), kb_cli_sample },
  { "list", "", N_ ("List the sessions"), kb_cli_list },
  { "show", N_ ("SESSION"), N_ ("Show the cues with their planned times"), kb_cli_show },
  { "check", N_ ("SESSION"), N_ ("Show what is not ready; exit status 1 when something blocks"), kb_cli_check },
  { "crew", N_ ("SESSION"), N_ ("Show who works when, what clashes and what it costs"), kb_cli_crew },
  { "callsheet", N_ ("SESSION -o FILE"), N_ ("Write when and where to be, and what to do"), kb_cli_callsheet },
  { "lineup", N_ ("SESSION"), N_ ("Show the lineup: prices, margins, problems"), kb_cli_lineup },
  { "import", N_ ("FILE…"), N_ ("Add what files hold"), kb_cli_import },
  { "export", N_ ("SESSION -o FILE"), N_ ("Write a session to a file"), kb_cli_export },
  { "rehearse", N_ ("SESSION --events FILE --at TIME"), N_ ("Replay events on a virtual clock"), kb_cli_rehearse },
  { "asrun", N_ ("SESSION [--run ID]"), N_ ("Show what was called when: the newest run, or another"), kb_cli_asrun },
  { "backup", N_ ("FILE"), N_ ("Copy the library, also while it is open"), kb_cli_backup },
  { "restore", N_ ("FILE"), N_ ("Put a backup in the library's place"), kb_cli_restore },
  { "verify", N_ ("[--rebuild-search] [FILE]"), N_ ("Check a library and name what is wrong"), kb_cli_verify },
};

static const Verb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];

  return NULL;
}

/* The place of the first word that is neither an option nor the value of --library, 0 for none. */
static int
find_word (int    argc,
           char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (strcmp (argv[i], "--library") == 0)
        i++;
      else if (argv[i][0] != '-')
        return i;
    }

  return 0;
}

static gboolean
has_option (int         argc,
            char      **argv,
            const char *name)
{
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * kb_cli_handles:
 *
 * Returns: whether these are words for the command line: a verb, a question for help or version, or
 *   a word that nobody knows. A file to open, `host` and no word at all are for the window.
 */
gboolean
kb_cli_handles (int    argc,
                char **argv)
{
  int word = find_word (argc, argv);

  if (word == 0)
    return has_option (argc, argv, "--help") || has_option (argc, argv, "-h")
           || has_option (argc, argv, "--version");
  if (find_verb (argv[word]) != NULL)
    return TRUE;
  return strcmp (argv[word], "host") != 0 && !g_file_test (argv[word], G_FILE_TEST_EXISTS);
}

static int
print_usage (void)
{
  kb_cli_print ("%s\n", _("Usage:"));
  kb_cli_print ("  kaibo [--library %s] [%s]\n", _("FILE"), _("FILE"));
  kb_cli_print ("  kaibo [--library %s] %s [--json]\n\n", _("FILE"), _("VERB …"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *words = g_strdup_printf ("%s %s", verbs[i].name, _ (verbs[i].usage));

      kb_cli_print ("  ");
      kb_cli_print_cell (*verbs[i].usage != '\0' ? words : verbs[i].name, 42);
      kb_cli_print ("%s\n", _ (verbs[i].summary));
    }
  kb_cli_print ("\n%s\n", _("SESSION is an id, a code or a part of a title that no other session has."));
  return 0;
}

static int
report (const GError *error)
{
  fprintf (stderr, "kaibo: %s\n", error->message);
  return kb_error_exit_status (error);
}

static int
run_verb (const Verb  *verb,
          int          argc,
          char       **argv)
{
  g_auto (KbCliCall) call = { .verb = verb->name, .usage = verb->usage, .summary = verb->summary };
  g_autoptr (GError) error = NULL;

  if (!verb->run (&call, argc, argv, &error))
    return report (error);
  return call.is_blocked ? 1 : 0;
}

/**
 * kb_cli_run:
 *
 * Does what the verb among the words says, prints to standard output, and reports on standard error.
 *
 * Returns: the exit status: 0 done, 1 the check found what blocks, 2 wrong usage, 3 bad input, 4 the library cannot be used.
 */
int
kb_cli_run (int    argc,
            char **argv)
{
  int word = find_word (argc, argv);
  const Verb *verb = word != 0 ? find_verb (argv[word]) : NULL;
  g_autofree char **rest = g_new0 (char *, argc + 1);
  g_autoptr (GError) error = NULL;
  int count = 0;

  if (word == 0 && has_option (argc, argv, "--version"))
    {
      kb_cli_print ("Kaibo %s\n", KB_VERSION);
      return 0;
    }
  if (word == 0)
    return print_usage ();
  if (verb == NULL)
    {
      g_set_error (&error, KB_ERROR, KB_ERROR_USAGE,
                   _("There is neither a verb nor a file “%s”; see kaibo --help."), argv[word]);
      return report (error);
    }

  for (int i = 0; i < argc; i++)
    if (i != word)
      rest[count++] = argv[i];
  return run_verb (verb, count, rest);
}
