/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-crew-pick.h"

G_BEGIN_DECLS

#define KB_TYPE_CANDIDATE_ROW (kb_candidate_row_get_type ())

G_DECLARE_FINAL_TYPE (KbCandidateRow, kb_candidate_row, KB, CANDIDATE_ROW, GtkListBoxRow)

GtkWidget *kb_candidate_row_new           (const KbCandidate *candidate,
                                           const char        *currency,
                                           gint64             own_duty_id,
                                            gboolean           has_namesake);
gint64     kb_candidate_row_get_person_id (KbCandidateRow    *self);
gint64     kb_candidate_row_get_duty_id   (KbCandidateRow    *self);
gboolean   kb_candidate_row_matches       (KbCandidateRow    *self,
                                           const char        *words);

G_END_DECLS
