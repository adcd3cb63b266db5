/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-patterns.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbMentionedNumber:
 * @link_no: a link number
 * @at: where it stands, bytes
 *
 * A place of a text where a link number is said, whether the lineup has it or not.
 */
typedef struct
{
  gint64 link_no;
  int    at;
} KbMentionedNumber;

typedef struct _KbLineupMention KbLineupMention;

KbLineupMention *kb_lineup_mention_new   (KbRecordSet           *set,
                                          KbRecord              *item,
                                          gboolean               by_number,
                                          gboolean               by_name);
void             kb_lineup_mention_free  (KbLineupMention       *self);
gboolean         kb_lineup_mention_is_in (const KbLineupMention *self,
                                          const char            *text);
GArray          *kb_lineup_mention_find_numbers (const char     *text,
                                                 KbPatterns     *patterns);
GPtrArray       *kb_lineup_mention_list  (const KbLineupMention *self,
                                          const char            *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbLineupMention, kb_lineup_mention_free)

G_END_DECLS
