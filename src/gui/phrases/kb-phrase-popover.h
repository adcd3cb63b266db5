/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_PHRASE_POPOVER (kb_phrase_popover_get_type ())

G_DECLARE_FINAL_TYPE (KbPhrasePopover, kb_phrase_popover, KB, PHRASE_POPOVER, GtkPopover)

KbPhrasePopover *kb_phrase_popover_new      (gboolean         takes_free_text);
void             kb_phrase_popover_set_plan (KbPhrasePopover *self,
                                             KbRecordSet     *plan,
                                             KbRecord        *cue);

G_END_DECLS
