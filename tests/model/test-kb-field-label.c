/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kb-entity.h"
#include "kb-field-label.h"

/* What only programs write and read. */
static gboolean
is_for_programs (const KbEntity *entity,
                 const KbField  *field)
{
  static const char *const names[] = { "baseline", "data", "mapping", "mime", "photo", "run_id", "subject_id" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (field->name, names[i]))
      return TRUE;

  return entity->kind == KB_ENTITY_RUN_EVENT || (field->flags & (KB_FIELD_PARENT | KB_FIELD_POSITION | KB_FIELD_CODED)) != 0
         || field->refers == KB_ENTITY_SESSION;
}

/* History and search would show a column's name, in English, to everybody. */
static void
test_what_people_change_has_a_name (void)
{
  for (KbEntityKind kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);

      for (guint i = 0; i < entity->n_fields; i++)
        {
          g_autofree char *label = kb_field_dup_label (&entity->fields[i]);

          if (!is_for_programs (entity, &entity->fields[i]) && !g_unichar_isupper (g_utf8_get_char (label)))
            g_error ("%s.%s has no label", entity->name, entity->fields[i].name);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/field-label/what-people-change-has-a-name", test_what_people_change_has_a_name);

  return g_test_run ();
}
