/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-rundown-row.h"
#include "kb-script-draft.h"

G_BEGIN_DECLS

/**
 * KbScriptSection:
 * @row: (owned): the cue
 * @draft: (owned): its script while it is typed
 * @start: (owned): where it starts in the buffer
 * @end: (owned): where it ends
 * @is_dirty: it was typed in, and that was not looked at yet
 *
 * One cue's script in a buffer that may hold several.
 */
typedef struct
{
  KbRundownRow  *row;
  KbScriptDraft *draft;
  GtkTextMark   *start;
  GtkTextMark   *end;
  gboolean       is_dirty;
} KbScriptSection;

KbScriptSection *kb_script_section_new    (GtkTextBuffer    *buffer,
                                           GtkTextIter      *at,
                                           KbRundownRow     *row);
void             kb_script_section_free   (KbScriptSection  *self);
KbRecord        *kb_script_section_cue    (KbScriptSection  *self);
void             kb_script_section_bounds (KbScriptSection  *self,
                                           GtkTextIter      *start,
                                           GtkTextIter      *end);
void             kb_script_section_load   (KbScriptSection  *self,
                                           KbRecordSet      *plan);
gboolean         kb_script_section_update (KbScriptSection  *self,
                                           KbRecordSet      *plan);
void             kb_script_section_type   (KbScriptSection  *self,
                                           KbRecordSet      *plan);
char            *kb_script_section_dup_shown (KbScriptSection *self);

G_END_DECLS
