/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record.h"

G_BEGIN_DECLS

typedef enum
{
  KB_OP_INSERT,
  KB_OP_UPDATE,
  KB_OP_DELETE,
} KbOp;

/**
 * KbEditStep:
 * @op: what to do
 * @kind: with which kind of row
 * @id: with which row
 * @record: (nullable): the new row, for %KB_OP_INSERT
 * @field: the field, for %KB_OP_UPDATE
 * @value: its new value, for %KB_OP_UPDATE
 */
typedef struct
{
  KbOp          op;
  KbEntityKind  kind;
  gint64        id;
  KbRecord     *record;
  guint         field;
  KbValue       value;
} KbEditStep;

#define KB_TYPE_EDIT (kb_edit_get_type ())

G_DECLARE_FINAL_TYPE (KbEdit, kb_edit, KB, EDIT, GObject)

KbEdit           *kb_edit_new           (const char    *label);
const char       *kb_edit_get_label     (KbEdit        *self);
gint64            kb_edit_get_session   (KbEdit        *self);
void              kb_edit_set_session   (KbEdit        *self,
                                         gint64         session_id);
guint             kb_edit_get_n_steps   (KbEdit        *self);
const KbEditStep *kb_edit_get_step      (KbEdit        *self,
                                         guint          index);

void              kb_edit_append        (KbEdit        *self,
                                         KbEdit        *other);
void              kb_edit_insert        (KbEdit        *self,
                                         KbRecord      *record);
void              kb_edit_delete        (KbEdit        *self,
                                         KbEntityKind   kind,
                                         gint64         id);
void              kb_edit_set           (KbEdit        *self,
                                         KbEntityKind   kind,
                                         gint64         id,
                                         guint          field,
                                         const KbValue *value);
void              kb_edit_set_int       (KbEdit        *self,
                                         KbRecord      *record,
                                         guint          field,
                                         gint64         value);
void              kb_edit_set_real      (KbEdit        *self,
                                         KbRecord      *record,
                                         guint          field,
                                         double         value);
void              kb_edit_set_text      (KbEdit        *self,
                                         KbRecord      *record,
                                         guint          field,
                                         const char    *value);

G_END_DECLS
