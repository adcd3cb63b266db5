/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-spelling"

#include "config.h"

#include <string.h>

#ifdef HAVE_ENCHANT
#include <enchant.h>
#endif

#include "kb-pace.h"
#include "kb-script-tags.h"
#include "kb-script-text.h"
#include "kb-spelling.h"
#include "kb-text.h"

/* More are not read while writing. */
#define MOST_SUGGESTIONS 5

/**
 * KbSpelling:
 *
 * Whether words are spelled right, where Enchant has a dictionary of the text's language; without one it knows every
 * word. Chinese, Japanese and Korean are not spelled, and what of other languages stands in them is a name.
 */
struct _KbSpelling
{
  GObject        parent_instance;

  char          *language;   /* owned, nullable */
  GHashTable    *known;      /* owned: char* → whether it is right; asking again costs nothing */
#ifdef HAVE_ENCHANT
  EnchantBroker *broker;     /* owned */
  EnchantDict   *dict;       /* owned by @broker, nullable: spelling is off */
#endif
};

G_DEFINE_FINAL_TYPE (KbSpelling, kb_spelling, G_TYPE_OBJECT)

#ifdef HAVE_ENCHANT

/* The first dictionary of a language, whatever its country. */
static void
found_cb (const char *tag,
          const char *provider_name,
          const char *provider_description,
          const char *provider_file,
          void       *user_data)
{
  char **found = user_data;

  if (found[1] == NULL && g_ascii_strncasecmp (tag, found[0], 2) == 0)
    found[1] = g_strdup (tag);
}

static EnchantDict *
request_dict (KbSpelling *self,
              const char *language)
{
  g_autofree char *tag = g_strdelimit (g_strdup (language), "-", '_');
  char *found[2] = { tag, NULL };
  const char *colon = strchr (tag, '_');
  EnchantDict *dict;

  /* "en_us" is not how dictionaries are called. */
  if (colon != NULL)
    for (char *p = tag + (colon - tag); *p != '\0'; p++)
      *p = g_ascii_toupper (*p);
  if (enchant_broker_dict_exists (self->broker, tag) == 1)
    return enchant_broker_request_dict (self->broker, tag);

  enchant_broker_list_dicts (self->broker, found_cb, found);
  dict = found[1] != NULL ? enchant_broker_request_dict (self->broker, found[1]) : NULL;
  g_free (found[1]);
  return dict;
}

static gboolean
is_on (KbSpelling *self)
{
  return self->dict != NULL;
}

static gboolean
ask (KbSpelling *self,
     const char *word)
{
  return enchant_dict_check (self->dict, word, -1) == 0;
}

#else

static gboolean
is_on (KbSpelling *self)
{
  return FALSE;
}

static gboolean
ask (KbSpelling *self,
     const char *word)
{
  return TRUE;
}

#endif

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_isdigit (c) || c == '\'' || c == 0x2019;
}

/* Codes, shouts and what has a digit in it are not words of a dictionary. */
static gboolean
is_plain_word (const char *word)
{
  gboolean has_lower = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || (g_unichar_isalpha (c) && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN))
        return FALSE;
      has_lower = has_lower || g_unichar_islower (c);
    }

  return has_lower;
}

static void
kb_spelling_finalize (GObject *object)
{
  KbSpelling *self = KB_SPELLING (object);

#ifdef HAVE_ENCHANT
  if (self->dict != NULL)
    enchant_broker_free_dict (self->broker, self->dict);
  enchant_broker_free (self->broker);
#endif
  g_hash_table_unref (self->known);
  g_free (self->language);

  G_OBJECT_CLASS (kb_spelling_parent_class)->finalize (object);
}

static void
kb_spelling_class_init (KbSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_spelling_finalize;
}

static void
kb_spelling_init (KbSpelling *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
#ifdef HAVE_ENCHANT
  self->broker = enchant_broker_init ();
#endif
}

KbSpelling *
kb_spelling_new (void)
{
  return g_object_new (KB_TYPE_SPELLING, NULL);
}

/**
 * kb_spelling_set_language:
 * @language: (nullable): a language tag, "en"
 *
 * Returns: whether there is a dictionary of it.
 */
gboolean
kb_spelling_set_language (KbSpelling *self,
                          const char *language)
{
  g_return_val_if_fail (KB_IS_SPELLING (self), FALSE);

  if (!kb_set_str (&self->language, language))
    return is_on (self);

  g_hash_table_remove_all (self->known);
#ifdef HAVE_ENCHANT
  if (self->dict != NULL)
    enchant_broker_free_dict (self->broker, self->dict);
  self->dict = kb_text_is_empty (language) || kb_pace_is_syllabic (language) ? NULL : request_dict (self, language);
#endif

  return is_on (self);
}

/**
 * kb_spelling_knows:
 *
 * Returns: whether a word is right, or nothing is known of its language.
 */
gboolean
kb_spelling_knows (KbSpelling *self,
                   const char *word)
{
  gpointer known;

  g_return_val_if_fail (KB_IS_SPELLING (self), TRUE);

  if (!is_on (self) || !is_plain_word (word))
    return TRUE;
  if (!g_hash_table_lookup_extended (self->known, word, NULL, &known))
    {
      known = GINT_TO_POINTER (ask (self, word));
      g_hash_table_insert (self->known, g_strdup (word), known);
    }

  return GPOINTER_TO_INT (known);
}

/**
 * kb_spelling_suggest:
 *
 * Returns: (transfer full): what may be meant, the likeliest first, a few at most.
 */
GStrv
kb_spelling_suggest (KbSpelling *self,
                     const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (KB_IS_SPELLING (self), NULL);

#ifdef HAVE_ENCHANT
  if (is_on (self))
    {
      size_t n = 0;
      char **found = enchant_dict_suggest (self->dict, word, -1, &n);

      for (size_t i = 0; i < MIN (n, MOST_SUGGESTIONS); i++)
        g_strv_builder_add (builder, found[i]);
      if (found != NULL)
        enchant_dict_free_string_list (self->dict, found);
    }
#endif

  return g_strv_builder_end (builder);
}

/**
 * kb_spelling_learn:
 *
 * Adds a word to the user's own dictionary, for all programs.
 */
void
kb_spelling_learn (KbSpelling *self,
                   const char *word)
{
  g_return_if_fail (KB_IS_SPELLING (self));

#ifdef HAVE_ENCHANT
  if (is_on (self))
    enchant_dict_add (self->dict, word, -1);
#endif
  g_hash_table_insert (self->known, g_strdup (word), GINT_TO_POINTER (TRUE));
}

/**
 * kb_spelling_find_word:
 * @start: (out): where the word starts that is at or around @at
 * @end: (out): where it ends
 *
 * Returns: %FALSE when there is none.
 */
gboolean
kb_spelling_find_word (const GtkTextIter *at,
                       GtkTextIter       *start,
                       GtkTextIter       *end)
{
  *start = *end = *at;
  while (is_word_char (gtk_text_iter_get_char (end)))
    gtk_text_iter_forward_char (end);
  while (gtk_text_iter_backward_char (start))
    if (!is_word_char (gtk_text_iter_get_char (start)))
      {
        gtk_text_iter_forward_char (start);
        break;
      }

  return !gtk_text_iter_equal (start, end);
}

/**
 * kb_spelling_mark:
 *
 * Marks the words between two places that are not right. The word at which the cursor is may not be finished yet, and
 * values of the lineup are not the writer's words.
 */
void
kb_spelling_mark (KbSpelling        *self,
                  GtkTextBuffer     *buffer,
                  const GtkTextIter *start,
                  const GtkTextIter *end)
{
  GtkTextIter at = *start, cursor;

  g_return_if_fail (KB_IS_SPELLING (self));

  gtk_text_buffer_remove_tag_by_name (buffer, KB_SCRIPT_TAG_MISSPELT, start, end);
  if (!is_on (self))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  while (gtk_text_iter_compare (&at, end) < 0)
    {
      GtkTextIter from, to;
      g_autofree char *word = NULL;

      if (!is_word_char (gtk_text_iter_get_char (&at)) || !kb_spelling_find_word (&at, &from, &to))
        {
          gtk_text_iter_forward_char (&at);
          continue;
        }
      word = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
      if (gtk_text_iter_compare (&to, end) <= 0 && !gtk_text_iter_equal (&to, &cursor)
          && kb_script_text_get_variable (&from) == NULL && !kb_spelling_knows (self, word))
        gtk_text_buffer_apply_tag_by_name (buffer, KB_SCRIPT_TAG_MISSPELT, &from, &to);
      at = to;
    }
}
