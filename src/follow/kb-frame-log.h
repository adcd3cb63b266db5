/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KbFrameLog KbFrameLog;

KbFrameLog *kb_frame_log_new   (void);
void        kb_frame_log_free  (KbFrameLog  *self);
guint       kb_frame_log_get_n (KbFrameLog  *self);
void        kb_frame_log_add   (KbFrameLog  *self,
                                const char  *frames);
char       *kb_frame_log_write (KbFrameLog  *self,
                                double       refresh_hz);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbFrameLog, kb_frame_log_free)

G_END_DECLS
