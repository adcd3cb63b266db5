/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-compliance.h"

G_BEGIN_DECLS

/* The rule whose words are the team's own affair. */
#define KB_RULE_HOUSE "H01"
/* Rules whose own words are not forbidden as such: names of rivals, and categories of goods. */
#define KB_RULE_RIVALS "R14"
#define KB_RULE_CATEGORIES "R16"

/**
 * KbRuleInfo:
 * @code: its number in `domain.md` §6.3
 * @level: what a hit does, where the rule has one level for all
 * @check: what of a text is checked
 * @title: untranslated
 * @looks_for: what it finds, in a sentence; untranslated
 * @source: what it rests on; untranslated
 * @in_force: since when, "" where that cannot be said of one text
 *
 * A rule that Kaibo knows.
 */
typedef struct
{
  const char *code;
  KbLevel     level;
  KbCheck     check;
  const char *title;
  const char *looks_for;
  const char *source;
  const char *in_force;
} KbRuleInfo;

const KbRuleInfo *kb_rule_info_get  (guint       index);
const KbRuleInfo *kb_rule_info_find (const char *code);

G_END_DECLS
