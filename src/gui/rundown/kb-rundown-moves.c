/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-moves"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-position.h"
#include "kb-rundown-moves.h"

static guint
get_position_field (KbRecord *record)
{
  return kb_entity_find_flag (kb_record_get_entity (record), KB_FIELD_POSITION);
}

static gint64
get_position (KbRecord *record)
{
  return kb_record_get_int (record, get_position_field (record));
}

static gboolean
find_positions (GPtrArray *siblings,
                guint      index,
                guint      n,
                gint64    *positions)
{
  gint64 before = index > 0 ? get_position (siblings->pdata[index - 1]) : G_MININT64;
  const gint64 after = index < siblings->len ? get_position (siblings->pdata[index]) : G_MAXINT64;

  /* At the head places are found from the last to the first, so that they stay one step apart. */
  if (before == G_MININT64 && after != G_MAXINT64)
    {
      gint64 next = after;

      for (guint i = n; i > 0; next = positions[--i])
        if (!kb_position_between (before, next, &positions[i - 1]))
          return FALSE;
      return TRUE;
    }

  for (guint i = 0; i < n; before = positions[i++])
    if (!kb_position_between (before, after, &positions[i]))
      return FALSE;
  return TRUE;
}

static void
place_one (KbEdit   *edit,
           KbRecord *record,
           gint64    position,
           gboolean  is_new)
{
  if (is_new)
    kb_record_set_int (record, get_position_field (record), position);
  else if (get_position (record) != position)
    kb_edit_set_int (edit, record, get_position_field (record), position);
}

static void
renumber (KbEdit    *edit,
          GPtrArray *siblings,
          guint      index,
          GPtrArray *records,
          gboolean   is_new)
{
  gint64 position = 0;

  for (guint i = 0; i <= siblings->len; i++)
    {
      for (guint k = 0; i == index && k < records->len; k++)
        place_one (edit, records->pdata[k], position += KB_POSITION_STEP, is_new);
      if (i < siblings->len)
        place_one (edit, siblings->pdata[i], position += KB_POSITION_STEP, FALSE);
    }
}

static void
place_records (KbEdit    *edit,
               GPtrArray *siblings,
               guint      index,
               GPtrArray *records,
               gboolean   is_new)
{
  g_autofree gint64 *positions = g_new (gint64, records->len + 1);

  if (!find_positions (siblings, index, records->len, positions))
    {
      renumber (edit, siblings, index, records, is_new);
      return;
    }

  for (guint i = 0; i < records->len; i++)
    place_one (edit, records->pdata[i], positions[i], is_new);
}

/**
 * kb_rundown_place_records:
 * @edit: where siblings are numbered afresh when there is no room left between them
 * @siblings: (element-type KbRecord): the rows that are there, in order
 * @index: the new rows come before this one of them
 * @records: (element-type KbRecord): new rows, in order; their positions are set
 *
 * Finds places for rows that are not in the library yet.
 */
void
kb_rundown_place_records (KbEdit    *edit,
                          GPtrArray *siblings,
                          guint      index,
                          GPtrArray *records)
{
  g_return_if_fail (index <= siblings->len);

  place_records (edit, siblings, index, records, TRUE);
}

static GPtrArray *
get_staying_siblings (KbRecordSet  *plan,
                      KbEntityKind  kind,
                      gint64        parent_id,
                      GPtrArray    *moving)
{
  GPtrArray *siblings = kb_record_set_children (plan, kind, parent_id);

  for (guint i = 0; i < siblings->len;)
    if (g_ptr_array_find (moving, siblings->pdata[i], NULL))
      g_ptr_array_remove_index (siblings, i);
    else
      i++;

  return siblings;
}

static guint
find_index (GPtrArray *siblings,
            gint64     id)
{
  for (guint i = 0; i < siblings->len; i++)
    if (kb_record_get_id (siblings->pdata[i]) == id)
      return i;

  return siblings->len;
}

/* Where a row that moves itself was meant, the next one that stays is. */
static gint64
skip_moving (KbRecordSet *plan,
             gint64       segment_id,
             GPtrArray   *moving,
             gint64       before_id)
{
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE, segment_id);
  guint i = find_index (siblings, before_id);

  while (i < siblings->len && g_ptr_array_find (moving, siblings->pdata[i], NULL))
    i++;

  return i < siblings->len ? kb_record_get_id (siblings->pdata[i]) : 0;
}

static gboolean
is_there_already (KbRecordSet *plan,
                  GPtrArray   *cues,
                  gint64       segment_id,
                  gint64       before_id)
{
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE, segment_id);
  guint end = find_index (siblings, before_id);

  if (end < cues->len)
    return FALSE;
  for (guint i = 0; i < cues->len; i++)
    if (siblings->pdata[end - cues->len + i] != cues->pdata[i])
      return FALSE;

  return TRUE;
}

static char *
label_move (GPtrArray *cues)
{
  if (cues->len == 1)
    /* Translators: an entry of the history; a cue's number, "Move cue C07" */
    return g_strdup_printf (_("Move cue %s"), kb_record_get_text (cues->pdata[0], KB_CUE_CUE_NO));

  return g_strdup_printf (ngettext ("Move %u cue", "Move %u cues", cues->len), cues->len);
}

/**
 * kb_rundown_move_cues:
 * @plan: the session
 * @cues: (element-type KbRecord): its cues that move, in running order
 * @place: where to; its @before_id may be one of @cues
 *
 * Moves cues as one block. One row is written per cue; only when there is no room left between its
 * neighbours are they numbered afresh.
 *
 * Returns: (transfer full) (nullable): the edit, %NULL when they are there already.
 */
KbEdit *
kb_rundown_move_cues (KbRecordSet          *plan,
                      GPtrArray            *cues,
                      const KbRundownPlace *place)
{
  const gint64 before_id = skip_moving (plan, place->segment_id, cues, place->before_id);
  g_autoptr (GPtrArray) siblings = get_staying_siblings (plan, KB_ENTITY_CUE, place->segment_id, cues);
  g_autofree char *label = label_move (cues);
  g_autoptr (KbEdit) edit = NULL;

  if (cues->len == 0 || is_there_already (plan, cues, place->segment_id, before_id))
    return NULL;

  edit = kb_edit_new (label);
  for (guint i = 0; i < cues->len; i++)
    if (kb_record_get_int (cues->pdata[i], KB_CUE_SEGMENT_ID) != place->segment_id)
      kb_edit_set_int (edit, cues->pdata[i], KB_CUE_SEGMENT_ID, place->segment_id);
  place_records (edit, siblings, find_index (siblings, before_id), cues, FALSE);

  return g_steal_pointer (&edit);
}

/**
 * kb_rundown_move_segment:
 * @segment: one of the session's segments
 * @before_id: the segment that it comes before, 0 for the end
 *
 * Returns: (transfer full) (nullable): the edit that moves a segment with its cues, %NULL when it
 *   is there already.
 */
KbEdit *
kb_rundown_move_segment (KbRecordSet *plan,
                         KbRecord    *segment,
                         gint64       before_id)
{
  g_autoptr (GPtrArray) moving = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = kb_record_set_children (plan, KB_ENTITY_SEGMENT, kb_record_set_get_session_id (plan));
  g_autoptr (GPtrArray) staying = NULL;
  g_autofree char *label = NULL;
  g_autoptr (KbEdit) edit = NULL;
  guint index;

  g_ptr_array_add (moving, segment);
  staying = get_staying_siblings (plan, KB_ENTITY_SEGMENT, kb_record_set_get_session_id (plan), moving);
  index = find_index (staying, before_id);
  if (before_id == kb_record_get_id (segment) || find_index (all, kb_record_get_id (segment)) == index)
    return NULL;

  /* Translators: an entry of the history; a segment's name */
  label = g_strdup_printf (_("Move segment “%s”"), kb_record_get_text (segment, KB_SEGMENT_TITLE));
  edit = kb_edit_new (label);
  place_records (edit, staying, index, moving, FALSE);

  return g_steal_pointer (&edit);
}

static KbRecord *
find_neighbour_segment (KbRecordSet *plan,
                        gint64       segment_id,
                        int          direction)
{
  g_autoptr (GPtrArray) segments = kb_record_set_children (plan, KB_ENTITY_SEGMENT,
                                                           kb_record_set_get_session_id (plan));
  const int index = (int) find_index (segments, segment_id) + direction;

  return index >= 0 && index < (int) segments->len ? segments->pdata[index] : NULL;
}

static gboolean
find_step_up (KbRecordSet    *plan,
              GPtrArray      *cues,
              KbRundownPlace *place)
{
  KbRecord *first = cues->pdata[0];
  const gint64 segment_id = kb_record_get_int (first, KB_CUE_SEGMENT_ID);
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE, segment_id);
  const guint index = find_index (siblings, kb_record_get_id (first));
  KbRecord *segment;

  if (index > 0)
    {
      *place = (KbRundownPlace) { segment_id, kb_record_get_id (siblings->pdata[index - 1]) };
      return TRUE;
    }

  segment = find_neighbour_segment (plan, segment_id, -1);
  if (segment != NULL)
    *place = (KbRundownPlace) { kb_record_get_id (segment), 0 };
  return segment != NULL;
}

static gboolean
find_step_down (KbRecordSet    *plan,
                GPtrArray      *cues,
                KbRundownPlace *place)
{
  KbRecord *last = cues->pdata[cues->len - 1];
  const gint64 segment_id = kb_record_get_int (last, KB_CUE_SEGMENT_ID);
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE, segment_id);
  const guint index = find_index (siblings, kb_record_get_id (last));
  g_autoptr (GPtrArray) first = NULL;
  KbRecord *segment;

  if (index + 1 < siblings->len)
    {
      KbRecord *before = index + 2 < siblings->len ? siblings->pdata[index + 2] : NULL;

      *place = (KbRundownPlace) { segment_id, before != NULL ? kb_record_get_id (before) : 0 };
      return TRUE;
    }

  segment = find_neighbour_segment (plan, segment_id, 1);
  if (segment == NULL)
    return FALSE;
  first = kb_record_set_children (plan, KB_ENTITY_CUE, kb_record_get_id (segment));
  *place = (KbRundownPlace) { kb_record_get_id (segment),
                              first->len > 0 ? kb_record_get_id (first->pdata[0]) : 0 };
  return TRUE;
}

/**
 * kb_rundown_find_step:
 * @cues: (element-type KbRecord): cues in running order, not empty
 * @direction: -1 for up, 1 for down
 * @place: (out): where one step takes them, also across segments
 *
 * Returns: %FALSE at either end of the rundown.
 */
gboolean
kb_rundown_find_step (KbRecordSet    *plan,
                      GPtrArray      *cues,
                      int             direction,
                      KbRundownPlace *place)
{
  g_return_val_if_fail (cues->len > 0, FALSE);

  return direction < 0 ? find_step_up (plan, cues, place) : find_step_down (plan, cues, place);
}
