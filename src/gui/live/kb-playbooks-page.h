/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-place.h"

G_BEGIN_DECLS

#define KB_TYPE_PLAYBOOKS_PAGE (kb_playbooks_page_get_type ())

G_DECLARE_FINAL_TYPE (KbPlaybooksPage, kb_playbooks_page, KB, PLAYBOOKS_PAGE, KbPlace)

G_END_DECLS
