/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-follow-fields"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kb-error.h"
#include "kb-id.h"
#include "kb-text.h"

#include "kb-follow-fields.h"

#define AT(structure, field, type) ((type *) ((char *) (structure) + (field)->offset))
#define AT_CONST(structure, field, type) ((const type *) ((const char *) (structure) + (field)->offset))

static char *
cut_text (const char *text,
          gsize       most)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  if (strlen (valid) > most)
    {
      char *end = valid + most;

      while ((*end & 0xc0) == 0x80)
        end--;
      *end = '\0';
    }

  return g_steal_pointer (&valid);
}

static JsonNode *
write_text (const char *text,
            gsize       most)
{
  g_autofree char *cut = cut_text (text, most);

  return json_node_init_string (json_node_alloc (), cut);
}

static JsonNode *
write_texts (GStrv  texts,
             gint64 most)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (gint64 i = 0; texts != NULL && texts[i] != NULL && i < most; i++)
    json_array_add_element (array, write_text (texts[i], KB_FOLLOW_MAX_LINE));

  json_node_take_array (node, array);
  return node;
}

static JsonNode *
write_id (gint64 id)
{
  char text[24];

  if (id <= 0)
    return json_node_init_null (json_node_alloc ());

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, id);
  return json_node_init_string (json_node_alloc (), text);
}

/* The desk's own values are brought into the bounds: a follower must never refuse its desk for
 * one of them. */
static JsonNode *
write_field (const KbFollowField *field,
             gconstpointer        structure)
{
  JsonNode *node;
  gint64 integer;
  double real;

  switch (field->kind)
    {
    case KB_FOLLOW_ID:
      return write_id (*AT_CONST (structure, field, gint64));
    case KB_FOLLOW_INT:
      integer = *AT_CONST (structure, field, gint64);
      node = json_node_alloc ();
      if (field->nullable && integer == KB_NONE)
        return json_node_init_null (node);
      return json_node_init_int (node, CLAMP (integer, field->least, field->most));
    case KB_FOLLOW_REAL:
      real = *AT_CONST (structure, field, double);
      real = isfinite (real) ? CLAMP (real, (double) field->least, (double) field->most) : field->least;
      return json_node_init_double (json_node_alloc (), real);
    case KB_FOLLOW_BOOL:
      return json_node_init_boolean (json_node_alloc (), *AT_CONST (structure, field, gboolean));
    case KB_FOLLOW_CODE:
      return json_node_init_string (json_node_alloc (),
                                    kb_enum_code (field->values, *AT_CONST (structure, field, int)));
    case KB_FOLLOW_TEXTS:
      return write_texts (*AT_CONST (structure, field, GStrv), field->most);
    case KB_FOLLOW_TEXT:
    default:
      return write_text (*AT_CONST (structure, field, char *), field->most);
    }
}

/**
 * kb_follow_table_write:
 *
 * Returns: (transfer full): the structure as a JSON object; what is out of bounds is cut to them.
 */
JsonObject *
kb_follow_table_write (const KbFollowTable *self,
                       gconstpointer        structure)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < self->n_fields; i++)
    json_object_set_member (object, self->fields[i].name, write_field (&self->fields[i], structure));

  return object;
}

static gboolean
read_id (JsonNode *node,
         gint64   *id)
{
  *id = 0;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  return json_node_get_value_type (node) == G_TYPE_STRING
         && kb_id_parse (json_node_get_string (node), id);
}

static gboolean
read_int (const KbFollowField *field,
          JsonNode            *node,
          gint64              *integer)
{
  *integer = KB_NONE;
  if (field->nullable && JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *integer = json_node_get_int (node);
  return *integer >= field->least && *integer <= field->most;
}

static gboolean
read_real (const KbFollowField *field,
           JsonNode            *node,
           double              *real)
{
  const GType type = json_node_get_value_type (node);

  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64)
    return FALSE;

  *real = json_node_get_double (node);
  return isfinite (*real) && *real >= field->least && *real <= field->most;
}

static gboolean
read_bool (JsonNode *node,
           gboolean *boolean)
{
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;

  *boolean = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_code (const KbFollowField *field,
           JsonNode            *node,
           int                 *index)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  *index = kb_enum_find (field->values, json_node_get_string (node));
  return *index >= 0;
}

static gboolean
read_text (JsonNode *node,
           gsize     most,
           char    **text)
{
  const char *string;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  string = json_node_get_string (node);
  if (strlen (string) > most || !g_utf8_validate (string, -1, NULL))
    return FALSE;

  g_free (*text);
  *text = g_strdup (string);
  return TRUE;
}

static gboolean
read_texts (const KbFollowField *field,
            JsonNode            *node,
            GStrv               *texts)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_auto (GStrv) read = NULL;

  if (array == NULL || json_array_get_length (array) > (guint) field->most)
    return FALSE;

  read = g_new0 (char *, json_array_get_length (array) + 1);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_text (json_array_get_element (array, i), KB_FOLLOW_MAX_LINE, &read[i]))
      return FALSE;

  g_strfreev (*texts);
  *texts = g_steal_pointer (&read);
  return TRUE;
}

static gboolean
read_field (const KbFollowField *field,
            JsonNode            *node,
            gpointer             structure)
{
  switch (field->kind)
    {
    case KB_FOLLOW_ID:
      return read_id (node, AT (structure, field, gint64));
    case KB_FOLLOW_INT:
      return read_int (field, node, AT (structure, field, gint64));
    case KB_FOLLOW_REAL:
      return read_real (field, node, AT (structure, field, double));
    case KB_FOLLOW_BOOL:
      return read_bool (node, AT (structure, field, gboolean));
    case KB_FOLLOW_CODE:
      return read_code (field, node, AT (structure, field, int));
    case KB_FOLLOW_TEXTS:
      return read_texts (field, node, AT (structure, field, GStrv));
    case KB_FOLLOW_TEXT:
    default:
      return read_text (node, field->most, AT (structure, field, char *));
    }
}

/**
 * kb_follow_table_read:
 * @object: what came over the wire
 * @n_others: how many more members @object may have, which the caller reads
 * @structure: where it goes; texts in it are replaced, so it must be clear or hold texts of its own
 * @error: names the structure and the member
 *
 * Every member must be there, of its kind and within its bounds, and nothing else may be.
 *
 * Returns: %FALSE with %KB_ERROR_INPUT set; @structure then holds some of it, and is to be cleared
 *   as ever.
 */
gboolean
kb_follow_table_read (const KbFollowTable *self,
                      JsonObject          *object,
                      guint                n_others,
                      gpointer             structure,
                      GError             **error)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      JsonNode *node = json_object_get_member (object, self->fields[i].name);

      if (node != NULL && read_field (&self->fields[i], node, structure))
        continue;
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, "%s/%s is %s", self->name, self->fields[i].name,
                   node != NULL ? "out of its bounds" : "missing");
      return FALSE;
    }

  if (json_object_get_size (object) != self->n_fields + n_others)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, "%s has members that are not known", self->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
equal_field (const KbFollowField *field,
             gconstpointer        a,
             gconstpointer        b)
{
  static const char *const none[] = { NULL };
  GStrv left;
  GStrv right;

  switch (field->kind)
    {
    case KB_FOLLOW_ID:
    case KB_FOLLOW_INT:
      return *AT_CONST (a, field, gint64) == *AT_CONST (b, field, gint64);
    case KB_FOLLOW_REAL:
      return memcmp (AT_CONST (a, field, double), AT_CONST (b, field, double), sizeof (double)) == 0;
    case KB_FOLLOW_BOOL:
      return !*AT_CONST (a, field, gboolean) == !*AT_CONST (b, field, gboolean);
    case KB_FOLLOW_CODE:
      return *AT_CONST (a, field, int) == *AT_CONST (b, field, int);
    case KB_FOLLOW_TEXTS:
      left = *AT_CONST (a, field, GStrv);
      right = *AT_CONST (b, field, GStrv);
      return g_strv_equal (left != NULL ? (const char *const *) left : none,
                           right != NULL ? (const char *const *) right : none);
    case KB_FOLLOW_TEXT:
    default:
      return g_strcmp0 (*AT_CONST (a, field, char *) != NULL ? *AT_CONST (a, field, char *) : "",
                        *AT_CONST (b, field, char *) != NULL ? *AT_CONST (b, field, char *) : "") == 0;
    }
}

gboolean
kb_follow_table_equal (const KbFollowTable *self,
                       gconstpointer        a,
                       gconstpointer        b)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (!equal_field (&self->fields[i], a, b))
      return FALSE;

  return TRUE;
}

/**
 * kb_follow_table_copy:
 * @to: a structure, clear or with texts of its own, which are replaced
 * @from: another
 */
void
kb_follow_table_copy (const KbFollowTable *self,
                      gpointer             to,
                      gconstpointer        from)
{
  g_autofree char *old = g_memdup2 (to, self->size);

  if (to == from)
    return;

  /* By value first, then the texts, which each side owns. */
  memcpy (to, from, self->size);
  for (guint i = 0; i < self->n_fields; i++)
    {
      const KbFollowField *field = &self->fields[i];

      if (field->kind == KB_FOLLOW_TEXT)
        *AT (to, field, char *) = g_strdup (*AT_CONST (from, field, char *));
      else if (field->kind == KB_FOLLOW_TEXTS)
        *AT (to, field, GStrv) = g_strdupv (*AT_CONST (from, field, GStrv));
    }
  kb_follow_table_clear (self, old);
}

/**
 * kb_follow_table_clear:
 * @structure: its texts are freed and everything in it is set to zero
 */
void
kb_follow_table_clear (const KbFollowTable *self,
                       gpointer             structure)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].kind == KB_FOLLOW_TEXT)
      g_free (*AT (structure, &self->fields[i], char *));
    else if (self->fields[i].kind == KB_FOLLOW_TEXTS)
      g_strfreev (*AT (structure, &self->fields[i], GStrv));

  memset (structure, 0, self->size);
}
