/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue"

#include "config.h"

#include "kb-cue.h"

/* A stretch of the rundown. */
const KbField kb_segment_fields[] = {
  [KB_SEGMENT_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session that it is part of" },
  [KB_SEGMENT_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order in the session, steps of KB_POSITION_STEP" },
  [KB_SEGMENT_TITLE] = { "title", KB_FIELD_TEXT, .comment = "name, \"循环一\"" },
  [KB_SEGMENT_BUDGET_MS] = { "budget_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "how long it should be, milliseconds" },
  [KB_SEGMENT_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_segment_fields) == KB_SEGMENT_N_FIELDS);

/* One step of the rundown. */
const KbField kb_cue_fields[] = {
  [KB_CUE_SESSION_ID] = { "session_id", KB_FIELD_REF, .refers = KB_ENTITY_SESSION,
      .comment = "the session that it is part of" },
  [KB_CUE_SEGMENT_ID] = { "segment_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SEGMENT,
      .comment = "the segment that it is part of" },
  [KB_CUE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order in the segment, steps of KB_POSITION_STEP" },
  [KB_CUE_CUE_NO] = { "cue_no", KB_FIELD_TEXT, .comment = "number, \"C06\"; unique in the session" },
  [KB_CUE_TITLE] = { "title", KB_FIELD_TEXT, .comment = "what it shows, in few words" },
  [KB_CUE_TYPE] = { "type", KB_FIELD_ENUM, .values = &kb_cue_type_enum, .preset = "demo",
      .comment = "what kind of step it is" },
  [KB_CUE_DURATION_MS] = { "duration_ms", KB_FIELD_DURATION, .preset = "60000",
      .comment = "planned length, milliseconds" },
  [KB_CUE_MIN_MS] = { "min_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "shortest length at which it still works, milliseconds; NULL = the planned length" },
  [KB_CUE_OPTIONAL] = { "optional", KB_FIELD_BOOL, .comment = "may be dropped whole to make up time" },
  [KB_CUE_HARD] = { "hard", KB_FIELD_BOOL,
      .comment = "starts at fixed_us instead of when the cue before it ends" },
  [KB_CUE_FIXED_US] = { "fixed_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "the start of a hard cue, microseconds since 1970 UTC" },
  [KB_CUE_SKIP] = { "skip", KB_FIELD_BOOL, .comment = "stays in the list and takes no time" },
  [KB_CUE_AUTO_ADVANCE] = { "auto_advance", KB_FIELD_BOOL, .comment = "goes on at its end without GO" },
  [KB_CUE_WARNING_MS] = { "warning_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "remaining time at which it warns, milliseconds; NULL = 60000" },
  [KB_CUE_DANGER_MS] = { "danger_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "remaining time at which it presses, milliseconds; NULL = 15000" },
  [KB_CUE_SPEAKER_ID] = { "speaker_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_ASSIGNMENT, .comment = "the duty that speaks" },
  [KB_CUE_LINEUP_ITEM_ID] = { "lineup_item_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_LINEUP_ITEM, .comment = "the product that it shows" },
  [KB_CUE_LOOP_NO] = { "loop_no", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "which time the product is shown, from 1" },
  [KB_CUE_SCRIPT] = { "script", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what the host reads" },
  [KB_CUE_FALLBACK] = { "fallback", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what to say instead when a word or the product is not possible" },
  [KB_CUE_DEMO] = { "demo", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what to show while speaking" },
  [KB_CUE_OVERLAY] = { "overlay", KB_FIELD_TEXT, .comment = "picture over the stream" },
  [KB_CUE_PROPS] = { "props", KB_FIELD_TEXT, .comment = "things that must be at hand" },
  [KB_CUE_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
  [KB_CUE_ANSWERS_ID] = { "answers_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_ASSIGNMENT,
      .comment = "the duty that answers for what is said, NULL = the team lead's" },
  [KB_CUE_BACKUP_ID] = { "backup_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_ASSIGNMENT,
      .comment = "the duty that steps in for the speaker, NULL = the speaker's own backup" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_cue_fields) == KB_CUE_N_FIELDS);

/* What somebody else does in a cue. */
const KbField kb_cue_direction_fields[] = {
  [KB_CUE_DIRECTION_SESSION_ID] = { "session_id", KB_FIELD_REF, .refers = KB_ENTITY_SESSION,
      .comment = "the session that it is part of" },
  [KB_CUE_DIRECTION_CUE_ID] = { "cue_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_CUE,
      .comment = "the cue" },
  [KB_CUE_DIRECTION_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order in the cue, steps of KB_POSITION_STEP" },
  [KB_CUE_DIRECTION_ROLE] = { "role", KB_FIELD_ENUM, .values = &kb_role_kind_enum,
      .preset = "operator", .comment = "whose action it is" },
  [KB_CUE_DIRECTION_ASSIGNMENT_ID] = { "assignment_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_ASSIGNMENT, .comment = "the duty that does it, NULL = the one of that role" },
  [KB_CUE_DIRECTION_TEXT] = { "text", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what to do" },
  [KB_CUE_DIRECTION_ANSWERS_ID] = { "answers_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_ASSIGNMENT, .comment = "the duty that answers for it, NULL = the team lead's" },
  [KB_CUE_DIRECTION_BACKUP_ID] = { "backup_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_ASSIGNMENT, .comment = "the duty that steps in, NULL = the doer's own backup" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_cue_direction_fields) == KB_CUE_DIRECTION_N_FIELDS);
