/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-kaibo-writer"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "kb-error.h"

#include "kb-id-set.h"
#include "kb-kaibo-format.h"
#include "kb-kaibo-value.h"
#include "kb-kaibo-writer.h"

/* A row and where it stands: in which row, and where among those there. */
typedef struct
{
  KbEntityKind  container_kind;
  gint64        container_id;
  gint64        position;
  gint64        id;
  KbRecord     *record;           /* borrowed */
} Place;

typedef struct
{
  KbKaiboForm       form;
  GArray           *places[KB_N_ENTITIES];   /* owned, of Place, in the order of the document */
  guint             n_written;
  xmlTextWriterPtr  xml;                     /* owned */
  GOutputStream    *stream;                  /* borrowed */
  GCancellable     *cancellable;             /* borrowed, nullable */
  GError           *error;                   /* the first thing that went wrong */
} Writer;

static int
write_cb (void       *context,
          const char *bytes,
          int         size)
{
  Writer *self = context;

  if (self->error != NULL
      || !g_output_stream_write_all (self->stream, bytes, size, NULL, self->cancellable, &self->error))
    return -1;

  return size;
}

static int
close_cb (void *context)
{
  return 0;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->container_kind != right->container_kind)
    return left->container_kind < right->container_kind ? -1 : 1;
  if (left->container_id != right->container_id)
    return left->container_id < right->container_id ? -1 : 1;
  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static Place
find_place (Writer   *self,
            KbRecord *record)
{
  const KbEntity *entity = kb_record_get_entity (record);
  const int owner = self->form.owner[entity->kind];
  const int session = self->form.session[entity->kind];
  int position = kb_entity_find_flag (entity, KB_FIELD_POSITION);
  Place place = { .container_kind = KB_ENTITY_NONE, .id = kb_record_get_id (record), .record = record };

  if (owner >= 0 && !kb_record_is_null (record, owner))
    {
      place.container_kind = entity->parent;
      place.container_id = kb_record_get_int (record, owner);
    }
  else if (session >= 0)
    {
      place.container_kind = KB_ENTITY_SESSION;
      place.container_id = kb_record_get_int (record, session);
    }
  if (position >= 0)
    place.position = kb_record_get_int_or (record, position, 0);

  return place;
}

static gboolean
refuse (KbRecord   *record,
        const char *field,
        const char *what,
        GError    **error)
{
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, "%s %" G_GINT64_FORMAT "%s%s: %s",
               kb_record_get_entity (record)->name, kb_record_get_id (record),
               field != NULL ? "/" : "", field != NULL ? field : "", what);
  return FALSE;
}

static gboolean
check_row (KbRecord   *record,
           KbIdSet     ids[],
           GError    **error)
{
  const KbEntity *entity = kb_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const KbField *field = &entity->fields[i];
      gint64 id = kb_record_is_null (record, i) ? 0 : kb_record_get_int_or (record, i, 0);

      if (kb_record_is_null (record, i) && !(field->flags & KB_FIELD_NULLABLE))
        return refuse (record, field->name, _("has no value, but must have one"), error);
      if (field->kind == KB_FIELD_REF && !kb_record_is_null (record, i)
          && !kb_id_set_contains (&ids[field->refers], id))
        return refuse (record, field->name, _("refers to a row that is not being written"), error);
    }

  return TRUE;
}

static gboolean
check_rows (GPtrArray *records,
            GError   **error)
{
  KbIdSet ids[KB_N_ENTITIES] = { 0 };
  gboolean valid = TRUE;

  for (guint i = 0; valid && i < records->len; i++)
    {
      KbRecord *record = g_ptr_array_index (records, i);

      if (!kb_id_set_add (&ids[kb_record_get_kind (record)], kb_record_get_id (record)))
        valid = refuse (record, "id", _("is the id of two rows"), error);
    }
  for (guint i = 0; valid && i < records->len; i++)
    valid = check_row (g_ptr_array_index (records, i), ids, error);

  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    kb_id_set_clear (&ids[kind]);
  return valid;
}

static gboolean
is_left_out (Writer   *self,
             guint     field,
             KbRecord *record,
             KbRecord *fresh)
{
  const KbEntity *entity = kb_record_get_entity (record);
  const guint8 traits = self->form.traits[entity->kind][field];

  if (kb_record_is_null (record, field) || (traits & KB_KAIBO_IMPLIED))
    return TRUE;

  /* The reader gives a field that cannot be unset its preset; one that can is then unset. */
  return !(entity->fields[field].flags & KB_FIELD_NULLABLE) && !(traits & KB_KAIBO_REQUIRED)
         && kb_value_equal (kb_record_peek (record, field), kb_record_peek (fresh, field));
}

static char *
format_field (Writer   *self,
              KbRecord *record,
              guint     field)
{
  const KbField *info = &kb_record_get_entity (record)->fields[field];
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kb_kaibo_value_format (info, kb_record_peek (record, field), &error);

  if (text != NULL && info->kind == KB_FIELD_TEXT && !kb_kaibo_text_fits_xml (text))
    {
      char *encoded = g_base64_encode ((const guchar *) text, strlen (text));

      g_free (text);
      text = encoded;
    }

  if (text == NULL)
    refuse (record, info->name, error->message, &self->error);
  else if (strlen (text) > KB_KAIBO_MAX_TEXT)
    refuse (record, info->name, _("is too long for a file; shorten it or choose a smaller image"),
            &self->error);
  else
    return g_steal_pointer (&text);

  return NULL;
}

static gboolean
needs_element (KbRecord *record,
               guint     field)
{
  const KbValue *value = kb_record_peek (record, field);

  return kb_kaibo_is_element (kb_record_get_entity (record), field)
         || (value->kind == KB_VALUE_TEXT
             && (!kb_kaibo_text_fits_xml (value->text)
                 || strlen (value->text) > KB_KAIBO_MAX_ATTRIBUTE));
}

static gboolean
write_attributes (Writer   *self,
                  KbRecord *record,
                  KbRecord *fresh)
{
  const KbEntity *entity = kb_record_get_entity (record);

  xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "id", "%" G_GINT64_FORMAT,
                                     kb_record_get_id (record));
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (is_left_out (self, i, record, fresh) || needs_element (record, i))
        continue;
      text = format_field (self, record, i);
      if (text == NULL)
        return FALSE;
      xmlTextWriterWriteAttribute (self->xml, BAD_CAST entity->fields[i].name, BAD_CAST text);
    }

  return TRUE;
}

static gboolean
write_elements (Writer   *self,
                KbRecord *record,
                KbRecord *fresh)
{
  const KbEntity *entity = kb_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (is_left_out (self, i, record, fresh) || !needs_element (record, i))
        continue;
      text = format_field (self, record, i);
      if (text == NULL)
        return FALSE;

      xmlTextWriterStartElement (self->xml, BAD_CAST entity->fields[i].name);
      if (entity->fields[i].kind == KB_FIELD_TEXT
          && !kb_kaibo_text_fits_xml (kb_record_get_text (record, i)))
        xmlTextWriterWriteAttribute (self->xml, BAD_CAST "encoding", BAD_CAST "base64");
      if (*text != '\0')
        xmlTextWriterWriteString (self->xml, BAD_CAST text);
      xmlTextWriterEndElement (self->xml);
    }

  return TRUE;
}

static guint
find_first (GArray       *places,
            KbEntityKind  container_kind,
            gint64        container_id)
{
  const Place key = { container_kind, container_id, G_MININT64, G_MININT64, NULL };
  guint low = 0;
  guint high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_places (&g_array_index (places, Place, middle), &key) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean write_rows (Writer       *self,
                            KbEntityKind  container_kind,
                            gint64        container_id,
                            gint64        session_id,
                            int           depth);

static gboolean
write_row (Writer   *self,
           KbRecord *record,
           KbRecord *fresh,
           gint64    session_id,
           int       depth)
{
  const KbEntity *entity = kb_record_get_entity (record);
  const gint64 id = kb_record_get_id (record);
  const int session = self->form.session[entity->kind];

  if (depth > KB_KAIBO_MAX_DEPTH)
    return refuse (record, NULL, _("stands too deep inside other rows"), &self->error);
  if (session >= 0 && kb_record_get_int (record, session) != session_id)
    return refuse (record, entity->fields[session].name, _("is another session than its owner's"),
                   &self->error);

  xmlTextWriterStartElement (self->xml, BAD_CAST entity->name);
  if (!write_attributes (self, record, fresh) || !write_elements (self, record, fresh)
      || !write_rows (self, entity->kind, id, entity->kind == KB_ENTITY_SESSION ? id : session_id,
                      depth + 1))
    return FALSE;
  xmlTextWriterEndElement (self->xml);

  self->n_written++;
  return self->error == NULL && !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
}

static gboolean
write_rows (Writer       *self,
            KbEntityKind  container_kind,
            gint64        container_id,
            gint64        session_id,
            int           depth)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    {
      GArray *places = self->places[kind];
      g_autoptr (KbRecord) fresh = NULL;

      if (places->len == 0 || !kb_kaibo_may_stand_in (kb_entity_get (kind), container_kind))
        continue;

      for (guint i = find_first (places, container_kind, container_id); i < places->len; i++)
        {
          const Place *place = &g_array_index (places, Place, i);

          if (place->container_kind != container_kind || place->container_id != container_id)
            break;
          if (fresh == NULL)
            fresh = kb_record_new (kind, 1);
          if (!write_row (self, place->record, fresh, session_id, depth))
            return FALSE;
        }
    }

  return TRUE;
}

static void
write_document (Writer *self)
{
  xmlTextWriterSetIndent (self->xml, 1);
  xmlTextWriterSetIndentString (self->xml, BAD_CAST "  ");
  xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (self->xml, BAD_CAST KB_KAIBO_ROOT);
  xmlTextWriterWriteFormatAttribute (self->xml, BAD_CAST "version", "%d", KB_KAIBO_VERSION);
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST "xmlns", BAD_CAST KB_KAIBO_NAMESPACE);
  if (write_rows (self, KB_ENTITY_NONE, 0, 0, 1))
    xmlTextWriterEndDocument (self->xml);
}

static void
writer_init (Writer        *self,
             GPtrArray     *records,
             GOutputStream *stream,
             GCancellable  *cancellable)
{
  xmlOutputBufferPtr buffer;

  memset (self, 0, sizeof *self);
  self->stream = stream;
  self->cancellable = cancellable;
  kb_kaibo_form_init (&self->form);
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    self->places[kind] = g_array_new (FALSE, FALSE, sizeof (Place));
  for (guint i = 0; i < records->len; i++)
    {
      Place place = find_place (self, g_ptr_array_index (records, i));

      g_array_append_val (self->places[kb_record_get_kind (place.record)], place);
    }
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    g_array_sort (self->places[kind], compare_places);

  buffer = xmlOutputBufferCreateIO (write_cb, close_cb, self, NULL);
  self->xml = xmlNewTextWriter (buffer);
  if (self->xml == NULL)
    g_error ("Out of memory for an XML writer");
}

static void
writer_clear (Writer *self)
{
  for (int kind = 0; kind < KB_N_ENTITIES; kind++)
    g_array_unref (self->places[kind]);
  kb_kaibo_form_clear (&self->form);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

/**
 * kb_kaibo_write:
 * @records: (element-type KbRecord): rows in any order, with every row that they refer to
 * @stream: where to; it is not closed
 * @cancellable: (nullable): ends the writing
 * @error: names the row and field that cannot be written, or is the stream's
 *
 * Writes a `.kaibo` document. The same rows always give the same bytes: rows stand in the row that
 * owns them, kinds in the order of #KbEntityKind, rows in that of their positions and ids, and
 * nothing says when it was written. What kb_kaibo_read() reads from it equals @records. Any thread.
 *
 * Returns: %FALSE with @error set when a row cannot be written (%KB_ERROR_INPUT), or the stream
 *   fails; what has gone into @stream by then is of no use.
 */
gboolean
kb_kaibo_write (GPtrArray     *records,
                GOutputStream *stream,
                GCancellable  *cancellable,
                GError       **error)
{
  g_auto (Writer) self;

  g_return_val_if_fail (records != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  writer_init (&self, records, stream, cancellable);
  if (check_rows (records, &self.error))
    write_document (&self);
  /* Also flushes what is left, so it comes before the look at the error. */
  xmlFreeTextWriter (self.xml);

  if (self.error == NULL && self.n_written != records->len)
    g_set_error_literal (&self.error, KB_ERROR, KB_ERROR_INPUT,
                         _("Some rows own one another in a circle"));
  if (self.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self.error));
      return FALSE;
    }
  return g_output_stream_flush (stream, cancellable, error);
}
