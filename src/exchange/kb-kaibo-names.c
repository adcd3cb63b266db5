/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-kaibo-names"

#include "config.h"

#include "kb-kaibo-names.h"

void
kb_kaibo_names_init (KbKaiboNames     *self,
                     xmlTextReaderPtr  reader)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);

      self->entities[kind] = xmlTextReaderConstString (reader, BAD_CAST entity->name);
      self->fields[kind] = g_new (const xmlChar *, entity->n_fields);
      for (guint i = 0; i < entity->n_fields; i++)
        self->fields[kind][i] = xmlTextReaderConstString (reader, BAD_CAST entity->fields[i].name);
    }
}

void
kb_kaibo_names_clear (KbKaiboNames *self)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    g_clear_pointer (&self->fields[kind], g_free);
}

/**
 * kb_kaibo_names_find_kind:
 * @name: an element's name, of a node of the reader
 *
 * Returns: the kind of row of that name, %KB_ENTITY_NONE when there is none.
 */
KbEntityKind
kb_kaibo_names_find_kind (KbKaiboNames  *self,
                          const xmlChar *name)
{
  for (int i = 0; i < KB_N_ENTITIES; i++)
    if (self->entities[i] == name)
      return i;

  return KB_ENTITY_NONE;
}

/**
 * kb_kaibo_names_find_field:
 * @kind: a kind of row
 * @name: an attribute's or element's name, of a node of the reader
 *
 * Returns: the index of that field, -1 when there is none.
 */
int
kb_kaibo_names_find_field (KbKaiboNames  *self,
                           KbEntityKind   kind,
                           const xmlChar *name)
{
  const guint n_fields = kb_entity_get (kind)->n_fields;

  for (guint i = 0; i < n_fields; i++)
    if (self->fields[kind][i] == name)
      return i;

  return -1;
}
