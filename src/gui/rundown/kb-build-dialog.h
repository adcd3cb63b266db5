/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-rundown-model.h"

G_BEGIN_DECLS

#define KB_TYPE_BUILD_DIALOG (kb_build_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KbBuildDialog, kb_build_dialog, KB, BUILD_DIALOG, AdwWindow)

GtkWindow *kb_build_dialog_new (GtkWindow      *parent,
                                KbRundownModel *model);

G_END_DECLS
