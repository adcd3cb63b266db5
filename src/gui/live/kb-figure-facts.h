/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-minutes.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/* Over so many minutes a figure's course is shown. */
#define KB_FIGURE_COURSE 60

typedef enum
{
  KB_FIGURE_VIEWERS,
  KB_FIGURE_ENTRIES,
  KB_FIGURE_INTERACTION,
  KB_FIGURE_ORDERS,
  KB_FIGURE_SALES,
  KB_FIGURE_ROI,
  KB_N_FIGURES,
} KbFigure;

/**
 * KbFigureFact:
 * @value: what it is now, in words; "–" while it is not known
 * @detail: what it did, or how far from its goal it is
 * @course: one value a minute up to now, NAN where it is not known
 * @n_gaps: how many of them are not known since the first that is
 *
 * A figure as the desk shows it.
 */
typedef struct
{
  char   *value;
  char   *detail;
  double  course[KB_FIGURE_COURSE];
  guint   n_gaps;
} KbFigureFact;

const char *kb_figure_get_name     (KbFigure         figure);
KbMetric    kb_figure_get_metric   (KbFigure         figure);
void        kb_figure_fact_init    (KbFigureFact    *self,
                                    KbFigure         figure,
                                    const KbMinutes *minutes,
                                    gint64           now,
                                    KbRecordSet     *plan);
void        kb_figure_fact_clear   (KbFigureFact    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbFigureFact, kb_figure_fact_clear)

G_END_DECLS
