/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-rundown-facts.h"

G_BEGIN_DECLS

#define KB_TYPE_RUNDOWN_MODEL (kb_rundown_model_get_type ())

G_DECLARE_FINAL_TYPE (KbRundownModel, kb_rundown_model, KB, RUNDOWN_MODEL, GObject)

KbRundownModel        *kb_rundown_model_new           (void);
KbRecordSet           *kb_rundown_model_get_plan      (KbRundownModel *self);
void                   kb_rundown_model_set_plan      (KbRundownModel *self,
                                                       KbRecordSet    *plan);
const KbRundownTotals *kb_rundown_model_get_totals    (KbRundownModel *self);
GPtrArray             *kb_rundown_model_get_rows      (KbRundownModel *self);
KbRundownRow          *kb_rundown_model_find          (KbRundownModel *self,
                                                       gint64          id);
KbRundownRow          *kb_rundown_model_peek          (KbRundownModel *self,
                                                       guint           position);
int                    kb_rundown_model_find_position (KbRundownModel *self,
                                                       gint64          id);
void                   kb_rundown_model_set_collapsed (KbRundownModel *self,
                                                       gint64          segment_id,
                                                       gboolean        is_collapsed);
void                   kb_rundown_model_collapse_all  (KbRundownModel *self,
                                                       gboolean        is_collapsed);
GArray                *kb_rundown_model_get_folded    (KbRundownModel *self);
void                   kb_rundown_model_set_folded    (KbRundownModel *self,
                                                       const gint64   *ids,
                                                       gsize           n_ids);
void                   kb_rundown_model_reveal        (KbRundownModel *self,
                                                       gint64          id);
const char            *kb_rundown_model_find_longest  (KbRundownModel *self,
                                                       KbRowText       which);

G_END_DECLS
