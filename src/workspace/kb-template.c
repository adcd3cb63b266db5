/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-template"

#include "config.h"

#include "kb-error.h"
#include "kb-kaibo-reader.h"
#include "kb-session-code.h"
#include "kb-session-copy.h"
#include "kb-session-new.h"
#include "kb-session.h"
#include "kb-template.h"

#define FOLDER "/io/github/kaibo/Kaibo/templates"

/* Patterns for sessions: whole plans without products. Those built in are files like any other, in
 * the binary; those of a team are sessions of its library that say so. */

/* From the first show to the longest. */
static const char *const names[] = { "starter-60", "self-3h", "flash-day", "creator", "room-24h" };

/**
 * kb_template_list_built_in:
 * @language: the user's, "zh_CN"; Chinese or else English
 *
 * Returns: (transfer full) (element-type GFile): the files of the templates that are built in.
 */
GPtrArray *
kb_template_list_built_in (const char *language)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  const char *folder = g_str_has_prefix (language, "zh") ? "zh" : "en";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *uri = g_strdup_printf ("resource://" FOLDER "/%s/%s.kaibo", folder, names[i]);

      g_ptr_array_add (files, g_file_new_for_uri (uri));
    }

  return files;
}

/**
 * kb_template_read:
 * @file: a .kaibo file of one session
 *
 * Returns: (transfer full) (nullable): its rows, as of an open session; %NULL with an error.
 */
KbRecordSet *
kb_template_read (GFile   *file,
                  GError **error)
{
  g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, NULL, error);
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  KbRecord *session = records != NULL ? kb_session_copy_find (records) : NULL;
  KbRecordSet *template;

  if (records != NULL && session == NULL)
    g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, "a template without a session");
  if (session == NULL)
    return NULL;

  kb_record_set_add (library, session);
  template = kb_record_set_new (library, kb_record_get_id (session));
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);

      if (kb_record_get_entity (record)->scope == KB_SCOPE_SESSION)
        kb_record_set_add (template, record);
    }

  return template;
}

/**
 * kb_template_get_length_ms:
 *
 * Returns: how long a session of @template should be, milliseconds; 0 when it does not say.
 */
gint64
kb_template_get_length_ms (KbRecordSet *template)
{
  KbRecord *session = kb_record_set_get_session (template);

  if (session == NULL || kb_record_is_null (session, KB_SESSION_START_US)
      || kb_record_is_null (session, KB_SESSION_TARGET_END_US))
    return 0;

  return (kb_record_get_int (session, KB_SESSION_TARGET_END_US) - kb_record_get_int (session, KB_SESSION_START_US)) / 1000;
}

static KbRecord *
adapt_session (KbRecordSet         *template,
               KbRecord            *latest,
               const KbTemplateUse *use)
{
  KbRecord *session = kb_record_dup (kb_record_set_get_session (template));
  const int format = kb_record_get_int (session, KB_SESSION_FORMAT);
  g_autofree char *language = g_strdup (kb_record_get_text (session, KB_SESSION_LANGUAGE));
  g_autofree char *zone_name = g_strdup (kb_record_get_text (session, KB_SESSION_TIME_ZONE));

  if (use->inherits)
    {
      kb_session_new_inherit (session, latest, use->zone_name);
      /* What kind of show it is and in which words comes of the template, and its clock is still to be read. */
      kb_record_set_int (session, KB_SESSION_FORMAT, format);
      kb_record_set_text (session, KB_SESSION_LANGUAGE, language);
      kb_record_set_text (session, KB_SESSION_TIME_ZONE, zone_name);
    }
  if (!kb_record_is_null (session, KB_SESSION_START_US))
    kb_record_set_int (session, KB_SESSION_TARGET_END_US,
                       kb_record_get_int (session, KB_SESSION_START_US) + use->length_ms * 1000);

  return session;
}

static GPtrArray *
collect_rows (KbRecordSet *template,
              KbRecord    *session)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (session));
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      GListModel *list = kind != KB_ENTITY_SESSION && kb_entity_get (kind)->scope == KB_SCOPE_SESSION
                           ? kb_record_set_get_list (template, kind) : NULL;

      for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
        g_ptr_array_add (records, g_list_model_get_item (list, i));
    }

  return records;
}

/**
 * kb_template_use:
 * @template: the rows of a template
 * @sessions: (element-type KbRecord): the library's sessions
 * @use: what becomes of it
 * @label: what the user did, translated
 *
 * Makes an edit that adds a session with all that @template plans, every instant where it belongs:
 * a flash deal an hour into the show stays an hour into the show.
 *
 * Returns: (transfer full): the edit; its session is the new one.
 */
KbEdit *
kb_template_use (KbRecordSet         *template,
                 GListModel          *sessions,
                 const KbTemplateUse *use,
                 const char          *label)
{
  KbRecord *latest = kb_session_find_latest (sessions);
  g_autoptr (KbRecord) session = adapt_session (template, latest, use);
  g_autoptr (GPtrArray) records = collect_rows (template, session);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (use->zone_name);
  g_autofree char *code = kb_session_code_follow (latest, use->start_us, use->zone_name, sessions);
  const KbSessionCopyTo to = {
    .shift_us = kb_session_copy_find_shift (session, use->start_us, zone),
    .start_us = use->start_us,
    .zone = zone,
    .title = use->title,
  };

  return kb_session_copy_to (records, code, &to, label);
}
