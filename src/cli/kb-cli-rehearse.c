/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-rehearse"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cli-run-state.h"
#include "kb-cli-verbs.h"
#include "kb-instant.h"
#include "kb-plan-records.h"
#include "kb-replay.h"

/* A list of events nests three deep; JSON-GLib calls itself once a level, so a file of brackets would
 * overflow the stack. */
#define DEPTH_LIMIT 32

static gboolean
check_depth (const char  *text,
             const char  *path,
             GError     **error)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (const char *at = text; *at != '\0' && depth <= DEPTH_LIMIT; at++)
    {
      if (quoted && *at == '\\' && at[1] != '\0')
        at++;
      else if (*at == '"')
        quoted = !quoted;
      else if (!quoted)
        depth += (*at == '[' || *at == '{') - (*at == ']' || *at == '}');
    }

  if (depth <= DEPTH_LIMIT)
    return TRUE;
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("%s: too many brackets inside one another"), path);
  return FALSE;
}

static JsonNode *
load_events (const char  *path,
             GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!g_file_get_contents (path, &text, NULL, error) || !check_depth (text, path, error))
    return NULL;
  /* It names file, line and place in its message. */
  if (!json_parser_load_from_file (parser, path, error))
    return NULL;

  return json_parser_steal_root (parser);
}

static gboolean
parse_options (KbCliCall   *call,
               int          argc,
               char       **argv,
               char       **events,
               gint64      *at_us,
               GError     **error)
{
  g_autofree char *at = NULL;
  g_autoptr (GError) failure = NULL;
  const GOptionEntry entries[] = {
    { "events", 0, 0, G_OPTION_ARG_FILENAME, events, N_ ("The JSON list of events"), N_ ("FILE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("The moment to show, ISO 8601 with an offset"), N_ ("TIME") },
    { NULL }
  };

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, 1, error))
    return FALSE;
  if (*events == NULL || at == NULL)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_USAGE, _("Say --events FILE and --at TIME"));
      return FALSE;
    }
  if (kb_instant_parse (at, at_us, &failure))
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_USAGE, "--at: %s", failure->message);
  return FALSE;
}

static JsonNode *
replay (KbRecordSet  *set,
        const char   *path,
        gint64        at_us,
        GError      **error)
{
  g_autoptr (JsonNode) events = load_events (path, error);
  g_autoptr (GTimeZone) zone = kb_cli_create_zone (kb_record_set_get_session (set));
  g_autoptr (KbPlan) plan = kb_plan_from_records (set);
  JsonNode *state = events != NULL ? kb_replay_run (plan, events, at_us, zone, error) : NULL;

  if (events != NULL && state == NULL)
    g_prefix_error (error, "%s: ", path);
  return state;
}

gboolean
kb_cli_rehearse (KbCliCall  *call,
                 int         argc,
                 char      **argv,
                 GError    **error)
{
  g_autofree char *events = NULL;
  g_autoptr (KbStore) store = NULL;
  g_autoptr (KbRecordSet) set = NULL;
  g_autoptr (JsonNode) state = NULL;
  gint64 at_us;

  if (!parse_options (call, argc, argv, &events, &at_us, error))
    return FALSE;
  store = kb_cli_call_open_to_read (call, error);
  set = store != NULL ? kb_cli_load_session (store, call->words[0], error) : NULL;
  state = set != NULL ? replay (set, events, at_us, error) : NULL;
  if (state == NULL)
    return FALSE;

  if (call->json)
    kb_cli_print_node (state);
  else
    kb_cli_print_run_state (json_node_get_object (state));
  return TRUE;
}
