/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-makeup.h"
#include "kb-record-set.h"
#include "kb-rehearsal.h"
#include "kb-script.h"
#include "kb-store.h"
#include "kb-transport.h"

G_BEGIN_DECLS

#define KB_TYPE_SHOW (kb_show_get_type ())

G_DECLARE_FINAL_TYPE (KbShow, kb_show, KB, SHOW, GObject)

KbShow      *kb_show_start            (KbStore      *store,
                                       KbRecordSet  *plan,
                                       KbRunKind     kind,
                                       KbClock      *clock);
KbShow      *kb_show_rehearse         (KbStore      *store,
                                       KbRecordSet  *plan,
                                       const KbRehearsal *rehearsal,
                                       KbClock      *clock);
KbShow      *kb_show_resume           (KbStore      *store,
                                       KbRecordSet  *plan,
                                       KbRecord     *run,
                                       KbClock      *clock,
                                       GError      **error);
KbRecord    *kb_show_find_open_run    (KbRecordSet  *plan);

KbRecordSet *kb_show_get_plan         (KbShow       *self);
KbRun       *kb_show_get_run          (KbShow       *self);
KbRunKind    kb_show_get_kind         (KbShow       *self);
const KbRehearsal *kb_show_get_rehearsal (KbShow   *self);
gint64       kb_show_get_run_id       (KbShow       *self);
KbClock     *kb_show_get_clock        (KbShow       *self);
KbTransport *kb_show_get_transport    (KbShow       *self);
KbScript    *kb_show_get_script       (KbShow       *self);
gboolean     kb_show_is_ended         (KbShow       *self);
const char  *kb_show_get_message      (KbShow       *self);
gboolean     kb_show_get_blank        (KbShow       *self);
guint        kb_show_get_pending      (KbShow       *self);
const char  *kb_show_get_problem      (KbShow       *self);

gint64       kb_show_get_shift_us     (KbShow       *self);
gint64       kb_show_get_plan_us      (KbShow       *self,
                                       gint64        clock_us);
gint64       kb_show_get_cue_us       (KbShow       *self,
                                       const KbRunLive *live,
                                       const KbRunCue  *cue);

GHashTable  *kb_show_create_begins    (KbShow       *self,
                                       const KbRunLive *live);

GHashTable  *kb_show_get_stock        (KbShow       *self);

void         kb_show_tick             (KbShow       *self,
                                       KbRunLive    *live);

gboolean     kb_show_go               (KbShow       *self,
                                       gint64        guard_ms,
                                       gboolean      is_repeat);
gboolean     kb_show_take             (KbShow       *self,
                                       gint64        cue_id);
gboolean     kb_show_back             (KbShow       *self);
gboolean     kb_show_undo             (KbShow       *self);
gboolean     kb_show_toggle_hold      (KbShow       *self);
gboolean     kb_show_add              (KbShow       *self,
                                       gint64        ms);
gboolean     kb_show_toggle_skip      (KbShow       *self,
                                       gint64        cue_id);
gboolean     kb_show_move             (KbShow       *self,
                                       gint64        cue_id,
                                       int           by);
gboolean     kb_show_insert           (KbShow       *self,
                                       const char   *title,
                                       gint64        ms,
                                       gint64        before_id);
gboolean     kb_show_toggle_duty      (KbShow       *self,
                                       gint64        cue_id,
                                       gint64        direction_id,
                                       const char   *who);
gboolean     kb_show_apply            (KbShow       *self,
                                       KbMakeup     *proposal);
gboolean     kb_show_anchor           (KbShow       *self);
gboolean     kb_show_end              (KbShow       *self);
void         kb_show_set_message      (KbShow       *self,
                                       const char   *text);
void         kb_show_send_message     (KbShow       *self,
                                       const char   *text,
                                       gboolean      is_urgent);
gboolean     kb_show_see_message      (KbShow       *self);
void         kb_show_set_blank        (KbShow       *self,
                                       gboolean      blank);
void         kb_show_note             (KbShow       *self,
                                       const char   *text);
void         kb_show_set_rate         (KbShow       *self,
                                       double        rate);
KbPaceMode   kb_show_get_pace_mode    (KbShow       *self);
void         kb_show_set_pace_mode    (KbShow       *self,
                                       KbPaceMode    mode);
const KbPaceFit *kb_show_get_fit      (KbShow       *self);
gboolean     kb_show_is_text_paused   (KbShow       *self);
void         kb_show_toggle_text      (KbShow       *self);
void         kb_show_move_text        (KbShow       *self,
                                       double        beats);
void         kb_show_move_text_to     (KbShow       *self,
                                       double        beat);
double       kb_show_get_text_goal    (KbShow       *self);
gint64       kb_show_get_looked_at    (KbShow       *self);
gboolean     kb_show_look_at          (KbShow       *self,
                                       gint64        cue_id);
gboolean     kb_show_look_on          (KbShow       *self,
                                       int           steps);
void         kb_show_step_text        (KbShow       *self,
                                       int           paragraphs);
void         kb_show_adopt            (KbShow       *self,
                                       const KbTransportState *state);

KbRecord    *kb_show_find_person      (KbShow       *self,
                                       int           role);
KbRecord    *kb_show_find_reading     (KbShow       *self,
                                       KbRecord    **speaker);
gint64       kb_show_raise_incident   (KbShow       *self,
                                       KbRecord     *playbook,
                                       const char   *title);
gboolean     kb_show_do_step          (KbShow       *self,
                                       gint64        incident_id,
                                       gint64        step_id,
                                       const char   *who);
gboolean     kb_show_escalate         (KbShow       *self,
                                       gint64        incident_id,
                                       const char   *who);
gboolean     kb_show_resolve_incident (KbShow       *self,
                                       gint64        incident_id);
KbRecord    *kb_show_find_playbook    (KbShow       *self,
                                       const KbRunIncident *incident);
GPtrArray   *kb_show_list_steps       (KbShow       *self,
                                       const KbRunIncident *incident);
KbRecord    *kb_show_find_next_step   (KbShow       *self,
                                       const KbRunIncident *incident);

gboolean     kb_show_flush            (KbShow       *self,
                                       GError      **error);

G_END_DECLS
