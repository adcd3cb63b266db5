/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-handover"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-handover.h"
#include "kb-id.h"
#include "kb-text.h"

/* How far from the change of shifts its cue may be. */
#define NEAR_US (20 * 60 * (gint64) G_USEC_PER_SEC)

/* A host's shift and its duty. */
typedef struct
{
  const KbCrewDuty *duty;
  KbStretch         time;
} Turn;

static int
compare_turns (gconstpointer a,
               gconstpointer b)
{
  const Turn *one = a;
  const Turn *other = b;

  return (one->time.start_us > other->time.start_us) - (one->time.start_us < other->time.start_us);
}

static GArray *
list_turns (const KbCrew *crew)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (Turn));

  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      for (guint j = 0; duty->role == KB_ROLE_KIND_HOST && j < duty->shifts->len; j++)
        {
          const Turn turn = { duty, g_array_index (duty->shifts, KbCrewShift, j).time };

          g_array_append_val (turns, turn);
        }
    }
  g_array_sort (turns, compare_turns);
  return turns;
}

/* Its cue says when; else it is when the next host's shift begins. */
static gint64
find_time (const KbCrew *crew,
           const Turn   *next)
{
  GListModel *cues = kb_record_set_get_list (crew->set, KB_ENTITY_CUE);

  for (guint i = 0; i < crew->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      const gint64 at_us = crew->times[i].start_us;

      if (kb_record_get_int (cue, KB_CUE_TYPE) == KB_CUE_TYPE_HANDOVER && at_us != KB_NONE
          && ABS (at_us - next->time.start_us) <= NEAR_US)
        return at_us;
    }

  return next->time.start_us;
}

/**
 * kb_handover_list:
 *
 * Returns: (transfer full) (element-type KbHandover): every time at which another host takes over, in order of time.
 */
GArray *
kb_handover_list (const KbCrew *crew)
{
  GArray *handovers = g_array_new (FALSE, FALSE, sizeof (KbHandover));
  g_autoptr (GArray) turns = list_turns (crew);

  for (guint i = 1; i < turns->len; i++)
    {
      const Turn *last = &g_array_index (turns, Turn, i - 1);
      const Turn *next = &g_array_index (turns, Turn, i);
      KbHandover handover = { last->duty, next->duty, find_time (crew, next), { 0 } };

      kb_stretch_overlaps (&last->time, &next->time, &handover.overlap);
      if (last->duty != next->duty)
        g_array_append_val (handovers, handover);
    }

  return handovers;
}

static gboolean
is_between (KbRecord         *row,
            const KbHandover *handover)
{
  return kb_record_get_int (row, KB_HANDOVER_FROM_ID) == kb_record_get_id (handover->from->record)
         && kb_record_get_int (row, KB_HANDOVER_TO_ID) == kb_record_get_id (handover->to->record);
}

/**
 * kb_handover_find_row:
 *
 * Returns: (transfer none) (nullable): the sheet that is kept for a handover; of several between the same two, the one
 *   that was planned for the nearest time, so that a moved shift keeps its sheet.
 */
KbRecord *
kb_handover_find_row (const KbCrew     *crew,
                      const KbHandover *handover)
{
  GListModel *rows = kb_record_set_get_list (crew->set, KB_ENTITY_HANDOVER);
  gint64 nearest_us = G_MAXINT64;
  KbRecord *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KbRecord) row = g_list_model_get_item (rows, i);
      const gint64 far_us = ABS (kb_record_get_int (row, KB_HANDOVER_AT_US) - handover->at_us);

      if (!is_between (row, handover) || far_us >= nearest_us)
        continue;
      nearest_us = far_us;
      found = row;   /* the set keeps it alive */
    }

  return found;
}

/* What was written stays; the lines that are new go below it. */
static char *
add_lines (const char *text,
           const char *lines)
{
  g_auto (GStrv) old = g_strsplit (text, "\n", -1);
  g_auto (GStrv) new = g_strsplit (lines, "\n", -1);
  g_autoptr (GString) joined = g_string_new (text);

  for (guint i = 0; new[i] != NULL; i++)
    if (!kb_text_is_empty (new[i]) && !g_strv_contains ((const char *const *) old, new[i]))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "\n" : "", new[i]);

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static KbRecord *
create_row (const KbCrew     *crew,
            const KbHandover *handover)
{
  KbRecord *row = kb_record_new (KB_ENTITY_HANDOVER, kb_id_new ());

  kb_record_set_int (row, KB_HANDOVER_SESSION_ID, kb_record_get_id (crew->session));
  kb_record_set_int (row, KB_HANDOVER_FROM_ID, kb_record_get_id (handover->from->record));
  kb_record_set_int (row, KB_HANDOVER_TO_ID, kb_record_get_id (handover->to->record));
  kb_record_set_int (row, KB_HANDOVER_AT_US, handover->at_us);
  return row;
}

static void
set_changed (KbEdit     *edit,
             KbRecord   *row,
             guint       field,
             const char *text)
{
  if (g_strcmp0 (kb_record_get_text (row, field), text) != 0)
    kb_edit_set_text (edit, row, field, text);
}

/**
 * kb_handover_edit_fill:
 * @label: what the user did, translated
 *
 * Returns: (transfer full): an edit that writes @notes into a handover's sheet. Of a sheet that is there already,
 *   settings and promises keep what was typed and get what is new; the order and the stock are written anew.
 */
KbEdit *
kb_handover_edit_fill (const KbCrew          *crew,
                       const KbHandover      *handover,
                       const KbHandoverNotes *notes,
                       const char            *label)
{
  KbEdit *edit = kb_edit_new (label);
  KbRecord *row = kb_handover_find_row (crew, handover);
  g_autoptr (KbRecord) made = row == NULL ? create_row (crew, handover) : NULL;
  g_autofree char *settings = add_lines (row != NULL ? kb_record_get_text (row, KB_HANDOVER_SETTINGS) : "", notes->settings);
  g_autofree char *promises = add_lines (row != NULL ? kb_record_get_text (row, KB_HANDOVER_PROMISES) : "", notes->promises);

  kb_edit_set_session (edit, kb_record_get_id (crew->session));
  if (row != NULL)
    {
      set_changed (edit, row, KB_HANDOVER_SETTINGS, settings);
      set_changed (edit, row, KB_HANDOVER_RUNNING, notes->running);
      set_changed (edit, row, KB_HANDOVER_PROMISES, promises);
      set_changed (edit, row, KB_HANDOVER_STOCK, notes->stock);
      return edit;
    }

  kb_record_set_text (made, KB_HANDOVER_SETTINGS, settings);
  kb_record_set_text (made, KB_HANDOVER_RUNNING, notes->running);
  kb_record_set_text (made, KB_HANDOVER_PROMISES, promises);
  kb_record_set_text (made, KB_HANDOVER_STOCK, notes->stock);
  kb_edit_insert (edit, made);
  return edit;
}

static void
add_text (KbCallSheet *sheet,
          const char  *heading,
          const char  *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  kb_call_sheet_add (sheet, KB_CALL_SECTION, heading, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!kb_text_is_empty (lines[i]))
      kb_call_sheet_add (sheet, KB_CALL_TEXT, lines[i], NULL);
}

static void
add_tick (KbCallSheet  *sheet,
          const KbCrew *crew,
          const char   *who,
          gint64        at_us)
{
  g_autofree char *time = at_us != KB_NONE ? kb_crew_format_time (crew, at_us) : g_strdup ("☐");
  /* Translators: a time at which somebody ticked the handover sheet */
  g_autofree char *ticked = at_us != KB_NONE ? g_strdup_printf (_("☑ %s"), time) : g_steal_pointer (&time);

  kb_call_sheet_add (sheet, KB_CALL_FACT, who, ticked);
}

/**
 * kb_handover_sheet_new:
 *
 * Returns: (transfer full): a handover's sheet for paper and chats: who to whom, what must be known, who ticked it.
 */
KbCallSheet *
kb_handover_sheet_new (const KbCrew     *crew,
                       const KbHandover *handover)
{
  KbRecord *row = kb_handover_find_row (crew, handover);
  const char *from = kb_crew_duty_get_name (handover->from);
  const char *to = kb_crew_duty_get_name (handover->to);
  g_autofree char *time = kb_crew_format_time (crew, handover->at_us);
  /* Translators: heads a sheet: who gives the show to whom, "Handover Mia → Leo" */
  g_autofree char *title = g_strdup_printf (_("Handover %s → %s"), from != NULL ? from : _("Nobody yet"),
                                            to != NULL ? to : _("Nobody yet"));
  KbCallSheet *sheet = kb_call_sheet_begin (crew);

  kb_call_sheet_add (sheet, KB_CALL_PERSON, title, time);
  if (row != NULL)
    {
      add_text (sheet, C_ ("handover", "Settings"), kb_record_get_text (row, KB_HANDOVER_SETTINGS));
      add_text (sheet, C_ ("handover", "Where the order stands"), kb_record_get_text (row, KB_HANDOVER_RUNNING));
      add_text (sheet, C_ ("handover", "Promised on air"), kb_record_get_text (row, KB_HANDOVER_PROMISES));
      add_text (sheet, C_ ("handover", "Stock"), kb_record_get_text (row, KB_HANDOVER_STOCK));
    }
  kb_call_sheet_add (sheet, KB_CALL_SECTION, C_ ("handover", "Ticked by"), NULL);
  add_tick (sheet, crew, from != NULL ? from : kb_crew_duty_get_title (handover->from),
            row != NULL ? kb_record_get_int (row, KB_HANDOVER_GIVEN_US) : KB_NONE);
  add_tick (sheet, crew, to != NULL ? to : kb_crew_duty_get_title (handover->to),
            row != NULL ? kb_record_get_int (row, KB_HANDOVER_TAKEN_US) : KB_NONE);
  kb_call_sheet_finish (sheet);
  return sheet;
}
