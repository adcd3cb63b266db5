/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-entity"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-entity.h"
#include "kb-session.h"

#define FIELDS(stem, STEM) .fields = kb_##stem##_fields, .n_fields = KB_##STEM##_N_FIELDS

static const KbEntity entities[] = {
  [KB_ENTITY_SESSION] = { KB_ENTITY_SESSION, "session", "KbSession", N_ ("Session"), KB_SCOPE_SESSION,
                          KB_ENTITY_NONE, FIELDS (session, SESSION) },
  [KB_ENTITY_SEGMENT] = { KB_ENTITY_SEGMENT, "segment", "KbSegment", N_ ("Segment"), KB_SCOPE_SESSION,
                          KB_ENTITY_SESSION, FIELDS (segment, SEGMENT) },
  [KB_ENTITY_CUE] = { KB_ENTITY_CUE, "cue", "KbCue", N_ ("Cue"), KB_SCOPE_SESSION,
                      KB_ENTITY_SEGMENT, FIELDS (cue, CUE) },
};
G_STATIC_ASSERT (G_N_ELEMENTS (entities) == KB_N_ENTITIES);

/**
 * kb_entity_get:
 *
 * Returns: (nullable): the description of that kind of row, constant for ever.
 */
const KbEntity *
kb_entity_get (KbEntityKind kind)
{
  return kind >= 0 && kind < KB_N_ENTITIES ? &entities[kind] : NULL;
}

/**
 * kb_entity_find:
 * @name: (nullable): a table's or XML element's name
 *
 * Returns: its kind, or %KB_ENTITY_NONE.
 */
KbEntityKind
kb_entity_find (const char *name)
{
  for (int i = 0; name != NULL && i < KB_N_ENTITIES; i++)
    if (strcmp (entities[i].name, name) == 0)
      return i;

  return KB_ENTITY_NONE;
}

/**
 * kb_entity_find_field:
 *
 * Returns: the index of the field of that name, or -1.
 */
int
kb_entity_find_field (const KbEntity *self,
                      const char     *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i].name, name) == 0)
      return i;

  return -1;
}

/**
 * kb_entity_find_flag:
 *
 * Returns: the index of the first field with @flag, or -1.
 */
int
kb_entity_find_flag (const KbEntity *self,
                     KbFieldFlags    flag)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].flags & flag)
      return i;

  return -1;
}

/**
 * kb_entity_find_session:
 *
 * Returns: the index of the `session_id` field, or -1 (the session itself and shared rows).
 */
int
kb_entity_find_session (const KbEntity *self)
{
  return self->scope == KB_SCOPE_SESSION ? kb_entity_find_field (self, "session_id") : -1;
}
