/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-lineup-facts.h"

G_BEGIN_DECLS

#define KB_TYPE_LINEUP_FOOTER (kb_lineup_footer_get_type ())

G_DECLARE_FINAL_TYPE (KbLineupFooter, kb_lineup_footer, KB, LINEUP_FOOTER, GtkWidget)

void kb_lineup_footer_show (KbLineupFooter *self,
                            KbLineupFacts  *facts);

G_END_DECLS
