/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-event"

#include "config.h"

#include "kb-id.h"
#include "kb-run-event.h"
#include "kb-run-log.h"

/* An unset text is NULL here, not "". */
static const char *
get_text (KbRecord *record,
          guint     field)
{
  return kb_record_is_null (record, field) ? NULL : kb_record_get_text (record, field);
}

/**
 * kb_run_event_new:
 * @kind: what happened
 * @at: when
 *
 * Returns: (transfer full): an event with an id of its own and nothing else set.
 */
KbRunEvent *
kb_run_event_new (KbRunEventKind  kind,
                  const KbStamp  *at)
{
  KbRunEvent *self;

  g_return_val_if_fail (at != NULL, NULL);

  self = g_new0 (KbRunEvent, 1);
  self->id = kb_id_new ();
  self->kind = kind;
  self->at = *at;
  self->detail = (KbRunDetail) KB_RUN_DETAIL_INIT;

  return self;
}

/**
 * kb_run_event_new_cue:
 * @cue_id: the cue that it is about
 *
 * Returns: (transfer full): an event about a cue.
 */
KbRunEvent *
kb_run_event_new_cue (KbRunEventKind  kind,
                      const KbStamp  *at,
                      gint64          cue_id)
{
  KbRunEvent *self = kb_run_event_new (kind, at);

  self->cue_id = cue_id;
  return self;
}

/**
 * kb_run_event_new_undo:
 * @event_id: the event to take back
 *
 * Returns: (transfer full): an `undo` event.
 */
KbRunEvent *
kb_run_event_new_undo (const KbStamp *at,
                       gint64         event_id)
{
  KbRunEvent *self = kb_run_event_new (KB_RUN_EVENT_KIND_UNDO, at);

  self->other_id = event_id;
  return self;
}

KbRunEvent *
kb_run_event_copy (const KbRunEvent *self)
{
  KbRunEvent *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->changes = self->changes != NULL ? g_array_copy (self->changes) : NULL;
  copy->stock = self->stock != NULL ? g_array_copy (self->stock) : NULL;

  return copy;
}

void
kb_run_event_free (KbRunEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->stock, g_array_unref);
  g_free (self);
}

/**
 * kb_run_event_from_record:
 * @record: a `run_event` row
 * @error: return location
 *
 * Returns: (transfer full): the event; %NULL with %KB_ERROR_INPUT when its payload cannot be read.
 */
KbRunEvent *
kb_run_event_from_record (KbRecord  *record,
                          GError   **error)
{
  g_autoptr (KbRunEvent) self = g_new0 (KbRunEvent, 1);

  g_return_val_if_fail (kb_record_get_kind (record) == KB_ENTITY_RUN_EVENT, NULL);

  self->id = kb_record_get_id (record);
  self->kind = kb_record_get_int (record, KB_RUN_EVENT_KIND);
  self->at.wall_us = kb_record_get_int (record, KB_RUN_EVENT_AT_US);
  self->at.boot_us = kb_record_get_int_or (record, KB_RUN_EVENT_BOOT_US, 0);
  self->at.boot_id = g_intern_string (get_text (record, KB_RUN_EVENT_BOOT_ID));
  self->cue_id = kb_record_get_int_or (record, KB_RUN_EVENT_CUE_ID, 0);
  self->other_id = kb_record_get_int_or (record, KB_RUN_EVENT_OTHER_ID, 0);
  self->amount_ms = kb_record_get_int_or (record, KB_RUN_EVENT_AMOUNT_MS, 0);
  self->text = g_strdup (get_text (record, KB_RUN_EVENT_TEXT));
  self->detail = (KbRunDetail) KB_RUN_DETAIL_INIT;
  if (!kb_run_event_set_payload (self, get_text (record, KB_RUN_EVENT_PAYLOAD), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kb_run_event_to_record:
 * @session_id: the session of the run
 * @run_id: the run
 * @position: its place in the run, from 1
 *
 * Returns: (transfer full): the `run_event` row to append.
 */
KbRecord *
kb_run_event_to_record (const KbRunEvent *self,
                        gint64            session_id,
                        gint64            run_id,
                        gint64            position)
{
  KbRecord *record = kb_record_new (KB_ENTITY_RUN_EVENT, self->id);
  g_autofree char *payload = kb_run_event_dup_payload (self);

  kb_record_set_int (record, KB_RUN_EVENT_SESSION_ID, session_id);
  kb_record_set_int (record, KB_RUN_EVENT_RUN_ID, run_id);
  kb_record_set_int (record, KB_RUN_EVENT_POSITION, position);
  kb_record_set_int (record, KB_RUN_EVENT_KIND, self->kind);
  kb_record_set_int (record, KB_RUN_EVENT_AT_US, self->at.wall_us);
  if (self->at.boot_id != NULL)
    {
      kb_record_set_int (record, KB_RUN_EVENT_BOOT_US, self->at.boot_us);
      kb_record_set_text (record, KB_RUN_EVENT_BOOT_ID, self->at.boot_id);
    }
  if (self->cue_id != 0)
    kb_record_set_int (record, KB_RUN_EVENT_CUE_ID, self->cue_id);
  if (self->other_id != 0)
    kb_record_set_int (record, KB_RUN_EVENT_OTHER_ID, self->other_id);
  if (self->amount_ms != 0)
    kb_record_set_int (record, KB_RUN_EVENT_AMOUNT_MS, self->amount_ms);
  if (self->text != NULL)
    kb_record_set_text (record, KB_RUN_EVENT_TEXT, self->text);
  if (payload != NULL)
    kb_record_set_text (record, KB_RUN_EVENT_PAYLOAD, payload);

  return record;
}
