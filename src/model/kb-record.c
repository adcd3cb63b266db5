/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-record"

#include "config.h"

#include <math.h>

#include "kb-id.h"
#include "kb-record.h"
#include "kb-text.h"

/**
 * KbRecord:
 *
 * One row of the library as an object: an id and one value per field of its entity. Each entity
 * has a subclass of its own (KbCue, KbProduct …), made from its field table, with one read-only
 * property per field, so that widgets bind to `duration-ms` and follow `notify`.
 *
 * Nobody changes a record to save it: changes go through a #KbEdit and the store, and come back.
 */
typedef struct
{
  gint64   id;
  KbValue *values;       /* owned, one per field of the entity */
} KbRecordPrivate;

enum
{
  PROP_0,
  PROP_ID,
  PROP_FIELD_0,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KbRecord, kb_record, G_TYPE_OBJECT)

static inline KbRecordPrivate *
priv_of (KbRecord *self)
{
  return kb_record_get_instance_private (self);
}

static void
preset_value (KbValue       *value,
              const KbField *field)
{
  if (field->preset == NULL && (field->flags & KB_FIELD_NULLABLE))
    return;

  switch (field->kind)
    {
    case KB_FIELD_TEXT:
      kb_value_set_text (value, field->preset != NULL ? field->preset : "");
      break;
    case KB_FIELD_REAL:
      kb_value_set_real (value, field->preset != NULL ? g_ascii_strtod (field->preset, NULL) : 0);
      break;
    case KB_FIELD_ENUM:
      kb_value_set_int (value, field->preset != NULL ? kb_enum_find (field->values, field->preset) : 0);
      break;
    case KB_FIELD_BLOB:
      {
        g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

        kb_value_set_bytes (value, empty);
        break;
      }
    case KB_FIELD_INT:
    case KB_FIELD_BOOL:
    case KB_FIELD_INSTANT:
    case KB_FIELD_DURATION:
    case KB_FIELD_MONEY:
    case KB_FIELD_REF:
    default:
      kb_value_set_int (value, field->preset != NULL ? g_ascii_strtoll (field->preset, NULL, 10) : 0);
    }
}

static void
kb_record_constructed (GObject *object)
{
  KbRecord *self = KB_RECORD (object);
  KbRecordPrivate *priv = priv_of (self);
  KbRecordClass *klass = KB_RECORD_GET_CLASS (self);

  G_OBJECT_CLASS (kb_record_parent_class)->constructed (object);

  priv->values = g_new0 (KbValue, klass->entity->n_fields);
  for (guint i = 0; i < klass->entity->n_fields; i++)
    kb_value_copy (&priv->values[i], &klass->presets[i]);
}

static void
kb_record_finalize (GObject *object)
{
  KbRecord *self = KB_RECORD (object);
  KbRecordPrivate *priv = priv_of (self);
  const KbEntity *entity = KB_RECORD_GET_CLASS (self)->entity;

  for (guint i = 0; i < entity->n_fields; i++)
    kb_value_clear (&priv->values[i]);
  g_free (priv->values);

  G_OBJECT_CLASS (kb_record_parent_class)->finalize (object);
}

static void
kb_record_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  KbRecord *self = KB_RECORD (object);
  const KbEntity *entity = KB_RECORD_GET_CLASS (self)->entity;
  guint field;

  if (prop_id == PROP_ID)
    {
      g_value_set_int64 (value, priv_of (self)->id);
      return;
    }

  field = prop_id - PROP_FIELD_0;
  if (field >= entity->n_fields)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (entity->fields[field].kind == KB_FIELD_TEXT)
    g_value_set_string (value, kb_record_get_text (self, field));
  else if (entity->fields[field].kind == KB_FIELD_REAL)
    g_value_set_double (value, kb_record_get_real (self, field));
  else if (entity->fields[field].kind == KB_FIELD_BLOB)
    g_value_set_boxed (value, kb_record_get_bytes (self, field));
  else if (entity->fields[field].kind == KB_FIELD_BOOL)
    g_value_set_boolean (value, kb_record_get_bool (self, field));
  else
    g_value_set_int64 (value, kb_record_get_int (self, field));
}

static GParamSpec *
create_pspec (const KbField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  switch (field->kind)
    {
    case KB_FIELD_TEXT:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case KB_FIELD_REAL:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case KB_FIELD_BLOB:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_BYTES, flags);
    case KB_FIELD_BOOL:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case KB_FIELD_INT:
    case KB_FIELD_INSTANT:
    case KB_FIELD_DURATION:
    case KB_FIELD_MONEY:
    case KB_FIELD_ENUM:
    case KB_FIELD_REF:
    default:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    }
}

static void
entity_class_init (gpointer klass,
                   gpointer class_data)
{
  const KbEntity *entity = class_data;

  KB_RECORD_CLASS (klass)->entity = entity;
  KB_RECORD_CLASS (klass)->presets = g_new0 (KbValue, entity->n_fields);
  for (guint i = 0; i < entity->n_fields; i++)
    preset_value (&KB_RECORD_CLASS (klass)->presets[i], &entity->fields[i]);
  /* GObject does not inherit this one. */
  G_OBJECT_CLASS (klass)->get_property = kb_record_get_property;
  for (guint i = 0; i < entity->n_fields; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FIELD_0 + i,
                                     create_pspec (&entity->fields[i]));
}

static void
kb_record_class_init (KbRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kb_record_constructed;
  object_class->finalize = kb_record_finalize;
  object_class->get_property = kb_record_get_property;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
kb_record_init (KbRecord *self)
{
}

/**
 * kb_entity_get_gtype:
 * @kind: a kind of row
 *
 * Returns: the subclass of #KbRecord for that kind, registered on first use. Any thread.
 */
GType
kb_entity_get_gtype (KbEntityKind kind)
{
  static gsize types[KB_N_ENTITIES];
  const KbEntity *entity = kb_entity_get (kind);

  g_return_val_if_fail (entity != NULL, G_TYPE_INVALID);

  if (g_once_init_enter (&types[kind]))
    {
      const GTypeInfo info = {
        .class_size = sizeof (KbRecordClass),
        .class_init = entity_class_init,
        .class_data = entity,
        .instance_size = sizeof (KbRecord),
      };

      g_once_init_leave (&types[kind], g_type_register_static (KB_TYPE_RECORD, entity->type_name, &info, 0));
    }

  return types[kind];
}

/**
 * kb_record_new:
 * @kind: the kind of row
 * @id: its id, see kb_id_new()
 *
 * Returns: (transfer full): a record with every field at its preset.
 */
KbRecord *
kb_record_new (KbEntityKind kind,
               gint64       id)
{
  KbRecord *self = g_object_new (kb_entity_get_gtype (kind), NULL);

  priv_of (self)->id = id;
  return self;
}

/**
 * kb_record_dup:
 *
 * Returns: (transfer full): another record with the same id and the same values.
 */
KbRecord *
kb_record_dup (KbRecord *self)
{
  KbRecord *copy;

  g_return_val_if_fail (KB_IS_RECORD (self), NULL);

  copy = kb_record_new (kb_record_get_kind (self), kb_record_get_id (self));
  kb_record_assign (copy, self);
  return copy;
}

/**
 * kb_record_copy:
 *
 * Returns: (transfer full): another row, with an id of its own and the same values.
 */
KbRecord *
kb_record_copy (KbRecord *self)
{
  KbRecord *copy;

  g_return_val_if_fail (KB_IS_RECORD (self), NULL);

  copy = kb_record_new (kb_record_get_kind (self), kb_id_new ());
  kb_record_assign (copy, self);
  return copy;
}

/**
 * kb_record_assign:
 * @self: the record that widgets hold
 * @other: a record of the same kind with newer values
 *
 * Takes over the values of @other, and notifies the properties that changed, once each.
 *
 * Returns: %TRUE when anything changed.
 */
gboolean
kb_record_assign (KbRecord *self,
                  KbRecord *other)
{
  const KbEntity *entity;
  gboolean changed = FALSE;

  g_return_val_if_fail (KB_IS_RECORD (self), FALSE);
  g_return_val_if_fail (KB_IS_RECORD (other), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  entity = kb_record_get_entity (self);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < entity->n_fields; i++)
    if (!kb_value_equal (kb_record_peek (self, i), kb_record_peek (other, i)))
      {
        kb_record_set_value (self, i, kb_record_peek (other, i));
        changed = TRUE;
      }
  g_object_thaw_notify (G_OBJECT (self));

  return changed;
}

gboolean
kb_record_equal (KbRecord *self,
                 KbRecord *other)
{
  g_return_val_if_fail (KB_IS_RECORD (self), FALSE);
  g_return_val_if_fail (KB_IS_RECORD (other), FALSE);

  if (kb_record_get_kind (self) != kb_record_get_kind (other)
      || kb_record_get_id (self) != kb_record_get_id (other))
    return FALSE;

  for (guint i = 0; i < kb_record_get_entity (self)->n_fields; i++)
    if (!kb_value_equal (kb_record_peek (self, i), kb_record_peek (other, i)))
      return FALSE;

  return TRUE;
}

KbEntityKind
kb_record_get_kind (KbRecord *self)
{
  return kb_record_get_entity (self)->kind;
}

const KbEntity *
kb_record_get_entity (KbRecord *self)
{
  g_return_val_if_fail (KB_IS_RECORD (self), NULL);

  return KB_RECORD_GET_CLASS (self)->entity;
}

gint64
kb_record_get_id (KbRecord *self)
{
  g_return_val_if_fail (KB_IS_RECORD (self), 0);

  return priv_of (self)->id;
}

/**
 * kb_record_peek:
 * @field: an index into the entity's field table (`KB_CUE_TITLE` …)
 *
 * Returns: (transfer none): the value as it is.
 */
const KbValue *
kb_record_peek (KbRecord *self,
                guint     field)
{
  g_return_val_if_fail (KB_IS_RECORD (self), NULL);
  g_return_val_if_fail (field < kb_record_get_entity (self)->n_fields, NULL);

  return &priv_of (self)->values[field];
}

gboolean
kb_record_is_null (KbRecord *self,
                   guint     field)
{
  const KbValue *value = kb_record_peek (self, field);

  return value == NULL || value->kind == KB_VALUE_NULL;
}

/**
 * kb_record_get_int:
 * @field: a field of any integer kind, references and enumerations included
 *
 * Returns: the number, %KB_NONE when it is unset.
 */
gint64
kb_record_get_int (KbRecord *self,
                   guint     field)
{
  return kb_record_get_int_or (self, field, KB_NONE);
}

gint64
kb_record_get_int_or (KbRecord *self,
                      guint     field,
                      gint64    fallback)
{
  const KbValue *value = kb_record_peek (self, field);

  return value != NULL && value->kind == KB_VALUE_INT ? value->integer : fallback;
}

gboolean
kb_record_get_bool (KbRecord *self,
                    guint     field)
{
  return kb_record_get_int_or (self, field, 0) != 0;
}

/**
 * kb_record_get_real:
 *
 * Returns: the number, NaN when it is unset.
 */
double
kb_record_get_real (KbRecord *self,
                    guint     field)
{
  const KbValue *value = kb_record_peek (self, field);

  if (value == NULL || value->kind == KB_VALUE_NULL)
    return NAN;
  return value->kind == KB_VALUE_REAL ? value->real : (double) value->integer;
}

/**
 * kb_record_get_text:
 *
 * Returns: (transfer none): the text, "" when it is unset.
 */
const char *
kb_record_get_text (KbRecord *self,
                    guint     field)
{
  const KbValue *value = kb_record_peek (self, field);

  return value != NULL && value->kind == KB_VALUE_TEXT ? value->text : "";
}

/**
 * kb_record_get_bytes:
 *
 * Returns: (transfer none) (nullable): the bytes, %NULL when they are unset.
 */
GBytes *
kb_record_get_bytes (KbRecord *self,
                     guint     field)
{
  const KbValue *value = kb_record_peek (self, field);

  return value != NULL && value->kind == KB_VALUE_BLOB ? value->bytes : NULL;
}

/**
 * kb_record_set_value:
 * @field: which field
 * @value: (transfer none): of the kind that the field holds, or NULL
 *
 * For those who fill a record (store, importers, an edit being prepared); notifies when it changed.
 */
void
kb_record_set_value (KbRecord      *self,
                     guint          field,
                     const KbValue *value)
{
  KbRecordPrivate *priv;
  g_autofree char *name = NULL;

  g_return_if_fail (KB_IS_RECORD (self));
  g_return_if_fail (field < kb_record_get_entity (self)->n_fields);

  priv = priv_of (self);
  if (kb_value_equal (&priv->values[field], value))
    return;

  kb_value_copy (&priv->values[field], value);
  name = g_strdelimit (g_strdup (kb_record_get_entity (self)->fields[field].name), "_", '-');
  g_object_notify (G_OBJECT (self), name);
}

/**
 * kb_record_take_value:
 * @field: which field
 * @value: (inout): of the kind that the field holds, or NULL; moved, and NULL afterwards
 *
 * For those who fill a new record that nobody watches yet: nothing is copied and nothing is notified, which is three
 * quarters of the cost of reading a row.
 */
void
kb_record_take_value (KbRecord *self,
                      guint     field,
                      KbValue  *value)
{
  KbValue *place;

  g_return_if_fail (KB_IS_RECORD (self));
  g_return_if_fail (field < kb_record_get_entity (self)->n_fields);

  place = &priv_of (self)->values[field];
  kb_value_clear (place);
  *place = *value;
  *value = (KbValue) KB_VALUE_INIT;
}

void
kb_record_set_int (KbRecord *self,
                   guint     field,
                   gint64    value)
{
  g_auto (KbValue) cell = KB_VALUE_INIT;

  kb_value_set_int (&cell, value);
  kb_record_set_value (self, field, &cell);
}

void
kb_record_set_real (KbRecord *self,
                    guint     field,
                    double    value)
{
  g_auto (KbValue) cell = KB_VALUE_INIT;

  kb_value_set_real (&cell, value);
  kb_record_set_value (self, field, &cell);
}

/**
 * kb_record_set_text:
 * @value: (nullable): copied and brought into NFC
 */
void
kb_record_set_text (KbRecord   *self,
                    guint       field,
                    const char *value)
{
  g_auto (KbValue) cell = KB_VALUE_INIT;
  g_autofree char *text = value != NULL ? kb_text_normalize (value) : NULL;

  kb_value_set_text (&cell, text);
  kb_record_set_value (self, field, &cell);
}
