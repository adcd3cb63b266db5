/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-draft"

#include "config.h"

#include "kb-cue-draft.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-position.h"

/**
 * kb_cue_draft_new:
 *
 * Returns: (transfer full): a cue with an id of its own and presets in all fields.
 */
KbCueDraft *
kb_cue_draft_new (void)
{
  KbCueDraft *self = g_new0 (KbCueDraft, 1);

  self->cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());
  self->directions = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
kb_cue_draft_free (KbCueDraft *self)
{
  g_object_unref (self->cue);
  g_ptr_array_unref (self->directions);
  g_free (self->segment);
  g_free (self);
}

/**
 * kb_cue_draft_add_direction:
 * @role: whose action it is, a #KbRoleKind
 * @text: what to do
 */
void
kb_cue_draft_add_direction (KbCueDraft *self,
                            int         role,
                            const char *text)
{
  KbRecord *direction = kb_record_new (KB_ENTITY_CUE_DIRECTION, kb_id_new ());

  kb_record_set_int (direction, KB_CUE_DIRECTION_POSITION, (self->directions->len + 1) * KB_POSITION_STEP);
  kb_record_set_int (direction, KB_CUE_DIRECTION_ROLE, role);
  kb_record_set_text (direction, KB_CUE_DIRECTION_TEXT, text);
  g_ptr_array_add (self->directions, direction);
}
