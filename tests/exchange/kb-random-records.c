/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-id.h"

#include "kb-random-records.h"

/* Rows of every kind with a random value in every field, made from the field tables alone. */

#define N_PIECES 12

static const char *const pieces[] = {
  "四号链接，今晚的主推", "price ✓", " ", "\n", "\t", "\r\n", "<b>&amp;</b>", "\"'", "]]>", "No.4",
  "e\xcc\x81", "🎁", "\x01\x0b\x1f", "\xef\xbf\xbf",
};

static char *
random_text (GRand    *rand,
             gboolean  printable)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 0, 8);
  char *normal;

  for (guint i = 0; i < n; i++)
    g_string_append (text,
                     pieces[g_rand_int_range (rand, 0, printable ? N_PIECES : (int) G_N_ELEMENTS (pieces))]);

  normal = g_utf8_normalize (text->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_string_free (text, TRUE);
  return normal;
}

static gint64
random_int (GRand *rand)
{
  gint64 bits = (gint64) (((guint64) g_rand_int (rand) << 32) | g_rand_int (rand));

  bits >>= g_rand_int_range (rand, 0, 63);
  return bits == G_MININT64 ? 0 : bits;
}

static double
random_real (GRand *rand)
{
  static const double special[] = { 0, -0.0, 0.1, 1.0 / 3, -2.5e-300, 1e300, 12.5 };

  if (g_rand_boolean (rand))
    return special[g_rand_int_range (rand, 0, G_N_ELEMENTS (special))];
  return g_rand_double_range (rand, -1e6, 1e6);
}

static GBytes *
random_bytes (GRand *rand)
{
  gsize size = g_rand_int_range (rand, 0, 300);
  guint8 *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = g_rand_int (rand);
  return g_bytes_new_take (data, size);
}

static void
random_reference (GRand     *rand,
                  KbRecord  *record,
                  guint      field,
                  GPtrArray *candidates[])
{
  const KbField *info = &kb_record_get_entity (record)->fields[field];
  GPtrArray *targets = candidates[info->refers];

  if (targets->len > 0)
    kb_record_set_int (record, field,
                       kb_record_get_id (g_ptr_array_index (targets,
                                                            g_rand_int_range (rand, 0, targets->len))));
  else
    /* The order of the kinds promises that what must be referred to has come before. */
    g_assert_true (info->flags & KB_FIELD_NULLABLE);
}

static void
random_field (GRand     *rand,
              KbRecord  *record,
              guint      field,
              gboolean   printable,
              GPtrArray *candidates[])
{
  const KbField *info = &kb_record_get_entity (record)->fields[field];
  g_auto (KbValue) value = KB_VALUE_INIT;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if ((info->flags & KB_FIELD_NULLABLE) && g_rand_int_range (rand, 0, 3) == 0)
    {
      kb_record_set_value (record, field, &value);
      return;
    }

  switch (info->kind)
    {
    case KB_FIELD_TEXT:
      text = info->flags & KB_FIELD_CURRENCY ? g_strdup (g_rand_boolean (rand) ? "CNY" : "HRK") : random_text (rand, printable);
      kb_value_set_text (&value, text);
      break;
    case KB_FIELD_REAL:
      kb_value_set_real (&value, random_real (rand));
      break;
    case KB_FIELD_BLOB:
      bytes = random_bytes (rand);
      kb_value_set_bytes (&value, bytes);
      break;
    case KB_FIELD_BOOL:
      kb_value_set_int (&value, g_rand_boolean (rand));
      break;
    case KB_FIELD_ENUM:
      kb_value_set_int (&value, g_rand_int_range (rand, 0, kb_enum_count (info->values)));
      break;
    case KB_FIELD_REF:
      random_reference (rand, record, field, candidates);
      return;
    case KB_FIELD_INT:
    case KB_FIELD_DURATION:
    case KB_FIELD_MONEY:
      kb_value_set_int (&value, info->flags & (KB_FIELD_SIGNED | KB_FIELD_POSITION) ? random_int (rand)
                                                                                  : random_int (rand) & G_MAXINT64);
      break;
    case KB_FIELD_INSTANT:
    default:
      kb_value_set_int (&value, random_int (rand));
    }
  kb_record_set_value (record, field, &value);
}

static KbRecord *
find_record (GPtrArray *records,
             gint64     id)
{
  for (guint i = 0; i < records->len; i++)
    if (kb_record_get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);

  g_assert_not_reached ();
}

/* A row is part of the session that its owner is part of. */
static void
follow_owner (KbRecord  *record,
              GPtrArray *candidates[])
{
  const KbEntity *entity = kb_record_get_entity (record);
  int owner = kb_entity_find_flag (entity, KB_FIELD_PARENT);
  int session = kb_entity_find_session (entity);
  KbRecord *parent;

  if (owner < 0 || session < 0 || owner == session || kb_record_is_null (record, owner))
    return;

  parent = find_record (candidates[entity->parent], kb_record_get_int (record, owner));
  kb_record_set_int (record, session,
                     kb_record_get_int (parent,
                                        kb_entity_find_session (kb_record_get_entity (parent))));
}

GPtrArray *
random_records (GRand    *rand,
                guint     per_kind,
                gboolean  printable)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *made[KB_N_ENTITIES];

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    made[kind] = g_ptr_array_new ();

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    for (guint n = 0; n < per_kind; n++)
      {
        gint64 id = ((gint64) (g_rand_int (rand) >> 1) << 32) | g_rand_int (rand);
        KbRecord *record = kb_record_new (kind, id + 1);

        for (guint i = 0; i < kb_entity_get (kind)->n_fields; i++)
          random_field (rand, record, i, printable, made);
        follow_owner (record, made);
        g_ptr_array_add (made[kind], record);
        g_ptr_array_add (records, record);
      }

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    g_ptr_array_unref (made[kind]);
  return records;
}

GPtrArray *
shuffled_records (GRand     *rand,
                  GPtrArray *records)
{
  GPtrArray *mixed = g_ptr_array_copy (records, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  g_ptr_array_set_free_func (mixed, g_object_unref);
  for (guint i = mixed->len; i > 1; i--)
    {
      guint other = g_rand_int_range (rand, 0, i);
      gpointer swapped = mixed->pdata[i - 1];

      mixed->pdata[i - 1] = mixed->pdata[other];
      mixed->pdata[other] = swapped;
    }

  return mixed;
}

/* Equal whatever the order within a kind; kinds must be in order. */
void
assert_records_equal (GPtrArray *records,
                      GPtrArray *others)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (records->len, ==, others->len);
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (index,
                           g_strdup_printf ("%d/%" G_GINT64_FORMAT, (int) kb_record_get_kind (record),
                                                   kb_record_get_id (record)), record);
    }

  for (guint i = 0; i < others->len; i++)
    {
      KbRecord *other = g_ptr_array_index (others, i);
      g_autofree char *key = g_strdup_printf ("%d/%" G_GINT64_FORMAT, (int) kb_record_get_kind (other),
                                              kb_record_get_id (other));
      KbRecord *record = g_hash_table_lookup (index, key);

      g_assert_nonnull (record);
      for (guint field = 0; field < kb_record_get_entity (record)->n_fields; field++)
        if (!kb_value_equal (kb_record_peek (record, field), kb_record_peek (other, field)))
          g_error ("%s %s/%s differs: “%s” and “%s”", key, kb_record_get_entity (record)->name,
                   kb_record_get_entity (record)->fields[field].name, kb_record_get_text (record,
                                                                                          field),
                   kb_record_get_text (other, field));
      if (i > 0)
        g_assert_cmpint (kb_record_get_kind (g_ptr_array_index (others, i - 1)), <=,
                         kb_record_get_kind (other));
    }
}
