/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-prompter-view"

#include "config.h"

#include "kb-prompter-flow.h"
#include "kb-prompter-scene.h"
#include "kb-prompter-step.h"
#include "kb-prompter-view.h"

/**
 * KbPrompterView:
 *
 * The text of a show moving past a marker. Every frame asks the transport where the text is at the
 * time at which the frame will be seen, and puts ready-made strips there: nothing is laid out, and what
 * is not ready leaves the last picture standing rather than a hole.
 */
struct _KbPrompterView
{
  GtkWidget       parent_instance;

  KbTransport    *transport;
  KbClock        *clock;
  KbStripStore   *store;
  KbPrompterFlow *flow;

  KbPrompterScene scene;
  char           *font;         /* what scene.look.font points to */

  double          y;            /* place of the marker in the flow, as it is drawn */
  double          correction;   /* what keeps the text still when what follows is edited */
  double          edge;         /* from the top of the marker's line to the marker, kept over an edit */
  gboolean        keeps_edge;
  gint64          cue_id;       /* whose text y is in */
  double          beat;         /* at which y is */
  gboolean        is_settled;   /* y is the place that the transport asks for */
  gboolean        is_whole;     /* and picture shows it */
  GskRenderNode  *picture;      /* the last that was whole */
  GskRenderNode  *still;        /* what does not move, NULL when it must be made */
  guint           tick;
  KbFrameMeter    meter;
};

enum { PROP_TRANSPORT = 1, PROP_CLOCK, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbPrompterView, kb_prompter_view, GTK_TYPE_WIDGET)

static void start_ticks (KbPrompterView *self);

static gint64
get_boot_us (KbPrompterView *self)
{
  return kb_clock_get_boot_us (self->clock);
}

/* When the frame that is made now will be seen, in the transport's time. */
static gint64
get_presentation_us (KbPrompterView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  const gint64 boot_us = get_boot_us (self);

  return clock != NULL ? kb_frame_meter_predict_us (clock) + boot_us - g_get_monotonic_time () : boot_us;
}

static gboolean
is_scalable (KbPrompterView *self)
{
  return self->scene.width > 0 && self->scene.height > 0 && kb_strip_store_get_style (self->store)->size > 0;
}

/* Where the marker is to be for its place in the text; after an edit as far below the top of its line as before. */
static double
correct_y (KbPrompterView *self,
           gint64          cue_id,
           double          beat,
           double          y)
{
  if (self->keeps_edge)
    self->correction = kb_prompter_flow_get_line_top (self->flow, cue_id, beat) + self->edge - y;
  else if (self->cue_id != cue_id)
    self->correction = 0;
  self->keeps_edge = FALSE;

  return y + self->correction;
}

/* Looks where the text is at @at_us; TRUE when that is another place than the one drawn. */
static gboolean
update_place (KbPrompterView *self,
              gint64          at_us)
{
  const KbTransportState *state = kb_transport_get_state (self->transport);
  double beat = kb_transport_state_get_position (state, at_us);
  double y, before = self->y;
  gboolean was_settled = self->is_settled;
  int above = kb_prompter_scene_get_above (&self->scene), below = kb_prompter_scene_get_below (&self->scene);

  if (!is_scalable (self))
    return FALSE;

  self->is_settled = kb_prompter_flow_locate (self->flow, state->cue_id, beat, above, below, &y);
  if (self->is_settled)
    {
      self->y = kb_prompter_scene_round (kb_strip_store_get_style (self->store),
                                         correct_y (self, state->cue_id, beat, y),
                                         kb_transport_state_is_moving (state, at_us));
      self->cue_id = state->cue_id;
      self->beat = beat;
    }
  kb_prompter_flow_want (self->flow, self->y, above, below);

  return self->is_settled != was_settled || self->y != before || !self->is_whole;
}

/* Brings the picture up to date outside of the ticks: something else than time has changed. */
static void
refresh (KbPrompterView *self)
{
  update_place (self, get_presentation_us (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  start_ticks (self);
}

static gboolean
is_drawn_by_gl (KbPrompterView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && !GSK_IS_CAIRO_RENDERER (renderer);
}

static void
update_style (KbPrompterView *self)
{
  KbStripStyle style;

  g_clear_pointer (&self->still, gsk_render_node_unref);
  if (!kb_prompter_scene_measure (&self->scene, GTK_WIDGET (self), &style))
    return;
  style.as_picture = is_drawn_by_gl (self);

  if (!kb_strip_style_equal (&style, kb_strip_store_get_style (self->store)))
    {
      kb_strip_store_set_style (self->store, &style);
      kb_prompter_flow_reset (self->flow);
      self->correction = 0;
      self->keeps_edge = FALSE;
      self->is_settled = self->is_whole = FALSE;
    }
  refresh (self);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  KbPrompterView *self = KB_PROMPTER_VIEW (widget);
  gint64 at_us = get_presentation_us (self);

  kb_frame_meter_tick (&self->meter, clock);
  if (update_place (self, at_us))
    gtk_widget_queue_draw (widget);
  if (kb_transport_state_is_moving (kb_transport_get_state (self->transport), at_us))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  kb_frame_meter_pause (&self->meter);
  return G_SOURCE_REMOVE;
}

static void
start_ticks (KbPrompterView *self)
{
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* Not before the next frame: an edit changes the texts next, and both belong together. */
static void
transport_changed_cb (KbPrompterView *self)
{
  self->is_whole = FALSE;
  start_ticks (self);
}

static void
store_ready_cb (KbPrompterView *self)
{
  refresh (self);
}

static void
append_picture (KbPrompterView *self,
                GtkSnapshot    *snapshot)
{
  GtkSnapshot *lines = gtk_snapshot_new ();
  GskRenderNode *node;

  self->is_whole = self->is_settled &&
                   kb_prompter_scene_append_lines (&self->scene, self->store, self->flow, self->y, lines);
  node = gtk_snapshot_free_to_node (lines);
  if (self->is_whole)
    {
      g_clear_pointer (&self->picture, gsk_render_node_unref);
      self->picture = g_steal_pointer (&node);
    }
  g_clear_pointer (&node, gsk_render_node_unref);
  if (self->picture != NULL)
    gtk_snapshot_append_node (snapshot, self->picture);
}

static void
kb_prompter_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  KbPrompterView *self = KB_PROMPTER_VIEW (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                            gtk_widget_get_height (widget));

  gtk_snapshot_push_clip (snapshot, &all);
  if (is_scalable (self))
    {
      if (self->still == NULL)
        self->still = kb_prompter_scene_create_still (&self->scene, kb_strip_store_get_style (self->store));
      gtk_snapshot_append_node (snapshot, self->still);
      append_picture (self, snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static void
kb_prompter_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  update_style (KB_PROMPTER_VIEW (widget));
}

static void
kb_prompter_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kb_prompter_view_parent_class)->realize (widget);
  update_style (KB_PROMPTER_VIEW (widget));
}

static void
kb_prompter_view_unrealize (GtkWidget *widget)
{
  KbPrompterView *self = KB_PROMPTER_VIEW (widget);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  GTK_WIDGET_CLASS (kb_prompter_view_parent_class)->unrealize (widget);
}

static void
kb_prompter_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kb_prompter_view_parent_class)->map (widget);
  refresh (KB_PROMPTER_VIEW (widget));
}

static void
kb_prompter_view_unmap (GtkWidget *widget)
{
  KbPrompterView *self = KB_PROMPTER_VIEW (widget);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  kb_frame_meter_pause (&self->meter);
  GTK_WIDGET_CLASS (kb_prompter_view_parent_class)->unmap (widget);
}

static void
kb_prompter_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KbPrompterView *self = KB_PROMPTER_VIEW (object);

  switch (prop_id)
    {
    case PROP_TRANSPORT:
      self->transport = g_value_dup_object (value);
      g_signal_connect_object (self->transport, "changed", G_CALLBACK (transport_changed_cb), self,
                               G_CONNECT_SWAPPED);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_prompter_view_dispose (GObject *object)
{
  KbPrompterView *self = KB_PROMPTER_VIEW (object);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->still, gsk_render_node_unref);
  g_clear_pointer (&self->flow, kb_prompter_flow_free);
  g_clear_object (&self->store);
  g_clear_object (&self->transport);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (kb_prompter_view_parent_class)->dispose (object);
}

static void
kb_prompter_view_finalize (GObject *object)
{
  KbPrompterView *self = KB_PROMPTER_VIEW (object);

  g_free (self->font);

  G_OBJECT_CLASS (kb_prompter_view_parent_class)->finalize (object);
}

static void
kb_prompter_view_class_init (KbPrompterViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = kb_prompter_view_set_property;
  object_class->dispose = kb_prompter_view_dispose;
  object_class->finalize = kb_prompter_view_finalize;
  widget_class->snapshot = kb_prompter_view_snapshot;
  widget_class->size_allocate = kb_prompter_view_size_allocate;
  widget_class->realize = kb_prompter_view_realize;
  widget_class->unrealize = kb_prompter_view_unrealize;
  widget_class->map = kb_prompter_view_map;
  widget_class->unmap = kb_prompter_view_unmap;

  properties[PROP_TRANSPORT] = g_param_spec_object ("transport", NULL, NULL, KB_TYPE_TRANSPORT, flags);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, KB_TYPE_CLOCK, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "kb-prompter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_prompter_view_init (KbPrompterView *self)
{
  self->scene.look = (KbPrompterLook) { NULL, 96, 86, 40, 1.0 / 3, 0, KB_TURN_NONE };
  self->store = kb_strip_store_new ();
  self->flow = kb_prompter_flow_new (self->store);
  g_signal_connect_object (self->store, "ready", G_CALLBACK (store_ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update_style), NULL);
}

/**
 * kb_prompter_view_new:
 * @transport: where the text is; any number of views may show the same
 * @clock: the clock of its times
 *
 * Returns: (transfer floating): a view without texts.
 */
GtkWidget *
kb_prompter_view_new (KbTransport *transport,
                      KbClock     *clock)
{
  return g_object_new (KB_TYPE_PROMPTER_VIEW, "transport", transport, "clock", clock, NULL);
}

/**
 * kb_prompter_view_set_scripts:
 * @scripts: (element-type KbScript): all texts in the order of the show
 *
 * Shows new or edited texts. When the text that is on was edited, tell the transport first
 * (kb_transport_edit()), and both before the next frame: the line on the marker then stays where it
 * is to the pixel.
 */
void
kb_prompter_view_set_scripts (KbPrompterView *self,
                              GPtrArray      *scripts)
{
  g_return_if_fail (KB_IS_PROMPTER_VIEW (self));
  g_return_if_fail (scripts != NULL);

  if (self->is_settled && !self->keeps_edge)
    {
      self->edge = self->y - kb_prompter_flow_get_line_top (self->flow, self->cue_id, self->beat);
      self->keeps_edge = TRUE;
    }
  kb_prompter_flow_set_scripts (self->flow, scripts);
  self->is_settled = self->is_whole = FALSE;
  start_ticks (self);
}

/**
 * kb_prompter_view_set_look:
 * @look: what the text shall look like
 *
 * Restyles the text; the word on the marker stays there.
 */
void
kb_prompter_view_set_look (KbPrompterView       *self,
                           const KbPrompterLook *look)
{
  g_autofree char *font = g_strdup (look->font);

  g_return_if_fail (KB_IS_PROMPTER_VIEW (self));
  g_return_if_fail (look->size > 0 && look->marker >= 0 && look->marker <= 1);

  g_free (self->font);
  self->font = g_steal_pointer (&font);
  self->scene.look = *look;
  self->scene.look.font = self->font;
  update_style (self);
}

/**
 * kb_prompter_view_is_settled:
 *
 * Returns: %TRUE when the picture is the one that the transport asks for; %FALSE while a jump, an edit
 *   or a new style is being made ready.
 */
gboolean
kb_prompter_view_is_settled (KbPrompterView *self)
{
  g_return_val_if_fail (KB_IS_PROMPTER_VIEW (self), FALSE);

  return self->is_settled && self->is_whole;
}

/**
 * kb_prompter_view_step_line:
 * @beat: a place in the text that is on
 * @steps: how many lines to go on, or back when negative
 *
 * Returns: the middle of that line, as the lines are broken here.
 */
double
kb_prompter_view_step_line (KbPrompterView *self,
                            double          beat,
                            int             steps)
{
  g_return_val_if_fail (KB_IS_PROMPTER_VIEW (self), beat);

  return kb_prompter_step_line (self->flow, self->store, kb_transport_get_cue_id (self->transport), beat, steps);
}

/**
 * kb_prompter_view_get_marker_y:
 *
 * Returns: the place of the marker in the column of text, device pixels, as it is drawn.
 */
double
kb_prompter_view_get_marker_y (KbPrompterView *self)
{
  g_return_val_if_fail (KB_IS_PROMPTER_VIEW (self), 0);

  return self->y;
}

/**
 * kb_prompter_view_get_meter:
 *
 * Returns: (transfer none): how smoothly it moved so far.
 */
KbFrameMeter *
kb_prompter_view_get_meter (KbPrompterView *self)
{
  g_return_val_if_fail (KB_IS_PROMPTER_VIEW (self), NULL);

  return &self->meter;
}

/**
 * kb_prompter_view_get_look:
 *
 * Returns: (transfer none): what the text looks like; valid until the next change.
 */
const KbPrompterLook *
kb_prompter_view_get_look (KbPrompterView *self)
{
  g_return_val_if_fail (KB_IS_PROMPTER_VIEW (self), NULL);

  return &self->scene.look;
}
