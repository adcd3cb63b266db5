/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-kaibo-reader"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"
#include "kb-id.h"

#include "kb-id-set.h"
#include "kb-kaibo-format.h"
#include "kb-kaibo-names.h"
#include "kb-kaibo-reader.h"
#include "kb-kaibo-value.h"
#include "kb-xml-input.h"

#define MAX_FIELDS 256

/* An element that is open: the root (kind NONE) or a row. */
typedef struct
{
  KbEntityKind  kind;
  gint64        id;
  KbRecord     *record;                  /* borrowed from @rows, NULL for the root */
  guint8        seen[MAX_FIELDS / 8];    /* one bit per field that was given */
} Level;

/* A reference to a row that had not come yet. */
typedef struct
{
  KbEntityKind kind;
  guint        field;
  gint64       id;
  int          line;
} Promise;

typedef struct
{
  KbXmlInput      *input;                        /* owned */
  KbKaiboNames     names;
  KbKaiboForm      form;
  GPtrArray       *rows[KB_N_ENTITIES];          /* owned */
  KbIdSet          ids[KB_N_ENTITIES];
  GArray          *promises;                     /* owned, of Promise */
  Level            levels[KB_KAIBO_MAX_DEPTH + 1];
  int              depth;                        /* index of the innermost open level, -1 before the root */
  int              field;                        /* the field whose element is open, -1 */
  gboolean         is_base64;
  GString         *text;                         /* of that element */
  GError          *error;
} Reader;

static gboolean refuse (Reader     *self,
                        int         line,
                        const char *element,
                        const char *attribute,
                        const char *format,
                        ...) G_GNUC_PRINTF (5, 6);

static gboolean
refuse (Reader     *self,
        int         line,
        const char *element,
        const char *attribute,
        const char *format,
        ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (&self->error, KB_ERROR, KB_ERROR_INPUT, "%s:%d: %s%s%s: %s",
               kb_xml_input_get_name (self->input),
               line, element, attribute != NULL ? "/" : "", attribute != NULL ? attribute : "", what);
  return FALSE;
}

static inline xmlNodePtr
current_node (Reader *self)
{
  return xmlTextReaderCurrentNode (kb_xml_input_get_reader (self->input));
}

static int
current_line (Reader *self)
{
  return kb_xml_input_get_line (self->input);
}

static gboolean
mark_seen (Level *level,
           guint  field)
{
  const guint8 bit = 1 << (field % 8);
  const gboolean fresh = (level->seen[field / 8] & bit) == 0;

  level->seen[field / 8] |= bit;
  return fresh;
}

static gboolean
is_seen (Level *level,
         guint  field)
{
  return (level->seen[field / 8] & (1 << (field % 8))) != 0;
}

static const char *
attribute_text (xmlAttrPtr   attribute,
                char       **owned)
{
  if (attribute->children == NULL)
    return "";
  if (attribute->children->next == NULL && attribute->children->type == XML_TEXT_NODE)
    return (const char *) attribute->children->content;

  /* Only what refers to characters by entities is in pieces. */
  *owned = (char *) xmlNodeListGetString (NULL, attribute->children, 1);
  return *owned != NULL ? *owned : "";
}

static gboolean
set_field (Reader     *self,
           Level      *level,
           guint       field,
           const char *text,
           int         line)
{
  const KbEntity *entity = kb_entity_get (level->kind);
  const KbField *info = &entity->fields[field];
  g_auto (KbValue) value = KB_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (!mark_seen (level, field))
    return refuse (self, line, entity->name, info->name, _("is given twice; keep one"));
  if (!kb_kaibo_value_parse (info, text, &value, &error))
    return refuse (self, line, entity->name, info->name, "%s", error->message);

  if (info->kind == KB_FIELD_REF && !kb_id_set_contains (&self->ids[info->refers], value.integer))
    g_array_append_vals (self->promises, &(Promise) { level->kind, field, value.integer, line }, 1);
  kb_record_take_value (level->record, field, &value);
  return TRUE;
}

static gboolean
read_attribute (Reader     *self,
                Level      *level,
                xmlAttrPtr  attribute,
                int         line)
{
  const KbEntity *entity = kb_entity_get (level->kind);
  const char *name = (const char *) attribute->name;
  g_autofree char *owned = NULL;
  int field = -1;

  if (attribute->ns == NULL)
    field = kb_kaibo_names_find_field (&self->names, level->kind, attribute->name);

  if (field < 0)
    return refuse (self, line, entity->name, name, _("is not known here; remove it"));
  if (self->form.traits[level->kind][field] & KB_KAIBO_IMPLIED)
    return refuse (self, line, entity->name, name, _("is said by the place of the element; remove it"));
  if (entity->fields[field].kind == KB_FIELD_BLOB)
    return refuse (self, line, entity->name, name, _("must be an element, not an attribute"));

  return set_field (self, level, field, attribute_text (attribute, &owned), line);
}

static gboolean
read_id (Reader     *self,
         xmlNodePtr  node,
         const char *element,
         int         line,
         gint64     *id)
{
  for (xmlAttrPtr attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns == NULL && strcmp ((const char *) attribute->name, "id") == 0)
      {
        g_autofree char *owned = NULL;

        if (kb_id_parse (attribute_text (attribute, &owned), id))
          return TRUE;
        return refuse (self, line, element, "id",
                       _("is not an id; write a whole number from 1 to 9223372036854775807"));
      }

  return refuse (self, line, element, "id", _("is missing; every row has one"));
}

/* Owner and session come from where the element stands. */
static void
set_place (Reader *self,
           Level  *level)
{
  const KbEntity *entity = kb_entity_get (level->kind);
  const Level *container = level - 1;
  const int owner = self->form.owner[level->kind];
  const int session = self->form.session[level->kind];
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (session >= 0)
    {
      kb_value_set_int (&value, self->levels[1].id);
      kb_record_take_value (level->record, session, &value);
    }
  if (owner >= 0 && owner != session)
    {
      kb_value_set_int (&value, container->kind == entity->parent ? container->id : KB_NONE);
      kb_record_take_value (level->record, owner, &value);
    }
}

/* What may be unset and is not written is unset, whatever a new row would have. */
static gboolean
settle_absent (Reader *self,
               Level  *level,
               int     line)
{
  const KbEntity *entity = kb_entity_get (level->kind);
  const guint8 *traits = self->form.traits[level->kind];

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_auto (KbValue) unset = KB_VALUE_INIT;

      if (traits[i] == 0 || is_seen (level, i))
        continue;
      if (traits[i] & KB_KAIBO_REQUIRED)
        return refuse (self, line, entity->name, entity->fields[i].name, _("is missing; add it"));
      if (traits[i] & KB_KAIBO_UNSET)
        kb_record_take_value (level->record, i, &unset);
    }

  return TRUE;
}

static gboolean
open_row (Reader       *self,
          xmlNodePtr    node,
          KbEntityKind  kind,
          int           line)
{
  const KbEntity *entity = kb_entity_get (kind);
  Level *level = &self->levels[self->depth + 1];
  gint64 id;

  if (!kb_kaibo_may_stand_in (entity, level[-1].kind))
    return refuse (self, line, entity->name, NULL,
                   _("may not stand here; move it into the row that owns it"));
  if (self->depth >= KB_KAIBO_MAX_DEPTH)
    return refuse (self, line, entity->name, NULL,
                   _("stands too deep; at most %d rows may stand in one another"),
                   KB_KAIBO_MAX_DEPTH);
  if (!read_id (self, node, entity->name, line, &id))
    return FALSE;
  if (!kb_id_set_add (&self->ids[kind], id))
    return refuse (self, line, entity->name, "id", _("is the id of two rows; change one"));

  memset (level, 0, sizeof *level);
  level->kind = kind;
  level->id = id;
  level->record = kb_record_new (kind, id);
  g_ptr_array_add (self->rows[kind], level->record);
  self->depth++;

  set_place (self, level);
  for (xmlAttrPtr attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if ((attribute->ns != NULL || strcmp ((const char *) attribute->name, "id") != 0)
        && !read_attribute (self, level, attribute, line))
      return FALSE;

  return settle_absent (self, level, line);
}

static gboolean
open_root (Reader     *self,
           xmlNodePtr  node,
           int         line)
{
  g_autofree char *owned = NULL;
  gint64 version;

  if (strcmp ((const char *) node->name, KB_KAIBO_ROOT) != 0)
    return refuse (self, line, (const char *) node->name, NULL,
                   _("is not the root of a Kaibo file, which is <kaibo>; choose another file"));

  for (xmlAttrPtr attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      if (attribute->ns != NULL || strcmp ((const char *) attribute->name, "version") != 0)
        return refuse (self, line, KB_KAIBO_ROOT, (const char *) attribute->name,
                       _("is not known here; remove it"));
      if (!kb_id_parse (attribute_text (attribute, &owned), &version))
        return refuse (self, line, KB_KAIBO_ROOT, "version", _("is not a version; write %d"),
                       KB_KAIBO_VERSION);
      if (version > KB_KAIBO_VERSION)
        return refuse (self, line, KB_KAIBO_ROOT, "version",
                       _("is that of a newer Kaibo, this one reads up to %d; update Kaibo"),
                       KB_KAIBO_VERSION);
    }
  if (node->properties == NULL)
    return refuse (self, line, KB_KAIBO_ROOT, "version", _("is missing; write %d"), KB_KAIBO_VERSION);

  self->depth = 0;
  self->levels[0].kind = KB_ENTITY_NONE;
  return TRUE;
}

static gboolean
open_field (Reader     *self,
            xmlNodePtr  node,
            int         field,
            int         line)
{
  const KbEntity *entity = kb_entity_get (self->levels[self->depth].kind);
  const KbField *info = &entity->fields[field];
  g_autofree char *owned = NULL;

  if (info->kind != KB_FIELD_TEXT && info->kind != KB_FIELD_BLOB)
    return refuse (self, line, entity->name, info->name, _("must be an attribute, not an element"));

  self->field = field;
  self->is_base64 = FALSE;
  g_string_truncate (self->text, 0);
  for (xmlAttrPtr attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      if (info->kind != KB_FIELD_TEXT || attribute->ns != NULL
          || strcmp ((const char *) attribute->name, "encoding") != 0
          || strcmp (attribute_text (attribute, &owned), "base64") != 0)
        return refuse (self, line, info->name, (const char *) attribute->name,
                       _("is not known here; remove it"));
      self->is_base64 = TRUE;
    }

  return TRUE;
}

static gboolean
close_field (Reader *self)
{
  static const KbField bytes = { "text", KB_FIELD_BLOB };
  Level *level = &self->levels[self->depth];
  const KbEntity *entity = kb_entity_get (level->kind);
  const guint field = self->field;
  g_auto (KbValue) raw = KB_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  self->field = -1;
  if (!self->is_base64)
    return set_field (self, level, field, self->text->str, current_line (self));

  if (!kb_kaibo_value_parse (&bytes, self->text->str, &raw, &error))
    return refuse (self, current_line (self), entity->name, entity->fields[field].name, "%s",
                   error->message);
  text = g_strndup (g_bytes_get_data (raw.bytes, NULL), g_bytes_get_size (raw.bytes));
  return set_field (self, level, field, text, current_line (self));
}

static gboolean
close_element (Reader *self)
{
  if (self->field >= 0)
    return close_field (self);

  self->depth--;
  return TRUE;
}

static gboolean
open_child (Reader     *self,
            xmlNodePtr  node,
            int         line)
{
  const char *name = (const char *) node->name;
  const KbEntityKind container = self->levels[self->depth].kind;
  const KbEntityKind kind = kb_kaibo_names_find_kind (&self->names, node->name);
  int field = -1;

  if (self->field >= 0)
    return refuse (self, line, name, NULL, _("may not stand inside a text; remove it"));

  if (container != KB_ENTITY_NONE)
    field = kb_kaibo_names_find_field (&self->names, container, node->name);
  if (field >= 0)
    return open_field (self, node, field, line);
  if (kind != KB_ENTITY_NONE)
    return open_row (self, node, kind, line);

  return refuse (self, line,
                 container != KB_ENTITY_NONE ? kb_entity_get (container)->name : KB_KAIBO_ROOT, name,
                 _("is not known here; remove it"));
}

static gboolean
open_element (Reader *self)
{
  xmlTextReaderPtr xml = kb_xml_input_get_reader (self->input);
  xmlNodePtr node = current_node (self);
  const int line = current_line (self);
  gboolean opened;

  if (node->ns == NULL || strcmp ((const char *) node->ns->href, KB_KAIBO_NAMESPACE) != 0)
    return refuse (self, line, (const char *) node->name, NULL,
                   _("is not of the namespace “%s”; this is not a Kaibo file"), KB_KAIBO_NAMESPACE);

  opened = self->depth < 0 ? open_root (self, node, line) : open_child (self, node, line);
  if (opened && xmlTextReaderIsEmptyElement (xml) == 1)
    return close_element (self);
  return opened;
}

static gboolean
read_text (Reader *self)
{
  const char *text = (const char *) current_node (self)->content;
  const KbEntityKind kind = self->depth >= 0 ? self->levels[self->depth].kind : KB_ENTITY_NONE;
  const char *element = kind != KB_ENTITY_NONE ? kb_entity_get (kind)->name : KB_KAIBO_ROOT;

  if (self->field < 0)
    {
      if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
        return TRUE;
      return refuse (self, current_line (self), element, NULL,
                     _("holds text between its elements; remove it"));
    }

  if (text != NULL)
    g_string_append (self->text, text);
  if (self->text->len > KB_KAIBO_MAX_TEXT)
    return refuse (self, current_line (self), element, kb_entity_get (kind)->fields[self->field].name,
                   _("is longer than %d bytes; shorten it"), KB_KAIBO_MAX_TEXT);
  return TRUE;
}

static gboolean
read_node (Reader *self)
{
  switch (xmlTextReaderNodeType (kb_xml_input_get_reader (self->input)))
    {
    case XML_READER_TYPE_ELEMENT:
      return open_element (self);
    case XML_READER_TYPE_END_ELEMENT:
      return close_element (self);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return read_text (self);
    case XML_READER_TYPE_COMMENT:
    case XML_READER_TYPE_PROCESSING_INSTRUCTION:
      return TRUE;
    default:
      return refuse (self, current_line (self), KB_KAIBO_ROOT, NULL,
                     _("holds what is neither element nor text"));
    }
}

static gboolean
keep_promises (Reader *self)
{
  for (guint i = 0; i < self->promises->len; i++)
    {
      const Promise *promise = &g_array_index (self->promises, Promise, i);
      const KbEntity *entity = kb_entity_get (promise->kind);
      const KbField *field = &entity->fields[promise->field];
      char id[24];

      if (kb_id_set_contains (&self->ids[field->refers], promise->id))
        continue;

      g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, promise->id);
      return refuse (self, promise->line, entity->name, field->name,
                     _("refers to a row that is not in the file: %s %s; add it or refer to another"),
                     kb_entity_get (field->refers)->name, id);
    }

  return TRUE;
}

static void
reader_init (Reader       *self,
             GInputStream *stream,
             const char   *name,
             GCancellable *cancellable)
{
  memset (self, 0, sizeof *self);
  self->input = kb_xml_input_new (stream, name, KB_KAIBO_MAX_BYTES, cancellable);
  self->depth = -1;
  self->field = -1;
  self->text = g_string_new (NULL);
  self->promises = g_array_new (FALSE, FALSE, sizeof (Promise));

  kb_kaibo_form_init (&self->form);
  kb_kaibo_names_init (&self->names, kb_xml_input_get_reader (self->input));
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      g_assert (kb_entity_get (kind)->n_fields <= MAX_FIELDS);
      self->rows[kind] = g_ptr_array_new_with_free_func (g_object_unref);
    }
}

static void
reader_clear (Reader *self)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      g_clear_pointer (&self->rows[kind], g_ptr_array_unref);
      kb_id_set_clear (&self->ids[kind]);
    }
  kb_kaibo_form_clear (&self->form);
  kb_kaibo_names_clear (&self->names);
  g_array_unref (self->promises);
  g_string_free (self->text, TRUE);
  kb_xml_input_free (self->input);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static GPtrArray *
join_rows (Reader *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    g_ptr_array_extend_and_steal (records, g_steal_pointer (&self->rows[kind]));

  return records;
}

/**
 * kb_kaibo_read:
 * @stream: a `.kaibo` document
 * @name: what messages call it: the file's name
 * @cancellable: (nullable): ends the reading
 * @error: names the place, `NAME:LINE: ELEMENT/ATTRIBUTE: what is wrong and what to do`
 *
 * Reads a document whole, without trusting it: no document type, no entity, nothing outside the
 * file; every element, attribute, number and reference is checked, and anything unknown is refused.
 * Nothing partial is returned. Any thread.
 *
 * Returns: (transfer full) (element-type KbRecord) (nullable): all rows, kinds in the order of
 *   #KbEntityKind, rows of a kind as they stand in the document; or %NULL with %KB_ERROR_INPUT,
 *   %G_IO_ERROR_CANCELLED or the stream's error.
 */
GPtrArray *
kb_kaibo_read (GInputStream *stream,
               const char   *name,
               GCancellable *cancellable,
               GError      **error)
{
  g_auto (Reader) self;
  int status;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  reader_init (&self, stream, name, cancellable);
  while ((status = kb_xml_input_read (self.input, error)) == 1)
    if (!read_node (&self))
      break;

  if (status < 0)
    return NULL;
  if (self.error != NULL || !keep_promises (&self))
    {
      g_propagate_error (error, g_steal_pointer (&self.error));
      return NULL;
    }
  return join_rows (&self);
}

/**
 * kb_kaibo_read_file:
 * @file: a `.kaibo` file
 *
 * Opens @file and reads it with kb_kaibo_read(); messages call it by its basename.
 *
 * Returns: (transfer full) (element-type KbRecord) (nullable): as kb_kaibo_read().
 */
GPtrArray *
kb_kaibo_read_file (GFile        *file,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  if (stream == NULL)
    return NULL;
  return kb_kaibo_read (G_INPUT_STREAM (stream), valid, cancellable, error);
}
