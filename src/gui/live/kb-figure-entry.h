/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-minute-book.h"

G_BEGIN_DECLS

#define KB_TYPE_FIGURE_ENTRY (kb_figure_entry_get_type ())

G_DECLARE_FINAL_TYPE (KbFigureEntry, kb_figure_entry, KB, FIGURE_ENTRY, AdwBin)

void kb_figure_entry_set_book (KbFigureEntry *self,
                               KbMinuteBook  *book);
void kb_figure_entry_begin    (KbFigureEntry *self);
void kb_figure_entry_paste    (KbFigureEntry *self);

G_END_DECLS
