/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-draft"

#include "config.h"

#include <string.h>

#include "kb-script-draft.h"
#include "kb-text.h"

/**
 * KbScriptDraft:
 *
 * A text while it is typed: what the library holds, what stands in the editor, and what is on its
 * way to the library. It says when there is something to store, and keeps what comes from outside
 * from overwriting what is being typed.
 */
struct _KbScriptDraft
{
  GObject  parent_instance;

  char    *stored;   /* owned: what the library holds */
  char    *text;     /* owned: what stands in the editor */
  char    *sent;     /* owned, nullable: what was handed over and has not come back yet */
};

G_DEFINE_FINAL_TYPE (KbScriptDraft, kb_script_draft, G_TYPE_OBJECT)

static void
kb_script_draft_finalize (GObject *object)
{
  KbScriptDraft *self = KB_SCRIPT_DRAFT (object);

  g_free (self->stored);
  g_free (self->text);
  g_free (self->sent);

  G_OBJECT_CLASS (kb_script_draft_parent_class)->finalize (object);
}

static void
kb_script_draft_class_init (KbScriptDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_script_draft_finalize;
}

static void
kb_script_draft_init (KbScriptDraft *self)
{
}

/**
 * kb_script_draft_new:
 * @stored: what the library holds
 */
KbScriptDraft *
kb_script_draft_new (const char *stored)
{
  KbScriptDraft *self = g_object_new (KB_TYPE_SCRIPT_DRAFT, NULL);

  self->stored = g_strdup (stored);
  self->text = g_strdup (stored);

  return self;
}

/**
 * kb_script_draft_receive:
 * @stored: what the library holds now
 *
 * Returns: whether the editor must show that text: nothing of its own is being typed, or what is
 *   typed was stored and then changed elsewhere.
 */
gboolean
kb_script_draft_receive (KbScriptDraft *self,
                         const char    *stored)
{
  const gboolean is_clean = strcmp (self->text, self->stored) == 0;
  const gboolean is_echo = self->sent != NULL && strcmp (self->sent, stored) == 0;

  kb_set_str (&self->stored, stored);
  if (is_echo)
    g_clear_pointer (&self->sent, g_free);
  if (!is_clean || is_echo)
    return FALSE;

  return kb_set_str (&self->text, stored);
}

/**
 * kb_script_draft_type:
 * @text: what stands in the editor; kept as the library keeps it, in NFC
 */
void
kb_script_draft_type (KbScriptDraft *self,
                      const char    *text)
{
  g_free (self->text);
  self->text = kb_text_normalize (text);
}

const char *
kb_script_draft_get_text (KbScriptDraft *self)
{
  return self->text;
}

/**
 * kb_script_draft_take:
 *
 * Returns: (transfer none) (nullable): what is to be stored now, %NULL when all is stored or on its
 *   way. It counts as on its way from now on.
 */
const char *
kb_script_draft_take (KbScriptDraft *self)
{
  const char *there = self->sent != NULL ? self->sent : self->stored;

  if (strcmp (self->text, there) == 0)
    return NULL;

  kb_set_str (&self->sent, self->text);
  return self->sent;
}

/**
 * kb_script_draft_fail:
 *
 * What was on its way did not arrive: it is to be stored again.
 */
void
kb_script_draft_fail (KbScriptDraft *self)
{
  g_clear_pointer (&self->sent, g_free);
}
