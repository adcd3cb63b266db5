/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KB_SPAN_PLAIN,
  KB_SPAN_PRICE,
  KB_SPAN_MUST_SAY,
} KbSpanKind;

/**
 * KbSpan:
 * @start: byte offset
 * @end: byte offset behind it
 *
 * A stretch of a text that the host must not get wrong.
 */
typedef struct
{
  int        start;
  int        end;
  KbSpanKind kind;
} KbSpan;

GArray *kb_span_find (const char         *text,
                      const char         *language,
                      const char *const  *must_say);

G_END_DECLS
