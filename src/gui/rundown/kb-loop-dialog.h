/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-rundown-model.h"

G_BEGIN_DECLS

#define KB_TYPE_LOOP_DIALOG (kb_loop_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KbLoopDialog, kb_loop_dialog, KB, LOOP_DIALOG, AdwWindow)

GtkWindow *kb_loop_dialog_new (GtkWindow      *parent,
                               KbRundownModel *model,
                               GPtrArray      *cues);

G_END_DECLS
