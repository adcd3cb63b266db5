/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-asrun"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-baseline.h"
#include "kb-cli-run-state.h"
#include "kb-cli-verbs.h"
#include "kb-clock.h"
#include "kb-id.h"
#include "kb-run-json.h"
#include "kb-run-log.h"
#include "kb-run.h"
#include "kb-session.h"

static gboolean
is_wanted (KbRecord *run,
           gint64    id,
           KbRecord *best)
{
  if (id != 0)
    return kb_record_get_id (run) == id;
  return best == NULL || kb_record_get_int (run, KB_RUN_STARTED_US) > kb_record_get_int (best, KB_RUN_STARTED_US);
}

/* The one that was named, or the newest. */
static KbRecord *
find_run (KbRecordSet  *set,
          gint64        id,
          GError      **error)
{
  GListModel *runs = kb_record_set_get_list (set, KB_ENTITY_RUN);
  KbRecord *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (KbRecord) run = g_list_model_get_item (runs, i);

      if (is_wanted (run, id, best))
        best = run;   /* the set keeps it alive */
    }

  if (best == NULL)
    g_set_error_literal (error, KB_ERROR, KB_ERROR_NOT_FOUND,
                         id != 0 ? _("The session has no such run") : _("The session was not called yet"));
  return best;
}

/* What is on air goes on; all else stands where its last event left it. */
static void
read_moment (KbRecord  *row,
             KbRun     *run,
             KbStamp   *now)
{
  const guint n = kb_run_get_n_events (run);
  g_autoptr (KbClock) clock = kb_clock_new ();

  if (n == 0 || (kb_record_get_int (row, KB_RUN_KIND) == KB_RUN_KIND_LIVE && kb_record_is_null (row, KB_RUN_ENDED_US)))
    kb_clock_read (clock, now);
  else
    *now = kb_run_get_event (run, n - 1)->at;
}

static KbRun *
fold (KbRecordSet  *set,
      KbRecord     *row,
      GError      **error)
{
  g_autoptr (KbPlan) plan = kb_baseline_read (kb_record_get_text (row, KB_RUN_BASELINE), error);
  g_autoptr (GPtrArray) events = kb_record_set_children (set, KB_ENTITY_RUN_EVENT, kb_record_get_id (row));
  g_autoptr (KbRun) run = plan != NULL ? kb_run_new (plan) : NULL;

  if (run == NULL || !kb_run_append_records (run, events, error))
    return NULL;
  return g_steal_pointer (&run);
}

static void
print_json (KbRecordSet *set,
            KbRecord    *row,
            KbRun       *run,
            GTimeZone   *zone,
            JsonNode    *state)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_id (row));
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  kb_json_add_string (builder, "session", kb_record_get_text (kb_record_set_get_session (set), KB_SESSION_CODE));
  kb_json_add_string (builder, "run", id);
  kb_json_add_string (builder, "kind", kb_enum_code (&kb_run_kind_enum, kb_record_get_int (row, KB_RUN_KIND)));
  kb_json_add_instant (builder, "started", kb_record_get_int (row, KB_RUN_STARTED_US), zone);
  kb_json_add_instant (builder, "ended", kb_record_get_int_or (row, KB_RUN_ENDED_US, KB_NONE), zone);
  kb_json_add_int (builder, "events", kb_run_get_n_events (run));
  json_builder_set_member_name (builder, "state");
  json_builder_add_value (builder, json_node_copy (state));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  kb_cli_print_node (root);
}

static gboolean
parse_options (KbCliCall  *call,
               int         argc,
               char      **argv,
               gint64     *run_id,
               GError    **error)
{
  g_autofree char *run = NULL;
  const GOptionEntry entries[] = {
    { "run", 0, 0, G_OPTION_ARG_STRING, &run, N_ ("Which run, by its id; else the newest"), N_ ("ID") },
    { NULL }
  };

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, 1, error))
    return FALSE;
  if (run == NULL || kb_id_parse (run, run_id))
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_USAGE, _("--run: “%s” is no id"), run);
  return FALSE;
}

gboolean
kb_cli_asrun (KbCliCall  *call,
              int         argc,
              char      **argv,
              GError    **error)
{
  g_autoptr (KbStore) store = NULL;
  g_autoptr (KbRecordSet) set = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (KbRun) run = NULL;
  g_autoptr (JsonNode) state = NULL;
  gint64 run_id = 0;
  KbRecord *row;
  KbStamp now;

  if (!parse_options (call, argc, argv, &run_id, error))
    return FALSE;
  store = kb_cli_call_open_to_read (call, error);
  set = store != NULL ? kb_cli_load_session (store, call->words[0], error) : NULL;
  row = set != NULL ? find_run (set, run_id, error) : NULL;
  run = row != NULL ? fold (set, row, error) : NULL;
  if (run == NULL)
    return FALSE;

  zone = kb_cli_create_zone (kb_record_set_get_session (set));
  read_moment (row, run, &now);
  state = kb_run_to_json (run, &now, zone);
  if (call->json)
    print_json (set, row, run, zone, state);
  else
    kb_cli_print_run_state (json_node_get_object (state));
  return TRUE;
}
