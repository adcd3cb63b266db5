/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-clip"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kb-crew.h"
#include "kb-cue-clip.h"
#include "kb-cue-lookup.h"
#include "kb-cue.h"
#include "kb-error.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-session.h"

/* Cues on the clipboard, without loss: session, its start, and of each cue its fields, the names of
 * what it refers to, its segment's title and the fields of its directions. Sessions differ in their
 * lineup and people: in another one products go by SKU or name, people by name or role. */
#define CUES_TYPE "(xxa(a{sv}a{ss}saa{sv}))"

static gboolean
is_carried (const KbField *field)
{
  return field->kind != KB_FIELD_REF && (field->flags & KB_FIELD_POSITION) == 0;
}

static GVariant *
pack_value (const KbValue *value)
{
  switch (value->kind)
    {
    case KB_VALUE_INT:
      return g_variant_new_int64 (value->integer);
    case KB_VALUE_REAL:
      return g_variant_new_double (value->real);
    case KB_VALUE_TEXT:
      return g_variant_new_string (value->text);
    case KB_VALUE_NULL:
    case KB_VALUE_BLOB:
    default:
      return NULL;
    }
}

/* Who does a direction is kept where the same duty is there. */
#define ASSIGNEE "assignment_id"

static GVariant *
pack_fields (KbRecord *record)
{
  const KbEntity *entity = kb_record_get_entity (record);
  g_auto (GVariantBuilder) fields = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      GVariant *value = is_carried (&entity->fields[i]) ? pack_value (kb_record_peek (record, i)) : NULL;

      if (value != NULL)
        g_variant_builder_add (&fields, "{sv}", entity->fields[i].name, value);
    }

  if (kb_record_get_kind (record) == KB_ENTITY_CUE_DIRECTION
      && !kb_record_is_null (record, KB_CUE_DIRECTION_ASSIGNMENT_ID))
    g_variant_builder_add (&fields, "{sv}", ASSIGNEE,
                           g_variant_new_int64 (kb_record_get_int (record, KB_CUE_DIRECTION_ASSIGNMENT_ID)));

  return g_variant_builder_end (&fields);
}

static void
add_name (GVariantBuilder *names,
          const char      *key,
          KbRecord        *record,
          guint            field)
{
  if (record != NULL && *kb_record_get_text (record, field) != '\0')
    g_variant_builder_add (names, "{ss}", key, kb_record_get_text (record, field));
}

static GVariant *
pack_names (KbRecordSet *plan,
            KbRecord    *cue)
{
  KbRecord *item = kb_record_set_find_ref (plan, cue, KB_CUE_LINEUP_ITEM_ID);
  KbRecord *product = item != NULL ? kb_record_set_find_ref (plan, item, KB_LINEUP_ITEM_PRODUCT_ID) : NULL;
  KbRecord *duty = kb_record_set_find_ref (plan, cue, KB_CUE_SPEAKER_ID);
  KbRecord *person = duty != NULL ? kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID) : NULL;
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  if (item != NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_id (item));

      g_variant_builder_add (&names, "{ss}", "item-id", id);
    }
  if (duty != NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_id (duty));

      g_variant_builder_add (&names, "{ss}", "duty-id", id);
    }
  add_name (&names, "sku", product, KB_PRODUCT_SKU);
  add_name (&names, "product", product, KB_PRODUCT_NAME);
  add_name (&names, "item", item, KB_LINEUP_ITEM_TITLE);
  add_name (&names, "person", person, KB_PERSON_NAME);
  add_name (&names, "duty", duty, KB_ASSIGNMENT_TITLE);
  if (duty != NULL && !kb_record_is_null (duty, KB_ASSIGNMENT_ROLE))
    g_variant_builder_add (&names, "{ss}", "role",
                           kb_enum_code (&kb_role_kind_enum, kb_record_get_int (duty, KB_ASSIGNMENT_ROLE)));

  return g_variant_builder_end (&names);
}

static GVariant *
pack_directions (KbRecordSet *plan,
                 KbRecord    *cue)
{
  g_autoptr (GPtrArray) directions = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (cue));
  g_auto (GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < directions->len; i++)
    g_variant_builder_add_value (&list, pack_fields (directions->pdata[i]));

  return g_variant_builder_end (&list);
}

/**
 * kb_cue_clip_write:
 * @plan: the session of the cues
 * @cues: (element-type KbRecord): cues in running order
 *
 * Returns: (transfer full): the cues with their directions and texts, for another place.
 */
GBytes *
kb_cue_clip_write (KbRecordSet *plan,
                   GPtrArray   *cues)
{
  g_auto (GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(a{sv}a{ss}saa{sv})"));
  g_autoptr (GVariant) all = NULL;

  for (guint i = 0; i < cues->len; i++)
    {
      KbRecord *segment = kb_record_set_find_ref (plan, cues->pdata[i], KB_CUE_SEGMENT_ID);

      g_variant_builder_add (&list, "(@a{sv}@a{ss}s@aa{sv})", pack_fields (cues->pdata[i]),
                             pack_names (plan, cues->pdata[i]),
                             segment != NULL ? kb_record_get_text (segment, KB_SEGMENT_TITLE) : "",
                             pack_directions (plan, cues->pdata[i]));
    }
  all = g_variant_ref_sink (g_variant_new ("(xx@a(a{sv}a{ss}saa{sv}))", kb_record_set_get_session_id (plan),
                                           kb_record_get_int (kb_record_set_get_session (plan), KB_SESSION_START_US),
                                           g_variant_builder_end (&list)));

  return g_variant_get_data_as_bytes (all);
}

/* What comes from the clipboard is not trusted: a field that is not known, of another type or not in
 * its list is left at its preset. */
static void
take_value (KbRecord *record,
            guint     index,
            GVariant *value)
{
  const KbField *field = &kb_record_get_entity (record)->fields[index];

  if (field->kind == KB_FIELD_TEXT && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    kb_record_set_text (record, index, g_variant_get_string (value, NULL));
  else if (field->kind != KB_FIELD_TEXT && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    {
      const gint64 integer = g_variant_get_int64 (value);

      if (field->kind == KB_FIELD_ENUM && (integer < 0 || integer >= kb_enum_count (field->values)))
        return;
      if ((field->kind == KB_FIELD_DURATION || field->kind == KB_FIELD_INT) && integer < 0)
        return;
      kb_record_set_int (record, index, field->kind == KB_FIELD_BOOL ? integer != 0 : integer);
    }
}

static void
take_fields (KbRecord *record,
             GVariant *fields)
{
  const KbEntity *entity = kb_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (!is_carried (&entity->fields[i]))
        continue;
      value = g_variant_lookup_value (fields, entity->fields[i].name, NULL);
      if (value != NULL)
        take_value (record, i, value);
    }
}

static gint64
find_same (KbRecordSet  *plan,
           KbEntityKind  kind,
           GVariant     *names,
           const char   *key)
{
  const char *text;
  gint64 id;

  if (!g_variant_lookup (names, key, "&s", &text) || !g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL)
      || kb_record_set_find (plan, kind, id) == NULL)
    return 0;

  return id;
}

/* The first of @keys that leads somewhere; what should have is told when none does. */
static gint64
find_named (GVariant           *names,
            const char *const  *keys,
            const KbCueLookup  *lookup,
            gint64            (*find) (const KbCueLookup *, const char *),
            GPtrArray          *missing)
{
  const char *text = NULL, *told = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_variant_lookup (names, keys[i], "&s", &text))
      {
        const gint64 id = find (lookup, text);

        if (id != 0)
          return id;
        told = text;
      }

  if (told != NULL && !g_ptr_array_find_with_equal_func (missing, told, g_str_equal, NULL))
    g_ptr_array_add (missing, g_strdup (told));
  return 0;
}

static void
take_names (KbRecordSet       *plan,
            KbRecord          *cue,
            GVariant          *names,
            const KbCueLookup *lookup,
            GPtrArray         *missing)
{
  static const char *const product_keys[] = { "sku", "product", "item", NULL };
  static const char *const speaker_keys[] = { "person", "duty", "role", NULL };
  gint64 item_id = find_same (plan, KB_ENTITY_LINEUP_ITEM, names, "item-id");
  gint64 duty_id = find_same (plan, KB_ENTITY_ASSIGNMENT, names, "duty-id");

  if (item_id == 0)
    item_id = find_named (names, product_keys, lookup, kb_cue_lookup_find_product, missing);
  if (duty_id == 0)
    duty_id = find_named (names, speaker_keys, lookup, kb_cue_lookup_find_speaker, missing);
  if (item_id != 0)
    kb_record_set_int (cue, KB_CUE_LINEUP_ITEM_ID, item_id);
  if (duty_id != 0)
    kb_record_set_int (cue, KB_CUE_SPEAKER_ID, duty_id);
}

/* A hard time is as far from the start as it was. */
static void
shift_fixed (KbRecord *cue,
             gint64    from_us,
             gint64    to_us)
{
  gint64 fixed_us = kb_record_get_int (cue, KB_CUE_FIXED_US);

  if (kb_record_is_null (cue, KB_CUE_FIXED_US) || from_us == KB_NONE || to_us == KB_NONE || from_us == to_us)
    return;
  if (__builtin_sub_overflow (fixed_us, from_us, &fixed_us) || __builtin_add_overflow (fixed_us, to_us, &fixed_us))
    return;

  kb_record_set_int (cue, KB_CUE_FIXED_US, fixed_us);
}

static void
take_direction (KbRecordSet *plan,
                KbCueDraft  *draft,
                GVariant    *fields)
{
  KbRecord *direction;
  gint64 duty_id;

  kb_cue_draft_add_direction (draft, KB_ROLE_KIND_OPERATOR, "");
  direction = draft->directions->pdata[draft->directions->len - 1];
  take_fields (direction, fields);
  if (g_variant_lookup (fields, ASSIGNEE, "x", &duty_id) && kb_record_set_find (plan, KB_ENTITY_ASSIGNMENT, duty_id) != NULL)
    kb_record_set_int (direction, KB_CUE_DIRECTION_ASSIGNMENT_ID, duty_id);
}

static KbCueDraft *
read_cue (KbRecordSet *plan,
          GVariant    *packed)
{
  KbCueDraft *draft = kb_cue_draft_new ();
  g_autoptr (GVariant) fields = g_variant_get_child_value (packed, 0);
  g_autoptr (GVariant) directions = g_variant_get_child_value (packed, 3);

  take_fields (draft->cue, fields);
  g_variant_get_child (packed, 2, "s", &draft->segment);
  for (gsize i = 0; i < g_variant_n_children (directions); i++)
    {
      g_autoptr (GVariant) direction = g_variant_get_child_value (directions, i);

      take_direction (plan, draft, direction);
    }

  return draft;
}

static void
free_draft (gpointer data)
{
  kb_cue_draft_free (data);
}

/**
 * kb_cue_clip_read:
 * @plan: the session that the cues come to
 * @bytes: what kb_cue_clip_write() wrote, in this process or another
 * @missing: (element-type utf8): the products and people that are not in @plan are appended
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type KbCueDraft): the cues; %NULL with
 *   %KB_ERROR_INPUT when @bytes is something else.
 */
GPtrArray *
kb_cue_clip_read (KbRecordSet  *plan,
                  GBytes       *bytes,
                  GPtrArray    *missing,
                  GError      **error)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CUES_TYPE), bytes, FALSE));
  g_autoptr (KbCueLookup) lookup = NULL;
  g_autoptr (GVariant) cues = NULL;
  GPtrArray *drafts;
  gint64 start_us;

  if (g_variant_is_normal_form (all))
    cues = g_variant_get_child_value (all, 2);
  if (g_bytes_get_size (bytes) == 0 || cues == NULL || g_variant_n_children (cues) == 0)
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("There are no cues on the clipboard"));
      return NULL;
    }

  g_variant_get_child (all, 1, "x", &start_us);
  lookup = kb_cue_lookup_new (plan);
  drafts = g_ptr_array_new_with_free_func (free_draft);
  for (gsize i = 0; i < g_variant_n_children (cues); i++)
    {
      g_autoptr (GVariant) packed = g_variant_get_child_value (cues, i);
      g_autoptr (GVariant) names = g_variant_get_child_value (packed, 1);
      KbCueDraft *draft = read_cue (plan, packed);

      take_names (plan, draft->cue, names, lookup, missing);
      shift_fixed (draft->cue, start_us, kb_cue_lookup_get_start_us (lookup));
      g_ptr_array_add (drafts, draft);
    }

  return drafts;
}
