/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kaibo-schema"

#include "config.h"

#include "kb-schema-writer.h"

/* Build-time tool: writes the schema of `.kaibo` into the file that is named. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *schema = kb_schema_write ();
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: kaibo-schema FILE\n");
      return 2;
    }
  if (!g_file_set_contents (argv[1], schema, -1, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
