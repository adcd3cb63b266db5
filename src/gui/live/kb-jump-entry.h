/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kb-show.h"

G_BEGIN_DECLS

#define KB_TYPE_JUMP_ENTRY (kb_jump_entry_get_type ())

G_DECLARE_FINAL_TYPE (KbJumpEntry, kb_jump_entry, KB, JUMP_ENTRY, GtkBox)

void kb_jump_entry_set_show (KbJumpEntry *self,
                             KbShow      *show);
void kb_jump_entry_enter    (KbJumpEntry *self);
void kb_jump_entry_leave    (KbJumpEntry *self);

G_END_DECLS
