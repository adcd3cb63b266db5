/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-call-sheet.h"
#include "kb-crew-plan.h"
#include "kb-edit.h"
#include "kb-run.h"

G_BEGIN_DECLS

/**
 * KbHandover:
 * @from: the host's duty that ends
 * @to: the one that begins
 * @at_us: when it is planned
 * @overlap: while both are there; empty when they are not
 *
 * One host gives the show to the next.
 */
typedef struct
{
  const KbCrewDuty *from;
  const KbCrewDuty *to;
  gint64            at_us;
  KbStretch         overlap;
} KbHandover;

/**
 * KbHandoverNotes:
 * @settings: how stream, sound, light and console are set
 * @running: where the order stands
 * @promises: what was promised on air
 * @stock: what is left of what
 *
 * What the next host must know; all owned.
 */
typedef struct
{
  char *settings;
  char *running;
  char *promises;
  char *stock;
} KbHandoverNotes;

GArray      *kb_handover_list        (const KbCrew          *crew);
KbRecord    *kb_handover_find_row    (const KbCrew          *crew,
                                      const KbHandover      *handover);
void         kb_handover_write_notes (const KbCrew          *crew,
                                      const KbHandover      *handover,
                                      KbRun                 *run,
                                      const KbRunLive       *live,
                                      KbHandoverNotes       *notes);
void         kb_handover_notes_clear (KbHandoverNotes       *notes);
KbEdit      *kb_handover_edit_fill   (const KbCrew          *crew,
                                      const KbHandover      *handover,
                                      const KbHandoverNotes *notes,
                                      const char            *label);
KbCallSheet *kb_handover_sheet_new   (const KbCrew          *crew,
                                      const KbHandover      *handover);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KbHandoverNotes, kb_handover_notes_clear)

G_END_DECLS
