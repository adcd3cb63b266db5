/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-strip-entry.h"

G_BEGIN_DECLS

#define KB_TYPE_STRIP_STORE (kb_strip_store_get_type ())

G_DECLARE_FINAL_TYPE (KbStripStore, kb_strip_store, KB, STRIP_STORE, GObject)

KbStripStore       *kb_strip_store_new       (void);

void                kb_strip_store_set_style (KbStripStore       *self,
                                              const KbStripStyle *style);
const KbStripStyle *kb_strip_store_get_style (KbStripStore       *self);
void                kb_strip_store_want      (KbStripStore       *self,
                                              const KbStripWant  *wants,
                                              guint               n_wants);
const KbStripLine  *kb_strip_store_get_lines (KbStripStore       *self,
                                              KbScript           *script,
                                              guint               index,
                                              guint              *n_lines,
                                              int                *height);
KbStrip            *kb_strip_store_get_strip (KbStripStore       *self,
                                              KbScript           *script,
                                              guint               index,
                                              guint               line,
                                              guint               phase);
gsize               kb_strip_store_get_bytes (KbStripStore       *self);

G_END_DECLS
