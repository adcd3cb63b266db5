/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-prompter-view.h"
#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_HOST_PREVIEW (kb_host_preview_get_type ())

G_DECLARE_FINAL_TYPE (KbHostPreview, kb_host_preview, KB, HOST_PREVIEW, GtkWidget)

void kb_host_preview_set_show  (KbHostPreview        *self,
                                KbShow               *show);
void kb_host_preview_set_lines (KbHostPreview        *self,
                                const KbPrompterLook *look);
void kb_host_preview_set_name  (KbHostPreview        *self,
                                const char           *name);
void kb_host_preview_step_line (KbHostPreview        *self,
                                int                   steps);
void kb_host_preview_tick      (KbHostPreview        *self);

G_END_DECLS
