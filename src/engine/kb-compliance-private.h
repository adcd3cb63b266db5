/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-compliance.h"

G_BEGIN_DECLS

/**
 * KbCheckText:
 * @text: what is said, its variables resolved
 * @set: the session
 * @cue: (nullable): the cue that it is said in
 * @item: (nullable): the cue's product
 * @syllabic: it is in Chinese, Japanese or Korean
 * @hits: (element-type KbHit): what was found
 *
 * A text while it is checked.
 */
typedef struct
{
  const char  *text;
  KbRecordSet *set;
  KbRecord    *cue;
  KbRecord    *item;
  gboolean     syllabic;
  GArray      *hits;
} KbCheckText;

void kb_compliance_add   (KbCheckText *self,
                          KbHit        hit);
void kb_wording_check    (KbCheckText *self);
void kb_offer_check      (KbCheckText *self);
void kb_spoken_price_check (KbCheckText *self,
                          const char  *language);

G_END_DECLS
