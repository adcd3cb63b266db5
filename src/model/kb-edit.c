/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-edit"

#include "config.h"

#include "kb-edit.h"
#include "kb-text.h"

/**
 * KbEdit:
 *
 * A change to the library as its user means it: a label ("Move cue C07") and steps on rows. The
 * store carries it out as one transaction and one entry of the journal, or not at all. An edit is
 * built on one thread and handed over; after that nobody changes it.
 */
struct _KbEdit
{
  GObject  parent_instance;

  char    *label;        /* owned, translated */
  gint64   session_id;   /* the session it belongs to, 0 for none */
  GArray  *steps;        /* owned KbEditStep */
};

G_DEFINE_FINAL_TYPE (KbEdit, kb_edit, G_TYPE_OBJECT)

static void
clear_step (gpointer data)
{
  KbEditStep *step = data;

  g_clear_object (&step->record);
  kb_value_clear (&step->value);
}

static void
kb_edit_finalize (GObject *object)
{
  KbEdit *self = KB_EDIT (object);

  g_free (self->label);
  g_array_unref (self->steps);

  G_OBJECT_CLASS (kb_edit_parent_class)->finalize (object);
}

static void
kb_edit_class_init (KbEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_edit_finalize;
}

static void
kb_edit_init (KbEdit *self)
{
  self->steps = g_array_new (FALSE, TRUE, sizeof (KbEditStep));
  g_array_set_clear_func (self->steps, clear_step);
}

/**
 * kb_edit_new:
 * @label: what the user did, translated, as it stands in Undo and in the history
 *
 * Returns: (transfer full): an edit without steps.
 */
KbEdit *
kb_edit_new (const char *label)
{
  KbEdit *self = g_object_new (KB_TYPE_EDIT, NULL);

  self->label = g_strdup (label);
  return self;
}

const char *
kb_edit_get_label (KbEdit *self)
{
  g_return_val_if_fail (KB_IS_EDIT (self), NULL);

  return self->label;
}

gint64
kb_edit_get_session (KbEdit *self)
{
  g_return_val_if_fail (KB_IS_EDIT (self), 0);

  return self->session_id;
}

void
kb_edit_set_session (KbEdit *self,
                     gint64  session_id)
{
  g_return_if_fail (KB_IS_EDIT (self));

  self->session_id = session_id;
}

guint
kb_edit_get_n_steps (KbEdit *self)
{
  g_return_val_if_fail (KB_IS_EDIT (self), 0);

  return self->steps->len;
}

const KbEditStep *
kb_edit_get_step (KbEdit *self,
                  guint   index)
{
  g_return_val_if_fail (KB_IS_EDIT (self), NULL);
  g_return_val_if_fail (index < self->steps->len, NULL);

  return &g_array_index (self->steps, KbEditStep, index);
}

/**
 * kb_edit_append:
 * @other: (transfer none): another edit; its label and session are left
 *
 * Takes the steps of another edit behind its own, so that both are one.
 */
void
kb_edit_append (KbEdit *self,
                KbEdit *other)
{
  g_return_if_fail (KB_IS_EDIT (self));
  g_return_if_fail (KB_IS_EDIT (other));

  for (guint i = 0; i < other->steps->len; i++)
    {
      const KbEditStep *step = &g_array_index (other->steps, KbEditStep, i);

      if (step->op == KB_OP_INSERT)
        kb_edit_insert (self, step->record);
      else if (step->op == KB_OP_DELETE)
        kb_edit_delete (self, step->kind, step->id);
      else
        kb_edit_set (self, step->kind, step->id, step->field, &step->value);
    }
}

/**
 * kb_edit_insert:
 * @record: (transfer none): the new row; a copy is kept
 */
void
kb_edit_insert (KbEdit   *self,
                KbRecord *record)
{
  KbEditStep step = { .op = KB_OP_INSERT };

  g_return_if_fail (KB_IS_EDIT (self));
  g_return_if_fail (KB_IS_RECORD (record));

  step.kind = kb_record_get_kind (record);
  step.id = kb_record_get_id (record);
  step.record = kb_record_dup (record);
  g_array_append_val (self->steps, step);
}

/**
 * kb_edit_delete:
 *
 * Takes a row out, and by cascade all that it owns.
 */
void
kb_edit_delete (KbEdit       *self,
                KbEntityKind  kind,
                gint64        id)
{
  KbEditStep step = { .op = KB_OP_DELETE, .kind = kind, .id = id };

  g_return_if_fail (KB_IS_EDIT (self));

  g_array_append_val (self->steps, step);
}

/**
 * kb_edit_set:
 * @field: a field of that kind of row
 * @value: (transfer none): its new value, of the field's own kind or NULL
 */
void
kb_edit_set (KbEdit        *self,
             KbEntityKind   kind,
             gint64         id,
             guint          field,
             const KbValue *value)
{
  KbEditStep step = { .op = KB_OP_UPDATE, .kind = kind, .id = id, .field = field };

  g_return_if_fail (KB_IS_EDIT (self));
  g_return_if_fail (field < kb_entity_get (kind)->n_fields);

  kb_value_copy (&step.value, value);
  g_array_append_val (self->steps, step);
}

void
kb_edit_set_int (KbEdit   *self,
                 KbRecord *record,
                 guint     field,
                 gint64    value)
{
  g_auto (KbValue) cell = KB_VALUE_INIT;

  kb_value_set_int (&cell, value);
  kb_edit_set (self, kb_record_get_kind (record), kb_record_get_id (record), field, &cell);
}

void
kb_edit_set_real (KbEdit   *self,
                  KbRecord *record,
                  guint     field,
                  double    value)
{
  g_auto (KbValue) cell = KB_VALUE_INIT;

  kb_value_set_real (&cell, value);
  kb_edit_set (self, kb_record_get_kind (record), kb_record_get_id (record), field, &cell);
}

/**
 * kb_edit_set_text:
 * @value: (nullable): copied and brought into NFC
 */
void
kb_edit_set_text (KbEdit     *self,
                  KbRecord   *record,
                  guint       field,
                  const char *value)
{
  g_auto (KbValue) cell = KB_VALUE_INIT;
  g_autofree char *text = value != NULL ? kb_text_normalize (value) : NULL;

  kb_value_set_text (&cell, text);
  kb_edit_set (self, kb_record_get_kind (record), kb_record_get_id (record), field, &cell);
}
