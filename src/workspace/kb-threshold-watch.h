/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-threshold.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_THRESHOLD_WATCH (kb_threshold_watch_get_type ())

G_DECLARE_FINAL_TYPE (KbThresholdWatch, kb_threshold_watch, KB, THRESHOLD_WATCH, GObject)

KbThresholdWatch *kb_threshold_watch_new       (KbRecordSet      *plan);
void              kb_threshold_watch_update    (KbThresholdWatch *self,
                                                const KbMinutes  *minutes);
void              kb_threshold_watch_look_at_stock (KbThresholdWatch *self,
                                                gint64            item_id,
                                                double            percent);
KbThresholdLevel  kb_threshold_watch_get_level (KbThresholdWatch *self,
                                                KbMetric          metric);
GPtrArray        *kb_threshold_watch_list      (KbThresholdWatch *self);

G_END_DECLS
