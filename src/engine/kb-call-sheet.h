/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-crew-plan.h"

G_BEGIN_DECLS

/* The most cells that a line has. */
#define KB_CALL_CELLS 4

/**
 * KbCallKind:
 * @KB_CALL_TITLE: the session's title
 * @KB_CALL_PERSON: a person's name and duties; what follows is theirs. Begins a page
 * @KB_CALL_SECTION: a heading
 * @KB_CALL_TEXT: a line of its own
 * @KB_CALL_FACT: label, text
 * @KB_CALL_ROW: duty, person, times, contact
 * @KB_CALL_CUE: time, number, length, what to do
 * @KB_CALL_CHANGE: "+" or "−", what changed since it was sent
 */
typedef enum
{
  KB_CALL_TITLE,
  KB_CALL_PERSON,
  KB_CALL_SECTION,
  KB_CALL_TEXT,
  KB_CALL_FACT,
  KB_CALL_ROW,
  KB_CALL_CUE,
  KB_CALL_CHANGE,
} KbCallKind;

/**
 * KbCallLine:
 * @kind: what it is
 * @cells: (owned): its words, %NULL behind the last
 * @photo: (owned) (nullable): of a person, a picture file
 * @is_changed: it was not so when the sheet was sent
 *
 * A line of a call sheet.
 */
typedef struct
{
  KbCallKind  kind;
  char       *cells[KB_CALL_CELLS];
  GBytes     *photo;
  gboolean    is_changed;
} KbCallLine;

/**
 * KbCallSheet:
 * @lines: (owned) (element-type KbCallLine): what it says
 * @text: (owned): the same in words, to be compared later
 * @chat: (owned): the same to be sent in a chat: with what changed marked and listed
 * @sequence: how often it went out with changes before this, 0 the first time
 * @is_sent: it was sent before
 * @n_changes: lines that are new or gone since
 *
 * When and where somebody has to be, and what to do there; or the same for everybody.
 */
typedef struct
{
  GPtrArray *lines;
  char      *text;
  char      *chat;
  int        sequence;
  gboolean   is_sent;
  guint      n_changes;
} KbCallSheet;

KbCallSheet *kb_call_sheet_new       (const KbCrew      *crew,
                                      KbRecord          *person);
KbCallSheet *kb_call_sheet_begin     (const KbCrew      *crew);
void         kb_call_sheet_add       (KbCallSheet       *self,
                                      KbCallKind         kind,
                                      const char        *first,
                                      const char        *second);
void         kb_call_sheet_finish    (KbCallSheet       *self);
void         kb_call_sheet_free      (KbCallSheet       *self);
GPtrArray   *kb_call_sheet_list_people (const KbCrew    *crew);
KbRecord    *kb_call_sheet_find_sent (const KbCrew      *crew,
                                      KbRecord          *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KbCallSheet, kb_call_sheet_free)

G_END_DECLS
