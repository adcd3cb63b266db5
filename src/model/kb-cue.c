/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue"

#include "config.h"

#include "kb-cue.h"

const KbField kb_segment_fields[] = {
  [KB_SEGMENT_SESSION_ID] = { "session_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SESSION,
                              .comment = "the session that it is part of" },
  [KB_SEGMENT_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
                            .comment = "order in the session, steps of KB_POSITION_STEP" },
  [KB_SEGMENT_TITLE] = { "title", KB_FIELD_TEXT, .comment = "name, \"Loop 1\"" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_segment_fields) == KB_SEGMENT_N_FIELDS);

const KbField kb_cue_fields[] = {
  [KB_CUE_SESSION_ID] = { "session_id", KB_FIELD_REF, .refers = KB_ENTITY_SESSION,
                          .comment = "the session that it is part of" },
  [KB_CUE_SEGMENT_ID] = { "segment_id", KB_FIELD_REF, KB_FIELD_PARENT, .refers = KB_ENTITY_SEGMENT,
                          .comment = "the segment that it is part of" },
  [KB_CUE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
                        .comment = "order in the segment, steps of KB_POSITION_STEP" },
  [KB_CUE_TITLE] = { "title", KB_FIELD_TEXT, .comment = "what it shows" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_cue_fields) == KB_CUE_N_FIELDS);
