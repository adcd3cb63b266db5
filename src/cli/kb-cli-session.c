/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-session"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cli-call.h"
#include "kb-id.h"
#include "kb-instant.h"
#include "kb-session.h"

typedef gboolean (*MatchFunc) (KbRecord   *session,
                               const char *words);

static gboolean
matches_id (KbRecord   *session,
            const char *words)
{
  gint64 id;

  return kb_id_parse (words, &id) && kb_record_get_id (session) == id;
}

static gboolean
matches_code (KbRecord   *session,
              const char *words)
{
  return g_ascii_strcasecmp (kb_record_get_text (session, KB_SESSION_CODE), words) == 0;
}

/* What lies in the trash is found by its id or code only. */
static gboolean
matches_title (KbRecord   *session,
               const char *words)
{
  g_autofree char *title = g_utf8_casefold (kb_record_get_text (session, KB_SESSION_TITLE), -1);
  g_autofree char *part = g_utf8_casefold (words, -1);

  return *part != '\0' && kb_record_is_null (session, KB_SESSION_TRASHED_US)
         && !kb_record_get_bool (session, KB_SESSION_IS_TEMPLATE) && strstr (title, part) != NULL;
}

static GPtrArray *
find_all (GPtrArray  *library,
          MatchFunc   match,
          const char *words)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < library->len; i++)
    {
      KbRecord *record = g_ptr_array_index (library, i);

      if (kb_record_get_kind (record) == KB_ENTITY_SESSION && match (record, words))
        g_ptr_array_add (found, record);
    }

  return found;
}

static void
set_ambiguous (GPtrArray   *found,
               const char  *words,
               GError     **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "\n  %" G_GINT64_FORMAT "  %s  %s", kb_record_get_id (found->pdata[i]),
                            kb_record_get_text (found->pdata[i], KB_SESSION_CODE),
                            kb_record_get_text (found->pdata[i], KB_SESSION_TITLE));
  g_set_error (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("More than one session goes by “%s”:%s"), words, names->str);
}

/**
 * kb_cli_find_session:
 * @library: (element-type KbRecord): what the library holds
 * @words: an id, a code, or a part of a title
 *
 * Returns: (transfer none) (nullable): the one session that is meant; %NULL with %KB_ERROR_NOT_FOUND
 *   when there is none or, with all of them named, more than one.
 */
KbRecord *
kb_cli_find_session (GPtrArray   *library,
                     const char  *words,
                     GError     **error)
{
  const MatchFunc ways[] = { matches_id, matches_code, matches_title };

  for (guint i = 0; i < G_N_ELEMENTS (ways) && g_utf8_validate (words, -1, NULL); i++)
    {
      g_autoptr (GPtrArray) found = find_all (library, ways[i], words);

      if (found->len == 1)
        return found->pdata[0];
      if (found->len > 1)
        {
          set_ambiguous (found, words, error);
          return NULL;
        }
    }

  g_set_error (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("No session goes by “%s”; see kaibo list."), words);
  return NULL;
}

static KbRecordSet *
create_library (GPtrArray *records)
{
  KbRecordSet *library = kb_record_set_new (NULL, 0);

  for (guint i = 0; i < records->len; i++)
    kb_record_set_add (library, records->pdata[i]);
  return library;
}

/**
 * kb_cli_create_set:
 * @library: (nullable): what sessions share, where it is needed
 *
 * Returns: (transfer full) (nullable): all rows of a session.
 */
KbRecordSet *
kb_cli_create_set (KbStore      *store,
                   KbRecordSet  *library,
                   gint64        session_id,
                   GError      **error)
{
  g_autoptr (GPtrArray) records = kb_store_load_session (store, session_id, error);
  KbRecordSet *set;

  if (records == NULL)
    return NULL;

  set = kb_record_set_new (library, session_id);
  for (guint i = 0; i < records->len; i++)
    kb_record_set_add (set, records->pdata[i]);
  return set;
}

/**
 * kb_cli_load_session:
 * @words: see kb_cli_find_session()
 *
 * Returns: (transfer full) (nullable): the session that is meant, all its rows.
 */
KbRecordSet *
kb_cli_load_session (KbStore     *store,
                     const char  *words,
                     GError     **error)
{
  g_autoptr (GPtrArray) records = kb_store_load_library (store, error);
  g_autoptr (KbRecordSet) library = NULL;
  KbRecord *session;

  if (records == NULL)
    return NULL;
  session = kb_cli_find_session (records, words, error);
  if (session == NULL)
    return NULL;

  library = create_library (records);
  return kb_cli_create_set (store, library, kb_record_get_id (session), error);
}

/**
 * kb_cli_create_zone:
 *
 * Returns: (transfer full): the session's time zone, UTC when this system does not know it.
 */
GTimeZone *
kb_cli_create_zone (KbRecord *session)
{
  GTimeZone *zone = kb_zone_new (kb_record_get_text (session, KB_SESSION_TIME_ZONE), NULL);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}
