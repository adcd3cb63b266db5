/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew-coverage.h"
#include "kb-crew-edits.h"
#include "kb-crew-pick.h"
#include "kb-crew-speakers.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-error.h"
#include "kb-id.h"
#include "kb-position.h"
#include "kb-wall.h"

static void
set_instant (KbEdit *edit,
             gint64  shift_id,
             guint   field,
             gint64  at_us)
{
  g_auto (KbValue) value = KB_VALUE_INIT;

  kb_value_set_int (&value, at_us);
  kb_edit_set (edit, KB_ENTITY_SHIFT, shift_id, field, &value);
}

static gboolean
check_time (const KbCrew     *crew,
            const KbCrewDuty *duty,
            gint64            shift_id,
            const KbStretch  *time,
            GError          **error)
{
  for (guint i = 0; i < duty->shifts->len; i++)
    {
      const KbCrewShift *other = &g_array_index (duty->shifts, KbCrewShift, i);
      g_autofree char *span = kb_crew_format_span (crew, &other->time);

      if (kb_record_get_id (other->record) == shift_id || !kb_stretch_overlaps (&other->time, time, NULL))
        continue;
      g_set_error (error, KB_ERROR, KB_ERROR_REFUSED, _("%s already has a shift %s: two shifts of one duty cannot overlap"),
                   kb_crew_duty_get_title (duty), span);
      return FALSE;
    }

  return TRUE;
}

/**
 * kb_crew_edit_move_shift:
 * @shift_id: a shift, of this session or of another one
 * @time: when it is to be
 *
 * Returns: (transfer full) (nullable): the edit, cues following their speaker; %NULL when it would end before
 *   it starts or overlap another of its duty.
 */
KbEdit *
kb_crew_edit_move_shift (const KbCrew     *crew,
                         gint64            shift_id,
                         const KbStretch  *time,
                         GError          **error)
{
  const KbCrewDuty *duty = kb_crew_find_shift (crew, shift_id, NULL);
  KbEdit *edit;

  if (time->end_us <= time->start_us)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("A shift cannot end before it starts"));
      return NULL;
    }
  if (duty != NULL && !check_time (crew, duty, shift_id, time, error))
    return NULL;

  edit = kb_edit_new (_("Move shift"));
  set_instant (edit, shift_id, KB_SHIFT_START_US, time->start_us);
  set_instant (edit, shift_id, KB_SHIFT_END_US, time->end_us);
  if (duty != NULL)
    kb_crew_follow_edit (crew->set, edit);

  return edit;
}

static gint64
find_last_position (const KbCrew *crew)
{
  const guint n_duties = crew->duties->len;

  return n_duties > 0 ? kb_record_get_int (((KbCrewDuty *) crew->duties->pdata[n_duties - 1])->record,
                                           KB_ASSIGNMENT_POSITION) : 0;
}

static KbRecord *
create_duty (const KbCrew *crew,
             gint64        group,
             gint64        position)
{
  KbRecord *record = kb_record_new (KB_ENTITY_ASSIGNMENT, kb_id_new ());

  kb_record_set_int (record, KB_ASSIGNMENT_SESSION_ID, kb_record_get_id (crew->session));
  kb_record_set_int (record, KB_ASSIGNMENT_POSITION, position);
  if (group < 0)
    kb_record_set_int (record, KB_ASSIGNMENT_ROLE, -1 - group);
  for (guint i = crew->duties->len; i-- > 0;)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      if (duty->group != group)
        continue;
      kb_record_set_int (record, KB_ASSIGNMENT_ROLE, duty->role);
      kb_record_set_value (record, KB_ASSIGNMENT_ROLE_ID, kb_record_peek (duty->record, KB_ASSIGNMENT_ROLE_ID));
      kb_record_set_text (record, KB_ASSIGNMENT_TITLE, kb_record_get_text (duty->record, KB_ASSIGNMENT_TITLE));
      kb_record_set_text (record, KB_ASSIGNMENT_DUTIES, kb_record_get_text (duty->record, KB_ASSIGNMENT_DUTIES));
      kb_record_set_text (record, KB_ASSIGNMENT_INCIDENTS, kb_record_get_text (duty->record, KB_ASSIGNMENT_INCIDENTS));
      break;
    }

  return record;
}

static gint64
add_shift (KbEdit          *edit,
           const KbCrew    *crew,
           gint64           duty_id,
           const KbStretch *time)
{
  g_autoptr (KbRecord) shift = kb_record_new (KB_ENTITY_SHIFT, kb_id_new ());

  kb_record_set_int (shift, KB_SHIFT_SESSION_ID, kb_record_get_id (crew->session));
  kb_record_set_int (shift, KB_SHIFT_ASSIGNMENT_ID, duty_id);
  kb_record_set_int (shift, KB_SHIFT_START_US, time->start_us);
  kb_record_set_int (shift, KB_SHIFT_END_US, time->end_us);
  kb_edit_insert (edit, shift);
  return kb_record_get_id (shift);
}

/**
 * kb_crew_edit_draw_shift:
 * @group: duties of a kind, see #KbCrewDuty
 * @time: when somebody is needed
 * @person_id: who, 0 for nobody yet
 * @shift_id: (out): the shift's id
 *
 * Returns: (transfer full): an edit that adds a duty of that kind with a shift.
 */
KbEdit *
kb_crew_edit_draw_shift (const KbCrew    *crew,
                         gint64           group,
                         const KbStretch *time,
                         gint64           person_id,
                         gint64          *shift_id)
{
  KbEdit *edit = kb_edit_new (_("Add shift"));
  g_autoptr (KbRecord) duty = create_duty (crew, group, find_last_position (crew) + KB_POSITION_STEP);

  if (person_id != 0)
    kb_record_set_int (duty, KB_ASSIGNMENT_PERSON_ID, person_id);
  kb_edit_insert (edit, duty);
  *shift_id = add_shift (edit, crew, kb_record_get_id (duty), time);
  kb_crew_follow_edit (crew->set, edit);

  return edit;
}

/**
 * kb_crew_edit_assign:
 * @person: (nullable): who has the duty from now on; %NULL for nobody
 *
 * Returns: (transfer full): the edit: everything else of the duty stays as it is.
 */
KbEdit *
kb_crew_edit_assign (const KbCrew *crew,
                     gint64        duty_id,
                     KbRecord     *person)
{
  const KbCrewDuty *duty = kb_crew_find_duty (crew, duty_id);
  const char *name = person != NULL ? kb_record_get_text (person, KB_PERSON_NAME) : NULL;
  g_autofree char *label = name != NULL ? g_strdup_printf (_("Assign %s"), name) : g_strdup (_("Take off duty"));
  KbEdit *edit = kb_edit_new (label);
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (person != NULL)
    kb_value_set_int (&value, kb_record_get_id (person));
  if (duty != NULL)
    kb_edit_set (edit, KB_ENTITY_ASSIGNMENT, duty_id, KB_ASSIGNMENT_PERSON_ID, &value);

  return edit;
}

/**
 * kb_crew_edit_swap:
 *
 * Returns: (transfer full): an edit by which two duties change people; shifts, backups, pay, cues stay.
 */
KbEdit *
kb_crew_edit_swap (const KbCrew *crew,
                   gint64        duty_id,
                   gint64        other_id)
{
  KbEdit *edit = kb_edit_new (_("Swap people"));
  const KbCrewDuty *one = kb_crew_find_duty (crew, duty_id);
  const KbCrewDuty *other = kb_crew_find_duty (crew, other_id);

  g_return_val_if_fail (one != NULL && other != NULL, edit);

  kb_edit_set (edit, KB_ENTITY_ASSIGNMENT, duty_id, KB_ASSIGNMENT_PERSON_ID,
               kb_record_peek (other->record, KB_ASSIGNMENT_PERSON_ID));
  kb_edit_set (edit, KB_ENTITY_ASSIGNMENT, other_id, KB_ASSIGNMENT_PERSON_ID,
               kb_record_peek (one->record, KB_ASSIGNMENT_PERSON_ID));
  return edit;
}

/**
 * kb_crew_edit_add_backup:
 * @by_id: the duty that stands in
 *
 * Returns: (transfer full): the edit.
 */
KbEdit *
kb_crew_edit_add_backup (const KbCrew *crew,
                         gint64        duty_id,
                         gint64        by_id)
{
  KbEdit *edit = kb_edit_new (_("Add backup"));
  g_autoptr (KbRecord) backup = kb_record_new (KB_ENTITY_BACKUP, kb_id_new ());

  kb_record_set_int (backup, KB_BACKUP_SESSION_ID, kb_record_get_id (crew->session));
  kb_record_set_int (backup, KB_BACKUP_ASSIGNMENT_ID, duty_id);
  kb_record_set_int (backup, KB_BACKUP_BY_ID, by_id);
  kb_edit_insert (edit, backup);
  return edit;
}

/**
 * kb_crew_edit_remove:
 *
 * Takes the person off a shift's duty, so that the hole shows and can be filled; of a duty that nobody has,
 * the shift itself, and the duty with its last one.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL for a shift of another session.
 */
KbEdit *
kb_crew_edit_remove (const KbCrew *crew,
                     gint64        shift_id)
{
  const KbCrewDuty *duty = kb_crew_find_shift (crew, shift_id, NULL);
  KbEdit *edit;

  if (duty == NULL)
    return NULL;
  if (duty->person != NULL)
    return kb_crew_edit_assign (crew, kb_record_get_id (duty->record), NULL);

  edit = kb_edit_new (_("Delete shift"));
  if (duty->shifts->len > 1)
    kb_edit_delete (edit, KB_ENTITY_SHIFT, shift_id);
  else
    kb_edit_delete (edit, KB_ENTITY_ASSIGNMENT, kb_record_get_id (duty->record));
  kb_crew_follow_edit (crew->set, edit);
  return edit;
}

/**
 * kb_crew_edit_fill:
 * @proposals: (element-type KbProposal): what was proposed
 *
 * Returns: (transfer full): one edit for all of it.
 */
KbEdit *
kb_crew_edit_fill (const KbCrew *crew,
                   GPtrArray    *proposals)
{
  KbEdit *edit = kb_edit_new (_("Fill the rest"));

  for (guint i = 0; i < proposals->len; i++)
    {
      const KbProposal *proposal = proposals->pdata[i];

      if (proposal->candidate != NULL)
        kb_edit_set_int (edit, proposal->duty->record, KB_ASSIGNMENT_PERSON_ID,
                         kb_record_get_id (proposal->candidate->person));
    }

  return edit;
}

/**
 * kb_crew_edit_share_sum:
 * @duty: an assignment
 * @group_id: the sum that it has a share of; 0: none
 *
 * Returns: (transfer full): the edit.
 */
KbEdit *
kb_crew_edit_share_sum (KbRecord *duty,
                        gint64    group_id)
{
  KbEdit *edit = kb_edit_new (_("Share day sum"));
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (group_id != 0)
    kb_value_set_int (&value, group_id);
  kb_edit_set (edit, KB_ENTITY_ASSIGNMENT, kb_record_get_id (duty), KB_ASSIGNMENT_PAY_GROUP_ID, &value);
  return edit;
}

/**
 * kb_crew_edit_add_sum:
 * @duty: (nullable): an assignment that has the first share
 *
 * Returns: (transfer full): an edit that adds a sum which several duties share.
 */
KbEdit *
kb_crew_edit_add_sum (KbRecordSet *plan,
                      KbRecord    *duty)
{
  KbEdit *edit = kb_edit_new (_("Add day sum"));
  GListModel *groups = kb_record_set_get_list (plan, KB_ENTITY_PAY_GROUP);
  const guint n_groups = g_list_model_get_n_items (groups);
  g_autoptr (KbRecord) last = n_groups > 0 ? g_list_model_get_item (groups, n_groups - 1) : NULL;
  g_autoptr (KbRecord) group = kb_record_new (KB_ENTITY_PAY_GROUP, kb_id_new ());

  kb_record_set_int (group, KB_PAY_GROUP_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (group, KB_PAY_GROUP_POSITION, KB_POSITION_STEP
                     + (last != NULL ? kb_record_get_int (last, KB_PAY_GROUP_POSITION) : 0));
  kb_record_set_text (group, KB_PAY_GROUP_NAME, _("Day sum"));
  kb_edit_insert (edit, group);
  if (duty != NULL)
    kb_edit_set_int (edit, duty, KB_ASSIGNMENT_PAY_GROUP_ID, kb_record_get_id (group));
  return edit;
}

/**
 * kb_crew_edit_set_up:
 *
 * Returns: (transfer full): an edit that adds an open duty for the whole show for each role of the library that
 *   is on air; for the standard ones where the library has none.
 */
KbEdit *
kb_crew_edit_set_up (const KbCrew *crew)
{
  KbEdit *edit = kb_edit_new (_("Set up crew"));
  GListModel *roles = kb_record_set_get_list (kb_record_set_get_library (crew->set), KB_ENTITY_ROLE);
  const guint n_roles = g_list_model_get_n_items (roles);
  const int standard[] = { KB_ROLE_KIND_LEAD, KB_ROLE_KIND_PLANNER, KB_ROLE_KIND_HOST, KB_ROLE_KIND_COHOST,
                           KB_ROLE_KIND_FLOOR, KB_ROLE_KIND_OPERATOR, KB_ROLE_KIND_SERVICE, KB_ROLE_KIND_TECH };
  gint64 position = find_last_position (crew);

  for (guint i = 0; i < (n_roles > 0 ? n_roles : G_N_ELEMENTS (standard)); i++)
    {
      g_autoptr (KbRecord) role = n_roles > 0 ? g_list_model_get_item (roles, i) : NULL;
      const int kind = role != NULL ? (int) kb_record_get_int (role, KB_ROLE_KIND) : standard[i];
      g_autoptr (KbRecord) duty = NULL;

      if (!kb_crew_role_is_on_air ((KbRoleKind) kind))
        continue;
      position += KB_POSITION_STEP;
      duty = create_duty (crew, -1 - (gint64) kind, position);
      if (role != NULL)
        {
          kb_record_set_int (duty, KB_ASSIGNMENT_ROLE_ID, kb_record_get_id (role));
          kb_record_set_text (duty, KB_ASSIGNMENT_TITLE, kb_record_get_text (role, KB_ROLE_NAME));
          kb_record_set_text (duty, KB_ASSIGNMENT_DUTIES, kb_record_get_text (role, KB_ROLE_DUTIES));
          kb_record_set_text (duty, KB_ASSIGNMENT_INCIDENTS, kb_record_get_text (role, KB_ROLE_INCIDENTS));
        }
      kb_edit_insert (edit, duty);
      if (crew->show.end_us > crew->show.start_us)
        add_shift (edit, crew, kb_record_get_id (duty), &crew->show);
    }

  return edit;
}

static void
copy_duty (KbEdit           *edit,
           const KbCrew     *crew,
           const KbCrew     *last,
           const KbCrewDuty *duty,
           gint64            by_us,
           GHashTable       *ids)
{
  const gint64 id = kb_record_get_id (duty->record);
  g_autoptr (KbRecord) copy = kb_record_new (KB_ENTITY_ASSIGNMENT, kb_id_new ());
  const gint64 copy_id = kb_record_get_id (copy);

  for (guint i = 0; i < KB_ASSIGNMENT_N_FIELDS; i++)
    if (i != KB_ASSIGNMENT_PAY_GROUP_ID)
      kb_record_set_value (copy, i, kb_record_peek (duty->record, i));
  kb_record_set_int (copy, KB_ASSIGNMENT_SESSION_ID, kb_record_get_id (crew->session));
  kb_edit_insert (edit, copy);
  g_hash_table_insert (ids, g_memdup2 (&id, sizeof id), g_memdup2 (&copy_id, sizeof copy_id));
  for (guint i = 0; i < duty->shifts->len; i++)
    {
      const KbStretch *time = &g_array_index (duty->shifts, KbCrewShift, i).time;
      const KbStretch moved = { kb_wall_shift (time->start_us, last->zone, by_us, crew->zone),
                                kb_wall_shift (time->end_us, last->zone, by_us, crew->zone) };

      add_shift (edit, crew, copy_id, &moved);
    }
}

/**
 * kb_crew_edit_copy:
 * @crew: a session's crew
 * @last: another session's
 *
 * Returns: (transfer full): an edit that adds the other's duties, people, shifts (as far from the show's start
 *   as they are there) and backups.
 */
KbEdit *
kb_crew_edit_copy (const KbCrew *crew,
                   const KbCrew *last)
{
  KbEdit *edit = kb_edit_new (_("Copy crew"));
  const gint64 by_us = kb_wall_read (crew->show.start_us, crew->zone) - kb_wall_read (last->show.start_us, last->zone);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < last->duties->len; i++)
    copy_duty (edit, crew, last, last->duties->pdata[i], by_us, ids);
  for (guint i = 0; i < last->duties->len; i++)
    {
      const KbCrewDuty *duty = last->duties->pdata[i];

      for (guint j = 0; j < duty->backups->len; j++)
        {
          const gint64 id = kb_record_get_id (duty->record);
          const gint64 by_id = kb_record_get_int (duty->backups->pdata[j], KB_BACKUP_BY_ID);
          const gint64 *copy_id = g_hash_table_lookup (ids, &id);
          const gint64 *copy_by = g_hash_table_lookup (ids, &by_id);
          g_autoptr (KbRecord) backup = kb_record_new (KB_ENTITY_BACKUP, kb_id_new ());

          if (copy_by == NULL)
            continue;
          kb_record_set_value (backup, KB_BACKUP_LIMIT_MS, kb_record_peek (duty->backups->pdata[j], KB_BACKUP_LIMIT_MS));
          kb_record_set_text (backup, KB_BACKUP_NOTE, kb_record_get_text (duty->backups->pdata[j], KB_BACKUP_NOTE));
          kb_record_set_int (backup, KB_BACKUP_SESSION_ID, kb_record_get_id (crew->session));
          kb_record_set_int (backup, KB_BACKUP_ASSIGNMENT_ID, *copy_id);
          kb_record_set_int (backup, KB_BACKUP_BY_ID, *copy_by);
          kb_edit_insert (edit, backup);
        }
    }

  return edit;
}
