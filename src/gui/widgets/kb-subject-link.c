/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-subject-link"

#include "config.h"

#include "kb-subject-link.h"

/* The page that has the session's own fields, as Alt+digit counts. */
#define BRIEF_PAGE 1

/**
 * kb_subject_link:
 * @subject: what a problem is about
 * @session_id: the session that it was found in
 * @action: (out): the window's action that leads there
 *
 * Leads to where a problem is mended: the row of the session, the library's page of what sessions share, or the brief, which
 * has the session's own fields.
 *
 * Returns: (transfer floating): the action's target.
 */
GVariant *
kb_subject_link (const KbSubject  *subject,
                 gint64            session_id,
                 const char      **action)
{
  gboolean is_shared;

  g_return_val_if_fail (subject != NULL && action != NULL, NULL);

  is_shared = kb_entity_get (subject->kind)->scope == KB_SCOPE_LIBRARY;
  if (subject->kind == KB_ENTITY_SESSION)
    {
      *action = "win.show-page";
      return g_variant_new_int32 (BRIEF_PAGE);
    }

  *action = "win.open-row";
  return g_variant_new ("(sxx)", kb_entity_get (subject->kind)->name, subject->id, is_shared ? 0 : session_id);
}
