/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-choices"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-crew.h"
#include "kb-cue-choices.h"
#include "kb-lineup.h"
#include "kb-product.h"
#include "kb-text.h"

static void
free_choice (gpointer data)
{
  KbCueChoice *choice = data;

  g_free (choice->label);
  g_free (choice->key);
  g_free (choice);
}

/**
 * kb_cue_choices_new:
 *
 * Returns: (transfer full) (element-type KbCueChoice): no choices yet.
 */
GPtrArray *
kb_cue_choices_new (void)
{
  return g_ptr_array_new_with_free_func (free_choice);
}

/**
 * kb_cue_choices_add:
 * @label: as it is shown
 * @key: (nullable): what else it goes by
 * @value: what is stored
 */
void
kb_cue_choices_add (GPtrArray  *choices,
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
    kb_cue_choices_add (choices, kb_enum_label (&kb_cue_type_enum, i), kb_enum_code (&kb_cue_type_enum, i), i);
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
      kb_cue_choices_add (choices, label, key, kb_record_get_id (item));
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
  kb_cue_choices_add (choices, name, person != NULL ? kb_record_get_text (person, KB_PERSON_NAME) : NULL,
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

static void
list_two (GPtrArray  *choices,
          const char *yes,
          const char *no)
{
  kb_cue_choices_add (choices, yes, NULL, TRUE);
  kb_cue_choices_add (choices, no, NULL, FALSE);
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
  g_autoptr (GPtrArray) choices = kb_cue_choices_new ();

  switch ((int) cell)
    {
    case KB_CUE_CELL_TYPE:
      list_types (choices);
      break;
    case KB_CUE_CELL_PRODUCT:
      list_products (choices, plan);
      break;
    case KB_CUE_CELL_SPEAKER:
      list_speakers (choices, plan);
      break;
    case KB_CUE_CELL_FIXING:
      list_two (choices, C_("start", "Hard"), C_("start", "Soft"));
      break;
    case KB_CUE_CELL_ADVANCE:
      list_two (choices, C_("advance", "Automatic"), C_("advance", "By hand"));
      break;
    case KB_CUE_CELL_OPTIONAL:
    case KB_CUE_CELL_SKIP:
      list_two (choices, _("Yes"), _("No"));
      break;
    default:
      return NULL;
    }

  return g_steal_pointer (&choices);
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

/**
 * kb_cue_choices_find:
 * @choices: (element-type KbCueChoice): what can be chosen
 * @text: what was typed
 *
 * Returns: (nullable): the one that goes by it, or the only one that it can still mean.
 */
const KbCueChoice *
kb_cue_choices_find (GPtrArray  *choices,
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
