/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_SCRIPT_TAG_HEADING "heading"
#define KB_SCRIPT_TAG_MISSPELT "misspelt"

void    kb_script_tags_create (GtkTextBuffer     *buffer);
void    kb_script_tags_colour (GtkTextBuffer     *buffer,
                               GtkWidget         *widget);
void    kb_script_tags_apply  (GtkTextBuffer     *buffer,
                               const GtkTextIter *start,
                               const GtkTextIter *end,
                               KbRecordSet       *plan,
                               KbRecord          *cue);
void    kb_script_tags_mark   (GtkTextBuffer     *buffer,
                               const GtkTextIter *start,
                               const GtkTextIter *end,
                               GArray            *hits);

G_END_DECLS
