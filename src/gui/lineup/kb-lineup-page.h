/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_PAGE (kb_lineup_page_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupPage, kb_lineup_page, KB, LINEUP_PAGE, KbPage)

G_END_DECLS
