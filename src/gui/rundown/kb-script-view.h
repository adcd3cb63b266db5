/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-script-section.h"

G_BEGIN_DECLS

#define KB_TYPE_SCRIPT_VIEW (kb_script_view_get_type ())

G_DECLARE_FINAL_TYPE (KbScriptView, kb_script_view, KB, SCRIPT_VIEW, GtkTextView)

void             kb_script_view_show        (KbScriptView  *self,
                                             KbRecordSet   *plan,
                                             GPtrArray     *rows,
                                             gboolean       with_headings);
void             kb_script_view_flush       (KbScriptView  *self);
void             kb_script_view_fail        (KbScriptView  *self);

KbRecordSet     *kb_script_view_get_plan    (KbScriptView  *self);
guint            kb_script_view_get_n       (KbScriptView  *self);
KbScriptSection *kb_script_view_get_section (KbScriptView  *self,
                                             guint          index);
KbScriptSection *kb_script_view_get_current (KbScriptView  *self);
int              kb_script_view_find_cursor (KbScriptView  *self);

void             kb_script_view_insert      (KbScriptView  *self,
                                             const char    *stored);
void             kb_script_view_replace     (KbScriptView  *self,
                                             int            n_back,
                                             const char    *stored);
void             kb_script_view_go_to       (KbScriptView  *self,
                                             guint          index,
                                             int            offset);

G_END_DECLS
