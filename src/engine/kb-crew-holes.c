/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-crew-holes"

#include "config.h"

#include "kb-crew-coverage.h"
#include "kb-crew-holes.h"
#include "kb-crew-text.h"
#include "kb-session.h"

static void
hole_free (gpointer data)
{
  KbCrewHole *hole = data;

  g_free (hole->text);
  g_free (hole->title);
  g_free (hole);
}

GPtrArray *
kb_crew_holes_new (void)
{
  return g_ptr_array_new_with_free_func (hole_free);
}

static const char *
get_title (const KbCrew    *crew,
           const KbCrewGap *gap)
{
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      if (gap->duty == NULL && duty->group == gap->group)
        return kb_crew_group_get_title (crew, duty);
    }

  return gap->duty != NULL ? kb_crew_duty_get_title (gap->duty) : kb_enum_label (&kb_role_kind_enum, gap->role);
}

/**
 * kb_crew_holes_collect:
 * @now_us: gaps that are over then are left out
 *
 * Adds the gaps of a session.
 */
void
kb_crew_holes_collect (GPtrArray    *self,
                       const KbCrew *crew,
                       gint64        now_us)
{
  g_autoptr (GArray) gaps = kb_crew_find_gaps (crew);

  for (guint i = 0; i < gaps->len; i++)
    {
      const KbCrewGap *gap = &g_array_index (gaps, KbCrewGap, i);
      g_autofree char *span = kb_crew_format_span (crew, &gap->time);
      KbCrewHole *hole;

      if (gap->time.end_us <= now_us)
        continue;
      hole = g_new0 (KbCrewHole, 1);
      hole->session_id = kb_record_get_id (crew->session);
      hole->group = gap->group;
      hole->shift_id = gap->shift != NULL ? kb_record_get_id (gap->shift) : 0;
      hole->time = gap->time;
      hole->text = g_strdup_printf ("%s %s", get_title (crew, gap), span);
      hole->title = g_strdup (kb_record_get_text (crew->session, KB_SESSION_TITLE));
      g_ptr_array_add (self, hole);
    }
}

/**
 * kb_crew_holes_find:
 * @hole: a gap that was found later
 *
 * Returns: (transfer none) (nullable): the same gap among those that were known, though it may have moved or changed its
 *   length since.
 */
KbCrewHole *
kb_crew_holes_find (GPtrArray        *self,
                    const KbCrewHole *hole)
{
  for (guint i = 0; i < self->len; i++)
    {
      KbCrewHole *known = self->pdata[i];

      if (known->session_id == hole->session_id && known->group == hole->group
          && (kb_stretch_overlaps (&known->time, &hole->time, NULL)
              || (hole->shift_id != 0 && known->shift_id == hole->shift_id)))
        return known;
    }

  return NULL;
}

/**
 * kb_crew_hole_is_due:
 *
 * Returns: whether it starts within @ahead_us, or has started and is not over.
 */
gboolean
kb_crew_hole_is_due (const KbCrewHole *self,
                     gint64            now_us,
                     gint64            ahead_us)
{
  return self->time.start_us <= now_us + ahead_us && now_us < self->time.end_us;
}
