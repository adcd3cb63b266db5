/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board-week"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-board-crew.h"
#include "kb-crew-hours.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-instant.h"
#include "kb-session.h"

#define DAYS 7
#define DAY_US (86400 * (gint64) G_USEC_PER_SEC)

/* A person's shifts in the week, of all sessions. */
typedef struct
{
  KbRecord *person;
  GArray   *items;     /* KbBoardItem, without words */
  gint64    total_ms;
} Line;

static int
get_weekday (gint64     at_us,
             GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return day != NULL ? g_date_time_get_day_of_week (day) : 1;
}

/**
 * kb_board_week_axis:
 *
 * Returns: the week that the show starts in, Monday to Sunday.
 */
KbBoardAxis
kb_board_week_axis (const KbCrew *crew)
{
  const int weekday = get_weekday (crew->show.start_us, crew->zone);

  return (KbBoardAxis) {
    .time = { kb_crew_hours_midnight (crew->show.start_us, crew->zone, 1 - weekday),
              kb_crew_hours_midnight (crew->show.start_us, crew->zone, 1 - weekday + DAYS) },
    .show = crew->show,
    .step_us = DAY_US,
    .snap_us = DAY_US,
    .has_days = TRUE,
  };
}

static Line *
find_line (GPtrArray *lines,
           KbRecord  *person)
{
  for (guint i = 0; i < lines->len; i++)
    if (((Line *) lines->pdata[i])->person == person)
      return lines->pdata[i];

  return NULL;
}

static void
line_free (gpointer data)
{
  Line *line = data;

  for (guint i = 0; i < line->items->len; i++)
    {
      g_free (g_array_index (line->items, KbBoardItem, i).name);
      g_free (g_array_index (line->items, KbBoardItem, i).words);
    }
  g_array_unref (line->items);
  g_free (line);
}

static void
add_time (const KbCrew    *crew,
          const KbStretch *week,
          Line            *line,
          KbBoardItem      item,
          const char      *what)
{
  g_autofree char *span = kb_crew_format_span (crew, &item.time);
  g_autofree char *start = kb_instant_format_minutes (item.time.start_us, crew->zone);

  if (!kb_stretch_overlaps (&item.time, week, NULL))
    return;
  item.can_move = TRUE;
  item.is_day = TRUE;
  item.name = g_strdup_printf ("%s %s", start, what);
  item.words = g_strdup_printf ("%s %s %s", kb_record_get_text (line->person, KB_PERSON_NAME), what, span);
  line->total_ms += (item.time.end_us - item.time.start_us) / KB_MS_US;
  g_array_append_val (line->items, item);
}

static void
add_own (const KbCrew    *crew,
         const KbStretch *week,
         GPtrArray       *lines)
{
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];
      Line *line = duty->person != NULL ? find_line (lines, duty->person) : NULL;

      for (guint j = 0; line != NULL && j < duty->shifts->len; j++)
        {
          const KbCrewShift *shift = &g_array_index (duty->shifts, KbCrewShift, j);
          const KbBoardItem item = { .id = kb_record_get_id (shift->record), .style = KB_BOARD_HOST, .time = shift->time,
                                     .duty_id = kb_record_get_id (duty->record) };

          add_time (crew, week, line, item, kb_crew_duty_get_title (duty));
        }
    }
}

static void
add_others (const KbCrew    *crew,
            const KbStretch *week,
            GPtrArray       *lines)
{
  KbRecordSet *library = kb_record_set_get_library (crew->set);

  for (guint i = 0; i < crew->elsewhere->bookings->len; i++)
    {
      const KbBooking *booking = &g_array_index (crew->elsewhere->bookings, KbBooking, i);
      KbRecord *person = booking->person_id != KB_NONE
        ? kb_record_set_find (library, KB_ENTITY_PERSON, booking->person_id) : NULL;
      Line *line = person != NULL ? find_line (lines, person) : NULL;
      const KbBoardItem item = { .id = booking->shift_id, .style = KB_BOARD_SHIFT, .time = booking->time };

      if (line != NULL)
        add_time (crew, week, line, item, kb_crew_get_other_title (crew, booking->session_id));
    }
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const KbBoardItem *one = a;
  const KbBoardItem *other = b;

  return (one->time.start_us > other->time.start_us) - (one->time.start_us < other->time.start_us);
}

static gboolean
is_same_day (const KbStretch *week,
             const KbStretch *a,
             const KbStretch *b)
{
  return (a->end_us - 1 - week->start_us) / DAY_US >= (b->start_us - week->start_us) / DAY_US;
}

/* What is on a day gets a lane of its own; what overlaps is a clash. */
static void
add_line (const KbStretch *week,
          Line            *line,
          GPtrArray       *rows,
          GPtrArray       *items)
{
  KbBoardRow *row = g_new0 (KbBoardRow, 1);
  const gint64 limit_ms = kb_record_get_int_or (line->person, KB_PERSON_WEEK_LIMIT_MS, KB_WEEK_LIMIT_DEFAULT_MS);

  row->id = kb_record_get_id (line->person);
  row->title = g_strdup (kb_record_get_text (line->person, KB_PERSON_NAME));
  row->note = kb_crew_format_length (line->total_ms);
  row->n_lanes = 1;
  g_array_sort (line->items, compare_items);
  for (guint i = 0; i < line->items->len; i++)
    {
      KbBoardItem *item = &g_array_index (line->items, KbBoardItem, i);
      KbBoardItem *before = i > 0 ? &g_array_index (line->items, KbBoardItem, i - 1) : NULL;

      item->row = rows->len;
      item->is_clash = before != NULL && kb_stretch_overlaps (&before->time, &item->time, NULL);
      item->lane = before != NULL && is_same_day (week, &before->time, &item->time) ? before->lane + 1 : 0;
      row->n_lanes = MAX (row->n_lanes, item->lane + 1);
      if (item->is_clash && row->badge == NULL)
        row->badge = g_strdup (C_ ("crew", "Clash"));
      g_ptr_array_add (items, kb_board_item_copy (item));
    }
  if (line->total_ms > limit_ms && row->badge == NULL)
    /* Translators: a chip beside somebody who works more than their limit in a week */
    row->badge = g_strdup (C_ ("crew", "Too much"));
  g_ptr_array_add (rows, row);
}

/**
 * kb_board_week_fill:
 * @rows: (out caller-allocates) (element-type KbBoardRow): a row per person
 * @items: (out caller-allocates) (element-type KbBoardItem): their shifts in all sessions
 *
 * What the week's board shows: everybody who can be assigned, with their load.
 */
void
kb_board_week_fill (const KbCrew *crew,
                    GPtrArray    *rows,
                    GPtrArray    *items)
{
  const KbBoardAxis axis = kb_board_week_axis (crew);
  GListModel *people = kb_record_set_get_list (kb_record_set_get_library (crew->set), KB_ENTITY_PERSON);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (KbRecord) person = g_list_model_get_item (people, i);
      Line *line;

      if (!kb_record_get_bool (person, KB_PERSON_ACTIVE))
        continue;
      line = g_new0 (Line, 1);
      line->person = person;
      line->items = g_array_new (FALSE, FALSE, sizeof (KbBoardItem));
      g_ptr_array_add (lines, line);
    }
  add_own (crew, &axis.time, lines);
  add_others (crew, &axis.time, lines);
  for (guint i = 0; i < lines->len; i++)
    add_line (&axis.time, lines->pdata[i], rows, items);
}
