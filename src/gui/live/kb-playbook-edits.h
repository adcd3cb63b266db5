/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

KbEdit *kb_playbook_create       (KbRecordSet *library,
                                  const char  *language,
                                  gint64      *id);
KbEdit *kb_playbook_duplicate    (KbRecordSet *library,
                                  KbRecord    *playbook,
                                  gint64      *id);
KbEdit *kb_playbook_delete       (KbRecord    *playbook);
KbEdit *kb_playbook_add_standard (KbRecordSet *library,
                                  const char  *language,
                                  GError     **error);

G_END_DECLS
