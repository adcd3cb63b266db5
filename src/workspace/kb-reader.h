/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-pace.h"
#include "kb-pricing.h"
#include "kb-record-set.h"
#include "kb-run.h"
#include "kb-script.h"
#include "kb-transport.h"

G_BEGIN_DECLS

#define KB_TYPE_READER (kb_reader_get_type ())

G_DECLARE_FINAL_TYPE (KbReader, kb_reader, KB, READER, GObject)

KbReader    *kb_reader_new           (KbRecordSet            *plan);
KbTransport *kb_reader_get_transport (KbReader               *self);
KbScript    *kb_reader_get_script    (KbReader               *self);
void         kb_reader_follow        (KbReader               *self,
                                      const KbRunLive        *live,
                                      gint64                  boot_us);
void         kb_reader_update        (KbReader               *self,
                                      gint64                  boot_us);
gboolean     kb_reader_set_moment    (KbReader               *self,
                                      const KbPriceMoment    *moment,
                                      gint64                  boot_us);
KbPaceMode   kb_reader_get_mode      (KbReader               *self);
void         kb_reader_set_mode      (KbReader               *self,
                                      KbPaceMode              mode,
                                      const KbRunLive        *live,
                                      gint64                  boot_us);
gboolean     kb_reader_is_paused     (KbReader               *self);
void         kb_reader_set_paused    (KbReader               *self,
                                      gboolean                is_paused,
                                      const KbRunLive        *live,
                                      gint64                  boot_us);
void         kb_reader_move          (KbReader               *self,
                                      double                  beats,
                                      const KbRunLive        *live,
                                      gint64                  boot_us);
void         kb_reader_move_to       (KbReader               *self,
                                      double                  beat,
                                      const KbRunLive        *live,
                                      gint64                  boot_us);
gint64       kb_reader_get_looked_at (KbReader               *self);
void         kb_reader_look          (KbReader               *self,
                                      gint64                  cue_id,
                                      const KbRunLive        *live,
                                      gint64                  boot_us);
const KbPaceFit *kb_reader_get_fit   (KbReader               *self);
void         kb_reader_adopt         (KbReader               *self,
                                      const KbTransportState *state);

G_END_DECLS
