/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-checklist"

#include "config.h"

#include "kb-checklist.h"

/* A list of checks for sessions of one kind. */
const KbField kb_checklist_template_fields[] = {
  [KB_CHECKLIST_TEMPLATE_NAME] = { "name", KB_FIELD_TEXT, .comment = "name" },
  [KB_CHECKLIST_TEMPLATE_LANGUAGE] = { "language", KB_FIELD_TEXT, KB_FIELD_CODED, .preset = "zh-cn",
      .comment = "its language, a Pango language tag" },
  [KB_CHECKLIST_TEMPLATE_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "for which sessions" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_checklist_template_fields) == KB_CHECKLIST_TEMPLATE_N_FIELDS);

/* One check of a template. */
const KbField kb_checklist_template_item_fields[] = {
  [KB_CHECKLIST_TEMPLATE_ITEM_TEMPLATE_ID] = { "template_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_CHECKLIST_TEMPLATE, .comment = "the template" },
  [KB_CHECKLIST_TEMPLATE_ITEM_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_CHECKLIST_TEMPLATE_ITEM_DUE] = { "due", KB_FIELD_TEXT, .comment = "when, \"T-30分\"" },
  [KB_CHECKLIST_TEMPLATE_ITEM_OFFSET_MS] = { "offset_ms", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "when, milliseconds from the start, negative = before" },
  [KB_CHECKLIST_TEMPLATE_ITEM_AREA] = { "area", KB_FIELD_ENUM, .values = &kb_check_area_enum,
      .preset = "goods", .comment = "what it is about" },
  [KB_CHECKLIST_TEMPLATE_ITEM_AREA_LABEL] = { "area_label", KB_FIELD_TEXT,
      .comment = "the area in the planner's words, \"\" = the standard term" },
  [KB_CHECKLIST_TEMPLATE_ITEM_TITLE] = { "title", KB_FIELD_TEXT, .comment = "what to check" },
  [KB_CHECKLIST_TEMPLATE_ITEM_STANDARD] = { "standard", KB_FIELD_TEXT,
      .comment = "what is good enough" },
  [KB_CHECKLIST_TEMPLATE_ITEM_ROLE] = { "role", KB_FIELD_ENUM, KB_FIELD_NULLABLE,
      .values = &kb_role_kind_enum, .comment = "who checks" },
  [KB_CHECKLIST_TEMPLATE_ITEM_BLOCKING] = { "blocking", KB_FIELD_BOOL, .preset = "1",
      .comment = "the session cannot go live without it" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_checklist_template_item_fields) == KB_CHECKLIST_TEMPLATE_ITEM_N_FIELDS);

/* A check before, during or after a session. */
const KbField kb_checklist_item_fields[] = {
  [KB_CHECKLIST_ITEM_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_CHECKLIST_ITEM_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_CHECKLIST_ITEM_DUE] = { "due", KB_FIELD_TEXT, .comment = "when, \"T-30分\"" },
  [KB_CHECKLIST_ITEM_DUE_US] = { "due_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when, microseconds since 1970 UTC" },
  [KB_CHECKLIST_ITEM_AREA] = { "area", KB_FIELD_ENUM, .values = &kb_check_area_enum, .preset = "goods",
      .comment = "what it is about" },
  [KB_CHECKLIST_ITEM_AREA_LABEL] = { "area_label", KB_FIELD_TEXT,
      .comment = "the area in the planner's words, \"\" = the standard term" },
  [KB_CHECKLIST_ITEM_TITLE] = { "title", KB_FIELD_TEXT, .comment = "what to check" },
  [KB_CHECKLIST_ITEM_STANDARD] = { "standard", KB_FIELD_TEXT, .comment = "what is good enough" },
  [KB_CHECKLIST_ITEM_OWNER_ID] = { "owner_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_PERSON, .comment = "who checks" },
  [KB_CHECKLIST_ITEM_OWNER] = { "owner", KB_FIELD_TEXT, .comment = "who checks, as given" },
  [KB_CHECKLIST_ITEM_STATE] = { "state", KB_FIELD_ENUM, .values = &kb_check_state_enum,
      .preset = "open", .comment = "how it stands" },
  [KB_CHECKLIST_ITEM_RESULT] = { "result", KB_FIELD_TEXT, .comment = "what was found" },
  [KB_CHECKLIST_ITEM_DONE_US] = { "done_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when it was done, microseconds since 1970 UTC" },
  [KB_CHECKLIST_ITEM_EVIDENCE] = { "evidence", KB_FIELD_TEXT, .comment = "where the proof is" },
  [KB_CHECKLIST_ITEM_BLOCKING] = { "blocking", KB_FIELD_BOOL, .preset = "1",
      .comment = "the session cannot go live without it" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_checklist_item_fields) == KB_CHECKLIST_ITEM_N_FIELDS);

/* Somebody takes responsibility for a blocker. */
const KbField kb_waiver_fields[] = {
  [KB_WAIVER_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_WAIVER_CHECK_CODE] = { "check_code", KB_FIELD_TEXT, .comment = "which check, \"R05\"" },
  [KB_WAIVER_SUBJECT_ID] = { "subject_id", KB_FIELD_INT, KB_FIELD_NULLABLE | KB_FIELD_SIGNED,
      .comment = "id of the row that it is about" },
  [KB_WAIVER_PERSON_ID] = { "person_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_PERSON,
      .comment = "who takes responsibility" },
  [KB_WAIVER_PERSON] = { "person", KB_FIELD_TEXT, .comment = "their name then" },
  [KB_WAIVER_REASON] = { "reason", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "why" },
  [KB_WAIVER_AT_US] = { "at_us", KB_FIELD_INSTANT, .comment = "when, microseconds since 1970 UTC" },
  [KB_WAIVER_WORDS] = { "words", KB_FIELD_TEXT,
      .comment = "the words that are excepted, \"\" = whatever the check finds there" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_waiver_fields) == KB_WAIVER_N_FIELDS);
