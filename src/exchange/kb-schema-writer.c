/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-schema-writer"

#include "config.h"

#include <libxml/xmlwriter.h>

#include "kb-kaibo-format.h"
#include "kb-schema-writer.h"

/* The RELAX NG schema of `.kaibo`, from the same field tables as reader and writer. */

#define RNG_NAMESPACE "http://relaxng.org/ns/structure/1.0"
#define RNG_DATATYPES "http://www.w3.org/2001/XMLSchema-datatypes"
#define RNG_ANNOTATIONS "http://relaxng.org/ns/compatibility/annotations/1.0"

static void
open_element (xmlTextWriterPtr xml,
              const char      *element,
              const char      *attribute,
              const char      *value)
{
  xmlTextWriterStartElement (xml, BAD_CAST element);
  if (attribute != NULL)
    xmlTextWriterWriteAttribute (xml, BAD_CAST attribute, BAD_CAST value);
}

static void
close_element (xmlTextWriterPtr xml)
{
  xmlTextWriterEndElement (xml);
}

static void
write_empty (xmlTextWriterPtr xml,
             const char      *element,
             const char      *attribute,
             const char      *value)
{
  open_element (xml, element, attribute, value);
  close_element (xml);
}

static void
write_value (xmlTextWriterPtr xml,
             const char      *value)
{
  xmlTextWriterWriteElement (xml, BAD_CAST "value", BAD_CAST value);
}

static void
write_comment (xmlTextWriterPtr xml,
               const char      *comment)
{
  if (comment != NULL)
    xmlTextWriterWriteElement (xml, BAD_CAST "a:documentation", BAD_CAST comment);
}

static void
write_pattern (xmlTextWriterPtr xml,
               const char      *name,
               const char      *type,
               const char      *param,
               const char      *value)
{
  open_element (xml, "define", "name", name);
  open_element (xml, "data", "type", type);
  if (param != NULL)
    {
      open_element (xml, "param", "name", param);
      xmlTextWriterWriteString (xml, BAD_CAST value);
      close_element (xml);
    }
  close_element (xml);
  close_element (xml);
}

static void
write_types (xmlTextWriterPtr xml)
{
  write_pattern (xml, "type.id", "long", "minInclusive", "1");
  write_pattern (xml, "type.integer", "long", NULL, NULL);
  write_pattern (xml, "type.real", "double", "pattern", "-?[0-9.]+([eE][\\-+]?[0-9]+)?");
  write_pattern (xml, "type.bytes", "base64Binary", NULL, NULL);
  write_pattern (xml, "type.instant", "string", "pattern",
                 "-?[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?"
                 "(Z|[\\-+][0-9]{2}:[0-9]{2})");

  open_element (xml, "define", "name", "type.boolean");
  open_element (xml, "choice", NULL, NULL);
  write_value (xml, "true");
  write_value (xml, "false");
  close_element (xml);
  close_element (xml);
}

static void
write_content (xmlTextWriterPtr xml,
               const KbField   *field)
{
  switch (field->kind)
    {
    case KB_FIELD_TEXT:
      write_empty (xml, "text", NULL, NULL);
      break;
    case KB_FIELD_BOOL:
      write_empty (xml, "ref", "name", "type.boolean");
      break;
    case KB_FIELD_INSTANT:
      write_empty (xml, "ref", "name", "type.instant");
      break;
    case KB_FIELD_REAL:
      write_empty (xml, "ref", "name", "type.real");
      break;
    case KB_FIELD_REF:
      write_empty (xml, "ref", "name", "type.id");
      break;
    case KB_FIELD_BLOB:
      write_empty (xml, "ref", "name", "type.bytes");
      break;
    case KB_FIELD_ENUM:
      open_element (xml, "choice", NULL, NULL);
      for (guint i = 0; field->values->codes[i] != NULL; i++)
        write_value (xml, field->values->codes[i]);
      close_element (xml);
      break;
    case KB_FIELD_INT:
    case KB_FIELD_DURATION:
    case KB_FIELD_MONEY:
    default:
      write_empty (xml, "ref", "name", "type.integer");
    }
}

static void
write_attribute (xmlTextWriterPtr xml,
                 const KbEntity  *entity,
                 guint            field)
{
  const gboolean required = kb_kaibo_is_required (entity, field);

  if (entity->fields[field].kind == KB_FIELD_BLOB || kb_kaibo_is_implied (entity, field))
    return;

  if (!required)
    open_element (xml, "optional", NULL, NULL);
  open_element (xml, "attribute", "name", entity->fields[field].name);
  write_comment (xml, entity->fields[field].comment);
  write_content (xml, &entity->fields[field]);
  close_element (xml);
  if (!required)
    close_element (xml);
}

/* Any text may be an element, so that one with characters that XML lacks can be base64. */
static void
write_field_element (xmlTextWriterPtr xml,
                     const KbField   *field)
{
  if (field->kind != KB_FIELD_TEXT && field->kind != KB_FIELD_BLOB)
    return;

  open_element (xml, "element", "name", field->name);
  if (field->kind == KB_FIELD_TEXT)
    {
      open_element (xml, "optional", NULL, NULL);
      open_element (xml, "attribute", "name", "encoding");
      write_value (xml, "base64");
      close_element (xml);
      close_element (xml);
    }
  write_content (xml, field);
  close_element (xml);
}

static void
write_children (xmlTextWriterPtr xml,
                KbEntityKind     container)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    if (kb_kaibo_may_stand_in (kb_entity_get (kind), container))
      {
        g_autofree char *name = g_strconcat ("row.", kb_entity_get (kind)->name, NULL);

        write_empty (xml, "ref", "name", name);
      }
}

static gboolean
has_children (KbEntityKind container)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    if (kb_kaibo_may_stand_in (kb_entity_get (kind), container))
      return TRUE;

  return FALSE;
}

static gboolean
has_elements (const KbEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == KB_FIELD_TEXT || entity->fields[i].kind == KB_FIELD_BLOB)
      return TRUE;

  return has_children (entity->kind);
}

static void
write_row (xmlTextWriterPtr xml,
           const KbEntity  *entity)
{
  g_autofree char *name = g_strconcat ("row.", entity->name, NULL);

  open_element (xml, "define", "name", name);
  open_element (xml, "element", "name", entity->name);
  write_comment (xml, entity->label);
  open_element (xml, "attribute", "name", "id");
  write_empty (xml, "ref", "name", "type.id");
  close_element (xml);
  for (guint i = 0; i < entity->n_fields; i++)
    write_attribute (xml, entity, i);

  if (has_elements (entity))
    {
      open_element (xml, "zeroOrMore", NULL, NULL);
      open_element (xml, "choice", NULL, NULL);
      for (guint i = 0; i < entity->n_fields; i++)
        write_field_element (xml, &entity->fields[i]);
      write_children (xml, entity->kind);
      close_element (xml);
      close_element (xml);
    }

  close_element (xml);
  close_element (xml);
}

static void
write_root (xmlTextWriterPtr xml)
{
  open_element (xml, "start", NULL, NULL);
  open_element (xml, "element", "name", KB_KAIBO_ROOT);
  open_element (xml, "attribute", "name", "version");
  xmlTextWriterWriteFormatElement (xml, BAD_CAST "value", "%d", KB_KAIBO_VERSION);
  close_element (xml);
  open_element (xml, "zeroOrMore", NULL, NULL);
  open_element (xml, "choice", NULL, NULL);
  write_children (xml, KB_ENTITY_NONE);
  close_element (xml);
  close_element (xml);
  close_element (xml);
  close_element (xml);
}

/**
 * kb_schema_write:
 *
 * Writes the RELAX NG schema of `.kaibo` documents from the field tables. It says what may stand
 * where and what each value looks like; that ids are unique and references lead somewhere only the
 * reader checks. libxml2's validator keeps each optional attribute both taken and not taken, so its
 * time doubles with every one that is there and a whole file is out of its reach; jing takes two
 * seconds for a sample. A range in a pattern has its hyphen escaped, which jing insists on.
 *
 * Returns: (transfer full): the schema, as committed in `data/kaibo.rng`.
 */
char *
kb_schema_write (void)
{
  xmlBufferPtr buffer = xmlBufferCreate ();
  xmlTextWriterPtr xml = xmlNewTextWriterMemory (buffer, 0);
  char *text;

  xmlTextWriterSetIndent (xml, 1);
  xmlTextWriterSetIndentString (xml, BAD_CAST "  ");
  xmlTextWriterStartDocument (xml, NULL, "UTF-8", NULL);
  xmlTextWriterWriteComment (xml,
                             BAD_CAST " Made from the field tables by `meson compile kaibo-rng`; do not edit. ");
  open_element (xml, "grammar", "xmlns", RNG_NAMESPACE);
  xmlTextWriterWriteAttribute (xml, BAD_CAST "xmlns:a", BAD_CAST RNG_ANNOTATIONS);
  xmlTextWriterWriteAttribute (xml, BAD_CAST "datatypeLibrary", BAD_CAST RNG_DATATYPES);
  xmlTextWriterWriteAttribute (xml, BAD_CAST "ns", BAD_CAST KB_KAIBO_NAMESPACE);

  write_root (xml);
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    write_row (xml, kb_entity_get (kind));
  write_types (xml);

  xmlTextWriterEndDocument (xml);
  xmlFreeTextWriter (xml);
  text = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  return text;
}
