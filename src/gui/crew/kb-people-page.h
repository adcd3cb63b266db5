/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-place.h"

G_BEGIN_DECLS

#define KB_TYPE_PEOPLE_PAGE (kb_people_page_get_type ())

G_DECLARE_FINAL_TYPE (KbPeoplePage, kb_people_page, KB, PEOPLE_PAGE, KbPlace)

G_END_DECLS
