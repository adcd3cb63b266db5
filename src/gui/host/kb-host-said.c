/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-said"

#include "config.h"

#include "kb-host-said.h"

static KbScript *
find_script (GPtrArray *scripts,
             gint64     cue_id)
{
  for (guint i = 0; scripts != NULL && i < scripts->len; i++)
    if (kb_script_get_cue_id (scripts->pdata[i]) == cue_id)
      return scripts->pdata[i];

  return NULL;
}

/**
 * kb_host_said_find:
 * @scripts: (nullable) (element-type KbScript): all texts
 * @cue_id: whose is read
 * @phrases: (nullable) (array zero-terminated=1): what must be said
 * @beat: where the host reads
 *
 * Returns: a bit for each phrase that was passed.
 */
guint32
kb_host_said_find (KbHostSaid  *self,
                   GPtrArray   *scripts,
                   gint64       cue_id,
                   char       **phrases,
                   double       beat)
{
  KbScript *script = phrases != NULL ? find_script (scripts, cue_id) : NULL;

  if (script == NULL || script != self->script)
    kb_must_say_find (&self->must_say, script, (const char *const *) phrases);
  self->script = script;

  return kb_must_say_get_said (&self->must_say, beat);
}
