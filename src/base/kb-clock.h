/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KbStamp:
 * @wall_us: the wall clock, microseconds since 1970 UTC
 * @boot_us: microseconds since the machine was started
 * @boot_id: (nullable): which start that was, an interned string (g_intern_string()), so that
 *   equal starts are equal pointers; %NULL: there is no @boot_us
 *
 * One reading of both clocks.
 */
typedef struct
{
  gint64      wall_us;
  gint64      boot_us;
  const char *boot_id;
} KbStamp;

#define KB_TYPE_CLOCK (kb_clock_get_type ())

G_DECLARE_FINAL_TYPE (KbClock, kb_clock, KB, CLOCK, GObject)

KbClock *kb_clock_new       (void);
KbClock *kb_clock_new_fake  (gint64   wall_us);

KbClock *kb_clock_new_paced (KbClock *base,
                             gint64   wall_us,
                             double   pace);

double   kb_clock_get_pace  (KbClock *self);
gint64   kb_clock_get_machine_us (KbClock *self);
gint64   kb_clock_get_wall_us (KbClock *self);
gint64   kb_clock_get_boot_us (KbClock *self);
void     kb_clock_read      (KbClock *self,
                             KbStamp *stamp);

void     kb_clock_set_standing   (KbClock *self,
                                  gboolean stands);
gint64   kb_clock_to_machine_us  (KbClock *self,
                                  gint64   boot_us);
void     kb_clock_leap      (KbClock *self,
                             gint64   us);

void     kb_clock_advance   (KbClock *self,
                             gint64   us);
void     kb_clock_step_wall (KbClock *self,
                             gint64   us);
void     kb_clock_reboot    (KbClock *self);

G_END_DECLS
