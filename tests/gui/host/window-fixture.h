/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "kb-broadcaster.h"
#include "kb-clock.h"
#include "kb-script.h"

G_BEGIN_DECLS

/* The cue that is on; the next one follows it. */
#define WINDOW_CUE_ID 9

typedef struct
{
  const char    *program;
  char          *folder;
  char          *path;
  KbClock       *clock;
  KbFollowState *told;
  KbScript      *script;
  KbBroadcaster *desk;
  GSubprocess   *host;
  GString       *keys;
  KbFollowHello  hello;
  guint          hellos;
  char          *screen;    /* where the window is, when it is not the second one any more */
} WindowFixture;

typedef gboolean (*WindowCondition) (WindowFixture *fixture);

/* For g_test_add(), whose data is the program's path. */
void             window_set_up             (WindowFixture   *fixture,
                                            gconstpointer    program);
void             window_tear_down          (WindowFixture   *fixture,
                                            gconstpointer    program);
void             window_open_desk          (WindowFixture   *fixture);
void             window_start_host         (WindowFixture   *fixture);
double           window_wait_until         (WindowFixture   *fixture,
                                            WindowCondition  condition,
                                            const char      *what);
gboolean         window_is_full_screen     (WindowFixture   *fixture);
gboolean         window_is_hidden          (WindowFixture   *fixture);
const char      *window_get_second_screen  (void);
cairo_surface_t *window_photograph         (WindowFixture   *fixture);
void             window_replace            (char           **place,
                                            const char      *text);
void             window_run                (const char      *command);

G_END_DECLS
