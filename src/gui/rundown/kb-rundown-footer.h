/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-rundown-model.h"

G_BEGIN_DECLS

#define KB_TYPE_RUNDOWN_FOOTER (kb_rundown_footer_get_type ())

G_DECLARE_FINAL_TYPE (KbRundownFooter, kb_rundown_footer, KB, RUNDOWN_FOOTER, GtkWidget)

void kb_rundown_footer_set_model (KbRundownFooter *self,
                                  KbRundownModel  *model);

G_END_DECLS
