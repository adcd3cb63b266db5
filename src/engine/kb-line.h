/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KbLine:
 * @direction: (nullable): where the direction starts, its bracket included
 * @direction_end: behind its closing bracket
 * @spoken: where the spoken text starts, white space and marks skipped; @end when there is none
 * @end: where the line ends, trailing white space left out
 * @next: where the next line starts
 * @must_say: the line must be said word for word
 *
 * One line of a script as it is written. The rules, all of them:
 *
 * - 【…】 or […] at the start of a line is a direction: shown, not said; what follows on the line is said.
 * - a line that starts with ※ or !! must be said word for word; the mark is neither shown nor said.
 */
typedef struct
{
  const char *direction;
  const char *direction_end;
  const char *spoken;
  const char *end;
  const char *next;
  gboolean    must_say;
} KbLine;

KbLine kb_line_scan (const char *text);

G_END_DECLS
