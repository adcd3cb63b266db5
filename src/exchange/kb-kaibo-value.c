/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-kaibo-value"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kb-error.h"
#include "kb-id.h"
#include "kb-instant.h"
#include "kb-money.h"
#include "kb-text.h"

#include "kb-kaibo-value.h"

/* One cell of a row as the text of an XML attribute or element, and back. */

#define JULIAN_1970 719163
#define US_PER_DAY (G_TIME_SPAN_DAY)
/* 0001-01-01T00:00:00Z and the last microsecond of the year 9999: what ISO 8601 can say. */
#define FIRST_ISO_US (G_GINT64_CONSTANT (-719162) * US_PER_DAY)
#define LAST_ISO_US (G_GINT64_CONSTANT (2932897) * US_PER_DAY - 1)

static char *
format_instant (gint64 us)
{
  gint64 days = us / US_PER_DAY;
  gint64 rest = us % US_PER_DAY;
  char fraction[8] = "";
  GDate date;

  if (us < FIRST_ISO_US || us > LAST_ISO_US)
    return g_strdup_printf ("%" G_GINT64_FORMAT, us);

  if (rest < 0)
    {
      days--;
      rest += US_PER_DAY;
    }
  if (rest % G_USEC_PER_SEC != 0)
    {
      g_snprintf (fraction, sizeof fraction, ".%06d", (int) (rest % G_USEC_PER_SEC));
      for (char *end = fraction + 6; *end == '0'; end--)
        *end = '\0';
    }

  g_date_clear (&date, 1);
  g_date_set_julian (&date, days + JULIAN_1970);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%sZ", g_date_get_year (&date),
                          g_date_get_month (&date), g_date_get_day (&date),
                          (int) (rest / G_TIME_SPAN_HOUR), (int) (rest / G_TIME_SPAN_MINUTE % 60),
                          (int) (rest / G_USEC_PER_SEC % 60), fraction);
}

static char *
format_real (double  real,
             GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (real))
    {
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT, _("is not a finite number; enter one"));
      return NULL;
    }

  /* Seventeen digits are always exact, fifteen are what a person would write: 0.1, not
   * 0.10000000000000001. */
  g_ascii_formatd (text, sizeof text, "%.15g", real);
  if (g_ascii_strtod (text, NULL) != real)
    g_ascii_formatd (text, sizeof text, "%.17g", real);
  return g_strdup (text);
}

static char *
format_integer (const KbField *field,
                gint64         integer,
                GError       **error)
{
  const char *code;

  if (field->kind == KB_FIELD_INSTANT)
    return format_instant (integer);
  if (field->kind == KB_FIELD_BOOL && (integer == 0 || integer == 1))
    return g_strdup (integer ? "true" : "false");
  if (field->kind == KB_FIELD_ENUM)
    {
      code = integer >= 0 && integer < kb_enum_count (field->values)
               ? kb_enum_code (field->values, integer) : NULL;
      if (code != NULL)
        return g_strdup (code);
    }
  else if (field->kind != KB_FIELD_BOOL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, integer);

  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, "%" G_GINT64_FORMAT " %s", integer,
               _("is none of its values; choose one"));
  return NULL;
}

static char *
format_bytes (GBytes *bytes)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  char *text = g_malloc ((size / 3 + 1) * 4 + size / 54 + 8);
  int state = 0;
  int save = 0;
  gsize length;

  length = g_base64_encode_step (data, size, TRUE, text, &state, &save);
  length += g_base64_encode_close (TRUE, text + length, &state, &save);
  text[length] = '\0';
  return g_strchomp (text);
}

/**
 * kb_kaibo_value_format:
 * @field: what the cell holds
 * @value: the cell, not NULL
 * @error: says what is wrong with the value, without naming the field
 *
 * Returns: (transfer full): its one canonical text (bytes as base64 in lines of 72), or %NULL when
 *   the value cannot be written: a number that is not finite, a value that the enumeration lacks,
 *   broken UTF-8.
 */
char *
kb_kaibo_value_format (const KbField  *field,
                       const KbValue  *value,
                       GError        **error)
{
  switch (value->kind)
    {
    case KB_VALUE_INT:
      if (field->kind == KB_FIELD_REAL)
        return format_real (value->integer, error);
      return format_integer (field, value->integer, error);
    case KB_VALUE_REAL:
      return format_real (value->real, error);
    case KB_VALUE_TEXT:
      if (g_utf8_validate (value->text, -1, NULL))
        return g_strdup (value->text);
      g_set_error_literal (error, KB_ERROR, KB_ERROR_INPUT,
                           _("is not valid UTF-8; enter the text again"));
      return NULL;
    case KB_VALUE_BLOB:
      return format_bytes (value->bytes);
    case KB_VALUE_NULL:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
parse_integer (const char *text,
               gint64     *integer)
{
  const char *digits = *text == '-' ? text + 1 : text;
  char *end = NULL;

  if (!g_ascii_isdigit (*digits))
    return FALSE;

  errno = 0;
  *integer = g_ascii_strtoll (text, &end, 10);
  return errno == 0 && *end == '\0' && *integer != KB_NONE;
}

static gboolean
parse_real (const char *text,
            double     *real)
{
  const char *digits = *text == '-' ? text + 1 : text;
  char *end = NULL;

  if ((!g_ascii_isdigit (*digits) && *digits != '.') || strpbrk (text, "xX") != NULL)
    return FALSE;

  *real = g_ascii_strtod (text, &end);
  return *end == '\0' && end != text && isfinite (*real);
}

static gboolean
parse_bytes (const char *text,
             GBytes    **bytes)
{
  g_autoptr (GByteArray) array = g_byte_array_sized_new (strlen (text) / 4 * 3 + 3);
  gsize symbols = 0;
  gsize pads = 0;
  int state = 0;
  guint save = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr (" \t\r\n", *p) != NULL)
        continue;
      if (*p == '=')
        pads++;
      else if (pads > 0 || !(g_ascii_isalnum (*p) || *p == '+' || *p == '/'))
        return FALSE;
      symbols++;
    }
  if (symbols % 4 != 0 || pads > 2)
    return FALSE;

  g_byte_array_set_size (array, strlen (text) / 4 * 3 + 3);
  array->len = g_base64_decode_step (text, strlen (text), array->data, &state, &save);
  *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  return TRUE;
}

static gboolean
refuse (const char  *text,
        const char  *what,
        GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (g_utf8_strlen (valid, -1) > 40)
    strcpy (g_utf8_offset_to_pointer (valid, 37), "...");
  g_set_error (error, KB_ERROR, KB_ERROR_INPUT, "“%s” %s", valid, what);
  return FALSE;
}

static gboolean
parse_enum (const KbField *field,
            const char    *text,
            KbValue       *value,
            GError       **error)
{
  g_autofree char *codes = NULL;
  g_autofree char *what = NULL;
  int index = kb_enum_find (field->values, text);

  if (index >= 0)
    {
      kb_value_set_int (value, index);
      return TRUE;
    }

  codes = g_strjoinv (", ", (char **) field->values->codes);
  what = g_strdup_printf (_("is not one of its values; write one of: %s"), codes);
  return refuse (text, what, error);
}

static gboolean
parse_number (const KbField *field,
              const char    *text,
              KbValue       *value,
              GError       **error)
{
  gint64 integer = 0;

  if (field->kind == KB_FIELD_REF)
    {
      if (!kb_id_parse (text, &integer))
        return refuse (text, _("is not an id; write the id of a row, digits only"), error);
    }
  else if (field->kind == KB_FIELD_INSTANT)
    {
      if (!parse_integer (text, &integer) && !kb_instant_parse (text, &integer, NULL))
        return refuse (text, _("is not a time; write it like 2026-10-17T11:00:00Z"), error);
    }
  else if (!parse_integer (text, &integer))
    return refuse (text, _("is not a whole number of at most 63 bits; write digits only"), error);
  else if (integer < 0 && !(field->flags & (KB_FIELD_SIGNED | KB_FIELD_POSITION)))
    return refuse (text, _("is less than nothing; write 0 or more"), error);

  kb_value_set_int (value, integer);
  return TRUE;
}

static gboolean
parse_text (const KbField *field,
            const char    *text,
            KbValue       *value,
            GError       **error)
{
  g_autofree char *normal = kb_text_normalize (text);

  if ((field->flags & KB_FIELD_CURRENCY) && !kb_currency_is_known (normal))
    return refuse (text, _("is not a currency; write its three letters, like CNY or USD"), error);

  kb_value_set_text (value, normal);
  return TRUE;
}

/**
 * kb_kaibo_value_parse:
 * @field: what the cell holds
 * @text: (not nullable): valid UTF-8
 * @value: (out): the cell
 * @error: says what is wrong with @text, without naming the field
 *
 * Reads what kb_kaibo_value_format() writes, and instants also as microseconds or with an offset
 * (`+08:00`).
 *
 * Returns: %FALSE with @error (%KB_ERROR_INPUT) set when @text is nothing of the kind; @value is
 *   then untouched.
 */
gboolean
kb_kaibo_value_parse (const KbField  *field,
                      const char     *text,
                      KbValue        *value,
                      GError        **error)
{
  g_autoptr (GBytes) bytes = NULL;
  double real;

  switch (field->kind)
    {
    case KB_FIELD_TEXT:
      return parse_text (field, text, value, error);
    case KB_FIELD_BLOB:
      if (!parse_bytes (text, &bytes))
        return refuse (text, _("is not base64; the data is damaged"), error);
      kb_value_set_bytes (value, bytes);
      return TRUE;
    case KB_FIELD_REAL:
      if (!parse_real (text, &real))
        return refuse (text, _("is not a number; write it like 12.5"), error);
      kb_value_set_real (value, real);
      return TRUE;
    case KB_FIELD_BOOL:
      if (strcmp (text, "true") != 0 && strcmp (text, "false") != 0)
        return refuse (text, _("is neither “true” nor “false”; write one of them"), error);
      kb_value_set_int (value, *text == 't');
      return TRUE;
    case KB_FIELD_ENUM:
      return parse_enum (field, text, value, error);
    case KB_FIELD_INT:
    case KB_FIELD_INSTANT:
    case KB_FIELD_DURATION:
    case KB_FIELD_MONEY:
    case KB_FIELD_REF:
    default:
      return parse_number (field, text, value, error);
    }
}

/**
 * kb_kaibo_text_fits_xml:
 * @text: valid UTF-8
 *
 * XML 1.0 has no way to write most control characters, nor U+FFFE and U+FFFF, not even as references.
 *
 * Returns: %TRUE when XML can hold every character of @text.
 */
gboolean
kb_kaibo_text_fits_xml (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
        return FALSE;
      if (p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe)
        return FALSE;
    }

  return TRUE;
}
