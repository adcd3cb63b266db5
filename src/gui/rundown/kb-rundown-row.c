/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-row"

#include "config.h"

#include <string.h>

#include "kb-cue-text.h"
#include "kb-cue.h"
#include "kb-rundown-row.h"
#include "kb-text.h"

/**
 * KbRundownRow:
 *
 * One row of the rundown's table: a segment or a cue, with the facts that its record does not
 * hold. Whoever shows it follows #KbRundownRow::changed, which comes at most once a transaction.
 */
struct _KbRundownRow
{
  GObject     parent_instance;

  KbRecord   *record;                  /* owned: a segment or a cue */
  KbRowFacts  facts;
  char       *texts[KB_N_ROW_TEXTS];   /* owned, nullable */
  char       *language;                /* owned, nullable: what @pace was counted in */
  KbPace      pace;
  gboolean    is_dirty;                /* something changed that was not announced yet */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbRundownRow, kb_rundown_row, G_TYPE_OBJECT)

static void
record_notify_cb (KbRundownRow *self,
                  GParamSpec   *pspec)
{
  self->is_dirty = TRUE;
  if (strcmp (pspec->name, "script") == 0)
    g_clear_pointer (&self->language, g_free);
}

static void
kb_rundown_row_finalize (GObject *object)
{
  KbRundownRow *self = KB_RUNDOWN_ROW (object);

  for (guint i = 0; i < KB_N_ROW_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->language);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (kb_rundown_row_parent_class)->finalize (object);
}

static void
kb_rundown_row_class_init (KbRundownRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_rundown_row_finalize;

  /**
   * KbRundownRow::changed:
   *
   * The record, a fact or a text is another than before.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_RUNDOWN_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kb_rundown_row_init (KbRundownRow *self)
{
  self->facts = (KbRowFacts) KB_ROW_FACTS_INIT;
}

/**
 * kb_rundown_row_new:
 * @record: (transfer none): a segment or a cue
 *
 * Returns: (transfer full): a row without facts.
 */
KbRundownRow *
kb_rundown_row_new (KbRecord *record)
{
  KbRundownRow *self = g_object_new (KB_TYPE_RUNDOWN_ROW, NULL);

  self->record = g_object_ref (record);
  g_signal_connect_object (record, "notify", G_CALLBACK (record_notify_cb), self, G_CONNECT_SWAPPED);

  return self;
}

KbRecord *
kb_rundown_row_get_record (KbRundownRow *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_ROW (self), NULL);

  return self->record;
}

gint64
kb_rundown_row_get_id (KbRundownRow *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_ROW (self), 0);

  return kb_record_get_id (self->record);
}

gboolean
kb_rundown_row_is_cue (KbRundownRow *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_ROW (self), FALSE);

  return kb_record_get_kind (self->record) == KB_ENTITY_CUE;
}

const KbRowFacts *
kb_rundown_row_get_facts (KbRundownRow *self)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_ROW (self), NULL);

  return &self->facts;
}

/**
 * kb_rundown_row_get_text:
 *
 * Returns: one of the row's texts, "" where it has none.
 */
const char *
kb_rundown_row_get_text (KbRundownRow *self,
                         KbRowText     which)
{
  g_return_val_if_fail (KB_IS_RUNDOWN_ROW (self), "");

  return self->texts[which] != NULL ? self->texts[which] : "";
}

/**
 * kb_rundown_row_get_pace:
 * @plan: the session
 * @language: its language
 *
 * Returns: how much the cue's script has to say; counted again only when the script has changed, or
 *   may say something else because the lineup has.
 */
KbPace
kb_rundown_row_get_pace (KbRundownRow *self,
                         KbRecordSet  *plan,
                         const char   *language)
{
  KbPace none = { 0 };
  g_autofree char *script = NULL;

  g_return_val_if_fail (KB_IS_RUNDOWN_ROW (self), none);
  g_return_val_if_fail (kb_rundown_row_is_cue (self), none);

  if (strchr (kb_record_get_text (self->record, KB_CUE_SCRIPT), '{') != NULL)
    {
      script = kb_cue_text_dup (plan, self->record);
      kb_rundown_row_set_text (self, KB_ROW_TEXT_SCRIPT, script);
      return kb_pace_count (script, language);
    }

  kb_rundown_row_set_text (self, KB_ROW_TEXT_SCRIPT, NULL);
  if (self->language == NULL || strcmp (self->language, language) != 0)
    {
      kb_set_str (&self->language, language);
      self->pace = kb_pace_count (kb_record_get_text (self->record, KB_CUE_SCRIPT), language);
    }

  return self->pace;
}

/**
 * kb_rundown_row_dup_name:
 *
 * Returns: (transfer full): what the row is about, in few words: a product and a title.
 */
char *
kb_rundown_row_dup_name (KbRundownRow *self)
{
  const char *link, *title;

  g_return_val_if_fail (KB_IS_RUNDOWN_ROW (self), NULL);

  title = kb_rundown_row_get_title (self);
  link = kb_rundown_row_get_text (self, KB_ROW_TEXT_LINK);

  return *link != '\0' ? g_strdup_printf ("%s %s", link, title) : g_strdup (title);
}

/**
 * kb_rundown_row_get_title:
 *
 * Returns: a segment's name, or a cue's title, for which its product's name stands in.
 */
const char *
kb_rundown_row_get_title (KbRundownRow *self)
{
  const char *title;

  g_return_val_if_fail (KB_IS_RUNDOWN_ROW (self), "");

  if (!kb_rundown_row_is_cue (self))
    return kb_record_get_text (self->record, KB_SEGMENT_TITLE);

  title = kb_record_get_text (self->record, KB_CUE_TITLE);
  return *title != '\0' ? title : kb_rundown_row_get_text (self, KB_ROW_TEXT_PRODUCT);
}

void
kb_rundown_row_set_text (KbRundownRow *self,
                         KbRowText     which,
                         const char   *text)
{
  g_return_if_fail (KB_IS_RUNDOWN_ROW (self));

  if (kb_set_str (&self->texts[which], text))
    self->is_dirty = TRUE;
}

void
kb_rundown_row_set_facts (KbRundownRow     *self,
                          const KbRowFacts *facts)
{
  const KbRowFacts *old = &self->facts;

  g_return_if_fail (KB_IS_RUNDOWN_ROW (self));

  if (old->start_us == facts->start_us && old->end_us == facts->end_us
      && old->offset_ms == facts->offset_ms
      && old->actual_start_us == facts->actual_start_us && old->actual_end_us == facts->actual_end_us
      && old->length_ms == facts->length_ms && old->longest_ms == facts->longest_ms
      && old->gap_ms == facts->gap_ms && old->script_ms == facts->script_ms
      && old->script_units == facts->script_units && old->over_ms == facts->over_ms
      && old->budget_ms == facts->budget_ms
      && old->n_cues == facts->n_cues && old->is_first == facts->is_first
      && old->is_collapsed == facts->is_collapsed && old->mark == facts->mark)
    return;

  self->facts = *facts;
  self->is_dirty = TRUE;
}

/**
 * kb_rundown_row_announce:
 *
 * Emits #KbRundownRow::changed when there is something that was not announced yet.
 */
void
kb_rundown_row_announce (KbRundownRow *self)
{
  g_return_if_fail (KB_IS_RUNDOWN_ROW (self));

  if (!self->is_dirty)
    return;

  self->is_dirty = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
