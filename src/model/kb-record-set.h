/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-change.h"

G_BEGIN_DECLS

#define KB_TYPE_RECORD_SET (kb_record_set_get_type ())

G_DECLARE_FINAL_TYPE (KbRecordSet, kb_record_set, KB, RECORD_SET, GObject)

KbRecordSet *kb_record_set_new         (KbRecordSet  *library,
                                        gint64        session_id);
gint64       kb_record_set_get_session_id (KbRecordSet *self);
KbRecord    *kb_record_set_get_session (KbRecordSet  *self);
KbRecordSet *kb_record_set_get_library (KbRecordSet  *self);

GListModel  *kb_record_set_get_list    (KbRecordSet  *self,
                                        KbEntityKind  kind);
gint64       kb_record_set_get_next_position (KbRecordSet *self,
                                              KbEntityKind kind);
KbRecord    *kb_record_set_find        (KbRecordSet  *self,
                                        KbEntityKind  kind,
                                        gint64        id);
KbRecord    *kb_record_set_find_ref    (KbRecordSet  *self,
                                        KbRecord     *record,
                                        guint         field);
GPtrArray   *kb_record_set_children    (KbRecordSet  *self,
                                        KbEntityKind  kind,
                                        gint64        parent_id);

void         kb_record_set_add         (KbRecordSet  *self,
                                        KbRecord     *record);
void         kb_record_set_fill        (KbRecordSet  *self,
                                        KbEntityKind  kind,
                                        GPtrArray    *records);
void         kb_record_set_apply       (KbRecordSet  *self,
                                        GPtrArray    *changes);

G_END_DECLS
