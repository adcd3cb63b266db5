/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-new"

#include "config.h"

#include "kb-cue.h"
#include "kb-id.h"
#include "kb-position.h"
#include "kb-session-code.h"
#include "kb-session-new.h"
#include "kb-session.h"
#include "kb-stock-text.h"

#define OPENING_MS (3 * 60 * 1000)

/* What one session of a team has in common with its last. */
static const guint inherited[] = {
  KB_SESSION_BRAND,   KB_SESSION_FORMAT, KB_SESSION_PLATFORM,  KB_SESSION_ACCOUNT,  KB_SESSION_SCENE,
  KB_SESSION_LANGUAGE, KB_SESSION_MARKET, KB_SESSION_TIME_ZONE, KB_SESSION_CURRENCY, KB_SESSION_OWNER_ID,
};

/* The first session of a library follows the language that its planner reads. */
static void
preset_market (KbRecord   *session,
               const char *zone_name)
{
  const char *const *languages = g_get_language_names ();
  const gboolean is_chinese = g_str_has_prefix (languages[0], "zh");

  kb_record_set_text (session, KB_SESSION_LANGUAGE, is_chinese ? "zh-cn" : "en");
  kb_record_set_text (session, KB_SESSION_MARKET, is_chinese ? "CN" : "US");
  kb_record_set_text (session, KB_SESSION_CURRENCY, is_chinese ? "CNY" : "USD");
  kb_record_set_int (session, KB_SESSION_PLATFORM, is_chinese ? KB_PLATFORM_DOUYIN : KB_PLATFORM_TIKTOK);
  kb_record_set_text (session, KB_SESSION_TIME_ZONE, zone_name);
}

static void
add_first_cue (KbEdit     *edit,
               gint64      session_id,
               const char *language)
{
  g_autofree char *segment_title = kb_stock_text_dup (KB_STOCK_OPENING, language, 0);
  g_autofree char *cue_title = kb_stock_text_dup (KB_STOCK_FIRST_CUE, language, 0);
  g_autoptr (KbRecord) segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());
  g_autoptr (KbRecord) cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, session_id);
  kb_record_set_int (segment, KB_SEGMENT_POSITION, KB_POSITION_STEP);
  kb_record_set_text (segment, KB_SEGMENT_TITLE, segment_title);
  kb_edit_insert (edit, segment);

  kb_record_set_int (cue, KB_CUE_SESSION_ID, session_id);
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, kb_record_get_id (segment));
  kb_record_set_int (cue, KB_CUE_POSITION, KB_POSITION_STEP);
  kb_record_set_text (cue, KB_CUE_CUE_NO, "C01");
  kb_record_set_text (cue, KB_CUE_TITLE, cue_title);
  kb_record_set_int (cue, KB_CUE_TYPE, KB_CUE_TYPE_OPEN);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, OPENING_MS);
  kb_edit_insert (edit, cue);
}

/**
 * kb_session_find_latest:
 * @sessions: (element-type KbRecord): the library's sessions
 *
 * Returns: (transfer none) (nullable): the session that starts last, of those that are neither in the trash nor
 *   templates.
 */
KbRecord *
kb_session_find_latest (GListModel *sessions)
{
  KbRecord *latest = NULL;
  gint64 latest_us = G_MININT64;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);
      const gint64 start_us = kb_record_get_int_or (session, KB_SESSION_START_US, G_MININT64);

      if (!kb_record_is_null (session, KB_SESSION_TRASHED_US) || kb_record_get_bool (session, KB_SESSION_IS_TEMPLATE)
          || start_us <= latest_us)
        continue;
      latest = session;
      latest_us = start_us;
    }

  return latest;
}

/**
 * kb_session_new_inherit:
 * @session: a new session
 * @latest: (nullable): the team's latest session
 * @zone_name: the user's time zone
 *
 * Sets where @session is broadcast, by whom and in which currency, as @latest was; in a library
 * without one, as the user's language suggests.
 */
void
kb_session_new_inherit (KbRecord   *session,
                        KbRecord   *latest,
                        const char *zone_name)
{
  if (latest != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (inherited); i++)
      kb_record_set_value (session, inherited[i], kb_record_peek (latest, inherited[i]));
  else
    preset_market (session, zone_name);
}

/**
 * kb_session_new_edit:
 * @sessions: (element-type KbRecord): the library's sessions
 * @title: its title
 * @start_us: its start, microseconds since 1970 UTC
 * @length_ms: how long it should be, milliseconds
 * @zone_name: the user's time zone, for the first session of a library
 * @label: what the user did, translated
 *
 * Makes an edit that adds a draft with a first segment and one cue. Where it is broadcast, by whom
 * and in which currency it takes from the latest session.
 *
 * Returns: (transfer full): the edit; its session is the new one.
 */
KbEdit *
kb_session_new_edit (GListModel *sessions,
                     const char *title,
                     gint64      start_us,
                     gint64      length_ms,
                     const char *zone_name,
                     const char *label)
{
  g_autoptr (KbRecord) session = kb_record_new (KB_ENTITY_SESSION, kb_id_new ());
  KbRecord *latest = kb_session_find_latest (sessions);
  KbEdit *edit = kb_edit_new (label);
  g_autofree char *code = NULL;

  kb_session_new_inherit (session, latest, zone_name);
  kb_record_set_text (session, KB_SESSION_TITLE, title);
  kb_record_set_int (session, KB_SESSION_START_US, start_us);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, start_us + length_ms * 1000);
  code = kb_session_code_follow (latest, start_us, kb_record_get_text (session, KB_SESSION_TIME_ZONE), sessions);
  kb_record_set_text (session, KB_SESSION_CODE, code);

  kb_edit_set_session (edit, kb_record_get_id (session));
  kb_edit_insert (edit, session);
  add_first_cue (edit, kb_record_get_id (session), kb_record_get_text (session, KB_SESSION_LANGUAGE));

  return edit;
}
