/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-phrase-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-id.h"
#include "kb-phrase-edits.h"
#include "kb-phrase.h"

/* What can be done with phrases, each one step of undo. All return (transfer full) edits without a session. */

/**
 * kb_phrase_create:
 * @language: its language tag
 * @id: (out): the new phrase
 */
KbEdit *
kb_phrase_create (int         category,
                  const char *language,
                  gint64     *id)
{
  KbEdit *edit = kb_edit_new (_("Add phrase"));
  g_autoptr (KbRecord) phrase = kb_record_new (KB_ENTITY_PHRASE, kb_id_new ());

  kb_record_set_int (phrase, KB_PHRASE_CATEGORY, MAX (category, 0));
  kb_record_set_text (phrase, KB_PHRASE_LANGUAGE, language);
  kb_edit_insert (edit, phrase);
  *id = kb_record_get_id (phrase);

  return edit;
}

/**
 * kb_phrase_duplicate:
 * @id: (out): the copy
 */
KbEdit *
kb_phrase_duplicate (KbRecord *phrase,
                     gint64   *id)
{
  KbEdit *edit = kb_edit_new (_("Duplicate phrase"));
  g_autoptr (KbRecord) copy = kb_record_new (KB_ENTITY_PHRASE, kb_id_new ());

  for (guint field = 0; field < KB_PHRASE_N_FIELDS; field++)
    kb_record_set_value (copy, field, kb_record_peek (phrase, field));
  kb_edit_insert (edit, copy);
  *id = kb_record_get_id (copy);

  return edit;
}

KbEdit *
kb_phrase_delete (KbRecord *phrase)
{
  KbEdit *edit = kb_edit_new (_("Delete phrase"));

  kb_edit_delete (edit, KB_ENTITY_PHRASE, kb_record_get_id (phrase));
  return edit;
}

KbEdit *
kb_phrase_set_favourite (KbRecord *phrase,
                         gboolean  is_favourite)
{
  KbEdit *edit = kb_edit_new (is_favourite ? _("Make phrase a favourite") : _("Take phrase off the favourites"));

  if (kb_record_get_bool (phrase, KB_PHRASE_FAVOURITE) != is_favourite)
    kb_edit_set_int (edit, phrase, KB_PHRASE_FAVOURITE, is_favourite);
  return edit;
}

KbEdit *
kb_phrase_set_category (KbRecord *phrase,
                        int       category)
{
  KbEdit *edit = kb_edit_new (_("Change situation of phrase"));

  if (kb_record_get_int (phrase, KB_PHRASE_CATEGORY) != category)
    kb_edit_set_int (edit, phrase, KB_PHRASE_CATEGORY, category);
  return edit;
}

KbEdit *
kb_phrase_set_language (KbRecord   *phrase,
                        const char *language)
{
  KbEdit *edit = kb_edit_new (_("Change language of phrase"));

  if (g_strcmp0 (kb_record_get_text (phrase, KB_PHRASE_LANGUAGE), language) != 0)
    kb_edit_set_text (edit, phrase, KB_PHRASE_LANGUAGE, language);
  return edit;
}
