/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

#define KB_TYPE_PROFILE_LOOKS (kb_profile_looks_get_type ())

G_DECLARE_FINAL_TYPE (KbProfileLooks, kb_profile_looks, KB, PROFILE_LOOKS, AdwBin)

GtkWidget *kb_profile_looks_new        (void);
void       kb_profile_looks_set_record (KbProfileLooks *self,
                                        KbWorkspace    *workspace,
                                        KbRecord       *record);

G_END_DECLS
