/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-database.h"
#include "kb-entity.h"

G_BEGIN_DECLS

/**
 * KbStatementKind:
 * @KB_STATEMENT_INSERT: a new row, refused when the id is taken
 * @KB_STATEMENT_PUT: a new row, or new values for the row of that id
 * @KB_STATEMENT_UPDATE: one field of row ?1 becomes ?2
 * @KB_STATEMENT_DELETE: row ?1 goes
 * @KB_STATEMENT_LOAD: row ?1
 * @KB_STATEMENT_LOAD_BYTES: one field of row ?1
 * @KB_STATEMENT_LOAD_ALL: every row, in order
 * @KB_STATEMENT_LOAD_AFTER: the next 200 rows after id ?1, by id
 * @KB_STATEMENT_LOAD_SESSION: every row of session ?1, in order
 * @KB_STATEMENT_EXISTS: whether row ?1 is there
 * @KB_STATEMENT_USER: whether any row's reference in one field is ?1
 */
typedef enum
{
  KB_STATEMENT_INSERT,
  KB_STATEMENT_PUT,
  KB_STATEMENT_UPDATE,
  KB_STATEMENT_DELETE,
  KB_STATEMENT_LOAD,
  KB_STATEMENT_LOAD_BYTES,
  KB_STATEMENT_LOAD_ALL,
  KB_STATEMENT_LOAD_AFTER,
  KB_STATEMENT_LOAD_SESSION,
  KB_STATEMENT_EXISTS,
  KB_STATEMENT_USER,
} KbStatementKind;

sqlite3_stmt *kb_statement_find (KbDatabase       *database,
                                 KbStatementKind   what,
                                 const KbEntity   *entity,
                                 guint             field,
                                 GError          **error);

G_END_DECLS
