/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-incident"

#include "config.h"

#include "kb-incident.h"

/* What to do when something goes wrong. */
const KbField kb_incident_plan_fields[] = {
  [KB_INCIDENT_PLAN_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_INCIDENT_PLAN_CODE] = { "code", KB_FIELD_TEXT, .comment = "number in the catalogue, \"N1\"" },
  [KB_INCIDENT_PLAN_TITLE] = { "title", KB_FIELD_TEXT, .comment = "the scene, \"断网/断流\"" },
  [KB_INCIDENT_PLAN_TRIGGER] = { "trigger", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what shows that it happens" },
  [KB_INCIDENT_PLAN_SEVERITY] = { "severity", KB_FIELD_ENUM, .values = &kb_severity_enum,
      .preset = "p2", .comment = "how bad it is" },
  [KB_INCIDENT_PLAN_ROLE] = { "role", KB_FIELD_ENUM, .values = &kb_role_kind_enum, .preset = "lead",
      .comment = "who acts first" },
  [KB_INCIDENT_PLAN_SECOND_ROLE] = { "second_role", KB_FIELD_ENUM, KB_FIELD_NULLABLE,
      .values = &kb_role_kind_enum, .comment = "who acts with them" },
  [KB_INCIDENT_PLAN_FIRST_LINE] = { "first_line", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "the host's first sentence" },
  [KB_INCIDENT_PLAN_PUBLIC_LINE] = { "public_line", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what is said to the public" },
  [KB_INCIDENT_PLAN_ESCALATION] = { "escalation", KB_FIELD_TEXT, .comment = "to whom it goes next" },
  [KB_INCIDENT_PLAN_RECOVERY] = { "recovery", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what shows that it is over" },
  [KB_INCIDENT_PLAN_AFTER] = { "after", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what to do afterwards" },
  [KB_INCIDENT_PLAN_LANGUAGE] = { "language", KB_FIELD_TEXT, KB_FIELD_CODED, .preset = "zh-cn",
      .comment = "its language, a Pango language tag" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_incident_plan_fields) == KB_INCIDENT_PLAN_N_FIELDS);

/* One step of an incident plan. */
const KbField kb_incident_step_fields[] = {
  [KB_INCIDENT_STEP_PLAN_ID] = { "plan_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_INCIDENT_PLAN, .comment = "the plan" },
  [KB_INCIDENT_STEP_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_INCIDENT_STEP_DUE_MS] = { "due_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "by when after it was raised, milliseconds" },
  [KB_INCIDENT_STEP_ROLE] = { "role", KB_FIELD_ENUM, KB_FIELD_NULLABLE, .values = &kb_role_kind_enum,
      .comment = "who does it" },
  [KB_INCIDENT_STEP_TEXT] = { "text", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what to do" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_incident_step_fields) == KB_INCIDENT_STEP_N_FIELDS);

/* Something that went wrong in a session. */
const KbField kb_incident_fields[] = {
  [KB_INCIDENT_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_INCIDENT_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_INCIDENT_CODE] = { "code", KB_FIELD_TEXT, .comment = "number, \"E01\"" },
  [KB_INCIDENT_SEVERITY] = { "severity", KB_FIELD_ENUM, .values = &kb_severity_enum, .preset = "p2",
      .comment = "how bad it was" },
  [KB_INCIDENT_SEVERITY_LABEL] = { "severity_label", KB_FIELD_TEXT,
      .comment = "the severity in the team's words, \"SEV1\", \"\" = the standard term" },
  [KB_INCIDENT_PLAN_ID] = { "plan_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_INCIDENT_PLAN, .comment = "the plan that was followed" },
  [KB_INCIDENT_RUN_ID] = { "run_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_RUN,
      .comment = "the run in which it happened" },
  [KB_INCIDENT_CUE_ID] = { "cue_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_CUE,
      .comment = "the cue that was on" },
  [KB_INCIDENT_TITLE] = { "title", KB_FIELD_TEXT, .comment = "what happened" },
  [KB_INCIDENT_TRIGGER] = { "trigger", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "how it was noticed" },
  [KB_INCIDENT_AT_MS] = { "at_ms", KB_FIELD_INT, KB_FIELD_SIGNED,
      .comment = "when it happened, milliseconds from the planned start" },
  [KB_INCIDENT_FOUND_MS] = { "found_ms", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "when it was noticed, milliseconds from the planned start" },
  [KB_INCIDENT_RESOLVED_MS] = { "resolved_ms", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "when it was over, milliseconds from the planned start" },
  [KB_INCIDENT_ACTION] = { "action", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what was done" },
  [KB_INCIDENT_OWNER_ID] = { "owner_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_PERSON,
      .comment = "who was in charge" },
  [KB_INCIDENT_OWNER] = { "owner", KB_FIELD_TEXT, .comment = "who was in charge, as given" },
  [KB_INCIDENT_IMPACT] = { "impact", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "viewers, orders, money" },
  [KB_INCIDENT_EVIDENCE] = { "evidence", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "where the proof is" },
  [KB_INCIDENT_WRITE_BACK] = { "write_back", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what goes into checklists or plans" },
  [KB_INCIDENT_CAUSE] = { "cause", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "why it happened" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_incident_fields) == KB_INCIDENT_N_FIELDS);
