/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "kb-edit.h"

G_BEGIN_DECLS

/**
 * KbSessionCopyParts:
 * @KB_SESSION_COPY_CREW: who has a duty, answers and checks; the duties themselves always come along
 * @KB_SESSION_COPY_DIRECTIONS: what operator, floor and others do in a cue
 */
typedef enum
{
  KB_SESSION_COPY_CREW = 1 << 0,
  KB_SESSION_COPY_DIRECTIONS = 1 << 1,
} KbSessionCopyParts;

/**
 * KbSessionCopyTo:
 * @shift_us: how far the clock on the wall moves, microseconds; see kb_session_copy_find_shift()
 * @start_us: when the copy starts if the session has no start to move, microseconds since 1970 UTC; 0
 *   leaves it without one
 * @zone: (nullable): the copy's time zone; %NULL for the session's own
 * @title: (nullable): the copy's title; %NULL for the session's own
 * @without: what does not come along
 * @is_template: the copy is a pattern for sessions, not a session
 */
typedef struct
{
  gint64              shift_us;
  gint64              start_us;
  GTimeZone          *zone;
  const char         *title;
  KbSessionCopyParts  without;
  gboolean            is_template;
} KbSessionCopyTo;

KbEdit   *kb_session_copy            (GPtrArray             *records,
                                      GListModel            *sessions,
                                      int                    days,
                                      const char            *label);
KbEdit   *kb_session_copy_to         (GPtrArray             *records,
                                      const char            *code,
                                      const KbSessionCopyTo *to,
                                      const char            *label);
KbRecord *kb_session_copy_find       (GPtrArray             *records);
gint64    kb_session_copy_find_shift (KbRecord              *session,
                                      gint64                 start_us,
                                      GTimeZone             *zone);
KbEdit   *kb_session_move            (GPtrArray             *records,
                                      int                    days,
                                      const char            *label);

G_END_DECLS
