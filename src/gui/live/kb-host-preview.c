/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-preview"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue-text.h"
#include "kb-desk-text.h"
#include "kb-host-preview.h"
#include "kb-reading-text.h"
#include "kb-stock-left.h"
#include "kb-text.h"

/* The host's text column beside the card, on a screen of 1920 × 1080, until the screen says its own: its width, its type
 * and the height of a line. */
#define COLUMN_WIDTH 1275
#define COLUMN_BORDER 84
#define TEXT_SIZE 96
#define LINE_SHARE 1.45

/* As many lines as the operator needs around the one that is read. */
#define LINES 3

#define MIN_HEIGHT 104

/* It is read from a metre away, not from three. */
#define MAX_SCALE 0.5

/* A notch of the wheel: a few words. */
#define WHEEL_BEATS 3

/**
 * KbHostPreview:
 *
 * What the host reads now: the same text on the same transport with the host's own line ends, only
 * smaller, with the marker in the middle; three lines at the least.
 */
struct _KbHostPreview
{
  GtkWidget       parent_instance;

  KbShow         *show;         /* owned, nullable */
  KbPrompterLook  look;
  char           *font;         /* what look.font points to */
  GHashTable     *stock;        /* owned, nullable: what the texts say is left */
  gint64          shown_left_s; /* of the text, seconds */
  gint64          shown_rate;   /* a minute */
  gint64          shown_mode;
  gint64          shown_over_s; /* by how much the text does not fit */
  gint64          shown_look;   /* the cue whose text is looked at */
  char           *name;         /* whose screen it is of, NULL while there is one only */

  GtkWidget      *head;         /* a label */
  GtkWidget      *view;         /* nullable: a KbPrompterView */
};

G_DEFINE_FINAL_TYPE (KbHostPreview, kb_host_preview, GTK_TYPE_WIDGET)

static GPtrArray *
create_scripts (KbShow *show)
{
  KbRecordSet *plan = kb_show_get_plan (show);
  KbRun *run = kb_show_get_run (show);
  GPtrArray *scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);
  g_autoptr (GHashTable) begins = NULL;
  KbRunLive live;

  kb_show_tick (show, &live);
  begins = kb_show_create_begins (show, &live);
  for (guint i = 0; i < kb_run_get_n_cues (run); i++)
    {
      KbPriceMoment moment = { KB_NONE, begins, kb_show_get_stock (show) };
      KbRecord *record;
      KbRunCue cue;

      kb_run_get_cue (run, i, &live, &cue);
      record = kb_record_set_find (plan, KB_ENTITY_CUE, cue.cue.id);
      moment.at_us = kb_show_get_cue_us (show, &live, &cue);
      if (record != NULL)
        g_ptr_array_add (scripts, kb_cue_text_create (plan, record, &moment));
    }

  return scripts;
}

static void
update_scripts (KbHostPreview *self)
{
  g_autoptr (GPtrArray) scripts = create_scripts (self->show);

  kb_prompter_view_set_scripts (KB_PROMPTER_VIEW (self->view), scripts);
}

/* Of all that happens only a count of the stock is in texts. */
static void
show_changed_cb (KbHostPreview *self)
{
  GHashTable *stock = kb_show_get_stock (self->show);

  if (kb_stock_left_table_equal (self->stock, stock))
    return;

  g_clear_pointer (&self->stock, g_hash_table_unref);
  self->stock = g_hash_table_ref (stock);
  update_scripts (self);
}

static void
kb_host_preview_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  KbHostPreview *self = KB_HOST_PREVIEW (widget);

  gtk_widget_measure (self->head, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum += MIN_HEIGHT;
      *natural = *minimum;
    }
}

static void
kb_host_preview_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  KbHostPreview *self = KB_HOST_PREVIEW (widget);
  double scale;
  int head;

  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, width, NULL, &head, NULL, NULL);
  gtk_widget_size_allocate (self->head, &(GtkAllocation) { 0, 0, width, head }, -1);
  if (self->view == NULL)
    return;

  height = MAX (height - head, 1);
  scale = MIN (width / self->look.width, height / (LINES * LINE_SHARE * self->look.size));
  scale = MIN (scale, MAX_SCALE);
  gtk_widget_size_allocate (self->view, &(GtkAllocation) { 0, head, MAX ((int) (self->look.width * scale), 1), height },
                            -1);
}

/* The wheel moves the host's text, by as much as it is turned. */
static gboolean
scroll_cb (KbHostPreview *self,
           double         dx,
           double         dy)
{
  if (self->show == NULL)
    return GDK_EVENT_PROPAGATE;

  kb_show_move_text (self->show, dy * WHEEL_BEATS);
  return GDK_EVENT_STOP;
}

static void
kb_host_preview_dispose (GObject *object)
{
  KbHostPreview *self = KB_HOST_PREVIEW (object);

  kb_host_preview_set_show (self, NULL);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->font, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (kb_host_preview_parent_class)->dispose (object);
}

static void
kb_host_preview_class_init (KbHostPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_host_preview_dispose;
  widget_class->measure = kb_host_preview_measure;
  widget_class->size_allocate = kb_host_preview_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "kb-host-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kb_host_preview_init (KbHostPreview *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->look = (KbPrompterLook) { .marker = 0.5, .width = COLUMN_WIDTH, .size = TEXT_SIZE,
                                  .margin_start = COLUMN_BORDER, .margin_end = COLUMN_BORDER / 2, .turn = KB_TURN_NONE };
  self->head = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->head), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->head), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->head, "dim-label");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

/**
 * kb_host_preview_set_show:
 * @show: (nullable) (transfer none): the run whose host reads
 */
void
kb_host_preview_set_show (KbHostPreview *self,
                          KbShow        *show)
{
  g_return_if_fail (KB_IS_HOST_PREVIEW (self));

  if (self->show == show)
    return;

  if (self->show != NULL)
    {
      g_signal_handlers_disconnect_by_func (kb_show_get_plan (self->show), update_scripts, self);
      g_signal_handlers_disconnect_by_func (self->show, show_changed_cb, self);
    }
  g_clear_pointer (&self->stock, g_hash_table_unref);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_set_object (&self->show, show);
  if (show == NULL)
    return;

  self->view = kb_prompter_view_new (kb_show_get_transport (show), kb_show_get_clock (show));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  kb_prompter_view_set_look (KB_PROMPTER_VIEW (self->view), &self->look);
  /* The show heard of the change before: the transport is told of an edited text first. */
  g_signal_connect_object (kb_show_get_plan (show), "changed", G_CALLBACK (update_scripts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "changed", G_CALLBACK (show_changed_cb), self, G_CONNECT_SWAPPED);
  update_scripts (self);
  self->shown_left_s = self->shown_rate = self->shown_mode = self->shown_over_s = self->shown_look = KB_NONE;
  kb_host_preview_tick (self);
}

/**
 * kb_host_preview_set_lines:
 * @look: the host's font, size, borders and width: lines break as they do there
 */
void
kb_host_preview_set_lines (KbHostPreview        *self,
                           const KbPrompterLook *look)
{
  g_return_if_fail (KB_IS_HOST_PREVIEW (self));

  if (kb_prompter_look_breaks_like (&self->look, look))
    return;

  self->look.width = look->width;
  self->look.size = look->size;
  self->look.margin_start = look->margin_start;
  self->look.margin_end = look->margin_end;
  kb_set_str (&self->font, look->font);
  self->look.font = self->font;
  if (self->view != NULL)
    kb_prompter_view_set_look (KB_PROMPTER_VIEW (self->view), &self->look);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * kb_host_preview_set_name:
 * @name: (nullable): whose screen it is of; %NULL while there is one only
 */
void
kb_host_preview_set_name (KbHostPreview *self,
                          const char    *name)
{
  g_return_if_fail (KB_IS_HOST_PREVIEW (self));

  if (!kb_set_str (&self->name, name))
    return;

  self->shown_left_s = KB_NONE;
  kb_host_preview_tick (self);
}

/**
 * kb_host_preview_step_line:
 * @steps: how many of the host's lines the text goes on, or back when negative
 */
void
kb_host_preview_step_line (KbHostPreview *self,
                           int            steps)
{
  g_return_if_fail (KB_IS_HOST_PREVIEW (self));

  if (self->view != NULL)
    kb_show_move_text_to (self->show, kb_prompter_view_step_line (KB_PROMPTER_VIEW (self->view),
                                                                  kb_show_get_text_goal (self->show), steps));
}

static gboolean
keep_what_is_said (KbHostPreview *self,
                   gint64         left_s)
{
  const KbTransportState *state = kb_transport_get_state (kb_show_get_transport (self->show));
  const KbPaceFit *fit = kb_show_get_fit (self->show);
  gboolean changed = kb_desk_keep (&self->shown_left_s, left_s);

  changed |= kb_desk_keep (&self->shown_rate, (gint64) (state->rate + 0.5));
  changed |= kb_desk_keep (&self->shown_mode, kb_show_get_pace_mode (self->show) * 2 + kb_show_is_text_paused (self->show));
  changed |= kb_desk_keep (&self->shown_over_s, fit != NULL ? fit->over_ms / 1000 : 0);
  changed |= kb_desk_keep (&self->shown_look, kb_show_get_looked_at (self->show));
  return changed;
}

/**
 * kb_host_preview_tick:
 *
 * Says how much of the text is left; the text itself moves by itself.
 */
void
kb_host_preview_tick (KbHostPreview *self)
{
  const KbTransportState *state;
  g_autofree char *pace = NULL;
  g_autofree char *must_say = NULL;
  g_autofree char *looks = NULL;
  g_autofree char *text = NULL;
  double beats, seconds;

  g_return_if_fail (KB_IS_HOST_PREVIEW (self));

  if (self->show == NULL)
    return;

  state = kb_transport_get_state (kb_show_get_transport (self->show));
  beats = state->length
          - kb_transport_state_get_position (state, kb_clock_get_boot_us (kb_show_get_clock (self->show)));
  seconds = state->rate > 0 ? MAX (beats, 0) * 60 / state->rate : 0;
  if (!keep_what_is_said (self, (gint64) (seconds + 0.5)))
    return;

  pace = kb_reading_text_dup_pace (kb_show_get_pace_mode (self->show), kb_show_is_text_paused (self->show), state->rate,
                                   self->shown_left_s, kb_show_get_fit (self->show));
  must_say = kb_reading_text_dup_must_say (self->show);
  looks = kb_reading_text_dup_look (self->show);
  text = looks != NULL ? g_steal_pointer (&looks) : must_say != NULL ? g_strdup_printf ("%s · %s", pace, must_say) : g_steal_pointer (&pace);
  if (self->name != NULL)
    {
      /* Translators: a screen, "Host", and what stands above its preview */
      g_autofree char *named = g_strdup_printf (_("%s: %s"), self->name, text);

      g_free (text);
      text = g_steal_pointer (&named);
    }
  kb_desk_set_label (GTK_LABEL (self->head), state->cue_id != 0 ? text : _("The host has no text yet"));
}
