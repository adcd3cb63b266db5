/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-section"

#include "config.h"

#include <string.h>

#include "kb-cue.h"
#include "kb-script-section.h"
#include "kb-script-tags.h"
#include "kb-script-text.h"

static GtkTextBuffer *
get_buffer (KbScriptSection *self)
{
  return gtk_text_mark_get_buffer (self->start);
}

static const char *
get_stored (KbScriptSection *self)
{
  return kb_record_get_text (kb_script_section_cue (self), KB_CUE_SCRIPT);
}

/**
 * kb_script_section_new:
 * @at: an empty place of the buffer, before and behind which no other section ends or starts
 *
 * Returns: (transfer full): a section without text; kb_script_section_load() gives it its text.
 */
KbScriptSection *
kb_script_section_new (GtkTextBuffer *buffer,
                       GtkTextIter   *at,
                       KbRundownRow  *row)
{
  KbScriptSection *self = g_new0 (KbScriptSection, 1);

  self->row = g_object_ref (row);
  self->start = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, at, TRUE));
  self->end = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, at, FALSE));
  self->draft = kb_script_draft_new (get_stored (self));

  return self;
}

void
kb_script_section_free (KbScriptSection *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  if (buffer != NULL)
    {
      gtk_text_buffer_delete_mark (buffer, self->start);
      gtk_text_buffer_delete_mark (buffer, self->end);
    }
  g_object_unref (self->start);
  g_object_unref (self->end);
  g_object_unref (self->draft);
  g_object_unref (self->row);
  g_free (self);
}

KbRecord *
kb_script_section_cue (KbScriptSection *self)
{
  return kb_rundown_row_get_record (self->row);
}

void
kb_script_section_bounds (KbScriptSection *self,
                          GtkTextIter     *start,
                          GtkTextIter     *end)
{
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_buffer_get_iter_at_mark (buffer, start, self->start);
  gtk_text_buffer_get_iter_at_mark (buffer, end, self->end);
}

/**
 * kb_script_section_load:
 *
 * Shows the draft's text with the lineup's values as they are now; a cursor in it stays where it is.
 */
void
kb_script_section_load (KbScriptSection *self,
                        KbRecordSet     *plan)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end, cursor;
  int offset, first;
  gboolean has_cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  kb_script_section_bounds (self, &start, &end);
  has_cursor = gtk_text_iter_compare (&start, &cursor) <= 0 && gtk_text_iter_compare (&cursor, &end) <= 0;
  first = gtk_text_iter_get_offset (&start);
  offset = gtk_text_iter_get_offset (&cursor);

  gtk_text_buffer_delete (buffer, &start, &end);
  kb_script_text_insert (buffer, &start, kb_script_draft_get_text (self->draft), plan, kb_script_section_cue (self));
  kb_script_section_bounds (self, &start, &end);
  kb_script_tags_apply (buffer, &start, &end, plan, kb_script_section_cue (self));
  if (has_cursor)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &cursor, CLAMP (offset, first, gtk_text_iter_get_offset (&end)));
      kb_script_text_leave_variable (&cursor, TRUE);
      gtk_text_buffer_place_cursor (buffer, &cursor);
    }
}

/**
 * kb_script_section_update:
 *
 * The plan changed: shows what the library holds now, unless something of its own is being typed, and the values
 * that the lineup has now.
 *
 * Returns: whether what is shown changed.
 */
gboolean
kb_script_section_update (KbScriptSection *self,
                          KbRecordSet     *plan)
{
  GtkTextIter start, end;

  if (kb_script_draft_receive (self->draft, get_stored (self)))
    {
      kb_script_section_load (self, plan);
      return TRUE;
    }

  kb_script_section_bounds (self, &start, &end);
  if (strchr (kb_script_draft_get_text (self->draft), '{') == NULL
      || kb_script_text_is_current (get_buffer (self), &start, &end, plan, kb_script_section_cue (self)))
    return FALSE;

  kb_script_section_load (self, plan);
  return TRUE;
}

/**
 * kb_script_section_type:
 *
 * Takes what was typed into the draft; a variable that was typed out becomes its value.
 */
void
kb_script_section_type (KbScriptSection *self,
                        KbRecordSet     *plan)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;
  g_autofree char *stored = NULL;

  self->is_dirty = FALSE;
  kb_script_section_bounds (self, &start, &end);
  stored = kb_script_text_dup_stored (buffer, &start, &end);
  kb_script_draft_type (self->draft, stored);

  if (strchr (stored, '{') != NULL
      && !kb_script_text_is_current (buffer, &start, &end, plan, kb_script_section_cue (self)))
    {
      GtkTextIter cursor;
      int from_end;

      gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
      from_end = gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&cursor);
      kb_script_section_load (self, plan);
      kb_script_section_bounds (self, &start, &end);
      gtk_text_iter_backward_chars (&end, MAX (from_end, 0));
      gtk_text_buffer_place_cursor (buffer, &end);
      return;
    }

  kb_script_tags_apply (buffer, &start, &end, plan, kb_script_section_cue (self));
}

/**
 * kb_script_section_dup_shown:
 *
 * Returns: (transfer full): the script as it is read.
 */
char *
kb_script_section_dup_shown (KbScriptSection *self)
{
  GtkTextIter start, end;

  kb_script_section_bounds (self, &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}
