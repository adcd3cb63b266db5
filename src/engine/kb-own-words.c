/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-own-words"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-compliance-private.h"
#include "kb-rule-info.h"
#include "kb-rule.h"
#include "kb-session.h"
#include "kb-text.h"

/* What the library's own lists add to the rules: words, exceptions from them, rivals' names, and rules that are off. */

static KbRecord *
find_rule (KbRecordSet *set,
           const char  *code)
{
  GListModel *rules = kb_record_set_get_list (set, KB_ENTITY_RULE);

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (KbRecord) rule = g_list_model_get_item (rules, i);

      if (g_strcmp0 (kb_record_get_text (rule, KB_RULE_CODE), code) == 0)
        return rule;   /* the set keeps it alive */
    }

  return NULL;
}

/* A rule of one country or platform says nothing of sessions elsewhere. */
static gboolean
is_of_session (KbRecordSet *set,
               KbRecord    *rule)
{
  KbRecord *session = kb_record_set_get_session (set);
  const char *market = kb_record_get_text (rule, KB_RULE_MARKET);

  if (session == NULL)
    return TRUE;

  return (kb_text_is_empty (market) || g_ascii_strcasecmp (market, kb_record_get_text (session, KB_SESSION_MARKET)) == 0)
         && (kb_record_is_null (rule, KB_RULE_PLATFORM)
             || kb_record_get_int (rule, KB_RULE_PLATFORM) == kb_record_get_int (session, KB_SESSION_PLATFORM));
}

/**
 * kb_own_words_is_off:
 * @set: a session, with its library
 * @code: a rule's number
 *
 * Returns: whether the library says that the rule is not used in this session.
 */
gboolean
kb_own_words_is_off (KbRecordSet *set,
                     const char  *code)
{
  KbRecord *rule = find_rule (set, code);

  return rule != NULL && (!kb_record_get_bool (rule, KB_RULE_ENABLED) || !is_of_session (set, rule));
}

/**
 * kb_own_words_collect:
 * @set: a session, with its library
 * @code: a rule's number
 * @is_exception: whether its exceptions are wanted, or its words
 *
 * Returns: (transfer full) (element-type KbRecord): the words that the library lists for the rule, in whatever
 *   language; none where the rule is off.
 */
GPtrArray *
kb_own_words_collect (KbRecordSet *set,
                      const char  *code,
                      gboolean     is_exception)
{
  KbRecord *rule = find_rule (set, code);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) terms = NULL;

  if (rule == NULL || kb_own_words_is_off (set, code))
    return found;

  terms = kb_record_set_children (set, KB_ENTITY_RULE_TERM, kb_record_get_id (rule));
  for (guint i = 0; i < terms->len; i++)
    if (kb_record_get_bool (terms->pdata[i], KB_RULE_TERM_IS_EXCEPTION) == is_exception
        && !kb_text_is_empty (kb_record_get_text (terms->pdata[i], KB_RULE_TERM_TERM)))
      g_ptr_array_add (found, g_object_ref (terms->pdata[i]));

  return found;
}

/* A word of letters is found as a word: "best" is not in "bestie". */
static gboolean
is_whole (const char *text,
          const char *start,
          gsize       length)
{
  const char *end = start + length;

  if (g_ascii_isalnum (*start) && start > text && g_ascii_isalnum (start[-1]))
    return FALSE;

  return !(g_ascii_isalnum (end[-1]) && g_ascii_isalnum (*end));
}

/* Calls @found for every place where the term stands. */
static void
for_each_place (KbCheckText *self,
                KbRecord    *term,
                void       (*found) (KbCheckText *self, KbRecord *term, int start, int end))
{
  g_autoptr (KbNormalText) word = kb_normal_text_new (kb_record_get_text (term, KB_RULE_TERM_TERM));
  const char *text = self->normal->text->str;

  g_strstrip (word->text->str);
  word->text->len = strlen (word->text->str);
  if (word->text->len == 0)
    return;

  for (const char *p = strstr (text, word->text->str); p != NULL; p = strstr (p + word->text->len, word->text->str))
    if (is_whole (text, p, word->text->len))
      found (self, term, kb_normal_text_to_original (self->normal, p - text),
             kb_normal_text_to_original (self->normal, p - text + word->text->len));
}

static void
word_found (KbCheckText *self,
            KbRecord    *term,
            int          start,
            int          end)
{
  KbRecord *rule = kb_record_set_find_ref (self->set, term, KB_RULE_TERM_RULE_ID);
  const KbRuleInfo *info = kb_rule_info_find (kb_record_get_text (rule, KB_RULE_CODE));
  const char *instead = kb_record_get_text (term, KB_RULE_TERM_SUGGESTION);

  g_assert (info != NULL);

  kb_compliance_add (self, (KbHit) { start, end, info->check, info->code, kb_record_get_int (rule, KB_RULE_LEVEL), info->title,
                                     kb_text_is_empty (instead)
                                       ? g_strdup (_("It is on your own list: say it in another way"))
                                       : g_strdup_printf (_("It is on your own list. Say “%s” instead"), instead),
                                     kb_text_is_empty (instead) ? NULL : g_strdup (instead) });
}

/* What is about the same place is excused; a hit that is missing something has no place. */
static void
exception_found (KbCheckText *self,
                 KbRecord    *term,
                 int          start,
                 int          end)
{
  KbRecord *rule = kb_record_set_find_ref (self->set, term, KB_RULE_TERM_RULE_ID);

  for (guint i = self->hits->len; i > 0; i--)
    {
      const KbHit *hit = &g_array_index (self->hits, KbHit, i - 1);

      if (hit->start < end && start < hit->end && g_str_equal (hit->rule, kb_record_get_text (rule, KB_RULE_CODE)))
        g_array_remove_index (self->hits, i - 1);
    }
}

/**
 * kb_own_words_check:
 *
 * Looks for the words that the library lists beside the rules' own.
 */
void
kb_own_words_check (KbCheckText *self)
{
  const KbRuleInfo *info;

  for (guint i = 0; (info = kb_rule_info_get (i)) != NULL; i++)
    {
      g_autoptr (GPtrArray) terms = NULL;

      if (g_str_equal (info->code, KB_RULE_RIVALS) || g_str_equal (info->code, KB_RULE_CATEGORIES))
        continue;
      terms = kb_own_words_collect (self->set, info->code, FALSE);
      for (guint j = 0; j < terms->len; j++)
        for_each_place (self, terms->pdata[j], word_found);
    }
}

/**
 * kb_own_words_excuse:
 *
 * Takes back what the library's lists except, and what rules found that are off.
 */
void
kb_own_words_excuse (KbCheckText *self)
{
  const KbRuleInfo *info;

  for (guint i = 0; (info = kb_rule_info_get (i)) != NULL; i++)
    {
      g_autoptr (GPtrArray) terms = kb_own_words_collect (self->set, info->code, TRUE);

      for (guint j = 0; j < terms->len; j++)
        for_each_place (self, terms->pdata[j], exception_found);
    }
  for (guint i = self->hits->len; i > 0; i--)
    if (kb_own_words_is_off (self->set, g_array_index (self->hits, KbHit, i - 1).rule))
      g_array_remove_index (self->hits, i - 1);
}

/* "(?:别家|…|name|name)": who is talked about. */
static char *
dup_rivals (KbCheckText *self)
{
  static const char zh[] = "某宝|某东|某多|别家|别人家|其他家|其他品牌|其他直播间|别的品牌|别的牌子|别的直播间|隔壁|同行|竞品|友商";
  static const char en[] =
    "other brands?|other sellers?|other rooms?|that other brand|competitors?|the competition|big brands";
  g_autoptr (GPtrArray) names = kb_own_words_collect (self->set, KB_RULE_RIVALS, FALSE);
  GString *pattern = g_string_new ("(?:");

  g_string_append (pattern, self->syllabic ? zh : en);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (KbNormalText) name = kb_normal_text_new (kb_record_get_text (names->pdata[i], KB_RULE_TERM_TERM));
      g_autofree char *escaped = g_regex_escape_string (name->text->str, -1);

      g_string_append_printf (pattern, "|%s", g_strstrip (escaped));
    }
  g_string_append_c (pattern, ')');

  return g_string_free (pattern, FALSE);
}

/**
 * kb_rival_check:
 *
 * R14: a rival, general or by a name of the library's list, and a bad word in one sentence.
 */
void
kb_rival_check (KbCheckText *self)
{
  static const char zh[] =
    "(?:垃圾|骗人|骗子|假货|假的|坑人|坑你|坑钱|太差|很差|差劲|差远|难用|劣质|智商税|割韭菜|黑心|水货|没法比|比不上|比不了|缩水)";
  static const char en[] =
    "\\b(?:trash|garbage|junk|fakes?|rip-?offs?|scams?|terrible|useless|awful|knock-?offs?|"
    "can(?:'|’)?t compare|liars?|lying)\\b";
  g_autofree char *rivals = dup_rivals (self);
  const char *bad = self->syllabic ? zh : en;
  const char *between = self->syllabic ? "[^。！？!?\\n]{0,16}?" : "[^.!?\\n]{0,48}?";
  g_autofree char *pattern = g_strdup_printf ("%s%s%s|%s%s%s", rivals, between, bad, bad, between, rivals);
  GRegex *regex = kb_patterns_get (self->patterns, pattern, 0);
  g_autoptr (GMatchInfo) match = NULL;

  g_return_if_fail (regex != NULL);

  g_regex_match (regex, self->normal->text->str, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      kb_compliance_add (self, (KbHit) { kb_normal_text_to_original (self->normal, start),
                                         kb_normal_text_to_original (self->normal, end), KB_CHECK_WORDING,
                                         KB_RULE_RIVALS, KB_LEVEL_BLOCK, NC_ ("rule", "Runs others down"),
                                         g_strdup (_("Say what yours does, and leave the others out")), NULL });
    }
}
