/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-enums.h"
#include "kb-results.h"

G_BEGIN_DECLS

/* Figures are kept for no more minutes than a week has: longer than any show, and little memory. */
#define KB_MINUTES_MAX (7 * 24 * 60)

typedef struct _KbMinutes KbMinutes;

KbMinutes *kb_minutes_new          (void);
KbMinutes *kb_minutes_new_of_rows  (GListModel      *rows,
                                    gint64           last);
void       kb_minutes_free         (KbMinutes       *self);

void       kb_minutes_set          (KbMinutes       *self,
                                    gint64           minute,
                                    guint            field,
                                    gint64           value);
gint64     kb_minutes_get          (const KbMinutes *self,
                                    gint64           minute,
                                    guint            field);
gint64     kb_minutes_get_length   (const KbMinutes *self);
gint64     kb_minutes_find_last    (const KbMinutes *self,
                                    guint            field,
                                    gint64           minute);
gint64     kb_minutes_sum          (const KbMinutes *self,
                                    guint            field,
                                    gint64           first,
                                    gint64           last,
                                    guint           *n_known);
gint64     kb_minutes_get_sales    (const KbMinutes *self,
                                    gint64           last);

gboolean   kb_minutes_can_measure  (KbMetric         metric);
gboolean   kb_minutes_is_money     (KbMetric         metric);
gboolean   kb_minutes_is_percent   (KbMetric         metric);
gboolean   kb_minutes_measure      (const KbMinutes *self,
                                    KbMetric         metric,
                                    gint64           first,
                                    gint64           last,
                                    double          *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbMinutes, kb_minutes_free)

G_END_DECLS
