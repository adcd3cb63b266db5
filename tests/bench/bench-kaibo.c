/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <locale.h>

#include "kb-kaibo-reader.h"
#include "kb-kaibo-writer.h"

/*
 * bench-kaibo SAMPLE: reads a library of copies of the sample into records, and the same file with
 * libxml2's reader alone and with its tree builder (what `xmllint --noout` does), in turns, and
 * compares the best of each.
 */

#define N_COPIES 50
#define N_ROUNDS 7

static void
shift_ids (KbRecord *record,
           gint64    by)
{
  const KbEntity *entity = kb_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == KB_FIELD_REF && !kb_record_is_null (record, i)
        && kb_entity_get (entity->fields[i].refers)->scope == KB_SCOPE_SESSION)
      kb_record_set_int (record, i, kb_record_get_int (record, i) ^ by);
}

static GPtrArray *
copy_sample (GPtrArray *sample)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sample->len; i++)
    g_ptr_array_add (records, g_object_ref (g_ptr_array_index (sample, i)));

  for (gint64 n = 1; n < N_COPIES; n++)
    for (guint i = 0; i < sample->len; i++)
      {
        KbRecord *original = g_ptr_array_index (sample, i);
        KbRecord *copy;

        if (kb_record_get_entity (original)->scope != KB_SCOPE_SESSION)
          continue;
        copy = kb_record_new (kb_record_get_kind (original), kb_record_get_id (original) ^ n);
        kb_record_assign (copy, original);
        shift_ids (copy, n);
        g_ptr_array_add (records, copy);
      }

  return records;
}

static void
write_library (const char *sample_path,
               const char *path)
{
  g_autoptr (GFile) sample_file = g_file_new_for_path (sample_path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sample = kb_kaibo_read_file (sample_file, NULL, &error);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;

  g_assert_no_error (error);
  records = copy_sample (sample);
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  kb_kaibo_write (records, G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
}

static double
time_records (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GPtrArray) records = kb_kaibo_read_file (file, NULL, &error);

  g_assert_no_error (error);
  return (g_get_monotonic_time () - began) / 1000.0;
}

static double
time_reader (const char *path)
{
  gint64 began = g_get_monotonic_time ();
  xmlTextReaderPtr reader = xmlReaderForFile (path, NULL, XML_PARSE_NONET);

  while (xmlTextReaderRead (reader) == 1)
    ;
  xmlFreeTextReader (reader);
  return (g_get_monotonic_time () - began) / 1000.0;
}

static double
time_tree (const char *path)
{
  gint64 began = g_get_monotonic_time ();

  xmlFreeDoc (xmlReadFile (path, NULL, XML_PARSE_NONET));
  return (g_get_monotonic_time () - began) / 1000.0;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *dir = g_dir_make_tmp ("kaibo-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "library.kaibo", NULL);
  double records = G_MAXDOUBLE;
  double reader = G_MAXDOUBLE;
  double tree = G_MAXDOUBLE;

  if (argc != 2)
    return 2;

  write_library (argv[1], path);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      records = MIN (records, time_records (path));
      reader = MIN (reader, time_reader (path));
      tree = MIN (tree, time_tree (path));
    }

  setlocale (LC_ALL, "");
  g_print ("bench: kaibo-read-ms %.1f ms (xmlReader %.1f ms, xmllint's tree %.1f ms)\n", records,
           reader, tree);
  g_print ("bench: kaibo-read-to-reader %.2f x (bar ≤ 2.00) %s\n", records / reader,
           records / reader <= 2 ? "ok" : "short");
  g_print ("bench: kaibo-read-to-xmllint %.2f x (bar ≤ 2.00) %s\n", records / tree,
           records / tree <= 2 ? "ok" : "short");

  g_remove (path);
  g_rmdir (dir);
  return 0;
}
