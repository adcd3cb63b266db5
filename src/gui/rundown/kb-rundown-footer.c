/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-footer"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-duration.h"
#include "kb-fit-box.h"
#include "kb-instant.h"
#include "kb-rundown-footer.h"
#include "kb-session-text.h"

/* Within this the show ends when it should: half a minute is nothing to shout about. */
#define ON_TARGET_MS 30000

/**
 * KbRundownFooter:
 *
 * What the rundown adds up to, and how many rows want to be looked at.
 */
struct _KbRundownFooter
{
  GtkWidget       parent_instance;

  KbRundownModel *model;   /* owned, nullable */

  GtkWidget      *box;     /* child */
  GtkWidget      *count;
  GtkWidget      *total;
  GtkWidget      *end;
  GtkWidget      *target;
  GtkWidget      *heavy_box;
  GtkWidget      *heavy_icon;
  GtkWidget      *heavy;
  GtkWidget      *hard;
  GtkWidget      *script;
  GtkWidget      *block_button;
  GtkWidget      *block;
  GtkWidget      *warn_button;
  GtkWidget      *warn;
};

G_DEFINE_FINAL_TYPE (KbRundownFooter, kb_rundown_footer, GTK_TYPE_WIDGET)

static void
show_clock (GtkWidget  *label,
            const char *caption,
            gint64      at_us,
            GTimeZone  *zone)
{
  g_autofree char *clock = NULL;
  g_autofree char *markup = NULL;

  gtk_widget_set_visible (label, at_us != KB_NONE);
  if (at_us == KB_NONE)
    return;

  clock = kb_instant_format_clock (at_us, zone);
  markup = g_markup_printf_escaped ("%s <b>%s</b>", caption, clock);
  gtk_label_set_markup (GTK_LABEL (label), markup);
}

static void
show_heavy (KbRundownFooter       *self,
            const KbRundownTotals *totals)
{
  const gboolean is_known = totals->heavy_ms != KB_NONE;
  const gint64 heavy_ms = is_known ? totals->heavy_ms : 0;
  const gboolean is_on_target = ABS (heavy_ms) <= ON_TARGET_MS;
  g_autofree char *amount = kb_duration_format_signed (heavy_ms);
  /* Translators: how much longer (+) or shorter (−) the rundown is than it should be; <b> is kept */
  g_autofree char *markup = g_strdup_printf (_("Heavy/light <b>%s</b>"), amount);
  const char *level = is_on_target ? "ok" : heavy_ms > 0 ? "block" : "warn";

  gtk_widget_set_visible (self->heavy_box, is_known);
  gtk_label_set_markup (GTK_LABEL (self->heavy), markup);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->heavy_icon),
                                is_on_target ? "emblem-ok-symbolic" : heavy_ms > 0 ? "kb-block-symbolic"
                                                                                   : "dialog-warning-symbolic");
  gtk_widget_set_css_classes (self->heavy_box, (const char *[]) { "level", level, NULL });
  gtk_widget_set_tooltip_text (self->heavy_box, heavy_ms > ON_TARGET_MS    ? _("Longer than the target")
                                                : heavy_ms < -ON_TARGET_MS ? _("Shorter than the target")
                                                                           : _("Ends on target"));
}

static void
show_levels (KbRundownFooter       *self,
             const KbRundownTotals *totals)
{
  g_autofree char *block = g_strdup_printf ("%u", totals->n_block);
  g_autofree char *warn = g_strdup_printf ("%u", totals->n_warn);
  g_autofree char *overlap = kb_duration_format (totals->overlap_ms);
  /* Translators: hard cues that start too early, and by how much together */
  g_autofree char *overlaps = g_strdup_printf (ngettext ("%u overlap, %s", "%u overlaps, %s", totals->n_overlaps),
                                               totals->n_overlaps, overlap);

  gtk_widget_set_visible (self->block_button, totals->n_block > 0);
  gtk_label_set_text (GTK_LABEL (self->block), totals->n_overlaps > 0 ? overlaps : block);
  gtk_widget_set_visible (self->warn_button, totals->n_warn > 0);
  gtk_label_set_text (GTK_LABEL (self->warn), warn);
}

static void
recomputed_cb (KbRundownFooter *self)
{
  const KbRundownTotals *totals = kb_rundown_model_get_totals (self->model);
  KbRecordSet *plan = kb_rundown_model_get_plan (self->model);
  KbRecord *session = plan != NULL ? kb_record_set_get_session (plan) : NULL;
  g_autoptr (GTimeZone) zone = session != NULL ? kb_session_dup_time_zone (session) : g_time_zone_new_utc ();
  g_autofree char *length = kb_duration_format (totals->total_ms);
  g_autofree char *script = kb_duration_format (totals->script_ms);
  g_autofree char *count = g_strdup_printf (ngettext ("<b>%u</b> cue", "<b>%u</b> cues", totals->n_cues),
                                            totals->n_cues);
  g_autofree char *total = g_strdup_printf ("<b>%s</b>", length);
  /* Translators: cues with a fixed start, counted */
  g_autofree char *hard = g_strdup_printf (_("Hard <b>%u</b>"), totals->n_hard);
  /* Translators: how long all scripts take */
  g_autofree char *spoken = g_strdup_printf (_("Script <b>%s</b>"), script);

  gtk_label_set_markup (GTK_LABEL (self->count), count);
  gtk_label_set_markup (GTK_LABEL (self->total), total);
  show_clock (self->end, _("Ends"), totals->end_us, zone);
  show_clock (self->target, _("Target"), totals->target_us, zone);
  show_heavy (self, totals);
  gtk_label_set_markup (GTK_LABEL (self->hard), hard);
  gtk_label_set_markup (GTK_LABEL (self->script), spoken);
  show_levels (self, totals);
}

static void
kb_rundown_footer_dispose (GObject *object)
{
  KbRundownFooter *self = KB_RUNDOWN_FOOTER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_RUNDOWN_FOOTER);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (kb_rundown_footer_parent_class)->dispose (object);
}

static void
kb_rundown_footer_class_init (KbRundownFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_rundown_footer_dispose;

  g_type_ensure (KB_TYPE_FIT_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-rundown-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, box);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, count);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, total);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, end);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, target);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, heavy_box);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, heavy_icon);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, heavy);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, hard);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, script);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, block_button);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, block);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, warn_button);
  gtk_widget_class_bind_template_child (widget_class, KbRundownFooter, warn);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kb_rundown_footer_init (KbRundownFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_rundown_footer_set_model:
 * @model: (transfer none): what to add up; set once
 */
void
kb_rundown_footer_set_model (KbRundownFooter *self,
                             KbRundownModel  *model)
{
  g_return_if_fail (KB_IS_RUNDOWN_FOOTER (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "recomputed", G_CALLBACK (recomputed_cb), self, G_CONNECT_SWAPPED);
}
