/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-elsewhere.h"
#include "kb-page.h"

G_BEGIN_DECLS

void kb_crew_fill_ask       (KbPage            *page,
                             const KbElsewhere *elsewhere);
void kb_crew_fill_copy_last (KbPage            *page);

G_END_DECLS
