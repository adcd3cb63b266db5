/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-column-info"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-column-info.h"
#include "kb-enums.h"

#define GAP 14
#define SUBJECT_MIN 150
#define CHIP_PADDING 14
#define FLAG_WIDTH 16
#define SPEAKER_MAX 110
#define BAR_WIDTH 92
#define TEXT_WIDTH 160

const KbCueColumnInfo kb_column_infos[KB_N_RUNDOWN_COLUMNS] = {
  [KB_RUNDOWN_COLUMN_NUMBER] = { "number", NC_ ("column", "Cue"), TRUE, FALSE, KB_CUE_CELL_NUMBER, KB_CUE_HEAD_NUMBER },
  [KB_RUNDOWN_COLUMN_CLOCK] = { "clock", NC_ ("column", "Clock"), TRUE, FALSE, KB_CUE_CELL_START, KB_CUE_HEAD_START },
  [KB_RUNDOWN_COLUMN_OFFSET] = { "offset", NC_ ("column", "Offset"), FALSE, TRUE, -1, KB_CUE_HEAD_COMPUTED },
  [KB_RUNDOWN_COLUMN_LENGTH] = { "length", NC_ ("column", "Length"), TRUE, TRUE, KB_CUE_CELL_LENGTH, KB_CUE_HEAD_LENGTH },
  [KB_RUNDOWN_COLUMN_MINIMUM] = { "minimum", NC_ ("column", "Minimum"), FALSE, TRUE, KB_CUE_CELL_MINIMUM, KB_CUE_HEAD_MINIMUM },
  [KB_RUNDOWN_COLUMN_FIXING] = { "fixing", NC_ ("column", "Hard or soft"), FALSE, FALSE, KB_CUE_CELL_FIXING, KB_CUE_HEAD_HARD },
  [KB_RUNDOWN_COLUMN_OPTIONAL] = { "optional", NC_ ("column", "Optional"), FALSE, FALSE, KB_CUE_CELL_OPTIONAL, KB_CUE_HEAD_OPTIONAL },
  [KB_RUNDOWN_COLUMN_SKIP] = { "skip", NC_ ("column", "Skip"), FALSE, FALSE, KB_CUE_CELL_SKIP, KB_CUE_HEAD_SKIP },
  [KB_RUNDOWN_COLUMN_ADVANCE] = { "advance", NC_ ("column", "Advance"), FALSE, FALSE, KB_CUE_CELL_ADVANCE, KB_CUE_HEAD_COMPUTED },
  [KB_RUNDOWN_COLUMN_TYPE] = { "type", NC_ ("column", "Type"), TRUE, FALSE, KB_CUE_CELL_TYPE, KB_CUE_HEAD_TYPE },
  [KB_RUNDOWN_COLUMN_SUBJECT] = { "subject", NC_ ("column", "Product or subject"), TRUE, FALSE, KB_CUE_CELL_PRODUCT, KB_CUE_HEAD_SUBJECT },
  [KB_RUNDOWN_COLUMN_LOOP] = { "loop", NC_ ("column", "Round"), FALSE, FALSE, KB_CUE_CELL_LOOP, KB_CUE_HEAD_LOOP },
  [KB_RUNDOWN_COLUMN_SPEAKER] = { "speaker", NC_ ("column", "Speaker"), TRUE, FALSE, KB_CUE_CELL_SPEAKER, KB_CUE_HEAD_SPEAKER },
  [KB_RUNDOWN_COLUMN_SCRIPT] = { "script", NC_ ("column", "Script in slot"), TRUE, FALSE, -1, KB_CUE_HEAD_SCRIPT },
  [KB_RUNDOWN_COLUMN_TEXT] = { "text", NC_ ("column", "Prompter text"), FALSE, FALSE, KB_CUE_CELL_SCRIPT, KB_CUE_HEAD_SCRIPT },
  [KB_RUNDOWN_COLUMN_DEMO] = { "demo", NC_ ("column", "Demo action"), FALSE, FALSE, KB_CUE_CELL_DEMO, KB_CUE_HEAD_DEMO },
  [KB_RUNDOWN_COLUMN_OFFER] = { "offer", NC_ ("column", "Offer"), FALSE, FALSE, -1, KB_CUE_HEAD_COMPUTED },
  [KB_RUNDOWN_COLUMN_OPERATOR] = { "operator", NC_ ("column", "Operator"), FALSE, FALSE, KB_CUE_CELL_OPERATOR, KB_CUE_HEAD_OPERATOR },
  [KB_RUNDOWN_COLUMN_FLOOR] = { "floor", NC_ ("column", "Floor"), FALSE, FALSE, KB_CUE_CELL_FLOOR, KB_CUE_HEAD_FLOOR },
  [KB_RUNDOWN_COLUMN_OVERLAY] = { "overlay", NC_ ("column", "Overlay"), FALSE, FALSE, KB_CUE_CELL_OVERLAY, KB_CUE_HEAD_OVERLAY },
  [KB_RUNDOWN_COLUMN_PROPS] = { "props", NC_ ("column", "Props"), FALSE, FALSE, KB_CUE_CELL_PROPS, KB_CUE_HEAD_PROPS },
  [KB_RUNDOWN_COLUMN_FALLBACK] = { "fallback", NC_ ("column", "Fallback line"), FALSE, FALSE, KB_CUE_CELL_FALLBACK, KB_CUE_HEAD_FALLBACK },
  [KB_RUNDOWN_COLUMN_NOTE] = { "note", NC_ ("column", "Note"), FALSE, FALSE, KB_CUE_CELL_NOTE, KB_CUE_HEAD_NOTE },
  [KB_RUNDOWN_COLUMN_ACTUAL_START] = { "actual-start", NC_ ("column", "Actual start"), FALSE, TRUE, -1, KB_CUE_HEAD_COMPUTED },
  [KB_RUNDOWN_COLUMN_ACTUAL_END] = { "actual-end", NC_ ("column", "Actual end"), FALSE, TRUE, -1, KB_CUE_HEAD_COMPUTED },
  [KB_RUNDOWN_COLUMN_SLACK] = { "slack", NC_ ("column", "Slack"), TRUE, TRUE, -1, KB_CUE_HEAD_COMPUTED },
  [KB_RUNDOWN_COLUMN_MARK] = { "mark", NULL, TRUE, FALSE, -1, KB_CUE_HEAD_COMPUTED },
};

/**
 * kb_column_info_get_title:
 *
 * Returns: the head of a column, "" where it has none.
 */
const char *
kb_column_info_get_title (KbRundownColumn column)
{
  const char *title = kb_column_infos[column].title;

  return title != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "column", title) : "";
}

/**
 * kb_column_info_find:
 *
 * Returns: the column in which a cell stands; product and title share one.
 */
KbRundownColumn
kb_column_info_find (KbCueCell cell)
{
  if (cell == KB_CUE_CELL_TITLE)
    return KB_RUNDOWN_COLUMN_SUBJECT;
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    if (kb_column_infos[i].cell == (int) cell)
      return i;

  return KB_RUNDOWN_COLUMN_NUMBER;
}

static int
measure_text (PangoLayout *layout,
              const char  *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static int
measure_types (PangoLayout *layout)
{
  int width = 0;

  for (guint i = 0; i < kb_enum_count (&kb_cue_type_enum); i++)
    width = MAX (width, measure_text (layout, kb_enum_label (&kb_cue_type_enum, i)));

  return width + CHIP_PADDING;
}

/**
 * kb_column_info_measure:
 * @widget: where the rows are: its font counts
 * @longest_speaker: the longest name of those that speak
 * @widths: (out) (array length=KB_N_RUNDOWN_COLUMNS): how wide each column is by itself, pixels
 */
void
kb_column_info_measure (GtkWidget  *widget,
                          const char *longest_speaker,
                          int        *widths)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  for (guint i = 0; i < KB_N_RUNDOWN_COLUMNS; i++)
    widths[i] = TEXT_WIDTH;
  widths[KB_RUNDOWN_COLUMN_NUMBER] = measure_text (layout, "C00A");
  widths[KB_RUNDOWN_COLUMN_CLOCK] = measure_text (layout, "00:00:00") + FLAG_WIDTH;
  widths[KB_RUNDOWN_COLUMN_OFFSET] = measure_text (layout, "0:00:00");
  widths[KB_RUNDOWN_COLUMN_LENGTH] = measure_text (layout, "0:00:00");
  widths[KB_RUNDOWN_COLUMN_MINIMUM] = measure_text (layout, "0:00:00");
  widths[KB_RUNDOWN_COLUMN_FIXING] = measure_text (layout, C_("start", "Hard"));
  widths[KB_RUNDOWN_COLUMN_OPTIONAL] = measure_text (layout, _("Yes"));
  widths[KB_RUNDOWN_COLUMN_SKIP] = widths[KB_RUNDOWN_COLUMN_OPTIONAL];
  widths[KB_RUNDOWN_COLUMN_ADVANCE] = measure_text (layout, C_("advance", "Automatic"));
  widths[KB_RUNDOWN_COLUMN_TYPE] = measure_types (layout);
  widths[KB_RUNDOWN_COLUMN_SUBJECT] = SUBJECT_MIN;
  widths[KB_RUNDOWN_COLUMN_LOOP] = 0;
  widths[KB_RUNDOWN_COLUMN_SPEAKER] = MIN (measure_text (layout, longest_speaker), SPEAKER_MAX);
  widths[KB_RUNDOWN_COLUMN_SCRIPT] = BAR_WIDTH + GAP + measure_text (layout, _("000 s"));
  widths[KB_RUNDOWN_COLUMN_ACTUAL_START] = measure_text (layout, "00:00:00");
  widths[KB_RUNDOWN_COLUMN_ACTUAL_END] = widths[KB_RUNDOWN_COLUMN_ACTUAL_START];
  widths[KB_RUNDOWN_COLUMN_SLACK] = measure_text (layout, "−00:00");
  widths[KB_RUNDOWN_COLUMN_MARK] = 16;
  for (guint i = 0; i < KB_RUNDOWN_COLUMN_SLACK; i++)
    if (i != KB_RUNDOWN_COLUMN_SUBJECT && i != KB_RUNDOWN_COLUMN_SCRIPT)
      widths[i] = MAX (widths[i], measure_text (layout, kb_column_info_get_title (i)));
}
