/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-log"

#include "config.h"

#include "kb-run-log.h"

/* A rehearsal or a live run of a session; its state is the fold of its events. */
const KbField kb_run_fields[] = {
  [KB_RUN_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_RUN_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_run_kind_enum, .preset = "rehearsal",
      .comment = "whether it counts" },
  [KB_RUN_STARTED_US] = { "started_us", KB_FIELD_INSTANT,
      .comment = "wall clock at the start, microseconds since 1970 UTC" },
  [KB_RUN_ENDED_US] = { "ended_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "wall clock at the end, microseconds since 1970 UTC; NULL = open" },
  [KB_RUN_BASELINE] = { "baseline", KB_FIELD_TEXT, KB_FIELD_LONG | KB_FIELD_CODED,
      .comment = "the plan as it was frozen at the start: order, lengths, hard starts, as JSON" },
  [KB_RUN_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_run_fields) == KB_RUN_N_FIELDS);

/* What happened in a run; appended, never changed. */
const KbField kb_run_event_fields[] = {
  [KB_RUN_EVENT_SESSION_ID] = { "session_id", KB_FIELD_REF, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_RUN_EVENT_RUN_ID] = { "run_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_RUN,
      .comment = "the run" },
  [KB_RUN_EVENT_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order in the run, from 1 without gaps" },
  [KB_RUN_EVENT_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_run_event_kind_enum, .preset = "note",
      .comment = "what happened" },
  [KB_RUN_EVENT_AT_US] = { "at_us", KB_FIELD_INSTANT,
      .comment = "wall clock, microseconds since 1970 UTC" },
  [KB_RUN_EVENT_BOOT_US] = { "boot_us", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "monotonic clock, microseconds since boot" },
  [KB_RUN_EVENT_BOOT_ID] = { "boot_id", KB_FIELD_TEXT, KB_FIELD_NULLABLE | KB_FIELD_CODED,
      .comment = "which boot that was" },
  [KB_RUN_EVENT_CUE_ID] = { "cue_id", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "id of the cue as it was then; not a reference, the log outlives the plan" },
  [KB_RUN_EVENT_OTHER_ID] = { "other_id", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "id of another thing: the cue before which it moved, the event taken back, the "
                 "incident, the message, the duty, the item" },
  [KB_RUN_EVENT_AMOUNT_MS] = { "amount_ms", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "by how much, milliseconds, negative = shorter" },
  [KB_RUN_EVENT_TEXT] = { "text", KB_FIELD_TEXT, KB_FIELD_NULLABLE,
      .comment = "words of a message or a note, the name of an incident, who did a step or a duty" },
  [KB_RUN_EVENT_PAYLOAD] = { "payload", KB_FIELD_TEXT, KB_FIELD_LONG | KB_FIELD_NULLABLE | KB_FIELD_CODED,
      .comment = "what else belongs to it, as JSON" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_run_event_fields) == KB_RUN_EVENT_N_FIELDS);
