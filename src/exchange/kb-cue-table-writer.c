/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-table-writer"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew.h"
#include "kb-cue-table.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"
#include "kb-table-text.h"
#include "kb-text.h"

static char *
dup_length (KbRecord *cue,
            guint     field)
{
  return kb_record_is_null (cue, field) ? g_strdup ("") : kb_duration_format_exact (kb_record_get_int (cue, field));
}

static char *
dup_clock (KbRecordSet *plan,
           gint64       start_us)
{
  KbRecord *session = kb_record_set_get_session (plan);
  g_autoptr (GTimeZone) zone = kb_zone_new (kb_record_get_text (session, KB_SESSION_TIME_ZONE), NULL);

  return start_us != KB_NONE && zone != NULL ? kb_instant_format_clock (start_us, zone) : g_strdup ("");
}

static char *
dup_product (KbRecordSet *plan,
             KbRecord    *cue)
{
  KbRecord *item = kb_record_set_find_ref (plan, cue, KB_CUE_LINEUP_ITEM_ID);
  KbRecord *product = item != NULL ? kb_record_set_find_ref (plan, item, KB_LINEUP_ITEM_PRODUCT_ID) : NULL;
  const char *name = item != NULL ? kb_record_get_text (item, KB_LINEUP_ITEM_TITLE) : "";

  if (item == NULL)
    return g_strdup ("");
  if (kb_text_is_empty (name) && product != NULL)
    name = kb_record_get_text (product, KB_PRODUCT_NAME);
  return g_strdup_printf ("#%d %s", (int) kb_record_get_int_or (item, KB_LINEUP_ITEM_LINK_NO, 0), name);
}

static char *
dup_speaker (KbRecordSet *plan,
             KbRecord    *cue)
{
  KbRecord *duty = kb_record_set_find_ref (plan, cue, KB_CUE_SPEAKER_ID);
  KbRecord *person = duty != NULL ? kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID) : NULL;
  const char *name = person != NULL ? kb_record_get_text (person, KB_PERSON_STAGE_NAME) : "";

  if (person != NULL && kb_text_is_empty (name))
    name = kb_record_get_text (person, KB_PERSON_NAME);
  if (person == NULL && duty != NULL)
    name = kb_record_get_text (duty, KB_ASSIGNMENT_TITLE);
  return g_strdup (name);
}

static char *
dup_direction (KbRecordSet *plan,
               KbRecord    *cue,
               int          role)
{
  g_autoptr (GPtrArray) directions = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (cue));

  for (guint i = 0; i < directions->len; i++)
    if (kb_record_get_int (directions->pdata[i], KB_CUE_DIRECTION_ROLE) == role)
      return g_strdup (kb_record_get_text (directions->pdata[i], KB_CUE_DIRECTION_TEXT));

  return g_strdup ("");
}

static char *
dup_flag (KbRecord   *cue,
          guint       field,
          const char *yes)
{
  return g_strdup (kb_record_get_bool (cue, field) ? yes : "");
}

static char *
dup_segment (KbRecordSet *plan,
             KbRecord    *cue)
{
  KbRecord *segment = kb_record_set_find_ref (plan, cue, KB_CUE_SEGMENT_ID);

  return g_strdup (segment != NULL ? kb_record_get_text (segment, KB_SEGMENT_TITLE) : "");
}

static char *
dup_loop (KbRecord *cue)
{
  const gint64 loop = kb_record_get_int_or (cue, KB_CUE_LOOP_NO, 0);

  return loop > 0 ? g_strdup_printf ("%d", (int) loop) : g_strdup ("");
}

static char *
dup_cell (KbRecordSet *plan,
          KbRecord    *cue,
          gint64       start_us,
          KbCueHead    head)
{
  switch ((int) head)
    {
    case KB_CUE_HEAD_NUMBER:
      return g_strdup (kb_record_get_text (cue, KB_CUE_CUE_NO));
    case KB_CUE_HEAD_SEGMENT:
      return dup_segment (plan, cue);
    case KB_CUE_HEAD_START:
      return dup_clock (plan, start_us);
    case KB_CUE_HEAD_LENGTH:
      return dup_length (cue, KB_CUE_DURATION_MS);
    case KB_CUE_HEAD_HARD:
      return dup_flag (cue, KB_CUE_HARD, C_("start", "Hard"));
    case KB_CUE_HEAD_TYPE:
      return g_strdup (kb_enum_label (&kb_cue_type_enum, kb_record_get_int (cue, KB_CUE_TYPE)));
    case KB_CUE_HEAD_PRODUCT:
      return dup_product (plan, cue);
    case KB_CUE_HEAD_TITLE:
      return g_strdup (kb_record_get_text (cue, KB_CUE_TITLE));
    case KB_CUE_HEAD_LOOP:
      return dup_loop (cue);
    case KB_CUE_HEAD_SPEAKER:
      return dup_speaker (plan, cue);
    case KB_CUE_HEAD_SCRIPT:
      return g_strdup (kb_record_get_text (cue, KB_CUE_SCRIPT));
    case KB_CUE_HEAD_DEMO:
      return g_strdup (kb_record_get_text (cue, KB_CUE_DEMO));
    case KB_CUE_HEAD_OPERATOR:
      return dup_direction (plan, cue, KB_ROLE_KIND_OPERATOR);
    case KB_CUE_HEAD_FLOOR:
      return dup_direction (plan, cue, KB_ROLE_KIND_FLOOR);
    case KB_CUE_HEAD_OVERLAY:
      return g_strdup (kb_record_get_text (cue, KB_CUE_OVERLAY));
    case KB_CUE_HEAD_PROPS:
      return g_strdup (kb_record_get_text (cue, KB_CUE_PROPS));
    case KB_CUE_HEAD_FALLBACK:
      return g_strdup (kb_record_get_text (cue, KB_CUE_FALLBACK));
    case KB_CUE_HEAD_NOTE:
      return g_strdup (kb_record_get_text (cue, KB_CUE_NOTE));
    case KB_CUE_HEAD_MINIMUM:
      return dup_length (cue, KB_CUE_MIN_MS);
    case KB_CUE_HEAD_OPTIONAL:
      return dup_flag (cue, KB_CUE_OPTIONAL, _("Yes"));
    case KB_CUE_HEAD_SKIP:
      return dup_flag (cue, KB_CUE_SKIP, _("Yes"));
    default:
      return g_strdup ("");
    }
}

/* A column with nothing in it would only be in the way. */
static gboolean
has_content (KbRecordSet *plan,
             GPtrArray   *cues,
             KbCueHead    head)
{
  if (kb_cue_head_get_label (head) == NULL)
    return FALSE;
  if (head == KB_CUE_HEAD_START)
    return TRUE;

  for (guint i = 0; i < cues->len; i++)
    {
      g_autofree char *cell = dup_cell (plan, cues->pdata[i], KB_NONE, head);

      if (*cell != '\0')
        return TRUE;
    }

  return FALSE;
}

/**
 * kb_cue_table_write:
 * @plan: the session of the cues
 * @cues: (element-type KbRecord): cues
 * @starts_us: (array): when each of them starts, %KB_NONE where it does not
 *
 * Returns: (transfer full): the cues as a spreadsheet takes them: tabs between cells, a row of heads
 *   first; kb_cue_table_read() reads it back.
 */
char *
kb_cue_table_write (KbRecordSet  *plan,
                    GPtrArray    *cues,
                    const gint64 *starts_us)
{
  GString *table = g_string_new (NULL);
  KbCueHead heads[KB_N_CUE_HEADS];
  guint n = 0;

  for (int head = 0; head < KB_N_CUE_HEADS; head++)
    if (has_content (plan, cues, head))
      heads[n++] = head;

  for (guint i = 0; i < n; i++)
    kb_table_text_append (table, kb_cue_head_get_label (heads[i]), i == 0);
  g_string_append_c (table, '\n');
  for (guint row = 0; row < cues->len; row++)
    {
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *cell = dup_cell (plan, cues->pdata[row], starts_us[row], heads[i]);

          kb_table_text_append (table, cell, i == 0);
        }
      g_string_append_c (table, '\n');
    }

  return g_string_free (table, FALSE);
}
