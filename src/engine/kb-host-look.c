/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-look"

#include "config.h"

#include <math.h>

#include "kb-host-look.h"
#include "kb-host-profile.h"

/* What is read with ease has 30 minutes of arc; the ink of a Chinese character is this part of its size. */
#define ARC_MINUTES 30.0
#define INK 0.92

/* The short side of a screen in the measure of all sizes. */
#define SHORT_SIDE 1080.0

#define SMALLEST_SIZE 48
#define LARGEST_SIZE 200

/**
 * kb_host_look_find_profile:
 * @library: the library
 * @person_id: who reads; 0 for nobody in particular
 *
 * Returns: (transfer none) (nullable): the first profile of that person, else the first that is anybody's; %NULL
 *   when there is neither: then the screen is as Kaibo's own settings say.
 */
KbRecord *
kb_host_look_find_profile (KbRecordSet *library,
                           gint64       person_id)
{
  GListModel *profiles = kb_record_set_get_list (library, KB_ENTITY_HOST_PROFILE);
  KbRecord *anybodys = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (KbRecord) profile = g_list_model_get_item (profiles, i);
      const gint64 whose = kb_record_get_int_or (profile, KB_HOST_PROFILE_PERSON_ID, 0);

      if (whose == person_id && whose != 0)
        return profile;
      if (whose == 0 && anybodys == NULL)
        anybodys = profile;
    }

  return anybodys;
}

/**
 * kb_host_look_find_layout:
 * @layouts: "flash=card", one a line, as in a profile
 * @cue_type: a #KbCueType
 *
 * Returns: the #KbHostLayout that cues of that type have, or -1 when they have none of their own. What is not
 *   understood is passed over.
 */
int
kb_host_look_find_layout (const char *layouts,
                          int         cue_type)
{
  g_auto (GStrv) lines = g_strsplit (layouts != NULL ? layouts : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "=", 2);

      if (g_strv_length (parts) == 2 && kb_enum_find (&kb_cue_type_enum, parts[0]) == cue_type && cue_type >= 0)
        return kb_enum_find (&kb_host_layout_enum, parts[1]);
    }

  return -1;
}

/**
 * kb_host_look_get_layout:
 * @cue_type: a #KbCueType; -1 while no cue is on
 *
 * Returns: the #KbHostLayout that the profile has for such a cue.
 */
int
kb_host_look_get_layout (KbRecord *profile,
                         int       cue_type)
{
  const int own = kb_host_look_find_layout (kb_record_get_text (profile, KB_HOST_PROFILE_LAYOUTS), cue_type);

  return own >= 0 ? own : (int) kb_record_get_int (profile, KB_HOST_PROFILE_LAYOUT);
}

/**
 * kb_host_look_set_layout:
 * @layouts: as in a profile
 * @cue_type: a #KbCueType
 * @layout: a #KbHostLayout, or -1 for none of its own
 *
 * Returns: (transfer full): the same with that change, in the order of the types.
 */
char *
kb_host_look_set_layout (const char *layouts,
                         int         cue_type,
                         int         layout)
{
  GString *changed = g_string_new (NULL);

  for (guint type = 0; type < kb_enum_count (&kb_cue_type_enum); type++)
    {
      const int its = (int) type == cue_type ? layout : kb_host_look_find_layout (layouts, type);

      if (its < 0)
        continue;
      if (changed->len > 0)
        g_string_append_c (changed, '\n');
      g_string_append_printf (changed, "%s=%s", kb_enum_code (&kb_cue_type_enum, type),
                              kb_enum_code (&kb_host_layout_enum, its));
    }

  return g_string_free (changed, FALSE);
}

/**
 * kb_host_look_propose_size:
 * @distance_mm: from which the screen is read
 * @short_side_mm: the short side of the screen; 0 when it does not say
 *
 * 30 minutes of arc: 17 mm high at 2 m, 26 mm at 3 m (prompter.md).
 *
 * Returns: the size of text, pixels of a screen whose short side has 1080; 0 when nothing can be proposed.
 */
double
kb_host_look_propose_size (double distance_mm,
                           double short_side_mm)
{
  const double ink_mm = 2 * distance_mm * tan (ARC_MINUTES / 60 / 2 * G_PI / 180);

  if (distance_mm <= 0 || short_side_mm <= 0)
    return 0;

  return CLAMP (floor (ink_mm / INK / short_side_mm * SHORT_SIDE + 0.5), SMALLEST_SIZE, LARGEST_SIZE);
}
