/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rule-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-id.h"
#include "kb-position.h"
#include "kb-rule-edits.h"
#include "kb-rule.h"

/**
 * kb_rule_edits_adapt:
 * @info: a rule that the library has no row of yet
 * @index: its place among the rules
 *
 * Returns: (transfer full): an edit by which the library has the rule as Kaibo knows it, to be changed, and an empty word
 *   of its own.
 */
KbEdit *
kb_rule_edits_adapt (const KbRuleInfo *info,
                     guint             index)
{
  /* Translators: an entry of the history; a rule's number */
  g_autofree char *label = g_strdup_printf (_("Adapt rule %s"), info->code);
  KbEdit *edit = kb_edit_new (label);
  g_autoptr (KbRecord) rule = kb_record_new (KB_ENTITY_RULE, kb_id_new ());
  g_autoptr (KbRecord) term = kb_record_new (KB_ENTITY_RULE_TERM, kb_id_new ());

  kb_record_set_int (rule, KB_RULE_POSITION, (index + 1) * KB_POSITION_STEP);
  kb_record_set_text (rule, KB_RULE_CODE, info->code);
  kb_record_set_text (rule, KB_RULE_TITLE, g_dpgettext2 (GETTEXT_PACKAGE, "rule", info->title));
  kb_record_set_int (rule, KB_RULE_LEVEL, info->level);
  kb_record_set_text (rule, KB_RULE_SOURCE, _(info->source));
  kb_record_set_text (rule, KB_RULE_IN_FORCE, info->in_force);
  kb_edit_insert (edit, rule);

  kb_record_set_int (term, KB_RULE_TERM_RULE_ID, kb_record_get_id (rule));
  kb_record_set_int (term, KB_RULE_TERM_POSITION, KB_POSITION_STEP);
  kb_edit_insert (edit, term);

  return edit;
}
