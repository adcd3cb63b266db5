/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-selection"

#include "config.h"

#include "kb-crew-pick.h"
#include "kb-crew-selection.h"
#include "kb-crew-text.h"
#include "kb-crew.h"

/**
 * kb_crew_selection_take_shift:
 * @shift_id: a shift; one that is not there changes nothing
 */
void
kb_crew_selection_take_shift (KbCrewSelection *self,
                              const KbCrew    *crew,
                              gint64           shift_id)
{
  KbCrewShift *shift = NULL;
  KbCrewDuty *duty = kb_crew_find_shift (crew, shift_id, &shift);

  if (duty != NULL)
    *self = (KbCrewSelection) { shift_id, kb_record_get_id (duty->record), duty->group, duty->role, shift->time };
}

/**
 * kb_crew_selection_take_item:
 * @item: what was chosen on the board
 * @row: where it stands
 *
 * Returns: %FALSE for what nobody can be looked for, such as a shift in another session.
 */
gboolean
kb_crew_selection_take_item (KbCrewSelection   *self,
                             const KbCrew      *crew,
                             const KbBoardItem *item,
                             const KbBoardRow  *row)
{
  const KbCrewDuty *duty = item->duty_id != 0 ? kb_crew_find_duty (crew, item->duty_id) : NULL;
  KbCrewShift *shift = NULL;

  if (kb_crew_find_shift (crew, item->id, &shift) != NULL)
    kb_crew_selection_take_shift (self, crew, item->id);
  else if (duty != NULL)
    *self = (KbCrewSelection) { 0, item->duty_id, duty->group, duty->role, item->time };
  else if (item->style == KB_BOARD_GAP)
    *self = (KbCrewSelection) { .group = row->id, .time = item->time, .role = kb_crew_get_group_role (crew, row->id) };
  else
    return FALSE;

  return TRUE;
}

static void
take_first (KbCrewSelection *self,
            const KbCrew    *crew)
{
  *self = (KbCrewSelection) { .role = KB_ROLE_KIND_OTHER, .group = -1 - (gint64) KB_ROLE_KIND_OTHER, .time = crew->show };
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      if (duty->shifts->len == 0)
        continue;
      kb_crew_selection_take_shift (self, crew, kb_record_get_id (g_array_index (duty->shifts, KbCrewShift, 0).record));
      return;
    }
}

/**
 * kb_crew_selection_renew:
 * @crew: the crew as it is now
 *
 * What was selected may be gone, then it is the first shift, or elsewhere.
 */
void
kb_crew_selection_renew (KbCrewSelection *self,
                         const KbCrew    *crew)
{
  KbCrewShift *shift = NULL;

  if (self->shift_id != 0 && kb_crew_find_shift (crew, self->shift_id, &shift) != NULL)
    kb_crew_selection_take_shift (self, crew, self->shift_id);
  else if (self->shift_id != 0 || self->time.end_us == 0)
    take_first (self, crew);
}

/**
 * kb_crew_selection_show:
 *
 * Shows at the side who could have what is selected, and what the duty is.
 */
void
kb_crew_selection_show (const KbCrewSelection *self,
                        const KbCrew          *crew,
                        KbWorkspace           *workspace,
                        KbCrewSide            *side)
{
  const KbCrewDuty *duty = self->duty_id != 0 ? kb_crew_find_duty (crew, self->duty_id) : NULL;
  g_autoptr (GPtrArray) candidates = kb_crew_pick (crew, duty, self->role, &self->time, self->shift_id);
  g_autofree char *span = kb_crew_format_span (crew, &self->time);
  g_autofree char *length = kb_crew_format_length ((self->time.end_us - self->time.start_us) / KB_MS_US);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", span, length);
  const char *role = kb_enum_label (&kb_role_kind_enum, self->role);
  const char *name = duty != NULL ? kb_crew_duty_get_name (duty) : NULL;
  g_autofree char *title = name != NULL ? g_strdup_printf ("%s · %s", kb_crew_duty_get_title (duty), name)
                                        : g_strdup (duty != NULL ? kb_crew_duty_get_title (duty) : role);

  kb_crew_side_show_candidates (side, crew, title, subtitle, self->duty_id, candidates);
  kb_crew_side_show_duty (side, workspace, crew->set, duty != NULL ? duty->record : NULL,
                          kb_record_set_find (crew->set, KB_ENTITY_SHIFT, self->shift_id));
}
