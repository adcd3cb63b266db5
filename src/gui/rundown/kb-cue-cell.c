/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cue-cell"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cue-cell.h"
#include "kb-cue.h"
#include "kb-direction-edits.h"
#include "kb-duration.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-rundown-edits.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-show-hours.h"
#include "kb-text.h"

typedef enum
{
  KIND_CHOICE,
  KIND_TEXT,
  KIND_LENGTH,
  KIND_LIMIT,
  KIND_START,
  KIND_FIXING,
  KIND_NUMBER,
  KIND_LOOP,
  KIND_DIRECTION,
} Kind;

/* What a cell is about; %s of the history's words is the cue's number. */
static const struct
{
  Kind        kind;
  guint       field;     /* a direction's: whose it is, a KbRoleKind */
  const char *name;
  const char *label;     /* nullable */
} infos[KB_N_CUE_CELLS] = {
  [KB_CUE_CELL_START] = { KIND_START, KB_CUE_FIXED_US, N_("Start"), NULL },
  [KB_CUE_CELL_LENGTH] = { KIND_LENGTH, KB_CUE_DURATION_MS, N_("Length"), N_("Change length of cue %s") },
  [KB_CUE_CELL_TYPE] = { KIND_CHOICE, KB_CUE_TYPE, N_("Type"), N_("Change type of cue %s") },
  [KB_CUE_CELL_PRODUCT] = { KIND_CHOICE, KB_CUE_LINEUP_ITEM_ID, N_("Product"), N_("Change product of cue %s") },
  [KB_CUE_CELL_TITLE] = { KIND_TEXT, KB_CUE_TITLE, N_("Title"), N_("Change title of cue %s") },
  [KB_CUE_CELL_SPEAKER] = { KIND_CHOICE, KB_CUE_SPEAKER_ID, N_("Speaker"), N_("Change speaker of cue %s") },
  [KB_CUE_CELL_NUMBER] = { KIND_NUMBER, KB_CUE_CUE_NO, N_("Cue number"), N_("Renumber cue %s") },
  [KB_CUE_CELL_MINIMUM] = { KIND_LIMIT, KB_CUE_MIN_MS, N_("Minimum"), N_("Change minimum of cue %s") },
  [KB_CUE_CELL_FIXING] = { KIND_FIXING, KB_CUE_HARD, N_("Hard or soft"), NULL },
  [KB_CUE_CELL_ADVANCE] = { KIND_CHOICE, KB_CUE_AUTO_ADVANCE, N_("Advance"), N_("Change advance of cue %s") },
  [KB_CUE_CELL_OPTIONAL] = { KIND_CHOICE, KB_CUE_OPTIONAL, N_("Optional"), N_("Change whether cue %s is optional") },
  [KB_CUE_CELL_SKIP] = { KIND_CHOICE, KB_CUE_SKIP, N_("Skip"), N_("Change whether cue %s is skipped") },
  [KB_CUE_CELL_LOOP] = { KIND_LOOP, KB_CUE_LOOP_NO, N_("Round"), N_("Change round of cue %s") },
  [KB_CUE_CELL_SCRIPT] = { KIND_TEXT, KB_CUE_SCRIPT, N_("Script"), N_("Edit script of cue %s") },
  [KB_CUE_CELL_DEMO] = { KIND_TEXT, KB_CUE_DEMO, N_("Demo action"), N_("Edit demo of cue %s") },
  [KB_CUE_CELL_OPERATOR] = { KIND_DIRECTION, KB_ROLE_KIND_OPERATOR, N_("Operator"), NULL },
  [KB_CUE_CELL_FLOOR] = { KIND_DIRECTION, KB_ROLE_KIND_FLOOR, N_("Floor"), NULL },
  [KB_CUE_CELL_OVERLAY] = { KIND_TEXT, KB_CUE_OVERLAY, N_("Overlay"), N_("Edit overlay of cue %s") },
  [KB_CUE_CELL_PROPS] = { KIND_TEXT, KB_CUE_PROPS, N_("Props"), N_("Edit props of cue %s") },
  [KB_CUE_CELL_FALLBACK] = { KIND_TEXT, KB_CUE_FALLBACK, N_("Fallback line"), N_("Edit fallback of cue %s") },
  [KB_CUE_CELL_NOTE] = { KIND_TEXT, KB_CUE_NOTE, N_("Note"), N_("Edit note of cue %s") },
};

static char *
dup_choice_text (KbCueCell    cell,
                 KbRecordSet *plan,
                 KbRecord    *cue)
{
  g_autoptr (GPtrArray) choices = kb_cue_cell_list_choices (cell, plan);
  const guint field = infos[cell].field;

  for (guint i = 0; i < choices->len; i++)
    {
      const KbCueChoice *choice = choices->pdata[i];

      if (!kb_record_is_null (cue, field) && choice->value == kb_record_get_int (cue, field))
        return g_strdup (choice->label);
    }

  return g_strdup ("");
}

static char *
dup_start_text (KbRecordSet  *plan,
                KbRundownRow *row)
{
  const gint64 start_us = kb_rundown_row_get_facts (row)->start_us;
  g_autoptr (GTimeZone) zone = NULL;

  if (start_us == KB_NONE)
    return g_strdup ("");

  zone = kb_session_dup_time_zone (kb_record_set_get_session (plan));
  return kb_instant_format_clock (start_us, zone);
}

static char *
dup_direction_text (KbRecordSet *plan,
                    KbRecord    *cue,
                    int          role)
{
  KbRecord *direction = kb_direction_find (plan, cue, role);

  return g_strdup (direction != NULL ? kb_record_get_text (direction, KB_CUE_DIRECTION_TEXT) : "");
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
  const guint field = infos[cell].field;

  switch (infos[cell].kind)
    {
    case KIND_START:
      return dup_start_text (plan, row);
    case KIND_LENGTH:
    case KIND_LIMIT:
      return kb_record_is_null (cue, field) ? g_strdup ("") : kb_duration_format_exact (kb_record_get_int (cue, field));
    case KIND_TEXT:
    case KIND_NUMBER:
      return g_strdup (kb_record_get_text (cue, field));
    case KIND_LOOP:
      return kb_record_is_null (cue, field) ? g_strdup ("")
                                            : g_strdup_printf ("%" G_GINT64_FORMAT, kb_record_get_int (cue, field));
    case KIND_DIRECTION:
      return dup_direction_text (plan, cue, field);
    case KIND_CHOICE:
    case KIND_FIXING:
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

static const KbCueChoice *
find_choice (KbCueCell    cell,
             GPtrArray   *choices,
             const char  *text,
             GError     **error)
{
  const KbCueChoice *choice = kb_cue_choices_find (choices, text);

  if (choice == NULL)
    g_set_error (error, KB_ERROR, KB_ERROR_INPUT,
                 cell == KB_CUE_CELL_TYPE      ? _("No type is called “%s”: choose one of the list")
                 : cell == KB_CUE_CELL_PRODUCT ? _("No product of the lineup goes by “%s”: type its number or its name")
                 : cell == KB_CUE_CELL_SPEAKER ? _("Nobody on duty goes by “%s”: choose one of the list")
                                               : _("“%s” is neither the one nor the other: choose one of the list"), text);
  return choice;
}

/* A product or a speaker can be none. */
static KbEdit *
parse_choice (KbCueCell     cell,
              KbRecordSet  *plan,
              KbRecord     *cue,
              const char   *text,
              GError      **error)
{
  g_autoptr (GPtrArray) choices = kb_cue_cell_list_choices (cell, plan);
  const gboolean may_be_none = cell == KB_CUE_CELL_PRODUCT || cell == KB_CUE_CELL_SPEAKER;
  const gboolean is_none = *text == '\0' && may_be_none;
  const KbCueChoice *choice = is_none ? NULL : find_choice (cell, choices, text, error);
  KbEdit *edit;

  if (choice == NULL && !is_none)
    return NULL;

  edit = create_edit (_(infos[cell].label), cue);
  set_reference (edit, cue, infos[cell].field, choice);
  return edit;
}

static KbEdit *
parse_fixing (KbRecordSet   *plan,
              KbRundownRow  *row,
              const char    *text,
              GError       **error)
{
  KbRecord *cue = kb_rundown_row_get_record (row);
  g_autoptr (GPtrArray) choices = kb_cue_cell_list_choices (KB_CUE_CELL_FIXING, plan);
  const KbCueChoice *choice = find_choice (KB_CUE_CELL_FIXING, choices, text, error);
  const gint64 start_us = kb_rundown_row_get_facts (row)->start_us;

  if (choice == NULL)
    return NULL;
  if (!choice->value)
    return kb_rundown_set_soft (cue);
  if (start_us != KB_NONE)
    return kb_rundown_set_hard (cue, start_us);

  g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("It has no start to fix: type one"));
  return NULL;
}

static KbEdit *
parse_loop (KbRecord    *cue,
            const char  *text,
            GError     **error)
{
  g_auto (KbValue) value = KB_VALUE_INIT;
  gint64 loop;
  KbEdit *edit;

  if (*text != '\0' && !g_ascii_string_to_signed (text, 10, 1, 999, &loop, NULL))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is no round: type 1, 2, 3 …"), text);
      return NULL;
    }

  if (*text != '\0')
    kb_value_set_int (&value, loop);
  edit = create_edit (_(infos[KB_CUE_CELL_LOOP].label), cue);
  if (!kb_value_equal (&value, kb_record_peek (cue, KB_CUE_LOOP_NO)))
    kb_edit_set (edit, KB_ENTITY_CUE, kb_record_get_id (cue), KB_CUE_LOOP_NO, &value);
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

  g_strstrip (current);
  if (strcmp (typed, current) == 0)
    return create_edit ("%s", cue);

  switch (infos[cell].kind)
    {
    case KIND_START:
      return parse_start (plan, row, typed, error);
    case KIND_LENGTH:
      return parse_length (cue, typed, error);
    case KIND_LIMIT:
      return kb_rundown_set_limit (cue, infos[cell].field, _(infos[cell].label), typed, error);
    case KIND_TEXT:
      return kb_rundown_set_text (cue, infos[cell].field, _(infos[cell].label), typed);
    case KIND_NUMBER:
      return parse_number (plan, cue, typed, error);
    case KIND_LOOP:
      return parse_loop (cue, typed, error);
    case KIND_DIRECTION:
      return kb_direction_set (plan, cue, infos[cell].field, typed);
    case KIND_FIXING:
      return parse_fixing (plan, row, typed, error);
    case KIND_CHOICE:
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
  g_return_val_if_fail (cell < KB_N_CUE_CELLS, "");

  return _(infos[cell].name);
}
