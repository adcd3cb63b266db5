/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-paste"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cue-number.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-rundown-edits.h"
#include "kb-rundown-paste.h"
#include "kb-text.h"

/* More than that between two cues are counted on: letters would not do. */
#define MAX_LETTERS 20

typedef struct
{
  KbRecordSet          *plan;
  const KbRundownPlace *place;
  KbEdit               *edit;
  GHashTable           *taken;      /* owned: utf8, numbers in use */
  GHashTable           *fixed;      /* owned: gint64*, hard starts in use */
  GHashTable           *segments;   /* owned: utf8 title → gint64*, segments made or found */
  GPtrArray            *made;       /* owned: KbRecord, the new segments */
  KbRecord             *after;      /* nullable: the cue that the first one follows */
  char                 *last;       /* owned, nullable: the number given last */
  gboolean              is_many;
} Paste;

static GHashTable *
collect_fixed (KbRecordSet *plan)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  GHashTable *fixed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      const gint64 at_us = kb_record_get_int (cue, KB_CUE_FIXED_US);

      if (kb_record_get_bool (cue, KB_CUE_HARD))
        g_hash_table_add (fixed, g_memdup2 (&at_us, sizeof at_us));
    }

  return fixed;
}

/* The last cue of the rundown, or the one before the place. */
static KbRecord *
find_before (KbRecordSet          *plan,
             const KbRundownPlace *place)
{
  GListModel *all = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  g_autoptr (GPtrArray) cues = kb_record_set_children (plan, KB_ENTITY_CUE, place->segment_id);
  const guint n = g_list_model_get_n_items (all);
  g_autoptr (KbRecord) last = n > 0 ? g_list_model_get_item (all, n - 1) : NULL;

  for (guint i = 0; i < cues->len; i++)
    if (kb_record_get_id (cues->pdata[i]) == place->before_id)
      return i > 0 ? cues->pdata[i - 1] : cues->pdata[i];

  return cues->len > 0 ? cues->pdata[cues->len - 1] : last;
}

static char *
dup_last_number (KbRecordSet *plan)
{
  GListModel *all = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  const guint n = g_list_model_get_n_items (all);
  g_autoptr (KbRecord) last = n > 0 ? g_list_model_get_item (all, n - 1) : NULL;

  return g_strdup (last != NULL ? kb_record_get_text (last, KB_CUE_CUE_NO) : "C00");
}

/* A number that was given is kept when it is free. */
static void
number_cue (Paste    *paste,
            KbRecord *cue)
{
  const char *given = kb_record_get_text (cue, KB_CUE_CUE_NO);
  char *number;

  if (!kb_text_is_empty (given) && !g_hash_table_contains (paste->taken, given))
    number = g_strdup (given);
  else if (paste->last != NULL && paste->is_many)
    number = kb_cue_number_count_on (paste->last, paste->taken);
  else
    number = kb_cue_number_next (paste->plan, paste->after, paste->taken);

  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  kb_set_str (&paste->last, number);
  g_hash_table_add (paste->taken, number);
}

/* Two cues cannot start at one time: the one that comes is soft. */
static void
soften_cue (Paste    *paste,
            KbRecord *cue)
{
  const KbValue nothing = KB_VALUE_INIT;
  const gint64 at_us = kb_record_get_int (cue, KB_CUE_FIXED_US);

  if (!kb_record_get_bool (cue, KB_CUE_HARD))
    return;
  if (at_us != KB_NONE && !g_hash_table_contains (paste->fixed, &at_us))
    {
      g_hash_table_add (paste->fixed, g_memdup2 (&at_us, sizeof at_us));
      return;
    }

  kb_record_set_int (cue, KB_CUE_HARD, FALSE);
  kb_record_set_value (cue, KB_CUE_FIXED_US, &nothing);
}

static gint64
remember_segment (Paste      *paste,
                  const char *title,
                  gint64      id)
{
  g_hash_table_insert (paste->segments, g_strdup (title), g_memdup2 (&id, sizeof id));
  return id;
}

static gint64
make_segment (Paste      *paste,
              const char *title)
{
  KbRecord *segment = kb_record_new (KB_ENTITY_SEGMENT, kb_id_new ());

  kb_record_set_int (segment, KB_SEGMENT_SESSION_ID, kb_record_set_get_session_id (paste->plan));
  kb_record_set_text (segment, KB_SEGMENT_TITLE, title);
  g_ptr_array_add (paste->made, segment);

  return remember_segment (paste, title, kb_record_get_id (segment));
}

static gint64
find_segment (Paste      *paste,
              const char *title)
{
  g_autoptr (GPtrArray) segments = kb_record_set_children (paste->plan, KB_ENTITY_SEGMENT,
                                                           kb_record_set_get_session_id (paste->plan));
  const gint64 *known = g_hash_table_lookup (paste->segments, title);

  if (known != NULL)
    return *known;
  for (guint i = 0; i < segments->len; i++)
    if (strcmp (kb_record_get_text (segments->pdata[i], KB_SEGMENT_TITLE), title) == 0)
      return remember_segment (paste, title, kb_record_get_id (segments->pdata[i]));

  return make_segment (paste, title);
}

/* Where a draft goes: the segment that it names, the one named before it, or the place itself. */
static gint64
choose_segment (Paste            *paste,
                const KbCueDraft *draft,
                gboolean          by_segment,
                gint64            current_id)
{
  g_autofree char *title = NULL;

  if (by_segment && !kb_text_is_empty (draft->segment))
    return find_segment (paste, draft->segment);
  if (current_id != 0)
    return current_id;

  title = kb_rundown_dup_segment_title (paste->plan);
  return find_segment (paste, title);
}

static void
place_cues (Paste     *paste,
            gint64     segment_id,
            GPtrArray *cues)
{
  g_autoptr (GPtrArray) siblings = kb_record_set_children (paste->plan, KB_ENTITY_CUE, segment_id);
  guint index = siblings->len;

  for (guint i = 0; i < siblings->len && paste->place->before_id != 0; i++)
    if (kb_record_get_id (siblings->pdata[i]) == paste->place->before_id)
      index = i;
  kb_rundown_place_records (paste->edit, siblings, index, cues);
}

static void
place_all (Paste      *paste,
           GHashTable *groups)
{
  g_autoptr (GPtrArray) siblings = kb_record_set_children (paste->plan, KB_ENTITY_SEGMENT,
                                                           kb_record_set_get_session_id (paste->plan));
  GHashTableIter iter;
  gpointer id, cues;
  guint index = siblings->len;

  for (guint i = 0; i < siblings->len; i++)
    if (kb_record_get_id (siblings->pdata[i]) == paste->place->segment_id)
      index = i + 1;
  kb_rundown_place_records (paste->edit, siblings, index, paste->made);
  for (guint i = 0; i < paste->made->len; i++)
    kb_edit_insert (paste->edit, paste->made->pdata[i]);

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &id, &cues))
    place_cues (paste, *(gint64 *) id, cues);
}

static void
add_to_group (GHashTable *groups,
              gint64      segment_id,
              KbRecord   *cue)
{
  GPtrArray *cues = g_hash_table_lookup (groups, &segment_id);

  if (cues == NULL)
    {
      cues = g_ptr_array_new ();
      g_hash_table_insert (groups, g_memdup2 (&segment_id, sizeof segment_id), cues);
    }
  g_ptr_array_add (cues, cue);
}

static void
insert_draft (Paste      *paste,
              KbCueDraft *draft)
{
  kb_edit_insert (paste->edit, draft->cue);
  for (guint i = 0; i < draft->directions->len; i++)
    {
      KbRecord *direction = draft->directions->pdata[i];

      kb_record_set_int (direction, KB_CUE_DIRECTION_SESSION_ID, kb_record_set_get_session_id (paste->plan));
      kb_record_set_int (direction, KB_CUE_DIRECTION_CUE_ID, kb_record_get_id (draft->cue));
      kb_edit_insert (paste->edit, direction);
    }
}

static void
free_group (gpointer cues)
{
  g_ptr_array_unref (cues);
}

static void
fill_edit (Paste     *paste,
           GPtrArray *drafts,
           gboolean   by_segment,
           GArray    *ids)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_group);
  gint64 segment_id = paste->place->segment_id;

  for (guint i = 0; i < drafts->len; i++)
    {
      KbCueDraft *draft = drafts->pdata[i];
      const gint64 id = kb_record_get_id (draft->cue);

      segment_id = choose_segment (paste, draft, by_segment, segment_id);
      kb_record_set_int (draft->cue, KB_CUE_SESSION_ID, kb_record_set_get_session_id (paste->plan));
      kb_record_set_int (draft->cue, KB_CUE_SEGMENT_ID, segment_id);
      number_cue (paste, draft->cue);
      soften_cue (paste, draft->cue);
      add_to_group (groups, segment_id, draft->cue);
      g_array_append_val (ids, id);
    }

  place_all (paste, groups);
  for (guint i = 0; i < drafts->len; i++)
    insert_draft (paste, drafts->pdata[i]);
}

/**
 * kb_rundown_paste:
 * @place: where; without a segment: at the end
 * @drafts: (element-type KbCueDraft): cues that come, in order; they belong to the edit then
 * @by_segment: cues go to the segments that they name, which are made where they are not there
 * @ids: (element-type gint64): the new cues are appended
 *
 * Numbers that are given are kept where they are free; a hard start that another cue has is soft.
 *
 * Returns: (transfer full): the edit that adds them all as one step.
 */
KbEdit *
kb_rundown_paste (KbRecordSet          *plan,
                  const KbRundownPlace *place,
                  GPtrArray            *drafts,
                  gboolean              by_segment,
                  GArray               *ids)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Paste %u cue", "Paste %u cues", drafts->len), drafts->len);
  Paste paste = { .plan = plan, .place = place, .edit = kb_edit_new (label), .is_many = drafts->len > MAX_LETTERS };

  paste.taken = kb_cue_number_collect (plan);
  paste.fixed = collect_fixed (plan);
  paste.segments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  paste.made = g_ptr_array_new_with_free_func (g_object_unref);
  paste.after = find_before (plan, place);
  paste.last = paste.is_many ? dup_last_number (plan) : NULL;
  fill_edit (&paste, drafts, by_segment, ids);

  g_hash_table_unref (paste.taken);
  g_hash_table_unref (paste.fixed);
  g_hash_table_unref (paste.segments);
  g_ptr_array_unref (paste.made);
  g_free (paste.last);

  return paste.edit;
}
