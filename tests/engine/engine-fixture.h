/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-run.h"

G_BEGIN_DECLS

#define S G_GINT64_CONSTANT (1000)
#define M (60 * S)
#define H (60 * M)

/* 2026-10-17T20:00:00+08:00, the day of the worked examples. */
#define EIGHT_US (G_GINT64_CONSTANT (1792238400) * G_USEC_PER_SEC)

/* "20:00:00" of that day; AT (24, 10, 0) is ten past midnight. */
#define AT(h, m, s) (EIGHT_US + ((((h) - 20) * 60 + (m)) * 60 + (s)) * (gint64) G_USEC_PER_SEC)

#define assert_instant(a, b) \
  G_STMT_START { \
    g_autofree char *a_text = fixture_clock (a); \
    g_autofree char *b_text = fixture_clock (b); \
    g_assert_cmpstr (a_text, ==, b_text); \
    g_assert_cmpint (a, ==, b); \
  } G_STMT_END

KbPlan *fixture_plan_p1     (void);
KbPlan *fixture_plan        (const char *spec);
KbPlan *fixture_plan_random (guint       n_cues,
                             gboolean    with_overlap);
char   *fixture_clock       (gint64      us);

KbStamp fixture_wall        (gint64      us);
void    fixture_append      (KbRun      *run,
                             gint64      at_us,
                             const char *words);
void    fixture_refuse      (KbRun      *run,
                             gint64      at_us,
                             const char *words);
KbRunLive fixture_live      (KbRun      *run,
                             gint64      at_us);
KbRunCue  fixture_cue       (KbRun      *run,
                             const char *number,
                             gint64      at_us);
char   *fixture_dump        (KbRun         *run,
                             const KbStamp *now);
void    fixture_append_random (KbRun   *run,
                               KbStamp *now);

G_END_DECLS
