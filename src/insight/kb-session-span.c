/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-session-span"

#include "config.h"

#include "kb-insight-sql.h"
#include "kb-query.h"
#include "kb-session-span.h"
#include "kb-session.h"

static KbPlan *
create_plan (KbRecord  *session,
             GPtrArray *rows)
{
  KbPlan *plan = kb_plan_new (rows->len);

  plan->frame.start_us = kb_record_get_int (session, KB_SESSION_START_US);
  plan->frame.target_end_us = kb_record_get_int (session, KB_SESSION_TARGET_END_US);
  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 *row = g_ptr_array_index (rows, i);

      plan->cues[i].duration_ms = row[0] != KB_NONE ? row[0] : 0;
      plan->cues[i].fixed_us = row[1];
      plan->cues[i].hard = row[2] == 1;
      plan->cues[i].skip = row[3] == 1;
    }

  return plan;
}

/**
 * kb_session_span_load:
 * @store: the library
 * @session: one of its sessions
 * @totals: (out caller-allocates): when it is planned to start and to end, and the other sums
 *
 * Computes a session's span from the lengths of its cues alone, for lists of many sessions. To load
 * all rows of each was most of the 6.5 s (of CPU) that `kaibo list` took for 10 000 sessions.
 *
 * Returns: %FALSE where the library cannot be read.
 */
gboolean
kb_session_span_load (KbStore       *store,
                      KbRecord      *session,
                      KbPlanTotals  *totals,
                      GError       **error)
{
  g_autofree char *sql = kb_insight_sql_dup ("session-span");
  g_autoptr (GPtrArray) rows = kb_store_query_about (store, sql, kb_record_get_id (session), error);
  g_autoptr (KbPlan) plan = NULL;

  if (rows == NULL)
    return FALSE;

  plan = create_plan (session, rows);
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, NULL, totals);
  return TRUE;
}
