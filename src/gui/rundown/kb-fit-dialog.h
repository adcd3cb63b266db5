/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-rundown-model.h"

G_BEGIN_DECLS

#define KB_TYPE_FIT_DIALOG (kb_fit_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KbFitDialog, kb_fit_dialog, KB, FIT_DIALOG, AdwWindow)

GtkWindow *kb_fit_dialog_new (GtkWindow      *parent,
                              KbRundownModel *model,
                              GPtrArray      *cues);

G_END_DECLS
