/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-catalogue-codec"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "kb-catalogue-codec.h"
#include "kb-date-text.h"
#include "kb-error.h"
#include "kb-instant.h"
#include "kb-money.h"
#include "kb-text.h"

/* In whole units of the currency, about a house: what is above it lacks its decimal point. */
#define LARGEST_COUNT 1000000000
#define LONGEST_HOURS (24 * 365)
#define BEST_SCORE 5
#define LONGEST_NUMBER_ID 19
#define NOON "12:00"

static gboolean
fail (GError     **error,
      const char  *format,
      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (KB_ERROR, KB_ERROR_INPUT, format, arguments);
  va_end (arguments);
  return FALSE;
}

/* The currency is the row's own. */
static const char *
get_currency (KbRecord *record)
{
  const int field = kb_entity_find_field (kb_record_get_entity (record), "currency");

  return field >= 0 ? kb_record_get_text (record, field) : NULL;
}

static char *
format_price (KbRecord *session,
              KbRecord *record,
              guint     field)
{
  return kb_record_is_null (record, field) ? g_strdup ("")
                                           : kb_money_to_text (kb_record_get_int (record, field), get_currency (record));
}

static gboolean
parse_price (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  gint64 minor;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  if (!kb_money_parse_price (text, get_currency (record), &minor, error))
    return FALSE;

  kb_value_set_int (value, minor);
  return TRUE;
}

static gboolean
parse_currency (KbRecord    *session,
                KbRecord    *record,
                guint        field,
                const char  *text,
                KbValue     *value,
                GError     **error)
{
  g_autofree char *code = g_ascii_strup (text, -1);

  g_strstrip (code);
  if (!kb_currency_is_known (code))
    return fail (error, _("“%s” is not a currency: type its three letters, like CNY or USD"), text);

  kb_value_set_text (value, code);
  return TRUE;
}

static char *
format_percent (KbRecord *session,
                KbRecord *record,
                guint     field)
{
  if (kb_record_is_null (record, field))
    return g_strdup ("");
  return g_strdup_printf ("%g%%", kb_record_get_int (record, field) / 100.0);
}

static gboolean
parse_percent (KbRecord    *session,
               KbRecord    *record,
               guint        field,
               const char  *text,
               KbValue     *value,
               GError     **error)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *end = NULL;
  double percent;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  percent = plain != NULL ? g_ascii_strtod (g_strstrip (plain), &end) : 0;
  if (plain == NULL || end == plain || !isfinite (percent) || (*end != '\0' && !g_str_equal (end, "%")))
    return fail (error, _("“%s” is not a percentage: type a number like 22 or 7.5"), text);
  if (percent < 0 || percent > 100)
    return fail (error, _("“%s” is not between 0 and 100 percent"), text);

  kb_value_set_int (value, (gint64) (percent * 100 + 0.5));
  return TRUE;
}

static gboolean
parse_number (const char  *text,
              gint64       smallest,
              gint64       largest,
              KbValue     *value,
              GError     **error)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) groups = g_strsplit (plain != NULL ? g_strstrip (plain) : "", ",", -1);
  g_autofree char *digits = g_strjoinv ("", groups);
  gint64 number;

  if (!g_ascii_string_to_signed (digits, 10, smallest, largest, &number, NULL))
    return fail (error, _("“%s” is not a whole number from %d to %d"), text, (int) smallest, (int) largest);

  kb_value_set_int (value, number);
  return TRUE;
}

static gboolean
parse_required_count (KbRecord    *session,
                      KbRecord    *record,
                      guint        field,
                      const char  *text,
                      KbValue     *value,
                      GError     **error)
{
  return parse_number (text, 0, LARGEST_COUNT, value, error);
}

static gboolean
parse_unless_empty (const char  *text,
                    gint64       smallest,
                    gint64       largest,
                    KbValue     *value,
                    GError     **error)
{
  if (!kb_text_is_empty (text))
    return parse_number (text, smallest, largest, value, error);

  kb_value_clear (value);
  return TRUE;
}

static gboolean
parse_count (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  return parse_unless_empty (text, 0, LARGEST_COUNT, value, error);
}

static gboolean
parse_hours (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  return parse_unless_empty (text, 0, LONGEST_HOURS, value, error);
}

static gboolean
parse_score (KbRecord    *session,
             KbRecord    *record,
             guint        field,
             const char  *text,
             KbValue     *value,
             GError     **error)
{
  return parse_unless_empty (text, 1, BEST_SCORE, value, error);
}

static char *
format_day (KbRecord *session,
            KbRecord *record,
            guint     field)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return kb_record_is_null (record, field) ? g_strdup ("")
                                           : kb_instant_format_date (kb_record_get_int (record, field), zone);
}

/* A day is kept as its noon: it stays that day for whoever reads it some hours east or west. */
static gboolean
parse_day (KbRecord    *session,
           KbRecord    *record,
           guint        field,
           const char  *text,
           KbValue     *value,
           GError     **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  gint64 day_us, us;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  if (!kb_date_parse_day (text, now, &day_us, error)
      || !kb_instant_parse_on_day (NOON, day_us, zone, &us, error))
    return FALSE;

  kb_value_set_int (value, us);
  return TRUE;
}

/* What a spreadsheet made of a long number before somebody copied it. */
static gboolean
is_shortened (const char *text)
{
  return g_regex_match_simple ("^[0-9](\\.[0-9]+)?[eE]\\+?[0-9]+$", text, 0, 0);
}

static gboolean
parse_article (KbRecord    *session,
               KbRecord    *record,
               guint        field,
               const char  *text,
               KbValue     *value,
               GError     **error)
{
  g_autofree char *normal = kb_text_normalize (text);

  g_strstrip (normal);
  if (is_shortened (normal))
    return fail (error, _("“%s” was shortened by a spreadsheet: copy the whole number as text"), text);

  kb_value_set_text (value, normal);
  return TRUE;
}

static gboolean
parse_platform_id (KbRecord    *session,
                   KbRecord    *record,
                   guint        field,
                   const char  *text,
                   KbValue     *value,
                   GError     **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  const gsize length = strlen (plain);

  if (length == 0)
    {
      kb_value_clear (value);
      return TRUE;
    }
  if (length > LONGEST_NUMBER_ID && strspn (plain, "0123456789") == length)
    return fail (error, _("“%s” has %d digits: a platform id has %d at most"), text, (int) length, LONGEST_NUMBER_ID);

  return parse_article (session, record, field, plain, value, error);
}

const KbFieldCodec kb_catalogue_codec_price = { format_price, parse_price };
const KbFieldCodec kb_catalogue_codec_currency = { kb_field_format_text, parse_currency };
const KbFieldCodec kb_catalogue_codec_percent = { format_percent, parse_percent };
const KbFieldCodec kb_catalogue_codec_count = { kb_field_format_count, parse_count };
const KbFieldCodec kb_catalogue_codec_required_count = { kb_field_format_count, parse_required_count };
const KbFieldCodec kb_catalogue_codec_hours = { kb_field_format_count, parse_hours };
const KbFieldCodec kb_catalogue_codec_score = { kb_field_format_count, parse_score };
const KbFieldCodec kb_catalogue_codec_day = { format_day, parse_day };
const KbFieldCodec kb_catalogue_codec_article = { kb_field_format_text, parse_article };
const KbFieldCodec kb_catalogue_codec_platform_id = { kb_field_format_text, parse_platform_id };
