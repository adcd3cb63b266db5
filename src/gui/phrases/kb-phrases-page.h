/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-place.h"

G_BEGIN_DECLS

#define KB_TYPE_PHRASES_PAGE (kb_phrases_page_get_type ())

G_DECLARE_FINAL_TYPE (KbPhrasesPage, kb_phrases_page, KB, PHRASES_PAGE, KbPlace)

G_END_DECLS
