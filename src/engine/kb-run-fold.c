/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run-fold"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-duration.h"
#include "kb-error.h"
#include "kb-run-private.h"

/* A clock may have been wrong by decades, a battery being dead; more than that would overflow sums. */
#define ANCHOR_MAX_MS (G_GINT64_CONSTANT (100) * 366 * 24 * 60 * 60 * 1000)

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError     **error,
        const char  *format,
        ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (KB_ERROR, KB_ERROR_REFUSED, format, args);
  va_end (args);

  return FALSE;
}

static void
slot_free (KbRunSlot *slot)
{
  g_free (slot->number);
  g_free (slot);
}

static KbRunSlot *
create_slot (const KbPlanCue  *cue,
             const KbPlanTime *planned,
             const char       *number)
{
  KbRunSlot *slot = g_new0 (KbRunSlot, 1);

  slot->cue = *cue;
  slot->planned = *planned;
  slot->number = g_strdup (number != NULL ? number : "");
  slot->first_us = slot->last_us = KB_NONE;

  return slot;
}

static void
renumber (KbRun *self)
{
  for (guint i = 0; i < self->order->len; i++)
    ((KbRunSlot *) g_ptr_array_index (self->order, i))->index = i;
}

static void
add_slot (KbRun     *self,
          int        index,
          KbRunSlot *slot)
{
  g_ptr_array_insert (self->order, index, slot);
  g_hash_table_insert (self->slots, &slot->cue.id, slot);
}

static KbRunSlot *
find_slot (KbRun             *self,
           gint64             cue_id,
           GError           **error)
{
  KbRunSlot *slot = kb_run_find_slot (self, cue_id);

  if (slot == NULL)
    g_set_error (error, KB_ERROR, KB_ERROR_NOT_FOUND, _("The run has no such cue"));

  return slot;
}

/* The slot before which a cue goes: one after the cue on, or the end (index -1). */
static gboolean
find_place (KbRun      *self,
            gint64      before_id,
            int        *index,
            GError    **error)
{
  KbRunSlot *before;

  *index = -1;
  if (before_id == 0)
    return TRUE;

  before = find_slot (self, before_id, error);
  if (before == NULL)
    return FALSE;
  if (self->fold.on != NULL && before->index <= self->fold.on->index)
    return refuse (error, _("Cue %s is not to come: nothing can be put before it"), before->number);

  *index = (int) before->index;
  return TRUE;
}

static gboolean
check_amount (gint64    ms,
              GError  **error)
{
  return (ms >= -KB_DURATION_MAX_MS && ms <= KB_DURATION_MAX_MS)
         || refuse (error, _("A change of more than ten days"));
}

/* A cue may be given no time at all, but not less. */
static gboolean
check_length (KbRunSlot *slot,
              gint64     duration_ms,
              gint64     added_ms,
              GError   **error)
{
  if (!check_amount (duration_ms, error) || !check_amount (added_ms, error))
    return FALSE;

  return (duration_ms >= 0 && duration_ms + added_ms >= 0)
         || refuse (error, _("Cue %s would be shorter than nothing"), slot->number);
}

static gboolean
check_not_on (KbRun      *self,
              KbRunSlot  *slot,
              GError    **error)
{
  if (slot == self->fold.on)
    return refuse (error, _("Cue %s is on"), slot->number);

  return slot->first_us == KB_NONE || refuse (error, _("Cue %s has been on"), slot->number);
}

static void
close_hold (KbRun  *self,
            gint64  show_us)
{
  if (self->fold.held_show_us == KB_NONE)
    return;

  self->fold.holds_us += show_us - self->fold.held_show_us;
  self->fold.held_show_us = KB_NONE;
}

static void
close_cue (KbRun  *self,
           gint64  show_us)
{
  KbRunFold *fold = &self->fold;

  if (fold->on == NULL)
    return;

  close_hold (self, show_us);
  fold->on->actual_us += show_us - fold->taken_show_us;
  fold->on->last_us = show_us + fold->offset_us;
  fold->on = NULL;
}

static gboolean
apply_take (KbRun             *self,
            const KbRunEvent  *event,
            gint64             show_us,
            GError           **error)
{
  KbRunFold *fold = &self->fold;
  KbRunSlot *slot = find_slot (self, event->cue_id, error);

  if (slot == NULL)
    return FALSE;

  close_cue (self, show_us);
  fold->on = slot;
  fold->taken_show_us = show_us;
  fold->holds_us = 0;
  fold->is_manual = FALSE;
  fold->pinned_id = 0;
  slot->cue.skip = FALSE;
  if (slot->first_us == KB_NONE)
    slot->first_us = show_us + fold->offset_us;
  if (fold->first_us == KB_NONE)
    {
      fold->first_us = show_us + fold->offset_us;
      fold->first_show_us = show_us;
    }

  return TRUE;
}

static gboolean
apply_hold (KbRun    *self,
            gint64    show_us,
            GError  **error)
{
  if (self->fold.on == NULL)
    return refuse (error, _("There is nothing to hold: no cue is on"));
  if (self->fold.held_show_us == KB_NONE)
    self->fold.held_show_us = show_us;

  return TRUE;
}

static gboolean
apply_add (KbRun             *self,
           const KbRunEvent  *event,
           GError           **error)
{
  KbRunSlot *slot = find_slot (self, event->cue_id, error);

  if (slot == NULL || !check_amount (event->amount_ms, error)
      || !check_length (slot, slot->cue.duration_ms, slot->added_ms + event->amount_ms, error))
    return FALSE;

  slot->added_ms += event->amount_ms;
  return TRUE;
}

static gboolean
check_retime (KbRun           *self,
              const KbRetime  *change,
              GError         **error)
{
  KbRunSlot *slot = find_slot (self, change->cue_id, error);

  if (slot == NULL || !check_amount (change->added_ms, error))
    return FALSE;
  if ((change->skip || change->sets_start) && !check_not_on (self, slot, error))
    return FALSE;

  return check_length (slot,
                       change->duration_ms != KB_NONE ? change->duration_ms : slot->cue.duration_ms,
                       slot->added_ms + change->added_ms, error);
}

/* All of it or nothing: the changes are checked before the first is made. A cue is named once. */
static gboolean
apply_retime (KbRun             *self,
              const KbRunEvent  *event,
              GError           **error)
{
  guint n = event->changes != NULL ? event->changes->len : 0;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    {
      KbRetime *change = &g_array_index (event->changes, KbRetime, i);

      if (!check_retime (self, change, error))
        return FALSE;
      if (!g_hash_table_add (seen, &change->cue_id))
        return refuse (error, _("A cue is named twice in one list of changes"));
    }
  for (guint i = 0; i < n; i++)
    {
      KbRetime *change = &g_array_index (event->changes, KbRetime, i);
      KbRunSlot *slot = kb_run_find_slot (self, change->cue_id);

      slot->added_ms += change->added_ms;
      if (change->duration_ms != KB_NONE)
        slot->cue.duration_ms = change->duration_ms;
      slot->cue.skip |= change->skip;
      if (change->sets_start)
        {
          slot->cue.hard = change->fixed_us != KB_NONE;
          slot->cue.fixed_us = change->fixed_us;
        }
    }

  return TRUE;
}

static gboolean
apply_skip (KbRun             *self,
            const KbRunEvent  *event,
            GError           **error)
{
  KbRunSlot *slot = find_slot (self, event->cue_id, error);
  gboolean skip = event->kind == KB_RUN_EVENT_KIND_SKIP;

  if (slot == NULL || (skip && !check_not_on (self, slot, error)))
    return FALSE;

  slot->cue.skip = skip;
  return TRUE;
}

static gboolean
apply_insert (KbRun             *self,
              const KbRunEvent  *event,
              GError           **error)
{
  static const KbPlanTime never = { KB_NONE, KB_NONE, KB_NONE };
  KbPlanCue cue = KB_PLAN_CUE_INIT;
  int index;

  if (event->cue_id <= 0 || kb_run_find_slot (self, event->cue_id) != NULL)
    return refuse (error, _("The inserted cue is in the run already"));
  if (event->amount_ms < 0)
    return refuse (error, _("The inserted cue would be shorter than nothing"));
  if (!check_amount (event->amount_ms, error) || !find_place (self, event->other_id, &index, error))
    return FALSE;

  cue.id = event->cue_id;
  cue.duration_ms = event->amount_ms;
  add_slot (self, index, create_slot (&cue, &never, event->text));
  renumber (self);
  return TRUE;
}

static gboolean
apply_move (KbRun             *self,
            const KbRunEvent  *event,
            GError           **error)
{
  KbRunSlot *slot = find_slot (self, event->cue_id, error);
  int index;

  if (slot == NULL || !check_not_on (self, slot, error)
      || !find_place (self, event->other_id, &index, error))
    return FALSE;
  if (index == (int) slot->index)
    return TRUE;

  if (index > (int) slot->index)
    index--;
  g_ptr_array_insert (self->order, index, g_ptr_array_steal_index (self->order, slot->index));
  renumber (self);
  return TRUE;
}

static gboolean
apply_anchor (KbRun             *self,
              const KbRunEvent  *event,
              GError           **error)
{
  if (event->amount_ms < -ANCHOR_MAX_MS || event->amount_ms > ANCHOR_MAX_MS)
    return refuse (error, _("The clock cannot be moved by more than a hundred years"));

  self->fold.offset_us += event->amount_ms * KB_MS_US;
  return TRUE;
}

static void
apply_end (KbRun  *self,
           gint64  show_us)
{
  close_cue (self, show_us);
  self->fold.is_ended = TRUE;
  self->fold.end_show_us = show_us;
  self->fold.end_us = show_us + self->fold.offset_us;
}

static gboolean
dispatch (KbRun             *self,
          const KbRunEvent  *event,
          gint64             show_us,
          GError           **error)
{
  switch (event->kind)
    {
    case KB_RUN_EVENT_KIND_START:
      self->fold.is_started = TRUE;
      return TRUE;
    case KB_RUN_EVENT_KIND_TAKE:
      return apply_take (self, event, show_us, error);
    case KB_RUN_EVENT_KIND_HOLD:
      return apply_hold (self, show_us, error);
    case KB_RUN_EVENT_KIND_RESUME:
      close_hold (self, show_us);
      return TRUE;
    case KB_RUN_EVENT_KIND_ADD:
      return apply_add (self, event, error);
    case KB_RUN_EVENT_KIND_RETIME:
      return apply_retime (self, event, error);
    case KB_RUN_EVENT_KIND_SKIP:
    case KB_RUN_EVENT_KIND_UNSKIP:
      return apply_skip (self, event, error);
    case KB_RUN_EVENT_KIND_INSERT:
      return apply_insert (self, event, error);
    case KB_RUN_EVENT_KIND_MOVE:
      return apply_move (self, event, error);
    case KB_RUN_EVENT_KIND_ANCHOR:
      return apply_anchor (self, event, error);
    case KB_RUN_EVENT_KIND_END:
      apply_end (self, show_us);
      return TRUE;
    case KB_RUN_EVENT_KIND_UNDO:
    default:
      return refuse (error, _("An event of an unknown kind"));
    }
}

/* What happens on the desk beside the cues, and touches no time of theirs. */
static gboolean
is_of_desk (KbRunEventKind kind)
{
  switch (kind)
    {
    case KB_RUN_EVENT_KIND_MESSAGE:
    case KB_RUN_EVENT_KIND_NOTE:
    case KB_RUN_EVENT_KIND_INCIDENT_RAISE:
    case KB_RUN_EVENT_KIND_INCIDENT_STEP:
    case KB_RUN_EVENT_KIND_INCIDENT_RESOLVE:
    case KB_RUN_EVENT_KIND_INCIDENT_ESCALATE:
    case KB_RUN_EVENT_KIND_DUTY:
    case KB_RUN_EVENT_KIND_SEEN:
    case KB_RUN_EVENT_KIND_PIN:
    case KB_RUN_EVENT_KIND_STOCK:
      return TRUE;
    default:
      return FALSE;
    }
}

/*
 * kb_run_fold_apply:
 * @event: any but an `undo`, which the log deals with
 * @show_us: its show time
 *
 * Lets one event have its effect. What was stamped late, as a desk that was dead does, never goes
 * back before what has happened since.
 *
 * Returns: FALSE with KB_ERROR_REFUSED or KB_ERROR_NOT_FOUND, and nothing changed.
 */
gboolean
kb_run_fold_apply (KbRun             *self,
                   const KbRunEvent  *event,
                   gint64             show_us,
                   GError           **error)
{
  KbRunFold *fold = &self->fold;
  gint64 at_us = MAX (show_us, fold->changed_show_us);

  if (event->kind == KB_RUN_EVENT_KIND_START && fold->is_started)
    return refuse (error, _("The run has started already"));
  if (event->kind != KB_RUN_EVENT_KIND_START && !fold->is_started)
    return refuse (error, _("The run has not started yet"));
  if (fold->is_ended)
    return refuse (error, _("The run has ended"));

  if (is_of_desk (event->kind))
    {
      if (!kb_run_desk_apply (self, event, at_us + fold->offset_us, error))
        return FALSE;
    }
  else
    {
      if (!dispatch (self, event, at_us, error))
        return FALSE;
      fold->changed_show_us = at_us;
    }
  self->is_dirty = TRUE;
  return TRUE;
}

/*
 * kb_run_fold_reset:
 *
 * Back to the baseline, as if nothing had happened.
 */
void
kb_run_fold_reset (KbRun *self)
{
  kb_run_fold_clear (self);
  self->fold = (KbRunFold) {
    .held_show_us = KB_NONE,
    .first_us = KB_NONE,
    .changed_show_us = KB_NONE,
  };
  kb_run_desk_init (&self->fold);
  self->order = g_ptr_array_new_full (self->plan->n_cues, (GDestroyNotify) slot_free);
  self->slots = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->plan->n_cues; i++)
    add_slot (self, -1, create_slot (&self->plan->cues[i], &self->planned[i], self->plan->numbers[i]));
  renumber (self);
  self->is_dirty = TRUE;
}

void
kb_run_fold_clear (KbRun *self)
{
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  kb_run_desk_clear (&self->fold);
}

KbRunSlot *
kb_run_find_slot (KbRun  *self,
                  gint64  cue_id)
{
  return g_hash_table_lookup (self->slots, &cue_id);
}

/* How long the cue is meant to be now, microseconds. */
gint64
kb_run_slot_us (const KbRunSlot *slot)
{
  return (slot->cue.duration_ms + slot->added_ms) * KB_MS_US;
}
