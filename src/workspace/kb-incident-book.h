/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-show.h"

G_BEGIN_DECLS

KbEdit *kb_incident_book_record       (KbShow      *show,
                                       gint64       incident_id);
KbEdit *kb_incident_book_record_rest  (KbShow      *show);
char   *kb_incident_book_dup_impact   (KbRecordSet *plan,
                                       KbRecord    *incident);
KbEdit *kb_incident_book_to_checklist (KbRecordSet *plan,
                                       KbRecord    *incident,
                                       const char  *text);
KbEdit *kb_incident_book_to_playbook  (KbRecordSet *plan,
                                       KbRecord    *incident,
                                       const char  *text);

G_END_DECLS
