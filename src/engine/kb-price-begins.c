/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-price-begins"

#include "config.h"

#include "kb-lineup.h"
#include "kb-price-begins.h"

/* When the cues that change a price begin in a show that runs. */

/* A cue that was passed over begins when the show went on behind it. */
static gint64
find_passing (KbRun           *run,
              const KbRunLive *live,
              guint            index)
{
  gint64 passed_us = KB_NONE;

  for (guint i = index + 1; i < kb_run_get_n_cues (run); i++)
    {
      KbRunCue cue;

      kb_run_get_cue (run, i, live, &cue);
      if (cue.actual_start_us != KB_NONE && (passed_us == KB_NONE || cue.actual_start_us < passed_us))
        passed_us = cue.actual_start_us;
    }

  return passed_us;
}

static gint64
find_beginning (KbRun           *run,
                const KbRunLive *live,
                guint            index)
{
  KbRunCue cue;

  kb_run_get_cue (run, index, live, &cue);
  /* Taken again, it begins again. */
  if (cue.state == KB_CUE_STATE_ON)
    return live->taken_us;
  return cue.state == KB_CUE_STATE_SKIPPED ? find_passing (run, live, index) : cue.expected_start_us;
}

/**
 * kb_price_begins_new:
 * @set: the session
 * @run: its run
 * @live: the run as it is now
 * @shift_us: what makes a time of the run one of the plan, as a rehearsal's
 *
 * Says when each cue that a price comes with began, or is expected to.
 *
 * Returns: (transfer full) (nullable) (element-type gint64 gint64): by the cue's id, for #KbPriceMoment; %NULL where no
 *   price comes with a cue.
 */
GHashTable *
kb_price_begins_new (KbRecordSet     *set,
                     KbRun           *run,
                     const KbRunLive *live,
                     gint64           shift_us)
{
  GListModel *prices = kb_record_set_get_list (set, KB_ENTITY_LINEUP_PRICE);
  GHashTable *begins = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr (KbRecord) price = g_list_model_get_item (prices, i);
      const gint64 cue_id = kb_record_get_int_or (price, KB_LINEUP_PRICE_CUE_ID, 0);
      const int index = cue_id != 0 ? kb_run_find_cue (run, cue_id) : -1;
      gint64 begin_us = index >= 0 ? find_beginning (run, live, index) : KB_NONE;

      if (begin_us == KB_NONE)
        continue;
      begin_us += shift_us;
      if (begins == NULL)
        begins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_hash_table_replace (begins, g_memdup2 (&cue_id, sizeof cue_id), g_memdup2 (&begin_us, sizeof begin_us));
    }

  return begins;
}
