/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-line"

#include "config.h"

#include <string.h>

#include "kb-line.h"

static const char *const must_say_marks[] = { "※", "!!", "！！" };

static const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static const char *
skip_space_back (const char *p,
                 const char *end)
{
  while (end > p)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return end;
}

/* Where the bracket that opens at @p is closed on the same line, or NULL. */
static const char *
find_direction_end (const char *p,
                    const char *end)
{
  static const struct { const char *open, *close; } brackets[] = { { "【", "】" }, { "[", "]" } };

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const char *close;

      if (!g_str_has_prefix (p, brackets[i].open))
        continue;
      close = g_strstr_len (p, end - p, brackets[i].close);
      return close != NULL ? close + strlen (brackets[i].close) : NULL;
    }

  return NULL;
}

static const char *
skip_must_say_mark (const char *p,
                    const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (must_say_marks); i++)
    if (g_str_has_prefix (p, must_say_marks[i]))
      return MIN (p + strlen (must_say_marks[i]), end);

  return p;
}

/**
 * kb_line_scan:
 * @text: valid UTF-8, the start of a line
 *
 * Returns: what the line is made of. All pointers are into @text.
 */
KbLine
kb_line_scan (const char *text)
{
  const char *end = text + strcspn (text, "\n");
  KbLine line = { NULL, NULL, NULL, skip_space_back (text, end), *end == '\n' ? end + 1 : end, FALSE };
  const char *p = skip_space (text, line.end);

  line.direction_end = find_direction_end (p, line.end);
  if (line.direction_end != NULL)
    {
      line.direction = p;
      p = skip_space (line.direction_end, line.end);
    }

  line.spoken = skip_must_say_mark (p, line.end);
  line.must_say = line.spoken != p;
  line.spoken = skip_space (line.spoken, line.end);

  return line;
}
