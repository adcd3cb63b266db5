/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-xml-input"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kb-error.h"

#include "kb-xml-input.h"

#define BUFFER_SIZE (64 * 1024)

/* Where the scan for a document type declaration is; XML allows one only before the root element. */
typedef enum
{
  PROLOG_BETWEEN,
  PROLOG_OPEN,           /* after "<" */
  PROLOG_MARK,           /* after "<!" */
  PROLOG_DASH,           /* after "<!-" */
  PROLOG_TYPE,           /* found */
  PROLOG_COMMENT,
  PROLOG_INSTRUCTION,
  PROLOG_DONE,
} Prolog;

/**
 * KbXmlInput:
 *
 * A stream of XML from anywhere, read with libxml2's pull reader and without trust: UTF-8 only, no
 * network, no external entity, and no document type at all. libxml2 never sees one: it is refused
 * in the bytes before, so that nothing in it is ever expanded.
 */
struct _KbXmlInput
{
  xmlTextReaderPtr  reader;
  GInputStream     *stream;        /* owned */
  GCancellable     *cancellable;   /* owned, nullable */
  char             *name;          /* for messages */
  GError           *error;         /* the first thing that went wrong */
  guint64           max_bytes;
  guint64           n_bytes;
  Prolog            prolog;
  int               prolog_line;
  char              tail[2];       /* the two bytes before, to find the end of a comment */
  gsize             length;        /* bytes in @buffer */
  gsize             offset;        /* of them, taken */
  char              buffer[BUFFER_SIZE];
};

static Prolog
next_prolog (KbXmlInput *self,
             char        c)
{
  switch (self->prolog)
    {
    case PROLOG_BETWEEN:
      return c == '<' ? PROLOG_OPEN : PROLOG_BETWEEN;
    case PROLOG_OPEN:
      return c == '!' ? PROLOG_MARK : c == '?' ? PROLOG_INSTRUCTION : PROLOG_DONE;
    case PROLOG_MARK:
      return c == '-' ? PROLOG_DASH : PROLOG_TYPE;
    case PROLOG_DASH:
      return c == '-' ? PROLOG_COMMENT : PROLOG_TYPE;
    case PROLOG_COMMENT:
      return c == '>' && self->tail[0] == '-' && self->tail[1] == '-' ? PROLOG_BETWEEN : PROLOG_COMMENT;
    case PROLOG_INSTRUCTION:
      return c == '>' && self->tail[1] == '?' ? PROLOG_BETWEEN : PROLOG_INSTRUCTION;
    case PROLOG_TYPE:
    case PROLOG_DONE:
    default:
      return self->prolog;
    }
}

static gboolean
scan_prolog (KbXmlInput *self)
{
  for (gsize i = 0; i < self->length && self->prolog != PROLOG_DONE; i++)
    {
      const char c = self->buffer[i];
      const Prolog before = self->prolog;

      self->prolog = next_prolog (self, c);
      if (self->prolog == PROLOG_TYPE)
        {
          g_set_error (&self->error, KB_ERROR, KB_ERROR_INPUT,
                       _("%s:%d: A document type (<!DOCTYPE …>) is not allowed here; remove it"),
                       self->name, self->prolog_line);
          return FALSE;
        }
      if (c == '\n')
        self->prolog_line++;
      /* The dashes that open a comment do not close it. */
      self->tail[0] = before == PROLOG_DASH ? '\0' : self->tail[1];
      self->tail[1] = before == PROLOG_DASH ? '\0' : c;
    }

  return TRUE;
}

static gboolean
fill_buffer (KbXmlInput *self)
{
  gssize got;

  /* Streams in memory do not look at it themselves. */
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;

  got = g_input_stream_read (self->stream, self->buffer, BUFFER_SIZE, self->cancellable, &self->error);
  if (got < 0)
    {
      if (!g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (&self->error, "%s: ", self->name);
      return FALSE;
    }

  self->length = got;
  self->offset = 0;
  self->n_bytes += got;
  if (self->n_bytes > self->max_bytes)
    {
      g_autofree char *size = g_format_size (self->max_bytes);

      g_set_error (&self->error, KB_ERROR, KB_ERROR_INPUT,
                   _("%s: The file is larger than the %s that are allowed"), self->name, size);
      return FALSE;
    }

  return scan_prolog (self);
}

static int
read_cb (void *context,
         char *bytes,
         int   size)
{
  KbXmlInput *self = context;
  gsize n;

  if (self->error != NULL || (self->offset == self->length && !fill_buffer (self)))
    return -1;

  n = MIN ((gsize) size, self->length - self->offset);
  memcpy (bytes, self->buffer + self->offset, n);
  self->offset += n;
  return n;
}

static int
close_cb (void *context)
{
  return 0;
}

static void
error_cb (void        *context,
          xmlErrorPtr  problem)
{
  KbXmlInput *self = context;
  const char *message = problem->message != NULL ? problem->message : "";
  g_autofree char *text = g_strchomp (g_utf8_make_valid (message, -1));

  if (self->error != NULL || problem->level < XML_ERR_ERROR)
    return;

  g_set_error (&self->error, KB_ERROR, KB_ERROR_INPUT,
               _("%s:%d: The file is damaged or is not XML in UTF-8: %s"),
               self->name, problem->line, text);
}

/**
 * kb_xml_input_new:
 * @stream: where the bytes come from
 * @name: what messages call it: a file's name
 * @max_bytes: more than that is refused
 * @cancellable: (nullable): ends the reading
 *
 * Returns: (transfer full): a reader before its first node.
 */
KbXmlInput *
kb_xml_input_new (GInputStream *stream,
                  const char   *name,
                  guint64       max_bytes,
                  GCancellable *cancellable)
{
  KbXmlInput *self = g_new (KbXmlInput, 1);

  /* The buffer itself is not cleared: most documents are smaller. */
  memset (self, 0, G_STRUCT_OFFSET (KbXmlInput, buffer));
  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->name = g_strdup (name);
  self->max_bytes = max_bytes;
  self->prolog_line = 1;

  LIBXML_TEST_VERSION;
  self->reader = xmlReaderForIO (read_cb, close_cb, self, NULL, "UTF-8", XML_PARSE_NONET);
  if (self->reader == NULL)
    g_error ("Out of memory for an XML reader");
  xmlTextReaderSetStructuredErrorHandler (self->reader, (xmlStructuredErrorFunc) error_cb, self);

  return self;
}

void
kb_xml_input_free (KbXmlInput *self)
{
  xmlFreeTextReader (self->reader);
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

/**
 * kb_xml_input_get_reader:
 *
 * Returns: (transfer none): libxml2's reader, to look at the current node; advance with
 *   kb_xml_input_read().
 */
xmlTextReaderPtr
kb_xml_input_get_reader (KbXmlInput *self)
{
  return self->reader;
}

const char *
kb_xml_input_get_name (KbXmlInput *self)
{
  return self->name;
}

/**
 * kb_xml_input_get_line:
 *
 * Returns: the line on which the current node stands. libxml2 keeps 16 bits of it; beyond that it
 *   is the line up to which the parser has read, which is at most a few lines further.
 */
int
kb_xml_input_get_line (KbXmlInput *self)
{
  long line = xmlGetLineNo (xmlTextReaderCurrentNode (self->reader));

  return line > 0 && line < G_MAXUINT16 ? line : xmlTextReaderGetParserLineNumber (self->reader);
}

/**
 * kb_xml_input_read:
 * @error: names file and line; cancelled is %G_IO_ERROR_CANCELLED, the rest %KB_ERROR_INPUT or the
 *   stream's
 *
 * Goes to the next node. What libxml2 would have recovered from is an error too.
 *
 * Returns: 1 when there is a node, 0 at the end, -1 with @error set.
 */
int
kb_xml_input_read (KbXmlInput *self,
                   GError    **error)
{
  int status = xmlTextReaderRead (self->reader);

  if (self->error == NULL && status < 0)
    g_set_error (&self->error, KB_ERROR, KB_ERROR_INPUT,
                 _("%s:%d: The file is damaged or is not XML in UTF-8"),
                 self->name, xmlTextReaderGetParserLineNumber (self->reader));
  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return -1;
    }

  return status;
}
