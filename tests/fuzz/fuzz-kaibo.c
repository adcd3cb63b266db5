/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kb-kaibo-reader.h"

/* Reads each file named as a `.kaibo` document, for a fuzzer that gives files; says nothing unless something breaks. */
int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (argv[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, NULL, &error);

      if ((records == NULL) != (error != NULL))
        g_error ("%s: neither rows nor an error, or both", argv[i]);
    }

  return 0;
}
