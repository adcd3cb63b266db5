/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew"

#include "config.h"

#include "kb-crew.h"

/* What a role does in this team; the closed list's standard roles described, or others. */
const KbField kb_role_fields[] = {
  [KB_ROLE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order in lists, steps of KB_POSITION_STEP" },
  [KB_ROLE_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_role_kind_enum, .preset = "other",
      .comment = "the standard role that it is" },
  [KB_ROLE_NAME] = { "name", KB_FIELD_TEXT,
      .comment = "what the team calls it, \"\" = the standard term" },
  [KB_ROLE_DUTIES] = { "duties", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what it does" },
  [KB_ROLE_INCIDENTS] = { "incidents", KB_FIELD_TEXT, .comment = "which incidents it answers first" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_role_fields) == KB_ROLE_N_FIELDS);

/* Somebody who works in sessions. */
const KbField kb_person_fields[] = {
  [KB_PERSON_NAME] = { "name", KB_FIELD_TEXT, .comment = "full name" },
  [KB_PERSON_STAGE_NAME] = { "stage_name", KB_FIELD_TEXT,
      .comment = "what the audience and the desk call them, \"\" = the name" },
  [KB_PERSON_CONTACT] = { "contact", KB_FIELD_TEXT, .comment = "telephone or account" },
  [KB_PERSON_ROLE] = { "role", KB_FIELD_ENUM, KB_FIELD_NULLABLE, .values = &kb_role_kind_enum,
      .comment = "what they usually do" },
  [KB_PERSON_PART_TIME] = { "part_time", KB_FIELD_BOOL, .comment = "works here beside another post" },
  [KB_PERSON_ACTIVE] = { "active", KB_FIELD_BOOL, .preset = "1", .comment = "can be assigned" },
  [KB_PERSON_RATE_MINOR] = { "rate_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "pay per hour, minor units" },
  [KB_PERSON_CURRENCY] = { "currency", KB_FIELD_TEXT, KB_FIELD_CODED | KB_FIELD_CURRENCY, .preset = "CNY",
      .comment = "ISO 4217 code of the amounts of this row" },
  [KB_PERSON_PACE] = { "pace", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "calibrated reading rate when explaining, units per minute" },
  [KB_PERSON_PACE_SELL] = { "pace_sell", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "calibrated reading rate when selling, units per minute" },
  [KB_PERSON_PACE_MIN] = { "pace_min", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "slowest comfortable rate, units per minute" },
  [KB_PERSON_PACE_MAX] = { "pace_max", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "fastest comfortable rate, units per minute" },
  [KB_PERSON_HOST_STYLE] = { "host_style", KB_FIELD_TEXT, KB_FIELD_LONG | KB_FIELD_NULLABLE,
      .comment = "how their host screen looks: size, marker, mirror, colours, font; key=value, "
                 "one a line" },
  [KB_PERSON_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
  [KB_PERSON_EMPLOYMENT] = { "employment", KB_FIELD_ENUM, .values = &kb_employment_enum, .preset = "own",
      .comment = "whose they are" },
  [KB_PERSON_COMMISSION_BP] = { "commission_bp", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "share of net sales, basis points; a result, never part of the plan" },
  [KB_PERSON_LANGUAGES] = { "languages", KB_FIELD_TEXT, .comment = "what they speak, \"普通话、English\"" },
  [KB_PERSON_SKILLS] = { "skills", KB_FIELD_TEXT, .comment = "what else they can, \"推流、切备线\"" },
  [KB_PERSON_TIME_ZONE] = { "time_zone", KB_FIELD_TEXT,
      .comment = "IANA time zone of their hours, \"\" = the session's" },
  [KB_PERSON_UNBROKEN_MS] = { "unbroken_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "longest stretch without a break, milliseconds; NULL = four hours" },
  [KB_PERSON_DAY_LIMIT_MS] = { "day_limit_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "most work in a day, milliseconds; NULL = eight hours" },
  [KB_PERSON_WEEK_LIMIT_MS] = { "week_limit_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "most work in seven days, milliseconds; NULL = 44 hours" },
  [KB_PERSON_PHOTO] = { "photo", KB_FIELD_BLOB, KB_FIELD_NULLABLE, .comment = "a small picture, PNG or JPEG" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_person_fields) == KB_PERSON_N_FIELDS);

/* A role that a person can take. */
const KbField kb_person_role_fields[] = {
  [KB_PERSON_ROLE_PERSON_ID] = { "person_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_PERSON, .comment = "the person" },
  [KB_PERSON_ROLE_ROLE] = { "role", KB_FIELD_ENUM, .values = &kb_role_kind_enum, .preset = "host",
      .comment = "the role" },
  [KB_PERSON_ROLE_NOTE] = { "note", KB_FIELD_TEXT, .comment = "how well" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_person_role_fields) == KB_PERSON_ROLE_N_FIELDS);

/* When a person can work, or cannot: hours of their own zone, on a weekday or between days. */
const KbField kb_availability_fields[] = {
  [KB_AVAILABILITY_PERSON_ID] = { "person_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_PERSON, .comment = "the person" },
  [KB_AVAILABILITY_KIND] = { "kind", KB_FIELD_ENUM, .values = &kb_availability_kind_enum, .preset = "free",
      .comment = "whether they can or cannot" },
  [KB_AVAILABILITY_WEEKDAY] = { "weekday", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "1 = Monday to 7 = Sunday, NULL = every day" },
  [KB_AVAILABILITY_FROM_DAY] = { "from_day", KB_FIELD_TEXT,
      .comment = "first day, \"2026-10-17\", \"\" = always was so" },
  [KB_AVAILABILITY_UNTIL_DAY] = { "until_day", KB_FIELD_TEXT, .comment = "last day, \"\" = for good" },
  [KB_AVAILABILITY_START_MS] = { "start_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "from this time of day, milliseconds since midnight; NULL = midnight" },
  [KB_AVAILABILITY_END_MS] = { "end_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "until this time of day, milliseconds; not later than start_ms = on the next day; "
                 "NULL = midnight" },
  [KB_AVAILABILITY_NOTE] = { "note", KB_FIELD_TEXT, .comment = "why" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_availability_fields) == KB_AVAILABILITY_N_FIELDS);

/* A sum that several duties of a session share. */
const KbField kb_pay_group_fields[] = {
  [KB_PAY_GROUP_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_PAY_GROUP_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_PAY_GROUP_NAME] = { "name", KB_FIELD_TEXT, .comment = "what for, \"客服4人 当日人工\"" },
  [KB_PAY_GROUP_AMOUNT_MINOR] = { "amount_minor", KB_FIELD_MONEY,
      .comment = "what all of them cost together, minor units" },
  [KB_PAY_GROUP_NOTE] = { "note", KB_FIELD_TEXT, .comment = "where the sum comes from" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_pay_group_fields) == KB_PAY_GROUP_N_FIELDS);

/* A duty in a session and the person who has it; on-duty times are its shifts. */
const KbField kb_assignment_fields[] = {
  [KB_ASSIGNMENT_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_ASSIGNMENT_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order in the crew list, steps of KB_POSITION_STEP" },
  [KB_ASSIGNMENT_ROLE] = { "role", KB_FIELD_ENUM, .values = &kb_role_kind_enum, .preset = "other",
      .comment = "the standard role" },
  [KB_ASSIGNMENT_ROLE_ID] = { "role_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_ROLE,
      .comment = "the team's own description of the role" },
  [KB_ASSIGNMENT_TITLE] = { "title", KB_FIELD_TEXT,
      .comment = "what the duty is called in this session, \"主播A\"" },
  [KB_ASSIGNMENT_PERSON_ID] = { "person_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_PERSON, .comment = "who has it, NULL = nobody yet" },
  [KB_ASSIGNMENT_DUTIES] = { "duties", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what it covers" },
  [KB_ASSIGNMENT_INCIDENTS] = { "incidents", KB_FIELD_TEXT,
      .comment = "which incidents it answers first" },
  [KB_ASSIGNMENT_ON_DUTY] = { "on_duty", KB_FIELD_TEXT,
      .comment = "on-duty time as given, \"全程\", \"T-60-T+30\", \"在线\"" },
  [KB_ASSIGNMENT_AVAILABILITY] = { "availability", KB_FIELD_TEXT,
      .comment = "what is known of somebody without fixed times: on call, days" },
  [KB_ASSIGNMENT_COST_MINOR] = { "cost_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "agreed pay for this session, minor units" },
  [KB_ASSIGNMENT_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
  [KB_ASSIGNMENT_PAID_MS] = { "paid_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "hours that are paid, milliseconds; NULL = as its shifts propose" },
  [KB_ASSIGNMENT_RATE_MINOR] = { "rate_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "pay per hour in this session, minor units; NULL = the person's" },
  [KB_ASSIGNMENT_EXTRA_MINOR] = { "extra_minor", KB_FIELD_MONEY, KB_FIELD_NULLABLE,
      .comment = "fixed extra beside the hours, minor units" },
  [KB_ASSIGNMENT_EXTRA_NOTE] = { "extra_note", KB_FIELD_TEXT, .comment = "what the extra is for, \"备播\"" },
  [KB_ASSIGNMENT_PAY_GROUP_ID] = { "pay_group_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_PAY_GROUP, .comment = "the sum that it shares instead of hours" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_assignment_fields) == KB_ASSIGNMENT_N_FIELDS);

/* A stretch of time for which an assigned person is on duty. */
const KbField kb_shift_fields[] = {
  [KB_SHIFT_SESSION_ID] = { "session_id", KB_FIELD_REF, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_SHIFT_ASSIGNMENT_ID] = { "assignment_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_ASSIGNMENT, .comment = "whose shift it is" },
  [KB_SHIFT_START_US] = { "start_us", KB_FIELD_INSTANT, .comment = "from, microseconds since 1970 UTC" },
  [KB_SHIFT_END_US] = { "end_us", KB_FIELD_INSTANT, .comment = "until, microseconds since 1970 UTC" },
  [KB_SHIFT_NOTE] = { "note", KB_FIELD_TEXT, .comment = "\"handover 10 min\"" },
  [KB_SHIFT_BREAK_MS] = { "break_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "break agreed within it, unpaid, milliseconds" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_shift_fields) == KB_SHIFT_N_FIELDS);

/* Who stands in for an assignment. */
const KbField kb_backup_fields[] = {
  [KB_BACKUP_SESSION_ID] = { "session_id", KB_FIELD_REF, .refers = KB_ENTITY_SESSION,
      .comment = "the session" },
  [KB_BACKUP_ASSIGNMENT_ID] = { "assignment_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_ASSIGNMENT, .comment = "the duty that is covered" },
  [KB_BACKUP_BY_ID] = { "by_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_ASSIGNMENT,
      .comment = "the duty that covers it" },
  [KB_BACKUP_LIMIT_MS] = { "limit_ms", KB_FIELD_DURATION, KB_FIELD_NULLABLE,
      .comment = "for how long at most, milliseconds" },
  [KB_BACKUP_NOTE] = { "note", KB_FIELD_TEXT, .comment = "conditions" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_backup_fields) == KB_BACKUP_N_FIELDS);

/* What was sent of a call sheet, so that what changed since can be told. */
const KbField kb_call_sheet_fields[] = {
  [KB_CALL_SHEET_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_CALL_SHEET_PERSON_ID] = { "person_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_PERSON, .comment = "whose sheet, NULL = everybody's" },
  [KB_CALL_SHEET_SENT_US] = { "sent_us", KB_FIELD_INSTANT,
      .comment = "when it went out, microseconds since 1970 UTC" },
  [KB_CALL_SHEET_SEQUENCE] = { "sequence", KB_FIELD_INT,
      .comment = "how often it went out with changes before, SEQUENCE of its calendar file" },
  [KB_CALL_SHEET_TEXT] = { "text", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what it said, a fact a line" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_call_sheet_fields) == KB_CALL_SHEET_N_FIELDS);

/* What the next host must know, ticked by both. */
const KbField kb_handover_fields[] = {
  [KB_HANDOVER_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_HANDOVER_FROM_ID] = { "from_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_ASSIGNMENT, .comment = "the duty that hands over" },
  [KB_HANDOVER_TO_ID] = { "to_id", KB_FIELD_REF, KB_FIELD_NULLABLE,
      .refers = KB_ENTITY_ASSIGNMENT, .comment = "the duty that takes over" },
  [KB_HANDOVER_AT_US] = { "at_us", KB_FIELD_INSTANT,
      .comment = "when it is planned, microseconds since 1970 UTC" },
  [KB_HANDOVER_SETTINGS] = { "settings", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "how stream, sound, light and console are set" },
  [KB_HANDOVER_RUNNING] = { "running", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "where the order stands: what ran, what is next" },
  [KB_HANDOVER_PROMISES] = { "promises", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what was promised on air" },
  [KB_HANDOVER_STOCK] = { "stock", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what is left of what" },
  [KB_HANDOVER_GIVEN_US] = { "given_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when who leaves ticked it, microseconds since 1970 UTC" },
  [KB_HANDOVER_TAKEN_US] = { "taken_us", KB_FIELD_INSTANT, KB_FIELD_NULLABLE,
      .comment = "when who comes ticked it, microseconds since 1970 UTC" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_handover_fields) == KB_HANDOVER_N_FIELDS);
