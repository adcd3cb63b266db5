/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

#define KB_TYPE_CREW_PAGE (kb_crew_page_get_type ())

G_DECLARE_FINAL_TYPE (KbCrewPage, kb_crew_page, KB, CREW_PAGE, KbPage)

G_END_DECLS
