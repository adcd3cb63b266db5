/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-model.h"
#include "kb-text-find.h"

G_BEGIN_DECLS

/**
 * KbRundownHit:
 * @id: the cue
 * @field: one of its texts
 * @hit: where in that text
 * @is_value: it is in what a variable stands for: @hit is where in the text as it is read, and nothing there is replaced
 */
typedef struct
{
  gint64    id;
  guint     field;
  KbTextHit hit;
  gboolean  is_value;
} KbRundownHit;

GArray *kb_rundown_find          (KbRundownModel     *model,
                                  const char         *needle,
                                  gboolean            match_case);
KbEdit *kb_rundown_replace       (KbRundownModel     *model,
                                  const KbRundownHit *hits,
                                  guint               n_hits,
                                  const char         *needle,
                                  const char         *replacement);
guint   kb_rundown_count_typed   (const KbRundownHit *hits,
                                  guint               n_hits);
char   *kb_rundown_hit_dup_text  (KbRundownModel     *model,
                                  const KbRundownHit *hit);

G_END_DECLS
