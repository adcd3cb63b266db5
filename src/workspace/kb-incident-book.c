/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-incident-book"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-checklist.h"
#include "kb-duration.h"
#include "kb-id.h"
#include "kb-incident-book.h"
#include "kb-incident.h"
#include "kb-money.h"
#include "kb-results.h"
#include "kb-session.h"
#include "kb-text.h"

/* What stays of an incident after it: its row in the session, and what it changes in checklists and playbooks. */

/* The impact is looked for in this window around the incident, minutes (domain.md §3). */
#define MINUTES_BEFORE 5
#define MINUTES_AFTER 15

/* "E05": one more than there are. */
static char *
dup_next_code (KbRecordSet *plan)
{
  GListModel *list = kb_record_set_get_list (plan, KB_ENTITY_INCIDENT);
  guint number = g_list_model_get_n_items (list) + 1;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (list, i);
      const char *code = kb_record_get_text (row, KB_INCIDENT_CODE);
      const guint its = *code == 'E' ? (guint) g_ascii_strtoull (code + 1, NULL, 10) : 0;

      number = MAX (number, its + 1);
    }

  return g_strdup_printf ("E%02u", number);
}

/* When every step was done and by whom: "0:24 吴迪 切备用线路 → 0:48 顾恺 暂停投放". */
static char *
describe_steps (KbShow              *show,
                const KbRunIncident *incident)
{
  KbRecordSet *library = kb_record_set_get_library (kb_show_get_plan (show));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < incident->steps->len; i++)
    {
      const KbRunStep *step = &g_array_index (incident->steps, KbRunStep, i);
      KbRecord *row = kb_record_set_find (library, KB_ENTITY_INCIDENT_STEP, step->step_id);
      g_autofree char *time = kb_duration_format ((step->at_us - incident->raised_us) / 1000);

      g_string_append_printf (text, "%s%s %s%s%s", i > 0 ? " → " : "", time, step->who, *step->who != '\0' ? " " : "",
                              row != NULL ? kb_record_get_text (row, KB_INCIDENT_STEP_TEXT) : "");
    }

  return g_string_free (text, FALSE);
}

/* The instants of the row count from the planned start, as all that is kept of a session does. */
static gint64
to_plan_ms (KbShow *show,
            gint64  us)
{
  KbRun *run = kb_show_get_run (show);
  KbRunLive live;
  KbRunCue first;

  kb_show_tick (show, &live);
  kb_run_get_cue (run, 0, &live, &first);
  return (us - (first.planned_start_us != KB_NONE ? first.planned_start_us : us)) / 1000;
}

static KbRecord *
create_row (KbShow              *show,
            const KbRunIncident *incident)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbRecord *playbook = kb_show_find_playbook (show, incident);
  KbRecord *row = kb_record_new (KB_ENTITY_INCIDENT, incident->id);
  g_autofree char *code = dup_next_code (plan);

  kb_record_set_int (row, KB_INCIDENT_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (row, KB_INCIDENT_POSITION, kb_record_set_get_next_position (plan, KB_ENTITY_INCIDENT));
  kb_record_set_text (row, KB_INCIDENT_CODE, code);
  kb_record_set_int (row, KB_INCIDENT_SEVERITY, incident->severity);
  kb_record_set_text (row, KB_INCIDENT_TITLE, incident->title);
  kb_record_set_int (row, KB_INCIDENT_RUN_ID, kb_show_get_run_id (show));
  kb_record_set_int (row, KB_INCIDENT_AT_MS, to_plan_ms (show, incident->raised_us));
  kb_record_set_int (row, KB_INCIDENT_FOUND_MS, to_plan_ms (show, incident->raised_us));
  if (kb_record_set_find (plan, KB_ENTITY_CUE, incident->cue_id) != NULL)
    kb_record_set_int (row, KB_INCIDENT_CUE_ID, incident->cue_id);
  if (playbook != NULL)
    {
      kb_record_set_int (row, KB_INCIDENT_PLAN_ID, incident->plan_id);
      kb_record_set_text (row, KB_INCIDENT_TRIGGER, kb_record_get_text (playbook, KB_INCIDENT_PLAN_TRIGGER));
    }

  return row;
}

static void
set_outcome (KbShow              *show,
             const KbRunIncident *incident,
             KbRecord            *row)
{
  g_autofree char *action = describe_steps (show, incident);
  g_autofree char *impact = NULL;
  const char *who = "";

  for (guint i = 0; i < incident->steps->len && *who == '\0'; i++)
    who = g_array_index (incident->steps, KbRunStep, i).who;
  kb_record_set_text (row, KB_INCIDENT_ACTION, action);
  kb_record_set_text (row, KB_INCIDENT_OWNER, who);
  if (incident->resolved_us != KB_NONE)
    kb_record_set_int (row, KB_INCIDENT_RESOLVED_MS, to_plan_ms (show, incident->resolved_us));
  impact = kb_incident_book_dup_impact (kb_show_get_plan (show), row);
  kb_record_set_text (row, KB_INCIDENT_IMPACT, impact);
}

static void
add_row (KbEdit              *edit,
         KbShow              *show,
         const KbRunIncident *incident)
{
  KbRecord *old = kb_record_set_find (kb_show_get_plan (show), KB_ENTITY_INCIDENT, incident->id);
  g_autoptr (KbRecord) row = NULL;

  if (old == NULL)
    {
      row = create_row (show, incident);
      set_outcome (show, incident, row);
      kb_edit_insert (edit, row);
      return;
    }

  row = kb_record_dup (old);
  set_outcome (show, incident, row);
  kb_edit_set_text (edit, old, KB_INCIDENT_ACTION, kb_record_get_text (row, KB_INCIDENT_ACTION));
  kb_edit_set_int (edit, old, KB_INCIDENT_RESOLVED_MS, kb_record_get_int (row, KB_INCIDENT_RESOLVED_MS));
}

/**
 * kb_incident_book_record:
 * @incident_id: an incident of the run
 *
 * Writes into the session what is known of an incident: its cue, its times, who did what, and what the figures say. The row
 * has the incident's own id, so that writing it again changes it.
 *
 * Returns: (transfer full): the edit, one step to undo.
 */
KbEdit *
kb_incident_book_record (KbShow *show,
                         gint64  incident_id)
{
  const KbRunIncident *incident = kb_run_find_incident (kb_show_get_run (show), incident_id);
  /* Translators: a step of the history: the name of an incident */
  g_autofree char *label = g_strdup_printf (_("Record incident “%s”"), incident != NULL ? incident->title : "");
  KbEdit *edit = kb_edit_new (label);

  kb_edit_set_session (edit, kb_record_set_get_session_id (kb_show_get_plan (show)));
  if (incident != NULL)
    add_row (edit, show, incident);

  return edit;
}

/**
 * kb_incident_book_record_rest:
 *
 * At the end of a run: the incidents that are not in the session yet, since nobody resolved them.
 *
 * Returns: (transfer full): the edit, without steps where all are there.
 */
KbEdit *
kb_incident_book_record_rest (KbShow *show)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbEdit *edit = kb_edit_new (_("Record open incidents"));
  const KbRunIncident *incidents;
  guint n;

  incidents = kb_run_get_incidents (kb_show_get_run (show), &n);
  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  for (guint i = 0; i < n; i++)
    if (kb_record_set_find (plan, KB_ENTITY_INCIDENT, incidents[i].id) == NULL)
      add_row (edit, show, &incidents[i]);

  return edit;
}

typedef struct
{
  gint64 before;         /* viewers in the last minute before it; KB_NONE: not known */
  gint64 before_minute;
  gint64 lowest;         /* the fewest of the window */
  gint64 after;          /* in the window's last minute */
  gint64 after_minute;
  gint64 orders;         /* in the window */
  gint64 gmv_minor;
  guint  n;
} Window;

/* Rows come in any order. */
static void
count_viewers (Window *window,
               gint64  incident_minute,
               gint64  minute,
               gint64  online)
{
  if (minute < incident_minute && minute > window->before_minute)
    {
      window->before = online;
      window->before_minute = minute;
    }
  if (minute >= incident_minute && (window->lowest == KB_NONE || online < window->lowest))
    window->lowest = online;
  if (minute > window->after_minute)
    {
      window->after = online;
      window->after_minute = minute;
    }
}

static Window
read_window (KbRecordSet *plan,
             gint64       minute)
{
  GListModel *list = kb_record_set_get_list (plan, KB_ENTITY_MINUTE_METRIC);
  Window window = { .before = KB_NONE, .before_minute = -1, .lowest = KB_NONE, .after = KB_NONE, .after_minute = -1 };

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (list, i);
      const gint64 its = kb_record_get_int (row, KB_MINUTE_METRIC_MINUTE);
      const gint64 online = kb_record_get_int (row, KB_MINUTE_METRIC_ONLINE);

      if (its < minute - MINUTES_BEFORE || its > minute + MINUTES_AFTER)
        continue;
      window.n++;
      window.orders += kb_record_get_int_or (row, KB_MINUTE_METRIC_ORDERS, 0);
      window.gmv_minor += kb_record_get_int_or (row, KB_MINUTE_METRIC_GMV_MINOR, 0);
      if (online != KB_NONE)
        count_viewers (&window, minute, its, online);
    }

  return window;
}

/**
 * kb_incident_book_dup_impact:
 * @plan: the session, with its figures of every minute
 * @incident: an incident's row
 *
 * Says what the figures show from five minutes before an incident to fifteen after: viewers before, at the lowest and at
 * the end, orders and sales. Missing minutes are gaps, never zero.
 *
 * Returns: (transfer full): that in words; "" without figures.
 */
char *
kb_incident_book_dup_impact (KbRecordSet *plan,
                             KbRecord    *incident)
{
  const char *currency = kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
  const Window window = read_window (plan, kb_record_get_int (incident, KB_INCIDENT_AT_MS) / 60000);
  g_autofree char *sales = kb_money_format_short (window.gmv_minor, currency);

  if (window.n == 0)
    return g_strdup ("");
  if (window.before == KB_NONE || window.lowest == KB_NONE)
    /* Translators: what was sold in the window around an incident */
    return g_strdup_printf (_("−5…+15 min: %d orders, %s"), (int) window.orders, sales);

  /* Translators: viewers before an incident, at the lowest and at the end of its window; orders and sales in it */
  return g_strdup_printf (_("−5…+15 min: viewers %d → %d → %d, %d orders, %s"), (int) window.before,
                          (int) window.lowest, (int) window.after, (int) window.orders, sales);
}

/* Both ways back say in the incident's row where it went. */
static void
note_write_back (KbEdit     *edit,
                 KbRecord   *incident,
                 const char *where,
                 const char *text)
{
  const char *old = kb_record_get_text (incident, KB_INCIDENT_WRITE_BACK);
  g_autofree char *line = g_strdup_printf ("%s%s%s: %s", old, kb_text_is_empty (old) ? "" : "\n", where, text);

  kb_edit_set_text (edit, incident, KB_INCIDENT_WRITE_BACK, line);
}

/**
 * kb_incident_book_to_checklist:
 * @incident: an incident's row
 * @text: what is to be checked from now on
 *
 * Makes an item of the session's checklist of it, which every session that is made from this one takes over.
 *
 * Returns: (transfer full): the edit, one step to undo.
 */
KbEdit *
kb_incident_book_to_checklist (KbRecordSet *plan,
                               KbRecord    *incident,
                               const char  *text)
{
  KbEdit *edit = kb_edit_new (_("Check it before every show"));
  g_autoptr (KbRecord) item = kb_record_new (KB_ENTITY_CHECKLIST_ITEM, kb_id_new ());

  kb_edit_set_session (edit, kb_record_set_get_session_id (plan));
  kb_record_set_int (item, KB_CHECKLIST_ITEM_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (item, KB_CHECKLIST_ITEM_POSITION,
                     kb_record_set_get_next_position (plan, KB_ENTITY_CHECKLIST_ITEM));
  kb_record_set_text (item, KB_CHECKLIST_ITEM_TITLE, text);
  kb_record_set_text (item, KB_CHECKLIST_ITEM_STANDARD, kb_record_get_text (incident, KB_INCIDENT_TITLE));
  kb_edit_insert (edit, item);
  note_write_back (edit, incident, _("Checklist"), text);

  return edit;
}

/**
 * kb_incident_book_to_playbook:
 * @incident: an incident's row that follows a plan
 * @text: what is to be done next time
 *
 * Adds a step to the plan that was followed.
 *
 * Returns: (transfer full): the edit, one step to undo.
 */
KbEdit *
kb_incident_book_to_playbook (KbRecordSet *plan,
                              KbRecord    *incident,
                              const char  *text)
{
  KbRecordSet *library = kb_record_set_get_library (plan);
  const gint64 plan_id = kb_record_get_int (incident, KB_INCIDENT_PLAN_ID);
  KbEdit *edit = kb_edit_new (_("Add a step to the playbook"));
  g_autoptr (KbRecord) step = kb_record_new (KB_ENTITY_INCIDENT_STEP, kb_id_new ());

  kb_record_set_int (step, KB_INCIDENT_STEP_PLAN_ID, plan_id);
  kb_record_set_int (step, KB_INCIDENT_STEP_POSITION,
                     kb_record_set_get_next_position (library, KB_ENTITY_INCIDENT_STEP));
  kb_record_set_text (step, KB_INCIDENT_STEP_TEXT, text);
  kb_edit_insert (edit, step);
  note_write_back (edit, incident, _("Playbook"), text);

  return edit;
}
