/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-workspace.h"

G_BEGIN_DECLS

void kb_transfer_ask_import (GtkWindow   *parent,
                             KbWorkspace *workspace);
void kb_transfer_open_files (GtkWindow   *parent,
                             KbWorkspace *workspace,
                             GPtrArray   *files);
void kb_transfer_ask_export (GtkWindow   *parent,
                             KbWorkspace *workspace,
                             KbRecord    *session);
void kb_transfer_ask_backup (GtkWindow   *parent,
                             KbWorkspace *workspace);
void kb_transfer_add_sample (GtkWindow   *parent,
                             KbWorkspace *workspace);

G_END_DECLS
