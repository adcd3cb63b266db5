/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-lineup-input"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cue-cell.h"
#include "kb-error.h"
#include "kb-lineup-input.h"
#include "kb-lineup-text.h"
#include "kb-lineup.h"
#include "kb-money.h"
#include "kb-session.h"
#include "kb-text.h"

/* What is typed into the lineup's table, and back. */

static void
list_enum (GPtrArray            *choices,
           const KbLineupColumn *column)
{
  const KbEnum *values = kb_entity_get (KB_ENTITY_LINEUP_ITEM)->fields[column->field].values;

  for (guint i = 0; i < kb_enum_count (values); i++)
    kb_cue_choices_add (choices, kb_enum_label (values, i), kb_enum_code (values, i), i);
}

static void
list_items (GPtrArray   *choices,
            KbRecordSet *plan,
            KbRecord    *item)
{
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (items, i);
      g_autofree char *label = kb_lineup_dup_call (plan, other);
      g_autofree char *key = g_strdup_printf ("%d", (int) kb_record_get_int (other, KB_LINEUP_ITEM_LINK_NO));

      if (other != item)
        kb_cue_choices_add (choices, label, key, kb_record_get_id (other));
    }
}

/**
 * kb_lineup_input_list_choices:
 *
 * Returns: (transfer full) (nullable) (element-type KbCueChoice): what a cell can be set to; %NULL
 *   where anything can be typed.
 */
GPtrArray *
kb_lineup_input_list_choices (const KbLineupColumn *column,
                              KbRecordSet          *plan,
                              KbRecord             *item)
{
  GPtrArray *choices;

  if (column->input != KB_LINEUP_INPUT_ENUM && column->input != KB_LINEUP_INPUT_YES_NO
      && column->input != KB_LINEUP_INPUT_BACKUP)
    return NULL;

  choices = kb_cue_choices_new ();
  if (column->input == KB_LINEUP_INPUT_ENUM)
    list_enum (choices, column);
  else if (column->input == KB_LINEUP_INPUT_BACKUP)
    list_items (choices, plan, item);
  else
    {
      kb_cue_choices_add (choices, C_ ("lineup", "Yes"), "1", TRUE);
      kb_cue_choices_add (choices, C_ ("lineup", "No"), "0", FALSE);
    }

  return choices;
}

static const char *
get_currency (KbRecordSet *plan)
{
  return kb_record_get_text (kb_record_set_get_session (plan), KB_SESSION_CURRENCY);
}

static char *
dup_choice_text (const KbLineupColumn *column,
                 KbRecordSet          *plan,
                 KbRecord             *item)
{
  g_autoptr (GPtrArray) choices = kb_lineup_input_list_choices (column, plan, item);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const KbCueChoice *choice = choices->pdata[i];

      if (!kb_record_is_null (item, column->field) && choice->value == kb_record_get_int (item, column->field))
        return g_strdup (choice->label);
    }

  return g_strdup ("");
}

/**
 * kb_lineup_input_dup_text:
 *
 * Returns: (transfer full): what stands in a cell when it is opened; kb_lineup_input_parse() reads
 *   it back as no change.
 */
char *
kb_lineup_input_dup_text (const KbLineupColumn *column,
                          KbRecordSet          *plan,
                          KbRecord             *item)
{
  const gboolean is_unset = kb_record_is_null (item, column->field);

  switch (column->input)
    {
    case KB_LINEUP_INPUT_TEXT:
      if (column->field == KB_LINEUP_ITEM_TITLE)
        return g_strdup (kb_lineup_get_name (plan, item));
      return g_strdup (kb_record_get_text (item, column->field));
    case KB_LINEUP_INPUT_LINES:
      return kb_lineup_join_lines (kb_record_get_text (item, column->field));
    case KB_LINEUP_INPUT_MONEY:
      return is_unset ? g_strdup ("")
                      : kb_money_to_text (kb_record_get_int (item, column->field), get_currency (plan));
    case KB_LINEUP_INPUT_COUNT:
    case KB_LINEUP_INPUT_LINK:
      return is_unset ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_int (item, column->field));
    case KB_LINEUP_INPUT_SHARE:
      return is_unset ? g_strdup ("") : g_strdup_printf ("%g", kb_record_get_int (item, column->field) / 100.0);
    case KB_LINEUP_INPUT_ENUM:
    case KB_LINEUP_INPUT_YES_NO:
    case KB_LINEUP_INPUT_BACKUP:
    case KB_LINEUP_INPUT_NONE:
    default:
      return dup_choice_text (column, plan, item);
    }
}

static gboolean
fail (GError     **error,
      const char  *sentence,
      const char  *text)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);
  g_autofree char *message = g_strjoinv (text, parts);

  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, message);
  return FALSE;
}

/**
 * kb_lineup_parse_count:
 *
 * Reads a whole number from 0 to %KB_LINEUP_MAX_COUNT, with or without thousands apart.
 */
gboolean
kb_lineup_parse_count (const char  *text,
                       gint64      *count,
                       GError     **error)
{
  g_autofree char *digits = kb_text_normalize (text);
  char *to = digits;
  guint64 value;

  for (const char *from = digits; *from != '\0'; from++)
    if (*from != ',' && *from != ' ')
      *to++ = *from;
  *to = '\0';

  if (!g_ascii_string_to_unsigned (digits, 10, 0, KB_LINEUP_MAX_COUNT, &value, NULL))
    return fail (error, _("“%s” is not a count: type a whole number from 0 to 100,000,000"), text);
  *count = (gint64) value;
  return TRUE;
}

static gboolean
parse_share (const char  *text,
             gint64      *bp,
             GError     **error)
{
  g_autofree char *number = g_strdup (text);
  char *end = NULL;
  double percent;

  g_strdelimit (number, "%", ' ');
  g_strstrip (number);
  percent = g_ascii_strtod (number, &end);
  if (*number == '\0' || *end != '\0' || !(percent >= 0 && percent <= 100))
    return fail (error, _("“%s” is not a share: type percent from 0 to 100, 22 or 22.5"), text);
  *bp = (gint64) (percent * 100 + 0.5);
  return TRUE;
}

/* A number that another item has would send buyers to the wrong goods. */
static gboolean
parse_link (KbRecordSet  *plan,
            KbRecord     *item,
            const char   *text,
            gint64       *link,
            GError      **error)
{
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);

  if (!kb_lineup_parse_count (text, link, error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (items, i);
      g_autofree char *call = NULL;

      if (other == item || kb_record_get_int (other, KB_LINEUP_ITEM_LINK_NO) != *link
          || kb_record_get_bool (other, KB_LINEUP_ITEM_WITHDRAWN))
        continue;
      call = kb_lineup_dup_call (plan, other);
      return fail (error, _("That is %s: type a number that is free, or move the row"), call);
    }

  return TRUE;
}

static gboolean
parse_choice (const KbLineupColumn  *column,
              KbRecordSet           *plan,
              KbRecord              *item,
              const char            *text,
              gint64                *value,
              GError               **error)
{
  g_autoptr (GPtrArray) choices = kb_lineup_input_list_choices (column, plan, item);
  const KbCueChoice *found = NULL;

  for (guint i = 0; i < choices->len; i++)
    {
      const KbCueChoice *choice = choices->pdata[i];

      if (g_strcmp0 (choice->label, text) == 0 || g_strcmp0 (choice->key, text) == 0)
        found = choice;
    }
  for (guint i = 0; found == NULL && i < choices->len; i++)
    if (kb_cue_choice_matches (choices->pdata[i], text))
      found = choices->pdata[i];
  if (found == NULL)
    return fail (error, _("There is no “%s” to choose"), text);

  *value = found->value;
  return TRUE;
}

static gboolean
may_be_empty (const KbLineupColumn *column)
{
  return (kb_entity_get (KB_ENTITY_LINEUP_ITEM)->fields[column->field].flags & KB_FIELD_NULLABLE) != 0;
}

static gboolean
parse_number (const KbLineupColumn  *column,
              KbRecordSet           *plan,
              KbRecord              *item,
              const char            *text,
              gint64                *number,
              GError               **error)
{
  switch ((int) column->input)
    {
    case KB_LINEUP_INPUT_MONEY:
      return kb_money_parse_price (text, get_currency (plan), number, error);
    case KB_LINEUP_INPUT_COUNT:
      return kb_lineup_parse_count (text, number, error);
    case KB_LINEUP_INPUT_SHARE:
      return parse_share (text, number, error);
    case KB_LINEUP_INPUT_LINK:
      return parse_link (plan, item, text, number, error);
    default:
      return parse_choice (column, plan, item, text, number, error);
    }
}

static KbEdit *
create_edit (const KbLineupColumn *column,
             KbRecord             *item)
{
  /* Translators: an undo step: a column of the lineup and a link number */
  g_autofree char *label = g_strdup_printf (_("Change %s of No.%d"), kb_lineup_column_get_title (column),
                                            (int) kb_record_get_int (item, KB_LINEUP_ITEM_LINK_NO));

  return kb_edit_new (label);
}

static KbEdit *
parse_text (const KbLineupColumn *column,
            KbRecordSet          *plan,
            KbRecord             *item,
            const char           *text)
{
  g_autofree char *lines = column->input == KB_LINEUP_INPUT_LINES ? kb_lineup_split_lines (text) : g_strdup (text);
  g_autofree char *shown = kb_lineup_input_dup_text (column, plan, item);
  KbEdit *edit = create_edit (column, item);

  if (strcmp (text, shown) != 0 && strcmp (lines, kb_record_get_text (item, column->field)) != 0)
    kb_edit_set_text (edit, item, column->field, lines);
  return edit;
}

/* The stock of an item that is sold in specs is theirs. */
static gboolean
is_sum_of_specs (const KbLineupColumn *column,
                 KbRecordSet          *plan,
                 KbRecord             *item)
{
  g_autoptr (GPtrArray) specs = NULL;

  if (column->field != KB_LINEUP_ITEM_LIVE_STOCK)
    return FALSE;
  specs = kb_record_set_children (plan, KB_ENTITY_LINEUP_SPEC, kb_record_get_id (item));
  return specs->len > 0;
}

/**
 * kb_lineup_input_parse:
 * @text: what was typed
 *
 * Turns what was typed into a cell into an edit of one step, or of none when nothing changes.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL with a sentence for the reader.
 */
KbEdit *
kb_lineup_input_parse (const KbLineupColumn  *column,
                       KbRecordSet           *plan,
                       KbRecord              *item,
                       const char            *text,
                       GError               **error)
{
  g_autofree char *normal = kb_text_normalize (text);
  g_autoptr (KbEdit) edit = NULL;
  g_auto (KbValue) value = KB_VALUE_INIT;
  gint64 number;

  g_return_val_if_fail (column->input != KB_LINEUP_INPUT_NONE, NULL);

  g_strstrip (normal);
  if (column->input == KB_LINEUP_INPUT_TEXT || column->input == KB_LINEUP_INPUT_LINES)
    return parse_text (column, plan, item, normal);
  if (is_sum_of_specs (column, plan, item))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                           _("Its specs have stock of their own: change theirs beside the table"));
      return NULL;
    }
  if (*normal == '\0' && !may_be_empty (column))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("This cannot be empty"));
      return NULL;
    }
  if (*normal != '\0')
    {
      if (!parse_number (column, plan, item, normal, &number, error))
        return NULL;
      kb_value_set_int (&value, number);
    }

  edit = create_edit (column, item);
  if (!kb_value_equal (kb_record_peek (item, column->field), &value))
    kb_edit_set (edit, KB_ENTITY_LINEUP_ITEM, kb_record_get_id (item), column->field, &value);
  return g_steal_pointer (&edit);
}
