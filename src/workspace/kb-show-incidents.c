/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-show-incidents"

#include "config.h"

#include "kb-incident.h"
#include "kb-results.h"
#include "kb-show-private.h"
#include "kb-text.h"

/* What the desk does when something goes wrong, each one event of the run. */

/* The last minute that figures are known of, up to now. */
static KbRecord *
find_minute (KbShow          *self,
             const KbRunLive *live)
{
  GListModel *list = kb_record_set_get_list (kb_show_get_plan (self), KB_ENTITY_MINUTE_METRIC);
  const gint64 minute = live->on_air_ms / 60000;
  KbRecord *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (list, i);
      const gint64 its = kb_record_get_int (row, KB_MINUTE_METRIC_MINUTE);

      if (its <= minute && (last == NULL || its > kb_record_get_int (last, KB_MINUTE_METRIC_MINUTE)))
        last = row;   /* the set keeps it alive */
    }

  return last;
}

static void
stamp_figures (KbShow          *self,
               const KbRunLive *live,
               KbRunDetail     *detail)
{
  KbRecord *row = find_minute (self, live);

  if (row == NULL)
    return;

  detail->minute = kb_record_get_int (row, KB_MINUTE_METRIC_MINUTE);
  detail->online = kb_record_get_int (row, KB_MINUTE_METRIC_ONLINE);
  detail->orders = kb_record_get_int (row, KB_MINUTE_METRIC_ORDERS);
  detail->gmv_minor = kb_record_get_int (row, KB_MINUTE_METRIC_CUM_GMV_MINOR);
}

/**
 * kb_show_raise_incident:
 * @playbook: (nullable): the incident plan that is followed
 * @title: what happened; %NULL: the plan's title
 *
 * Raises an incident: the cue that is on, the minute and the figures known are stamped, and the host's first sentence goes
 * to the host's screen at once.
 *
 * Returns: its id, that of the event; 0 when the run refuses it.
 */
gint64
kb_show_raise_incident (KbShow     *self,
                        KbRecord   *playbook,
                        const char *title)
{
  KbRunEvent *event;
  KbRunLive live;
  gint64 id;

  g_return_val_if_fail (KB_IS_SHOW (self), 0);
  g_return_val_if_fail (playbook != NULL || title != NULL, 0);

  kb_show_tick (self, &live);
  event = kb_show_create_event (self, KB_RUN_EVENT_KIND_INCIDENT_RAISE, live.cue_id);
  event->text = g_strdup (title != NULL ? title : kb_record_get_text (playbook, KB_INCIDENT_PLAN_TITLE));
  stamp_figures (self, &live, &event->detail);
  if (playbook != NULL)
    {
      event->other_id = kb_record_get_id (playbook);
      event->detail.severity = kb_record_get_int (playbook, KB_INCIDENT_PLAN_SEVERITY);
    }
  id = event->id;
  if (!kb_show_add_event (self, event))
    return 0;

  if (playbook != NULL && !kb_text_is_empty (kb_record_get_text (playbook, KB_INCIDENT_PLAN_FIRST_LINE)))
    kb_show_send_message (self, kb_record_get_text (playbook, KB_INCIDENT_PLAN_FIRST_LINE), TRUE);
  return id;
}

static gboolean
add_about_incident (KbShow         *self,
                    KbRunEventKind  kind,
                    gint64          incident_id,
                    gint64          step_id,
                    const char     *who)
{
  KbRunEvent *event;
  KbRunLive live;

  kb_show_tick (self, &live);
  event = kb_show_create_event (self, kind, live.cue_id);
  event->other_id = incident_id;
  event->detail.step_id = step_id;
  event->text = g_strdup (who);
  return kb_show_add_event (self, event);
}

/**
 * kb_show_do_step:
 * @incident_id: an open incident
 * @step_id: a step of its plan
 * @who: (nullable): by whom it was done
 */
gboolean
kb_show_do_step (KbShow     *self,
                 gint64      incident_id,
                 gint64      step_id,
                 const char *who)
{
  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  return add_about_incident (self, KB_RUN_EVENT_KIND_INCIDENT_STEP, incident_id, step_id, who);
}

/**
 * kb_show_escalate:
 * @who: (nullable): to whom it goes
 */
gboolean
kb_show_escalate (KbShow     *self,
                  gint64      incident_id,
                  const char *who)
{
  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  return add_about_incident (self, KB_RUN_EVENT_KIND_INCIDENT_ESCALATE, incident_id, 0, who);
}

/**
 * kb_show_resolve_incident:
 *
 * It is over; what the host was told of it is taken down.
 */
gboolean
kb_show_resolve_incident (KbShow *self,
                          gint64  incident_id)
{
  const KbRunIncident *incident;
  const KbRunMessage *message;
  KbRecord *playbook;
  gboolean is_its;

  g_return_val_if_fail (KB_IS_SHOW (self), FALSE);

  incident = kb_run_find_incident (kb_show_get_run (self), incident_id);
  message = kb_run_get_message (kb_show_get_run (self));
  playbook = incident != NULL ? kb_show_find_playbook (self, incident) : NULL;
  is_its = message != NULL && playbook != NULL
           && g_strcmp0 (message->text, kb_record_get_text (playbook, KB_INCIDENT_PLAN_FIRST_LINE)) == 0;
  if (!add_about_incident (self, KB_RUN_EVENT_KIND_INCIDENT_RESOLVE, incident_id, 0, NULL))
    return FALSE;

  if (is_its)
    kb_show_set_message (self, NULL);
  return TRUE;
}

/**
 * kb_show_find_playbook:
 *
 * Returns: (transfer none) (nullable): the plan that an incident follows, as the library has it now.
 */
KbRecord *
kb_show_find_playbook (KbShow              *self,
                       const KbRunIncident *incident)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return kb_record_set_find (kb_record_set_get_library (kb_show_get_plan (self)), KB_ENTITY_INCIDENT_PLAN,
                             incident->plan_id);
}

/**
 * kb_show_list_steps:
 *
 * Returns: (transfer full) (element-type KbRecord): the steps of the plan that an incident follows, in order.
 */
GPtrArray *
kb_show_list_steps (KbShow              *self,
                    const KbRunIncident *incident)
{
  g_return_val_if_fail (KB_IS_SHOW (self), NULL);

  return kb_record_set_children (kb_record_set_get_library (kb_show_get_plan (self)), KB_ENTITY_INCIDENT_STEP,
                                 incident->plan_id);
}

/**
 * kb_show_find_next_step:
 *
 * Returns: (transfer none) (nullable): the first step of an incident that is not done.
 */
KbRecord *
kb_show_find_next_step (KbShow              *self,
                        const KbRunIncident *incident)
{
  g_autoptr (GPtrArray) steps = kb_show_list_steps (self, incident);

  for (guint i = 0; i < steps->len; i++)
    if (kb_run_incident_find_step (incident, kb_record_get_id (steps->pdata[i])) == NULL)
      return steps->pdata[i];   /* the set keeps it alive */

  return NULL;
}
