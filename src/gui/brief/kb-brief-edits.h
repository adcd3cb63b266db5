/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-edit.h"
#include "kb-record-set.h"

G_BEGIN_DECLS

/* A file of a session may be so large: it is kept in the library, and in its history. */
#define KB_ATTACHMENT_MAX_BYTES (20 * 1000 * 1000)

KbEdit   *kb_brief_edits_start          (KbRecordSet    *plan,
                                         gint64          start_us);
KbEdit   *kb_brief_edits_add_goal       (KbRecordSet    *plan,
                                         int             metric);
KbEdit   *kb_brief_edits_add_idea       (KbRecordSet    *plan);
KbEdit   *kb_brief_edits_make_cue       (KbRecordSet    *plan,
                                         KbRecord       *idea);
KbEdit   *kb_brief_edits_add_task       (KbRecordSet    *plan,
                                         KbEntityKind    kind);
KbEdit   *kb_brief_edits_task_field     (KbRecordSet    *plan,
                                         KbRecord       *task,
                                         guint           field,
                                         const KbValue  *value,
                                         const char     *label);
gboolean  kb_brief_edits_check_size     (const char     *name,
                                         guint64         n_bytes,
                                         GError        **error);
KbEdit   *kb_brief_edits_add_attachment (KbRecordSet    *plan,
                                         const char     *name,
                                         const char     *mime,
                                         GBytes         *bytes,
                                         GError        **error);

G_END_DECLS
