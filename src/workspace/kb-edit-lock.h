/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_EDIT_LOCK (kb_edit_lock_get_type ())

G_DECLARE_FINAL_TYPE (KbEditLock, kb_edit_lock, KB, EDIT_LOCK, GObject)

KbEditLock *kb_edit_lock_get         (KbShow      *show);
gboolean    kb_edit_lock_hold        (KbEditLock  *self,
                                      KbWorkspace *workspace,
                                      KbEdit      *edit);
gboolean    kb_edit_lock_can_follow  (KbEditLock  *self,
                                      KbEdit      *edit);
void        kb_edit_lock_unlock      (KbEditLock  *self,
                                      KbWorkspace *workspace,
                                      KbEdit      *edit,
                                      gboolean     with_plan);
GArray     *kb_edit_lock_get_open    (KbEditLock  *self);
void        kb_edit_lock_lock_all    (KbEditLock  *self);

G_END_DECLS
