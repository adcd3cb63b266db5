/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-rundown-moves.h"

G_BEGIN_DECLS

KbEdit *kb_rundown_insert_cue      (KbRecordSet          *plan,
                                    const KbRundownPlace *place,
                                    gint64               *id);
KbEdit *kb_rundown_duplicate_cues  (KbRecordSet          *plan,
                                    GPtrArray            *cues,
                                    GArray               *ids);
KbRecord *kb_rundown_copy_cue     (KbRecord             *cue,
                                    gint64                segment_id,
                                    const char           *number);
void    kb_rundown_copy_directions (KbEdit               *edit,
                                    KbRecordSet          *plan,
                                    KbRecord             *from,
                                    KbRecord             *to);
KbEdit *kb_rundown_delete_cues     (GPtrArray            *cues);
KbEdit *kb_rundown_toggle_skip     (GPtrArray            *cues);
KbEdit *kb_rundown_toggle_hard     (GPtrArray            *cues,
                                    const gint64         *starts_us);
KbEdit *kb_rundown_set_hard        (KbRecord             *cue,
                                    gint64                fixed_us);
KbEdit *kb_rundown_set_soft        (KbRecord             *cue);
KbEdit *kb_rundown_set_text        (KbRecord             *cue,
                                    guint                 field,
                                    const char           *what,
                                    const char           *text);
KbEdit *kb_rundown_set_limit       (KbRecord             *cue,
                                    guint                 field,
                                    const char           *what,
                                    const char           *text,
                                    GError              **error);
KbEdit *kb_rundown_set_flag        (KbRecord             *cue,
                                    guint                 field,
                                    const char           *what,
                                    gboolean              value);

char   *kb_rundown_dup_segment_title (KbRecordSet        *plan);
KbEdit *kb_rundown_insert_segment  (KbRecordSet          *plan,
                                    gint64                before_id,
                                    const char           *title,
                                    gint64               *id);
KbEdit *kb_rundown_rename_segment  (KbRecord             *segment,
                                    const char           *title);
KbEdit *kb_rundown_delete_segment  (KbRecord             *segment);

G_END_DECLS
