/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KbZip KbZip;

KbZip    *kb_zip_new  (GBytes      *bytes,
                       GError     **error);
void      kb_zip_free (KbZip       *self);
gboolean  kb_zip_has  (KbZip       *self,
                       const char  *name);
GBytes   *kb_zip_read (KbZip       *self,
                       const char  *name,
                       gsize        limit,
                       GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbZip, kb_zip_free)

G_END_DECLS
