/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KB_TYPE_OPENING_PAGE (kb_opening_page_get_type ())

G_DECLARE_FINAL_TYPE (KbOpeningPage, kb_opening_page, KB, OPENING_PAGE, AdwBin)

G_END_DECLS
