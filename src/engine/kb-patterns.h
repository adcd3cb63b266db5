/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KbPatterns KbPatterns;

KbPatterns *kb_patterns_new   (void);
void        kb_patterns_free  (KbPatterns         *self);
GRegex     *kb_patterns_get   (KbPatterns         *self,
                               const char         *pattern,
                               GRegexCompileFlags  flags);
gboolean    kb_patterns_match (KbPatterns         *self,
                               const char         *pattern,
                               GRegexCompileFlags  flags,
                               const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbPatterns, kb_patterns_free)

G_END_DECLS
