/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-playbook-edits"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-id.h"
#include "kb-incident.h"
#include "kb-kaibo-reader.h"
#include "kb-playbook-edits.h"

/* The edits of the playbooks' page, each one step to undo. */

#define STANDARD_PATH "/io/github/kaibo/Kaibo/samples/%s.kaibo"

/**
 * kb_playbook_create:
 * @language: of its texts
 * @id: (out): the new playbook
 *
 * Returns: (transfer full): the edit that adds one with nothing in it.
 */
KbEdit *
kb_playbook_create (KbRecordSet *library,
                    const char  *language,
                    gint64      *id)
{
  KbEdit *edit = kb_edit_new (_("Add playbook"));
  g_autoptr (KbRecord) playbook = kb_record_new (KB_ENTITY_INCIDENT_PLAN, kb_id_new ());

  *id = kb_record_get_id (playbook);
  kb_record_set_int (playbook, KB_INCIDENT_PLAN_POSITION, kb_record_set_get_next_position (library, KB_ENTITY_INCIDENT_PLAN));
  kb_record_set_text (playbook, KB_INCIDENT_PLAN_TITLE, _("New playbook"));
  kb_record_set_text (playbook, KB_INCIDENT_PLAN_LANGUAGE, language);
  kb_edit_insert (edit, playbook);

  return edit;
}

/**
 * kb_playbook_duplicate:
 * @id: (out): the new playbook
 *
 * Returns: (transfer full): the edit that copies one with its steps.
 */
KbEdit *
kb_playbook_duplicate (KbRecordSet *library,
                       KbRecord    *playbook,
                       gint64      *id)
{
  KbEdit *edit = kb_edit_new (_("Duplicate playbook"));
  g_autoptr (KbRecord) copy = kb_record_copy (playbook);
  g_autoptr (GPtrArray) steps = kb_record_set_children (library, KB_ENTITY_INCIDENT_STEP, kb_record_get_id (playbook));

  *id = kb_record_get_id (copy);
  kb_record_set_int (copy, KB_INCIDENT_PLAN_POSITION, kb_record_set_get_next_position (library, KB_ENTITY_INCIDENT_PLAN));
  kb_edit_insert (edit, copy);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (KbRecord) step = kb_record_copy (steps->pdata[i]);

      kb_record_set_int (step, KB_INCIDENT_STEP_PLAN_ID, *id);
      kb_edit_insert (edit, step);
    }

  return edit;
}

/**
 * kb_playbook_delete:
 *
 * Returns: (transfer full): the edit that takes one away with its steps; incidents that followed it stay.
 */
KbEdit *
kb_playbook_delete (KbRecord *playbook)
{
  KbEdit *edit = kb_edit_new (_("Delete playbook"));

  kb_edit_delete (edit, KB_ENTITY_INCIDENT_PLAN, kb_record_get_id (playbook));
  return edit;
}

/**
 * kb_playbook_add_standard:
 * @language: "zh" or "en"
 * @error: return location
 *
 * The catalogue that comes with Kaibo: 36 playbooks with their first sentences and steps. Those that are there stay as
 * they are.
 *
 * Returns: (transfer full): the edit, or %NULL with an error.
 */
KbEdit *
kb_playbook_add_standard (KbRecordSet  *library,
                          const char   *language,
                          GError      **error)
{
  g_autofree char *path = g_strdup_printf (STANDARD_PATH, language);
  g_autoptr (GInputStream) stream = g_resources_open_stream (path, 0, error);
  g_autoptr (GPtrArray) records = stream != NULL ? kb_kaibo_read (stream, path, NULL, error) : NULL;
  KbEdit *edit;

  if (records == NULL)
    return NULL;

  edit = kb_edit_new (_("Add the standard playbooks"));
  for (guint i = 0; i < records->len; i++)
    {
      KbRecord *record = records->pdata[i];
      const KbEntityKind kind = kb_record_get_kind (record);

      if ((kind == KB_ENTITY_INCIDENT_PLAN || kind == KB_ENTITY_INCIDENT_STEP)
          && kb_record_set_find (library, kind, kb_record_get_id (record)) == NULL)
        kb_edit_insert (edit, record);
    }

  return edit;
}
