/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-board-crew"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-board-crew.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-handover.h"
#include "kb-text.h"

#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)

/* A shift may last for days around the show; the board shows this much of it on either side. */
#define MARGIN_US (6 * HOUR_US)

/* The coverage's cells: of a long show hours, so that a number fits into each. */
#define STEP_US (15 * MINUTE_US)
#define LONG_SHOW_US (8 * HOUR_US)

static gint64
floor_hour (gint64 at_us)
{
  return at_us - (at_us % HOUR_US + HOUR_US) % HOUR_US;
}

/**
 * kb_board_crew_axis:
 *
 * Returns: whole hours in which anybody of the crew is there, at least the show's.
 */
KbBoardAxis
kb_board_crew_axis (const KbCrew *crew)
{
  KbBoardAxis axis = { .time = crew->show, .show = crew->show, .step_us = HOUR_US, .snap_us = 5 * MINUTE_US };

  for (guint i = 0; i < crew->duties->len; i++)
    {
      GArray *shifts = ((KbCrewDuty *) crew->duties->pdata[i])->shifts;

      for (guint j = 0; j < shifts->len; j++)
        {
          const KbStretch *time = &g_array_index (shifts, KbCrewShift, j).time;

          axis.time.start_us = MIN (axis.time.start_us, time->start_us);
          axis.time.end_us = MAX (axis.time.end_us, time->end_us);
        }
    }
  axis.time.start_us = floor_hour (MAX (axis.time.start_us, crew->show.start_us - MARGIN_US) - 30 * MINUTE_US);
  axis.time.end_us = floor_hour (MIN (axis.time.end_us, crew->show.end_us + MARGIN_US) + 30 * MINUTE_US + HOUR_US - 1);
  return axis;
}

static gboolean
is_clash (GArray *clashes,
          gint64  shift_id)
{
  for (guint i = 0; i < clashes->len; i++)
    {
      const KbCrewClash *clash = &g_array_index (clashes, KbCrewClash, i);

      if (kb_record_get_id (clash->shift) == shift_id
          || (clash->other_shift != NULL && kb_record_get_id (clash->other_shift) == shift_id))
        return TRUE;
    }

  return FALSE;
}

static void
add_item (GPtrArray         *items,
          const KbBoardItem *item,
          char              *name,
          char              *words)
{
  KbBoardItem *copy = g_memdup2 (item, sizeof *item);

  copy->name = name;
  copy->words = words;
  g_ptr_array_add (items, copy);
}

static void
add_shift (const KbCrew      *crew,
           const KbCrewDuty  *duty,
           const KbCrewShift *shift,
           GArray            *clashes,
           KbBoardItem        item,
           GPtrArray         *items)
{
  const char *name = kb_crew_duty_get_name (duty);
  g_autofree char *span = kb_crew_format_span (crew, &shift->time);

  item.id = kb_record_get_id (shift->record);
  item.time = shift->time;
  item.duty_id = kb_record_get_id (duty->record);
  item.can_move = TRUE;
  item.style = name == NULL ? KB_BOARD_GAP : duty->role == KB_ROLE_KIND_HOST ? KB_BOARD_HOST : KB_BOARD_SHIFT;
  item.is_clash = name != NULL && is_clash (clashes, item.id);
  add_item (items, &item, g_strdup (name != NULL ? name : _("Nobody")),
            g_strdup_printf ("%s %s %s", kb_crew_duty_get_title (duty), name != NULL ? name : _("Nobody"), span));
}

/* One after the other in one lane; who overlaps (to hand over, or beside them) gets the next. */
static guint
find_lane (GArray           *ends,
           const KbCrewDuty *duty)
{
  const gint64 start_us = duty->shifts->len > 0 ? g_array_index (duty->shifts, KbCrewShift, 0).time.start_us : G_MININT64;
  const gint64 end_us = duty->shifts->len > 0
    ? g_array_index (duty->shifts, KbCrewShift, duty->shifts->len - 1).time.end_us : G_MAXINT64;

  for (guint i = 0; i < ends->len; i++)
    if (g_array_index (ends, gint64, i) <= start_us)
      {
        g_array_index (ends, gint64, i) = end_us;
        return i;
      }
  g_array_append_val (ends, end_us);
  return ends->len - 1;
}

/* Who stands in for as long as the duty lasts, in outline below it. */
static void
add_backup (const KbCrew     *crew,
            const KbCrewDuty *duty,
            KbBoardItem       item,
            GArray           *ends,
            GPtrArray        *items)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < duty->backups->len; i++)
    {
      const gint64 by_id = kb_record_get_int (duty->backups->pdata[i], KB_BACKUP_BY_ID);
      const KbCrewDuty *by = by_id != KB_NONE ? kb_crew_find_duty (crew, by_id) : NULL;

      if (by != NULL && by->person != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", kb_crew_duty_get_name (by));
    }
  if (names->len == 0 || duty->shifts->len == 0)
    return;

  item.lane += find_lane (ends, duty);
  item.id = kb_record_get_id (duty->backups->pdata[0]);
  item.style = KB_BOARD_BACKUP;
  item.duty_id = kb_record_get_id (duty->record);
  item.time.start_us = g_array_index (duty->shifts, KbCrewShift, 0).time.start_us;
  item.time.end_us = g_array_index (duty->shifts, KbCrewShift, duty->shifts->len - 1).time.end_us;
  /* Translators: in an outline on the crew's board: who stands in */
  add_item (items, &item, g_strdup_printf (_("Backup %s"), names->str),
            g_strdup_printf (_("%s stands in for %s"), names->str, kb_crew_duty_get_title (duty)));
}

static void
add_note (const KbCrew     *crew,
          const KbCrewDuty *duty,
          KbBoardItem       item,
          GPtrArray        *items)
{
  const char *availability = kb_record_get_text (duty->record, KB_ASSIGNMENT_AVAILABILITY);
  const char *name = kb_crew_duty_get_name (duty) != NULL ? kb_crew_duty_get_name (duty) : _("Nobody");
  const char *note = kb_text_is_empty (availability) ? _("no fixed times") : availability;

  item.id = kb_record_get_id (duty->record);
  item.style = kb_crew_duty_get_name (duty) != NULL ? KB_BOARD_NOTE : KB_BOARD_GAP;
  item.time = crew->show;
  item.duty_id = item.id;
  add_item (items, &item, g_strdup_printf ("%s  %s", name, note),
            g_strdup_printf ("%s %s %s", kb_crew_duty_get_title (duty), name, note));
}

static void
add_duty (const KbCrew     *crew,
          const KbCrewDuty *duty,
          guint             row,
          guint             lane,
          GArray           *clashes,
          GPtrArray        *items)
{
  const KbBoardItem item = { .row = row, .lane = lane };

  for (guint i = 0; i < duty->shifts->len; i++)
    add_shift (crew, duty, &g_array_index (duty->shifts, KbCrewShift, i), clashes, item, items);
  if (duty->shifts->len == 0)
    add_note (crew, duty, item, items);
}

static void
add_elsewhere (const KbCrew *crew,
               GArray       *clashes,
               gint64        group,
               guint         row,
               guint        *lane,
               GPtrArray    *items)
{
  for (guint i = 0; i < clashes->len; i++)
    {
      const KbCrewClash *clash = &g_array_index (clashes, KbCrewClash, i);
      KbBoardItem item = { .style = KB_BOARD_ELSEWHERE, .row = row, .lane = *lane, .is_clash = TRUE };
      const char *title;

      if (clash->booking == NULL || clash->duty->group != group)
        continue;
      title = kb_crew_get_other_title (crew, clash->booking->session_id);
      item.id = clash->booking->shift_id;
      item.time = clash->booking->time;
      /* Translators: a bar on the crew's board: another session that takes somebody */
      add_item (items, &item, g_strdup_printf (_("Other: %s"), title),
                g_strdup_printf ("%s %s", kb_crew_duty_get_name (clash->duty), title));
      (*lane)++;
    }
}

/* Times of the show that no shift of the group covers. */
static void
add_holes (const KbCrew *crew,
           GArray       *gaps,
           gint64        group,
           guint         row,
           KbBoardRow   *head,
           GPtrArray    *items)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const KbCrewGap *gap = &g_array_index (gaps, KbCrewGap, i);
      KbBoardItem item = { .style = KB_BOARD_GAP, .row = row, .time = gap->time };
      g_autofree char *span = NULL;

      if (gap->group != group)
        continue;
      head->is_bad = TRUE;
      g_free (head->badge);
      head->badge = g_strdup (C_ ("crew", "Gap"));
      if (gap->duty != NULL)
        continue;
      span = kb_crew_format_span (crew, &gap->time);
      add_item (items, &item, g_strdup (_("Nobody")), g_strdup_printf ("%s %s %s", head->title, _("Nobody"), span));
    }
}

static void
mark_clashes (GArray     *clashes,
              gint64      group,
              KbBoardRow *head)
{
  for (guint i = 0; i < clashes->len; i++)
    {
      const KbCrewClash *clash = &g_array_index (clashes, KbCrewClash, i);

      if (head->badge == NULL
          && (clash->duty->group == group || (clash->other != NULL && clash->other->group == group)))
        head->badge = g_strdup (C_ ("crew", "Clash"));
    }
}

/* While one hands over to the next both are there. */
static void
add_handovers (const KbCrew *crew,
               gint64        group,
               KbBoardRow   *head)
{
  g_autoptr (GArray) handovers = kb_handover_list (crew);
  gint64 total_us = 0;

  head->overlaps = g_array_new (FALSE, FALSE, sizeof (KbStretch));
  for (guint i = 0; i < handovers->len; i++)
    {
      const KbHandover *handover = &g_array_index (handovers, KbHandover, i);

      if (handover->to->group != group || handover->overlap.end_us <= handover->overlap.start_us)
        continue;
      g_array_append_val (head->overlaps, handover->overlap);
      total_us += handover->overlap.end_us - handover->overlap.start_us;
    }
  if (total_us > 0)
    {
      g_autofree char *length = kb_crew_format_length (total_us / KB_MS_US);
      g_autofree char *note = g_steal_pointer (&head->note);

      /* Translators: under a role on the crew's board: how many people, how long two of them overlap */
      head->note = g_strdup_printf (_("%s · handover %s"), note != NULL ? note : "", length);
    }
}

static void
add_group (const KbCrew *crew,
           gint64        group,
           const char   *title,
           GArray       *gaps,
           GArray       *clashes,
           GPtrArray    *rows,
           GPtrArray    *items)
{
  KbBoardRow *head = g_new0 (KbBoardRow, 1);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) backups = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_duties = 0;
  guint lane;

  head->id = group;
  head->title = g_strdup (title);
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      if (duty->group != group)
        continue;
      n_duties++;
      add_duty (crew, duty, rows->len, find_lane (ends, duty), clashes, items);
    }
  lane = MAX (ends->len, 1);
  for (guint i = 0; i < crew->duties->len; i++)
    if (((KbCrewDuty *) crew->duties->pdata[i])->group == group)
      add_backup (crew, crew->duties->pdata[i], (KbBoardItem) { .row = rows->len, .lane = lane }, backups, items);
  lane += backups->len;
  add_elsewhere (crew, clashes, group, rows->len, &lane, items);
  add_holes (crew, gaps, group, rows->len, head, items);
  mark_clashes (clashes, group, head);
  if (n_duties > 1)
    /* Translators: under a role on the crew's board */
    head->note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n_duties), n_duties);
  add_handovers (crew, group, head);
  head->n_lanes = lane;
  g_ptr_array_add (rows, head);
}

/**
 * kb_board_crew_fill:
 * @rows: (out caller-allocates) (element-type KbBoardRow): a row per role
 * @items: (out caller-allocates) (element-type KbBoardItem): shifts, who stands in, gaps, other sessions
 *
 * What the board of one session shows.
 */
void
kb_board_crew_fill (const KbCrew *crew,
                    GArray       *gaps,
                    GArray       *clashes,
                    GPtrArray    *rows,
                    GPtrArray    *items)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      if (g_hash_table_add (seen, g_memdup2 (&duty->group, sizeof duty->group)))
        add_group (crew, duty->group, kb_crew_group_get_title (crew, duty), gaps, clashes, rows, items);
    }
  for (guint i = 0; i < gaps->len; i++)
    {
      const KbCrewGap *gap = &g_array_index (gaps, KbCrewGap, i);

      if (g_hash_table_add (seen, g_memdup2 (&gap->group, sizeof gap->group)))
        add_group (crew, gap->group, kb_enum_label (&kb_role_kind_enum, gap->role), gaps, clashes, rows, items);
    }
}

/**
 * kb_board_crew_count:
 *
 * Returns: (transfer full) (element-type KbCrewStep): the cells of the board's coverage row.
 */
GArray *
kb_board_crew_count (const KbCrew *crew,
                     GArray       *gaps,
                     GArray       *clashes)
{
  const gboolean is_long = crew->show.end_us - crew->show.start_us > LONG_SHOW_US;

  return kb_crew_count_coverage (crew, gaps, clashes, is_long ? HOUR_US : STEP_US);
}
