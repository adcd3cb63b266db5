/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-template-preview"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-cue-mark.h"
#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-instant.h"
#include "kb-plan-records.h"
#include "kb-schedule.h"
#include "kb-session.h"
#include "kb-template-preview.h"
#include "kb-template.h"

/**
 * KbTemplatePreview:
 *
 * What a template brings: how many of what, and its cues at the times that they would have.
 */
struct _KbTemplatePreview
{
  AdwBin      parent_instance;

  KbPlan     *plan;           /* owned, nullable */
  KbPlanTime *times;          /* owned, nullable (array length=plan->n_cues) */
  GPtrArray  *time_labels;    /* owned (element-type GtkLabel): of the cues, in their order */

  GtkLabel   *facts_label;    /* child */
  GtkBox     *cues;           /* child */
};

G_DEFINE_FINAL_TYPE (KbTemplatePreview, kb_template_preview, ADW_TYPE_BIN)

static guint
count (KbRecordSet  *plan,
       KbEntityKind  kind)
{
  return g_list_model_get_n_items (kb_record_set_get_list (plan, kind));
}

static guint
count_host_shifts (KbRecordSet *plan)
{
  GListModel *shifts = kb_record_set_get_list (plan, KB_ENTITY_SHIFT);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (KbRecord) shift = g_list_model_get_item (shifts, i);
      KbRecord *duty = kb_record_set_find_ref (plan, shift, KB_SHIFT_ASSIGNMENT_ID);

      n += duty != NULL && kb_record_get_int (duty, KB_ASSIGNMENT_ROLE) == KB_ROLE_KIND_HOST;
    }
  return n;
}

static void
take_fact (GString *text,
           char    *fact)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", fact);
  g_free (fact);
}

static char *
format_facts (KbRecordSet *plan)
{
  const guint n_cues = count (plan, KB_ENTITY_CUE);
  const guint n_shifts = count_host_shifts (plan);
  const guint n_duties = count (plan, KB_ENTITY_ASSIGNMENT);
  const guint n_checks = count (plan, KB_ENTITY_CHECKLIST_ITEM);
  const guint n_actions = count (plan, KB_ENTITY_WARMUP_ACTION);
  const guint n_goals = count (plan, KB_ENTITY_GOAL);
  GString *text = g_string_new (NULL);

  take_fact (text, kb_duration_format (kb_template_get_length_ms (plan)));
  take_fact (text, g_strdup_printf (ngettext ("%u cue", "%u cues", n_cues), n_cues));
  take_fact (text, g_strdup_printf (ngettext ("%u host shift", "%u host shifts", n_shifts), n_shifts));
  take_fact (text, g_strdup_printf (ngettext ("%u duty", "%u duties", n_duties), n_duties));
  take_fact (text, g_strdup_printf (ngettext ("%u check", "%u checks", n_checks), n_checks));
  take_fact (text, g_strdup_printf (ngettext ("%u warm-up action", "%u warm-up actions", n_actions), n_actions));
  take_fact (text, g_strdup_printf (ngettext ("%u goal", "%u goals", n_goals), n_goals));

  return g_string_free (text, FALSE);
}

static GtkWidget *
append_label (GtkWidget  *row,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

static void
append_segment (KbTemplatePreview *self,
                KbRecord          *segment)
{
  append_label (GTK_WIDGET (self->cues), kb_record_get_text (segment, KB_SEGMENT_TITLE), "preview-segment");
}

static void
append_cue (KbTemplatePreview *self,
            KbRecord          *cue)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = kb_cue_mark_new ();
  g_autofree char *length = kb_duration_format (kb_record_get_int (cue, KB_CUE_DURATION_MS));
  GtkWidget *label;

  label = append_label (row, "", "figures");
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  g_ptr_array_add (self->time_labels, label);
  kb_cue_mark_set_cue_type (KB_CUE_MARK (mark), kb_record_get_int (cue, KB_CUE_TYPE));
  gtk_box_append (GTK_BOX (row), mark);
  label = append_label (row, kb_record_get_text (cue, KB_CUE_TITLE), "preview-title");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (kb_record_get_bool (cue, KB_CUE_HARD))
    {
      GtkWidget *flag = gtk_image_new_from_icon_name ("kb-flag-symbolic");

      gtk_widget_set_tooltip_text (flag, _("Hard start"));
      gtk_box_append (GTK_BOX (row), flag);
    }
  label = append_label (row, length, "figures");
  gtk_widget_add_css_class (label, "dim");
  gtk_box_append (self->cues, row);
}

static void
fill (KbTemplatePreview *self,
      KbRecordSet       *plan)
{
  GListModel *cues = kb_record_set_get_list (plan, KB_ENTITY_CUE);
  gint64 segment_id = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (KbRecord) cue = g_list_model_get_item (cues, i);
      KbRecord *segment = kb_record_set_find_ref (plan, cue, KB_CUE_SEGMENT_ID);

      if (segment != NULL && kb_record_get_id (segment) != segment_id)
        {
          append_segment (self, segment);
          segment_id = kb_record_get_id (segment);
        }
      append_cue (self, cue);
    }
}

static void
clear (KbTemplatePreview *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->cues))) != NULL)
    gtk_box_remove (self->cues, row);
  g_ptr_array_set_size (self->time_labels, 0);
  g_clear_pointer (&self->plan, kb_plan_free);
  g_clear_pointer (&self->times, g_free);
}

static void
kb_template_preview_finalize (GObject *object)
{
  KbTemplatePreview *self = KB_TEMPLATE_PREVIEW (object);

  g_ptr_array_unref (self->time_labels);
  g_clear_pointer (&self->plan, kb_plan_free);
  g_free (self->times);

  G_OBJECT_CLASS (kb_template_preview_parent_class)->finalize (object);
}

static void
kb_template_preview_class_init (KbTemplatePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_template_preview_finalize;
}

static void
kb_template_preview_init (KbTemplatePreview *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->time_labels = g_ptr_array_new ();
  self->facts_label = GTK_LABEL (gtk_label_new (NULL));
  self->cues = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_label_set_xalign (self->facts_label, 0);
  gtk_label_set_wrap (self->facts_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->facts_label), "caption-head");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts_label), "figures");
  gtk_widget_add_css_class (GTK_WIDGET (self->cues), "preview-cues");
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->cues));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cues of the template"), -1);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->facts_label));
  gtk_box_append (GTK_BOX (column), scroller);
  adw_bin_set_child (ADW_BIN (self), column);
}

/**
 * kb_template_preview_show:
 * @plan: (nullable): the rows of a template; %NULL shows nothing
 */
void
kb_template_preview_show (KbTemplatePreview *self,
                          KbRecordSet       *plan)
{
  g_autofree char *facts = NULL;
  KbPlanTotals totals;

  g_return_if_fail (KB_IS_TEMPLATE_PREVIEW (self));

  clear (self);
  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self)), plan != NULL);
  if (plan == NULL)
    return;

  facts = format_facts (plan);
  gtk_label_set_text (self->facts_label, facts);
  self->plan = kb_plan_from_records (plan);
  self->times = g_new (KbPlanTime, self->plan->n_cues);
  kb_schedule_compute (self->plan->cues, self->plan->n_cues, &self->plan->frame, self->times, &totals);
  fill (self, plan);
}

/**
 * kb_template_preview_set_start:
 * @start_us: when the session would start, microseconds since 1970 UTC
 * @zone: where the clock hangs
 *
 * Shows the cues at the times that they would have.
 */
void
kb_template_preview_set_start (KbTemplatePreview *self,
                               gint64             start_us,
                               GTimeZone         *zone)
{
  g_return_if_fail (KB_IS_TEMPLATE_PREVIEW (self));

  for (guint i = 0; self->plan != NULL && i < MIN (self->plan->n_cues, self->time_labels->len); i++)
    {
      const gint64 from_us = self->plan->frame.start_us;
      g_autofree char *time = self->times[i].start_us != KB_NONE && from_us != KB_NONE
                                ? kb_instant_format_minutes (self->times[i].start_us - from_us + start_us, zone)
                                : g_strdup ("");

      gtk_label_set_text (g_ptr_array_index (self->time_labels, i), time);
    }
}
