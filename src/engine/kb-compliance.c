/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-compliance"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-compliance-private.h"
#include "kb-cue.h"
#include "kb-line.h"
#include "kb-pace.h"
#include "kb-session.h"
#include "kb-waiver.h"

const KbEnum kb_check_enum = {
  .name = "check",
  .codes = (const char *const[]) { "price", "gift", "limit", "proof", "wording", NULL },
  .labels = (const char *const[]) { NC_ ("check", "Price"), NC_ ("check", "Gift"), NC_ ("check", "Limit"),
                                    NC_ ("check", "Proof"), NC_ ("check", "Wording"), NULL },
};

static void
clear_hit (gpointer data)
{
  KbHit *hit = data;

  g_free (hit->advice);
  g_free (hit->fix);
  g_clear_object (&hit->waiver);
}

/* What nobody answers for comes first, then what blocks, then the order of the text. */
static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const KbHit *one = a, *other = b;

  if ((one->waiver != NULL) != (other->waiver != NULL))
    return one->waiver != NULL ? 1 : -1;
  if (one->level != other->level)
    return (int) one->level - (int) other->level;

  return one->start - other->start;
}

/* Directions are not said: blanks of the same length in their place keep every offset. */
static char *
blank_directions (const char *text)
{
  char *said = g_strdup (text);

  for (const char *p = text; *p != '\0';)
    {
      const KbLine line = kb_line_scan (p);

      if (line.direction != NULL)
        memset (said + (line.direction - text), ' ', line.direction_end - line.direction);
      p = line.next;
    }

  return said;
}

/**
 * kb_compliance_add:
 * @hit: (transfer full): what was found; dropped when the same rule has found that place already
 */
void
kb_compliance_add (KbCheckText *self,
                   KbHit        hit)
{
  for (guint i = 0; i < self->hits->len; i++)
    {
      const KbHit *other = &g_array_index (self->hits, KbHit, i);

      if (other->start < hit.end && hit.start < other->end && g_str_equal (other->rule, hit.rule))
        {
          clear_hit (&hit);
          return;
        }
    }

  g_array_append_val (self->hits, hit);
}

static void
find_waivers (KbCheckText *self)
{
  for (guint i = 0; self->cue != NULL && i < self->hits->len; i++)
    {
      KbHit *hit = &g_array_index (self->hits, KbHit, i);
      g_autofree char *words = kb_compliance_dup_words (hit, self->text);

      g_set_object (&hit->waiver, kb_waiver_find (self->set, hit->rule, kb_record_get_id (self->cue), words));
    }
}

/**
 * kb_compliance_check:
 * @set: the session
 * @cue: (nullable): the cue that the text is said in; without one, only the wording is checked
 * @text: valid UTF-8: a script as it is read, its variables resolved
 * @patterns: (nullable): what keeps the rules' regular expressions for the next text
 *
 * Checks what is said against the lineup and against the words that must not be said
 * (`domain.md` §6.3 and §6.5), the library's own lists included. Not legal advice: what it finds is for people to
 * judge, and to except by name.
 *
 * Returns: (transfer full) (element-type KbHit): what was found, what blocks first, what is excepted last.
 */
GArray *
kb_compliance_check (KbRecordSet *set,
                     KbRecord    *cue,
                     const char  *text,
                     KbPatterns  *patterns)
{
  KbRecord *session = kb_record_set_get_session (set);
  const char *language = session != NULL ? kb_record_get_text (session, KB_SESSION_LANGUAGE) : "";
  g_autofree char *said = blank_directions (text);
  g_autoptr (KbPatterns) own = patterns == NULL ? kb_patterns_new () : NULL;
  g_autoptr (KbNormalText) normal = kb_normal_text_new (said);
  KbCheckText check = {
    .text = said, .normal = normal, .set = set, .cue = cue, .syllabic = kb_pace_is_syllabic (language),
    .item = cue != NULL ? kb_record_set_find_ref (set, cue, KB_CUE_LINEUP_ITEM_ID) : NULL,
    .hits = g_array_new (FALSE, FALSE, sizeof (KbHit)), .patterns = own != NULL ? own : patterns,
  };

  g_array_set_clear_func (check.hits, clear_hit);
  kb_wording_check (&check);
  kb_rival_check (&check);
  kb_own_words_check (&check);
  kb_deal_times_check (&check);
  if (check.item != NULL)
    {
      kb_spoken_price_check (&check, language);
      kb_offer_check (&check);
      kb_gift_promise_check (&check);
    }
  kb_own_words_excuse (&check);
  find_waivers (&check);
  g_array_sort (check.hits, compare_hits);

  return check.hits;
}

/**
 * kb_compliance_get_title:
 *
 * Returns: the name of the rule, for people.
 */
const char *
kb_compliance_get_title (const KbHit *hit)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "rule", hit->title);
}

/**
 * kb_compliance_dup_words:
 * @text: the text that was checked
 *
 * Returns: (transfer full): the words that the hit is about, "" for what is missing.
 */
char *
kb_compliance_dup_words (const KbHit *hit,
                         const char  *text)
{
  return g_strndup (text + hit->start, hit->end - hit->start);
}
