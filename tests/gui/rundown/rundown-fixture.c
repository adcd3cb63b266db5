/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-id.h"
#include "kb-lineup.h"
#include "kb-position.h"
#include "kb-product.h"
#include "kb-session.h"
#include "rundown-fixture.h"

static KbRecord *
add (KbRecordSet  *set,
     KbEntityKind  kind,
     gint64        session_id)
{
  KbRecord *record = kb_record_new (kind, kind == KB_ENTITY_SESSION ? session_id : kb_id_new ());

  if (kind != KB_ENTITY_SESSION && session_id != 0)
    kb_record_set_int (record, kb_entity_find_session (kb_entity_get (kind)), session_id);
  return record;
}

static gint64
finish (KbRecordSet *set,
        KbRecord    *record)
{
  const gint64 id = kb_record_get_id (record);

  kb_record_set_add (set, record);
  g_object_unref (record);

  return id;
}

static gint64
add_segment (KbRecordSet *plan,
             const char  *title,
             int          place)
{
  KbRecord *segment = add (plan, KB_ENTITY_SEGMENT, kb_record_set_get_session_id (plan));

  kb_record_set_int (segment, KB_SEGMENT_POSITION, place * KB_POSITION_STEP);
  kb_record_set_text (segment, KB_SEGMENT_TITLE, title);
  return finish (plan, segment);
}

static void
add_cue (KbRecordSet *plan,
         gint64       segment_id,
         int          place,
         const char  *number,
         int          minutes)
{
  KbRecord *cue = add (plan, KB_ENTITY_CUE, kb_record_set_get_session_id (plan));

  kb_record_set_int (cue, KB_CUE_SEGMENT_ID, segment_id);
  kb_record_set_int (cue, KB_CUE_POSITION, place * KB_POSITION_STEP);
  kb_record_set_text (cue, KB_CUE_CUE_NO, number);
  kb_record_set_text (cue, KB_CUE_TITLE, number);
  kb_record_set_int (cue, KB_CUE_DURATION_MS, minutes * MINUTE_MS);
  finish (plan, cue);
}

static void
add_duty (KbRecordSet *plan,
          KbRecordSet *library,
          const char  *name,
          KbRoleKind   role)
{
  KbRecord *person = add (library, KB_ENTITY_PERSON, 0);
  KbRecord *duty = add (plan, KB_ENTITY_ASSIGNMENT, kb_record_set_get_session_id (plan));

  kb_record_set_text (person, KB_PERSON_NAME, name);
  kb_record_set_int (duty, KB_ASSIGNMENT_PERSON_ID, finish (library, person));
  kb_record_set_int (duty, KB_ASSIGNMENT_ROLE, role);
  finish (plan, duty);
}

static void
add_item (KbRecordSet *plan,
          KbRecordSet *library,
          const char  *name,
          int          link)
{
  KbRecord *product = add (library, KB_ENTITY_PRODUCT, 0);
  KbRecord *item = add (plan, KB_ENTITY_LINEUP_ITEM, kb_record_set_get_session_id (plan));

  kb_record_set_text (product, KB_PRODUCT_NAME, name);
  kb_record_set_int (item, KB_LINEUP_ITEM_PRODUCT_ID, finish (library, product));
  kb_record_set_int (item, KB_LINEUP_ITEM_LINK_NO, link);
  finish (plan, item);
}

/* A session from 19:00 in Shanghai, nothing in it. */
KbRecordSet *
fixture_new_empty (void)
{
  g_autoptr (KbRecordSet) library = kb_record_set_new (NULL, 0);
  const gint64 id = kb_id_new ();
  KbRecordSet *plan = kb_record_set_new (library, id);
  KbRecord *session = add (plan, KB_ENTITY_SESSION, id);

  kb_record_set_text (session, KB_SESSION_TIME_ZONE, "Asia/Shanghai");
  kb_record_set_text (session, KB_SESSION_LANGUAGE, "en");
  kb_record_set_int (session, KB_SESSION_START_US, FIXTURE_START_US);
  kb_record_set_int (session, KB_SESSION_TARGET_END_US, FIXTURE_START_US + 20 * MINUTE_US);
  finish (plan, session);

  return plan;
}

/* One: C01 3:00, C02 2:00, C03 3:00 · Two: C04 4:00, C05 5:00 · Three, empty. */
KbRecordSet *
fixture_new_plan (void)
{
  KbRecordSet *plan = fixture_new_empty ();
  KbRecordSet *library = kb_record_set_get_library (plan);
  const gint64 one = add_segment (plan, "One", 1);
  const gint64 two = add_segment (plan, "Two", 2);

  add_segment (plan, "Three", 3);
  add_cue (plan, one, 1, "C01", 3);
  add_cue (plan, one, 2, "C02", 2);
  add_cue (plan, one, 3, "C03", 3);
  add_cue (plan, two, 1, "C04", 4);
  add_cue (plan, two, 2, "C05", 5);
  add_duty (plan, library, "Ola", KB_ROLE_KIND_OPERATOR);
  add_duty (plan, library, "Maya", KB_ROLE_KIND_HOST);
  add_duty (plan, library, "Devin", KB_ROLE_KIND_COHOST);
  add_item (plan, library, "Skillet", 3);
  add_item (plan, library, "Care kit", 4);
  add_item (plan, library, "Care set", 14);

  return plan;
}

KbRecord *
fixture_find_named (KbRecordSet  *plan,
                    KbEntityKind  kind,
                    guint         field,
                    const char   *text)
{
  GListModel *list = kb_record_set_get_list (plan, kind);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KbRecord) record = g_list_model_get_item (list, i);

      if (strcmp (kb_record_get_text (record, field), text) == 0)
        return record;
    }

  return NULL;
}

KbRecord *
fixture_find (KbRecordSet *plan,
              const char  *number)
{
  return fixture_find_named (plan, KB_ENTITY_CUE, KB_CUE_CUE_NO, number);
}

/* "C01 C03" → these cues */
GPtrArray *
fixture_cues (KbRecordSet *plan,
              const char  *numbers)
{
  g_auto (GStrv) names = g_strsplit (numbers, " ", -1);
  GPtrArray *cues = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (cues, fixture_find (plan, names[i]));

  return cues;
}

static KbChange *
find_change (GPtrArray        *changes,
             KbRecordSet      *plan,
             const KbEditStep *step)
{
  for (guint i = 0; i < changes->len; i++)
    {
      KbChange *change = changes->pdata[i];

      if (change->id == step->id)
        return change;
    }

  {
    g_autoptr (KbRecord) copy = kb_record_dup (kb_record_set_find (plan, step->kind, step->id));

    g_ptr_array_add (changes, kb_change_new (KB_OP_UPDATE, step->kind, step->id, copy));
  }
  return changes->pdata[changes->len - 1];
}

static void
delete_row (GPtrArray    *changes,
            KbRecordSet  *plan,
            KbEntityKind  kind,
            gint64        id)
{
  for (int child = 0; child < KB_N_ENTITIES; child++)
    if (kb_entity_get (child)->parent == kind)
      {
        g_autoptr (GPtrArray) rows = kb_record_set_children (plan, child, id);

        for (guint i = 0; i < rows->len; i++)
          delete_row (changes, plan, child, kb_record_get_id (rows->pdata[i]));
      }
  g_ptr_array_add (changes, kb_change_new (KB_OP_DELETE, kind, id, NULL));
}

/* What the store does with an edit, without a store. */
void
fixture_apply (KbRecordSet *plan,
               KbEdit      *edit)
{
  g_autoptr (GPtrArray) changes = kb_changes_new ();

  for (guint i = 0; i < kb_edit_get_n_steps (edit); i++)
    {
      const KbEditStep *step = kb_edit_get_step (edit, i);

      if (step->op == KB_OP_INSERT)
        {
          g_autoptr (KbRecord) copy = kb_record_dup (step->record);

          g_ptr_array_add (changes, kb_change_new (KB_OP_INSERT, step->kind, step->id, copy));
        }
      else if (step->op == KB_OP_DELETE)
        delete_row (changes, plan, step->kind, step->id);
      else
        kb_record_set_value (find_change (changes, plan, step)->record, step->field, &step->value);
    }

  kb_record_set_apply (plan, changes);
}

/* "One: C01 C02 C03 · Two: C04 C05 · Three:" */
char *
fixture_order (KbRecordSet *plan)
{
  GListModel *segments = kb_record_set_get_list (plan, KB_ENTITY_SEGMENT);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (KbRecord) segment = g_list_model_get_item (segments, i);
      g_autoptr (GPtrArray) cues = kb_record_set_children (plan, KB_ENTITY_CUE, kb_record_get_id (segment));

      g_string_append_printf (text, "%s%s:", i > 0 ? " · " : "", kb_record_get_text (segment, KB_SEGMENT_TITLE));
      for (guint k = 0; k < cues->len; k++)
        g_string_append_printf (text, " %s", kb_record_get_text (cues->pdata[k], KB_CUE_CUE_NO));
    }

  return g_string_free (text, FALSE);
}
