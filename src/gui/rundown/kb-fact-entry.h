/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_FACT_ENTRY (kb_fact_entry_get_type ())

G_DECLARE_FINAL_TYPE (KbFactEntry, kb_fact_entry, KB, FACT_ENTRY, GtkBox)

void kb_fact_entry_set_text  (KbFactEntry *self,
                              const char  *text);
void kb_fact_entry_set_error (KbFactEntry *self,
                              const char  *message);
void kb_fact_entry_flush     (KbFactEntry *self);

G_END_DECLS
