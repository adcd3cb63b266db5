/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-baseline"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "kb-baseline.h"
#include "kb-error.h"

#define BASELINE_VERSION 1

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  if (value == KB_NONE)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_cue (JsonBuilder     *builder,
         const KbPlanCue *cue,
         const char      *number)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", cue->id);
  json_builder_set_member_name (builder, "cue");
  json_builder_add_string_value (builder, number);
  add_int (builder, "duration_ms", cue->duration_ms);
  add_int (builder, "min_ms", cue->min_ms);
  add_int (builder, "fixed_us", cue->fixed_us);
  add_int (builder, "warning_ms", cue->warning_ms);
  add_int (builder, "danger_ms", cue->danger_ms);
  add_flag (builder, "hard", cue->hard);
  add_flag (builder, "optional", cue->optional);
  add_flag (builder, "skip", cue->skip);
  add_flag (builder, "auto_advance", cue->auto_advance);
  json_builder_end_object (builder);
}

/**
 * kb_baseline_write:
 * @plan: the plan as it is when a run starts
 *
 * A run is measured against the plan as it was frozen at its start; this is the frozen plan as the
 * library keeps it. What is unset is left out.
 *
 * Returns: (transfer full): one line of JSON.
 */
char *
kb_baseline_write (const KbPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "version", BASELINE_VERSION);
  add_int (builder, "start_us", plan->frame.start_us);
  add_int (builder, "target_end_us", plan->frame.target_end_us);
  json_builder_set_member_name (builder, "cues");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->n_cues; i++)
    add_cue (builder, &plan->cues[i], plan->numbers[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gint64
get_int (JsonObject *object,
         const char *name,
         gint64      fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : fallback;
}

static gboolean
get_flag (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static gboolean
read_cue (JsonNode   *node,
          KbPlanCue  *cue,
          char      **number)
{
  JsonObject *object;
  JsonNode *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  object = json_node_get_object (node);
  name = json_object_get_member (object, "cue");
  cue->id = get_int (object, "id", 0);
  cue->duration_ms = get_int (object, "duration_ms", -1);
  cue->min_ms = get_int (object, "min_ms", KB_NONE);
  cue->fixed_us = get_int (object, "fixed_us", KB_NONE);
  cue->warning_ms = get_int (object, "warning_ms", KB_NONE);
  cue->danger_ms = get_int (object, "danger_ms", KB_NONE);
  cue->hard = get_flag (object, "hard");
  cue->optional = get_flag (object, "optional");
  cue->skip = get_flag (object, "skip");
  cue->auto_advance = get_flag (object, "auto_advance");
  g_free (*number);
  *number = g_strdup (name != NULL && JSON_NODE_HOLDS_VALUE (name) ? json_node_get_string (name) : "");

  return cue->id > 0 && cue->duration_ms >= 0;
}

static JsonArray *
find_cues (JsonNode *root)
{
  JsonNode *cues;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || get_int (json_node_get_object (root), "version", 0) != BASELINE_VERSION)
    return NULL;

  cues = json_object_get_member (json_node_get_object (root), "cues");
  return cues != NULL && JSON_NODE_HOLDS_ARRAY (cues) ? json_node_get_array (cues) : NULL;
}

/**
 * kb_baseline_read:
 * @text: what kb_baseline_write() made
 *
 * Returns: (transfer full): the plan, or %NULL with %KB_ERROR_INPUT when @text is no frozen plan.
 */
KbPlan *
kb_baseline_read (const char  *text,
                  GError     **error)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *cues = find_cues (root);
  g_autoptr (KbPlan) plan = NULL;

  if (cues == NULL)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("The run’s frozen plan cannot be read."));
      return NULL;
    }

  plan = kb_plan_new (json_array_get_length (cues));
  plan->frame.start_us = get_int (json_node_get_object (root), "start_us", KB_NONE);
  plan->frame.target_end_us = get_int (json_node_get_object (root), "target_end_us", KB_NONE);
  for (guint i = 0; i < plan->n_cues; i++)
    if (!read_cue (json_array_get_element (cues, i), &plan->cues[i], &plan->numbers[i]))
      {
        g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                     _("The run’s frozen plan cannot be read: its cue %u is incomplete."), i + 1);
        return NULL;
      }

  return g_steal_pointer (&plan);
}
