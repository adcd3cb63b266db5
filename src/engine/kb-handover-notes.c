/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-handover-notes"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-handover.h"
#include "kb-lineup-sheet.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-pricing.h"
#include "kb-session.h"
#include "kb-stock-left.h"
#include "kb-text.h"

/* As many of the next cues as somebody keeps in mind. */
#define N_NEXT 3

/* What the texts are made of: where every cue stands. */
typedef struct
{
  const KbCrew     *crew;
  const KbHandover *handover;
  KbRun            *run;     /* nullable: the plan says what has run by then */
  const KbRunLive  *live;    /* nullable */
} Source;

static void G_GNUC_PRINTF (2, 3)
add (GString    *text,
     const char *format,
     ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static KbCueState
get_state (const Source *source,
           guint         index,
           gint64       *start_us)
{
  const gint64 at_us = source->crew->times[index].start_us;
  g_autoptr (KbRecord) cue = g_list_model_get_item (kb_record_set_get_list (source->crew->set, KB_ENTITY_CUE), index);
  const int place = source->run != NULL ? kb_run_find_cue (source->run, kb_record_get_id (cue)) : -1;
  KbRunCue state;

  *start_us = at_us;
  if (place >= 0)
    {
      kb_run_get_cue (source->run, (guint) place, source->live, &state);
      *start_us = state.expected_start_us;
      return state.state;
    }
  if (source->crew->plan->cues[index].skip || at_us == KB_NONE)
    return KB_CUE_STATE_SKIPPED;
  return at_us < source->handover->at_us ? KB_CUE_STATE_DONE : KB_CUE_STATE_TO_COME;
}

static char *
describe_cue (const Source *source,
              KbRecord     *cue,
              gint64        start_us)
{
  g_autofree char *time = start_us != KB_NONE ? kb_crew_format_time (source->crew, start_us) : g_strdup ("");
  KbRecord *item = kb_record_set_find_ref (source->crew->set, cue, KB_CUE_LINEUP_ITEM_ID);
  g_autofree char *call = item != NULL ? kb_lineup_dup_call (source->crew->set, item)
                                       : g_strdup (kb_record_get_text (cue, KB_CUE_TITLE));

  return g_strchomp (g_strdup_printf ("%s %s %s %s", time, kb_record_get_text (cue, KB_CUE_CUE_NO),
                                      kb_enum_label (&kb_cue_type_enum, (int) kb_record_get_int (cue, KB_CUE_TYPE)), call));
}

static void
write_settings (const Source *source,
                GString      *text)
{
  KbRecord *session = source->crew->session;
  KbRecord *host = source->handover->to->person;
  const char *equipment = kb_record_get_text (session, KB_SESSION_EQUIPMENT);

  if (!kb_text_is_empty (kb_record_get_text (session, KB_SESSION_SCENE)))
    add (text, _("Studio: %s"), kb_record_get_text (session, KB_SESSION_SCENE));
  if (!kb_text_is_empty (kb_record_get_text (session, KB_SESSION_ACCOUNT)))
    add (text, _("Account: %s"), kb_record_get_text (session, KB_SESSION_ACCOUNT));
  if (!kb_text_is_empty (equipment))
    add (text, _("Equipment: %s"), equipment);
  if (host != NULL && !kb_record_is_null (host, KB_PERSON_PACE))
    add (text, _("Prompter of %s: %d a minute"), kb_crew_duty_get_called (source->handover->to),
         (int) kb_record_get_int (host, KB_PERSON_PACE));
  else if (host != NULL)
    add (text, _("Prompter of %s: reading rate not calibrated"), kb_crew_duty_get_called (source->handover->to));
}

static void
write_state (const Source *source,
             KbRecord     *cue,
             KbCueState    state,
             gint64        start_us,
             GString      *skipped,
             guint        *n_next,
             GString      *text)
{
  g_autofree char *words = describe_cue (source, cue, start_us);

  if (state == KB_CUE_STATE_ON)
    add (text, _("On air: %s"), words);
  else if (state == KB_CUE_STATE_SKIPPED)
    g_string_append_printf (skipped, "%s%s", skipped->len > 0 ? ", " : "", kb_record_get_text (cue, KB_CUE_CUE_NO));
  else if (state == KB_CUE_STATE_TO_COME && ++*n_next <= N_NEXT)
    add (text, _("Next: %s"), words);
  else if (state == KB_CUE_STATE_TO_COME && kb_record_get_bool (cue, KB_CUE_HARD))
    add (text, _("Fixed: %s"), words);
}

static void
write_running (const Source *source,
               GString      *text)
{
  GListModel *cues = kb_record_set_get_list (source->crew->set, KB_ENTITY_CUE);
  g_autoptr (GString) skipped = g_string_new (NULL);
  g_autoptr (GString) states = g_string_new (NULL);
  guint n_done = 0, n_next = 0;

  for (guint i = 0; i < source->crew->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      gint64 start_us;
      const KbCueState state = get_state (source, i, &start_us);

      n_done += state == KB_CUE_STATE_DONE;
      write_state (source, cue, state, start_us, skipped, &n_next, states);
    }
  add (text, _("Done: %u of %u cues"), n_done, source->crew->plan->n_cues);
  if (source->live != NULL && source->live->is_started)
    {
      g_autofree char *over = kb_duration_format_signed (source->live->over_ms);

      add (text, _("Against the plan: %s"), over);
    }
  if (skipped->len > 0)
    add (text, _("Left out: %s"), skipped->str);
  if (states->len > 0)
    add (text, "%s", states->str);
}

static void
write_offer (const Source *source,
             KbRecord     *cue,
             KbRecord     *item,
             GString      *text)
{
  KbRecordSet *set = source->crew->set;
  const char *currency = kb_record_get_text (source->crew->session, KB_SESSION_CURRENCY);
  const gint64 limit = kb_record_get_int (item, KB_LINEUP_ITEM_LIMIT_PER_BUYER);
  g_autofree char *call = kb_lineup_dup_call (set, item);
  g_autofree char *price = kb_money_format (kb_pricing_compute_in (set, item, cue).final_minor, currency);
  const char *gift = kb_record_get_text (item, KB_LINEUP_ITEM_GIFT);

  add (text, "%s %s", call, price);
  if (!kb_text_is_empty (gift))
    /* Translators: goes on behind "No.4 Skillet $34.00" */
    g_string_append_printf (text, _(" · gift: %s"), gift);
  if (limit != KB_NONE)
    g_string_append_printf (text, _(" · %d a buyer"), (int) limit);
}

/* What the operator noted in the run, newest last. */
static void
write_run_notes (const Source *source,
                 GString      *text)
{
  for (guint i = 0; source->run != NULL && i < kb_run_get_n_events (source->run); i++)
    {
      const KbRunEvent *event = kb_run_get_event (source->run, i);
      g_autofree char *time = kb_crew_format_time (source->crew, event->at.wall_us);

      if (event->kind == KB_RUN_EVENT_KIND_NOTE && kb_run_event_stands (source->run, i))
        add (text, "%s %s", time, event->text);
    }
}

static gboolean
is_announced (KbRecord *cue)
{
  const gint64 type = kb_record_get_int (cue, KB_CUE_TYPE);

  return type == KB_CUE_TYPE_FLASH || type == KB_CUE_TYPE_GIVEAWAY;
}

static void
write_promises (const Source *source,
                GString      *text)
{
  GListModel *cues = kb_record_set_get_list (source->crew->set, KB_ENTITY_CUE);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < source->crew->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      KbRecord *item = kb_record_set_find_ref (source->crew->set, cue, KB_CUE_LINEUP_ITEM_ID);
      gint64 start_us;
      const KbCueState state = get_state (source, i, &start_us);
      g_autofree char *words = describe_cue (source, cue, start_us);

      if (state == KB_CUE_STATE_TO_COME && is_announced (cue))
        add (text, _("Still to keep: %s"), words);
      else if ((state == KB_CUE_STATE_DONE || state == KB_CUE_STATE_ON) && item != NULL && g_hash_table_add (seen, item))
        write_offer (source, cue, item, text);
    }
  write_run_notes (source, text);
}

static char *
describe_state (const Source      *source,
                KbRecord          *item,
                const KbStockLeft *stock)
{
  g_autofree char *out = kb_stock_left_dup_out (source->crew->set, item, source->run);

  if (stock->state == KB_STOCK_STATE_SPEC_OUT && out != NULL)
    /* Translators: which of a product's variants have nothing left */
    return g_strdup_printf (_(" · sold out: %s"), out);
  if (stock->state == KB_STOCK_STATE_PLENTY)
    return g_strdup ("");
  return g_strdup_printf (" · %s", kb_enum_label (&kb_stock_state_enum, stock->state));
}

static void
write_counted (const Source      *source,
               KbRecord          *item,
               const KbStockLeft *stock,
               GString           *text)
{
  g_autofree char *call = kb_lineup_dup_call (source->crew->set, item);
  g_autofree char *time = kb_crew_format_time (source->crew, stock->at_us);
  g_autofree char *state = describe_state (source, item, stock);

  if (stock->planned != KB_NONE)
    /* Translators: a product, what is left of it, when that was counted, what was planned, and "low" or "sold out" */
    add (text, _("%s: %d left at %s, of %d%s"), call, (int) stock->left, time, (int) stock->planned, state);
  else
    add (text, _("%s: %d left at %s%s"), call, (int) stock->left, time, state);
}

/* What is on sale from now on, and what was counted in the run; how much is left of the rest only the console knows. */
static void
write_stock (const Source *source,
             GString      *text)
{
  GListModel *cues = kb_record_set_get_list (source->crew->set, KB_ENTITY_CUE);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < source->crew->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      KbRecord *item = kb_record_set_find_ref (source->crew->set, cue, KB_CUE_LINEUP_ITEM_ID);
      g_autofree char *call = item != NULL ? kb_lineup_dup_call (source->crew->set, item) : NULL;
      KbStockLeft stock;
      gint64 start_us;

      if (item == NULL || g_hash_table_contains (seen, item))
        continue;
      stock = kb_stock_left_compute (source->crew->set, item, source->run);
      if (!stock.is_counted && (stock.planned == KB_NONE || get_state (source, i, &start_us) != KB_CUE_STATE_TO_COME))
        continue;

      g_hash_table_add (seen, item);
      if (stock.is_counted)
        write_counted (source, item, &stock, text);
      else
        /* Translators: a product and its stock */
        add (text, _("%s: %d planned, left ____"), call, (int) stock.planned);
    }
}

/**
 * kb_handover_write_notes:
 * @run: (nullable): the session's run; %NULL: as planned for the time of the handover
 * @live: (nullable): what is on the desk now; goes with @run
 * @notes: (out caller-allocates): what the next host must know, a line a fact, to be corrected by hand
 */
void
kb_handover_write_notes (const KbCrew     *crew,
                         const KbHandover *handover,
                         KbRun            *run,
                         const KbRunLive  *live,
                         KbHandoverNotes  *notes)
{
  const Source source = { crew, handover, run, live };
  GString *texts[4];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i] = g_string_new (NULL);
  write_settings (&source, texts[0]);
  write_running (&source, texts[1]);
  write_promises (&source, texts[2]);
  write_stock (&source, texts[3]);
  *notes = (KbHandoverNotes) { g_string_free (texts[0], FALSE), g_string_free (texts[1], FALSE),
                               g_string_free (texts[2], FALSE), g_string_free (texts[3], FALSE) };
}

void
kb_handover_notes_clear (KbHandoverNotes *notes)
{
  g_clear_pointer (&notes->settings, g_free);
  g_clear_pointer (&notes->running, g_free);
  g_clear_pointer (&notes->promises, g_free);
  g_clear_pointer (&notes->stock, g_free);
}
