/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"
#include "kb-edit.h"

G_BEGIN_DECLS

KbEdit *kb_crew_edit_move_shift  (const KbCrew    *crew,
                                  gint64           shift_id,
                                  const KbStretch *time,
                                  GError         **error);
KbEdit *kb_crew_edit_draw_shift  (const KbCrew    *crew,
                                  gint64           group,
                                  const KbStretch *time,
                                  gint64           person_id,
                                  gint64          *shift_id);
KbEdit *kb_crew_edit_assign      (const KbCrew    *crew,
                                  gint64           duty_id,
                                  KbRecord        *person);
KbEdit *kb_crew_edit_swap        (const KbCrew    *crew,
                                  gint64           duty_id,
                                  gint64           other_id);
KbEdit *kb_crew_edit_add_backup  (const KbCrew    *crew,
                                  gint64           duty_id,
                                  gint64           by_id);
KbEdit *kb_crew_edit_remove      (const KbCrew    *crew,
                                  gint64           shift_id);
KbEdit *kb_crew_edit_fill        (const KbCrew    *crew,
                                  GPtrArray       *proposals);
KbEdit *kb_crew_edit_share_sum   (KbRecord        *duty,
                                  gint64           group_id);
KbEdit *kb_crew_edit_add_sum     (KbRecordSet     *plan,
                                  KbRecord        *duty);
KbEdit *kb_crew_edit_set_up      (const KbCrew    *crew);
KbEdit *kb_crew_edit_copy        (const KbCrew    *crew,
                                  const KbCrew    *last);

G_END_DECLS
