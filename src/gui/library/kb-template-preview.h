/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kb-record-set.h"

G_BEGIN_DECLS

#define KB_TYPE_TEMPLATE_PREVIEW (kb_template_preview_get_type ())

G_DECLARE_FINAL_TYPE (KbTemplatePreview, kb_template_preview, KB, TEMPLATE_PREVIEW, AdwBin)

void kb_template_preview_show      (KbTemplatePreview *self,
                                    KbRecordSet       *plan);
void kb_template_preview_set_start (KbTemplatePreview *self,
                                    gint64             start_us,
                                    GTimeZone         *zone);

G_END_DECLS
