/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"
#include "kb-page.h"

G_BEGIN_DECLS

void kb_crew_sheets_send  (KbPage       *page,
                           const KbCrew *crew);
void kb_crew_sheets_save  (KbPage       *page,
                           const KbCrew *crew);
void kb_crew_sheets_print (KbPage       *page,
                           const KbCrew *crew);
void kb_crew_sheets_copy  (KbPage       *page,
                           const KbCrew *crew,
                           KbRecord     *person);

G_END_DECLS
