/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-text"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-instant.h"
#include "kb-session.h"
#include "kb-text.h"

/**
 * kb_crew_format_time:
 *
 * Returns: (transfer full): "21:30" in the session's zone; with the day, "10-18 01:30", when that is not
 *   the one on which the show starts.
 */
char *
kb_crew_format_time (const KbCrew *self,
                     gint64        at_us)
{
  g_autofree char *minutes = kb_instant_format_minutes (at_us, self->zone);
  g_autofree char *day = kb_instant_format_date (at_us, self->zone);
  g_autofree char *first = kb_instant_format_date (self->show.start_us, self->zone);

  if (g_str_equal (day, first) || self->show.end_us == 0)
    return g_steal_pointer (&minutes);
  return g_strdup_printf ("%s %s", day + 5, minutes);
}

/**
 * kb_crew_format_span:
 *
 * Returns: (transfer full): "21:30–22:15"; midnight at its end is "24:00" of the day that ends.
 */
char *
kb_crew_format_span (const KbCrew    *self,
                     const KbStretch *time)
{
  g_autofree char *from = kb_crew_format_time (self, time->start_us);
  g_autofree char *until = kb_instant_format_minutes (time->end_us, self->zone);
  g_autofree char *day = kb_instant_format_date (time->start_us, self->zone);
  g_autofree char *last_day = kb_instant_format_date (time->end_us - 1, self->zone);

  if (g_str_equal (until, "00:00") && g_str_equal (day, last_day))
    return g_strdup_printf ("%s–24:00", from);
  if (g_str_equal (day, last_day))
    return g_strdup_printf ("%s–%s", from, until);
  return g_strdup_printf ("%s–%s %s", from, last_day + 5, until);
}

/**
 * kb_crew_format_length:
 * @ms: milliseconds
 *
 * Returns: (transfer full): "4 h 45 min" in the user's language, to the minute.
 */
char *
kb_crew_format_length (gint64 ms)
{
  const int minutes = (int) ((ms + 30000) / 60000);

  if (minutes < 60)
    return g_strdup_printf (_("%d min"), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (_("%d h"), minutes / 60);
  return g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
}

/**
 * kb_crew_get_other_title:
 *
 * Returns: what another session is called: its title, else its code, else "another session".
 */
const char *
kb_crew_get_other_title (const KbCrew *self,
                         gint64        session_id)
{
  KbRecordSet *library = kb_record_set_get_library (self->set);
  KbRecord *session = library != NULL ? kb_record_set_find (library, KB_ENTITY_SESSION, session_id) : NULL;

  if (session != NULL && !kb_text_is_empty (kb_record_get_text (session, KB_SESSION_TITLE)))
    return kb_record_get_text (session, KB_SESSION_TITLE);
  if (session != NULL && !kb_text_is_empty (kb_record_get_text (session, KB_SESSION_CODE)))
    return kb_record_get_text (session, KB_SESSION_CODE);
  return _("another session");
}

/**
 * kb_crew_group_get_title:
 *
 * Returns: what the duties that can stand in for @duty are called together: the team's own name of
 *   the role, else the standard one.
 */
const char *
kb_crew_group_get_title (const KbCrew     *self,
                         const KbCrewDuty *duty)
{
  KbRecord *role = kb_record_set_find_ref (self->set, duty->record, KB_ASSIGNMENT_ROLE_ID);
  const char *name = role != NULL ? kb_record_get_text (role, KB_ROLE_NAME) : NULL;

  return !kb_text_is_empty (name) ? name : kb_enum_label (&kb_role_kind_enum, duty->role);
}
