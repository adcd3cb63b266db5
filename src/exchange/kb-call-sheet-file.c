/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-call-sheet-file"

#include "config.h"

#include <string.h>

#include "kb-call-sheet-file.h"
#include "kb-call-sheet-ics.h"
#include "kb-call-sheet-print.h"
#include "kb-crew.h"
#include "kb-id.h"
#include "kb-session.h"

/**
 * kb_call_sheet_find_format:
 *
 * Returns: what a file of that name holds, %KB_CALL_SHEET_NONE for another ending.
 */
KbCallSheetFormat
kb_call_sheet_find_format (const char *path)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (name, ".pdf"))
    return KB_CALL_SHEET_PDF;
  if (g_str_has_suffix (name, ".ics"))
    return KB_CALL_SHEET_ICS;
  return g_str_has_suffix (name, ".txt") ? KB_CALL_SHEET_TXT : KB_CALL_SHEET_NONE;
}

/**
 * kb_call_sheet_write:
 * @person: (nullable): whose sheet; %NULL: everybody's
 * @now_us: when it is written, microseconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): the file.
 */
GBytes *
kb_call_sheet_write (const KbCrew       *crew,
                     KbRecord           *person,
                     KbCallSheetFormat   format,
                     gint64              now_us,
                     GError            **error)
{
  g_autoptr (KbCallSheet) sheet = kb_call_sheet_new (crew, person);
  char *text;

  if (format == KB_CALL_SHEET_PDF)
    return kb_call_print_write_pdf (sheet, kb_record_get_text (crew->session, KB_SESSION_TITLE),
                                    kb_record_get_text (crew->session, KB_SESSION_LANGUAGE), error);
  text = format == KB_CALL_SHEET_ICS ? kb_call_sheet_write_ics (crew, person, now_us) : g_strdup (sheet->chat);
  return g_bytes_new_take (text, strlen (text));
}

static void
add_sent (const KbCrew *crew,
          KbRecord     *person,
          gint64        now_us,
          KbEdit       *edit)
{
  g_autoptr (KbCallSheet) sheet = kb_call_sheet_new (crew, person);
  g_autoptr (KbRecord) row = kb_record_new (KB_ENTITY_CALL_SHEET, kb_id_new ());

  kb_record_set_int (row, KB_CALL_SHEET_SESSION_ID, kb_record_get_id (crew->session));
  if (person != NULL)
    kb_record_set_int (row, KB_CALL_SHEET_PERSON_ID, kb_record_get_id (person));
  kb_record_set_int (row, KB_CALL_SHEET_SENT_US, now_us);
  kb_record_set_int (row, KB_CALL_SHEET_SEQUENCE, sheet->sequence);
  kb_record_set_text (row, KB_CALL_SHEET_TEXT, sheet->text);
  kb_edit_insert (edit, row);
}

/**
 * kb_call_sheet_record_sent:
 * @person: (nullable): whose sheet went out; %NULL: everybody's, and with it each person's own
 * @label: what the user did, translated
 *
 * Returns: (transfer full): an edit that remembers what went out.
 */
KbEdit *
kb_call_sheet_record_sent (const KbCrew *crew,
                           KbRecord     *person,
                           gint64        now_us,
                           const char   *label)
{
  KbEdit *edit = kb_edit_new (label);
  g_autoptr (GPtrArray) people = kb_call_sheet_list_people (crew);

  kb_edit_set_session (edit, kb_record_get_id (crew->session));
  add_sent (crew, person, now_us, edit);
  for (guint i = 0; person == NULL && i < people->len; i++)
    add_sent (crew, people->pdata[i], now_us, edit);

  return edit;
}
