/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libxml/relaxng.h>
#include <string.h>

#include "kb-entity.h"
#include "kb-kaibo-format.h"
#include "kb-kaibo-reader.h"
#include "kb-kaibo-writer.h"
#include "kb-random-records.h"
#include "kb-schema-writer.h"

#define N_PASSES 10

static char *data_dir;

typedef struct
{
  xmlRelaxNGPtr schema;
  char         *text;
} Fixture;

static void
collect_cb (void        *context,
            xmlErrorPtr  problem)
{
  g_test_message ("line %d: %s", problem->line, problem->message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  xmlRelaxNGParserCtxtPtr parser;

  fixture->text = kb_schema_write ();
  parser = xmlRelaxNGNewMemParserCtxt (fixture->text, strlen (fixture->text));
  xmlRelaxNGSetParserStructuredErrors (parser, (xmlStructuredErrorFunc) collect_cb, NULL);
  fixture->schema = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  g_assert_nonnull (fixture->schema);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  xmlRelaxNGFree (fixture->schema);
  g_free (fixture->text);
}

static gboolean
is_optional (xmlNodePtr row,
             xmlAttrPtr attribute)
{
  const KbEntity *entity = kb_entity_get (kb_entity_find ((const char *) row->name));
  int field = entity != NULL ? kb_entity_find_field (entity, (const char *) attribute->name) : -1;

  return field >= 0 && !kb_kaibo_is_required (entity, field);
}

/*
 * libxml2 tries every subset of the optional attributes that are there: a row with forty would take
 * for ever. They do not depend on one another, so each pass looks at every tenth of them.
 */
static void
thin_out (xmlNodePtr node,
          guint      pass)
{
  guint n = 0;

  for (xmlAttrPtr attribute = node->properties, next; attribute != NULL; attribute = next)
    {
      next = attribute->next;
      if (is_optional (node, attribute) && n++ % N_PASSES != pass)
        xmlRemoveProp (attribute);
    }
  for (xmlNodePtr child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      thin_out (child, pass);
}

static gboolean
is_valid (Fixture    *fixture,
          const char *document,
          gsize       size)
{
  gboolean valid = TRUE;

  for (guint pass = 0; valid && pass < N_PASSES; pass++)
    {
      xmlDocPtr doc = xmlReadMemory (document, size, "test.kaibo", NULL, XML_PARSE_NONET);
      xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (fixture->schema);

      g_assert_nonnull (doc);
      thin_out (xmlDocGetRootElement (doc), pass);
      xmlRelaxNGSetValidStructuredErrors (context, (xmlStructuredErrorFunc) collect_cb, NULL);
      valid = xmlRelaxNGValidateDoc (context, doc) == 0;
      xmlRelaxNGFreeValidCtxt (context);
      xmlFreeDoc (doc);
    }

  return valid;
}

static void
committed_schema_is_current (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (data_dir, "kaibo.rng", NULL);
  g_autofree char *committed = NULL;

  g_assert_true (g_file_get_contents (path, &committed, NULL, NULL));
  if (strcmp (committed, fixture->text) != 0)
    g_error ("The field tables have changed: run “meson compile -C build kaibo-rng” and commit data/kaibo.rng");
}

static void
written_documents_are_valid (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) records = random_records (rand, 5, FALSE);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (kb_kaibo_write (records, stream, NULL, NULL));
  g_assert_true (is_valid (fixture, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                           g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream))));
}

static void
wrong_documents_are_not (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char *const wrong[] = {
    "<kaibo version=\"1\"/>",
    "<kaibo version=\"2\" xmlns=\"" KB_KAIBO_NAMESPACE "\"/>",
    "<kaibo version=\"1\" xmlns=\"" KB_KAIBO_NAMESPACE "\"><cue id=\"1\" position=\"1\"/></kaibo>",
    "<kaibo version=\"1\" xmlns=\"" KB_KAIBO_NAMESPACE "\"><session id=\"0\"/></kaibo>",
    "<kaibo version=\"1\" xmlns=\"" KB_KAIBO_NAMESPACE "\"><session id=\"1\" colour=\"red\"/></kaibo>",
    "<kaibo version=\"1\" xmlns=\"" KB_KAIBO_NAMESPACE "\"><session id=\"1\">text</session></kaibo>",
    "<kaibo version=\"1\" xmlns=\"" KB_KAIBO_NAMESPACE "\"><session id=\"1\"><segment id=\"1\"/></session></kaibo>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (is_valid (fixture, wrong[i], strlen (wrong[i])))
      g_error ("The schema accepts %s", wrong[i]);
}

static void
samples_are_valid_and_canonical (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (data_dir, "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("no samples yet");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gsize size;

      if (!g_str_has_suffix (name, ".kaibo"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      g_assert_true (is_valid (fixture, text, size));
      records = kb_kaibo_read_file (file, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (kb_kaibo_write (records, stream, NULL, NULL));
      g_assert_cmpmem (text, size, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                       g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
    }
}

/* What the format takes for granted about the field tables. */
static void
field_tables_fit_the_format (void)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      const KbEntity *entity = kb_entity_get (kind);
      int owner = kb_entity_find_flag (entity, KB_FIELD_PARENT);

      g_assert_cmpint (kb_entity_find_field (entity, "id"), ==, -1);
      g_assert_cmpint (owner >= 0, ==, entity->parent != KB_ENTITY_NONE);
      if (owner >= 0)
        g_assert_cmpint (entity->fields[owner].refers, ==, entity->parent);
      if (entity->scope == KB_SCOPE_SESSION && kind != KB_ENTITY_SESSION)
        g_assert_cmpint (kb_entity_find_session (entity), >=, 0);
      /* An element inside a row is either its text or another row. */
      for (int child = 0; child < KB_N_ENTITIES; child++)
        if (kb_kaibo_may_stand_in (kb_entity_get (child), kind))
          g_assert_cmpint (kb_entity_find_field (entity, kb_entity_get (child)->name), ==, -1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  data_dir = g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", NULL);

  g_test_add_func ("/exchange/schema-writer/field-tables-fit-the-format", field_tables_fit_the_format);
  g_test_add ("/exchange/schema-writer/committed-schema-is-current", Fixture, NULL, set_up,
              committed_schema_is_current, tear_down);
  g_test_add ("/exchange/schema-writer/written-documents-are-valid", Fixture, NULL, set_up,
              written_documents_are_valid, tear_down);
  g_test_add ("/exchange/schema-writer/wrong-documents-are-not", Fixture, NULL, set_up,
              wrong_documents_are_not, tear_down);
  g_test_add ("/exchange/schema-writer/samples-are-valid-and-canonical", Fixture, NULL, set_up,
              samples_are_valid_and_canonical, tear_down);

  int status = g_test_run ();
  g_free (data_dir);
  return status;
}
