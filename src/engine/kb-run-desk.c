/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-desk"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-run-private.h"

/* What events say that move no time: incidents, messages, duties, the pinned item. */

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, KB_ERROR, KB_ERROR_REFUSED, message);
  return FALSE;
}

static void
step_clear (KbRunStep *step)
{
  g_free (step->who);
}

static void
incident_clear (KbRunIncident *incident)
{
  g_free (incident->title);
  g_free (incident->escalated_to);
  g_array_unref (incident->steps);
}

static void
message_clear (KbRunMessage *message)
{
  g_free (message->text);
}

static void
duty_free (KbRunDuty *duty)
{
  g_free (duty->who);
  g_free (duty);
}

void
kb_run_desk_init (KbRunFold *fold)
{
  fold->incidents = g_array_new (FALSE, FALSE, sizeof (KbRunIncident));
  g_array_set_clear_func (fold->incidents, (GDestroyNotify) incident_clear);
  fold->messages = g_array_new (FALSE, FALSE, sizeof (KbRunMessage));
  g_array_set_clear_func (fold->messages, (GDestroyNotify) message_clear);
  fold->duties = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) duty_free);
  kb_run_stock_init (fold);
}

void
kb_run_desk_clear (KbRunFold *fold)
{
  g_clear_pointer (&fold->incidents, g_array_unref);
  g_clear_pointer (&fold->messages, g_array_unref);
  g_clear_pointer (&fold->duties, g_hash_table_unref);
  kb_run_stock_clear (fold);
}

static void
raise_incident (KbRunFold        *fold,
                const KbRunEvent *event,
                gint64            at_us)
{
  KbRunIncident incident = {
    .id = event->id,
    .plan_id = event->other_id,
    .cue_id = event->cue_id,
    .title = g_strdup (event->text != NULL ? event->text : ""),
    .severity = event->detail.severity,
    .raised_us = at_us,
    .steps = g_array_new (FALSE, FALSE, sizeof (KbRunStep)),
    .escalated_us = KB_NONE,
    .resolved_us = KB_NONE,
    .detail = event->detail,
  };

  g_array_set_clear_func (incident.steps, (GDestroyNotify) step_clear);
  g_array_append_val (fold->incidents, incident);
}

static KbRunIncident *
find_incident (KbRunFold *fold,
               gint64     id)
{
  for (guint i = 0; i < fold->incidents->len; i++)
    {
      KbRunIncident *incident = &g_array_index (fold->incidents, KbRunIncident, i);

      if (incident->id == id)
        return incident;
    }

  return NULL;
}

static gboolean
do_step (KbRunIncident     *incident,
         const KbRunEvent  *event,
         gint64             at_us,
         GError           **error)
{
  KbRunStep step = { event->detail.step_id, at_us, NULL };

  if (step.step_id != 0 && kb_run_incident_find_step (incident, step.step_id) != NULL)
    return refuse (error, _("That step is done already"));

  step.who = g_strdup (event->text != NULL ? event->text : "");
  g_array_append_val (incident->steps, step);
  return TRUE;
}

static gboolean
escalate (KbRunIncident     *incident,
          const KbRunEvent  *event,
          gint64             at_us,
          GError           **error)
{
  if (incident->escalated_us != KB_NONE)
    return refuse (error, _("That incident was escalated already"));

  incident->escalated_us = at_us;
  incident->escalated_to = g_strdup (event->text != NULL ? event->text : "");
  return TRUE;
}

static gboolean
change_incident (KbRunFold         *fold,
                 const KbRunEvent  *event,
                 gint64             at_us,
                 GError           **error)
{
  KbRunIncident *incident = find_incident (fold, event->other_id);

  if (incident == NULL || incident->resolved_us != KB_NONE)
    return refuse (error, _("That incident is not open"));
  if (event->kind == KB_RUN_EVENT_KIND_INCIDENT_STEP)
    return do_step (incident, event, at_us, error);
  if (event->kind == KB_RUN_EVENT_KIND_INCIDENT_ESCALATE)
    return escalate (incident, event, at_us, error);

  incident->resolved_us = at_us;
  return TRUE;
}

static KbRunMessage *
peek_last_message (KbRunFold *fold)
{
  return fold->messages->len > 0 ? &g_array_index (fold->messages, KbRunMessage, fold->messages->len - 1) : NULL;
}

/* A new message takes the place of the one before it; one without words only takes it down. */
static void
show_message (KbRunFold        *fold,
              const KbRunEvent *event,
              gint64            at_us)
{
  KbRunMessage *last = peek_last_message (fold);
  KbRunMessage message = { event->id, NULL, at_us, event->detail.is_urgent, KB_NONE, KB_NONE };

  if (last != NULL && last->removed_us == KB_NONE)
    last->removed_us = at_us;
  if (event->text == NULL)
    return;

  message.text = g_strdup (event->text);
  g_array_append_val (fold->messages, message);
}

static gboolean
see_message (KbRunFold         *fold,
             const KbRunEvent  *event,
             gint64             at_us,
             GError           **error)
{
  KbRunMessage *last = peek_last_message (fold);

  if (last == NULL || last->id != event->other_id || last->removed_us != KB_NONE || last->seen_us != KB_NONE)
    return refuse (error, _("There is no such message to be seen"));

  last->seen_us = at_us;
  return TRUE;
}

static gboolean
do_duty (KbRun             *self,
         const KbRunEvent  *event,
         gint64             at_us,
         GError           **error)
{
  KbRunDuty *duty;

  if (kb_run_find_slot (self, event->cue_id) == NULL)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("The run has no such cue"));
      return FALSE;
    }
  if (kb_run_find_duty (self, event->other_id) != NULL)
    return refuse (error, _("That duty is done already"));

  duty = g_new0 (KbRunDuty, 1);
  *duty = (KbRunDuty) { event->id, event->other_id, event->cue_id, at_us, g_strdup (event->text != NULL ? event->text : "") };
  g_hash_table_insert (self->fold.duties, &duty->direction_id, duty);
  return TRUE;
}

/*
 * kb_run_desk_apply:
 * @event: an event that moves no time
 * @at_us: when, on the run's clock
 *
 * Returns: FALSE with KB_ERROR_REFUSED or KB_ERROR_NOT_FOUND, and nothing changed.
 */
gboolean
kb_run_desk_apply (KbRun             *self,
                   const KbRunEvent  *event,
                   gint64             at_us,
                   GError           **error)
{
  switch (event->kind)
    {
    case KB_RUN_EVENT_KIND_INCIDENT_RAISE:
      raise_incident (&self->fold, event, at_us);
      return TRUE;
    case KB_RUN_EVENT_KIND_INCIDENT_STEP:
    case KB_RUN_EVENT_KIND_INCIDENT_ESCALATE:
    case KB_RUN_EVENT_KIND_INCIDENT_RESOLVE:
      return change_incident (&self->fold, event, at_us, error);
    case KB_RUN_EVENT_KIND_MESSAGE:
      show_message (&self->fold, event, at_us);
      return TRUE;
    case KB_RUN_EVENT_KIND_SEEN:
      return see_message (&self->fold, event, at_us, error);
    case KB_RUN_EVENT_KIND_DUTY:
      return do_duty (self, event, at_us, error);
    case KB_RUN_EVENT_KIND_PIN:
      self->fold.pinned_id = event->other_id;
      return TRUE;
    case KB_RUN_EVENT_KIND_STOCK:
      return kb_run_stock_apply (&self->fold, event, at_us, error);
    case KB_RUN_EVENT_KIND_NOTE:
    default:
      return TRUE;
    }
}

/**
 * kb_run_get_incidents:
 * @n_incidents: (out): how many
 *
 * Returns: (transfer none) (array length=n_incidents): the incidents raised, open ones and resolved
 *   ones, in the order they were raised; until the next event.
 */
const KbRunIncident *
kb_run_get_incidents (KbRun *self,
                      guint *n_incidents)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_incidents = self->fold.incidents->len;
  return (const KbRunIncident *) self->fold.incidents->data;
}

/**
 * kb_run_find_incident:
 * @id: the event that raised it
 *
 * Returns: (transfer none) (nullable): the incident, until the next event.
 */
const KbRunIncident *
kb_run_find_incident (KbRun  *self,
                      gint64  id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_incident (&self->fold, id);
}

/**
 * kb_run_incident_find_step:
 * @step_id: a step of the incident's plan
 *
 * Returns: (transfer none) (nullable): when and by whom it was done; %NULL when it was not.
 */
const KbRunStep *
kb_run_incident_find_step (const KbRunIncident *self,
                           gint64               step_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const KbRunStep *step = &g_array_index (self->steps, KbRunStep, i);

      if (step->step_id == step_id)
        return step;
    }

  return NULL;
}

/**
 * kb_run_get_messages:
 * @n_messages: (out): how many
 *
 * Returns: (transfer none) (array length=n_messages): what the host was told, in order; until the next event.
 */
const KbRunMessage *
kb_run_get_messages (KbRun *self,
                     guint *n_messages)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_messages = self->fold.messages->len;
  return (const KbRunMessage *) self->fold.messages->data;
}

/**
 * kb_run_get_message:
 *
 * Returns: (transfer none) (nullable): what stands over the host's text now.
 */
const KbRunMessage *
kb_run_get_message (KbRun *self)
{
  const KbRunMessage *last;

  g_return_val_if_fail (self != NULL, NULL);

  last = peek_last_message (&self->fold);
  return last != NULL && last->removed_us == KB_NONE ? last : NULL;
}

/**
 * kb_run_find_duty:
 * @direction_id: what somebody has to do in a cue
 *
 * Returns: (transfer none) (nullable): when and by whom it was done; %NULL when it was not.
 */
const KbRunDuty *
kb_run_find_duty (KbRun  *self,
                  gint64  direction_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->fold.duties, &direction_id);
}

/**
 * kb_run_get_pinned:
 *
 * Returns: the lineup item that was pinned by hand; 0: the cue's own is.
 */
gint64
kb_run_get_pinned (KbRun *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fold.pinned_id;
}
