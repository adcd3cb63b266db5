/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-event"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "kb-error.h"
#include "kb-id.h"
#include "kb-run-event.h"
#include "kb-run-log.h"

static JsonNode *
create_change_node (const KbRetime *change)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, change->cue_id);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "cue", id);
  if (change->added_ms != 0)
    json_object_set_int_member (object, "added_ms", change->added_ms);
  if (change->duration_ms != KB_NONE)
    json_object_set_int_member (object, "duration_ms", change->duration_ms);
  if (change->skip)
    json_object_set_boolean_member (object, "skip", TRUE);

  return node;
}

/* A member that is not there leaves @value as it is. */
static gboolean
read_int (JsonObject *object,
          const char *name,
          gint64     *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *value = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_change (JsonNode *node,
             KbRetime *change)
{
  JsonObject *object;
  JsonNode *cue, *skip;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  object = json_node_get_object (node);
  cue = json_object_get_member (object, "cue");
  skip = json_object_get_member (object, "skip");
  if (cue == NULL || json_node_get_value_type (cue) != G_TYPE_STRING
      || !kb_id_parse (json_node_get_string (cue), &change->cue_id))
    return FALSE;
  if (skip != NULL && json_node_get_value_type (skip) != G_TYPE_BOOLEAN)
    return FALSE;

  change->skip = skip != NULL && json_node_get_boolean (skip);
  return read_int (object, "added_ms", &change->added_ms)
         && read_int (object, "duration_ms", &change->duration_ms);
}

static GArray *
read_changes (JsonArray *array)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (KbRetime));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      KbRetime change = KB_RETIME_INIT;

      if (!read_change (json_array_get_element (array, i), &change))
        return NULL;
      g_array_append_val (changes, change);
    }

  return g_steal_pointer (&changes);
}

/* An unset text is NULL here, not "". */
static const char *
get_text (KbRecord *record,
          guint     field)
{
  return kb_record_is_null (record, field) ? NULL : kb_record_get_text (record, field);
}

/**
 * kb_run_event_new:
 * @kind: what happened
 * @at: when
 *
 * Returns: (transfer full): an event with an id of its own and nothing else set.
 */
KbRunEvent *
kb_run_event_new (KbRunEventKind  kind,
                  const KbStamp  *at)
{
  KbRunEvent *self;

  g_return_val_if_fail (at != NULL, NULL);

  self = g_new0 (KbRunEvent, 1);
  self->id = kb_id_new ();
  self->kind = kind;
  self->at = *at;

  return self;
}

/**
 * kb_run_event_new_cue:
 * @cue_id: the cue that it is about
 *
 * Returns: (transfer full): an event about a cue.
 */
KbRunEvent *
kb_run_event_new_cue (KbRunEventKind  kind,
                      const KbStamp  *at,
                      gint64          cue_id)
{
  KbRunEvent *self = kb_run_event_new (kind, at);

  self->cue_id = cue_id;
  return self;
}

/**
 * kb_run_event_new_undo:
 * @event_id: the event to take back
 *
 * Returns: (transfer full): an `undo` event.
 */
KbRunEvent *
kb_run_event_new_undo (const KbStamp *at,
                       gint64         event_id)
{
  KbRunEvent *self = kb_run_event_new (KB_RUN_EVENT_KIND_UNDO, at);

  self->other_id = event_id;
  return self;
}

KbRunEvent *
kb_run_event_copy (const KbRunEvent *self)
{
  KbRunEvent *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->changes = self->changes != NULL ? g_array_copy (self->changes) : NULL;

  return copy;
}

void
kb_run_event_free (KbRunEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

/**
 * kb_run_event_dup_payload:
 *
 * Returns: (transfer full) (nullable): the changes of a `retime` as one line of JSON,
 *   `[{"cue":"71","added_ms":-60000},{"cue":"72","skip":true}]`; %NULL where there are none.
 */
char *
kb_run_event_dup_payload (const KbRunEvent *self)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray *array;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->changes == NULL)
    return NULL;

  array = json_array_new ();
  for (guint i = 0; i < self->changes->len; i++)
    json_array_add_element (array, create_change_node (&g_array_index (self->changes, KbRetime, i)));
  root = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (root, array);

  return json_to_string (root, FALSE);
}

/**
 * kb_run_event_set_payload:
 * @payload: (nullable): what kb_run_event_dup_payload() made; "" is none, as in a row without one
 * @error: return location
 *
 * Returns: %FALSE with %KB_ERROR_INPUT, the event unchanged, when @payload is no list of changes.
 */
gboolean
kb_run_event_set_payload (KbRunEvent  *self,
                          const char  *payload,
                          GError     **error)
{
  g_autoptr (JsonNode) root = NULL;
  GArray *changes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (payload != NULL)
    {
      root = json_from_string (payload, NULL);
      changes = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? read_changes (json_node_get_array (root)) : NULL;
      if (changes == NULL)
        {
          g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("An event’s list of changes cannot be read"));
          return FALSE;
        }
    }

  g_clear_pointer (&self->changes, g_array_unref);
  self->changes = changes;
  return TRUE;
}

/**
 * kb_run_event_from_record:
 * @record: a `run_event` row
 * @error: return location
 *
 * Returns: (transfer full): the event; %NULL with %KB_ERROR_INPUT when its payload cannot be read.
 */
KbRunEvent *
kb_run_event_from_record (KbRecord  *record,
                          GError   **error)
{
  g_autoptr (KbRunEvent) self = g_new0 (KbRunEvent, 1);

  g_return_val_if_fail (kb_record_get_kind (record) == KB_ENTITY_RUN_EVENT, NULL);

  self->id = kb_record_get_id (record);
  self->kind = kb_record_get_int (record, KB_RUN_EVENT_KIND);
  self->at.wall_us = kb_record_get_int (record, KB_RUN_EVENT_AT_US);
  self->at.boot_us = kb_record_get_int_or (record, KB_RUN_EVENT_BOOT_US, 0);
  self->at.boot_id = g_intern_string (get_text (record, KB_RUN_EVENT_BOOT_ID));
  self->cue_id = kb_record_get_int_or (record, KB_RUN_EVENT_CUE_ID, 0);
  self->other_id = kb_record_get_int_or (record, KB_RUN_EVENT_OTHER_ID, 0);
  self->amount_ms = kb_record_get_int_or (record, KB_RUN_EVENT_AMOUNT_MS, 0);
  self->text = g_strdup (get_text (record, KB_RUN_EVENT_TEXT));
  if (!kb_run_event_set_payload (self, get_text (record, KB_RUN_EVENT_PAYLOAD), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kb_run_event_to_record:
 * @session_id: the session of the run
 * @run_id: the run
 * @position: its place in the run, from 1
 *
 * Returns: (transfer full): the `run_event` row to append.
 */
KbRecord *
kb_run_event_to_record (const KbRunEvent *self,
                        gint64            session_id,
                        gint64            run_id,
                        gint64            position)
{
  KbRecord *record = kb_record_new (KB_ENTITY_RUN_EVENT, self->id);
  g_autofree char *payload = kb_run_event_dup_payload (self);

  kb_record_set_int (record, KB_RUN_EVENT_SESSION_ID, session_id);
  kb_record_set_int (record, KB_RUN_EVENT_RUN_ID, run_id);
  kb_record_set_int (record, KB_RUN_EVENT_POSITION, position);
  kb_record_set_int (record, KB_RUN_EVENT_KIND, self->kind);
  kb_record_set_int (record, KB_RUN_EVENT_AT_US, self->at.wall_us);
  if (self->at.boot_id != NULL)
    {
      kb_record_set_int (record, KB_RUN_EVENT_BOOT_US, self->at.boot_us);
      kb_record_set_text (record, KB_RUN_EVENT_BOOT_ID, self->at.boot_id);
    }
  if (self->cue_id != 0)
    kb_record_set_int (record, KB_RUN_EVENT_CUE_ID, self->cue_id);
  if (self->other_id != 0)
    kb_record_set_int (record, KB_RUN_EVENT_OTHER_ID, self->other_id);
  if (self->amount_ms != 0)
    kb_record_set_int (record, KB_RUN_EVENT_AMOUNT_MS, self->amount_ms);
  if (self->text != NULL)
    kb_record_set_text (record, KB_RUN_EVENT_TEXT, self->text);
  if (payload != NULL)
    kb_record_set_text (record, KB_RUN_EVENT_PAYLOAD, payload);

  return record;
}
