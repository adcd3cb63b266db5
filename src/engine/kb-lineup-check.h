/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-problem.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/* A show that lets this much pass without a hero loses its audience (domain.md §1.3). */
#define KB_HERO_GAP_MS (45 * 60 * 1000)

GPtrArray *kb_lineup_check            (KbRecordSet *set);
void       kb_lineup_check_add_supply (GPtrArray   *problems,
                                       KbRecordSet *set,
                                       GPtrArray   *supply);
gboolean   kb_lineup_check_is_expired (KbRecord    *session,
                                       KbRecord    *proof,
                                       gint64       at_us);

/* The rules of kb_lineup_check() that look at more than one item, each adding to the list. */
void       kb_lineup_check_withdrawn  (KbRecordSet *set,
                                       GPtrArray   *problems);
void       kb_lineup_check_skus       (KbRecordSet *set,
                                       GPtrArray   *problems);

G_END_DECLS
