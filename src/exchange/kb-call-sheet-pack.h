/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-call-sheet-file.h"

G_BEGIN_DECLS

/**
 * KbCallPack:
 *
 * Call sheets to be written to files, free of the rows that they came from: a thread of its own can draw and write them.
 */
typedef struct _KbCallPack KbCallPack;

KbCallPack *kb_call_pack_new_for_all  (const KbCrew           *crew,
                                       gint64                  now_us);
KbCallPack *kb_call_pack_new_for_file (const KbCrew           *crew,
                                       const char             *name,
                                       gint64                  now_us);
void        kb_call_pack_free         (KbCallPack             *self);
guint       kb_call_pack_get_n_people (const KbCallPack       *self);
gboolean    kb_call_pack_write        (KbCallPack             *self,
                                       GFile                  *folder,
                                       GCancellable           *cancellable,
                                       GFileProgressCallback   progress,
                                       gpointer                progress_data,
                                       GError                **error);

char       *kb_call_sheet_create_name (const KbCrew           *crew,
                                       KbRecord               *person,
                                       const char             *ending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbCallPack, kb_call_pack_free)

G_END_DECLS
