/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

#define KB_TYPE_RUNDOWN_PAGE (kb_rundown_page_get_type ())

G_DECLARE_FINAL_TYPE (KbRundownPage, kb_rundown_page, KB, RUNDOWN_PAGE, KbPage)

G_END_DECLS
