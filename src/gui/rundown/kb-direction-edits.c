/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-direction-edits"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-direction-edits.h"
#include "kb-id.h"
#include "kb-position.h"
#include "kb-text.h"

/**
 * kb_direction_find:
 * @role: whose action it is, a #KbRoleKind
 *
 * Returns: (transfer none) (nullable): what that role does in a cue.
 */
KbRecord *
kb_direction_find (KbRecordSet *plan,
                   KbRecord    *cue,
                   int          role)
{
  g_autoptr (GPtrArray) directions = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (cue));

  for (guint i = 0; i < directions->len; i++)
    if (kb_record_get_int (directions->pdata[i], KB_CUE_DIRECTION_ROLE) == role)
      return directions->pdata[i];

  return NULL;
}

/**
 * kb_direction_set:
 * @role: whose action it is, a #KbRoleKind
 * @text: what to do; "" takes the direction out
 *
 * Returns: (transfer full): the edit of what a role does in a cue, without steps when it is so already.
 */
KbEdit *
kb_direction_set (KbRecordSet *plan,
                  KbRecord    *cue,
                  int          role,
                  const char  *text)
{
  /* Translators: an entry of the history; a cue's number */
  g_autofree char *label = g_strdup_printf (_("Edit directions of cue %s"), kb_record_get_text (cue, KB_CUE_CUE_NO));
  KbEdit *edit = kb_edit_new (label);
  g_autofree char *normal = kb_text_normalize (text);
  KbRecord *direction = kb_direction_find (plan, cue, role);

  if (direction != NULL && *normal == '\0')
    kb_edit_delete (edit, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (direction));
  else if (direction != NULL && strcmp (kb_record_get_text (direction, KB_CUE_DIRECTION_TEXT), normal) != 0)
    kb_edit_set_text (edit, direction, KB_CUE_DIRECTION_TEXT, normal);
  else if (direction == NULL && *normal != '\0')
    {
      g_autoptr (KbRecord) made = kb_record_new (KB_ENTITY_CUE_DIRECTION, kb_id_new ());
      g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (cue));

      kb_record_set_int (made, KB_CUE_DIRECTION_SESSION_ID, kb_record_set_get_session_id (plan));
      kb_record_set_int (made, KB_CUE_DIRECTION_CUE_ID, kb_record_get_id (cue));
      kb_record_set_int (made, KB_CUE_DIRECTION_POSITION, (siblings->len + 1) * KB_POSITION_STEP);
      kb_record_set_int (made, KB_CUE_DIRECTION_ROLE, role);
      kb_record_set_text (made, KB_CUE_DIRECTION_TEXT, normal);
      kb_edit_insert (edit, made);
    }

  return edit;
}
