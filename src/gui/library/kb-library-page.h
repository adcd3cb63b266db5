/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-place.h"

G_BEGIN_DECLS

#define KB_TYPE_LIBRARY_PAGE (kb_library_page_get_type ())

G_DECLARE_FINAL_TYPE (KbLibraryPage, kb_library_page, KB, LIBRARY_PAGE, KbPlace)

G_END_DECLS
