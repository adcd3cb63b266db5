/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-workspace.h"

G_BEGIN_DECLS

#define EIGHT_PM G_GINT64_CONSTANT (1792238400000000)
#define SECOND ((gint64) G_USEC_PER_SEC)

/* A library with plan P1 of timing.md: A 2:00 · B 5:00 (min 3:00) · C 1:00 · D 3:00 hard 20:10 · E 4:00. */
typedef struct
{
  char        *folder;
  char        *path;
  KbWorkspace *workspace;
  KbRecordSet *plan;
  KbClock     *clock;
} Fixture;

void show_fixture_set_up    (Fixture       *fixture,
                             gconstpointer  data);
void show_fixture_tear_down (Fixture       *fixture,
                             gconstpointer  data);
void show_fixture_open      (Fixture       *fixture);
void show_fixture_close     (Fixture       *fixture);
void show_fixture_wait      (GAsyncResult **result);
void show_fixture_keep_cb   (GObject       *source,
                             GAsyncResult  *result,
                             gpointer       user_data);

G_END_DECLS
