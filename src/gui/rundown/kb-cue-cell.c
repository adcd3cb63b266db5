/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-cell"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-crew.h"
#include "kb-cue-cell.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-rundown-edits.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-show-hours.h"
#include "kb-text.h"

static void
free_choice (gpointer data)
{
  KbCueChoice *choice = data;

  g_free (choice->label);
  g_free (choice->key);
  g_free (choice);
}

static void
add_choice (GPtrArray  *choices,
            const char *label,
            const char *key,
            gint64      value)
{
  KbCueChoice *choice = g_new0 (KbCueChoice, 1);

  choice->label = g_strdup (label);
  choice->key = g_strdup (key);
  choice->value = value;
  g_ptr_array_add (choices, choice);
}

static void
list_types (GPtrArray *choices)
{
  for (guint i = 0; i < kb_enum_count (&kb_cue_type_enum); i++)
    add_choice (choices, kb_enum_label (&kb_cue_type_enum, i), kb_enum_code (&kb_cue_type_enum, i), i);
}

static void
list_products (GPtrArray   *choices,
               KbRecordSet *plan)
{
  GListModel *items = kb_record_set_get_list (plan, KB_ENTITY_LINEUP_ITEM);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KbRecord) item = g_list_model_get_item (items, i);
      KbRecord *product = kb_record_set_find_ref (plan, item, KB_LINEUP_ITEM_PRODUCT_ID);
      const char *name = kb_record_get_text (item, KB_LINEUP_ITEM_TITLE);
      const int number = kb_record_get_int_or (item, KB_LINEUP_ITEM_LINK_NO, 0);
      g_autofree char *key = g_strdup_printf ("%d", number);
      g_autofree char *link = g_strdup_printf (_("#%d"), number);
      g_autofree char *label = NULL;

      if (kb_text_is_empty (name) && product != NULL)
        name = kb_record_get_text (product, KB_PRODUCT_NAME);
      label = g_strdup_printf ("%s  %s", link, name);
      add_choice (choices, label, key, kb_record_get_id (item));
    }
}

static gboolean
is_speaking_duty (KbRecord *duty)
{
  const int role = kb_record_get_int_or (duty, KB_ASSIGNMENT_ROLE, KB_ROLE_KIND_OTHER);

  return role == KB_ROLE_KIND_HOST || role == KB_ROLE_KIND_COHOST;
}

static void
add_speaker (GPtrArray   *choices,
             KbRecordSet *plan,
             KbRecord    *duty)
{
  KbRecord *person = kb_record_set_find_ref (plan, duty, KB_ASSIGNMENT_PERSON_ID);
  const char *name = person != NULL ? kb_record_get_text (person, KB_PERSON_STAGE_NAME) : "";

  if (person != NULL && kb_text_is_empty (name))
    name = kb_record_get_text (person, KB_PERSON_NAME);
  if (person == NULL)
    name = kb_record_get_text (duty, KB_ASSIGNMENT_TITLE);
  add_choice (choices, name, person != NULL ? kb_record_get_text (person, KB_PERSON_NAME) : NULL,
              kb_record_get_id (duty));
}

/* Hosts and co-hosts first: they are who speaks. */
static void
list_speakers (GPtrArray   *choices,
               KbRecordSet *plan)
{
  GListModel *duties = kb_record_set_get_list (plan, KB_ENTITY_ASSIGNMENT);

  for (int speaking = TRUE; speaking >= FALSE; speaking--)
    for (guint i = 0; i < g_list_model_get_n_items (duties); i++)
      {
        g_autoptr (KbRecord) duty = g_list_model_get_item (duties, i);

        if (is_speaking_duty (duty) == speaking)
          add_speaker (choices, plan, duty);
      }
}

/**
 * kb_cue_cell_list_choices:
 *
 * Returns: (transfer full) (nullable) (element-type KbCueChoice): what a cell can be set to, in the
 *   order in which it is offered; %NULL where anything can be typed.
 */
GPtrArray *
kb_cue_cell_list_choices (KbCueCell    cell,
                          KbRecordSet *plan)
{
  GPtrArray *choices;

  if (cell != KB_CUE_CELL_TYPE && cell != KB_CUE_CELL_PRODUCT && cell != KB_CUE_CELL_SPEAKER)
    return NULL;

  choices = g_ptr_array_new_with_free_func (free_choice);
  if (cell == KB_CUE_CELL_TYPE)
    list_types (choices);
  else if (cell == KB_CUE_CELL_PRODUCT)
    list_products (choices, plan);
  else
    list_speakers (choices, plan);

  return choices;
}

static gboolean
is_same_text (const char *a,
              const char *b)
{
  g_autofree char *left = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *right = g_utf8_casefold (b, -1);

  return left != NULL && strcmp (left, right) == 0;
}

/* "4", "#4" and "No.4" are one number. */
static const char *
skip_number_mark (const char *text)
{
  if (g_ascii_strncasecmp (text, "no.", 3) == 0)
    return text + 3;
  return *text == '#' ? text + 1 : text;
}

static gboolean
is_exactly (const KbCueChoice *choice,
            const char        *text)
{
  return is_same_text (choice->label, text) || is_same_text (choice->key, text)
         || is_same_text (choice->key, skip_number_mark (text));
}

/**
 * kb_cue_choice_matches:
 * @text: what was typed so far
 *
 * Returns: whether the choice is still one of those that can be meant.
 */
gboolean
kb_cue_choice_matches (const KbCueChoice *choice,
                       const char        *text)
{
  g_autofree char *label = g_utf8_casefold (choice->label, -1);
  g_autofree char *typed = g_utf8_casefold (text, -1);

  if (*typed == '\0' || strstr (label, typed) != NULL)
    return TRUE;
  return choice->key != NULL && g_str_has_prefix (choice->key, skip_number_mark (typed));
}

static const KbCueChoice *
find_choice (GPtrArray  *choices,
             const char *text)
{
  const KbCueChoice *found = NULL;

  for (guint i = 0; i < choices->len; i++)
    if (is_exactly (choices->pdata[i], text))
      return choices->pdata[i];

  for (guint i = 0; i < choices->len; i++)
    if (kb_cue_choice_matches (choices->pdata[i], text))
      {
        if (found != NULL)
          return NULL;
        found = choices->pdata[i];
      }

  return found;
}

static guint
get_field (KbCueCell cell)
{
  static const guint fields[KB_N_CUE_CELLS] = {
    [KB_CUE_CELL_START] = KB_CUE_FIXED_US,       [KB_CUE_CELL_LENGTH] = KB_CUE_DURATION_MS,
    [KB_CUE_CELL_TYPE] = KB_CUE_TYPE,            [KB_CUE_CELL_PRODUCT] = KB_CUE_LINEUP_ITEM_ID,
    [KB_CUE_CELL_TITLE] = KB_CUE_TITLE,          [KB_CUE_CELL_SPEAKER] = KB_CUE_SPEAKER_ID,
    [KB_CUE_CELL_NUMBER] = KB_CUE_CUE_NO,
  };

  return fields[cell];
}

static char *
dup_choice_text (KbCueCell    cell,
                 KbRecordSet *plan,
                 KbRecord    *cue)
{
  g_autoptr (GPtrArray) choices = kb_cue_cell_list_choices (cell, plan);

  for (guint i = 0; i < choices->len; i++)
    {
      const KbCueChoice *choice = choices->pdata[i];

      if (!kb_record_is_null (cue, get_field (cell)) && choice->value == kb_record_get_int (cue, get_field (cell)))
        return g_strdup (choice->label);
    }

  return g_strdup ("");
}

/**
 * kb_cue_cell_dup_text:
 *
 * Returns: (transfer full): what stands in the cell when it is opened; kb_cue_cell_parse() reads it
 *   back as no change.
 */
char *
kb_cue_cell_dup_text (KbCueCell     cell,
                      KbRecordSet  *plan,
                      KbRundownRow *row)
{
  KbRecord *cue = kb_rundown_row_get_record (row);
  const KbRowFacts *facts = kb_rundown_row_get_facts (row);
  g_autoptr (GTimeZone) zone = NULL;

  switch (cell)
    {
    case KB_CUE_CELL_START:
      if (facts->start_us == KB_NONE)
        return g_strdup ("");
      zone = kb_session_dup_time_zone (kb_record_set_get_session (plan));
      return kb_instant_format_clock (facts->start_us, zone);
    case KB_CUE_CELL_LENGTH:
      return kb_duration_format_exact (kb_record_get_int (cue, KB_CUE_DURATION_MS));
    case KB_CUE_CELL_TITLE:
    case KB_CUE_CELL_NUMBER:
      return g_strdup (kb_record_get_text (cue, get_field (cell)));
    case KB_CUE_CELL_TYPE:
    case KB_CUE_CELL_PRODUCT:
    case KB_CUE_CELL_SPEAKER:
    case KB_N_CUE_CELLS:
    default:
      return dup_choice_text (cell, plan, cue);
    }
}

static KbEdit *
create_edit (const char *what,
             KbRecord   *cue)
{
  return kb_rundown_set_text (cue, KB_CUE_CUE_NO, what, kb_record_get_text (cue, KB_CUE_CUE_NO));
}

static KbEdit *
parse_start (KbRecordSet   *plan,
             KbRundownRow  *row,
             const char    *text,
             GError       **error)
{
  KbRecord *session = kb_record_set_get_session (plan);
  const KbRowFacts *facts = kb_rundown_row_get_facts (row);
  g_autoptr (GTimeZone) zone = kb_session_dup_time_zone (session);
  gint64 near_us = facts->start_us;
  gint64 fixed_us;

  if (*text == '\0')
    return kb_rundown_set_soft (kb_rundown_row_get_record (row));

  if (near_us == KB_NONE)
    near_us = kb_record_get_int_or (session, KB_SESSION_START_US, g_get_real_time ());
  if (!kb_instant_parse_near (text, near_us, zone, &fixed_us, error)
      || !kb_show_hours_check (fixed_us, kb_record_get_int (session, KB_SESSION_START_US),
                               kb_record_get_int (session, KB_SESSION_TARGET_END_US), zone, error))
    return NULL;

  return kb_rundown_set_hard (kb_rundown_row_get_record (row), fixed_us);
}

static KbEdit *
parse_length (KbRecord    *cue,
              const char  *text,
              GError     **error)
{
  const gint64 current_ms = kb_record_get_int (cue, KB_CUE_DURATION_MS);
  gint64 length_ms;
  KbEdit *edit;

  if (!kb_duration_parse (text, current_ms, &length_ms, error))
    return NULL;

  edit = create_edit (_("Change length of cue %s"), cue);
  if (length_ms != current_ms)
    kb_edit_set_int (edit, cue, KB_CUE_DURATION_MS, length_ms);
  return edit;
}

static void
set_reference (KbEdit            *edit,
               KbRecord          *cue,
               guint              field,
               const KbCueChoice *choice)
{
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (choice != NULL)
    kb_value_set_int (&value, choice->value);
  if (!kb_value_equal (&value, kb_record_peek (cue, field)))
    kb_edit_set (edit, KB_ENTITY_CUE, kb_record_get_id (cue), field, &value);
}

static KbEdit *
parse_choice (KbCueCell     cell,
              KbRecordSet  *plan,
              KbRecord     *cue,
              const char   *text,
              GError      **error)
{
  static const char *const labels[KB_N_CUE_CELLS] = {
    [KB_CUE_CELL_TYPE] = N_("Change type of cue %s"),
    [KB_CUE_CELL_PRODUCT] = N_("Change product of cue %s"),
    [KB_CUE_CELL_SPEAKER] = N_("Change speaker of cue %s"),
  };
  g_autoptr (GPtrArray) choices = kb_cue_cell_list_choices (cell, plan);
  const KbCueChoice *choice = *text != '\0' ? find_choice (choices, text) : NULL;
  KbEdit *edit;

  if (choice == NULL && (*text != '\0' || cell == KB_CUE_CELL_TYPE))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                   cell == KB_CUE_CELL_TYPE      ? _("No type is called “%s”: choose one of the list")
                   : cell == KB_CUE_CELL_PRODUCT ? _("No product of the lineup goes by “%s”: type its number or its name")
                                                 : _("Nobody on duty goes by “%s”: choose one of the list"), text);
      return NULL;
    }

  edit = create_edit (_(labels[cell]), cue);
  set_reference (edit, cue, get_field (cell), choice);
  return edit;
}

static KbEdit *
parse_number (KbRecordSet  *plan,
              KbRecord     *cue,
              const char   *text,
              GError      **error)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);

  if (*text == '\0')
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("A cue needs a number"));
      return NULL;
    }
  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) other = g_list_model_get_item (cues, i);

      if (other != cue && strcmp (kb_record_get_text (other, KB_CUE_CUE_NO), text) == 0)
        {
          g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("There is a cue %s already"), text);
          return NULL;
        }
    }

  return kb_rundown_set_text (cue, KB_CUE_CUE_NO, _("Renumber cue %s"), text);
}

/**
 * kb_cue_cell_parse:
 * @text: what was typed
 * @error: return location; the message is for the one who typed
 *
 * Returns: (transfer full) (nullable): the edit, without steps when nothing changes; %NULL with
 *   %KB_ERROR_INPUT when the text cannot be meant.
 */
KbEdit *
kb_cue_cell_parse (KbCueCell      cell,
                   KbRecordSet   *plan,
                   KbRundownRow  *row,
                   const char    *text,
                   GError       **error)
{
  KbRecord *cue = kb_rundown_row_get_record (row);
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autofree char *current = kb_cue_cell_dup_text (cell, plan, row);

  if (strcmp (typed, current) == 0)
    return create_edit ("%s", cue);

  switch (cell)
    {
    case KB_CUE_CELL_START:
      return parse_start (plan, row, typed, error);
    case KB_CUE_CELL_LENGTH:
      return parse_length (cue, typed, error);
    case KB_CUE_CELL_TITLE:
      return kb_rundown_set_text (cue, KB_CUE_TITLE, _("Change title of cue %s"), typed);
    case KB_CUE_CELL_NUMBER:
      return parse_number (plan, cue, typed, error);
    case KB_CUE_CELL_TYPE:
    case KB_CUE_CELL_PRODUCT:
    case KB_CUE_CELL_SPEAKER:
    case KB_N_CUE_CELLS:
    default:
      return parse_choice (cell, plan, cue, typed, error);
    }
}

/**
 * kb_cue_cell_get_name:
 *
 * Returns: what the cell holds, in the user's words.
 */
const char *
kb_cue_cell_get_name (KbCueCell cell)
{
  static const char *const names[KB_N_CUE_CELLS] = {
    [KB_CUE_CELL_START] = N_("Start"),     [KB_CUE_CELL_LENGTH] = N_("Length"),
    [KB_CUE_CELL_TYPE] = N_("Type"),       [KB_CUE_CELL_PRODUCT] = N_("Product"),
    [KB_CUE_CELL_TITLE] = N_("Title"),     [KB_CUE_CELL_SPEAKER] = N_("Speaker"),
    [KB_CUE_CELL_NUMBER] = N_("Cue number"),
  };

  g_return_val_if_fail (cell < KB_N_CUE_CELLS, "");

  return _(names[cell]);
}
