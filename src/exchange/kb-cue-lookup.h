/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-record-set.h"

G_BEGIN_DECLS

/**
 * KbCueLookup:
 *
 * What cues refer to, by the words that people use for it. It is built once and only read after
 * that, so that a table can be read on another thread.
 */
typedef struct _KbCueLookup KbCueLookup;

KbCueLookup *kb_cue_lookup_new          (KbRecordSet       *plan);
void         kb_cue_lookup_free         (KbCueLookup       *self);
gint64       kb_cue_lookup_find_product (const KbCueLookup *self,
                                         const char        *text);
gint64       kb_cue_lookup_find_speaker (const KbCueLookup *self,
                                         const char        *text);
gint64       kb_cue_lookup_get_start_us (const KbCueLookup *self);
gint64       kb_cue_lookup_get_end_us   (const KbCueLookup *self);
GTimeZone   *kb_cue_lookup_get_zone     (const KbCueLookup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbCueLookup, kb_cue_lookup_free)

G_END_DECLS
