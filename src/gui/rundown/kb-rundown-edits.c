/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-edits"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cue-number.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-id.h"
#include "kb-rundown-edits.h"
#include "kb-session.h"
#include "kb-stock-text.h"
#include "kb-text.h"

static const char *
get_number (KbRecord *cue)
{
  return kb_record_get_text (cue, KB_CUE_CUE_NO);
}

/* @what has a %s for the cue's number. */
static KbEdit *
create_edit (const char *what,
             KbRecord   *cue)
{
  g_auto (GStrv) parts = g_strsplit (what, "%s", 2);
  g_autofree char *label = g_strjoinv (get_number (cue), parts);

  return kb_edit_new (label);
}

static void
set_null (KbEdit   *edit,
          KbRecord *record,
          guint     field)
{
  g_auto (KbValue) nothing = KB_VALUE_INIT;

  kb_edit_set (edit, kb_record_get_kind (record), kb_record_get_id (record), field, &nothing);
}

/* The cue that comes before a place, or %NULL at the head of the segment. */
static KbRecord *
find_before (GPtrArray *siblings,
             guint      index)
{
  return index > 0 ? siblings->pdata[index - 1] : NULL;
}

static guint
find_index (GPtrArray *siblings,
            gint64     id)
{
  guint i = 0;

  while (i < siblings->len && kb_record_get_id (siblings->pdata[i]) != id)
    i++;

  return i;
}

static KbRecord *
create_cue (KbRecordSet *plan,
            gint64       segment_id,
            KbRecord    *like,
            const char  *number)
{
  KbRecord *cue = kb_record_new (KB_ENTITY_CUE, kb_id_new ());

  kb_record_set_int (cue, KB_CUE_SESSION_ID, kb_record_set_get_session_id (plan));
  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, segment_id);
  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  if (like != NULL && !kb_record_is_null (like, KB_CUE_SPEAKER_ID))
    kb_record_set_int (cue, KB_CUE_SPEAKER_ID, kb_record_get_int (like, KB_CUE_SPEAKER_ID));

  return cue;
}

static gint64
add_segment (KbEdit      *edit,
             KbRecordSet *plan,
             gint64       before_id,
             const char  *title)
{
  const gint64 session_id = kb_record_set_get_session_id (plan);
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_SEGMENT, session_id);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  KbRecord *segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, session_id);
  kb_record_set_text (segment, KB_SEGMENT_TITLE, title);
  g_ptr_array_add (records, segment);
  kb_rundown_place_records (edit, siblings, find_index (siblings, before_id), records);
  kb_edit_insert (edit, segment);

  return kb_record_get_id (segment);
}

/**
 * kb_rundown_insert_cue:
 * @place: where; without a segment: at the end, in a segment of its own
 * @id: (out): the new cue
 *
 * Returns: (transfer full): the edit that adds a cue; it is spoken by who speaks before it.
 */
KbEdit *
kb_rundown_insert_cue (KbRecordSet          *plan,
                       const KbRundownPlace *place,
                       gint64               *id)
{
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE, place->segment_id);
  g_autoptr (GHashTable) taken = kb_cue_number_collect (plan);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  const guint index = find_index (siblings, place->before_id);
  KbRecord *before = find_before (siblings, index);
  KbRecord *like = before != NULL ? before : index < siblings->len ? siblings->pdata[index] : NULL;
  g_autofree char *number = kb_cue_number_next (plan, like, taken);
  KbRecord *cue = create_cue (plan, place->segment_id, like, number);
  KbEdit *edit = create_edit (_("Add cue %s"), cue);

  if (place->segment_id == 0)
    {
      g_autofree char *title = kb_rundown_dup_segment_title (plan);

      kb_record_set_int (cue, KB_CUE_SEGMENT_ID, add_segment (edit, plan, 0, title));
    }
  g_ptr_array_add (records, cue);
  kb_rundown_place_records (edit, siblings, index, records);
  kb_edit_insert (edit, cue);
  *id = kb_record_get_id (cue);

  return edit;
}

/**
 * kb_rundown_copy_directions:
 *
 * Adds to @edit what others do in a cue, for a copy of it.
 */
void
kb_rundown_copy_directions (KbEdit      *edit,
                            KbRecordSet *plan,
                            KbRecord    *from,
                            KbRecord    *to)
{
  g_autoptr (GPtrArray) directions = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (from));

  for (guint i = 0; i < directions->len; i++)
    {
      g_autoptr (KbRecord) copy = kb_record_copy (directions->pdata[i]);

      kb_record_set_int (copy, KB_CUE_DIRECTION_CUE_ID, kb_record_get_id (to));
      kb_edit_insert (edit, copy);
    }
}

/**
 * kb_rundown_copy_cue:
 * @number: the copy's number
 *
 * Returns: (transfer full): a copy of a cue. Two cues cannot start at one time: it is soft.
 */
KbRecord *
kb_rundown_copy_cue (KbRecord   *cue,
                     gint64      segment_id,
                     const char *number)
{
  KbRecord *copy = kb_record_copy (cue);
  const KbValue nothing = KB_VALUE_INIT;

  kb_record_set_text (copy, KB_CUE_CUE_NO, number);
  kb_record_set_int (copy, KB_CUE_SEGMENT_ID, segment_id);
  kb_record_set_int (copy, KB_CUE_HARD, FALSE);
  kb_record_set_value (copy, KB_CUE_FIXED_US, &nothing);

  return copy;
}

/**
 * kb_rundown_duplicate_cues:
 * @cues: (element-type KbRecord): cues in running order, not empty
 * @ids: (element-type gint64): the new cues are appended
 *
 * Returns: (transfer full): the edit that copies cues with their directions behind the last of them.
 */
KbEdit *
kb_rundown_duplicate_cues (KbRecordSet *plan,
                           GPtrArray   *cues,
                           GArray      *ids)
{
  KbRecord *last = cues->pdata[cues->len - 1];
  const gint64 segment_id = kb_record_get_int (last, KB_CUE_SEGMENT_ID);
  g_autoptr (GPtrArray) siblings = kb_record_set_children (plan, KB_ENTITY_CUE, segment_id);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) taken = kb_cue_number_collect (plan);
  g_autofree char *many = g_strdup_printf (ngettext ("Duplicate %u cue", "Duplicate %u cues", cues->len), cues->len);
  KbEdit *edit = cues->len == 1 ? create_edit (_("Duplicate cue %s"), last) : kb_edit_new (many);
  char *number = NULL;   /* of @taken */

  for (guint i = 0; i < cues->len; i++)
    {
      /* Where letters have run out, from the one before on: to count from the first each time took a second for 2 000. */
      number = number != NULL && g_ascii_isdigit (number[strlen (number) - 1])
                 ? kb_cue_number_count_on (number, taken) : kb_cue_number_next (plan, last, taken);
      g_hash_table_add (taken, number);
      g_ptr_array_add (copies, kb_rundown_copy_cue (cues->pdata[i], segment_id, number));
    }
  kb_rundown_place_records (edit, siblings, find_index (siblings, kb_record_get_id (last)) + 1, copies);

  for (guint i = 0; i < copies->len; i++)
    {
      const gint64 id = kb_record_get_id (copies->pdata[i]);

      g_array_append_val (ids, id);
      kb_edit_insert (edit, copies->pdata[i]);
      kb_rundown_copy_directions (edit, plan, cues->pdata[i], copies->pdata[i]);
    }

  return edit;
}

/**
 * kb_rundown_delete_cues:
 * @cues: (element-type KbRecord): cues, not empty
 *
 * Returns: (transfer full): the edit that takes them out.
 */
KbEdit *
kb_rundown_delete_cues (GPtrArray *cues)
{
  g_autofree char *many = g_strdup_printf (ngettext ("Delete %u cue", "Delete %u cues", cues->len), cues->len);
  KbEdit *edit = cues->len == 1 ? create_edit (_("Delete cue %s"), cues->pdata[0]) : kb_edit_new (many);

  for (guint i = 0; i < cues->len; i++)
    kb_edit_delete (edit, KB_ENTITY_CUE, kb_record_get_id (cues->pdata[i]));

  return edit;
}

/**
 * kb_rundown_toggle_skip:
 * @cues: (element-type KbRecord): cues, not empty
 *
 * Returns: (transfer full): the edit that skips them all, or takes all in again when all are skipped.
 */
KbEdit *
kb_rundown_toggle_skip (GPtrArray *cues)
{
  gboolean skip = FALSE;
  g_autofree char *many = NULL;
  KbEdit *edit;

  for (guint i = 0; i < cues->len; i++)
    skip |= !kb_record_get_bool (cues->pdata[i], KB_CUE_SKIP);

  if (cues->len == 1)
    edit = create_edit (skip ? _("Skip cue %s") : _("Take cue %s in again"), cues->pdata[0]);
  else
    {
      many = g_strdup_printf (skip ? ngettext ("Skip %u cue", "Skip %u cues", cues->len)
                                   : ngettext ("Take %u cue in again", "Take %u cues in again", cues->len), cues->len);
      edit = kb_edit_new (many);
    }
  for (guint i = 0; i < cues->len; i++)
    if (kb_record_get_bool (cues->pdata[i], KB_CUE_SKIP) != skip)
      kb_edit_set_int (edit, cues->pdata[i], KB_CUE_SKIP, skip);

  return edit;
}

/**
 * kb_rundown_toggle_hard:
 * @cues: (element-type KbRecord): cues, not empty
 * @starts_us: (array): when each of them starts now
 *
 * Returns: (transfer full): the edit that fixes them where they are, or frees them when all are fixed.
 */
KbEdit *
kb_rundown_toggle_hard (GPtrArray    *cues,
                        const gint64 *starts_us)
{
  gboolean hard = FALSE;
  g_autofree char *many = NULL;
  KbEdit *edit;

  for (guint i = 0; i < cues->len; i++)
    hard |= !kb_record_get_bool (cues->pdata[i], KB_CUE_HARD);
  if (cues->len == 1)
    return hard ? kb_rundown_set_hard (cues->pdata[0], starts_us[0]) : kb_rundown_set_soft (cues->pdata[0]);

  many = g_strdup_printf (hard ? ngettext ("Fix start of %u cue", "Fix start of %u cues", cues->len)
                               : ngettext ("Free start of %u cue", "Free start of %u cues", cues->len), cues->len);
  edit = kb_edit_new (many);
  for (guint i = 0; i < cues->len; i++)
    {
      KbRecord *cue = cues->pdata[i];

      if (kb_record_get_bool (cue, KB_CUE_HARD) == hard)
        continue;
      kb_edit_set_int (edit, cue, KB_CUE_HARD, hard);
      if (hard)
        kb_edit_set_int (edit, cue, KB_CUE_FIXED_US, starts_us[i]);
      else
        set_null (edit, cue, KB_CUE_FIXED_US);
    }

  return edit;
}

/**
 * kb_rundown_set_hard:
 * @fixed_us: when the cue starts from now on, microseconds since 1970 UTC
 *
 * Returns: (transfer full): the edit, without steps when it is hard at that time already.
 */
KbEdit *
kb_rundown_set_hard (KbRecord *cue,
                     gint64    fixed_us)
{
  KbEdit *edit = create_edit (_("Fix start of cue %s"), cue);

  if (!kb_record_get_bool (cue, KB_CUE_HARD))
    kb_edit_set_int (edit, cue, KB_CUE_HARD, TRUE);
  if (kb_record_get_int (cue, KB_CUE_FIXED_US) != fixed_us)
    kb_edit_set_int (edit, cue, KB_CUE_FIXED_US, fixed_us);

  return edit;
}

/**
 * kb_rundown_set_soft:
 *
 * Returns: (transfer full): the edit that lets a cue start when the one before it ends.
 */
KbEdit *
kb_rundown_set_soft (KbRecord *cue)
{
  KbEdit *edit = create_edit (_("Free start of cue %s"), cue);

  if (kb_record_get_bool (cue, KB_CUE_HARD))
    kb_edit_set_int (edit, cue, KB_CUE_HARD, FALSE);
  if (!kb_record_is_null (cue, KB_CUE_FIXED_US))
    set_null (edit, cue, KB_CUE_FIXED_US);

  return edit;
}

/**
 * kb_rundown_set_text:
 * @what: the history's words with %s for the cue's number, translated
 *
 * Returns: (transfer full): the edit of one of a cue's texts, without steps when it is so already.
 */
KbEdit *
kb_rundown_set_text (KbRecord   *cue,
                     guint       field,
                     const char *what,
                     const char *text)
{
  g_autofree char *normal = kb_text_normalize (text);
  KbEdit *edit = create_edit (what, cue);

  if (g_strcmp0 (kb_record_get_text (cue, field), normal) != 0)
    kb_edit_set_text (edit, cue, field, normal);

  return edit;
}

/**
 * kb_rundown_set_limit:
 * @field: a length of the cue that may be unset
 * @what: the history's words with %s for the cue's number, translated
 * @text: a length as people type it; "" unsets it
 *
 * Returns: (transfer full) (nullable): the edit, without steps when it is so already; %NULL with
 *   %KB_ERROR_INPUT when @text is no length.
 */
KbEdit *
kb_rundown_set_limit (KbRecord    *cue,
                      guint        field,
                      const char  *what,
                      const char  *text,
                      GError     **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_auto (KbValue) value = KB_VALUE_INIT;
  gint64 ms;
  KbEdit *edit;

  if (*typed != '\0')
    {
      if (!kb_duration_parse (typed, kb_record_get_int_or (cue, field, -1), &ms, error))
        return NULL;
      kb_value_set_int (&value, ms);
    }

  edit = create_edit (what, cue);
  if (!kb_value_equal (&value, kb_record_peek (cue, field)))
    kb_edit_set (edit, KB_ENTITY_CUE, kb_record_get_id (cue), field, &value);
  return edit;
}

/**
 * kb_rundown_set_flag:
 * @field: a yes or no of the cue
 * @what: the history's words with %s for the cue's number, translated
 *
 * Returns: (transfer full): the edit, without steps when it is so already.
 */
KbEdit *
kb_rundown_set_flag (KbRecord   *cue,
                     guint       field,
                     const char *what,
                     gboolean    value)
{
  KbEdit *edit = create_edit (what, cue);

  if (kb_record_get_bool (cue, field) != value)
    kb_edit_set_int (edit, cue, field, value);
  return edit;
}

/**
 * kb_rundown_dup_segment_title:
 *
 * Returns: (transfer full): what a segment is called before somebody names it, in the session's language.
 */
char *
kb_rundown_dup_segment_title (KbRecordSet *plan)
{
  return kb_stock_text_dup (KB_STOCK_NEW_SEGMENT, kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_LANGUAGE), 0);
}

/**
 * kb_rundown_insert_segment:
 * @before_id: the segment that it comes before, 0 for the end
 * @id: (out): the new segment
 *
 * Returns: (transfer full): the edit that adds an empty segment.
 */
KbEdit *
kb_rundown_insert_segment (KbRecordSet *plan,
                           gint64       before_id,
                           const char  *title,
                           gint64      *id)
{
  g_autofree char *label = g_strdup_printf (_("Add segment “%s”"), title);
  KbEdit *edit = kb_edit_new (label);

  *id = add_segment (edit, plan, before_id, title);
  return edit;
}

KbEdit *
kb_rundown_rename_segment (KbRecord   *segment,
                           const char *title)
{
  g_autofree char *label = g_strdup_printf (_("Rename segment “%s”"), title);
  KbEdit *edit = kb_edit_new (label);

  if (strcmp (kb_record_get_text (segment, KB_SEGMENT_TITLE), title) != 0)
    kb_edit_set_text (edit, segment, KB_SEGMENT_TITLE, title);

  return edit;
}

/**
 * kb_rundown_delete_segment:
 *
 * Returns: (transfer full): the edit that takes a segment out with all its cues.
 */
KbEdit *
kb_rundown_delete_segment (KbRecord *segment)
{
  g_autofree char *label = g_strdup_printf (_("Delete segment “%s”"), kb_record_get_text (segment, KB_SEGMENT_TITLE));
  KbEdit *edit = kb_edit_new (label);

  kb_edit_delete (edit, KB_ENTITY_SEGMENT, kb_record_get_id (segment));
  return edit;
}
