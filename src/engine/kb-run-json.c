/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-json"

#include "config.h"

#include "kb-instant.h"
#include "kb-run-json.h"

/**
 * kb_json_add_instant:
 * @builder: inside an object
 * @name: the member
 * @us: microseconds since 1970 UTC; %KB_NONE: null
 * @zone: the zone to print in
 *
 * Adds a time as files have it, `2026-10-17T20:00:00.000+08:00`.
 */
void
kb_json_add_instant (JsonBuilder *builder,
                     const char  *name,
                     gint64       us,
                     GTimeZone   *zone)
{
  g_autofree char *text = us != KB_NONE ? kb_instant_format (us, zone) : NULL;

  kb_json_add_string (builder, name, text);
}

/**
 * kb_json_add_int:
 * @value: %KB_NONE: null
 */
void
kb_json_add_int (JsonBuilder *builder,
                 const char  *name,
                 gint64       value)
{
  json_builder_set_member_name (builder, name);
  if (value == KB_NONE)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, value);
}

/**
 * kb_json_add_string:
 * @value: (nullable): %NULL: null
 */
void
kb_json_add_string (JsonBuilder *builder,
                    const char  *name,
                    const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

static void
add_cue (JsonBuilder    *builder,
         const KbRunCue *cue,
         GTimeZone      *zone)
{
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "cue", cue->number);
  kb_json_add_string (builder, "state", kb_cue_state_get_name (cue->state));
  kb_json_add_instant (builder, "planned_start", cue->planned_start_us, zone);
  kb_json_add_instant (builder, "planned_end", cue->planned_end_us, zone);
  kb_json_add_instant (builder, "actual_start", cue->actual_start_us, zone);
  kb_json_add_int (builder, "actual_ms", cue->actual_ms);
  kb_json_add_instant (builder, "expected_start", cue->expected_start_us, zone);
  kb_json_add_instant (builder, "expected_end", cue->expected_end_us, zone);
  kb_json_add_int (builder, "late_ms", cue->late_ms);
  json_builder_end_object (builder);
}

static void
add_next_hard (JsonBuilder     *builder,
               KbRun           *run,
               const KbRunLive *live,
               GTimeZone       *zone)
{
  KbRunCue hard;

  json_builder_set_member_name (builder, "next_hard");
  if (live->hard_index < 0)
    {
      json_builder_add_null_value (builder);
      return;
    }

  kb_run_get_cue (run, live->hard_index, live, &hard);
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "cue", hard.number);
  kb_json_add_instant (builder, "at", live->hard_us, zone);
  kb_json_add_int (builder, "slack_ms", live->slack_ms);
  json_builder_end_object (builder);
}

static void
add_cue_on (JsonBuilder     *builder,
            KbRun           *run,
            const KbRunLive *live)
{
  gboolean is_on = live->index >= 0;
  KbRunCue on = { .number = NULL };

  if (is_on)
    kb_run_get_cue (run, live->index, live, &on);
  kb_json_add_string (builder, "cue", on.number);
  kb_json_add_string (builder, "phase", kb_phase_get_name (live->phase));
  kb_json_add_int (builder, "elapsed_ms", is_on ? live->elapsed_ms : KB_NONE);
  kb_json_add_int (builder, "remaining_ms", is_on ? live->remaining_ms : KB_NONE);
}

static void
add_incident (JsonBuilder         *builder,
              KbRun               *run,
              const KbRunLive     *live,
              const KbRunIncident *incident,
              GTimeZone           *zone)
{
  const int index = kb_run_find_cue (run, incident->cue_id);
  KbRunCue cue = { .number = NULL };

  if (index >= 0)
    kb_run_get_cue (run, index, live, &cue);
  json_builder_begin_object (builder);
  kb_json_add_string (builder, "title", incident->title);
  kb_json_add_string (builder, "level", kb_enum_code (&kb_severity_enum, incident->severity));
  kb_json_add_string (builder, "cue", cue.number);
  kb_json_add_instant (builder, "raised", incident->raised_us, zone);
  kb_json_add_int (builder, "steps", incident->steps->len);
  kb_json_add_instant (builder, "escalated", incident->escalated_us, zone);
  kb_json_add_instant (builder, "resolved", incident->resolved_us, zone);
  json_builder_end_object (builder);
}

/* Only where something happened: the state of a calm run looks as it always did. */
static void
add_incidents (JsonBuilder     *builder,
               KbRun           *run,
               const KbRunLive *live,
               GTimeZone       *zone)
{
  guint n;
  const KbRunIncident *incidents = kb_run_get_incidents (run, &n);

  if (n == 0)
    return;

  json_builder_set_member_name (builder, "incidents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    add_incident (builder, run, live, &incidents[i], zone);
  json_builder_end_array (builder);
}

static void
add_message (JsonBuilder *builder,
             KbRun       *run)
{
  const KbRunMessage *message = kb_run_get_message (run);

  if (message != NULL)
    kb_json_add_string (builder, "message", message->text);
}

/**
 * kb_run_to_json:
 * @now: both clocks now
 * @zone: the session's zone
 *
 * Writes the state of a run as the command line prints it. Fields that do not apply are null.
 *
 * Returns: (transfer full): the object.
 */
JsonNode *
kb_run_to_json (KbRun         *self,
                const KbStamp *now,
                GTimeZone     *zone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  KbRunLive live;

  g_return_val_if_fail (self != NULL && zone != NULL, NULL);

  kb_run_tick (self, now, &live);
  json_builder_begin_object (builder);
  kb_json_add_instant (builder, "at", live.clock_us, zone);
  add_cue_on (builder, self, &live);
  kb_json_add_int (builder, "over_under_ms", live.planned_end_us != KB_NONE ? live.over_ms : KB_NONE);
  kb_json_add_instant (builder, "expected_end", live.expected_end_us, zone);
  kb_json_add_instant (builder, "planned_end", live.planned_end_us, zone);
  add_next_hard (builder, self, &live, zone);

  json_builder_set_member_name (builder, "cues");
  json_builder_begin_array (builder);
  for (guint i = 0; i < kb_run_get_n_cues (self); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (self, i, &live, &cue);
      add_cue (builder, &cue, zone);
    }
  json_builder_end_array (builder);
  add_incidents (builder, self, &live, zone);
  add_message (builder, self);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
