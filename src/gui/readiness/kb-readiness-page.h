/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-page.h"

G_BEGIN_DECLS

#define KB_TYPE_READINESS_PAGE (kb_readiness_page_get_type ())

G_DECLARE_FINAL_TYPE (KbReadinessPage, kb_readiness_page, KB, READINESS_PAGE, KbPage)

G_END_DECLS
