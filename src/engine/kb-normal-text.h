/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KbNormalText:
 * @text: (owned): what is compared
 * @offsets: (owned) (element-type int): where each of its bytes stands in the original, and the original's length
 *
 * A text as it is looked at for words that somebody may have tried to hide.
 */
typedef struct
{
  GString *text;
  GArray  *offsets;
} KbNormalText;

KbNormalText *kb_normal_text_new     (const char         *text);
void          kb_normal_text_free    (KbNormalText       *self);
int           kb_normal_text_to_original (const KbNormalText *self,
                                      int                 offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbNormalText, kb_normal_text_free)

G_END_DECLS
