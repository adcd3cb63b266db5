/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-show.h"
#include "kb-threshold.h"

G_BEGIN_DECLS

#define KB_TYPE_FIGURE_NOTICE (kb_figure_notice_get_type ())

G_DECLARE_FINAL_TYPE (KbFigureNotice, kb_figure_notice, KB, FIGURE_NOTICE, AdwBin)

void kb_figure_notice_set_show (KbFigureNotice   *self,
                                KbShow           *show);
void kb_figure_notice_raise    (KbFigureNotice   *self,
                                KbRecord         *row,
                                const KbCrossing *crossing);
void kb_figure_notice_clear    (KbFigureNotice   *self,
                                KbRecord         *row);
void kb_figure_notice_jump     (KbFigureNotice   *self);
void kb_figure_notice_report   (KbFigureNotice   *self);
void kb_figure_notice_dismiss  (KbFigureNotice   *self);

G_END_DECLS
