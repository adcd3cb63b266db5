/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-view"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-host-pane.h"
#include "kb-host-places.h"
#include "kb-host-said.h"
#include "kb-host-view.h"

/* How often the clock is looked at; something is only drawn when it shows another figure. */
#define CLOCK_MS 50

/* Two flashes, half a second each, so that none is faster than two a second. */
#define FLASH_MS 250
#define FLASH_STEPS 4

/* How long the bar of the test card takes from one side to the other. */
#define SWEEP_US (4 * G_USEC_PER_SEC)

/**
 * KbHostView:
 *
 * All that the host sees: the text, and around it or instead of it countdown, cue, product and message.
 * It draws from what it was told last and from the clocks, so it goes on when nobody tells it more.
 */
struct _KbHostView
{
  GtkWidget     parent_instance;

  KbTransport  *transport;
  KbClock      *clock;
  GtkWidget    *prompter;
  GtkWidget    *panes[KB_HOST_N_PANES];

  KbHostLook    look;
  char         *font;         /* what look.font points to */
  KbHostState   state;
  KbHostMoment  moment;
  GPtrArray    *scripts;      /* KbScript: all texts, in which what must be said is looked for */
  KbHostSaid    said;
  guint         clock_source;
  guint         flash_source;
  guint         flash_step;
  guint         sweep;        /* the test card's tick */
  gint64        shown_second; /* of the countdown */
  gint64        shown_wall;   /* seconds */
  int           shown_pixel;  /* of the progress */
};

enum { PROP_TRANSPORT = 1, PROP_CLOCK, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbHostView, kb_host_view, GTK_TYPE_WIDGET)

static const GdkRGBA black = { 0, 0, 0, 1 };

/* The view's size before it is turned. */
static void
get_size (KbHostView *self,
          int        *width,
          int        *height)
{
  *width = gtk_widget_get_width (GTK_WIDGET (self));
  *height = gtk_widget_get_height (GTK_WIDGET (self));
  kb_turn_map_size (kb_host_screen_get_turn (&self->look), width, height);
}

static double
get_unit (KbHostView *self)
{
  int width, height;

  get_size (self, &width, &height);

  return kb_host_places_get_unit (width, height);
}

/* The text draws itself turned, so its place is turned but its picture is not. */
static void
place_prompter (KbHostView                  *self,
                const cairo_rectangle_int_t *rect)
{
  KbPrompterLook look;
  int width, height;
  cairo_rectangle_int_t turned;

  get_size (self, &width, &height);
  kb_host_screen_fill_prompter (&self->look, rect->width, get_unit (self), &look);
  turned = kb_turn_map_rect (look.turn, rect, width, height);
  gtk_widget_size_allocate (self->prompter,
                            &(GtkAllocation) { turned.x, turned.y, turned.width, turned.height }, -1);
  kb_prompter_view_set_look (KB_PROMPTER_VIEW (self->prompter), &look);
}

static void
update_inks (KbHostView *self)
{
  KbStripStyle style = { 0 };

  memcpy (style.colors, self->look.colors, sizeof style.colors);
  for (guint i = 0; i < KB_N_INKS; i++)
    {
      const KbInkColor color = kb_strip_style_get_color (&style, i);

      self->moment.inks[i] = (GdkRGBA) { (float) color.red, (float) color.green, (float) color.blue, 1 };
    }
  gtk_widget_queue_draw (self->panes[KB_HOST_PANE_CARD]);
}

static void
show_children (KbHostView *self)
{
  gboolean is_lit = !self->state.is_blank;
  KbHostLayout layout = self->look.layout;

  gtk_widget_set_child_visible (self->prompter, is_lit && kb_host_screen_shows_text (&self->look));
  gtk_widget_set_child_visible (self->panes[KB_HOST_PANE_HEAD], is_lit && (layout == KB_HOST_LAYOUT_BOTH ||
                                                                   layout == KB_HOST_LAYOUT_CARD));
  gtk_widget_set_child_visible (self->panes[KB_HOST_PANE_CARD], is_lit && (layout == KB_HOST_LAYOUT_BOTH ||
                                                                   layout == KB_HOST_LAYOUT_CARD));
  gtk_widget_set_child_visible (self->panes[KB_HOST_PANE_FOOT], is_lit && layout != KB_HOST_LAYOUT_CLOCK);
  gtk_widget_set_child_visible (self->panes[KB_HOST_PANE_CLOCK], is_lit && layout == KB_HOST_LAYOUT_CLOCK);
  gtk_widget_set_child_visible (self->panes[KB_HOST_PANE_MESSAGE], self->state.message.text != NULL);
  gtk_widget_set_child_visible (self->panes[KB_HOST_PANE_TEST], self->state.is_test);
}

static void
kb_host_view_size_allocate (GtkWidget *widget,
                            int        allocated_width,
                            int        allocated_height,
                            int        baseline)
{
  KbHostView *self = KB_HOST_VIEW (widget);
  KbHostPlaces places = { 0 };
  double unit = get_unit (self);
  int width, height;

  get_size (self, &width, &height);
  kb_host_places_arrange (&places, self->look.layout, width, height, unit);
  show_children (self);
  if (kb_host_screen_shows_text (&self->look))
    place_prompter (self, &places.text);
  for (guint i = 0; i < KB_HOST_N_PANES; i++)
    {
      const cairo_rectangle_int_t *rect = &places.panes[i];

      kb_host_pane_set_part (KB_HOST_PANE (self->panes[i]), places.parts[i], unit);
      gtk_widget_allocate (self->panes[i], MAX (rect->width, 1), MAX (rect->height, 1), -1,
                           kb_host_screen_create_transform (&self->look, width, height, rect->x, rect->y));
    }
}

static void
kb_host_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 960 : 540;
}

static void
kb_host_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  /* Otherwise the parts cover it, and a frame of the text would fill its ground twice. */
  if (KB_HOST_VIEW (widget)->state.is_blank)
    gtk_snapshot_append_color (snapshot, &black,
                               &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                    gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (kb_host_view_parent_class)->snapshot (widget, snapshot);
  if (!KB_HOST_VIEW (widget)->state.is_test && !KB_HOST_VIEW (widget)->state.is_blank)
    kb_host_paint_frame (snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget),
                         get_unit (KB_HOST_VIEW (widget)), KB_HOST_VIEW (widget)->state.air);
}

static void
redraw (KbHostView *self)
{
  for (guint i = 0; i < KB_HOST_N_PANES; i++)
    gtk_widget_queue_draw (self->panes[i]);
}

static void
redraw_what_ticks (KbHostView *self)
{
  gtk_widget_queue_draw (self->panes[KB_HOST_PANE_HEAD]);
  gtk_widget_queue_draw (self->panes[KB_HOST_PANE_FOOT]);
  gtk_widget_queue_draw (self->panes[KB_HOST_PANE_CLOCK]);
}

static gint64
floor_second (gint64 ms)
{
  return ms > 0 ? (ms + 999) / 1000 : -(-ms / 1000);
}

/* Looks at the clocks; TRUE when a figure that is shown is another one. */
static gboolean
update_moment (KbHostView *self)
{
  gint64 boot = kb_clock_get_boot_us (self->clock);
  gint64 remaining = kb_host_state_get_remaining_ms (&self->state, boot);
  gint64 wall = kb_host_state_get_wall_us (&self->state, boot, kb_clock_get_wall_us (self->clock));
  int pixel = (int) (kb_host_state_get_part (&self->state, remaining) *
                     gtk_widget_get_width (GTK_WIDGET (self)));

  self->moment.remaining_ms = remaining;
  self->moment.wall_us = wall;
  if (floor_second (remaining) == self->shown_second && wall / G_USEC_PER_SEC == self->shown_wall &&
      pixel == self->shown_pixel)
    return FALSE;

  self->shown_second = floor_second (remaining);
  self->shown_wall = wall / G_USEC_PER_SEC;
  self->shown_pixel = pixel;

  return TRUE;
}

/* TRUE when another line of what must be said was passed. */
static gboolean
update_said (KbHostView *self)
{
  const double beat = kb_transport_get_position (self->transport, kb_clock_get_boot_us (self->clock));
  const guint32 said = kb_host_said_find (&self->said, self->scripts, kb_transport_get_cue_id (self->transport),
                                          self->state.card.must_say, beat);

  if (self->moment.said == said)
    return FALSE;

  self->moment.said = said;
  return TRUE;
}

static gboolean
clock_cb (gpointer data)
{
  KbHostView *self = data;

  if (update_said (self))
    gtk_widget_queue_draw (self->panes[KB_HOST_PANE_CARD]);
  if (update_moment (self))
    redraw_what_ticks (self);

  return G_SOURCE_CONTINUE;
}

/* What is urgent goes on until somebody says that it was seen. */
static gboolean
flash_cb (gpointer data)
{
  KbHostView *self = data;
  const gboolean is_urgent = self->state.message.text != NULL && self->state.message.is_urgent;

  self->flash_step++;
  self->moment.flash = (is_urgent || self->flash_step < FLASH_STEPS) && self->flash_step % 2 == 0;
  gtk_widget_queue_draw (self->panes[KB_HOST_PANE_MESSAGE]);
  if (is_urgent || self->flash_step < FLASH_STEPS)
    return G_SOURCE_CONTINUE;

  self->flash_source = 0;
  return G_SOURCE_REMOVE;
}

static void
start_flash (KbHostView *self)
{
  g_clear_handle_id (&self->flash_source, g_source_remove);
  self->flash_step = 0;
  self->moment.flash = TRUE;
  self->flash_source = g_timeout_add (FLASH_MS, flash_cb, self);
}

static gboolean
is_new_message (const KbHostMessage *message,
                const KbHostMessage *before)
{
  return message->text != NULL &&
         (g_strcmp0 (message->text, before->text) != 0 || message->sent_us != before->sent_us);
}

static void
load_image (KbHostView   *self,
            const GBytes *before)
{
  GBytes *bytes = self->state.card.image;
  g_autoptr (GError) error = NULL;

  if (bytes == before)
    return;

  g_clear_object (&self->moment.image);
  if (bytes == NULL)
    return;
  self->moment.image = gdk_texture_new_from_bytes (bytes, &error);
  if (self->moment.image == NULL)
    g_debug ("picture of the product: %s", error->message);
}

/* There and back, as a function of time, as the text is. */
static gboolean
sweep_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  KbHostView *self = KB_HOST_VIEW (widget);
  const gint64 phase = kb_frame_meter_predict_us (clock) % (2 * SWEEP_US);

  self->moment.sweep = phase < SWEEP_US ? phase / (double) SWEEP_US : 2 - phase / (double) SWEEP_US;
  gtk_widget_queue_draw (self->panes[KB_HOST_PANE_TEST]);

  return G_SOURCE_CONTINUE;
}

static void
update_sweep (KbHostView *self)
{
  if (self->state.is_test && self->sweep == 0)
    self->sweep = gtk_widget_add_tick_callback (GTK_WIDGET (self), sweep_cb, NULL, NULL);
  else if (!self->state.is_test && self->sweep != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->sweep);
      self->sweep = 0;
    }
}

static void
kb_host_view_map (GtkWidget *widget)
{
  KbHostView *self = KB_HOST_VIEW (widget);

  GTK_WIDGET_CLASS (kb_host_view_parent_class)->map (widget);
  update_moment (self);
  /* Below a redraw: the text's frames go first. */
  self->clock_source = g_timeout_add_full (GDK_PRIORITY_REDRAW + 5, CLOCK_MS, clock_cb, self, NULL);
}

static void
kb_host_view_unmap (GtkWidget *widget)
{
  KbHostView *self = KB_HOST_VIEW (widget);

  g_clear_handle_id (&self->clock_source, g_source_remove);
  GTK_WIDGET_CLASS (kb_host_view_parent_class)->unmap (widget);
}

static void
kb_host_view_constructed (GObject *object)
{
  KbHostView *self = KB_HOST_VIEW (object);

  G_OBJECT_CLASS (kb_host_view_parent_class)->constructed (object);

  self->prompter = kb_prompter_view_new (self->transport, self->clock);
  gtk_widget_set_parent (self->prompter, GTK_WIDGET (self));
  self->moment.state = &self->state;
  for (guint i = 0; i < KB_HOST_N_PANES; i++)
    {
      self->panes[i] = kb_host_pane_new (&self->moment, i == KB_HOST_PANE_CARD ? &kb_host_ground : &black);
      gtk_widget_set_parent (self->panes[i], GTK_WIDGET (self));
    }
  update_inks (self);
}

static void
kb_host_view_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  KbHostView *self = KB_HOST_VIEW (object);

  switch (prop_id)
    {
    case PROP_TRANSPORT:
      self->transport = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_host_view_dispose (GObject *object)
{
  KbHostView *self = KB_HOST_VIEW (object);

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_handle_id (&self->flash_source, g_source_remove);
  g_clear_pointer (&self->prompter, gtk_widget_unparent);
  for (guint i = 0; i < KB_HOST_N_PANES; i++)
    g_clear_pointer (&self->panes[i], gtk_widget_unparent);
  g_clear_object (&self->moment.image);
  g_clear_pointer (&self->scripts, g_ptr_array_unref);
  g_clear_object (&self->transport);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (kb_host_view_parent_class)->dispose (object);
}

static void
kb_host_view_finalize (GObject *object)
{
  KbHostView *self = KB_HOST_VIEW (object);

  kb_host_state_clear (&self->state);
  g_free (self->font);

  G_OBJECT_CLASS (kb_host_view_parent_class)->finalize (object);
}

static void
kb_host_view_class_init (KbHostViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = kb_host_view_constructed;
  object_class->set_property = kb_host_view_set_property;
  object_class->dispose = kb_host_view_dispose;
  object_class->finalize = kb_host_view_finalize;
  widget_class->measure = kb_host_view_measure;
  widget_class->size_allocate = kb_host_view_size_allocate;
  widget_class->snapshot = kb_host_view_snapshot;
  widget_class->map = kb_host_view_map;
  widget_class->unmap = kb_host_view_unmap;

  properties[PROP_TRANSPORT] = g_param_spec_object ("transport", NULL, NULL, KB_TYPE_TRANSPORT, flags);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, KB_TYPE_CLOCK, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "kb-host");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kb_host_view_init (KbHostView *self)
{
  self->look = (KbHostLook) KB_HOST_LOOK_INIT;
  kb_host_state_init (&self->state);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The host's screen"), -1);
}

/**
 * kb_host_view_new:
 * @transport: where the text is
 * @clock: the clocks
 *
 * Returns: (transfer floating): a screen that was told nothing yet.
 */
GtkWidget *
kb_host_view_new (KbTransport *transport,
                  KbClock     *clock)
{
  return g_object_new (KB_TYPE_HOST_VIEW, "transport", transport, "clock", clock, NULL);
}

/**
 * kb_host_view_set_look:
 * @look: how the host wants the screen
 *
 * Changes layout, text and turn; the word on the marker stays there.
 */
void
kb_host_view_set_look (KbHostView       *self,
                       const KbHostLook *look)
{
  g_autofree char *font = g_strdup (look->font);

  g_return_if_fail (KB_IS_HOST_VIEW (self));

  g_free (self->font);
  self->font = g_steal_pointer (&font);
  self->look = *look;
  self->look.font = self->font;
  update_inks (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * kb_host_view_set_state:
 * @state: all that is to be shown from now on
 *
 * Takes over a state. A message that is new flashes twice, an urgent one goes on.
 */
void
kb_host_view_set_state (KbHostView        *self,
                        const KbHostState *state)
{
  g_auto (KbHostState) before = self->state;

  g_return_if_fail (KB_IS_HOST_VIEW (self));
  g_return_if_fail (state != NULL);

  kb_host_state_copy (&self->state, state);
  load_image (self, before.card.image);
  if (is_new_message (&self->state.message, &before.message))
    start_flash (self);
  update_moment (self);
  self->said.script = NULL;
  update_said (self);
  update_sweep (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  redraw (self);
}

/**
 * kb_host_view_set_scripts:
 * @scripts: (element-type KbScript): all texts in the order of the show
 *
 * See kb_prompter_view_set_scripts().
 */
void
kb_host_view_set_scripts (KbHostView *self,
                          GPtrArray  *scripts)
{
  g_return_if_fail (KB_IS_HOST_VIEW (self));

  g_ptr_array_ref (scripts);
  g_clear_pointer (&self->scripts, g_ptr_array_unref);
  self->scripts = scripts;
  self->said.script = NULL;
  kb_prompter_view_set_scripts (KB_PROMPTER_VIEW (self->prompter), scripts);
}

/**
 * kb_host_view_get_prompter:
 *
 * Returns: (transfer none): the text's view, for its figures.
 */
KbPrompterView *
kb_host_view_get_prompter (KbHostView *self)
{
  g_return_val_if_fail (KB_IS_HOST_VIEW (self), NULL);

  return KB_PROMPTER_VIEW (self->prompter);
}
