/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-check"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-checklist.h"
#include "kb-cli-verbs.h"
#include "kb-readiness-load.h"
#include "kb-run-json.h"
#include "kb-session.h"

static void
add_places (JsonBuilder     *builder,
            const KbProblem *problem)
{
  const KbSubject *subject;

  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; (subject = kb_problem_get (problem, i)) != NULL; i++)
    {
      const KbEntity *entity = kb_entity_get (subject->kind);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, subject->id);

      json_builder_begin_object (builder);
      kb_json_add_string (builder, "kind", entity->name);
      kb_json_add_string (builder, "id", id);
      kb_json_add_string (builder, "field", subject->field >= 0 ? entity->fields[subject->field].name : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder     *builder,
             const KbFinding *finding)
{
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "id", finding->problem->code);
  kb_json_add_string (builder, "level", kb_enum_code (&kb_level_enum, finding->problem->level));
  kb_json_add_string (builder, "area", kb_enum_code (&kb_readiness_area_enum, finding->area));
  kb_json_add_string (builder, "text", finding->problem->text);
  kb_json_add_string (builder, "waived_by",
                      finding->waiver != NULL ? kb_record_get_text (finding->waiver, KB_WAIVER_PERSON) : NULL);
  add_places (builder, finding->problem);
  json_builder_end_object (builder);
}

static void
print_json (KbRecord          *session,
            const KbReadiness *readiness)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  kb_json_add_string (builder, "code", kb_record_get_text (session, KB_SESSION_CODE));
  json_builder_set_member_name (builder, "ready");
  json_builder_add_boolean_value (builder, kb_readiness_is_ready (readiness));
  kb_json_add_int (builder, "blocks", readiness->n_open[KB_LEVEL_BLOCK]);
  kb_json_add_int (builder, "warns", readiness->n_open[KB_LEVEL_WARN]);
  kb_json_add_int (builder, "tells", readiness->n_open[KB_LEVEL_TELL]);
  kb_json_add_int (builder, "waived", readiness->n_waived);
  kb_json_add_int (builder, "checks", readiness->n_checks);
  kb_json_add_int (builder, "checks_done", readiness->n_checks_done);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < readiness->findings->len; i++)
    add_finding (builder, readiness->findings->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  kb_cli_print_json (builder);
}

static void
print_table (KbRecord          *session,
             const KbReadiness *readiness)
{
  kb_cli_print ("%s  %s\n", kb_record_get_text (session, KB_SESSION_CODE), kb_record_get_text (session, KB_SESSION_TITLE));
  for (guint i = 0; i < readiness->findings->len; i++)
    {
      const KbFinding *finding = readiness->findings->pdata[i];

      kb_cli_print_cell (finding->waiver != NULL ? C_ ("readiness", "Waived")
                                                 : kb_enum_label (&kb_level_enum, finding->problem->level), 9);
      kb_cli_print_cell (kb_enum_label (&kb_readiness_area_enum, finding->area), 12);
      kb_cli_print ("%s\n", finding->problem->text);
    }
  /* Translators: what stops the show, what is doubtful, what somebody answers for, the checklist's items */
  kb_cli_print (_("%u blocking · %u warnings · %u waived · checklist %u/%u\n"), readiness->n_open[KB_LEVEL_BLOCK],
                readiness->n_open[KB_LEVEL_WARN], readiness->n_waived, readiness->n_checks_done, readiness->n_checks);
}

gboolean
kb_cli_check (KbCliCall  *call,
              int         argc,
              char      **argv,
              GError    **error)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (KbStore) store = NULL;
  g_autoptr (KbRecordSet) set = NULL;
  g_autoptr (KbReadiness) readiness = NULL;

  if (!kb_cli_call_parse (call, argc, argv, entries, 1, 1, error))
    return FALSE;
  store = kb_cli_call_open_to_read (call, error);
  set = store != NULL ? kb_cli_load_session (store, call->words[0], error) : NULL;
  readiness = set != NULL ? kb_readiness_load (store, set, error) : NULL;
  if (readiness == NULL)
    return FALSE;

  if (call->json)
    print_json (kb_record_set_get_session (set), readiness);
  else
    print_table (kb_record_set_get_session (set), readiness);
  call->is_blocked = !kb_readiness_is_ready (readiness);
  return TRUE;
}
