/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-time-strip-input"

#include "config.h"

#include <math.h>

#include "kb-time-strip-private.h"

/* Hands and keys on the strip: picking, moving an edge, looking closer. */

#define EDGE_PIXELS 4
#define EDGE_PIXELS_NARROW 2
#define NARROW_PIXELS 10
#define MOVED_PIXELS 3

/* With Shift, whatever the scale. */
#define FINE_STEP_MS 5000

static double
get_ms_per_pixel (KbTimeStrip *self)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;

  return (double) (self->scale.to_us - self->scale.from_us) / 1000 / MAX (1, width);
}

static gint64
get_time (KbTimeStrip *self,
          double       x)
{
  return self->scale.from_us + (gint64) ((x - PADDING) * get_ms_per_pixel (self) * 1000);
}

/* The cue whose right edge is there; on narrow bars the edge is narrow, so that they can be picked. */
static KbStripCue *
find_edge (KbTimeStrip *self,
           double       x,
           double       y)
{
  KbStripCue *found = NULL;
  double nearest = EDGE_PIXELS + 1;

  if (y < CUE_Y - 2 || y > CUE_Y + CUE_HEIGHT + 2)
    return NULL;

  for (guint i = 0; i < self->cues->len; i++)
    {
      KbStripCue *cue = &g_array_index (self->cues, KbStripCue, i);
      const double end = kb_time_strip_get_x (self, cue->end_us);
      const double width = end - kb_time_strip_get_x (self, cue->start_us);
      const double distance = fabs (x - end);

      if (distance <= (width < NARROW_PIXELS ? EDGE_PIXELS_NARROW : EDGE_PIXELS) && distance < nearest)
        {
          found = cue;
          nearest = distance;
        }
    }

  return found;
}

static void
pick (KbTimeStrip *self,
      KbStripCue  *cue,
      KbStripPick  how)
{
  const gint64 id = cue->id;

  self->current_id = id;
  kb_scale_reveal (&self->scale, cue->start_us, cue->end_us);
  kb_time_strip_changed_view (self);
  g_signal_emit_by_name (self, "cue-picked", id, how);
}

static KbStripPick
get_how (GdkModifierType state)
{
  if ((state & GDK_SHIFT_MASK) != 0)
    return KB_STRIP_PICK_EXTEND;
  return (state & GDK_CONTROL_MASK) != 0 ? KB_STRIP_PICK_TOGGLE : KB_STRIP_PICK_ONLY;
}

/* What a screen reader says of the strip: the cue that keys work on, or what a change comes to. */
static void
describe (KbTimeStrip *self,
          const char  *text)
{
  g_autofree char *owned = NULL;

  if (text == NULL && self->current_id != 0)
    {
      g_signal_emit_by_name (self, "describe", self->current_id, &owned);
      text = owned;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

void
kb_time_strip_forget_change (KbTimeStrip *self)
{
  g_clear_pointer (&self->change.text, g_free);
  self->change = (KbStripChange) { 0 };
}

static void
begin_change (KbTimeStrip      *self,
              const KbStripCue *cue)
{
  kb_time_strip_forget_change (self);
  self->change.id = cue->id;
  self->change.duration_ms = self->change.before_ms = cue->duration_ms;
  self->current_id = cue->id;
}

static void
preview (KbTimeStrip *self,
         gint64       duration_ms)
{
  if (self->change.duration_ms == duration_ms && self->change.text != NULL)
    return;

  self->change.duration_ms = duration_ms;
  g_clear_pointer (&self->change.text, g_free);
  g_signal_emit_by_name (self, "preview", self->change.id, duration_ms, &self->change.text);
  describe (self, self->change.text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
give_up (KbTimeStrip *self)
{
  if (self->change.id == 0)
    return;

  kb_time_strip_forget_change (self);
  g_signal_emit_by_name (self, "restore");
  describe (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
apply (KbTimeStrip *self)
{
  const KbStripChange change = self->change;

  if (change.duration_ms == change.before_ms)
    {
      give_up (self);
      return;
    }

  kb_time_strip_forget_change (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "resized", change.id, change.duration_ms);
}

static void
drag_begin_cb (KbTimeStrip *self,
               double       x,
               double       y)
{
  const KbStripCue *cue = find_edge (self, x, y);

  self->pan_from_us = self->scale.from_us;
  self->is_panning = FALSE;
  if (cue == NULL)
    return;

  begin_change (self, cue);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_update_cb (KbTimeStrip    *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  const double ms_per_pixel = get_ms_per_pixel (self);
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const gint64 step_ms = (state & GDK_SHIFT_MASK) != 0 ? FINE_STEP_MS : kb_scale_choose_step_ms (ms_per_pixel);

  if (self->change.id != 0)
    {
      if (self->change.text != NULL || fabs (offset_x) >= MOVED_PIXELS)
        preview (self, kb_scale_snap_ms (self->change.before_ms + (gint64) (offset_x * ms_per_pixel), step_ms));
    }
  else if (self->is_panning || (fabs (offset_x) >= MOVED_PIXELS && kb_scale_is_zoomed (&self->scale)))
    {
      self->is_panning = TRUE;
      kb_scale_scroll_to (&self->scale, self->pan_from_us - (gint64) (offset_x * ms_per_pixel * 1000));
      kb_time_strip_changed_view (self);
    }
}

static void
drag_end_cb (KbTimeStrip    *self,
             double          offset_x,
             double          offset_y,
             GtkGestureDrag *gesture)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  KbStripCue *cue;
  double x, y;

  if (self->change.text != NULL)
    {
      apply (self);
      return;
    }

  kb_time_strip_forget_change (self);
  if (self->is_panning || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  cue = kb_time_strip_pick (self, x);
  if (cue != NULL)
    pick (self, cue, get_how (state));
}

static void
moved_cb (KbTimeStrip *self,
          double       x,
          double       y)
{
  self->pointer_x = x;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->change.id != 0 || find_edge (self, x, y) != NULL ? "ew-resize"
                                                                                                             : NULL);
}

static gboolean
scroll_cb (KbTimeStrip              *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  const double by = dx != 0 ? dx : dy;

  if ((state & GDK_CONTROL_MASK) != 0)
    kb_scale_zoom (&self->scale, pow (KB_STRIP_ZOOM, -dy), get_time (self, self->pointer_x));
  else if (kb_scale_is_zoomed (&self->scale))
    kb_scale_scroll_to (&self->scale, self->scale.from_us
                                        + (gint64) (by * (self->scale.to_us - self->scale.from_us) / 10));
  else
    return GDK_EVENT_PROPAGATE;

  kb_time_strip_changed_view (self);
  return GDK_EVENT_STOP;
}

static KbStripCue *
find_from_current (KbTimeStrip *self,
                   int          by)
{
  const KbStripCue *current = kb_time_strip_find (self, self->current_id);
  const int last = (int) self->cues->len - 1;
  int index;

  if (last < 0)
    return NULL;

  index = current != NULL ? (int) (current - &g_array_index (self->cues, KbStripCue, 0)) + by : by < 0 ? last : 0;
  return &g_array_index (self->cues, KbStripCue, CLAMP (index, 0, last));
}

static gboolean
step (KbTimeStrip     *self,
      int              by,
      GdkModifierType  state)
{
  KbStripCue *cue = find_from_current (self, by);

  give_up (self);
  if (cue != NULL)
    pick (self, cue, get_how (state & GDK_SHIFT_MASK));
  describe (self, NULL);

  return GDK_EVENT_STOP;
}

/* An edge by key: by the step of the scale, from the next whole one on. */
static gboolean
resize (KbTimeStrip *self,
        int          by)
{
  const gint64 step_ms = kb_scale_choose_step_ms (get_ms_per_pixel (self));
  const KbStripCue *cue = find_from_current (self, 0);
  gint64 steps;

  if (cue == NULL)
    return GDK_EVENT_STOP;
  if (self->change.id != cue->id)
    begin_change (self, cue);

  steps = by > 0 ? self->change.duration_ms / step_ms + 1 : (self->change.duration_ms - 1) / step_ms;
  preview (self, MAX (1, steps) * step_ms);
  return GDK_EVENT_STOP;
}

static gboolean
scroll_page (KbTimeStrip *self,
             int          direction)
{
  kb_scale_scroll_to (&self->scale, self->scale.from_us + direction * (self->scale.to_us - self->scale.from_us));
  kb_time_strip_changed_view (self);

  return GDK_EVENT_STOP;
}

static gboolean
zoom (KbTimeStrip *self,
      int          steps)
{
  kb_time_strip_zoom (self, steps);
  return GDK_EVENT_STOP;
}

static gboolean
end_change (KbTimeStrip *self,
            gboolean     is_wanted)
{
  if (self->change.id == 0)
    return GDK_EVENT_PROPAGATE;

  if (is_wanted)
    apply (self);
  else
    give_up (self);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (KbTimeStrip     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const gboolean is_alt = (state & GDK_ALT_MASK) != 0;

  if ((state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
      return is_alt ? resize (self, -1) : step (self, -1, state);
    case GDK_KEY_Right:
      return is_alt ? resize (self, 1) : step (self, 1, state);
    case GDK_KEY_Home:
      return step (self, -(int) self->cues->len, state);
    case GDK_KEY_End:
      return step (self, (int) self->cues->len, state);
    case GDK_KEY_Page_Up:
      return scroll_page (self, -1);
    case GDK_KEY_Page_Down:
      return scroll_page (self, 1);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return zoom (self, 1);
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return zoom (self, -1);
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      return zoom (self, 0);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return end_change (self, TRUE);
    case GDK_KEY_Escape:
      return end_change (self, FALSE);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
entered_cb (KbTimeStrip *self)
{
  describe (self, NULL);
}

/**
 * kb_time_strip_add_input:
 *
 * Lets the strip be worked by pointer, wheel and keys.
 */
void
kb_time_strip_add_input (KbTimeStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (give_up), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (give_up), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
