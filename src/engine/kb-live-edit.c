/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-edit"

#include "config.h"

#include "kb-cue.h"
#include "kb-live-edit.h"
#include "kb-text.h"

/*
 * What an edit of the plan means for the show that is on. Lengths, order, hard starts and skips of a running show are its
 * own: such an edit is the same event as one made on the desk.
 */

static gboolean
touches_cue (const KbEditStep *step)
{
  if (step->op != KB_OP_UPDATE)
    return TRUE;

  switch (step->field)
    {
    case KB_CUE_SEGMENT_ID:
    case KB_CUE_POSITION:
    case KB_CUE_DURATION_MS:
    case KB_CUE_HARD:
    case KB_CUE_FIXED_US:
    case KB_CUE_SKIP:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A segment that moves or goes takes its cues along; a new one has none. */
static gboolean
is_locked (const KbEditStep *step)
{
  if (step->kind == KB_ENTITY_CUE)
    return touches_cue (step);
  if (step->kind == KB_ENTITY_SEGMENT)
    return step->op == KB_OP_DELETE || (step->op == KB_OP_UPDATE && step->field == KB_SEGMENT_POSITION);

  return FALSE;
}

static void
add_id (GArray *ids,
        gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

static void
add_children (GArray      *ids,
              KbRecordSet *plan,
              gint64       segment_id)
{
  g_autoptr (GPtrArray) cues = kb_record_set_children (plan, KB_ENTITY_CUE, segment_id);

  for (guint i = 0; i < cues->len; i++)
    add_id (ids, kb_record_get_id (cues->pdata[i]));
}

static gboolean
is_of_plan (KbRecordSet      *plan,
            const KbEditStep *step)
{
  if (step->op == KB_OP_INSERT)
    return kb_record_get_int (step->record, KB_CUE_SESSION_ID) == kb_record_set_get_session_id (plan);

  return kb_record_set_find (plan, step->kind, step->id) != NULL;
}

/**
 * kb_live_edit_list_cues:
 * @plan: the session that is on
 * @edit: an edit of any session
 *
 * Returns: (transfer full) (element-type gint64): the cues whose length, place, start or skip it changes, that it
 *   makes or deletes; empty when it leaves the show alone.
 */
GArray *
kb_live_edit_list_cues (KbRecordSet *plan,
                        KbEdit      *edit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (KB_IS_RECORD_SET (plan) && KB_IS_EDIT (edit), ids);

  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);

      if (!is_locked (step) || !is_of_plan (plan, step))
        continue;
      if (step->kind == KB_ENTITY_SEGMENT)
        add_children (ids, plan, step->id);
      else
        add_id (ids, step->op == KB_OP_INSERT ? kb_record_get_id (step->record) : step->id);
    }

  return ids;
}

static void
copy_rows (KbRecordSet  *from,
           KbEntityKind  kind,
           KbRecordSet  *to)
{
  GListModel *list = kb_record_set_get_list (from, kind);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) record = g_list_model_get_item (list, i);
      g_autoptr (KbRecord) copy = kb_record_dup (record);

      kb_record_set_add (to, copy);
    }
}

static KbChange *
create_change (KbRecordSet      *set,
               const KbEditStep *step)
{
  KbRecord *record = step->op == KB_OP_INSERT ? step->record : kb_record_set_find (set, step->kind, step->id);
  g_autoptr (KbRecord) after = record != NULL ? kb_record_dup (record) : NULL;

  if (after == NULL)
    return NULL;
  if (step->op == KB_OP_UPDATE)
    kb_record_set_value (after, step->field, &step->value);

  return kb_change_new (step->op, step->kind, kb_record_get_id (record), step->op != KB_OP_DELETE ? after : NULL);
}

/* The rows as they will be, so that their own order is the new running order. */
static KbRecordSet *
create_edited (KbRecordSet *plan,
               KbEdit      *edit)
{
  static const KbEntityKind kinds[] = { KB_ENTITY_SEGMENT, KB_ENTITY_CUE };
  KbRecordSet *edited = kb_record_set_new (NULL, kb_record_set_get_session_id (plan));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    copy_rows (plan, kinds[i], edited);
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_change_free);
      KbChange *change;

      if (step->kind != KB_ENTITY_SEGMENT && step->kind != KB_ENTITY_CUE)
        continue;
      change = create_change (edited, step);
      if (change == NULL)
        continue;
      g_ptr_array_add (changes, change);
      kb_record_set_apply (edited, changes);
    }

  return edited;
}

/* What makes the events of one edit. */
typedef struct
{
  KbRun         *run;
  const KbStamp *now;
  KbRunLive      live;
  KbRecordSet   *plan;     /* as it is */
  KbRecordSet   *edited;   /* as it will be */
  GPtrArray     *events;
} Maker;

/* A segment that goes takes its cues along. */
static KbRecord *
find_after (Maker  *maker,
            gint64  id)
{
  KbRecord *after = kb_record_set_find (maker->edited, KB_ENTITY_CUE, id);

  if (after == NULL || kb_record_set_find_ref (maker->edited, after, KB_CUE_SEGMENT_ID) == NULL)
    return NULL;

  return after;
}

/* FALSE for a cue that the run does not know, or that can no longer change. */
static gboolean
get_cue (Maker    *maker,
         gint64    id,
         KbRunCue *cue)
{
  const int index = kb_run_find_cue (maker->run, id);

  if (index < 0)
    return FALSE;

  kb_run_get_cue (maker->run, index, &maker->live, cue);
  return cue->actual_start_us == KB_NONE || cue->state == KB_CUE_STATE_ON;
}

static KbRunEvent *
add_event (Maker          *maker,
           KbRunEventKind  kind,
           gint64          cue_id)
{
  KbRunEvent *event = kb_run_event_new_cue (kind, maker->now, cue_id);

  g_ptr_array_add (maker->events, event);
  return event;
}

/* How long it becomes, what was added on the desk included: what is typed is what is meant. */
static gint64
get_added (KbRecord       *before,
           KbRecord       *after,
           const KbRunCue *cue)
{
  const gint64 ms = kb_record_get_int_or (after, KB_CUE_DURATION_MS, 0);

  return ms != kb_record_get_int_or (before, KB_CUE_DURATION_MS, 0) ? ms - cue->length_ms : 0;
}

static gint64
get_fixed (KbRecord *cue)
{
  return kb_record_get_bool (cue, KB_CUE_HARD) ? kb_record_get_int (cue, KB_CUE_FIXED_US) : KB_NONE;
}

static void
add_time (Maker    *maker,
          KbRecord *before,
          KbRecord *after,
          GArray   *changes)
{
  KbRetime change = KB_RETIME_INIT;
  KbRunCue cue;

  change.cue_id = kb_record_get_id (after);
  if (!get_cue (maker, change.cue_id, &cue))
    return;

  change.added_ms = get_added (before, after, &cue);
  change.fixed_us = get_fixed (after);
  change.sets_start = change.fixed_us != get_fixed (before) && cue.state != KB_CUE_STATE_ON;
  if (change.added_ms != 0 || change.sets_start)
    g_array_append_val (changes, change);
}

/* One cue that gets longer or shorter is the desk's own key; more is one event that can be taken back as a whole. */
static void
add_times (Maker  *maker,
           GArray *ids)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (KbRetime));

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      KbRecord *before = kb_record_set_find (maker->plan, KB_ENTITY_CUE, id);
      KbRecord *after = find_after (maker, id);

      if (before != NULL && after != NULL)
        add_time (maker, before, after, changes);
    }

  if (changes->len == 1 && !g_array_index (changes, KbRetime, 0).sets_start)
    add_event (maker, KB_RUN_EVENT_KIND_ADD, g_array_index (changes, KbRetime, 0).cue_id)->amount_ms =
      g_array_index (changes, KbRetime, 0).added_ms;
  else if (changes->len > 0)
    add_event (maker, KB_RUN_EVENT_KIND_RETIME, 0)->changes = g_steal_pointer (&changes);
}

/* A cue that is deleted is left out of the show. */
static void
add_skip (Maker  *maker,
          gint64  id)
{
  KbRecord *before = kb_record_set_find (maker->plan, KB_ENTITY_CUE, id);
  KbRecord *after = find_after (maker, id);
  const gboolean skip = after == NULL || kb_record_get_bool (after, KB_CUE_SKIP);
  KbRunCue cue;

  if (before == NULL || (after != NULL && skip == kb_record_get_bool (before, KB_CUE_SKIP)))
    return;
  if (get_cue (maker, id, &cue) && cue.state != KB_CUE_STATE_ON && cue.cue.skip != skip)
    add_event (maker, skip ? KB_RUN_EVENT_KIND_SKIP : KB_RUN_EVENT_KIND_UNSKIP, id);
}

static gint64
get_id (GListModel *cues,
        guint       index)
{
  g_autoptr (KbRecord) cue = g_list_model_get_item (cues, index);

  return cue != NULL ? kb_record_get_id (cue) : 0;
}

static guint
find_place (GListModel *cues,
            gint64      id)
{
  guint i = 0;

  while (i < g_list_model_get_n_items (cues) && get_id (cues, i) != id)
    i++;
  return i;
}

/* Numbering a list afresh moves nothing: it is the neighbours that tell. */
static gboolean
has_moved (GListModel *before,
           GListModel *after,
           guint       place)
{
  const guint old = find_place (before, get_id (after, place));
  const gint64 old_previous = old > 0 ? get_id (before, old - 1) : 0;
  const gint64 previous = place > 0 ? get_id (after, place - 1) : 0;

  return old_previous != previous || get_id (before, old + 1) != get_id (after, place + 1);
}

static void
add_insert (Maker    *maker,
            KbRecord *cue,
            gint64    before_id)
{
  const char *number = kb_record_get_text (cue, KB_CUE_CUE_NO);
  KbRunEvent *event = add_event (maker, KB_RUN_EVENT_KIND_INSERT, kb_record_get_id (cue));

  event->other_id = before_id;
  event->amount_ms = kb_record_get_int_or (cue, KB_CUE_DURATION_MS, 0);
  event->text = g_strdup (!kb_text_is_empty (number) ? number : kb_record_get_text (cue, KB_CUE_TITLE));
}

/* From the last to the first, so that the cue before which one goes stands already. */
static void
add_order (Maker  *maker,
           GArray *ids)
{
  GListModel *before = kb_record_set_get_list (maker->plan, KB_ENTITY_CUE);
  GListModel *after = kb_record_set_get_list (maker->edited, KB_ENTITY_CUE);
  gint64 next_id = 0;

  for (guint i = g_list_model_get_n_items (after); i > 0; i--)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (after, i - 1);
      const gint64 id = kb_record_get_id (cue);
      gboolean is_meant = FALSE;
      KbRunCue run_cue;

      for (guint j = 0; j < ids->len; j++)
        is_meant |= g_array_index (ids, gint64, j) == id;
      if (is_meant && kb_record_set_find (maker->plan, KB_ENTITY_CUE, id) == NULL)
        add_insert (maker, cue, next_id);
      else if (is_meant && get_cue (maker, id, &run_cue) && run_cue.state != KB_CUE_STATE_ON
               && has_moved (before, after, i - 1))
        add_event (maker, KB_RUN_EVENT_KIND_MOVE, id)->other_id = next_id;
      else if (kb_run_find_cue (maker->run, id) < 0)
        continue;
      next_id = id;
    }
}

/**
 * kb_live_edit_create_events:
 * @run: the show that is on
 * @plan: its session as it is before @edit
 * @edit: an edit of it
 * @now: both clocks now
 *
 * Says what an edit of the plan is in the show: time added, a new hard start, a cue skipped, moved or put in. What a cue that
 * has been on, or an order before the cue on, can no longer be is left out.
 *
 * Returns: (transfer full) (element-type KbRunEvent): the events, to be appended in this order; none when the show cannot
 *   follow.
 */
GPtrArray *
kb_live_edit_create_events (KbRun         *run,
                            KbRecordSet   *plan,
                            KbEdit        *edit,
                            const KbStamp *now)
{
  g_autoptr (GArray) ids = kb_live_edit_list_cues (plan, edit);
  g_autoptr (KbRecordSet) edited = create_edited (plan, edit);
  Maker maker = { .run = run, .now = now, .plan = plan, .edited = edited };

  maker.events = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_run_event_free);
  kb_run_tick (run, now, &maker.live);
  add_times (&maker, ids);
  for (guint i = 0; i < ids->len; i++)
    add_skip (&maker, g_array_index (ids, gint64, i));
  add_order (&maker, ids);

  return maker.events;
}

/**
 * kb_live_edit_create_rest:
 * @edit: an edit that touches the show
 *
 * Returns: (transfer full): what is left of it when the plan keeps its lengths and its order: the other fields that it
 *   sets; nothing of an edit that makes or deletes rows, which would not fit without them.
 */
KbEdit *
kb_live_edit_create_rest (KbEdit *edit)
{
  g_autoptr (KbEdit) rest = kb_edit_new (kb_edit_get_label (edit));

  kb_edit_set_session (rest, kb_edit_get_session (edit));
  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);

      if (step->op != KB_OP_UPDATE)
        return kb_edit_new (kb_edit_get_label (edit));
      if (!is_locked (step))
        kb_edit_set (rest, step->kind, step->id, step->field, &step->value);
    }

  return g_steal_pointer (&rest);
}
