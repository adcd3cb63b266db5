/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-database.h"

G_BEGIN_DECLS

/* "Kaib": what `file` and other programs know a library by. */
#define KB_SCHEMA_APPLICATION_ID 0x4b616962

int       kb_schema_get_version (void);
char     *kb_schema_create_uri  (const char    *path,
                                 KbStoreFlags   flags);
gboolean  kb_schema_probe       (const char    *path,
                                 KbStoreFlags   flags,
                                 GError       **error);
gboolean  kb_schema_update      (KbDatabase    *database,
                                 KbStoreFlags   flags,
                                 GError       **error);
gboolean  kb_schema_run_script  (KbDatabase    *database,
                                 const char    *name,
                                 GError       **error);
gboolean  kb_schema_migrate     (KbDatabase    *database,
                                 int            version,
                                 GError       **error);

G_END_DECLS
