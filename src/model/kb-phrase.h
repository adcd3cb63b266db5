/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kb-enums.h"
#include "kb-record.h"

G_BEGIN_DECLS

/* The fields, in the order of the field tables. */
enum
{
  KB_THEME_TITLE,
  KB_THEME_TONE,
  KB_THEME_AUDIENCE,
  KB_THEME_SEASON,
  KB_THEME_POINTS,
  KB_THEME_NOTE,
  KB_THEME_N_FIELDS,
};

enum
{
  KB_PHRASE_CATEGORY,
  KB_PHRASE_TEXT,
  KB_PHRASE_LANGUAGE,
  KB_PHRASE_TAGS,
  KB_PHRASE_NOTE,
  KB_PHRASE_FAVOURITE,
  KB_PHRASE_N_FIELDS,
};

enum
{
  KB_IMPORT_MAPPING_NAME,
  KB_IMPORT_MAPPING_PLATFORM,
  KB_IMPORT_MAPPING_TARGET,
  KB_IMPORT_MAPPING_MAPPING,
  KB_IMPORT_MAPPING_N_FIELDS,
};

extern const KbField kb_theme_fields[];
extern const KbField kb_phrase_fields[];
extern const KbField kb_import_mapping_fields[];

G_END_DECLS
