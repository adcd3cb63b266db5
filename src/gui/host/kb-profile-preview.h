/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record.h"

G_BEGIN_DECLS

#define KB_TYPE_PROFILE_PREVIEW (kb_profile_preview_get_type ())

G_DECLARE_FINAL_TYPE (KbProfilePreview, kb_profile_preview, KB, PROFILE_PREVIEW, AdwBin)

GtkWidget *kb_profile_preview_new         (void);
void       kb_profile_preview_set_profile (KbProfilePreview *self,
                                           KbRecord         *profile);
void       kb_profile_preview_set_cue     (KbProfilePreview *self,
                                           int               cue_type);
void       kb_profile_preview_set_screen  (KbProfilePreview *self,
                                           gboolean          is_upright,
                                           double            short_side_mm);

G_END_DECLS
