/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"
#include "kb-value.h"

G_BEGIN_DECLS

/**
 * KbHistoryField:
 * @field: which field of the row
 * @before: its value, NULL where the row was not there
 * @after: its value then
 * @before_name: (nullable): what a reference named, as it is called today
 * @after_name: (nullable): likewise
 */
typedef struct
{
  guint    field;
  KbValue  before;
  KbValue  after;
  char    *before_name;
  char    *after_name;
} KbHistoryField;

/**
 * KbHistoryChange:
 * @op: what happened to the row
 * @kind: its kind
 * @id: which row
 * @name: what it is known by, "" when nothing names it
 * @fields: (element-type KbHistoryField): what changed; of a row that came or went, what it held
 */
typedef struct
{
  KbOp          op;
  KbEntityKind  kind;
  gint64        id;
  char         *name;
  GPtrArray    *fields;
} KbHistoryChange;

GPtrArray *kb_store_load_history_page         (KbStore              *self,
                                               gint64                before_id,
                                               guint                 limit,
                                               GError              **error);
void       kb_store_load_history_page_async   (KbStore              *self,
                                               gint64                before_id,
                                               guint                 limit,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray *kb_store_load_history_page_finish  (KbStore              *self,
                                               GAsyncResult         *result,
                                               GError              **error);

GPtrArray *kb_store_load_history_entry        (KbStore              *self,
                                               gint64                entry_id,
                                               guint                 limit,
                                               GError              **error);
void       kb_store_load_history_entry_async  (KbStore              *self,
                                               gint64                entry_id,
                                               guint                 limit,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray *kb_store_load_history_entry_finish (KbStore              *self,
                                               GAsyncResult         *result,
                                               GError              **error);

GPtrArray *kb_store_go_back                   (KbStore              *self,
                                               gint64                entry_id,
                                               const char           *label,
                                               GError              **error);
void       kb_store_go_back_async             (KbStore              *self,
                                               gint64                entry_id,
                                               const char           *label,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray *kb_store_go_back_finish            (KbStore              *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
