/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-phrase-list"

#include "config.h"

#include <gio/gio.h>

#include "kb-change.h"
#include "kb-phrase-list.h"
#include "kb-phrase.h"
#include "kb-text.h"
#include "kb-variable.h"

/**
 * KbPhraseList:
 *
 * The library's phrases as they are listed: searched, filtered, favourites first, then by situation.
 */
struct _KbPhraseList
{
  KbShownRecords   parent_instance;

  KbRecordSet     *library;      /* owned */
  char           **words;        /* owned, nullable: folded; all must be found */
  char            *language;     /* owned, nullable */
  KbRecordSet     *plan;         /* owned, nullable: where variables must have values */
  KbRecord        *cue;          /* owned, nullable */
  int              category;     /* -1 for all */
  gboolean         favourites;
};

G_DEFINE_FINAL_TYPE (KbPhraseList, kb_phrase_list, KB_TYPE_SHOWN_RECORDS)

static gboolean
has_words (KbPhraseList *self,
           KbRecord     *phrase)
{
  g_autofree char *joined = NULL;
  g_autofree char *folded = NULL;

  if (self->words == NULL)
    return TRUE;

  joined = g_strjoin ("\n", kb_record_get_text (phrase, KB_PHRASE_TEXT), kb_record_get_text (phrase, KB_PHRASE_TAGS),
                      kb_record_get_text (phrase, KB_PHRASE_NOTE),
                      kb_enum_label (&kb_phrase_category_enum, kb_record_get_int (phrase, KB_PHRASE_CATEGORY)), NULL);
  folded = g_utf8_casefold (joined, -1);

  return kb_text_has_words (folded, self->words);
}

/* "zh" and "zh-cn" are one language, "en" is another; a phrase without one fits all. */
static gboolean
is_of_language (KbPhraseList *self,
                KbRecord     *phrase)
{
  const char *language = kb_record_get_text (phrase, KB_PHRASE_LANGUAGE);

  return kb_text_is_empty (self->language) || kb_text_is_empty (language)
         || g_ascii_strncasecmp (self->language, language, 2) == 0;
}

/* A line that would leave a brace in it cannot be said. */
static gboolean
has_values (KbPhraseList *self,
            KbRecord     *phrase)
{
  KbVariableUse use;
  g_autofree char *said = NULL;

  if (self->plan == NULL)
    return TRUE;

  said = kb_variable_expand (self->plan, self->cue, kb_record_get_text (phrase, KB_PHRASE_TEXT));
  return !kb_variable_find (said, &use);
}

static gboolean
matches (KbPhraseList *self,
         KbRecord     *phrase)
{
  return (self->category < 0 || kb_record_get_int (phrase, KB_PHRASE_CATEGORY) == self->category)
         && (!self->favourites || kb_record_get_bool (phrase, KB_PHRASE_FAVOURITE))
         && is_of_language (self, phrase) && has_words (self, phrase) && has_values (self, phrase);
}

static int
compare_phrases (gconstpointer a,
                 gconstpointer b)
{
  KbRecord *one = *(KbRecord *const *) a;
  KbRecord *other = *(KbRecord *const *) b;
  const int favourite = kb_record_get_bool (other, KB_PHRASE_FAVOURITE) - kb_record_get_bool (one, KB_PHRASE_FAVOURITE);
  const int category = kb_record_get_int (one, KB_PHRASE_CATEGORY) - kb_record_get_int (other, KB_PHRASE_CATEGORY);

  if (favourite != 0)
    return favourite;
  if (category != 0)
    return category;
  return kb_record_get_id (one) < kb_record_get_id (other) ? -1 : 1;
}

static void
filter (KbPhraseList *self)
{
  GListModel *phrases = kb_record_set_get_list (self->library, KB_ENTITY_PHRASE);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (phrases); i++)
    {
      g_autoptr (KbRecord) phrase = g_list_model_get_item (phrases, i);

      if (matches (self, phrase))
        g_ptr_array_add (shown, g_steal_pointer (&phrase));
    }
  g_ptr_array_sort (shown, compare_phrases);
  kb_shown_records_take (KB_SHOWN_RECORDS (self), g_steal_pointer (&shown));
}

static void
library_changed_cb (KbRecordSet  *library,
                    GPtrArray    *changes,
                    KbPhraseList *self)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KbChange *change = g_ptr_array_index (changes, i);

      if (change->kind == KB_ENTITY_PHRASE)
        {
          filter (self);
          return;
        }
    }
}

static void
kb_phrase_list_finalize (GObject *object)
{
  KbPhraseList *self = KB_PHRASE_LIST (object);

  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->language, g_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->cue);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kb_phrase_list_parent_class)->finalize (object);
}

static void
kb_phrase_list_class_init (KbPhraseListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_phrase_list_finalize;
}

static void
kb_phrase_list_init (KbPhraseList *self)
{
  self->category = -1;
}

/**
 * kb_phrase_list_new:
 * @library: (transfer none): whose phrases to list
 *
 * Returns: (transfer full): a list of all phrases.
 */
KbPhraseList *
kb_phrase_list_new (KbRecordSet *library)
{
  KbPhraseList *self = g_object_new (KB_TYPE_PHRASE_LIST, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  filter (self);

  return self;
}

/**
 * kb_phrase_list_set_query:
 * @query: what to list; nothing of it is kept
 */
void
kb_phrase_list_set_query (KbPhraseList        *self,
                          const KbPhraseQuery *query)
{
  g_return_if_fail (KB_IS_PHRASE_LIST (self));

  g_clear_pointer (&self->words, g_strfreev);
  self->words = kb_text_fold_words (query->text);
  kb_set_str (&self->language, query->language);
  g_set_object (&self->plan, query->plan);
  g_set_object (&self->cue, query->cue);
  self->category = query->category;
  self->favourites = query->favourites;
  filter (self);
}
