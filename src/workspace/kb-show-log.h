/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"
#include "kb-store.h"

G_BEGIN_DECLS

#define KB_TYPE_SHOW_LOG (kb_show_log_get_type ())

G_DECLARE_FINAL_TYPE (KbShowLog, kb_show_log, KB, SHOW_LOG, GObject)

KbShowLog  *kb_show_log_new         (KbStore    *store);
void        kb_show_log_append      (KbShowLog  *self,
                                     KbRecord   *record);
guint       kb_show_log_get_pending (KbShowLog  *self);
const char *kb_show_log_get_problem (KbShowLog  *self);
gboolean    kb_show_log_flush       (KbShowLog  *self,
                                     GError    **error);

G_END_DECLS
