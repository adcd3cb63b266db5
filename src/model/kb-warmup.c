/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-warmup"

#include "config.h"

#include "kb-warmup.h"

/* Something done before a session to bring viewers. */
const KbField kb_warmup_action_fields[] = {
  [KB_WARMUP_ACTION_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_WARMUP_ACTION_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_WARMUP_ACTION_DUE] = { "due", KB_FIELD_TEXT, .comment = "day, \"D-7\"" },
  [KB_WARMUP_ACTION_DATE] = { "date", KB_FIELD_TEXT,
      .comment = "date and time as given, \"10-17 12:00\"" },
  [KB_WARMUP_ACTION_AT_US] = { "at_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when, microseconds since 1970 UTC" },
  [KB_WARMUP_ACTION_ACTION] = { "action", KB_FIELD_TEXT, .comment = "what" },
  [KB_WARMUP_ACTION_CHANNEL] = { "channel", KB_FIELD_TEXT, .comment = "where" },
  [KB_WARMUP_ACTION_MATERIAL] = { "material", KB_FIELD_TEXT, .comment = "what is needed" },
  [KB_WARMUP_ACTION_OWNER_ID] = { "owner_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_PERSON, .comment = "who" },
  [KB_WARMUP_ACTION_OWNER] = { "owner", KB_FIELD_TEXT, .comment = "who, as given" },
  [KB_WARMUP_ACTION_KPI] = { "kpi", KB_FIELD_TEXT, .comment = "what it is measured by" },
  [KB_WARMUP_ACTION_TARGET] = { "target", KB_FIELD_TEXT, .comment = "what is aimed at" },
  [KB_WARMUP_ACTION_RESULT] = { "result", KB_FIELD_TEXT, .comment = "what was reached" },
  [KB_WARMUP_ACTION_COST_MINOR] = { "cost_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "what it cost, minor units" },
  [KB_WARMUP_ACTION_STATE] = { "state", KB_FIELD_ENUM, .values = &kb_action_state_enum,
      .preset = "planned", .comment = "how it stands" },
  [KB_WARMUP_ACTION_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_warmup_action_fields) == KB_WARMUP_ACTION_N_FIELDS);

/* What another department is asked for. */
const KbField kb_request_fields[] = {
  [KB_REQUEST_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_REQUEST_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_REQUEST_CODE] = { "code", KB_FIELD_TEXT, .comment = "number, \"X01\"" },
  [KB_REQUEST_DEPARTMENT] = { "department", KB_FIELD_ENUM, .values = &kb_department_enum,
      .preset = "other", .comment = "whom it is for" },
  [KB_REQUEST_CONTACT] = { "contact", KB_FIELD_TEXT, .comment = "who answers" },
  [KB_REQUEST_NEED] = { "need", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what is needed" },
  [KB_REQUEST_ACCEPTANCE] = { "acceptance", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "when it is good" },
  [KB_REQUEST_WANTED] = { "wanted", KB_FIELD_TEXT, .comment = "wanted by, as given" },
  [KB_REQUEST_WANTED_US] = { "wanted_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "wanted by, microseconds since 1970 UTC" },
  [KB_REQUEST_PROMISED] = { "promised", KB_FIELD_TEXT, .comment = "promised for" },
  [KB_REQUEST_DONE] = { "done", KB_FIELD_TEXT, .comment = "done, as given" },
  [KB_REQUEST_DONE_US] = { "done_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "done, microseconds since 1970 UTC" },
  [KB_REQUEST_RESULT] = { "result", KB_FIELD_TEXT, .comment = "what came of it" },
  [KB_REQUEST_STATE] = { "state", KB_FIELD_ENUM, .values = &kb_action_state_enum, .preset = "planned",
      .comment = "how it stands" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_request_fields) == KB_REQUEST_N_FIELDS);

/* A thought for a session that is not a cue yet. */
const KbField kb_idea_fields[] = {
  [KB_IDEA_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_IDEA_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_IDEA_TITLE] = { "title", KB_FIELD_TEXT, .comment = "the thought" },
  [KB_IDEA_KIND] = { "kind", KB_FIELD_ENUM, KB_FIELD_NULLABLE, .values = &kb_interaction_enum,
      .comment = "the interaction that it is, if any" },
  [KB_IDEA_CUE_ID] = { "cue_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_CUE,
      .comment = "the cue that came of it" },
  [KB_IDEA_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_idea_fields) == KB_IDEA_N_FIELDS);
