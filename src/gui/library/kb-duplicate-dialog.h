/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-session-copy.h"

G_BEGIN_DECLS

#define KB_TYPE_DUPLICATE_DIALOG (kb_duplicate_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KbDuplicateDialog, kb_duplicate_dialog, KB, DUPLICATE_DIALOG, AdwWindow)

GtkWindow             *kb_duplicate_dialog_new         (GtkWindow         *parent,
                                                        KbRecord          *session);
KbRecord              *kb_duplicate_dialog_get_session (KbDuplicateDialog *self);
const KbSessionCopyTo *kb_duplicate_dialog_get_to      (KbDuplicateDialog *self);

G_END_DECLS
