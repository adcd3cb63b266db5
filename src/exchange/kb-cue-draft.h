/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbCueDraft:
 * @cue: (owned): a cue that is not in a rundown yet: without session, segment and position
 * @directions: (owned) (element-type KbRecord): what others do in it, without session and cue
 * @segment: (owned) (nullable): the title of the segment that it was said to be in
 *
 * A cue on its way into a rundown.
 */
typedef struct
{
  KbRecord  *cue;
  GPtrArray *directions;
  char      *segment;
} KbCueDraft;

KbCueDraft *kb_cue_draft_new           (void);
void        kb_cue_draft_free          (KbCueDraft *self);
void        kb_cue_draft_add_direction (KbCueDraft *self,
                                        int         role,
                                        const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbCueDraft, kb_cue_draft_free)

G_END_DECLS
