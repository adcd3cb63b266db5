/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"
#include "kb-search.h"

G_BEGIN_DECLS

char *kb_search_snippet_dup_read (const KbSearchHit *hit,
                                  KbRecordSet       *plan,
                                  int               *start,
                                  int               *end);

G_END_DECLS
