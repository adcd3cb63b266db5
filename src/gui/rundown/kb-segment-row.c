/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-segment-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-rundown-text.h"
#include "kb-segment-row.h"

/**
 * KbSegmentRow:
 *
 * A segment in the rundown's table: its name, what its cues add up to, and how much too long it is.
 */
struct _KbSegmentRow
{
  GtkWidget     parent_instance;

  GSignalGroup *follow;   /* owned: the row shown */
  KbRundownRow *row;      /* owned, nullable */
  GTimeZone    *zone;     /* owned, nullable */
  GtkWidget    *editor;   /* nullable: the name while it is typed */

  GtkWidget    *box;      /* child */
  GtkWidget    *toggle;
  GtkWidget    *title;
  GtkWidget    *summary;
  GtkWidget    *over;
  GtkWidget    *over_text;
  GtkWidget    *range;
};

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbSegmentRow, kb_segment_row, GTK_TYPE_WIDGET)

static void
show_toggle (KbSegmentRow *self,
             gboolean      is_collapsed)
{
  const char *text = is_collapsed ? _("Show Cues") : _("Hide Cues");

  gtk_button_set_icon_name (GTK_BUTTON (self->toggle), is_collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->toggle, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* "52:00", or "54:00 of 52:00, +2:00" where it has a time to keep to. */
static char *
format_length (const KbRowFacts *facts)
{
  g_autofree char *length = kb_duration_format (facts->length_ms);
  g_autofree char *budget = NULL;
  g_autofree char *heavy = NULL;

  if (facts->budget_ms == KB_NONE)
    return g_steal_pointer (&length);

  budget = kb_duration_format (facts->budget_ms);
  heavy = kb_duration_format_signed (facts->length_ms - facts->budget_ms);
  if (facts->length_ms == facts->budget_ms)
    /* Translators: a segment's length, and how long it should be */
    return g_strdup_printf (_("%s of %s"), length, budget);
  /* Translators: a segment's length, how long it should be, and by how much it is longer or shorter */
  return g_strdup_printf (_("%s of %s, %s"), length, budget, heavy);
}

static void
row_changed_cb (KbSegmentRow *self)
{
  const KbRowFacts *facts = kb_rundown_row_get_facts (self->row);
  const char *title = kb_record_get_text (kb_rundown_row_get_record (self->row), KB_SEGMENT_TITLE);
  g_autofree char *length = format_length (facts);
  g_autofree char *amount = kb_duration_format (facts->over_ms);
  /* Translators: of a segment: its length and how many cues it has */
  g_autofree char *summary = g_strdup_printf (ngettext ("%s · %u cue", "%s · %u cues", facts->n_cues), length,
                                              facts->n_cues);
  /* Translators: a length: by how much a segment runs into the hard start behind it */
  g_autofree char *over = g_strdup_printf (_("%s too long"), amount);
  g_autofree char *range = kb_rundown_format_range (facts->start_us, facts->end_us, self->zone);
  g_autofree char *spoken = g_strdup_printf ("%s %s %s", title, summary, facts->over_ms > 0 ? over : range);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  gtk_label_set_text (GTK_LABEL (self->over_text), over);
  gtk_widget_set_visible (self->over, facts->over_ms > 0);
  gtk_label_set_text (GTK_LABEL (self->range), range);
  show_toggle (self, facts->is_collapsed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
toggle_clicked_cb (KbSegmentRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
kb_segment_row_dispose (GObject *object)
{
  KbSegmentRow *self = KB_SEGMENT_ROW (object);

  g_clear_object (&self->follow);
  g_clear_object (&self->row);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kb_segment_row_parent_class)->dispose (object);
}

static void
kb_segment_row_class_init (KbSegmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_segment_row_dispose;

  /**
   * KbSegmentRow::toggled:
   *
   * Its cues are to be hidden, or shown again.
   */
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", KB_TYPE_SEGMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-segment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSegmentRow, box);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentRow, title);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentRow, summary);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentRow, over);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentRow, over_text);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentRow, range);
  gtk_widget_class_bind_template_callback (widget_class, toggle_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "segmentrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
kb_segment_row_init (KbSegmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->follow = g_signal_group_new (KB_TYPE_RUNDOWN_ROW);
  g_signal_group_connect_swapped (self->follow, "changed", G_CALLBACK (row_changed_cb), self);
}

GtkWidget *
kb_segment_row_new (void)
{
  return g_object_new (KB_TYPE_SEGMENT_ROW, NULL);
}

KbRundownRow *
kb_segment_row_get_row (KbSegmentRow *self)
{
  g_return_val_if_fail (KB_IS_SEGMENT_ROW (self), NULL);

  return self->row;
}

/**
 * kb_segment_row_set_row:
 * @row: (nullable) (transfer none): the segment to show
 * @zone: (nullable) (transfer none): where the session's clock is
 */
void
kb_segment_row_set_row (KbSegmentRow *self,
                        KbRundownRow *row,
                        GTimeZone    *zone)
{
  g_return_if_fail (KB_IS_SEGMENT_ROW (self));

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  g_set_object (&self->row, row);
  g_signal_group_set_target (self->follow, row);
  if (row != NULL)
    row_changed_cb (self);
}

/**
 * kb_segment_row_set_editor:
 * @editor: (nullable): what stands for the name now, %NULL to take it away
 */
void
kb_segment_row_set_editor (KbSegmentRow *self,
                           GtkWidget    *editor)
{
  g_return_if_fail (KB_IS_SEGMENT_ROW (self));

  if (self->editor != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->editor);
  self->editor = editor;
  if (editor != NULL)
    gtk_box_insert_child_after (GTK_BOX (self->box), editor, self->title);
  gtk_widget_set_visible (self->title, editor == NULL);
}
