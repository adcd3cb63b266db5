/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-entity"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-entity.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-run-log.h"
#include "kb-session.h"

#define ROW(NAME, stem, type, words, whose, owner)                                                 \
  [KB_ENTITY_##NAME] = { .kind = KB_ENTITY_##NAME, .name = #stem, .type_name = type,               \
                         .label = words, .scope = KB_SCOPE_##whose, .parent = KB_ENTITY_##owner,   \
                         .fields = kb_##stem##_fields, .n_fields = KB_##NAME##_N_FIELDS }

static const KbEntity entities[] = {
  ROW (SUPPLIER, supplier, "KbSupplier", N_ ("Supplier"), LIBRARY, NONE),
  ROW (PRODUCT, product, "KbProduct", N_ ("Product"), LIBRARY, NONE),
  ROW (PRODUCT_SPEC, product_spec, "KbProductSpec", N_ ("Specification"), LIBRARY, PRODUCT),
  ROW (ROLE, role, "KbRole", N_ ("Role"), LIBRARY, NONE),
  ROW (PERSON, person, "KbPerson", N_ ("Person"), LIBRARY, NONE),
  ROW (SESSION, session, "KbSession", N_ ("Session"), SESSION, NONE),
  ROW (ASSIGNMENT, assignment, "KbAssignment", N_ ("Assignment"), SESSION, SESSION),
  ROW (SHIFT, shift, "KbShift", N_ ("Shift"), SESSION, ASSIGNMENT),
  ROW (LINEUP_ITEM, lineup_item, "KbLineupItem", N_ ("Lineup item"), SESSION, SESSION),
  ROW (LINEUP_SPEC, lineup_spec, "KbLineupSpec", N_ ("Stock by specification"), SESSION, LINEUP_ITEM),
  ROW (SEGMENT, segment, "KbSegment", N_ ("Segment"), SESSION, SESSION),
  ROW (CUE, cue, "KbCue", N_ ("Cue"), SESSION, SEGMENT),
  ROW (CUE_DIRECTION, cue_direction, "KbCueDirection", N_ ("Direction"), SESSION, CUE),
  ROW (RUN, run, "KbRun", N_ ("Run"), SESSION, SESSION),
  ROW (RUN_EVENT, run_event, "KbRunEvent", N_ ("Run event"), SESSION, RUN),
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
