/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-cli-print"

#include "config.h"

#include <stdio.h>

#include "kb-cli-call.h"

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
 * @width: columns of a terminal; a Chinese character takes two; 0 for the last cell of a line
 *
 * Prints @text and spaces up to @width, at least one.
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

  kb_cli_print ("%s%*s", text, width > 0 ? MAX (width - used, 1) : 0, "");
}

void
kb_cli_print_node (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  kb_cli_print ("%s\n", text);
}

void
kb_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  kb_cli_print_node (root);
}

void
kb_cli_add_bool (JsonBuilder *builder,
                 const char  *name,
                 gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}
