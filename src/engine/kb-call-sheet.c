/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-call-sheet"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-call-sheet.h"
#include "kb-crew-speakers.h"
#include "kb-crew-text.h"
#include "kb-crew.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-session.h"
#include "kb-text.h"

static void
line_free (gpointer data)
{
  KbCallLine *line = data;

  for (guint i = 0; i < KB_CALL_CELLS; i++)
    g_free (line->cells[i]);
  g_clear_pointer (&line->photo, g_bytes_unref);
  g_free (line);
}

static void
add (GPtrArray  *lines,
     KbCallKind  kind,
     const char *first,
     const char *second,
     const char *third,
     const char *fourth)
{
  KbCallLine *line = g_new0 (KbCallLine, 1);

  line->kind = kind;
  line->cells[0] = g_strdup (first);
  line->cells[1] = g_strdup (second);
  line->cells[2] = g_strdup (third);
  line->cells[3] = g_strdup (fourth);
  g_ptr_array_add (lines, line);
}

/* What is unset is left out. */
static void
add_fact (GPtrArray  *lines,
          const char *label,
          const char *text)
{
  if (!kb_text_is_empty (text))
    add (lines, KB_CALL_FACT, label, text, NULL, NULL);
}

static const char *
get_weekday (GDateTime *day)
{
  const char *const names[] = { C_ ("weekday", "Mon"), C_ ("weekday", "Tue"), C_ ("weekday", "Wed"), C_ ("weekday", "Thu"),
                                C_ ("weekday", "Fri"), C_ ("weekday", "Sat"), C_ ("weekday", "Sun") };

  return names[g_date_time_get_day_of_week (day) - 1];
}

/* "2026-10-17 Sat": in words that do not hang on the machine's locale, as the sheet may travel. */
static char *
format_day (const KbCrew *crew,
            gint64        at_us)
{
  g_autofree char *date = kb_instant_format_date (at_us, crew->zone);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) day = utc != NULL ? g_date_time_to_timezone (utc, crew->zone) : NULL;

  return day != NULL ? g_strdup_printf ("%s %s", date, get_weekday (day)) : g_steal_pointer (&date);
}

static char *
format_shifts (const KbCrew     *crew,
               const KbCrewDuty *duty)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < duty->shifts->len; i++)
    {
      g_autofree char *span = kb_crew_format_span (crew, &g_array_index (duty->shifts, KbCrewShift, i).time);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", span);
    }
  if (duty->shifts->len == 0)
    g_string_append (text, kb_record_get_text (duty->record, KB_ASSIGNMENT_AVAILABILITY));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_contact (const KbCrewDuty *duty)
{
  return duty->person != NULL ? kb_record_get_text (duty->person, KB_PERSON_CONTACT) : "";
}

/* Whom to call when something goes wrong: what the session says, else the team lead. */
static char *
format_emergency (const KbCrew *crew)
{
  const char *line = kb_record_get_text (crew->session, KB_SESSION_EMERGENCY);

  if (!kb_text_is_empty (line))
    return g_strdup (line);
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      if (duty->role == KB_ROLE_KIND_LEAD && duty->person != NULL)
        return g_strstrip (g_strdup_printf ("%s %s %s", kb_crew_duty_get_name (duty), kb_crew_duty_get_title (duty),
                                            get_contact (duty)));
    }

  return g_strdup ("");
}

static void
add_session (const KbCrew *crew,
             GPtrArray    *lines)
{
  g_autofree char *day = format_day (crew, crew->show.start_us);
  g_autofree char *span = kb_crew_format_span (crew, &crew->show);
  g_autofree char *on_air = g_strdup_printf ("%s · %s", day, span);
  g_autofree char *emergency = format_emergency (crew);

  add (lines, KB_CALL_TITLE, kb_record_get_text (crew->session, KB_SESSION_TITLE),
       kb_record_get_text (crew->session, KB_SESSION_CODE), NULL, NULL);
  if (crew->show.end_us > crew->show.start_us)
    add_fact (lines, C_ ("call sheet", "On air"), on_air);
  add_fact (lines, C_ ("call sheet", "Where"), kb_record_get_text (crew->session, KB_SESSION_SCENE));
  add_fact (lines, C_ ("call sheet", "Account"), kb_record_get_text (crew->session, KB_SESSION_ACCOUNT));
  add_fact (lines, C_ ("call sheet", "Emergency"), emergency);
}

/* Its own duties, "主播A", and when it stands in for others. */
static void
add_duty (const KbCrew     *crew,
          const KbCrewDuty *duty,
          GPtrArray        *lines)
{
  g_autofree char *shifts = format_shifts (crew, duty);
  g_autoptr (GString) names = g_string_new (NULL);

  add_fact (lines, kb_crew_duty_get_title (duty), *shifts != '\0' ? shifts : C_ ("call sheet", "no fixed times"));
  add_fact (lines, C_ ("call sheet", "Duties"), kb_record_get_text (duty->record, KB_ASSIGNMENT_DUTIES));
  add_fact (lines, C_ ("call sheet", "Owns incidents"), kb_record_get_text (duty->record, KB_ASSIGNMENT_INCIDENTS));
  for (guint i = 0; i < duty->backups->len; i++)
    {
      const gint64 by_id = kb_record_get_int (duty->backups->pdata[i], KB_BACKUP_BY_ID);
      const KbCrewDuty *by = by_id != KB_NONE ? kb_crew_find_duty (crew, by_id) : NULL;

      if (by != NULL && by->person != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", kb_crew_duty_get_name (by));
    }
  add_fact (lines, C_ ("call sheet", "Stands in for you"), names->str);
}

static void
add_backed_up (const KbCrew *crew,
               KbRecord     *person,
               GPtrArray    *lines)
{
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];

      for (guint j = 0; j < duty->backups->len; j++)
        {
          const gint64 by_id = kb_record_get_int (duty->backups->pdata[j], KB_BACKUP_BY_ID);
          const KbCrewDuty *by = by_id != KB_NONE ? kb_crew_find_duty (crew, by_id) : NULL;
          const char *name = kb_crew_duty_get_name (duty);
          g_autofree char *whom = g_strdup_printf ("%s %s", kb_crew_duty_get_title (duty), name != NULL ? name : "");

          if (by != NULL && by->person == person)
            add_fact (lines, C_ ("call sheet", "You stand in for"), g_strstrip (whom));
        }
    }
}

static void
add_cue_line (const KbCrew *crew,
              guint         index,
              KbRecord     *cue,
              const char   *what,
              GPtrArray    *lines)
{
  g_autofree char *time = kb_crew_format_time (crew, crew->times[index].start_us);
  g_autofree char *length = kb_duration_format (crew->plan->cues[index].duration_ms);

  add (lines, KB_CALL_CUE, time, kb_record_get_text (cue, KB_CUE_CUE_NO), length, what);
}

static char *
describe_speech (KbRecord *cue)
{
  const char *type = kb_enum_label (&kb_cue_type_enum, (int) kb_record_get_int (cue, KB_CUE_TYPE));
  const char *title = kb_record_get_text (cue, KB_CUE_TITLE);

  return kb_text_is_empty (title) ? g_strdup (type) : g_strdup_printf ("%s · %s", type, title);
}

static gboolean
is_held_by (const KbCrewDuty *duty,
            KbRecord         *person)
{
  return duty != NULL && duty->person == person;
}

/* "Demo · No.4 (answers: 周启明, steps in: 何小满)": who else, where that is not as usual. */
static char *
describe_others (const char      *what,
                 const KbCueCrew *who,
                 const KbCueCrew *usual)
{
  const char *answers = who->answers != usual->answers ? kb_crew_duty_get_name (who->answers) : NULL;
  const char *backs_up = who->backs_up != usual->backs_up ? kb_crew_duty_get_name (who->backs_up) : NULL;

  if (answers != NULL && backs_up != NULL)
    /* Translators: what to do in a cue, who answers for it, who steps in */
    return g_strdup_printf (_("%s (answers: %s, steps in: %s)"), what, answers, backs_up);
  if (answers != NULL)
    return g_strdup_printf (_("%s (answers: %s)"), what, answers);
  if (backs_up != NULL)
    return g_strdup_printf (_("%s (steps in: %s)"), what, backs_up);
  return g_strdup (what);
}

/* A part of a cue that is @person's to do, or for which they are named to answer or to step in. */
static void
add_part (const KbCrew    *crew,
          guint            index,
          KbRecord        *cue,
          const char      *what,
          const KbCueCrew *who,
          const KbCueCrew *usual,
          KbRecord        *person,
          GPtrArray       *lines)
{
  g_autofree char *text = NULL;

  if (is_held_by (who->does, person))
    text = describe_others (what, who, usual);
  else if (who->answers != usual->answers && is_held_by (who->answers, person))
    text = g_strdup_printf (_("You answer for: %s"), what);
  else if (who->backs_up != usual->backs_up && is_held_by (who->backs_up, person))
    text = g_strdup_printf (_("You step in for: %s"), what);
  if (text != NULL)
    add_cue_line (crew, index, cue, text, lines);
}

static void
add_directions (const KbCrew *crew,
                guint         index,
                KbRecord     *cue,
                KbRecord     *person,
                GPtrArray    *lines)
{
  g_autoptr (GPtrArray) directions = kb_record_set_children (crew->set, KB_ENTITY_CUE_DIRECTION, kb_record_get_id (cue));

  for (guint i = 0; i < directions->len; i++)
    {
      KbCueCrew usual;
      const KbCueCrew who = kb_crew_get_direction (crew, directions->pdata[i], crew->times[index].start_us, &usual);
      const char *text = kb_record_get_text (directions->pdata[i], KB_CUE_DIRECTION_TEXT);

      if (!kb_text_is_empty (text))
        add_part (crew, index, cue, text, &who, &usual, person, lines);
    }
}

static void
add_cues (const KbCrew *crew,
          KbRecord     *person,
          GPtrArray    *lines)
{
  GListModel *cues = kb_record_set_get_list (crew->set, KB_ENTITY_CUE);
  const guint heading = lines->len;

  add (lines, KB_CALL_SECTION, C_ ("call sheet", "Your cues"), NULL, NULL, NULL);
  for (guint i = 0; i < crew->plan->n_cues; i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      g_autofree char *what = describe_speech (cue);
      KbCueCrew usual;
      const KbCueCrew who = kb_crew_get_speech (crew, i, cue, &usual);

      if (crew->plan->cues[i].skip || crew->times[i].start_us == KB_NONE)
        continue;
      add_part (crew, i, cue, what, &who, &usual, person, lines);
      add_directions (crew, i, cue, person, lines);
    }
  if (lines->len == heading + 1)
    g_ptr_array_set_size (lines, heading);
}

static void
add_person (const KbCrew *crew,
            KbRecord     *person,
            GPtrArray    *lines)
{
  const char *stage_name = kb_record_get_text (person, KB_PERSON_STAGE_NAME);
  GBytes *photo = kb_record_get_bytes (person, KB_PERSON_PHOTO);

  add (lines, KB_CALL_PERSON, kb_record_get_text (person, KB_PERSON_NAME),
       kb_text_is_empty (stage_name) ? NULL : stage_name, NULL, NULL);
  if (photo != NULL)
    ((KbCallLine *) lines->pdata[lines->len - 1])->photo = g_bytes_ref (photo);
  for (guint i = 0; i < crew->duties->len; i++)
    if (((KbCrewDuty *) crew->duties->pdata[i])->person == person)
      add_duty (crew, crew->duties->pdata[i], lines);
  add_backed_up (crew, person, lines);
  add_cues (crew, person, lines);
}

static void
add_contacts (const KbCrew *crew,
              GPtrArray    *lines)
{
  add (lines, KB_CALL_SECTION, C_ ("call sheet", "Crew and contacts"), NULL, NULL, NULL);
  for (guint i = 0; i < crew->duties->len; i++)
    {
      const KbCrewDuty *duty = crew->duties->pdata[i];
      g_autofree char *shifts = format_shifts (crew, duty);
      const char *name = kb_crew_duty_get_name (duty);

      add (lines, KB_CALL_ROW, kb_crew_duty_get_title (duty), name != NULL ? name : _("Nobody yet"), shifts,
           get_contact (duty));
    }
}

/* As one reads it in a chat; short, a fact a line. */
static char *
print_line (const KbCallLine *line)
{
  switch (line->kind)
    {
    case KB_CALL_TITLE:
      return g_strjoin ("  ", line->cells[0], line->cells[1], NULL);
    case KB_CALL_PERSON:
      return line->cells[1] != NULL ? g_strdup_printf ("【%s · %s】", line->cells[0], line->cells[1])
                                    : g_strdup_printf ("【%s】", line->cells[0]);
    case KB_CALL_SECTION:
      return g_strdup_printf ("— %s —", line->cells[0]);
    case KB_CALL_TEXT:
      return g_strdup (line->cells[0]);
    case KB_CALL_FACT:
      /* Translators: a label and what it says, "Where: Studio 3" */
      return g_strdup_printf (_("%s: %s"), line->cells[0], line->cells[1]);
    case KB_CALL_ROW:
      return g_strchomp (g_strdup_printf ("%s  %s  %s  %s", line->cells[0], line->cells[1], line->cells[2], line->cells[3]));
    case KB_CALL_CUE:
      return g_strdup_printf ("%s %s %s", line->cells[0], line->cells[1], line->cells[3]);
    case KB_CALL_CHANGE:
    default:
      return g_strdup_printf ("%s %s", line->cells[0], line->cells[1]);
    }
}

static char *
print_lines (GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = print_line (lines->pdata[i]);
      const KbCallKind kind = ((KbCallLine *) lines->pdata[i])->kind;

      if (i > 0 && (kind == KB_CALL_PERSON || kind == KB_CALL_SECTION))
        g_string_append_c (text, '\n');
      /* Translators: behind a line of a call sheet that is not as it was sent */
      g_string_append_printf (text, "%s%s\n", line, ((KbCallLine *) lines->pdata[i])->is_changed ? _(" (changed)") : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_line (char       **lines,
          const char  *wanted)
{
  return g_strv_contains ((const char *const *) lines, wanted);
}

/* What is in the sheet and was not sent is marked; that, and what was sent and is gone, is listed. */
static void
compare_with (KbCallSheet *self,
              KbRecord    *sent,
              const char  *when)
{
  g_auto (GStrv) before = g_strsplit (kb_record_get_text (sent, KB_CALL_SHEET_TEXT), "\n", -1);
  g_auto (GStrv) now = g_strsplit (self->text, "\n", -1);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (line_free);
  g_autofree char *heading = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      KbCallLine *line = self->lines->pdata[i];
      g_autofree char *words = print_line (line);

      line->is_changed = !has_line (before, words);
      if (line->is_changed)
        add (changes, KB_CALL_CHANGE, "+", words, NULL, NULL);
    }
  for (guint i = 0; before[i] != NULL; i++)
    if (*before[i] != '\0' && !has_line (now, before[i]))
      add (changes, KB_CALL_CHANGE, "−", before[i], NULL, NULL);

  self->n_changes = changes->len;
  self->sequence = (int) kb_record_get_int (sent, KB_CALL_SHEET_SEQUENCE) + (changes->len > 0);
  if (changes->len == 0)
    return;
  /* Translators: heads the list of changes; when the call sheet was sent */
  heading = g_strdup_printf (_("Changed since %s"), when);
  add (self->lines, KB_CALL_SECTION, heading, NULL, NULL, NULL);
  g_ptr_array_extend_and_steal (self->lines, g_steal_pointer (&changes));
}

/**
 * kb_call_sheet_find_sent:
 * @person: (nullable): whose sheet; %NULL: everybody's
 *
 * Returns: (transfer none) (nullable): what was sent last of it.
 */
KbRecord *
kb_call_sheet_find_sent (const KbCrew *crew,
                         KbRecord     *person)
{
  GListModel *sheets = kb_record_set_get_list (crew->set, KB_ENTITY_CALL_SHEET);
  const gint64 person_id = person != NULL ? kb_record_get_id (person) : KB_NONE;
  KbRecord *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++)
    {
      g_autoptr (KbRecord) sheet = g_list_model_get_item (sheets, i);

      if (kb_record_get_int (sheet, KB_CALL_SHEET_PERSON_ID) == person_id
          && (last == NULL || kb_record_get_int (sheet, KB_CALL_SHEET_SENT_US)
                                > kb_record_get_int (last, KB_CALL_SHEET_SENT_US)))
        last = sheet;
    }

  return last;
}

/**
 * kb_call_sheet_list_people:
 *
 * Returns: (transfer full) (element-type KbRecord): who has a duty, each once, in the order of the crew list.
 */
GPtrArray *
kb_call_sheet_list_people (const KbCrew *crew)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < crew->duties->len; i++)
    {
      KbRecord *person = ((KbCrewDuty *) crew->duties->pdata[i])->person;

      if (person != NULL && !g_ptr_array_find (people, person, NULL))
        g_ptr_array_add (people, person);
    }

  return people;
}

/**
 * kb_call_sheet_begin:
 *
 * Returns: (transfer full): a sheet that says which session it is of, to be added to and finished.
 */
KbCallSheet *
kb_call_sheet_begin (const KbCrew *crew)
{
  KbCallSheet *self = g_new0 (KbCallSheet, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  add_session (crew, self->lines);
  return self;
}

/**
 * kb_call_sheet_add:
 * @kind: a kind of one cell or two
 * @second: (nullable): its second cell
 */
void
kb_call_sheet_add (KbCallSheet *self,
                   KbCallKind   kind,
                   const char  *first,
                   const char  *second)
{
  add (self->lines, kind, first, second, NULL, NULL);
}

/**
 * kb_call_sheet_finish:
 *
 * Puts what was added into words.
 */
void
kb_call_sheet_finish (KbCallSheet *self)
{
  self->text = print_lines (self->lines);
  self->chat = g_strdup (self->text);
}

/**
 * kb_call_sheet_new:
 * @crew: a session's crew
 * @person: (nullable): somebody with a duty; %NULL: everybody
 *
 * Writes a call sheet: the session with its place and emergency line, then a person's times, duties,
 * who stands in, their own cues, and everybody's contacts. Where it was sent before, what changed is
 * marked and listed at the end.
 *
 * Returns: (transfer full): the sheet.
 */
KbCallSheet *
kb_call_sheet_new (const KbCrew *crew,
                   KbRecord     *person)
{
  KbCallSheet *self = kb_call_sheet_begin (crew);
  KbRecord *sent = kb_call_sheet_find_sent (crew, person);
  g_autoptr (GPtrArray) people = kb_call_sheet_list_people (crew);

  if (person != NULL)
    add_person (crew, person, self->lines);
  add_contacts (crew, self->lines);
  for (guint i = 0; person == NULL && i < people->len; i++)
    add_person (crew, people->pdata[i], self->lines);
  self->text = print_lines (self->lines);
  self->is_sent = sent != NULL;

  if (sent != NULL)
    {
      const gint64 sent_us = kb_record_get_int (sent, KB_CALL_SHEET_SENT_US);
      g_autofree char *day = format_day (crew, sent_us);
      g_autofree char *time = kb_instant_format_minutes (sent_us, crew->zone);
      g_autofree char *when = g_strdup_printf ("%s %s", day, time);

      compare_with (self, sent, when);
    }
  self->chat = print_lines (self->lines);

  return self;
}

void
kb_call_sheet_free (KbCallSheet *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self->text);
  g_free (self->chat);
  g_free (self);
}
