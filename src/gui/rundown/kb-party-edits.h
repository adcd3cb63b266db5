/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"
#include "kb-edit.h"

G_BEGIN_DECLS

/**
 * KbParty:
 *
 * Responsibility for a part of a cue: R, A and B.
 */
typedef enum
{
  KB_PARTY_DOES,
  KB_PARTY_ANSWERS,
  KB_PARTY_BACKS_UP,
  KB_N_PARTIES,
} KbParty;

const char *kb_party_get_label (KbParty           party);
KbEdit     *kb_party_edit_set  (KbRecord         *cue,
                                KbRecord         *part,
                                KbParty           party,
                                gint64            duty_id,
                                const KbCrewDuty *usual);

G_END_DECLS
