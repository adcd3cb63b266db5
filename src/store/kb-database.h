/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-sqlite.h"
#include "kb-store.h"

G_BEGIN_DECLS

/* A #KbStoreFlags of this folder's own: also a library that needs migrating, as it is, for reading. */
#define KB_DATABASE_ANY_VERSION (1 << 8)

typedef struct _KbDatabase KbDatabase;

KbDatabase   *kb_database_open           (const char    *path,
                                          KbStoreFlags   flags,
                                          GError       **error);
void          kb_database_free           (KbDatabase    *self);

sqlite3      *kb_database_get_handle     (KbDatabase    *self);
const char   *kb_database_get_path       (KbDatabase    *self);
gboolean      kb_database_is_read_only   (KbDatabase    *self);
gboolean      kb_database_fail           (KbDatabase    *self,
                                          GError       **error);

gboolean      kb_database_exec           (KbDatabase    *self,
                                          const char    *sql,
                                          GError       **error);
gboolean      kb_database_query_int      (KbDatabase    *self,
                                          const char    *sql,
                                          gint64        *value,
                                          GError       **error);
sqlite3_stmt *kb_database_prepare        (KbDatabase    *self,
                                          const char    *sql,
                                          GError       **error);
sqlite3_stmt *kb_database_peek_statement (KbDatabase    *self,
                                          guint          key);
sqlite3_stmt *kb_database_add_statement  (KbDatabase    *self,
                                          guint          key,
                                          const char    *sql,
                                          GError       **error);
gboolean      kb_database_step           (KbDatabase    *self,
                                          sqlite3_stmt  *statement,
                                          gboolean      *row,
                                          GError       **error);

gboolean      kb_database_begin          (KbDatabase    *self,
                                          GError       **error);
gboolean      kb_database_commit         (KbDatabase    *self,
                                          GError       **error);
void          kb_database_rollback       (KbDatabase    *self);
void          kb_database_checkpoint     (KbDatabase    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbDatabase, kb_database_free)

G_END_DECLS
