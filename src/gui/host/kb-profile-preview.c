/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-profile-preview"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-follow-source.h"
#include "kb-host-feed.h"
#include "kb-host-profile.h"
#include "kb-profile-edits.h"
#include "kb-profile-preview.h"

#define CUE_ID 1
#define LENGTH_MS 360000
#define WIDE_RATIO (16.0 / 9)

/* The text starts again when it is through. */
#define LOOK_MS 500

/**
 * KbProfilePreview:
 *
 * The host's screen, small, with a text of its own that moves: it is drawn by what draws the real one.
 */
struct _KbProfilePreview
{
  AdwBin          parent_instance;

  KbClock        *clock;
  KbTransport    *transport;
  GPtrArray      *scripts;        /* KbScript */
  KbHostState     state;
  GSignalGroup   *profile;        /* follows the row */
  int             cue_type;
  double          short_side_mm;
  guint           look_source;
  double          dragged;        /* where the marker is held; 0 while nobody drags it */

  GtkAspectFrame *frame;
  KbHostView     *view;
};

enum { MARKER_MOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbProfilePreview, kb_profile_preview, ADW_TYPE_BIN)

static void
show_profile (KbProfilePreview *self)
{
  g_autoptr (KbRecord) profile = g_signal_group_dup_target (self->profile);
  g_autoptr (KbFollowState) told = kb_follow_state_new ();
  KbHostLook look;

  if (profile == NULL)
    return;

  kb_follow_source_style (profile, self->cue_type, &told->style);
  kb_host_feed_fill_look (&told->style, self->short_side_mm, &look);
  if (self->dragged > 0)
    look.marker = self->dragged;
  kb_host_view_set_look (self->view, &look);
}

/* How far down the text a place on the screen is, 0 to 1, however the screen is turned and mirrored. */
static double
find_height (KbProfilePreview *self,
             double            x,
             double            y)
{
  GtkWidget *text = GTK_WIDGET (kb_host_view_get_prompter (self->view));
  g_autoptr (KbRecord) profile = g_signal_group_dup_target (self->profile);
  graphene_point_t point;
  double down;

  if (profile == NULL || !gtk_widget_get_child_visible (text) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), text, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return 0;

  switch (kb_record_get_int (profile, KB_HOST_PROFILE_ROTATION))
    {
    case 1: down = 1 - point.x / gtk_widget_get_width (text); break;
    case 2: down = 1 - point.y / gtk_widget_get_height (text); break;
    case 3: down = point.x / gtk_widget_get_width (text); break;
    default: down = point.y / gtk_widget_get_height (text); break;
    }
  if (kb_record_get_bool (profile, KB_HOST_PROFILE_MIRROR_V))
    down = 1 - down;

  return CLAMP (down, KB_PROFILE_MARKER_LEAST, KB_PROFILE_MARKER_MOST);
}

static void
drag_update_cb (KbProfilePreview *self,
                double            offset_x,
                double            offset_y,
                GtkGestureDrag   *drag)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  self->dragged = find_height (self, x + offset_x, y + offset_y);
  show_profile (self);
}

static void
drag_end_cb (KbProfilePreview *self)
{
  const double marker = self->dragged;

  self->dragged = 0;
  if (marker > 0)
    g_signal_emit (self, signals[MARKER_MOVED], 0, marker);
  show_profile (self);
}

/* The line that is read is put where it is wanted with the pointer; the form has its figure. */
static void
let_marker_be_dragged (KbProfilePreview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), "ns-resize");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->view), _("Drag to put the line that is read somewhere else"));
}

static void
fill_cue (KbHostCue  *cue,
          const char *number,
          const char *title,
          int         type,
          gint64      start_us)
{
  *cue = (KbHostCue) { TRUE, g_strdup (number), g_strdup (title), type, start_us, LENGTH_MS };
}

static void
fill_card (KbHostCard *card)
{
  card->is_set = TRUE;
  card->name = g_strdup (_("Ceramide lotion"));
  card->price = g_strdup (C_ ("sample price", "$25"));
  card->price_label = g_strdup (_("with coupon"));
  card->arithmetic = g_strdup (_("live 29 − coupon 4"));
  card->list_price = g_strdup (_("list 39"));
  card->gift = g_strdup (_("Travel size · worth 9"));
  card->stock_left = 571;
  card->limit = 2;
  card->points = g_strsplit (_("Light as water|Soothes|Try it first"), "|", 3);
  card->must_say = g_strsplit (_("Unopened, you can send it back within seven days"), "|", 1);
}

static void
fill_state (KbProfilePreview *self)
{
  const gint64 wall_us = kb_clock_get_wall_us (self->clock);

  kb_host_state_init (&self->state);
  self->state.language = g_strdup (pango_language_to_string (pango_language_get_default ()));
  fill_cue (&self->state.now, "C06", _("No. 4 Ceramide lotion"), KB_CUE_TYPE_DEMO, wall_us);
  fill_cue (&self->state.next, "C07", _("Questions and answers"), KB_CUE_TYPE_QA, wall_us + LENGTH_MS * 1000);
  fill_card (&self->state.card);
  self->state.ends_boot_us = kb_clock_get_boot_us (self->clock) + LENGTH_MS * G_GINT64_CONSTANT (1000);
}

static void
fill_scripts (KbProfilePreview *self)
{
  const char *const must_say[] = { _("Unopened, you can send it back within seven days"), NULL };
  const char *text = _("[Hold the bottle to the camera]\n"
                       "Number four, tonight’s favourite: the ceramide lotion. Two or three drops are enough for the whole "
                       "face. It costs 39 every day, tonight it is 29, and with the coupon you pay 25.\n"
                       "We add a travel size, so try that one first. Unopened, you can send it back within seven days.");

  self->scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) kb_script_unref);
  g_ptr_array_add (self->scripts, kb_script_new (CUE_ID, NULL, text, self->state.language, must_say));
}

static void
start_text (KbProfilePreview *self)
{
  const gint64 boot_us = kb_clock_get_boot_us (self->clock);

  kb_transport_jump (self->transport, CUE_ID, 0, kb_script_get_beats (self->scripts->pdata[0]), boot_us);
  kb_transport_resume (self->transport, boot_us);
}

static gboolean
look_cb (gpointer data)
{
  KbProfilePreview *self = data;

  if (!kb_transport_state_is_moving (kb_transport_get_state (self->transport), kb_clock_get_boot_us (self->clock)))
    start_text (self);

  return G_SOURCE_CONTINUE;
}

static void
kb_profile_preview_map (GtkWidget *widget)
{
  KbProfilePreview *self = KB_PROFILE_PREVIEW (widget);

  GTK_WIDGET_CLASS (kb_profile_preview_parent_class)->map (widget);
  start_text (self);
  self->look_source = g_timeout_add (LOOK_MS, look_cb, self);
}

static void
kb_profile_preview_unmap (GtkWidget *widget)
{
  KbProfilePreview *self = KB_PROFILE_PREVIEW (widget);

  g_clear_handle_id (&self->look_source, g_source_remove);
  GTK_WIDGET_CLASS (kb_profile_preview_parent_class)->unmap (widget);
}

static void
kb_profile_preview_dispose (GObject *object)
{
  KbProfilePreview *self = KB_PROFILE_PREVIEW (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->scripts, g_ptr_array_unref);
  g_clear_object (&self->transport);
  g_clear_object (&self->clock);
  kb_host_state_clear (&self->state);

  G_OBJECT_CLASS (kb_profile_preview_parent_class)->dispose (object);
}

static void
kb_profile_preview_class_init (KbProfilePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_profile_preview_dispose;
  widget_class->map = kb_profile_preview_map;
  widget_class->unmap = kb_profile_preview_unmap;

  /**
   * KbProfilePreview::marker-moved:
   * @marker: where it was let go, as a part of the text's height from its top
   */
  signals[MARKER_MOVED] = g_signal_new ("marker-moved", KB_TYPE_PROFILE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
kb_profile_preview_init (KbProfilePreview *self)
{
  self->clock = kb_clock_new ();
  self->transport = kb_transport_new ();
  self->cue_type = KB_CUE_TYPE_DEMO;
  fill_state (self);
  fill_scripts (self);
  self->view = KB_HOST_VIEW (kb_host_view_new (self->transport, self->clock));
  kb_host_view_set_scripts (self->view, self->scripts);
  kb_host_view_set_state (self->view, &self->state);
  let_marker_be_dragged (self);
  self->frame = GTK_ASPECT_FRAME (gtk_aspect_frame_new (0.5, 0, WIDE_RATIO, FALSE));
  gtk_aspect_frame_set_child (self->frame, GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->frame));

  self->profile = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_object (self->profile, "notify", G_CALLBACK (show_profile), self, G_CONNECT_SWAPPED);
}

/**
 * kb_profile_preview_new:
 *
 * Returns: (transfer floating): a screen as Kaibo has it.
 */
GtkWidget *
kb_profile_preview_new (void)
{
  return g_object_new (KB_TYPE_PROFILE_PREVIEW, NULL);
}

/**
 * kb_profile_preview_set_profile:
 * @profile: (nullable) (transfer none): the host profile to show, followed from now on
 */
void
kb_profile_preview_set_profile (KbProfilePreview *self,
                                KbRecord         *profile)
{
  g_return_if_fail (KB_IS_PROFILE_PREVIEW (self));

  g_signal_group_set_target (self->profile, profile);
  show_profile (self);
}

/**
 * kb_profile_preview_set_cue:
 * @cue_type: a #KbCueType: the type of the cue that is shown
 */
void
kb_profile_preview_set_cue (KbProfilePreview *self,
                            int               cue_type)
{
  g_return_if_fail (KB_IS_PROFILE_PREVIEW (self));

  self->cue_type = cue_type;
  self->state.now.type = cue_type;
  kb_host_view_set_state (self->view, &self->state);
  show_profile (self);
}

/**
 * kb_profile_preview_set_screen:
 * @is_upright: it is higher than it is wide
 * @short_side_mm: its short side, for the size that is proposed
 */
void
kb_profile_preview_set_screen (KbProfilePreview *self,
                               gboolean          is_upright,
                               double            short_side_mm)
{
  g_return_if_fail (KB_IS_PROFILE_PREVIEW (self));

  gtk_aspect_frame_set_ratio (self->frame, is_upright ? 1 / WIDE_RATIO : WIDE_RATIO);
  self->short_side_mm = short_side_mm;
  show_profile (self);
}
