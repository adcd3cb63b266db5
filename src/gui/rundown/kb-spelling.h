/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KB_TYPE_SPELLING (kb_spelling_get_type ())

G_DECLARE_FINAL_TYPE (KbSpelling, kb_spelling, KB, SPELLING, GObject)

KbSpelling *kb_spelling_new          (void);
gboolean    kb_spelling_set_language (KbSpelling        *self,
                                      const char        *language);
gboolean    kb_spelling_knows        (KbSpelling        *self,
                                      const char        *word);
GStrv       kb_spelling_suggest      (KbSpelling        *self,
                                      const char        *word);
void        kb_spelling_learn        (KbSpelling        *self,
                                      const char        *word);
void        kb_spelling_mark         (KbSpelling        *self,
                                      GtkTextBuffer     *buffer,
                                      const GtkTextIter *start,
                                      const GtkTextIter *end);
gboolean    kb_spelling_find_word    (const GtkTextIter *at,
                                      GtkTextIter       *start,
                                      GtkTextIter       *end);

G_END_DECLS
