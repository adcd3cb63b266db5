/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-phrase"

#include "config.h"

#include "kb-phrase.h"

/* An idea for sessions, kept for later. */
const KbField kb_theme_fields[] = {
  [KB_THEME_TITLE] = { "title", KB_FIELD_TEXT, .comment = "title" },
  [KB_THEME_TONE] = { "tone", KB_FIELD_TEXT, .comment = "how it should sound" },
  [KB_THEME_AUDIENCE] = { "audience", KB_FIELD_TEXT, .comment = "whom it is for" },
  [KB_THEME_SEASON] = { "season", KB_FIELD_TEXT, .comment = "when it fits" },
  [KB_THEME_POINTS] = { "points", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "what it is made of" },
  [KB_THEME_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "anything else" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_theme_fields) == KB_THEME_N_FIELDS);

/* A line to say, by situation. */
const KbField kb_phrase_fields[] = {
  [KB_PHRASE_CATEGORY] = { "category", KB_FIELD_ENUM, .values = &kb_phrase_category_enum,
      .preset = "welcome", .comment = "the situation" },
  [KB_PHRASE_TEXT] = { "text", KB_FIELD_TEXT, KB_FIELD_LONG, .comment = "the line" },
  [KB_PHRASE_LANGUAGE] = { "language", KB_FIELD_TEXT, KB_FIELD_CODED, .preset = "zh-cn",
      .comment = "its language, a Pango language tag" },
  [KB_PHRASE_TAGS] = { "tags", KB_FIELD_TEXT, .comment = "words to find it by" },
  [KB_PHRASE_NOTE] = { "note", KB_FIELD_TEXT, KB_FIELD_LONG,
      .comment = "when to use it, what to beware of" },
  [KB_PHRASE_FAVOURITE] = { "favourite", KB_FIELD_BOOL, .comment = "stands before the others" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_phrase_fields) == KB_PHRASE_N_FIELDS);

/* Which column of a platform's table is which field. */
const KbField kb_import_mapping_fields[] = {
  [KB_IMPORT_MAPPING_NAME] = { "name", KB_FIELD_TEXT, .comment = "name" },
  [KB_IMPORT_MAPPING_PLATFORM] = { "platform", KB_FIELD_ENUM, .values = &kb_platform_enum,
      .preset = "douyin", .comment = "whose table" },
  [KB_IMPORT_MAPPING_TARGET] = { "target", KB_FIELD_TEXT, KB_FIELD_CODED,
      .comment = "the kind of row it fills, \"minute_metric\"" },
  [KB_IMPORT_MAPPING_MAPPING] = { "mapping", KB_FIELD_TEXT, KB_FIELD_LONG | KB_FIELD_CODED,
      .comment = "header=field, one a line" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_import_mapping_fields) == KB_IMPORT_MAPPING_N_FIELDS);
