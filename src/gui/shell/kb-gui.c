/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-gui"

#include "config.h"

#include <gio/gio.h>

#include "kb-gui.h"
#include "kb-ui-resources.h"

/**
 * kb_gui_init:
 *
 * Makes the templates known. Called once, before the first widget.
 */
void
kb_gui_init (void)
{
  g_resources_register (kb_ui_get_resource ());
}
