-- SPDX-License-Identifier: GPL-3.0-or-later
-- How a host wants the screen to read from.

CREATE TABLE host_profile (
  id INTEGER PRIMARY KEY,  -- random 63-bit id
  position INTEGER NOT NULL,  -- order among its siblings, steps of KB_POSITION_STEP
  name TEXT NOT NULL,  -- name
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- whose it is: taken when they speak; NULL = anybody's
  layout TEXT NOT NULL CHECK (layout IN ('both', 'prompter', 'card', 'clock')),  -- what the screen shows
  layouts TEXT NOT NULL,  -- other layouts by type of cue, type=layout, one a line
  font TEXT NOT NULL,  -- family of the text, '' = Kaibo's own
  text_size INTEGER CHECK (text_size >= 0),  -- size of the text, pixels of a screen 1080 high; NULL = proposed from the distance
  distance_mm INTEGER NOT NULL CHECK (distance_mm >= 0),  -- from which it is read, millimetres
  line_chars INTEGER CHECK (line_chars >= 0),  -- longest line, widths of a Chinese character; NULL = the screen's width
  spacing_bp INTEGER NOT NULL CHECK (spacing_bp >= 0),  -- from line to line, basis points of the size
  margin_bp INTEGER NOT NULL CHECK (margin_bp >= 0),  -- empty border of the text, basis points of its width
  marker_bp INTEGER NOT NULL CHECK (marker_bp >= 0),  -- where the line stands that is read, basis points of the height
  marker TEXT NOT NULL CHECK (marker IN ('arrow_band', 'arrow', 'band', 'lines', 'none')),  -- what shows that line
  dims_read INTEGER NOT NULL CHECK (dims_read IN (0, 1)),  -- text that was read is dimmed
  mirror_h INTEGER NOT NULL CHECK (mirror_h IN (0, 1)),  -- left and right change places
  mirror_v INTEGER NOT NULL CHECK (mirror_v IN (0, 1)),  -- top and bottom change places
  rotation TEXT NOT NULL CHECK (rotation IN ('0', '90', '180', '270')),  -- turned clockwise, degrees
  color_text TEXT NOT NULL,  -- of spoken words, "#rrggbb", '' = Kaibo's own
  color_direction TEXT NOT NULL,  -- of stage directions
  color_figure TEXT NOT NULL,  -- of prices and claims
  color_must_say TEXT NOT NULL  -- of what must be said
) STRICT;
CREATE INDEX host_profile_person_id ON host_profile (person_id);
