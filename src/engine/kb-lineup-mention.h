/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

typedef struct _KbLineupMention KbLineupMention;

KbLineupMention *kb_lineup_mention_new   (KbRecordSet           *set,
                                          KbRecord              *item,
                                          gboolean               by_number,
                                          gboolean               by_name);
void             kb_lineup_mention_free  (KbLineupMention       *self);
gboolean         kb_lineup_mention_is_in (const KbLineupMention *self,
                                          const char            *text);
GPtrArray       *kb_lineup_mention_list  (const KbLineupMention *self,
                                          const char            *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbLineupMention, kb_lineup_mention_free)

G_END_DECLS
