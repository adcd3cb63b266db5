/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rule"

#include "config.h"

#include "kb-rule.h"

/* A rule that texts and offers are checked against. */
const KbField kb_rule_fields[] = {
  [KB_RULE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_RULE_CODE] = { "code", KB_FIELD_TEXT, .comment = "number, \"R01\"" },
  [KB_RULE_TITLE] = { "title", KB_FIELD_TEXT, .comment = "name" },
  [KB_RULE_LEVEL] = { "level", KB_FIELD_ENUM, .values = &kb_level_enum, .preset = "block",
      .comment = "what a hit does" },
  [KB_RULE_LOGIC] = { "logic", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "how it decides" },
  [KB_RULE_MARKET] = { "market", KB_FIELD_TEXT,
      .comment = "country whose rule it is, ISO 3166 code, \"\" = any" },
  [KB_RULE_PLATFORM] = { "platform", KB_FIELD_ENUM, KB_FIELD_NULLABLE, .values = &kb_platform_enum,
      .comment = "platform whose rule it is" },
  [KB_RULE_SOURCE] = { "source", KB_FIELD_TEXT, .comment = "law or page" },
  [KB_RULE_IN_FORCE] = { "in_force", KB_FIELD_TEXT, .comment = "since when" },
  [KB_RULE_REVIEWED_BY] = { "reviewed_by", KB_FIELD_TEXT, .comment = "who reviewed it" },
  [KB_RULE_ENABLED] = { "enabled", KB_FIELD_BOOL, .preset = "1", .comment = "is used" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_rule_fields) == KB_RULE_N_FIELDS);

/* A word that a rule looks for, or an exception to it. */
const KbField kb_rule_term_fields[] = {
  [KB_RULE_TERM_RULE_ID] = { "rule_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_RULE,
      .comment = "the rule" },
  [KB_RULE_TERM_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_RULE_TERM_TERM] = { "term", KB_FIELD_TEXT, .comment = "the word or pattern" },
  [KB_RULE_TERM_IS_EXCEPTION] = { "is_exception", KB_FIELD_BOOL,
      .comment = "not a hit where this is found" },
  [KB_RULE_TERM_LANGUAGE] = { "language", KB_FIELD_TEXT, KB_FIELD_CODED, .preset = "zh-cn",
      .comment = "its language, a Pango language tag" },
  [KB_RULE_TERM_SUGGESTION] = { "suggestion", KB_FIELD_TEXT, .comment = "what to say instead" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_rule_term_fields) == KB_RULE_TERM_N_FIELDS);

/* A line of an old draft, to try the rules on. */
const KbField kb_compliance_line_fields[] = {
  [KB_COMPLIANCE_LINE_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT,
      .refers = KB_ENTITY_SESSION, .comment = "the session" },
  [KB_COMPLIANCE_LINE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_COMPLIANCE_LINE_CODE] = { "code", KB_FIELD_TEXT,
      .comment = "number, \"L1\"; \"\" for lines that must pass" },
  [KB_COMPLIANCE_LINE_CUE_NO] = { "cue_no", KB_FIELD_TEXT, .comment = "where it stands, \"C29/C41\"" },
  [KB_COMPLIANCE_LINE_TEXT] = { "text", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "the line" },
  [KB_COMPLIANCE_LINE_MUST_HIT] = { "must_hit", KB_FIELD_BOOL, .preset = "1",
      .comment = "a rule must find it; else no rule may" },
  [KB_COMPLIANCE_LINE_RULE] = { "rule", KB_FIELD_TEXT, .comment = "which rule" },
  [KB_COMPLIANCE_LINE_LEVEL] = { "level", KB_FIELD_ENUM, KB_FIELD_NULLABLE, .values = &kb_level_enum,
      .comment = "what the hit does" },
  [KB_COMPLIANCE_LINE_REWRITE] = { "rewrite", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "what to say instead" },
  [KB_COMPLIANCE_LINE_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "why it must pass, or anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_compliance_line_fields) == KB_COMPLIANCE_LINE_N_FIELDS);
