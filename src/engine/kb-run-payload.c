/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-payload"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "kb-error.h"
#include "kb-id.h"
#include "kb-run-event.h"

/* What belongs to an event beside its columns, as JSON: a list of changes, or an object of details. */

static void
add_id (JsonObject *object,
        const char *name,
        gint64      id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  json_object_set_string_member (object, name, text);
}

static JsonNode *
create_change_node (const KbRetime *change)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  add_id (object, "cue", change->cue_id);
  if (change->added_ms != 0)
    json_object_set_int_member (object, "added_ms", change->added_ms);
  if (change->duration_ms != KB_NONE)
    json_object_set_int_member (object, "duration_ms", change->duration_ms);
  if (change->skip)
    json_object_set_boolean_member (object, "skip", TRUE);
  if (change->sets_start && change->fixed_us != KB_NONE)
    json_object_set_int_member (object, "fixed_us", change->fixed_us);
  else if (change->sets_start)
    json_object_set_null_member (object, "fixed_us");

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

/* An instant, or null for a cue that starts when the one before it ends. */
static gboolean
read_start (JsonObject *object,
            KbRetime   *change)
{
  JsonNode *start = json_object_get_member (object, "fixed_us");

  change->sets_start = start != NULL;
  change->fixed_us = KB_NONE;
  return start == NULL || JSON_NODE_HOLDS_NULL (start) || read_int (object, "fixed_us", &change->fixed_us);
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
  return read_start (object, change)
         && read_int (object, "added_ms", &change->added_ms)
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

static char *
write_changes (GArray *changes)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    json_array_add_element (array, create_change_node (&g_array_index (changes, KbRetime, i)));
  json_node_take_array (root, array);

  return json_to_string (root, FALSE);
}

/* The figures of a minute by their names in the payload. */
static const struct
{
  const char *name;
  gsize       offset;
} figures[] = {
  { "minute", G_STRUCT_OFFSET (KbRunDetail, minute) },
  { "online", G_STRUCT_OFFSET (KbRunDetail, online) },
  { "orders", G_STRUCT_OFFSET (KbRunDetail, orders) },
  { "gmv_minor", G_STRUCT_OFFSET (KbRunDetail, gmv_minor) },
};

/* How a rehearsal goes, as its start says; 0 where it says nothing. */
static const struct
{
  const char *name;
  gsize       offset;
} terms[] = {
  { "pace", G_STRUCT_OFFSET (KbRunDetail, pace) },
  { "edge_ms", G_STRUCT_OFFSET (KbRunDetail, edge_ms) },
  { "shift_us", G_STRUCT_OFFSET (KbRunDetail, shift_us) },
};

static gint64 *
peek_term (KbRunDetail *detail,
           guint        index)
{
  return G_STRUCT_MEMBER_P (detail, terms[index].offset);
}

static gint64 *
peek_figure (KbRunDetail *detail,
             guint        index)
{
  return G_STRUCT_MEMBER_P (detail, figures[index].offset);
}

static JsonArray *
create_stock (GArray *stock)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < stock->len; i++)
    {
      const KbStockCount *count = &g_array_index (stock, KbStockCount, i);
      JsonObject *object = json_object_new ();

      add_id (object, "item", count->item_id);
      if (count->spec_id != 0)
        add_id (object, "spec", count->spec_id);
      json_object_set_int_member (object, "left", count->left);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
create_object (const KbRunEvent *event)
{
  JsonObject *object = json_object_new ();
  KbRunDetail detail = event->detail;

  if (event->kind == KB_RUN_EVENT_KIND_INCIDENT_RAISE)
    json_object_set_string_member (object, "level", kb_enum_code (&kb_severity_enum, detail.severity));
  if (event->stock != NULL)
    json_object_set_array_member (object, "stock", create_stock (event->stock));
  if (detail.step_id != 0)
    add_id (object, "step", detail.step_id);
  if (detail.is_urgent)
    json_object_set_boolean_member (object, "urgent", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (*peek_figure (&detail, i) != KB_NONE)
      json_object_set_int_member (object, figures[i].name, *peek_figure (&detail, i));
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (*peek_term (&detail, i) != 0)
      json_object_set_int_member (object, terms[i].name, *peek_term (&detail, i));

  return object;
}

static gboolean
read_level (JsonObject  *object,
            KbRunDetail *detail)
{
  JsonNode *node = json_object_get_member (object, "level");
  int severity;

  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  severity = kb_enum_find (&kb_severity_enum, json_node_get_string (node));
  detail->severity = MAX (severity, 0);
  return severity >= 0;
}

/* A member that is not there leaves @id as it is. */
static gboolean
read_id (JsonObject *object,
         const char *name,
         gint64     *id)
{
  JsonNode *node = json_object_get_member (object, name);

  return node == NULL || (json_node_get_value_type (node) == G_TYPE_STRING && kb_id_parse (json_node_get_string (node), id));
}

static gboolean
read_count (JsonNode     *node,
            KbStockCount *count)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  *count = (KbStockCount) { 0, 0, -1 };
  object = json_node_get_object (node);
  return read_id (object, "item", &count->item_id) && read_id (object, "spec", &count->spec_id)
         && read_int (object, "left", &count->left) && count->item_id != 0 && count->left >= 0
         && count->left <= KB_STOCK_MOST;
}

/* Returns: FALSE when there is something that cannot be read; @stock stays NULL where there is nothing. */
static gboolean
read_stock (JsonObject  *object,
            GArray     **stock)
{
  JsonNode *node = json_object_get_member (object, "stock");
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (KbStockCount));
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      KbStockCount count;

      if (!read_count (json_array_get_element (array, i), &count))
        return FALSE;
      g_array_append_val (counts, count);
    }

  *stock = g_steal_pointer (&counts);
  return TRUE;
}

static gboolean
read_detail (JsonObject  *object,
             KbRunDetail *detail)
{
  JsonNode *urgent = json_object_get_member (object, "urgent");

  if (!read_id (object, "step", &detail->step_id))
    return FALSE;
  if (urgent != NULL && json_node_get_value_type (urgent) != G_TYPE_BOOLEAN)
    return FALSE;

  detail->is_urgent = urgent != NULL && json_node_get_boolean (urgent);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (!read_int (object, figures[i].name, peek_figure (detail, i)))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (!read_int (object, terms[i].name, peek_term (detail, i)))
      return FALSE;

  return read_level (object, detail);
}

/**
 * kb_run_event_dup_payload:
 *
 * Returns: (transfer full) (nullable): what the columns have no place for, as one line of JSON: the changes of a `retime`,
 *   `[{"cue":"71","added_ms":-60000},{"cue":"72","skip":true}]`, or the details of another event,
 *   `{"level":"p0","minute":97,"online":318}`, `{"stock":[{"item":"81","left":97}]}`; %NULL where there are none.
 */
char *
kb_run_event_dup_payload (const KbRunEvent *self)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->changes != NULL)
    return write_changes (self->changes);

  object = create_object (self);
  root = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (root, object);

  return json_object_get_size (object) > 0 ? json_to_string (root, FALSE) : NULL;
}

/**
 * kb_run_event_set_payload:
 * @payload: (nullable): what kb_run_event_dup_payload() made; "" is none, as in a row without one
 * @error: return location
 *
 * Returns: %FALSE with %KB_ERROR_INPUT, the event unchanged, when @payload is neither.
 */
gboolean
kb_run_event_set_payload (KbRunEvent  *self,
                          const char  *payload,
                          GError     **error)
{
  g_autoptr (JsonNode) root = payload != NULL ? json_from_string (payload, NULL) : NULL;
  KbRunDetail detail = KB_RUN_DETAIL_INIT;
  g_autoptr (GArray) stock = NULL;
  GArray *changes = NULL;
  gboolean is_read = payload == NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    is_read = (changes = read_changes (json_node_get_array (root))) != NULL;
  else if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && json_object_get_size (json_node_get_object (root)) > 0)
    is_read = read_detail (json_node_get_object (root), &detail) && read_stock (json_node_get_object (root), &stock);
  if (!is_read)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("What belongs to an event cannot be read"));
      return FALSE;
    }

  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->stock, g_array_unref);
  self->changes = changes;
  self->stock = g_steal_pointer (&stock);
  self->detail = detail;
  return TRUE;
}
