/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-replay"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-instant.h"
#include "kb-makeup.h"
#include "kb-replay.h"
#include "kb-run-json.h"

/* What a file may say. `make-up` becomes a `retime` event, the others are what they say. */
static const struct
{
  const char     *name;
  KbRunEventKind  kind;
  gboolean        has_cue;
  gboolean        has_ms;
} words[] = {
  { "start", KB_RUN_EVENT_KIND_START, FALSE, FALSE },
  { "take", KB_RUN_EVENT_KIND_TAKE, TRUE, FALSE },
  { "hold", KB_RUN_EVENT_KIND_HOLD, FALSE, FALSE },
  { "resume", KB_RUN_EVENT_KIND_RESUME, FALSE, FALSE },
  { "add", KB_RUN_EVENT_KIND_ADD, TRUE, TRUE },
  { "make-up", KB_RUN_EVENT_KIND_RETIME, FALSE, FALSE },
  { "skip", KB_RUN_EVENT_KIND_SKIP, TRUE, FALSE },
  { "unskip", KB_RUN_EVENT_KIND_UNSKIP, TRUE, FALSE },
  { "undo", KB_RUN_EVENT_KIND_UNDO, FALSE, FALSE },
  { "end", KB_RUN_EVENT_KIND_END, FALSE, FALSE },
};

/* One entry of the file. */
typedef struct
{
  gint64         at_us;
  KbRunEventKind kind;
  gint64         cue_id;
  gint64         ms;
} Entry;

static gboolean G_GNUC_PRINTF (2, 3)
fail (GError     **error,
      const char  *format,
      ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (KB_ERROR, KB_ERROR_INPUT, format, args);
  va_end (args);

  return FALSE;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                          : NULL;
}

static int
find_word (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].name, name))
      return (int) i;

  return -1;
}

static gboolean
read_cue (const KbPlan  *plan,
          JsonObject    *object,
          gint64        *cue_id,
          GError       **error)
{
  const char *number = get_string (object, "cue");
  int index;

  if (number == NULL)
    return fail (error, _("“cue” is missing: the number of a cue is needed"));

  index = kb_plan_find_number (plan, number);
  if (index < 0)
    return fail (error, _("There is no cue “%s”"), number);

  *cue_id = plan->cues[index].id;
  return TRUE;
}

static gboolean
read_ms (JsonObject  *object,
         gint64      *ms,
         GError     **error)
{
  JsonNode *node = json_object_get_member (object, "ms");

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (error, _("“ms” is missing: a whole number of milliseconds is needed"));

  *ms = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_entry (const KbPlan  *plan,
            JsonNode      *node,
            Entry         *entry,
            GError       **error)
{
  JsonObject *object;
  const char *at, *name;
  int word;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, _("It is not an object with “at” and “event”"));

  object = json_node_get_object (node);
  at = get_string (object, "at");
  name = get_string (object, "event");
  if (at == NULL || name == NULL)
    return fail (error, at == NULL ? _("“at” is missing: a time is needed")
                                   : _("“event” is missing: the name of an event is needed"));
  if (!kb_instant_parse (at, &entry->at_us, error))
    return FALSE;

  word = find_word (name);
  if (word < 0)
    return fail (error, _("There is no event “%s”"), name);

  entry->kind = words[word].kind;
  return (!words[word].has_cue || read_cue (plan, object, &entry->cue_id, error))
         && (!words[word].has_ms || read_ms (object, &entry->ms, error));
}

/* Names the place: the index as JSON counts, and the place as people do. */
static void
prefix_entry (GError **error,
              guint    index)
{
  g_prefix_error (error, _("events[%u] (entry %u): "), index, index + 1);
}

static GArray *
read_entries (const KbPlan  *plan,
              JsonNode      *events,
              GError       **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  JsonArray *list;

  if (events == NULL || !JSON_NODE_HOLDS_ARRAY (events))
    {
      fail (error, _("The events are not a JSON list"));
      return NULL;
    }

  list = json_node_get_array (events);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      Entry entry = { 0, };

      if (!read_entry (plan, json_array_get_element (list, i), &entry, error)
          || (i > 0 && entry.at_us < g_array_index (entries, Entry, i - 1).at_us
              && !fail (error, _("It is earlier than the entry before it"))))
        {
          prefix_entry (error, i);
          return NULL;
        }
      g_array_append_val (entries, entry);
    }

  return g_steal_pointer (&entries);
}

/* What went on by itself up to now. */
static void
catch_up (KbRun         *run,
          const KbStamp *now)
{
  for (;;)
    {
      g_autoptr (KbRunEvent) take = kb_run_create_due_take (run, now);

      if (take == NULL || !kb_run_append (run, take, NULL))
        return;
    }
}

static KbRunEvent *
create_event (KbRun         *run,
              const Entry   *entry,
              const KbStamp *at)
{
  const KbRunEvent *last;
  KbRunEvent *event;

  if (entry->kind == KB_RUN_EVENT_KIND_RETIME)
    {
      g_autoptr (KbMakeup) makeup = kb_makeup_propose (run, at);

      event = kb_makeup_create_event (makeup, at);
      return event != NULL ? event : kb_run_event_new (KB_RUN_EVENT_KIND_RETIME, at);
    }
  if (entry->kind == KB_RUN_EVENT_KIND_UNDO)
    {
      last = kb_run_find_last (run, -1);
      return kb_run_event_new_undo (at, last != NULL ? last->id : 0);
    }

  event = kb_run_event_new_cue (entry->kind, at, entry->cue_id);
  event->amount_ms = entry->ms;
  return event;
}

/**
 * kb_replay_run:
 * @plan: the session's plan, with the cues' numbers
 * @events: the events: a list of objects with `at`, `event` and, where they need it, `cue`, `ms`
 * @at_us: the instant to look at, microseconds since 1970 UTC
 * @zone: the session's zone
 * @error: return location
 *
 * Replays a run on a virtual clock that stops at @at_us: later entries are checked, but have not
 * happened yet. Cues that go on by themselves do so at their exact end; at one instant, before what
 * the file says of it. It replays as a live run: nothing is shifted.
 *
 * Returns: (transfer full): the state then, see kb_run_to_json(); %NULL with an error that begins
 *   with the place of the entry: %KB_ERROR_INPUT for one that cannot be read, for times out of
 *   order and unknown events or cues, %KB_ERROR_REFUSED for one that makes no sense there.
 */
JsonNode *
kb_replay_run (const KbPlan  *plan,
               JsonNode      *events,
               gint64         at_us,
               GTimeZone     *zone,
               GError       **error)
{
  g_autoptr (GArray) entries = NULL;
  g_autoptr (KbRun) run = NULL;
  KbStamp now = { .wall_us = at_us };

  g_return_val_if_fail (plan != NULL && zone != NULL, NULL);

  entries = read_entries (plan, events, error);
  if (entries == NULL)
    return NULL;

  run = kb_run_new (plan);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      KbStamp at = { .wall_us = entry->at_us };
      g_autoptr (KbRunEvent) event = NULL;

      if (entry->at_us > at_us)
        break;

      catch_up (run, &at);
      event = create_event (run, entry, &at);
      if (!kb_run_append (run, event, error))
        {
          prefix_entry (error, i);
          return NULL;
        }
    }

  catch_up (run, &now);
  return kb_run_to_json (run, &now, zone);
}
