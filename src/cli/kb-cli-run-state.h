/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void kb_cli_print_run_state (JsonObject *state);

G_END_DECLS
