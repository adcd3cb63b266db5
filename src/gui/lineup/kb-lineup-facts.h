/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup-sheet.h"
#include "kb-supply-watch.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_FACTS (kb_lineup_facts_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupFacts, kb_lineup_facts, KB, LINEUP_FACTS, GObject)

KbLineupFacts     *kb_lineup_facts_new          (void);
void               kb_lineup_facts_set_plan     (KbLineupFacts *self,
                                                 KbRecordSet   *plan);
void               kb_lineup_facts_set_supply   (KbLineupFacts *self,
                                                 KbSupplyWatch *supply);
GArray            *kb_lineup_facts_get_promises (KbLineupFacts *self);
void               kb_lineup_facts_set_active   (KbLineupFacts *self,
                                                 gboolean       is_active);
KbRecordSet       *kb_lineup_facts_get_plan     (KbLineupFacts *self);
KbLineupSheet     *kb_lineup_facts_get_sheet    (KbLineupFacts *self);
GPtrArray         *kb_lineup_facts_get_problems (KbLineupFacts *self);
const char        *kb_lineup_facts_get_currency (KbLineupFacts *self);
const KbLineupRow *kb_lineup_facts_find_row     (KbLineupFacts *self,
                                                 KbRecord      *item);
gboolean           kb_lineup_facts_matches      (KbLineupFacts *self,
                                                 KbRecord      *item,
                                                 int            role,
                                                 const char    *words);
guint              kb_lineup_facts_get_n_runs   (KbLineupFacts *self);

G_END_DECLS
