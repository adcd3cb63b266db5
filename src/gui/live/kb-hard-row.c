/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-hard-row"

#include "config.h"

#include "kb-css-class.h"
#include "kb-cue-mark.h"
#include "kb-cue.h"
#include "kb-desk-text.h"
#include "kb-hard-row.h"
#include "kb-instant.h"

/**
 * KbHardRow:
 *
 * The next hard cue, always under the rundown however far down it stands in it.
 */
struct _KbHardRow
{
  AdwBin      parent_instance;

  gint64      shown_slack_s;
  gint64      shown_id;

  GtkWidget  *content;
  GtkWidget  *flag;
  GtkLabel   *number;
  KbCueMark  *mark;
  GtkLabel   *title;
  GtkLabel   *time;
  GtkLabel   *slack;
};

G_DEFINE_FINAL_TYPE (KbHardRow, kb_hard_row, ADW_TYPE_BIN)

static void
update_cue (KbHardRow       *self,
            KbShow          *show,
            GTimeZone       *zone,
            const KbRunLive *live)
{
  KbRecord *cue = kb_record_set_find (kb_show_get_plan (show), KB_ENTITY_CUE, live->hard_id);
  g_autofree char *clock = kb_instant_format_clock (live->hard_us, zone);
  KbRunCue run_cue;

  kb_run_get_cue (kb_show_get_run (show), live->hard_index, live, &run_cue);
  kb_desk_set_label (self->number, run_cue.number);
  kb_desk_set_label (self->title, cue != NULL ? kb_record_get_text (cue, KB_CUE_TITLE) : "");
  kb_cue_mark_set_cue_type (self->mark, cue != NULL ? (int) kb_record_get_int (cue, KB_CUE_TYPE) : -1);
  kb_desk_set_label (self->time, clock);
}

static void
kb_hard_row_dispose (GObject *object)
{
  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_hard_row_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_HARD_ROW);
}

static void
kb_hard_row_class_init (KbHardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_hard_row_dispose;
  g_type_ensure (KB_TYPE_CUE_MARK);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-hard-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KbHardRow, content);
  gtk_widget_class_bind_template_child (widget_class, KbHardRow, flag);
  gtk_widget_class_bind_template_child (widget_class, KbHardRow, number);
  gtk_widget_class_bind_template_child (widget_class, KbHardRow, mark);
  gtk_widget_class_bind_template_child (widget_class, KbHardRow, title);
  gtk_widget_class_bind_template_child (widget_class, KbHardRow, time);
  gtk_widget_class_bind_template_child (widget_class, KbHardRow, slack);
}

static void
kb_hard_row_init (KbHardRow *self)
{
  self->shown_slack_s = KB_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_hard_row_set_narrow:
 * @narrow: only the number and the time have room
 */
void
kb_hard_row_set_narrow (KbHardRow *self,
                        gboolean   narrow)
{
  g_return_if_fail (KB_IS_HARD_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->mark), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->slack), !narrow);
}

/**
 * kb_hard_row_update:
 * @live: the run as it is now
 *
 * Shows the next hard cue and how it stands; nothing when none is left.
 */
void
kb_hard_row_update (KbHardRow       *self,
                    KbShow          *show,
                    GTimeZone       *zone,
                    const KbRunLive *live)
{
  g_autofree char *slack = NULL;
  gboolean changed;

  g_return_if_fail (KB_IS_HARD_ROW (self));

  gtk_widget_set_visible (self->content, live->hard_id != 0);
  changed = kb_desk_keep (&self->shown_id, live->hard_id);
  changed |= kb_desk_keep (&self->shown_slack_s, live->slack_ms / 1000);
  if (!changed || live->hard_id == 0)
    return;

  update_cue (self, show, zone, live);
  slack = kb_desk_describe_slack (live->slack_ms);
  kb_desk_set_label (self->slack, slack);
  kb_css_class_set (GTK_WIDGET (self->slack), "late", live->slack_ms <= -1000);
  kb_css_class_set (GTK_WIDGET (self->slack), "in-time", live->slack_ms > -1000);
}
