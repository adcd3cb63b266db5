/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KbZip KbZip;

KbZip        *kb_zip_new  (GBytes       *bytes,
                           GError      **error);
void          kb_zip_free (KbZip        *self);
gboolean      kb_zip_has  (KbZip        *self,
                           const char   *name);
GInputStream *kb_zip_open (KbZip        *self,
                           const char   *name,
                           GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbZip, kb_zip_free)

G_END_DECLS
