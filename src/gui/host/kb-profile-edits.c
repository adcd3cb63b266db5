/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-profile-edits"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kb-crew.h"
#include "kb-error.h"
#include "kb-host-profile.h"
#include "kb-id.h"
#include "kb-profile-edits.h"
#include "kb-text.h"

/* The edits of host profiles, each one step to undo, and how their figures are typed. */

/**
 * kb_profile_create:
 * @person_id: whose it is; 0 for anybody's
 * @id: (out): the new profile
 *
 * Returns: (transfer full): the edit that adds one with Kaibo's own look.
 */
KbEdit *
kb_profile_create (KbRecordSet *library,
                   gint64       person_id,
                   gint64      *id)
{
  KbEdit *edit = kb_edit_new (_("Add host profile"));
  g_autoptr (KbRecord) profile = kb_record_new (KB_ENTITY_HOST_PROFILE, kb_id_new ());
  KbRecord *person = person_id != 0 ? kb_record_set_find (library, KB_ENTITY_PERSON, person_id) : NULL;

  *id = kb_record_get_id (profile);
  kb_record_set_int (profile, KB_HOST_PROFILE_POSITION, kb_record_set_get_next_position (library, KB_ENTITY_HOST_PROFILE));
  kb_record_set_text (profile, KB_HOST_PROFILE_NAME, person != NULL ? kb_record_get_text (person, KB_PERSON_NAME)
                                                                    : _("New profile"));
  if (person != NULL)
    kb_record_set_int (profile, KB_HOST_PROFILE_PERSON_ID, person_id);
  kb_edit_insert (edit, profile);

  return edit;
}

/**
 * kb_profile_duplicate:
 * @id: (out): the new profile
 *
 * Returns: (transfer full): the edit that copies one, for anybody.
 */
KbEdit *
kb_profile_duplicate (KbRecordSet *library,
                      KbRecord    *profile,
                      gint64      *id)
{
  KbEdit *edit = kb_edit_new (_("Duplicate host profile"));
  g_autoptr (KbRecord) copy = kb_record_copy (profile);
  /* Translators: the name of a copy: "Chen Yu (copy)" */
  g_autofree char *name = g_strdup_printf (_("%s (copy)"), kb_record_get_text (profile, KB_HOST_PROFILE_NAME));
  const KbValue none = KB_VALUE_INIT;

  *id = kb_record_get_id (copy);
  kb_record_set_int (copy, KB_HOST_PROFILE_POSITION, kb_record_set_get_next_position (library, KB_ENTITY_HOST_PROFILE));
  kb_record_set_text (copy, KB_HOST_PROFILE_NAME, name);
  kb_record_set_value (copy, KB_HOST_PROFILE_PERSON_ID, &none);
  kb_edit_insert (edit, copy);

  return edit;
}

/**
 * kb_profile_delete:
 *
 * Returns: (transfer full): the edit that takes one away.
 */
KbEdit *
kb_profile_delete (KbRecord *profile)
{
  KbEdit *edit = kb_edit_new (_("Delete host profile"));

  kb_edit_delete (edit, KB_ENTITY_HOST_PROFILE, kb_record_get_id (profile));
  return edit;
}

/* A number with or without a unit behind it; *rest is what follows it. */
static gboolean
read_number (const char  *text,
             double      *number,
             char       **unit)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *end = NULL;

  if (plain == NULL)
    return FALSE;

  *number = g_ascii_strtod (g_strstrip (plain), &end);
  if (end == plain || !isfinite (*number))
    return FALSE;
  *unit = g_ascii_strdown (g_strstrip (end), -1);
  return TRUE;
}

static char *
format_distance (KbRecord *session,
                 KbRecord *record,
                 guint     field)
{
  return g_strdup_printf ("%g m", kb_record_get_int (record, field) / 1000.0);
}

static gboolean
parse_distance (KbRecord    *session,
                KbRecord    *record,
                guint        field,
                const char  *text,
                KbValue     *value,
                GError     **error)
{
  static const struct { const char *unit; double mm; } units[] = {
    { "", 1000 }, { "m", 1000 }, { "米", 1000 }, { "cm", 10 }, { "厘米", 10 }, { "mm", 1 }, { "毫米", 1 }, { "ft", 304.8 },
  };
  g_autofree char *unit = NULL;
  double number, mm = -1;

  if (read_number (text, &number, &unit))
    for (guint i = 0; i < G_N_ELEMENTS (units); i++)
      if (g_str_equal (unit, units[i].unit))
        mm = number * units[i].mm;
  if (mm < 300 || mm > 10000)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is not a distance from 0.3 to 10 m: type 3 m or 250 cm"), text);
      return FALSE;
    }

  kb_value_set_int (value, (gint64) (mm + 0.5));
  return TRUE;
}

static gboolean
parse_part (const char  *text,
            double       least,
            double       most,
            KbValue     *value,
            GError     **error)
{
  g_autofree char *unit = NULL;
  double number;

  if (!read_number (text, &number, &unit) || (*unit != '\0' && !g_str_equal (unit, "%")) || number < least || number > most)
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is not between %g%% and %g%%"), text, least, most);
      return FALSE;
    }

  kb_value_set_int (value, (gint64) (number * 100 + 0.5));
  return TRUE;
}

static char *
format_part (KbRecord *session,
             KbRecord *record,
             guint     field)
{
  return g_strdup_printf ("%g%%", kb_record_get_int (record, field) / 100.0);
}

#define PART(what, least, most)                                                                               \
  static gboolean                                                                                             \
  parse_##what (KbRecord *session, KbRecord *record, guint field, const char *text, KbValue *value, GError **error) \
  {                                                                                                           \
    return parse_part (text, least, most, value, error);                                                      \
  }

PART (spacing, 100, 300)
PART (margin, 0, 40)
PART (marker, KB_PROFILE_MARKER_LEAST * 100, KB_PROFILE_MARKER_MOST * 100)

/* Nothing typed is what Kaibo proposes. */
static gboolean
parse_count (const char  *text,
             int          least,
             int          most,
             KbValue     *value,
             GError     **error)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  guint64 number;

  if (kb_text_is_empty (text))
    {
      kb_value_clear (value);
      return TRUE;
    }
  if (plain == NULL || !g_ascii_string_to_unsigned (g_strstrip (plain), 10, least, most, &number, NULL))
    {
      g_set_error (error, KB_ERROR, KB_ERROR_INPUT, _("“%s” is not a number from %d to %d; leave it empty for Kaibo’s proposal"),
                   text, least, most);
      return FALSE;
    }

  kb_value_set_int (value, (gint64) number);
  return TRUE;
}

#define COUNT(what, least, most)                                                                              \
  static gboolean                                                                                             \
  parse_##what (KbRecord *session, KbRecord *record, guint field, const char *text, KbValue *value, GError **error) \
  {                                                                                                           \
    return parse_count (text, least, most, value, error);                                                     \
  }

COUNT (size, 24, 400)
COUNT (line, 4, 60)

const KbFieldCodec kb_profile_codec_distance = { format_distance, parse_distance };
const KbFieldCodec kb_profile_codec_size = { kb_field_format_count, parse_size };
const KbFieldCodec kb_profile_codec_line = { kb_field_format_count, parse_line };
const KbFieldCodec kb_profile_codec_spacing = { format_part, parse_spacing };
const KbFieldCodec kb_profile_codec_margin = { format_part, parse_margin };
const KbFieldCodec kb_profile_codec_marker = { format_part, parse_marker };
