/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-script.h"

G_BEGIN_DECLS

/* So many phrases of a cue are looked at. */
#define KB_MUST_SAY_MOST 32

/**
 * KbMustSay:
 * @n: how many phrases there are, at most %KB_MUST_SAY_MOST
 * @ends: where in the text each has been said, beats; -1 where the text does not say it
 *
 * Where a text says what must be said.
 */
typedef struct
{
  guint  n;
  double ends[KB_MUST_SAY_MOST];
} KbMustSay;

void    kb_must_say_find     (KbMustSay         *self,
                              KbScript          *script,
                              const char *const *phrases);
guint32 kb_must_say_get_said (const KbMustSay   *self,
                              double             beat);

G_END_DECLS
