/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-replay"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-id.h"
#include "kb-instant.h"
#include "kb-makeup.h"
#include "kb-replay.h"
#include "kb-run-json.h"

/* What belongs to an event, each a member of its object. */
typedef enum
{
  NEEDS_CUE = 1 << 0,        /* "cue": its number */
  NEEDS_NEW_CUE = 1 << 1,    /* "cue": a number that is not there yet */
  NEEDS_MS = 1 << 2,         /* "ms" */
  NEEDS_NAME = 1 << 3,       /* "name": of an incident, a duty or an item, as the file calls it */
  NEEDS_TEXT = 1 << 4,       /* "text" */
  TAKES_TEXT = 1 << 5,       /* "text", if any */
  TAKES_BEFORE = 1 << 6,     /* "before": the number of a cue, if any */
  TAKES_LEVEL = 1 << 7,      /* "level": "p0" to "p3", if any */
  NEEDS_LEFT = 1 << 8,       /* "left": units of a product */
} Needs;

/* What a file may say. `make-up` becomes a `retime` event, the others are what they say. */
static const struct
{
  const char     *name;
  KbRunEventKind  kind;
  Needs           needs;
} words[] = {
  { "start", KB_RUN_EVENT_KIND_START, 0 },
  { "take", KB_RUN_EVENT_KIND_TAKE, NEEDS_CUE },
  { "hold", KB_RUN_EVENT_KIND_HOLD, 0 },
  { "resume", KB_RUN_EVENT_KIND_RESUME, 0 },
  { "add", KB_RUN_EVENT_KIND_ADD, NEEDS_CUE | NEEDS_MS },
  { "make-up", KB_RUN_EVENT_KIND_RETIME, 0 },
  { "skip", KB_RUN_EVENT_KIND_SKIP, NEEDS_CUE },
  { "unskip", KB_RUN_EVENT_KIND_UNSKIP, NEEDS_CUE },
  { "insert", KB_RUN_EVENT_KIND_INSERT, NEEDS_NEW_CUE | NEEDS_MS | TAKES_BEFORE },
  { "move", KB_RUN_EVENT_KIND_MOVE, NEEDS_CUE | TAKES_BEFORE },
  { "anchor", KB_RUN_EVENT_KIND_ANCHOR, NEEDS_MS },
  { "message", KB_RUN_EVENT_KIND_MESSAGE, TAKES_TEXT },
  { "seen", KB_RUN_EVENT_KIND_SEEN, 0 },
  { "note", KB_RUN_EVENT_KIND_NOTE, NEEDS_TEXT },
  { "duty", KB_RUN_EVENT_KIND_DUTY, NEEDS_CUE | NEEDS_NAME | TAKES_TEXT },
  { "pin", KB_RUN_EVENT_KIND_PIN, NEEDS_NAME },
  { "stock", KB_RUN_EVENT_KIND_STOCK, NEEDS_NAME | NEEDS_LEFT },
  { "incident-raise", KB_RUN_EVENT_KIND_INCIDENT_RAISE, NEEDS_NAME | TAKES_TEXT | TAKES_LEVEL },
  { "incident-step", KB_RUN_EVENT_KIND_INCIDENT_STEP, NEEDS_NAME | TAKES_TEXT },
  { "incident-escalate", KB_RUN_EVENT_KIND_INCIDENT_ESCALATE, NEEDS_NAME | TAKES_TEXT },
  { "incident-resolve", KB_RUN_EVENT_KIND_INCIDENT_RESOLVE, NEEDS_NAME },
  { "undo", KB_RUN_EVENT_KIND_UNDO, 0 },
  { "end", KB_RUN_EVENT_KIND_END, 0 },
};

/* One entry of the file. */
typedef struct
{
  gint64          at_us;
  KbRunEventKind  kind;
  gint64          cue_id;
  gint64          before_id;
  gint64          name_id;
  gint64          ms;
  gint64          left;
  int             severity;
  const char     *text;       /* borrowed from the file, nullable */
} Entry;

/* What the file names beside the plan's cues: each name is an id of its own. */
typedef struct
{
  const KbPlan *plan;       /* borrowed */
  GHashTable   *cues;       /* owned: number → id of a cue that is inserted */
  GHashTable   *names;      /* owned: name → id */
} Names;

static void
names_clear (Names *names)
{
  g_hash_table_unref (names->cues);
  g_hash_table_unref (names->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static gint64
find_or_add (GHashTable *table,
             const char *name)
{
  gint64 *id = g_hash_table_lookup (table, name);

  if (id == NULL)
    {
      const gint64 new_id = kb_id_new ();

      id = g_memdup2 (&new_id, sizeof new_id);
      g_hash_table_insert (table, g_strdup (name), id);
    }

  return *id;
}

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

static const char *
find_number (const Names *names,
             gint64       cue_id)
{
  GHashTableIter iter;
  gpointer number, id;

  g_hash_table_iter_init (&iter, names->cues);
  while (g_hash_table_iter_next (&iter, &number, &id))
    if (*(gint64 *) id == cue_id)
      return number;

  return NULL;
}

static gboolean
find_cue (const Names  *names,
          const char   *number,
          gint64       *cue_id,
          GError      **error)
{
  const int index = kb_plan_find_number (names->plan, number);

  if (index < 0 && !g_hash_table_contains (names->cues, number))
    return fail (error, _("There is no cue “%s”"), number);

  *cue_id = index >= 0 ? names->plan->cues[index].id : find_or_add (names->cues, number);
  return TRUE;
}

static gboolean
read_cue (const Names  *names,
          JsonObject   *object,
          Needs         needs,
          gint64       *cue_id,
          GError      **error)
{
  const char *number = get_string (object, "cue");

  if ((needs & (NEEDS_CUE | NEEDS_NEW_CUE)) == 0)
    return TRUE;
  if (number == NULL)
    return fail (error, _("“cue” is missing: the number of a cue is needed"));
  if ((needs & NEEDS_CUE) != 0)
    return find_cue (names, number, cue_id, error);
  if (kb_plan_find_number (names->plan, number) >= 0 || g_hash_table_contains (names->cues, number))
    return fail (error, _("There is a cue “%s” already: the new one needs another number"), number);

  *cue_id = find_or_add (names->cues, number);
  return TRUE;
}

static gboolean
read_before (const Names  *names,
             JsonObject   *object,
             gint64       *before_id,
             GError      **error)
{
  const char *number = get_string (object, "before");

  return number == NULL || find_cue (names, number, before_id, error);
}

static gboolean
read_name (const Names  *names,
           JsonObject   *object,
           gboolean      is_new,
           gint64       *id,
           GError      **error)
{
  const char *name = get_string (object, "name");

  if (name == NULL)
    return fail (error, _("“name” is missing: what the file calls it is needed"));
  if (is_new && g_hash_table_contains (names->names, name))
    return fail (error, _("“%s” is there already: the new one needs another name"), name);

  *id = find_or_add (names->names, name);
  return TRUE;
}

static gboolean
read_text (JsonObject  *object,
           Needs        needs,
           Entry       *entry,
           GError     **error)
{
  const char *level = get_string (object, "level");

  entry->text = get_string (object, "text");
  entry->severity = (needs & TAKES_LEVEL) != 0 && level != NULL ? kb_enum_find (&kb_severity_enum, level) : KB_SEVERITY_P2;
  if ((needs & NEEDS_TEXT) != 0 && entry->text == NULL)
    return fail (error, _("“text” is missing: its words are needed"));

  return entry->severity >= 0 || fail (error, _("There is no level “%s”: p0, p1, p2 and p3 are known"), level);
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
read_left (JsonObject  *object,
           gint64      *left,
           GError     **error)
{
  JsonNode *node = json_object_get_member (object, "left");

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (error, _("“left” is missing: a whole number of units is needed"));

  *left = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_members (const Names  *names,
              JsonObject   *object,
              Needs         needs,
              Entry        *entry,
              GError      **error)
{
  return read_cue (names, object, needs, &entry->cue_id, error)
         && ((needs & NEEDS_MS) == 0 || read_ms (object, &entry->ms, error))
         && ((needs & NEEDS_LEFT) == 0 || read_left (object, &entry->left, error))
         && ((needs & NEEDS_NAME) == 0
             || read_name (names, object, (needs & TAKES_LEVEL) != 0, &entry->name_id, error))
         && ((needs & TAKES_BEFORE) == 0 || read_before (names, object, &entry->before_id, error))
         && read_text (object, needs, entry, error);
}

static gboolean
read_entry (const Names  *names,
            JsonNode     *node,
            Entry        *entry,
            GError      **error)
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
  return read_members (names, object, words[word].needs, entry, error);
}

/* Names the place: the index as JSON counts, and the place as people do. */
static void
prefix_entry (GError **error,
              guint    index)
{
  g_prefix_error (error, _("events[%u] (entry %u): "), index, index + 1);
}

static GArray *
read_entries (const Names  *names,
              JsonNode     *events,
              GError      **error)
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

      if (!read_entry (names, json_array_get_element (list, i), &entry, error)
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
create_makeup (KbRun         *run,
               const KbStamp *at)
{
  g_autoptr (KbMakeup) makeup = kb_makeup_propose (run, at);
  KbRunEvent *event = kb_makeup_create_event (makeup, at);

  return event != NULL ? event : kb_run_event_new (KB_RUN_EVENT_KIND_RETIME, at);
}

static GArray *
create_stock (const Entry *entry)
{
  const KbStockCount count = { entry->name_id, 0, entry->left };
  GArray *stock = g_array_new (FALSE, FALSE, sizeof (KbStockCount));

  g_array_append_val (stock, count);
  return stock;
}

/* The other thing that an event is about. */
static gint64
find_other (KbRun       *run,
            const Entry *entry)
{
  const KbRunMessage *message = kb_run_get_message (run);

  switch (entry->kind)
    {
    case KB_RUN_EVENT_KIND_INSERT:
    case KB_RUN_EVENT_KIND_MOVE:
      return entry->before_id;
    case KB_RUN_EVENT_KIND_INCIDENT_RAISE:
      return 0;
    case KB_RUN_EVENT_KIND_SEEN:
      return message != NULL ? message->id : 0;
    default:
      return entry->name_id;
    }
}

static gint64
get_cue_on (KbRun         *run,
            const KbStamp *at)
{
  KbRunLive live;

  kb_run_tick (run, at, &live);
  return live.cue_id;
}

static KbRunEvent *
create_event (KbRun         *run,
              const Entry   *entry,
              const Names   *names,
              const KbStamp *at)
{
  const KbRunEvent *last = kb_run_find_last (run, -1);
  KbRunEvent *event;

  if (entry->kind == KB_RUN_EVENT_KIND_RETIME)
    return create_makeup (run, at);
  if (entry->kind == KB_RUN_EVENT_KIND_UNDO)
    return kb_run_event_new_undo (at, last != NULL ? last->id : 0);

  event = kb_run_event_new_cue (entry->kind, at, entry->cue_id);
  event->amount_ms = entry->ms;
  event->other_id = find_other (run, entry);
  event->text = g_strdup (entry->text);
  event->detail.severity = entry->severity;
  if (entry->kind == KB_RUN_EVENT_KIND_STOCK)
    event->stock = create_stock (entry);
  if (entry->kind == KB_RUN_EVENT_KIND_INCIDENT_RAISE)
    {
      event->id = entry->name_id;
      event->cue_id = get_cue_on (run, at);
    }
  if (entry->kind == KB_RUN_EVENT_KIND_INSERT)
    {
      g_free (event->text);
      event->text = g_strdup (find_number (names, entry->cue_id));
    }
  return event;
}

/**
 * kb_replay_run:
 * @plan: the session's plan, with the cues' numbers
 * @events: the events: a list of objects with `at`, `event` and, where they need it, `cue`, `ms`, `before`, `text`,
 *   `level`, `left`, and `name`: what the file calls an incident, a duty or an item
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
  g_auto (Names) names = { plan, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                           g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  KbStamp now = { .wall_us = at_us };

  g_return_val_if_fail (plan != NULL && zone != NULL, NULL);

  entries = read_entries (&names, events, error);
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
      event = create_event (run, entry, &names, &at);
      if (!kb_run_append (run, event, error))
        {
          prefix_entry (error, i);
          return NULL;
        }
    }

  catch_up (run, &now);
  return kb_run_to_json (run, &now, zone);
}
