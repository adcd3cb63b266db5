/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-kaibo-format"

#include "config.h"

#include "kb-kaibo-format.h"

/*
 * The shape of a `.kaibo` document, for reader, writer and schema alike.
 *
 * A row is an element named after its table, inside the row that owns it; a row of a session
 * without an owner (or whose owner may be unset, and is) stands directly in the session, a shared
 * one directly in the root. Owner and session are therefore never written. The other fields are
 * attributes; long text and bytes are elements, before the rows that this one owns. Text with
 * characters that XML lacks is an element with `encoding="base64"`.
 */

static gboolean
is_owner_optional (const KbEntity *self)
{
  int owner = kb_entity_find_flag (self, KB_FIELD_PARENT);

  return owner < 0 || (self->fields[owner].flags & KB_FIELD_NULLABLE) != 0;
}

/**
 * kb_kaibo_is_in_session:
 *
 * Returns: %TRUE when such a row always stands, at whatever depth, inside a session's element.
 */
gboolean
kb_kaibo_is_in_session (const KbEntity *self)
{
  if (self->scope != KB_SCOPE_SESSION || self->kind == KB_ENTITY_SESSION)
    return FALSE;

  return self->parent == KB_ENTITY_NONE || self->parent == KB_ENTITY_SESSION || self->parent == self->kind
         || kb_kaibo_is_in_session (kb_entity_get (self->parent));
}

/**
 * kb_kaibo_may_stand_in:
 * @self: a kind of row
 * @container: the kind of row around it, %KB_ENTITY_NONE for the root
 *
 * Returns: %TRUE when rows of this kind may stand directly there.
 */
gboolean
kb_kaibo_may_stand_in (const KbEntity *self,
                       KbEntityKind    container)
{
  if (self->parent != KB_ENTITY_NONE && self->parent == container)
    return TRUE;
  if (self->parent != KB_ENTITY_NONE && !is_owner_optional (self))
    return FALSE;

  return container == (kb_kaibo_is_in_session (self) ? KB_ENTITY_SESSION : KB_ENTITY_NONE);
}

/**
 * kb_kaibo_is_implied:
 *
 * Returns: %TRUE when the place of the element says what the field would.
 */
gboolean
kb_kaibo_is_implied (const KbEntity *self,
                     guint           field)
{
  if (self->fields[field].flags & KB_FIELD_PARENT)
    return TRUE;

  return kb_kaibo_is_in_session (self) && (int) field == kb_entity_find_session (self);
}

/**
 * kb_kaibo_is_required:
 *
 * Returns: %TRUE when the field has to be written: there is no sensible value for one left out.
 */
gboolean
kb_kaibo_is_required (const KbEntity *self,
                      guint           field)
{
  const KbField *info = &self->fields[field];

  if ((info->flags & KB_FIELD_NULLABLE) || kb_kaibo_is_implied (self, field))
    return FALSE;
  if (info->flags & KB_FIELD_POSITION)
    return TRUE;
  return info->preset == NULL && (info->kind == KB_FIELD_REF || info->kind == KB_FIELD_INSTANT);
}

/**
 * kb_kaibo_is_element:
 *
 * Returns: %TRUE when the field is written as an element of its own.
 */
gboolean
kb_kaibo_is_element (const KbEntity *self,
                     guint           field)
{
  return self->fields[field].kind == KB_FIELD_BLOB || (self->fields[field].flags & KB_FIELD_LONG) != 0;
}

static guint8
find_traits (const KbEntity *entity,
             guint           field)
{
  const KbField *info = &entity->fields[field];

  if (kb_kaibo_is_implied (entity, field))
    return KB_KAIBO_IMPLIED;
  if (kb_kaibo_is_required (entity, field))
    return KB_KAIBO_REQUIRED;
  return info->preset != NULL && (info->flags & KB_FIELD_NULLABLE) ? KB_KAIBO_UNSET : 0;
}

void
kb_kaibo_form_init (KbKaiboForm *self)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);

      self->owner[kind] = kb_entity_find_flag (entity, KB_FIELD_PARENT);
      self->session[kind] = kb_kaibo_is_in_session (entity) ? kb_entity_find_session (entity) : -1;
      self->traits[kind] = g_new (guint8, entity->n_fields);
      for (guint i = 0; i < entity->n_fields; i++)
        self->traits[kind][i] = find_traits (entity, i);
    }
}

void
kb_kaibo_form_clear (KbKaiboForm *self)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    g_clear_pointer (&self->traits[kind], g_free);
}
