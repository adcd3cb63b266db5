/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KB_TYPE_CLOCK (kb_clock_get_type ())

G_DECLARE_FINAL_TYPE (KbClock, kb_clock, KB, CLOCK, GObject)

KbClock *kb_clock_new       (void);
KbClock *kb_clock_new_fake  (gint64   wall_us);

gint64   kb_clock_get_wall_us (KbClock *self);
gint64   kb_clock_get_boot_us (KbClock *self);

void     kb_clock_advance   (KbClock *self,
                             gint64   us);
void     kb_clock_step_wall (KbClock *self,
                             gint64   us);

G_END_DECLS
