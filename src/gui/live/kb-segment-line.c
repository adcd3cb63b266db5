/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-segment-line"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-duration.h"
#include "kb-segment-line.h"
#include "kb-segment-time.h"

/**
 * KbSegmentLine:
 *
 * The segment that is on, above the rundown: how much of its budget is spent, and by how much it will miss it.
 */
struct _KbSegmentLine
{
  AdwBin     parent_instance;

  GtkWidget *content;
  GtkLabel  *title;
  GtkLabel  *spent;
  GtkLabel  *over;
};

G_DEFINE_FINAL_TYPE (KbSegmentLine, kb_segment_line, ADW_TYPE_BIN)

static void
kb_segment_line_dispose (GObject *object)
{
  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_segment_line_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_SEGMENT_LINE);
}

static void
kb_segment_line_class_init (KbSegmentLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_segment_line_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-segment-line.ui");
  gtk_widget_class_bind_template_child (widget_class, KbSegmentLine, content);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentLine, title);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentLine, spent);
  gtk_widget_class_bind_template_child (widget_class, KbSegmentLine, over);
}

static void
kb_segment_line_init (KbSegmentLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_segment_line_set_narrow:
 * @narrow: only the name and the difference have room
 */
void
kb_segment_line_set_narrow (KbSegmentLine *self,
                            gboolean       narrow)
{
  g_return_if_fail (KB_IS_SEGMENT_LINE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->spent), !narrow);
}

/**
 * kb_segment_line_update:
 * @show: the run
 * @live: the run as it is now
 *
 * Brings it up to date, once a second; before the first cue there is nothing to see.
 */
void
kb_segment_line_update (KbSegmentLine   *self,
                        KbShow          *show,
                        const KbRunLive *live)
{
  g_autofree char *spent = NULL;
  g_autofree char *budget = NULL;
  g_autofree char *both = NULL;
  g_autofree char *over = NULL;
  KbSegmentTime time;
  gint64 over_ms;

  g_return_if_fail (KB_IS_SEGMENT_LINE (self));

  gtk_widget_set_visible (self->content, live->cue_id != 0);
  if (!kb_segment_time_compute (kb_show_get_run (show), kb_show_get_plan (show), live, &time))
    return;

  over_ms = time.expected_ms - time.budget_ms;
  spent = kb_duration_format (time.spent_ms / 1000 * 1000);
  budget = kb_duration_format (time.budget_ms);
  both = g_strdup_printf ("%s / %s", spent, budget);
  over = kb_duration_format_signed (over_ms / 1000 * 1000);
  kb_desk_set_label (self->title, kb_record_get_text (time.segment, KB_SEGMENT_TITLE));
  kb_desk_set_label (self->spent, both);
  kb_desk_set_label (self->over, over);
  kb_css_class_set (GTK_WIDGET (self->over), "late", over_ms >= 1000);
}
