/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-store.h"

G_BEGIN_DECLS

/**
 * Library:
 * @folder: a temporary folder
 * @path: the library's file in it
 * @store: (nullable): the library, open
 */
typedef struct
{
  char    *folder;
  char    *path;
  KbStore *store;
} Library;

void      library_set_up      (Library    *self);
void      library_tear_down   (Library    *self);
void      library_open        (Library    *self);
void      library_close       (Library    *self);

KbRecord *create_session      (const char *code);
KbRecord *create_segment      (KbRecord   *session,
                               gint64      position);
KbRecord *create_cue          (KbRecord   *session,
                               KbRecord   *segment,
                               const char *cue_no);
void      put                 (KbStore    *store,
                               const char *label,
                               ...) G_GNUC_NULL_TERMINATED;
void      set_title           (KbStore    *store,
                               KbRecord   *record,
                               guint       field,
                               const char *title);
char     *dump_library        (KbStore    *store);
void      run_sql             (const char *path,
                               const char *sql);
gint64    ask_sql             (const char *path,
                               const char *sql);

G_END_DECLS
