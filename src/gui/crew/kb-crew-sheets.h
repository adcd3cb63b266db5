/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"
#include "kb-page.h"

G_BEGIN_DECLS

void kb_crew_sheets_do (KbPage       *page,
                        const KbCrew *crew,
                        KbRecord     *person,
                        const char   *action);

G_END_DECLS
