/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-print"

#include "config.h"

#include <stdio.h>

#include "kb-cli-call.h"
#include "kb-instant.h"

/* Everything is printed as UTF-8, whatever the locale: g_print() would turn Chinese into "?" under C. */

/**
 * kb_cli_print:
 *
 * printf() to standard output.
 */
void
kb_cli_print (const char *format,
              ...)
{
  va_list values;

  va_start (values, format);
  vfprintf (stdout, format, values);
  va_end (values);
}

/**
 * kb_cli_print_cell:
 * @width: columns of a terminal; a Chinese character takes two
 *
 * Prints @text, spaces up to @width, and at least one.
 */
void
kb_cli_print_cell (const char *text,
                   int         width)
{
  int used = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (character))
        used += g_unichar_iswide (character) ? 2 : 1;
    }

  kb_cli_print ("%s%*s", text, MAX (width - used, 1), "");
}

void
kb_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  kb_cli_print ("%s\n", text);
}

/**
 * kb_cli_add_text:
 * @text: (nullable): %NULL becomes null
 */
void
kb_cli_add_text (JsonBuilder *builder,
                 const char  *name,
                 const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * kb_cli_add_int:
 * @value: a number; %KB_NONE becomes null
 */
void
kb_cli_add_int (JsonBuilder *builder,
                const char  *name,
                gint64       value)
{
  json_builder_set_member_name (builder, name);
  if (value != KB_NONE)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
kb_cli_add_bool (JsonBuilder *builder,
                 const char  *name,
                 gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * kb_cli_add_time:
 * @at_us: microseconds since 1970 UTC; %KB_NONE becomes null
 * @zone: the session's
 */
void
kb_cli_add_time (JsonBuilder *builder,
                 const char  *name,
                 gint64       at_us,
                 GTimeZone   *zone)
{
  g_autofree char *text = at_us != KB_NONE ? kb_instant_format (at_us, zone) : NULL;

  kb_cli_add_text (builder, name, text);
}
