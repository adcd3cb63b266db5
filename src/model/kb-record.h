/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-entity.h"

G_BEGIN_DECLS

#define KB_TYPE_RECORD (kb_record_get_type ())

G_DECLARE_DERIVABLE_TYPE (KbRecord, kb_record, KB, RECORD, GObject)

struct _KbRecordClass
{
  GObjectClass    parent_class;

  const KbEntity *entity;
  KbValue        *presets;      /* owned: what a new record holds, one per field */
};

KbRecord       *kb_record_new        (KbEntityKind    kind,
                                      gint64          id);
KbRecord       *kb_record_dup        (KbRecord       *self);
KbRecord       *kb_record_copy       (KbRecord       *self);
gboolean        kb_record_assign     (KbRecord       *self,
                                      KbRecord       *other);
gboolean        kb_record_equal      (KbRecord       *self,
                                      KbRecord       *other);

KbEntityKind    kb_record_get_kind   (KbRecord       *self);
const KbEntity *kb_record_get_entity (KbRecord       *self);
gint64          kb_record_get_id     (KbRecord       *self);

gboolean        kb_record_is_null    (KbRecord       *self,
                                      guint           field);
gint64          kb_record_get_int    (KbRecord       *self,
                                      guint           field);
gint64          kb_record_get_int_or (KbRecord       *self,
                                      guint           field,
                                      gint64          fallback);
gboolean        kb_record_get_bool   (KbRecord       *self,
                                      guint           field);
double          kb_record_get_real   (KbRecord       *self,
                                      guint           field);
const char     *kb_record_get_text   (KbRecord       *self,
                                      guint           field);
GBytes         *kb_record_get_bytes  (KbRecord       *self,
                                      guint           field);
const KbValue  *kb_record_peek       (KbRecord       *self,
                                      guint           field);

void            kb_record_set_value  (KbRecord       *self,
                                      guint           field,
                                      const KbValue  *value);
void            kb_record_take_value (KbRecord       *self,
                                      guint           field,
                                      KbValue        *value);
void            kb_record_set_int    (KbRecord       *self,
                                      guint           field,
                                      gint64          value);
void            kb_record_set_real   (KbRecord       *self,
                                      guint           field,
                                      double          value);
void            kb_record_set_text   (KbRecord       *self,
                                      guint           field,
                                      const char     *value);

G_END_DECLS
