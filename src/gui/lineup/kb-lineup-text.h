/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-lineup-facts.h"

G_BEGIN_DECLS

char       *kb_lineup_format_count  (gint64           count);
char       *kb_lineup_format_amount (gint64           minor,
                                     const char      *currency);
char       *kb_lineup_format_short  (gint64           minor,
                                     const char      *currency);
char       *kb_lineup_format_air    (const KbLineupRow *row);
char       *kb_lineup_join_lines    (const char      *text);
char       *kb_lineup_split_lines   (const char      *text);
const char *kb_lineup_level_icon    (KbLevel          level);
const char *kb_lineup_level_class   (KbLevel          level);
const char *kb_lineup_role_word     (int              role);
const char *kb_lineup_problem_word  (const KbProblem *problem);

G_END_DECLS
