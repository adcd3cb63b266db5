/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-filter"

#include "config.h"

#include "kb-crew.h"
#include "kb-session-filter.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * KbSessionFilter:
 *
 * Which sessions are asked for: the words of the search, the terms beside it, the trash or the rest.
 * List, calendar and board show what it lets through; templates never.
 *
 * #KbSessionFilter::changed tells that it may let others through now.
 */
struct _KbSessionFilter
{
  GObject          parent_instance;

  KbRecordSet     *library;        /* owned */
  KbSessionFacts  *facts;          /* owned, nullable: who hosts what */
  GHashTable      *haystacks;      /* owned: KbRecord → folded text, while searching */
  char            *search;         /* owned: as typed */
  char           **words;          /* owned, nullable: folded; all must be found */
  char           **theme_words;    /* owned, nullable */
  gboolean         trashed;
  KbSessionTerms   terms;          /* owned */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbSessionFilter, kb_session_filter, G_TYPE_OBJECT)

static const KbSessionTerms no_terms = {
  .state = -1, .platform = -1, .from_us = KB_NONE, .before_us = KB_NONE,
};

static const char *
find_haystack (KbSessionFilter *self,
               KbRecord        *session)
{
  const char *known = g_hash_table_lookup (self->haystacks, session);
  KbRecord *owner = kb_record_set_find_ref (self->library, session, KB_SESSION_OWNER_ID);
  g_autofree char *hosts = NULL;
  g_autofree char *joined = NULL;
  char *folded;

  if (known != NULL)
    return known;

  hosts = self->facts != NULL ? kb_session_facts_dup_host_names (self->facts, kb_record_get_id (session)) : NULL;
  joined = g_strjoin ("\n", kb_record_get_text (session, KB_SESSION_TITLE), kb_record_get_text (session, KB_SESSION_CODE),
                      kb_enum_label (&kb_platform_enum, kb_record_get_int (session, KB_SESSION_PLATFORM)),
                      kb_record_get_text (session, KB_SESSION_SCENE), kb_record_get_text (session, KB_SESSION_ACCOUNT),
                      kb_record_get_text (session, KB_SESSION_BRAND), kb_record_get_text (session, KB_SESSION_THEME),
                      owner != NULL ? kb_record_get_text (owner, KB_PERSON_NAME) : "", hosts != NULL ? hosts : "", NULL);
  folded = g_utf8_casefold (joined, -1);
  g_hash_table_insert (self->haystacks, session, folded);
  return folded;
}

static gboolean
is_within (KbSessionFilter *self,
           KbRecord        *session)
{
  const KbSessionTerms *terms = &self->terms;
  gint64 start_us;

  if (terms->from_us == KB_NONE && terms->before_us == KB_NONE)
    return TRUE;
  if (kb_record_is_null (session, KB_SESSION_START_US))
    return FALSE;

  start_us = kb_record_get_int (session, KB_SESSION_START_US);
  return (terms->from_us == KB_NONE || start_us >= terms->from_us)
         && (terms->before_us == KB_NONE || start_us < terms->before_us);
}

static gboolean
is_about (KbSessionFilter *self,
          KbRecord        *session)
{
  g_autofree char *joined = NULL;
  g_autofree char *folded = NULL;

  if (self->theme_words == NULL)
    return TRUE;
  joined = g_strjoin ("\n", kb_record_get_text (session, KB_SESSION_TITLE), kb_record_get_text (session, KB_SESSION_THEME),
                      NULL);
  folded = g_utf8_casefold (joined, -1);
  return kb_text_has_words (folded, self->theme_words);
}

static gboolean
meets_terms (KbSessionFilter *self,
             KbRecord        *session)
{
  const KbSessionTerms *terms = &self->terms;

  if (terms->state >= 0 && kb_record_get_int (session, KB_SESSION_STATE) != terms->state)
    return FALSE;
  if (terms->platform >= 0 && kb_record_get_int (session, KB_SESSION_PLATFORM) != terms->platform)
    return FALSE;
  if (terms->account != NULL && g_strcmp0 (kb_record_get_text (session, KB_SESSION_ACCOUNT), terms->account) != 0)
    return FALSE;
  if (terms->host_id != 0 && (self->facts == NULL
      || !kb_session_facts_is_hosted_by (self->facts, kb_record_get_id (session), terms->host_id)))
    return FALSE;

  return is_within (self, session) && is_about (self, session);
}

static void
library_changed_cb (KbSessionFilter *self)
{
  g_hash_table_remove_all (self->haystacks);
}

static void
facts_changed_cb (KbSessionFilter *self)
{
  g_hash_table_remove_all (self->haystacks);
  if (self->words != NULL || self->terms.host_id != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
clear_terms (KbSessionTerms *terms)
{
  g_free (terms->account);
  g_free (terms->theme);
}

static void
kb_session_filter_finalize (GObject *object)
{
  KbSessionFilter *self = KB_SESSION_FILTER (object);

  clear_terms (&self->terms);
  g_free (self->search);
  g_strfreev (self->words);
  g_strfreev (self->theme_words);
  g_hash_table_unref (self->haystacks);
  g_clear_object (&self->facts);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_session_filter_parent_class)->finalize (object);
}

static void
kb_session_filter_class_init (KbSessionFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_session_filter_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_SESSION_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_session_filter_init (KbSessionFilter *self)
{
  self->terms = no_terms;
  self->search = g_strdup ("");
  self->haystacks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * kb_session_filter_new:
 * @library: (transfer none): whose sessions
 * @facts: (transfer none) (nullable): who hosts them
 *
 * Returns: (transfer full): a filter that lets through all that is not in the trash.
 */
KbSessionFilter *
kb_session_filter_new (KbRecordSet    *library,
                       KbSessionFacts *facts)
{
  KbSessionFilter *self = g_object_new (KB_TYPE_SESSION_FILTER, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  if (facts != NULL)
    {
      self->facts = g_object_ref (facts);
      g_signal_connect_object (facts, "changed", G_CALLBACK (facts_changed_cb), self, G_CONNECT_SWAPPED);
    }

  return self;
}

/**
 * kb_session_filter_get_facts:
 *
 * Returns: (transfer none) (nullable): who hosts what and what it earned.
 */
KbSessionFacts *
kb_session_filter_get_facts (KbSessionFilter *self)
{
  g_return_val_if_fail (KB_IS_SESSION_FILTER (self), NULL);

  return self->facts;
}

const char *
kb_session_filter_get_search (KbSessionFilter *self)
{
  g_return_val_if_fail (KB_IS_SESSION_FILTER (self), "");

  return self->search;
}

/**
 * kb_session_filter_set_search:
 * @search: words that must all be found, in any order and case, in title, theme, code, brand,
 *   platform, studio, account or the names of who answers for it and hosts it; "" for all sessions
 */
void
kb_session_filter_set_search (KbSessionFilter *self,
                              const char      *search)
{
  g_return_if_fail (KB_IS_SESSION_FILTER (self));

  if (g_str_equal (self->search, search))
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  g_strfreev (self->words);
  self->words = kb_text_fold_words (search);
  if (self->words == NULL)
    g_hash_table_remove_all (self->haystacks);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
kb_session_filter_get_trashed (KbSessionFilter *self)
{
  g_return_val_if_fail (KB_IS_SESSION_FILTER (self), FALSE);

  return self->trashed;
}

/**
 * kb_session_filter_set_trashed:
 * @trashed: whether to let through the trash instead of the rest
 */
void
kb_session_filter_set_trashed (KbSessionFilter *self,
                               gboolean         trashed)
{
  g_return_if_fail (KB_IS_SESSION_FILTER (self));

  if (self->trashed == trashed)
    return;
  self->trashed = trashed;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const KbSessionTerms *
kb_session_filter_get_terms (KbSessionFilter *self)
{
  g_return_val_if_fail (KB_IS_SESSION_FILTER (self), &no_terms);

  return &self->terms;
}

static gboolean
terms_equal (const KbSessionTerms *a,
             const KbSessionTerms *b)
{
  return a->state == b->state && a->platform == b->platform && a->host_id == b->host_id && a->from_us == b->from_us
         && a->before_us == b->before_us && g_strcmp0 (a->account, b->account) == 0
         && g_strcmp0 (a->theme, b->theme) == 0;
}

/**
 * kb_session_filter_set_terms:
 * @terms: (transfer none): what else is asked for; a theme without words is none
 */
void
kb_session_filter_set_terms (KbSessionFilter      *self,
                             const KbSessionTerms *terms)
{
  KbSessionTerms wanted = *terms;

  g_return_if_fail (KB_IS_SESSION_FILTER (self));

  wanted.account = g_strdup (terms->account);
  wanted.theme = kb_text_is_empty (terms->theme) ? NULL : g_strdup (terms->theme);
  if (terms_equal (&wanted, &self->terms))
    {
      clear_terms (&wanted);
      return;
    }

  clear_terms (&self->terms);
  self->terms = wanted;
  g_strfreev (self->theme_words);
  self->theme_words = kb_text_fold_words (wanted.theme);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kb_session_filter_clear:
 *
 * Forgets the search and all terms; trash stays trash.
 */
void
kb_session_filter_clear (KbSessionFilter *self)
{
  g_return_if_fail (KB_IS_SESSION_FILTER (self));

  kb_session_filter_set_search (self, "");
  kb_session_filter_set_terms (self, &no_terms);
}

/**
 * kb_session_filter_is_active:
 *
 * Returns: whether it may hold back sessions: words are searched, or a term is set.
 */
gboolean
kb_session_filter_is_active (KbSessionFilter *self)
{
  g_return_val_if_fail (KB_IS_SESSION_FILTER (self), FALSE);

  return self->words != NULL || !terms_equal (&self->terms, &no_terms);
}

gboolean
kb_session_filter_matches (KbSessionFilter *self,
                           KbRecord        *session)
{
  g_return_val_if_fail (KB_IS_SESSION_FILTER (self), FALSE);

  if (kb_record_is_null (session, KB_SESSION_TRASHED_US) == self->trashed
      || kb_record_get_bool (session, KB_SESSION_IS_TEMPLATE))
    return FALSE;

  return meets_terms (self, session) && (self->words == NULL || kb_text_has_words (find_haystack (self, session), self->words));
}
