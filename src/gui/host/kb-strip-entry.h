/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-strip.h"

G_BEGIN_DECLS

/**
 * KbStripWant:
 * @script: (unowned): a text
 * @index: a piece of it
 * @first_line: the first line of the piece to be drawn
 * @last_line: the last one; beyond the end means the end
 * @phases: a bit for each phase to be drawn; 0 to lay the piece out only
 *
 * What a view needs or will soon.
 */
typedef struct
{
  KbScript *script;
  guint     index;
  guint     first_line;
  guint     last_line;
  guint     phases;
} KbStripWant;

/**
 * KbStripEntry:
 * @script: (owned): a text
 * @index: a piece of it
 * @n_lines: how many lines it has
 * @height: its height, pixels
 * @lines: (owned): the lines
 * @strips: (owned): @n_lines × %KB_STRIP_PHASES, %NULL where not drawn
 * @used: when it was wanted last
 *
 * A piece as it looks in the store's style.
 */
typedef struct
{
  KbScript     *script;
  guint         index;
  guint         n_lines;
  int           height;
  KbStripLine  *lines;
  KbStrip     **strips;
  guint64       used;
} KbStripEntry;

KbStripEntry *kb_strip_entry_new          (KbScript           *script,
                                           guint               index,
                                           KbStripText        *text);
void          kb_strip_entry_free         (gpointer            entry);
guint         kb_strip_entry_hash         (gconstpointer       entry);
gboolean      kb_strip_entry_equal        (gconstpointer       entry,
                                           gconstpointer       other);

gboolean      kb_strip_entry_find_undrawn (const KbStripEntry *self,
                                           const KbStripWant  *want,
                                           guint              *line,
                                           guint              *phase);
gsize         kb_strip_entry_drop_phases  (KbStripEntry       *self,
                                           const KbStripWant  *wants,
                                           guint               n_wants,
                                           guint64             stamp);
gsize         kb_strip_entry_get_bytes    (const KbStripEntry *self);

G_END_DECLS
