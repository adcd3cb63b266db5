/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-desk"

#include "config.h"

#include "kb-css-class.h"
#include "kb-desk-keys.h"
#include "kb-desk-text.h"
#include "kb-live-desk-private.h"
#include "kb-live-keys.h"
#include "kb-session-text.h"

/* Below these the rundown is reduced to numbers and times, and digits and buttons step down, so that an incident and late
 * duties leave the transport in sight; above the last the rundown is wider. Logical pixels of the desk, which may ask for too many. */
#define NARROW_WIDTH 1180
#define LOW_HEIGHT 960
#define SHORT_HEIGHT 800
#define WIDE_WIDTH 1600

enum
{
  SIGNAL_END_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLiveDesk, kb_live_desk, ADW_TYPE_BIN)

static void
update_actions (KbLiveDesk      *self,
                const KbRunLive *live)
{
  const gboolean is_on = live->cue_id != 0 && !live->is_ended;
  const gboolean has_next = live->next_id != 0 && !live->is_ended;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "live.go", has_next);
  gtk_widget_action_set_enabled (widget, "live.skip", has_next);
  gtk_widget_action_set_enabled (widget, "live.back", is_on);
  gtk_widget_action_set_enabled (widget, "live.hold", is_on);
  gtk_widget_action_set_enabled (widget, "live.add", is_on);
  gtk_widget_action_set_enabled (widget, "live.make-up", is_on);
  gtk_widget_action_set_enabled (widget, "live.end", !live->is_ended);
}

/**
 * kb_live_desk_update_middle:
 *
 * A proposal stands where else is what the host reads.
 */
void
kb_live_desk_update_middle (KbLiveDesk *self)
{
  gtk_stack_set_visible_child_name (self->middle, kb_makeup_card_is_shown (self->makeup_card) ? "make-up" : "reading");
}

/* What is to come moves with the clock over time, on hold and before the first cue; else it stands. */
static void
tick_forecast (KbLiveDesk      *self,
               const KbRunLive *live)
{
  if (!kb_desk_keep (&self->clock_s, live->clock_us / G_USEC_PER_SEC))
    return;

  kb_duty_list_update (self->duties, live);
  kb_segment_line_update (self->segment_line, self->show, live);
  if (live->phase == KB_PHASE_OVER || live->is_held || live->cue_id == 0)
    {
      kb_live_list_update (self->list, live);
      kb_next_card_update (self->next_card, self->show, self->zone, live);
    }
  kb_desk_bar_tick (self->bar, self->show, live);
}

static void
tick_cb (KbLiveDesk *self)
{
  KbRunLive live;

  kb_show_tick (self->show, &live);
  kb_truth_line_tick (self->truth, &live);
  kb_now_card_tick (self->now_card, &live);
  kb_hard_row_update (self->hard_row, self->show, self->zone, &live);
  kb_host_preview_tick (self->preview);
  tick_forecast (self, &live);
  kb_desk_notice_tick (self->notice, self->show, &live);
  kb_live_panel_tick (self->panel, &live);
}

static void
changed_cb (KbLiveDesk *self)
{
  KbRunLive live;

  kb_show_tick (self->show, &live);
  kb_truth_line_update (self->truth, &live);
  kb_now_card_update (self->now_card, &live);
  kb_live_list_update (self->list, &live);
  kb_segment_line_update (self->segment_line, self->show, &live);
  kb_next_card_update (self->next_card, self->show, self->zone, &live);
  kb_duty_list_update (self->duties, &live);
  kb_live_panel_update (self->panel);
  kb_desk_bar_update (self->bar, self->show, &live);
  update_actions (self, &live);
  if (kb_makeup_card_is_shown (self->makeup_card))
    kb_makeup_card_propose (self->makeup_card, self->show);
  tick_cb (self);
}

static gboolean
layout_cb (gpointer user_data)
{
  KbLiveDesk *self = user_data;
  const gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;

  kb_css_class_set (GTK_WIDGET (self), "narrow", narrow);
  kb_css_class_set (GTK_WIDGET (self), "low", gtk_widget_get_height (GTK_WIDGET (self)) < LOW_HEIGHT);
  kb_css_class_set (GTK_WIDGET (self), "wide", gtk_widget_get_width (GTK_WIDGET (self)) >= WIDE_WIDTH);
  kb_css_class_set (GTK_WIDGET (self), "short", gtk_widget_get_height (GTK_WIDGET (self)) < SHORT_HEIGHT);
  kb_live_list_set_room (self->list, narrow, gtk_widget_get_width (GTK_WIDGET (self)) < WIDE_WIDTH);
  kb_segment_line_set_narrow (self->segment_line, narrow);
  kb_hard_row_set_narrow (self->hard_row, narrow);
  self->layout_id = 0;
  return G_SOURCE_REMOVE;
}

/* Styles cannot change while sizes are being given out, which is when the viewport hears of its own. */
static void
resized_cb (KbLiveDesk *self)
{
  if (self->layout_id == 0)
    self->layout_id = g_idle_add_full (GTK_PRIORITY_RESIZE, layout_cb, self, NULL);
}

/**
 * kb_live_desk_go:
 * @is_repeat: a key that is held down repeats itself
 *
 * GO, from wherever it came. A second one within the guard time only flashes.
 */
void
kb_live_desk_go (KbLiveDesk *self,
                 gboolean    is_repeat)
{
  g_return_if_fail (KB_IS_LIVE_DESK (self));

  if (self->show == NULL || kb_show_is_ended (self->show))
    return;
  if (kb_show_go (self->show, g_settings_get_int (self->settings, "go-guard-ms"), is_repeat))
    return;

  kb_desk_bar_flash (self->bar);
}

static gboolean
handle_escape (KbLiveDesk *self)
{
  if (kb_live_keys_has_focus (GTK_WIDGET (self->jump_entry)))
    kb_jump_entry_leave (self->jump_entry);
  else if (kb_live_keys_has_focus (GTK_WIDGET (self->panel)))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  else if (kb_live_keys_is_typing (GTK_WIDGET (self)))
    return FALSE;
  else if (kb_makeup_card_is_shown (self->makeup_card))
    gtk_widget_activate_action (GTK_WIDGET (self), "live.dismiss", NULL);
  else
    kb_show_set_message (self->show, NULL);

  return TRUE;
}

static gboolean
activate (KbLiveDesk      *self,
          const KbDeskKey *key)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  return g_action_parse_detailed_name (key->action, &name, &target, NULL)
         && gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

/* An entry keeps what is text, and its own undo; Enter applies only a proposal that is there. */
static gboolean
is_for_others (KbLiveDesk      *self,
               const KbDeskKey *key,
               guint            keyval,
               GdkModifierType  modifiers)
{
  const gboolean is_typing = kb_live_keys_is_typing (GTK_WIDGET (self));

  if (is_typing && (kb_live_keys_is_text (keyval, modifiers) || g_str_equal (key->action, "live.undo")))
    return TRUE;

  /* In the list these move the choice. */
  if (kb_live_keys_moves (keyval) && kb_live_keys_has_focus (GTK_WIDGET (self->list)))
    return TRUE;

  return g_str_equal (key->action, "live.apply") && !kb_makeup_card_is_shown (self->makeup_card);
}

/**
 * kb_live_desk_handle_key:
 * @keyval: a key, pressed anywhere in the desk's window or on the host's side
 * @state: the modifiers with it
 * @is_repeat: it is held down: what adds time goes on, the rest was done already
 *
 * Does what the key means on the desk, see kb-desk-keys.c.
 *
 * Returns: %TRUE when the key meant something here.
 */
gboolean
kb_live_desk_handle_key (KbLiveDesk      *self,
                         guint            keyval,
                         GdkModifierType  state,
                         gboolean         is_repeat)
{
  const GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  const KbDeskKey *key;

  g_return_val_if_fail (KB_IS_LIVE_DESK (self), FALSE);

  if (self->show == NULL)
    return FALSE;
  if (modifiers == 0 && keyval == GDK_KEY_Escape)
    return handle_escape (self);

  key = kb_desk_keys_find (self->settings, keyval, modifiers);
  if (key == NULL || is_for_others (self, key, keyval, modifiers))
    return FALSE;
  if (g_str_equal (key->action, "live.go"))
    return kb_live_desk_go (self, is_repeat), TRUE;
  /* Undo is the last action of the run here, never the last edit of the plan; nor is there a redo. */
  if (g_str_equal (key->action, "live.undo") && (state & GDK_SHIFT_MASK) != 0)
    return TRUE;

  return (is_repeat && !key->repeats) || activate (self, key);
}

static void
kb_live_desk_dispose (GObject *object)
{
  KbLiveDesk *self = KB_LIVE_DESK (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  if (self->show != NULL)
    g_signal_handlers_disconnect_by_data (self->show, self);
  g_clear_object (&self->show);
  g_clear_object (&self->settings);
  g_clear_object (&self->order);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  /* AdwBin lets its child go itself, and must do so before the template is taken apart. */
  G_OBJECT_CLASS (kb_live_desk_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIVE_DESK);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, viewport);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, truth);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, notice);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, jump_entry);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, segment_line);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, list);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, hard_row);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, now_card);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, middle);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, makeup_card);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, preview);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, duties);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, next_card);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, panel);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, bar);
}

static void
ensure_types (void)
{
  const GType types[] = {
    KB_TYPE_DESK_BAR, KB_TYPE_DESK_NOTICE, KB_TYPE_DUTY_LIST, KB_TYPE_HARD_ROW, KB_TYPE_HOST_PREVIEW,
    KB_TYPE_JUMP_ENTRY, KB_TYPE_LIVE_LIST, KB_TYPE_LIVE_PANEL, KB_TYPE_MAKEUP_CARD, KB_TYPE_NEXT_CARD,
    KB_TYPE_NOW_CARD, KB_TYPE_SEGMENT_LINE, KB_TYPE_TRUTH_LINE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]);
}

static void
kb_live_desk_class_init (KbLiveDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_live_desk_dispose;
  ensure_types ();

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-live-desk.ui");
  bind_children (widget_class);
  kb_live_desk_install_actions (widget_class);

  /**
   * KbLiveDesk::end-asked:
   *
   * The operator wants to end the show; whoever holds the desk asks back.
   */
  signals[SIGNAL_END_ASKED] = g_signal_new ("end-asked", KB_TYPE_LIVE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
}

/* Only what is shown of over and under changes; the run's log has nothing of it. */
static void
relative_changed_cb (KbLiveDesk *self)
{
  if (self->show == NULL)
    return;

  kb_run_set_relative (kb_show_get_run (self->show), g_settings_get_boolean (self->settings, "relative-time"));
  changed_cb (self);
}

static void
add_settings (KbLiveDesk *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) relative = g_settings_create_action (self->settings, "relative-time");

  g_action_map_add_action (G_ACTION_MAP (group), relative);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", G_ACTION_GROUP (group));
  g_signal_connect_object (self->settings, "changed::relative-time", G_CALLBACK (relative_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kb_live_desk_init (KbLiveDesk *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  add_settings (self);
  self->order = kb_order_menu_new (GTK_WIDGET (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  kb_live_list_set_menu (self->list, self->order);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->viewport), "notify::page-size",
                           G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->viewport), "notify::page-size",
                           G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kb_live_desk_ask_end:
 *
 * Tells whoever holds the desk that the operator wants to end the show.
 */
void
kb_live_desk_ask_end (KbLiveDesk *self)
{
  g_signal_emit (self, signals[SIGNAL_END_ASKED], 0);
}

KbShow *
kb_live_desk_get_show (KbLiveDesk *self)
{
  g_return_val_if_fail (KB_IS_LIVE_DESK (self), NULL);

  return self->show;
}

/**
 * kb_live_desk_set_show:
 * @show: (nullable) (transfer none): the run to call
 * @workspace: (nullable) (transfer none): its library, for what is written into the session while it is on
 */
void
kb_live_desk_set_show (KbLiveDesk  *self,
                       KbShow      *show,
                       KbWorkspace *workspace)
{
  g_return_if_fail (KB_IS_LIVE_DESK (self));

  if (self->show == show)
    return;
  if (self->show != NULL)
    g_signal_handlers_disconnect_by_data (self->show, self);

  g_set_object (&self->show, show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  kb_makeup_card_dismiss (self->makeup_card);
  kb_live_desk_update_middle (self);
  kb_truth_line_set_show (self->truth, show);
  kb_duty_list_set_show (self->duties, show);
  kb_desk_notice_reset (self->notice);
  kb_order_menu_set_show (self->order, show);
  kb_now_card_set_show (self->now_card, show);
  kb_host_preview_set_show (self->preview, show);
  kb_live_list_set_show (self->list, show);
  kb_jump_entry_set_show (self->jump_entry, show);
  kb_live_panel_set_show (self->panel, show, workspace);
  if (show == NULL)
    return;

  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
  g_signal_connect_object (show, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  relative_changed_cb (self);
}

/**
 * kb_live_desk_set_host:
 * @state: how the host's screen does
 * @detail: where it is
 * @is_well: nothing needs a look
 */
void
kb_live_desk_set_host (KbLiveDesk *self,
                       const char *state,
                       const char *detail,
                       gboolean    is_well)
{
  g_return_if_fail (KB_IS_LIVE_DESK (self));

  kb_truth_line_set_host (self->truth, state, detail, is_well);
}

/**
 * kb_live_desk_set_host_lines:
 * @look: how the host's screen breaks lines
 */
void
kb_live_desk_set_host_lines (KbLiveDesk           *self,
                             const KbPrompterLook *look)
{
  g_return_if_fail (KB_IS_LIVE_DESK (self));

  kb_host_preview_set_lines (self->preview, look);
}

/**
 * kb_live_desk_set_host_name:
 * @name: (nullable): whose screen is previewed; %NULL while there is one only
 */
void
kb_live_desk_set_host_name (KbLiveDesk *self,
                            const char *name)
{
  g_return_if_fail (KB_IS_LIVE_DESK (self));

  kb_host_preview_set_name (self->preview, name);
}

/**
 * kb_live_desk_step_line:
 * @steps: how many of the host's lines the text goes on, or back when negative
 */
void
kb_live_desk_step_line (KbLiveDesk *self,
                        int         steps)
{
  g_return_if_fail (KB_IS_LIVE_DESK (self));

  kb_host_preview_step_line (self->preview, steps);
}
