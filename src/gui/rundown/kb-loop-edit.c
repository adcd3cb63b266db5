/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-loop-edit"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue-number.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-loop-edit.h"
#include "kb-plan-records.h"
#include "kb-rundown-edits.h"

static KbRecord *
get_last (GPtrArray *cues)
{
  return cues->pdata[cues->len - 1];
}

static guint
find_behind (GPtrArray *siblings,
             gint64     id)
{
  for (guint i = 0; i < siblings->len; i++)
    if (kb_record_get_id (siblings->pdata[i]) == id)
      return i + 1;

  return siblings->len;
}

/**
 * kb_loop_can_have_segments:
 * @cues: (element-type KbRecord): the block, in running order, not empty
 *
 * Returns: %TRUE when its last cue is the last of its segment, so that segments fit behind it.
 */
gboolean
kb_loop_can_have_segments (KbRecordSet *plan,
                           GPtrArray   *cues)
{
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE,
                                                           kb_record_get_int (get_last (cues), KB_CUE_SEGMENT_ID));

  return siblings->len > 0 && siblings->pdata[siblings->len - 1] == (gpointer) get_last (cues);
}

/**
 * kb_loop_unroll_cues:
 * @cues: (element-type KbRecord): the block, in running order
 *
 * Returns: (transfer full) (element-type KbLoopRow): what kb_loop_unroll() makes of it.
 */
GArray *
kb_loop_unroll_cues (GPtrArray         *cues,
                     const KbLoopShape *shape)
{
  g_autofree KbLoopCue *block = g_new0 (KbLoopCue, cues->len + 1);

  for (guint i = 0; i < cues->len; i++)
    block[i] = (KbLoopCue) {
      .duration_ms = kb_record_get_int_or (cues->pdata[i], KB_CUE_DURATION_MS, 0),
      .min_ms = kb_record_get_int (cues->pdata[i], KB_CUE_MIN_MS),
      .loop_no = kb_record_get_int_or (cues->pdata[i], KB_CUE_LOOP_NO, 0),
      .type = kb_record_get_int (cues->pdata[i], KB_CUE_TYPE),
      .has_product = !kb_record_is_null (cues->pdata[i], KB_CUE_LINEUP_ITEM_ID),
      .skip = kb_record_get_bool (cues->pdata[i], KB_CUE_SKIP),
    };

  return kb_loop_unroll (block, cues->len, shape);
}

/**
 * kb_loop_plan:
 * @rows: (element-type KbLoopRow): the rounds
 * @first: (out): where the first new cue is in it
 *
 * Returns: (transfer full): the plan as it would be with them.
 */
KbPlan *
kb_loop_plan (KbRecordSet *plan,
              GPtrArray   *cues,
              GArray      *rows,
              guint       *first)
{
  g_autoptr (KbPlan) now = kb_plan_from_records (plan);
  KbPlan *then = kb_plan_new (now->n_cues + rows->len);
  guint n = 0;

  then->frame = now->frame;
  *first = now->n_cues;
  for (guint i = 0; i < now->n_cues; i++)
    {
      then->cues[n] = now->cues[i];
      then->numbers[n++] = g_strdup (now->numbers[i]);
      if (now->cues[i].id != kb_record_get_id (get_last (cues)))
        continue;
      *first = n;
      for (guint k = 0; k < rows->len; k++)
        then->cues[n++].duration_ms = g_array_index (rows, KbLoopRow, k).duration_ms;
    }

  return then;
}

static KbRecord *
create_copy (KbRecord        *cue,
             const KbLoopRow *row,
             const char      *number)
{
  KbRecord *copy = kb_rundown_copy_cue (cue, kb_record_get_int (cue, KB_CUE_SEGMENT_ID), number);

  kb_record_set_int (copy, KB_CUE_DURATION_MS, row->duration_ms);
  kb_record_set_int (copy, KB_CUE_TYPE, row->type);
  if (row->loop_no > 0)
    kb_record_set_int (copy, KB_CUE_LOOP_NO, row->loop_no);

  return copy;
}

/* All rounds' cues, numbered as they would be if they were typed behind the block. */
static GPtrArray *
create_copies (KbRecordSet *plan,
               GPtrArray   *cues,
               GArray      *rows)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) taken = kb_cue_number_collect (plan);

  for (guint i = 0; i < rows->len; i++)
    {
      const KbLoopRow *row = &g_array_index (rows, KbLoopRow, i);
      char *number = kb_cue_number_next (plan, get_last (cues), taken);

      g_hash_table_add (taken, number);
      g_ptr_array_add (copies, create_copy (cues->pdata[row->index], row, number));
    }

  return copies;
}

/* A segment of its own for each round, behind the block's. */
static void
add_segments (KbEdit      *edit,
              KbRecordSet *plan,
              GPtrArray   *cues,
              GArray      *rows,
              GPtrArray   *copies)
{
  const gint64 session_id = kb_record_set_get_session_id (plan);
  KbRecord *first = kb_record_set_find_ref (plan, cues->pdata[0], KB_CUE_SEGMENT_ID);
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_SEGMENT, session_id);
  g_autoptr (GPtrArray) segments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const guint n_rounds = g_array_index (rows, KbLoopRow, rows->len - 1).round;

  for (guint round = 1; round <= n_rounds; round++)
    {
      g_autofree char *title = kb_loop_title (first != NULL ? kb_record_get_text (first, KB_SEGMENT_TITLE) : "", round);
      KbRecord *segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());

      kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, session_id);
      kb_record_set_text (segment, KB_SEGMENT_TITLE, g_strstrip (title));
      g_ptr_array_add (segments, segment);
    }
  kb_rundown_place_records (edit, siblings, find_behind (siblings, kb_record_get_int (get_last (cues), KB_CUE_SEGMENT_ID)),
                            segments);

  for (guint round = 1; round <= n_rounds; round++)
    {
      g_autoptr (GPtrArray) children = g_ptr_array_new ();
      KbRecord *segment = segments->pdata[round - 1];

      for (guint i = 0; i < rows->len; i++)
        if (g_array_index (rows, KbLoopRow, i).round == round)
          {
            kb_record_set_int (copies->pdata[i], KB_CUE_SEGMENT_ID, kb_record_get_id (segment));
            g_ptr_array_add (children, copies->pdata[i]);
          }
      kb_edit_insert (edit, segment);
      kb_rundown_place_records (edit, none, 0, children);
    }
}

/* What is shown for the first time says so, now that there is a second. */
static void
number_first_round (KbEdit    *edit,
                    GPtrArray *cues)
{
  for (guint i = 0; i < cues->len; i++)
    if (!kb_record_is_null (cues->pdata[i], KB_CUE_LINEUP_ITEM_ID) && kb_record_is_null (cues->pdata[i], KB_CUE_LOOP_NO)
        && !kb_record_get_bool (cues->pdata[i], KB_CUE_SKIP))
      kb_edit_set_int (edit, cues->pdata[i], KB_CUE_LOOP_NO, 1);
}

/**
 * kb_loop_edit:
 * @cues: (element-type KbRecord): the block, in running order
 * @rows: (element-type KbLoopRow): the rounds, not empty
 * @with_segments: each round has a segment of its own
 * @ids: (element-type gint64): the new cues are appended
 *
 * Returns: (transfer full): the edit that adds the rounds behind the block, with all that others do.
 */
KbEdit *
kb_loop_edit (KbRecordSet *plan,
              GPtrArray   *cues,
              GArray      *rows,
              gboolean     with_segments,
              GArray      *ids)
{
  const gint64 segment_id = kb_record_get_int (get_last (cues), KB_CUE_SEGMENT_ID);
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE, segment_id);
  g_autoptr (GPtrArray) copies = create_copies (plan, cues, rows);
  const guint n_rounds = g_array_index (rows, KbLoopRow, rows->len - 1).round;
  g_autofree char *label = g_strdup_printf (ngettext ("Repeat %u cue %u times", "Repeat %u cues %u times", cues->len),
                                            cues->len, n_rounds);
  KbEdit *edit = kb_edit_new (label);

  number_first_round (edit, cues);
  if (with_segments)
    add_segments (edit, plan, cues, rows, copies);
  else
    {
      for (guint i = 0; i < copies->len; i++)
        kb_record_set_int (copies->pdata[i], KB_CUE_SEGMENT_ID, segment_id);
      kb_rundown_place_records (edit, siblings, find_behind (siblings, kb_record_get_id (get_last (cues))), copies);
    }

  for (guint i = 0; i < copies->len; i++)
    {
      const gint64 id = kb_record_get_id (copies->pdata[i]);

      g_array_append_val (ids, id);
      kb_edit_insert (edit, copies->pdata[i]);
      kb_rundown_copy_directions (edit, plan, cues->pdata[g_array_index (rows, KbLoopRow, i).index], copies->pdata[i]);
    }

  return edit;
}
