/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-profile"

#include "config.h"

#include "kb-host-profile.h"

/* How a host wants the screen to read from. */
const KbField kb_host_profile_fields[] = {
  [KB_HOST_PROFILE_POSITION] = { "position", KB_FIELD_INT, KB_FIELD_POSITION,
      .comment = "order among its siblings, steps of KB_POSITION_STEP" },
  [KB_HOST_PROFILE_NAME] = { "name", KB_FIELD_TEXT, KB_FIELD_CODED, .comment = "name" },
  [KB_HOST_PROFILE_PERSON_ID] = { "person_id", KB_FIELD_REF, KB_FIELD_NULLABLE, .refers = KB_ENTITY_PERSON,
      .comment = "whose it is: taken when they speak; NULL = anybody's" },
  [KB_HOST_PROFILE_LAYOUT] = { "layout", KB_FIELD_ENUM, .values = &kb_host_layout_enum, .preset = "both",
      .comment = "what the screen shows" },
  [KB_HOST_PROFILE_LAYOUTS] = { "layouts", KB_FIELD_TEXT, KB_FIELD_LONG | KB_FIELD_CODED,
      .comment = "other layouts by type of cue, type=layout, one a line" },
  [KB_HOST_PROFILE_FONT] = { "font", KB_FIELD_TEXT, KB_FIELD_CODED,
      .comment = "family of the text, \"\" = Kaibo's own" },
  [KB_HOST_PROFILE_TEXT_SIZE] = { "text_size", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "size of the text, pixels of a screen 1080 high; NULL = proposed from the distance" },
  [KB_HOST_PROFILE_DISTANCE_MM] = { "distance_mm", KB_FIELD_INT, .preset = "3000",
      .comment = "from which it is read, millimetres" },
  [KB_HOST_PROFILE_LINE_CHARS] = { "line_chars", KB_FIELD_INT, KB_FIELD_NULLABLE,
      .comment = "longest line, widths of a Chinese character; NULL = the screen's width" },
  [KB_HOST_PROFILE_SPACING_BP] = { "spacing_bp", KB_FIELD_INT, .preset = "14000",
      .comment = "from line to line, basis points of the size" },
  [KB_HOST_PROFILE_MARGIN_BP] = { "margin_bp", KB_FIELD_INT, .preset = "600",
      .comment = "empty border of the text, basis points of its width" },
  [KB_HOST_PROFILE_MARKER_BP] = { "marker_bp", KB_FIELD_INT, .preset = "3333",
      .comment = "where the line stands that is read, basis points of the height" },
  [KB_HOST_PROFILE_MARKER] = { "marker", KB_FIELD_ENUM, .values = &kb_host_marker_enum, .preset = "arrow_band",
      .comment = "what shows that line" },
  [KB_HOST_PROFILE_DIMS_READ] = { "dims_read", KB_FIELD_BOOL, .preset = "1",
      .comment = "text that was read is dimmed" },
  [KB_HOST_PROFILE_MIRROR_H] = { "mirror_h", KB_FIELD_BOOL, .comment = "left and right change places" },
  [KB_HOST_PROFILE_MIRROR_V] = { "mirror_v", KB_FIELD_BOOL, .comment = "top and bottom change places" },
  [KB_HOST_PROFILE_ROTATION] = { "rotation", KB_FIELD_ENUM, .values = &kb_host_rotation_enum, .preset = "0",
      .comment = "turned clockwise, degrees" },
  [KB_HOST_PROFILE_COLOR_TEXT] = { "color_text", KB_FIELD_TEXT, KB_FIELD_CODED,
      .comment = "of spoken words, \"#rrggbb\", \"\" = Kaibo's own" },
  [KB_HOST_PROFILE_COLOR_DIRECTION] = { "color_direction", KB_FIELD_TEXT, KB_FIELD_CODED,
      .comment = "of stage directions" },
  [KB_HOST_PROFILE_COLOR_FIGURE] = { "color_figure", KB_FIELD_TEXT, KB_FIELD_CODED,
      .comment = "of prices and claims" },
  [KB_HOST_PROFILE_COLOR_MUST_SAY] = { "color_must_say", KB_FIELD_TEXT, KB_FIELD_CODED,
      .comment = "of what must be said" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kb_host_profile_fields) == KB_HOST_PROFILE_N_FIELDS);
