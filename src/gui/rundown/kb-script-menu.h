/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-script-view.h"

G_BEGIN_DECLS

void kb_script_menu_install (KbScriptViewClass *klass);
void kb_script_menu_attach  (KbScriptView      *view);

G_END_DECLS
