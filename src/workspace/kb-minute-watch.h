/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-minute-book.h"

G_BEGIN_DECLS

/**
 * KbMinuteWatchState:
 * @KB_MINUTE_WATCH_OFF: no file is watched
 * @KB_MINUTE_WATCH_WAITING: it was not read yet
 * @KB_MINUTE_WATCH_READ: it was read
 * @KB_MINUTE_WATCH_PROBLEM: it cannot be read, or not all of it; it is looked at again all the same
 */
typedef enum
{
  KB_MINUTE_WATCH_OFF,
  KB_MINUTE_WATCH_WAITING,
  KB_MINUTE_WATCH_READ,
  KB_MINUTE_WATCH_PROBLEM,
} KbMinuteWatchState;

#define KB_TYPE_MINUTE_WATCH (kb_minute_watch_get_type ())

G_DECLARE_FINAL_TYPE (KbMinuteWatch, kb_minute_watch, KB, MINUTE_WATCH, GObject)

KbMinuteWatch      *kb_minute_watch_new         (KbMinuteBook  *book,
                                                 guint          interval_ms);
void                kb_minute_watch_set_file    (KbMinuteWatch *self,
                                                 GFile         *file);
GFile              *kb_minute_watch_get_file    (KbMinuteWatch *self);
KbMinuteWatchState  kb_minute_watch_get_state   (KbMinuteWatch *self);
const char         *kb_minute_watch_get_problem (KbMinuteWatch *self);
gint64              kb_minute_watch_get_read_us (KbMinuteWatch *self);
guint               kb_minute_watch_get_n_minutes (KbMinuteWatch *self);

G_END_DECLS
