/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "cli-desk.h"

static const char *kaibo;

/* Runs @words, which must end with @status; when all went well, nothing is said on standard error. */
static Answer
run_to (Desk       *self,
        int         status,
        const char *words)
{
  Answer answer = desk_run (self, words);

  if (answer.status != status)
    g_error ("kaibo %s: %d, not %d: %s", words, answer.status, status, answer.report);
  if (status == 0)
    g_assert_cmpstr (answer.report, ==, "");
  return answer;
}

static char *
expect (Desk       *self,
        int         status,
        const char *words)
{
  g_auto (Answer) answer = run_to (self, status, words);

  if (status == 0)
    return g_steal_pointer (&answer.output);

  g_assert_cmpstr (answer.output, ==, "");
  g_assert_true (g_str_has_prefix (answer.report, "kaibo: "));
  return g_steal_pointer (&answer.report);
}

/**
 * answer_clear:
 * @self: an answer
 *
 * Frees what the binary said.
 */
void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->report, g_free);
}

/**
 * desk_init:
 * @argc: main()'s
 * @argv: main()'s
 *
 * Begins a test program: takes `--kaibo BINARY`, which must come first, and gives the rest to g_test_init().
 */
void
desk_init (int    *argc,
           char ***argv)
{
  g_assert_cmpint (*argc, >, 2);
  g_assert_cmpstr ((*argv)[1], ==, "--kaibo");

  kaibo = (*argv)[2];
  (*argv)[2] = (*argv)[0];
  *argv += 2;
  *argc -= 2;
  g_test_init (argc, argv, NULL);
}

/**
 * desk_set_up:
 * @self: a fixture, zeroed
 * @samples: (nullable): the samples that its library has from the start, such as "zh en"
 *
 * Makes a folder, and a library in it if there is a sample to put into it: "zh" is TY-20261017-A, "en" RE-20261015-LIVE.
 */
void
desk_set_up (Desk          *self,
             gconstpointer  samples)
{
  g_auto (GStrv) names = g_strsplit (samples != NULL ? samples : "", " ", -1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kaibo-cli-XXXXXX", &error);
  g_assert_no_error (error);
  self->library = desk_in_folder (self, "library.db");
  for (guint i = 0; names[i] != NULL; i++)
    desk_do (self, "sample %s", names[i]);
}

/**
 * desk_tear_down:
 * @self: a fixture
 * @data: unused
 *
 * Removes the folder with all that is in it.
 */
void
desk_tear_down (Desk          *self,
                gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = desk_in_folder (self, name);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->library);
}

/**
 * desk_in_folder:
 * @self: a fixture
 * @name: a file's name
 *
 * Returns: (transfer full): the path of such a file, which goes with the folder
 */
char *
desk_in_folder (Desk       *self,
                const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/**
 * desk_run_sql:
 * @self: a fixture
 * @sql: statements
 *
 * Changes the library behind the program's back.
 */
void
desk_run_sql (Desk       *self,
              const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (self->library, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

/**
 * desk_run:
 * @self: a fixture
 * @words: a verb and its arguments, quoted as in a shell
 *
 * Runs the binary on the library, without a display.
 *
 * Returns: what it came to; clear it with answer_clear()
 */
Answer
desk_run (Desk       *self,
          const char *words)
{
  g_autofree char *line = g_strdup_printf ("'%s' --library '%s' %s", kaibo, self->library, words);
  g_auto (GStrv) environment = g_get_environ ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };
  int status;

  environment = g_environ_unsetenv (environment, "DISPLAY");
  environment = g_environ_unsetenv (environment, "WAYLAND_DISPLAY");
  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, argv, environment, 0, NULL, NULL, &answer.output, &answer.report, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  answer.status = WEXITSTATUS (status);
  return answer;
}

/**
 * desk_do:
 * @self: a fixture
 * @format: a verb and its arguments
 * @...: what goes into @format
 *
 * Runs what must succeed, whatever it prints.
 */
void
desk_do (Desk       *self,
         const char *format,
         ...)
{
  g_autofree char *words = NULL;
  g_autofree char *output = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  output = expect (self, 0, words);
}

/**
 * desk_expect:
 * @self: a fixture
 * @status: the exit status that it must end with
 * @format: a verb and its arguments
 * @...: what goes into @format
 *
 * Runs the binary; what fails must say why, and on standard error only.
 *
 * Returns: (transfer full): what it printed, or said when @status is not 0
 */
char *
desk_expect (Desk       *self,
             int         status,
             const char *format,
             ...)
{
  g_autofree char *words = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return expect (self, status, words);
}

/**
 * desk_expect_naming:
 * @self: a fixture
 * @status: the exit status that it must end with
 * @named: words that must be in its answer
 * @format: a verb and its arguments
 * @...: what goes into @format
 *
 * Like desk_expect(), for an answer that must name something.
 */
void
desk_expect_naming (Desk       *self,
                    int         status,
                    const char *named,
                    const char *format,
                    ...)
{
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  text = expect (self, status, words);
  if (strstr (text, named) == NULL)
    g_error ("kaibo %s: \"%s\" does not name %s", words, text, named);
}

/**
 * desk_ask_json:
 * @self: a fixture
 * @status: the exit status that it must end with: a check that found something prints all the same
 * @format: a verb and its arguments, without --json
 * @...: what goes into @format
 *
 * Returns: (transfer full): what it printed
 */
JsonNode *
desk_ask_json (Desk       *self,
               int         status,
               const char *format,
               ...)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  g_auto (Answer) answer = { 0 };
  g_autoptr (GError) error = NULL;
  va_list arguments;
  JsonNode *node;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat (words, " --json", NULL);
  answer = run_to (self, status, line);
  node = json_from_string (answer.output, &error);
  g_assert_no_error (error);
  return node;
}
