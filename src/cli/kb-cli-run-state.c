/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-run-state"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cli-call.h"
#include "kb-cli-run-state.h"
#include "kb-duration.h"

/* How the state of a run looks in a terminal. */

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : "—";
}

/* The time of day out of a time as it is printed for machines. */
static void
print_clock (JsonObject *object,
             const char *name,
             int         width)
{
  const char *text = get_text (object, name);
  g_autofree char *clock = strlen (text) > 19 ? g_strndup (text + 11, 8) : g_strdup (text);

  kb_cli_print_cell (clock, width);
}

static void
print_length (JsonObject *object,
              const char *name,
              gboolean    is_signed,
              int         width)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *text = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    text = g_strdup ("—");
  else if (is_signed)
    text = kb_duration_format_signed (json_node_get_int (node));
  else
    text = kb_duration_format (json_node_get_int (node));
  kb_cli_print_cell (text, width);
}

static void
print_cues (JsonArray *cues)
{
  kb_cli_print_cell (_("Cue"), 6);
  kb_cli_print_cell (_("State"), 10);
  kb_cli_print_cell (_("Planned"), 10);
  kb_cli_print_cell (_("Actual"), 10);
  kb_cli_print_cell (_("Expected"), 10);
  kb_cli_print ("%s\n", _("Late"));
  for (guint i = 0; i < json_array_get_length (cues); i++)
    {
      JsonObject *cue = json_array_get_object_element (cues, i);

      kb_cli_print_cell (get_text (cue, "cue"), 6);
      kb_cli_print_cell (get_text (cue, "state"), 10);
      print_clock (cue, "planned_start", 10);
      print_clock (cue, "actual_start", 10);
      print_clock (cue, "expected_start", 10);
      print_length (cue, "late_ms", TRUE, 0);
      kb_cli_print ("\n");
    }
}

/**
 * kb_cli_print_run_state:
 * @state: what kb_run_to_json() made
 *
 * Prints it for people.
 */
void
kb_cli_print_run_state (JsonObject *state)
{
  kb_cli_print ("%s  %s %s\n", get_text (state, "at"), get_text (state, "cue"), get_text (state, "phase"));
  kb_cli_print_cell (_("Elapsed"), 16);
  print_length (state, "elapsed_ms", FALSE, 0);
  kb_cli_print ("\n");
  kb_cli_print_cell (_("Remaining"), 16);
  print_length (state, "remaining_ms", FALSE, 0);
  kb_cli_print ("\n");
  kb_cli_print_cell (_("Over or under"), 16);
  print_length (state, "over_under_ms", TRUE, 0);
  kb_cli_print ("\n");
  kb_cli_print_cell (_("Expected end"), 16);
  print_clock (state, "expected_end", 0);
  kb_cli_print ("\n\n");
  print_cues (json_object_get_array_member (state, "cues"));
}
