/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kb_renderer_choose (const char *dri_folder);

G_END_DECLS
