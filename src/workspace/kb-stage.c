/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-stage"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-incident-book.h"
#include "kb-lineup.h"
#include "kb-session-flow.h"
#include "kb-session.h"
#include "kb-stage.h"

/* A library has one stage: at most one run is on at a time. What begins, resumes and ends it. */

static void
set_state (KbWorkspace    *workspace,
           KbRecordSet    *plan,
           KbSessionState  state,
           const char     *label)
{
  KbRecord *session = kb_record_set_get_session (plan);
  g_autoptr (KbEdit) edit = kb_edit_new (label);

  if (session == NULL || kb_record_get_int (session, KB_SESSION_STATE) == (gint64) state)
    return;

  kb_edit_set_session (edit, kb_record_get_id (session));
  kb_edit_set_int (edit, session, KB_SESSION_STATE, state);
  kb_workspace_edit (workspace, edit);
}

/* The session that has the stage: its run is on here, or it was live when the last desk died. */
static KbRecord *
find_running (KbWorkspace *workspace,
              KbRecordSet *plan)
{
  KbShow *show = kb_workspace_get_show (workspace);
  const gint64 live_id = kb_stage_find_live (workspace);

  if (show != NULL && !kb_show_is_ended (show))
    return kb_record_set_get_session (kb_show_get_plan (show));
  if (live_id != 0 && live_id != kb_record_set_get_session_id (plan))
    return kb_record_set_find (kb_workspace_get_library (workspace), KB_ENTITY_SESSION, live_id);
  return NULL;
}

/* The session that has the stage is named: the operator must find it to end it. */
static gboolean
stage_is_free (KbWorkspace  *workspace,
               KbRecordSet  *plan,
               GError      **error)
{
  KbRecord *running = find_running (workspace, plan);

  if (running == NULL)
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
               _("“%s” is running. End it before another session goes on air."),
               kb_record_get_text (running, KB_SESSION_TITLE));
  return FALSE;
}

static gboolean
session_can_air (KbRecordSet  *plan,
                 GError      **error)
{
  KbRecord *session = kb_record_set_get_session (plan);

  if (session == NULL || kb_session_flow_can_air (kb_record_get_int (session, KB_SESSION_STATE)))
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED,
               _("“%s” is archived or cancelled: take it back from there, or duplicate it for another date."),
               kb_record_get_text (session, KB_SESSION_TITLE));
  return FALSE;
}

static gboolean
can_begin (KbWorkspace  *workspace,
           KbRecordSet  *plan,
           KbRunKind     kind,
           GError      **error)
{
  if (!stage_is_free (workspace, plan, error) || (kind == KB_RUN_KIND_LIVE && !session_can_air (plan, error)))
    return FALSE;
  if (kb_show_find_open_run (plan) == NULL)
    return TRUE;

  g_set_error (error, KB_ERROR, KB_ERROR_REFUSED, _("A run of this session is still open. Resume it or end it first."));
  return FALSE;
}

/**
 * kb_stage_begin:
 * @workspace: the library
 * @plan: the session
 * @kind: live or a rehearsal
 * @clock: the clocks
 *
 * Begins a run and makes it the workspace's show. A live run makes the session live.
 *
 * Returns: %FALSE with %KB_ERROR_REFUSED while another run is on, which the message names, or while
 *   a run of this session waits to be resumed, or when an archived or cancelled session is to go live.
 */
gboolean
kb_stage_begin (KbWorkspace  *workspace,
                KbRecordSet  *plan,
                KbRunKind     kind,
                KbClock      *clock,
                GError      **error)
{
  g_autoptr (KbShow) show = NULL;

  if (!can_begin (workspace, plan, kind, error))
    return FALSE;

  show = kb_show_start (kb_workspace_get_store (workspace), plan, kind, clock);
  if (kind == KB_RUN_KIND_LIVE)
    set_state (workspace, plan, KB_SESSION_STATE_LIVE, _("Go live"));
  kb_workspace_set_show (workspace, show);

  return TRUE;
}

/**
 * kb_stage_rehearse:
 * @rehearsal: what is rehearsed, and how
 *
 * Begins a rehearsal and makes it the workspace's show.
 *
 * Returns: %FALSE as kb_stage_begin() does.
 */
gboolean
kb_stage_rehearse (KbWorkspace        *workspace,
                   KbRecordSet        *plan,
                   const KbRehearsal  *rehearsal,
                   KbClock            *clock,
                   GError            **error)
{
  g_autoptr (KbShow) show = NULL;

  if (!can_begin (workspace, plan, KB_RUN_KIND_REHEARSAL, error))
    return FALSE;

  show = kb_show_rehearse (kb_workspace_get_store (workspace), plan, rehearsal, clock);
  kb_workspace_set_show (workspace, show);
  return TRUE;
}

/**
 * kb_stage_resume:
 * @plan: a session with a run that was not ended
 *
 * Takes that run up again, on the cue and with the time that its log gives.
 *
 * Returns: %FALSE with an error when there is none, or its log cannot be read.
 */
gboolean
kb_stage_resume (KbWorkspace  *workspace,
                 KbRecordSet  *plan,
                 KbClock      *clock,
                 GError      **error)
{
  KbRecord *run = kb_show_find_open_run (plan);
  g_autoptr (KbShow) show = NULL;

  if (!stage_is_free (workspace, plan, error))
    return FALSE;
  if (run == NULL)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("No run of this session is open."));
      return FALSE;
    }

  show = kb_show_resume (kb_workspace_get_store (workspace), plan, run, clock, error);
  if (show == NULL)
    return FALSE;

  kb_workspace_set_show (workspace, show);
  return TRUE;
}

/* Nothing that happened is lost because nobody had the time to close it. */
static void
record_incidents (KbWorkspace *workspace,
                  KbShow      *show)
{
  g_autoptr (KbEdit) edit = kb_incident_book_record_rest (show);

  if (kb_edit_get_n_steps (edit) > 0)
    kb_workspace_edit (workspace, edit);
}

/**
 * kb_stage_end:
 *
 * Ends the run that is on; asking is the caller's.
 */
void
kb_stage_end (KbWorkspace *workspace)
{
  g_autoptr (KbShow) show = NULL;

  g_set_object (&show, kb_workspace_get_show (workspace));
  if (show == NULL)
    return;

  kb_show_end (show);
  record_incidents (workspace, show);
  if (kb_show_get_kind (show) == KB_RUN_KIND_LIVE)
    set_state (workspace, kb_show_get_plan (show), KB_SESSION_STATE_ENDED, _("End the show"));
  kb_workspace_set_show (workspace, NULL);
}

static void
shift_field (KbEdit   *edit,
             KbRecord *record,
             guint     field,
             gint64    us)
{
  if (!kb_record_is_null (record, field))
    kb_edit_set_int (edit, record, field, kb_record_get_int (record, field) + us);
}

/**
 * kb_stage_create_move:
 * @plan: a session with a planned start
 * @start_us: when it is to start instead, microseconds since 1970 UTC
 *
 * Moves a session in time with everything that is fixed in it: its end, its hard cues, its shifts,
 * coupons, giveaways and prices that change at a time.
 *
 * Returns: (transfer full): the edit, one step to undo.
 */
KbEdit *
kb_stage_create_move (KbRecordSet *plan,
                      gint64       start_us)
{
  static const struct
  {
    KbEntityKind kind;
    guint        fields[2];
  } moved[] = {
    { KB_ENTITY_SESSION, { KB_SESSION_START_US, KB_SESSION_TARGET_END_US } },
    { KB_ENTITY_CUE, { KB_CUE_FIXED_US, KB_CUE_FIXED_US } },
    { KB_ENTITY_SHIFT, { KB_SHIFT_START_US, KB_SHIFT_END_US } },
    { KB_ENTITY_COUPON, { KB_COUPON_FROM_US, KB_COUPON_TO_US } },
    { KB_ENTITY_LINEUP_PRICE, { KB_LINEUP_PRICE_AT_US, KB_LINEUP_PRICE_AT_US } },
    { KB_ENTITY_GIVEAWAY, { KB_GIVEAWAY_AT_US, KB_GIVEAWAY_DRAW_US } },
  };
  KbRecord *session = kb_record_set_get_session (plan);
  KbEdit *edit = kb_edit_new (_("Move the session to now"));
  const gint64 us = start_us - kb_record_get_int_or (session, KB_SESSION_START_US, start_us);

  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    {
      GListModel *list = kb_record_set_get_list (plan, moved[i].kind);

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KbRecord) record = g_list_model_get_item (list, j);

          shift_field (edit, record, moved[i].fields[0], us);
          if (moved[i].fields[1] != moved[i].fields[0])
            shift_field (edit, record, moved[i].fields[1], us);
        }
    }

  return edit;
}

/**
 * kb_stage_find_live:
 *
 * Returns: the id of a session that is live, by what the library says; 0 for none. After a crash
 *   this is the show to resume.
 */
gint64
kb_stage_find_live (KbWorkspace *workspace)
{
  GListModel *sessions = kb_record_set_get_list (kb_workspace_get_library (workspace), KB_ENTITY_SESSION);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (KbRecord) session = g_list_model_get_item (sessions, i);

      if (kb_record_get_int (session, KB_SESSION_STATE) == KB_SESSION_STATE_LIVE
          && kb_record_is_null (session, KB_SESSION_TRASHED_US))
        return kb_record_get_id (session);
    }

  return 0;
}
