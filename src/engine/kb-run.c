/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-run"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-error.h"
#include "kb-run-private.h"

/**
 * KbRun:
 *
 * A running show: the plan as it was frozen, the log of what happened, and the fold of the two.
 *
 * Time is counted on a time line of its own ("show time"): between two readings of one boot it is
 * the time since boot that counts, so setting the wall clock moves nothing; only across a restart
 * of the machine the stored wall clock is used, once. An event in between pins the new boot, see
 * kb_run_needs_pin().
 */

static KbRunEntry *
get_entry (KbRun *self,
           guint  index)
{
  return &g_array_index (self->log, KbRunEntry, index);
}

static KbRunEntry *
find_entry (KbRun  *self,
            gint64  event_id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, &event_id));

  return place > 0 ? get_entry (self, place - 1) : NULL;
}

static void
entry_clear (KbRunEntry *entry)
{
  kb_run_event_free (entry->event);
}

/* Makes the state anew from the events that stand. */
static gboolean
refold (KbRun   *self,
        GError **error)
{
  kb_run_fold_reset (self);
  for (guint i = 0; i < self->log->len; i++)
    {
      KbRunEntry *entry = get_entry (self, i);

      if (entry->is_undone && entry->event->kind == KB_RUN_EVENT_KIND_TAKE)
        self->fold.is_manual = self->fold.on != NULL;
      if (entry->is_undone || entry->event->kind == KB_RUN_EVENT_KIND_UNDO)
        continue;
      if (!kb_run_fold_apply (self, entry->event, entry->show_us, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_undo (KbRun             *self,
            const KbRunEvent  *event,
            GError           **error)
{
  KbRunEntry *entry = find_entry (self, event->other_id);

  if (entry == NULL || entry->event->kind == KB_RUN_EVENT_KIND_UNDO || entry->is_undone)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_REFUSED, _("There is nothing to take back"));
      return FALSE;
    }

  entry->is_undone = TRUE;
  if (refold (self, error))
    return TRUE;

  entry->is_undone = FALSE;
  refold (self, NULL);
  g_prefix_error (error, _("It cannot be taken back, since more has followed from it: "));
  return FALSE;
}

/**
 * kb_run_new:
 * @plan: the plan at the start of the run; copied, so that it is frozen
 *
 * Returns: (transfer full): a run that has not started.
 */
KbRun *
kb_run_new (const KbPlan *plan)
{
  KbRun *self;

  g_return_val_if_fail (plan != NULL, NULL);

  self = g_new0 (KbRun, 1);
  self->plan = kb_plan_copy (plan);
  self->planned = g_new (KbPlanTime, plan->n_cues);
  self->log = g_array_new (FALSE, FALSE, sizeof (KbRunEntry));
  g_array_set_clear_func (self->log, (GDestroyNotify) entry_clear);
  self->ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  kb_schedule_compute (plan->cues, plan->n_cues, &plan->frame, self->planned, &self->totals);
  kb_run_fold_reset (self);

  return self;
}

void
kb_run_free (KbRun *self)
{
  if (self == NULL)
    return;

  kb_run_fold_clear (self);
  g_hash_table_unref (self->ids);
  g_array_unref (self->log);
  g_free (self->planned);
  kb_plan_free (self->plan);
  g_free (self);
}

/**
 * kb_run_append:
 * @event: what happened; copied
 * @error: return location
 *
 * Lets an event have its effect and keeps it in the log. An event whose id is known changes
 * nothing and is no error.
 *
 * Returns: %FALSE, and nothing changed, when the event is refused: %KB_ERROR_REFUSED before
 *   `start`, after `end` and where it makes no sense, %KB_ERROR_NOT_FOUND for an unknown cue.
 */
gboolean
kb_run_append (KbRun             *self,
               const KbRunEvent  *event,
               GError           **error)
{
  KbRunEntry entry = { .event = NULL };

  g_return_val_if_fail (self != NULL && event != NULL, FALSE);
  g_return_val_if_fail (event->id != 0, FALSE);

  if (find_entry (self, event->id) != NULL)
    return TRUE;

  entry.show_us = kb_run_place_stamp (self, &event->at);
  if (event->kind == KB_RUN_EVENT_KIND_UNDO ? !apply_undo (self, event, error)
                                            : !kb_run_fold_apply (self, event, entry.show_us, error))
    return FALSE;

  entry.event = kb_run_event_copy (event);
  g_array_append_val (self->log, entry);
  g_hash_table_insert (self->ids, &entry.event->id, GUINT_TO_POINTER (self->log->len));
  self->ref = event->at;
  self->ref_show_us = entry.show_us;
  return TRUE;
}

/**
 * kb_run_append_records:
 * @rows: (element-type KbRecord): `run_event` rows of a run, in their order
 * @error: return location
 *
 * Returns: %FALSE with an error when one cannot be read or does not fit; those before it are appended.
 */
gboolean
kb_run_append_records (KbRun      *self,
                       GPtrArray  *rows,
                       GError    **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (KbRunEvent) event = kb_run_event_from_record (g_ptr_array_index (rows, i), error);

      if (event == NULL || !kb_run_append (self, event, error))
        return FALSE;
    }

  return TRUE;
}

guint
kb_run_get_n_events (KbRun *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->log->len;
}

/**
 * kb_run_get_event:
 * @index: place in the log, from 0
 *
 * Returns: (transfer none): the event.
 */
const KbRunEvent *
kb_run_get_event (KbRun *self,
                  guint  index)
{
  g_return_val_if_fail (self != NULL && index < self->log->len, NULL);

  return get_entry (self, index)->event;
}

/**
 * kb_run_event_stands:
 *
 * Returns: %TRUE when the event at @index of the log was not taken back.
 */
gboolean
kb_run_event_stands (KbRun *self,
                     guint  index)
{
  g_return_val_if_fail (self != NULL && index < self->log->len, FALSE);

  return !get_entry (self, index)->is_undone;
}

/**
 * kb_run_find_last:
 * @kind: a #KbRunEventKind, or -1 for any but `undo`
 *
 * Finds what "take back" would take back.
 *
 * Returns: (transfer none) (nullable): the last such event that still stands.
 */
const KbRunEvent *
kb_run_find_last (KbRun *self,
                  int    kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->log->len; i > 0; i--)
    {
      const KbRunEntry *entry = get_entry (self, i - 1);

      if (entry->is_undone || entry->event->kind == KB_RUN_EVENT_KIND_UNDO)
        continue;
      if (kind < 0 || entry->event->kind == (KbRunEventKind) kind)
        return entry->event;
    }

  return NULL;
}

gboolean
kb_run_is_relative (KbRun *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_relative;
}

/**
 * kb_run_set_relative:
 * @is_relative: whether over/under forgives a late (or early) start of the show
 *
 * A way of looking, not an event: no time changes but `over_ms`.
 */
void
kb_run_set_relative (KbRun    *self,
                     gboolean  is_relative)
{
  g_return_if_fail (self != NULL);

  self->is_relative = is_relative;
}

guint
kb_run_get_n_cues (KbRun *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->order->len;
}

/**
 * kb_run_find_cue:
 *
 * Returns: the place of a cue in running order, -1 for an unknown cue.
 */
int
kb_run_find_cue (KbRun  *self,
                 gint64  cue_id)
{
  KbRunSlot *slot;

  g_return_val_if_fail (self != NULL, -1);

  slot = kb_run_find_slot (self, cue_id);
  return slot != NULL ? (int) slot->index : -1;
}

static gboolean
matches_number (const char *number,
                const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (number, -1);
  const char *digits = folded;

  while (*digits != '\0' && !g_ascii_isdigit (*digits))
    digits++;

  return g_str_equal (folded, wanted)
         || (g_ascii_isdigit (*wanted) && *digits != '\0'
             && g_ascii_strtoull (digits, NULL, 10) == g_ascii_strtoull (wanted, NULL, 10));
}

/**
 * kb_run_find_number:
 * @number: a cue's number as somebody types it: "C19", "c19", "19"
 *
 * Returns: the cue's id, the first in running order; 0 when no cue has that number.
 */
gint64
kb_run_find_number (KbRun      *self,
                    const char *number)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && number != NULL, 0);

  wanted = g_utf8_casefold (number, -1);
  for (guint i = 0; i < self->order->len; i++)
    {
      const KbRunSlot *slot = g_ptr_array_index (self->order, i);

      if (matches_number (slot->number, wanted))
        return slot->cue.id;
    }

  return 0;
}

/**
 * kb_run_needs_pin:
 *
 * After a restart of the machine, elapsed time is rebuilt from the stored wall clock. So that this
 * happens once, and no step of the wall clock counts after it, the desk appends an event (an
 * `anchor` of 0 ms) as soon as it is back.
 *
 * Returns: %TRUE when the last event was stamped by another boot than @now.
 */
gboolean
kb_run_needs_pin (KbRun         *self,
                  const KbStamp *now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->log->len > 0 && now->boot_id != NULL && now->boot_id != self->ref.boot_id;
}

/* Where a reading lies on the run's time line. */
gint64
kb_run_place_stamp (KbRun         *self,
                    const KbStamp *at)
{
  if (self->log->len == 0)
    return at->wall_us;
  if (at->boot_id != NULL && at->boot_id == self->ref.boot_id)
    return self->ref_show_us + at->boot_us - self->ref.boot_us;

  return self->ref_show_us + MAX (0, at->wall_us - self->ref.wall_us);
}
