/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-place.h"

G_BEGIN_DECLS

#define KB_TYPE_RULES_PAGE (kb_rules_page_get_type ())

G_DECLARE_FINAL_TYPE (KbRulesPage, kb_rules_page, KB, RULES_PAGE, KbPlace)

G_END_DECLS
