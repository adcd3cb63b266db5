/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-history-text"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-duration.h"
#include "kb-field-label.h"
#include "kb-goal-value.h"
#include "kb-history-text.h"
#include "kb-instant.h"
#include "kb-money.h"
#include "kb-session.h"

/* The history in words: when an entry was made, and what it changed as Pango markup. */

#define TEXT_MAX 160   /* characters of a long text */

/**
 * kb_history_format_time:
 * @now: in the zone of the reader
 *
 * Returns: (transfer full): "14:03:12" today, else with the date.
 */
char *
kb_history_format_time (gint64     at_us,
                        GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) at = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  const gboolean is_today = g_date_time_get_year (at) == g_date_time_get_year (now)
                            && g_date_time_get_day_of_year (at) == g_date_time_get_day_of_year (now);

  return g_date_time_format (at, is_today ? "%H:%M:%S" : "%Y-%m-%d %H:%M");
}

/* What the values of a session are told in. */
typedef struct
{
  const char  *currency;
  GTimeZone   *zone;
  KbRecordSet *plan;       /* nullable: the session's rows as they are now */
  int          goal_unit;  /* of the row that is told, or -1 */
} Terms;

/* A goal's numbers are in the grain of its unit, which an edit of the target does not name. */
static int
find_goal_unit (const KbHistoryChange *change,
                KbRecordSet           *plan)
{
  KbRecord *goal = plan != NULL && change->kind == KB_ENTITY_GOAL ? kb_record_set_find (plan, KB_ENTITY_GOAL, change->id) : NULL;

  for (guint i = 0; change->kind == KB_ENTITY_GOAL && i < change->fields->len; i++)
    {
      const KbHistoryField *field = change->fields->pdata[i];

      if (field->field == KB_GOAL_UNIT)
        return (int) (change->op == KB_OP_DELETE ? field->before.integer : field->after.integer);
    }

  return goal != NULL ? (int) kb_record_get_int (goal, KB_GOAL_UNIT) : -1;
}

static char *
format_goal (gint64       value,
             const Terms *terms)
{
  g_autofree char *number = kb_goal_value_format (value, terms->goal_unit, terms->currency);

  return g_strstrip (g_strdup_printf ("%s %s", number, kb_goal_unit_text (terms->goal_unit, terms->currency)));
}

/* "2026-10-17 19:00" where the session is. */
static char *
format_instant (gint64     us,
                GTimeZone *zone)
{
  g_autofree char *day = kb_instant_format_date (us, zone);
  g_autofree char *clock = kb_instant_format_minutes (us, zone);

  return g_strdup_printf ("%s %s", day, clock);
}

static char *
cut_text (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  if (g_utf8_strlen (line, -1) <= TEXT_MAX)
    return g_steal_pointer (&line);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (line, TEXT_MAX) - line), line);
}

static char *
format_int (const KbField *field,
            gint64         value,
            const char    *name,
            const Terms   *terms)
{
  if (terms->goal_unit >= 0 && (field == &kb_goal_fields[KB_GOAL_TARGET] || field == &kb_goal_fields[KB_GOAL_RESULT]))
    return format_goal (value, terms);

  switch (field->kind)
    {
    case KB_FIELD_BOOL:
      return g_strdup (value != 0 ? _("yes") : _("no"));
    case KB_FIELD_INSTANT:
      return format_instant (value, terms->zone);
    case KB_FIELD_DURATION:
      return kb_duration_format (value);
    case KB_FIELD_MONEY:
      return kb_money_format (value, terms->currency);
    case KB_FIELD_ENUM:
      return g_strdup (kb_enum_label (field->values, (int) value));
    case KB_FIELD_REF:
      return g_strdup (name != NULL && *name != '\0' ? name : _("a row that is gone"));
    default:
      /* Basis points are how a share is stored, not how it is said. */
      return g_str_has_suffix (field->name, "_bp") ? g_strdup_printf ("%g %%", value / 100.0)
                                                   : g_strdup_printf ("%" G_GINT64_FORMAT, value);
    }
}

static char *
format_value (const KbField *field,
              const KbValue *value,
              const char    *name,
              const Terms   *terms)
{
  switch (value->kind)
    {
    case KB_VALUE_TEXT:
      return *value->text != '\0' ? cut_text (value->text) : g_strdup (_("empty"));
    case KB_VALUE_INT:
      return format_int (field, value->integer, name, terms);
    case KB_VALUE_REAL:
      return g_strdup_printf ("%g", value->real);
    case KB_VALUE_BLOB:
      return g_format_size (g_bytes_get_size (value->bytes));
    case KB_VALUE_NULL:
    default:
      return g_strdup (_("empty"));
    }
}

static void
append_field (GString               *markup,
              const KbHistoryChange *change,
              const KbHistoryField  *field,
              const Terms           *terms)
{
  const KbField *info = &kb_entity_get (change->kind)->fields[field->field];
  g_autofree char *label = kb_field_dup_label (info);
  g_autofree char *before = format_value (info, &field->before, field->before_name, terms);
  g_autofree char *after = format_value (info, &field->after, field->after_name, terms);
  g_autofree char *line = NULL;

  /* The number of a place says nothing to anybody. */
  if (info->flags & KB_FIELD_POSITION)
    line = g_markup_printf_escaped ("\n    <span alpha=\"65%%\">%s</span>", label);
  else if (change->op == KB_OP_UPDATE)
    line = g_markup_printf_escaped ("\n    <span alpha=\"65%%\">%s:</span> <s>%s</s> → %s", label, before, after);
  else
    line = g_markup_printf_escaped ("\n    <span alpha=\"65%%\">%s:</span> %s", label,
                                    change->op == KB_OP_INSERT ? after : before);
  g_string_append (markup, line);
}

static const char *
get_verb (KbOp op)
{
  switch (op)
    {
    case KB_OP_INSERT:
      return C_("history", "added");
    case KB_OP_DELETE:
      return C_("history", "deleted");
    case KB_OP_UPDATE:
    default:
      return C_("history", "changed");
    }
}

static void
append_change (GString               *markup,
               const KbHistoryChange *change,
               const Terms           *terms)
{
  Terms own = *terms;
  g_autofree char *head = NULL;

  own.goal_unit = find_goal_unit (change, terms->plan);
  head = g_markup_printf_escaped ("%s<b>%s %s</b>  <span alpha=\"65%%\">%s</span>", markup->len > 0 ? "\n\n" : "",
                                  g_dgettext (GETTEXT_PACKAGE, kb_entity_get (change->kind)->label), change->name,
                                  get_verb (change->op));
  g_string_append (markup, head);
  for (guint i = 0; i < change->fields->len; i++)
    append_field (markup, change, change->fields->pdata[i], &own);
}

/**
 * kb_history_format_changes:
 * @changes: (element-type KbHistoryChange): what an entry changed
 * @is_cut: there are more
 * @currency: of the session's amounts
 * @zone: where the session is
 * @plan: (nullable): its rows, where it is open
 *
 * Returns: (transfer full): the rows by name, with each field before and after, as Pango markup.
 */
char *
kb_history_format_changes (GPtrArray   *changes,
                           gboolean     is_cut,
                           const char  *currency,
                           GTimeZone   *zone,
                           KbRecordSet *plan)
{
  const Terms terms = { currency, zone, plan, -1 };
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    if (((KbHistoryChange *) changes->pdata[i])->kind != KB_ENTITY_NONE)
      append_change (markup, changes->pdata[i], &terms);
  if (is_cut)
    g_string_append_printf (markup, "\n\n<i>%s</i>", _("And more that is not shown here."));

  return g_string_free (markup, FALSE);
}
