/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

#define KB_TYPE_BRIEF_PAGE (kb_brief_page_get_type ())

G_DECLARE_FINAL_TYPE (KbBriefPage, kb_brief_page, KB, BRIEF_PAGE, KbPage)

G_END_DECLS
