/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-script-text"

#include "config.h"

#include <string.h>

#include "kb-script-text.h"
#include "kb-variable.h"

/* A script in a text buffer: its variables show their values, and each is one thing that is deleted whole. Which
 * variable a value stands for is in a tag of its own, so that two in a row stay two. What has no value stands there as
 * it is written and is text like any other. */

#define WRITTEN "kb-variable"

static const char *
get_written (GtkTextTag *tag)
{
  return g_object_get_data (G_OBJECT (tag), WRITTEN);
}

static GtkTextTag *
find_tag_in (GSList *tags)
{
  GtkTextTag *found = NULL;

  for (GSList *l = tags; l != NULL && found == NULL; l = l->next)
    if (get_written (l->data) != NULL)
      found = l->data;
  g_slist_free (tags);

  return found;
}

static GtkTextTag *
find_tag (const GtkTextIter *at)
{
  return find_tag_in (gtk_text_iter_get_tags (at));
}

static void
insert_plain (GtkTextBuffer *buffer,
              GtkTextIter   *at,
              const char    *text,
              gsize          length)
{
  if (length > 0)
    gtk_text_buffer_insert (buffer, at, text, length);
}

static void
insert_variable (GtkTextBuffer       *buffer,
                 GtkTextIter         *at,
                 const KbVariableUse *use,
                 const char          *value)
{
  GtkTextTag *tag = gtk_text_tag_new (NULL);

  g_object_set_data_full (G_OBJECT (tag), WRITTEN, g_strndup (use->start, use->end - use->start), g_free);
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (buffer), tag);
  gtk_text_buffer_insert_with_tags (buffer, at, value, -1, tag, NULL);
  g_object_unref (tag);
}

/**
 * kb_script_text_insert:
 * @at: where; behind what was inserted afterwards
 * @stored: text as the library keeps it
 * @cue: (nullable): the cue whose product its variables are about
 *
 * Inserts a text with its variables' values.
 */
void
kb_script_text_insert (GtkTextBuffer *buffer,
                       GtkTextIter   *at,
                       const char    *stored,
                       KbRecordSet   *plan,
                       KbRecord      *cue)
{
  KbVariableUse use;

  while (plan != NULL && kb_variable_find (stored, &use))
    {
      KbVariableState state;
      g_autofree char *value = kb_variable_resolve (plan, cue, &use, &state);

      insert_plain (buffer, at, stored, use.start - stored);
      if (value != NULL)
        insert_variable (buffer, at, &use, value);
      else
        insert_plain (buffer, at, use.start, use.end - use.start);
      stored = use.end;
    }

  insert_plain (buffer, at, stored, strlen (stored));
}

/**
 * kb_script_text_next_variable:
 * @at: (inout): where to look from; where the variable starts afterwards
 * @end: (out): where it ends
 *
 * Returns: %FALSE when there is none before @limit.
 */
gboolean
kb_script_text_next_variable (GtkTextIter       *at,
                              const GtkTextIter *limit,
                              GtkTextIter       *end)
{
  while (gtk_text_iter_compare (at, limit) < 0)
    {
      GtkTextTag *tag = find_tag (at);

      if (tag != NULL)
        {
          *end = *at;
          gtk_text_iter_forward_to_tag_toggle (end, tag);
          return TRUE;
        }
      if (!gtk_text_iter_forward_to_tag_toggle (at, NULL))
        break;
    }

  return FALSE;
}

/**
 * kb_script_text_dup_stored:
 *
 * Returns: (transfer full): what is between two places as the library keeps it: variables as they are written.
 */
char *
kb_script_text_dup_stored (GtkTextBuffer     *buffer,
                           const GtkTextIter *start,
                           const GtkTextIter *end)
{
  GString *stored = g_string_new (NULL);
  GtkTextIter from = *start, at = *start, after;

  while (kb_script_text_next_variable (&at, end, &after))
    {
      g_autofree char *plain = gtk_text_buffer_get_text (buffer, &from, &at, TRUE);

      g_string_append (stored, plain);
      g_string_append (stored, get_written (find_tag (&at)));
      from = at = after;
    }

  {
    g_autofree char *plain = gtk_text_buffer_get_text (buffer, &from, end, TRUE);

    g_string_append (stored, plain);
  }

  return g_string_free (stored, FALSE);
}

/**
 * kb_script_text_is_current:
 *
 * Returns: whether what is shown is what the stored text would show now: every variable has its value, and none that
 *   is written out has one.
 */
gboolean
kb_script_text_is_current (GtkTextBuffer     *buffer,
                           const GtkTextIter *start,
                           const GtkTextIter *end,
                           KbRecordSet       *plan,
                           KbRecord          *cue)
{
  g_autofree char *shown = gtk_text_buffer_get_text (buffer, start, end, TRUE);
  g_autofree char *stored = kb_script_text_dup_stored (buffer, start, end);
  g_autofree char *expected = kb_variable_expand (plan, cue, stored);

  return strcmp (shown, expected) == 0;
}

/**
 * kb_script_text_get_variable:
 *
 * Returns: (nullable) (transfer none): how the variable at or right before a place is written.
 */
const char *
kb_script_text_get_variable (const GtkTextIter *at)
{
  GtkTextTag *tag = find_tag (at);

  if (tag == NULL)
    tag = find_tag_in (gtk_text_iter_get_toggled_tags (at, FALSE));

  return tag != NULL ? get_written (tag) : NULL;
}

/**
 * kb_script_text_leave_variable:
 * @at: (inout): a place; outside of the variable afterwards
 * @forward: to its end, else to its start
 *
 * Returns: whether the place was inside of a variable.
 */
gboolean
kb_script_text_leave_variable (GtkTextIter *at,
                               gboolean     forward)
{
  GtkTextTag *tag = find_tag (at);

  if (tag == NULL || gtk_text_iter_starts_tag (at, tag))
    return FALSE;
  if (forward)
    gtk_text_iter_forward_to_tag_toggle (at, tag);
  else
    gtk_text_iter_backward_to_tag_toggle (at, tag);

  return TRUE;
}
