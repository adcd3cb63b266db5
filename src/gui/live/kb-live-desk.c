/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-desk"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-cue.h"
#include "kb-duration.h"
#include "kb-go.h"
#include "kb-instant.h"
#include "kb-live-desk.h"
#include "kb-live-keys.h"
#include "kb-live-list.h"
#include "kb-makeup-card.h"
#include "kb-now-card.h"
#include "kb-session-text.h"
#include "kb-text.h"
#include "kb-truth-line.h"

#define GUARD_FLASH_MS 150
#define RATE_LOWEST 60
#define RATE_HIGHEST 600

/**
 * KbLiveDesk:
 *
 * The desk from which a run is called. Every action is installed here as `live.*`; buttons, keys
 * and the host's window all mean the same actions. Keys work wherever the focus is, except that an
 * entry keeps what is text.
 */
struct _KbLiveDesk
{
  AdwBin         parent_instance;

  KbShow        *show;         /* owned, nullable */
  GTimeZone     *zone;         /* owned, nullable */
  GSettings     *settings;     /* owned */
  gint64         next_id;      /* the cue that stands by */
  guint          flash_id;     /* source that ends the flash of a guarded GO, 0 for none */

  KbTruthLine   *truth;
  GtkRevealer   *notice_revealer;
  GtkLabel      *notice;
  GtkWidget     *anchor_button;
  GtkEntry      *jump_entry;
  KbLiveList    *list;
  KbNowCard     *now_card;
  KbMakeupCard  *makeup_card;
  AdwBin        *preview_place;
  GtkLabel      *next_number;
  GtkLabel      *next_title;
  GtkLabel      *next_duties;
  GtkLabel      *next_length;
  GtkLabel      *next_start;
  GtkButton     *hold_button;
  GtkWidget     *go_button;
  GtkLabel      *go_number;
  GtkLabel      *go_title;
};

enum
{
  SIGNAL_END_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbLiveDesk, kb_live_desk, ADW_TYPE_BIN)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static char *
describe_duties (KbRecordSet *plan,
                 gint64       cue_id)
{
  g_autoptr (GPtrArray) duties = kb_record_set_children (plan, KB_ENTITY_CUE_DIRECTION, cue_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < duties->len; i++)
    {
      KbRecord *duty = g_ptr_array_index (duties, i);

      if (i > 0)
        g_string_append (text, " · ");
      /* Translators: whose task in a cue, and the task */
      g_string_append_printf (text, _("%s: %s"),
                              kb_enum_label (&kb_role_kind_enum, kb_record_get_int (duty, KB_CUE_DIRECTION_ROLE)),
                              kb_record_get_text (duty, KB_CUE_DIRECTION_TEXT));
    }

  return g_string_free (text, FALSE);
}

static void
show_no_next (KbLiveDesk *self)
{
  set_label (self->next_number, "—");
  set_label (self->next_title, _("The last cue is on"));
  set_label (self->next_duties, "");
  set_label (self->next_length, "");
  set_label (self->next_start, "");
  set_label (self->go_number, _("end"));
  set_label (self->go_title, "");
}

static void
update_next (KbLiveDesk      *self,
             const KbRunLive *live)
{
  KbRecordSet *plan = kb_show_get_plan (self->show);
  KbRecord *record = kb_record_set_find (plan, KB_ENTITY_CUE, live->next_id);
  g_autofree char *length = NULL;
  g_autofree char *start = NULL;
  g_autofree char *duties = NULL;
  g_autofree char *go = NULL;
  KbRunCue cue;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "live.go", live->next_id != 0 && !live->is_ended);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "live.skip", live->next_id != 0 && !live->is_ended);
  self->next_id = live->next_id;
  if (live->next_id == 0)
    {
      show_no_next (self);
      return;
    }

  kb_run_get_cue (kb_show_get_run (self->show), live->next_index, live, &cue);
  length = kb_duration_format (cue.length_ms);
  start = kb_instant_format_clock (cue.expected_start_us, self->zone);
  duties = describe_duties (plan, live->next_id);
  go = g_strdup_printf ("%s · %s", cue.number, length);
  set_label (self->next_number, cue.number);
  set_label (self->next_title, record != NULL ? kb_record_get_text (record, KB_CUE_TITLE) : "");
  set_label (self->next_duties, duties);
  set_label (self->next_length, length);
  set_label (self->next_start, start);
  set_label (self->go_number, go);
  set_label (self->go_title, record != NULL ? kb_record_get_text (record, KB_CUE_TITLE) : "");
}

static void
update_notice (KbLiveDesk      *self,
               const KbRunLive *live)
{
  g_autofree char *text = NULL;

  if (kb_show_get_problem (self->show) != NULL)
    text = g_strdup_printf (_("%u events wait to be written: %s The show goes on."), kb_show_get_pending (self->show),
                            kb_show_get_problem (self->show));
  else if (live->is_drifted)
    {
      g_autofree char *drift = kb_duration_format_signed (live->drift_ms);

      text = g_strdup_printf (_("The computer’s clock was set: it differs from the show’s by %s. Nothing has moved."),
                              drift);
    }

  if (text != NULL)
    set_label (self->notice, text);
  gtk_widget_set_visible (self->anchor_button, live->is_drifted && kb_show_get_problem (self->show) == NULL);
  gtk_revealer_set_reveal_child (self->notice_revealer, text != NULL);
}

static void
update_actions (KbLiveDesk      *self,
                const KbRunLive *live)
{
  const gboolean is_on = live->cue_id != 0 && !live->is_ended;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "live.back", is_on);
  gtk_widget_action_set_enabled (widget, "live.hold", is_on);
  gtk_widget_action_set_enabled (widget, "live.add", is_on);
  gtk_widget_action_set_enabled (widget, "live.make-up", is_on);
  gtk_widget_action_set_enabled (widget, "live.end", !live->is_ended);
  if (live->is_held)
    gtk_widget_add_css_class (GTK_WIDGET (self->hold_button), "offered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hold_button), "offered");
}

static void
tick_cb (KbLiveDesk *self)
{
  KbRunLive live;

  kb_show_tick (self->show, &live);
  kb_truth_line_update (self->truth, &live);
  kb_now_card_update (self->now_card, &live);
  if (live.phase == KB_PHASE_OVER || live.cue_id == 0)
    {
      kb_live_list_update (self->list, &live);
      update_next (self, &live);
    }
  update_notice (self, &live);
}

static void
changed_cb (KbLiveDesk *self)
{
  KbRunLive live;

  kb_show_tick (self->show, &live);
  kb_live_list_update (self->list, &live);
  update_next (self, &live);
  update_actions (self, &live);
  tick_cb (self);
}

static gboolean
end_flash_cb (gpointer user_data)
{
  KbLiveDesk *self = user_data;

  self->flash_id = 0;
  gtk_widget_remove_css_class (self->go_button, "guarded");
  return G_SOURCE_REMOVE;
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

  gtk_widget_add_css_class (self->go_button, "guarded");
  g_clear_handle_id (&self->flash_id, g_source_remove);
  self->flash_id = g_timeout_add (GUARD_FLASH_MS, end_flash_cb, self);
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  kb_live_desk_go (KB_LIVE_DESK (widget), FALSE);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_show_back (KB_LIVE_DESK (widget)->show);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_show_undo (KB_LIVE_DESK (widget)->show);
}

static void
hold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_show_toggle_hold (KB_LIVE_DESK (widget)->show);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  kb_show_add (KB_LIVE_DESK (widget)->show, g_variant_get_int32 (parameter) * G_GINT64_CONSTANT (1000));
}

static void
skip_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbLiveDesk *self = KB_LIVE_DESK (widget);

  kb_show_toggle_skip (self->show, self->next_id);
}

static void
make_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KbLiveDesk *self = KB_LIVE_DESK (widget);

  kb_makeup_card_propose (self->makeup_card, self->show);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbLiveDesk *self = KB_LIVE_DESK (widget);

  kb_makeup_card_apply (self->makeup_card, self->show);
}

static void
dismiss_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  kb_makeup_card_dismiss (KB_LIVE_DESK (widget)->makeup_card);
}

static void
jump_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KB_LIVE_DESK (widget)->jump_entry));
}

static void
anchor_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  kb_show_anchor (KB_LIVE_DESK (widget)->show);
}

static void
blank_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KbShow *show = KB_LIVE_DESK (widget)->show;

  kb_show_set_blank (show, !kb_show_get_blank (show));
}

static void
pace_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbShow *show = KB_LIVE_DESK (widget)->show;
  const double rate = kb_transport_get_state (kb_show_get_transport (show))->rate;

  kb_show_set_rate (show, CLAMP (rate + g_variant_get_int32 (parameter), RATE_LOWEST, RATE_HIGHEST));
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_END_ASKED], 0);
}

static void
jump_activated_cb (GtkEntry   *entry,
                   KbLiveDesk *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const gint64 cue_id = kb_live_list_find (self->list, text);

  if (cue_id == 0)
    {
      g_autofree char *message = g_strdup_printf (_("No cue has the number “%s”."), text);

      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (entry), message);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry), NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
  kb_show_take (self->show, cue_id);
}

static gboolean
is_typing (KbLiveDesk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static gboolean
handle_escape (KbLiveDesk *self)
{
  if (is_typing (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  else if (kb_makeup_card_is_shown (self->makeup_card))
    kb_makeup_card_dismiss (self->makeup_card);
  else
    kb_show_set_message (self->show, NULL);
  return TRUE;
}

/**
 * kb_live_desk_handle_key:
 * @keyval: a key, pressed on the desk or on the host's side
 * @state: the modifiers with it
 * @is_repeat: it is held down
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

  g_return_val_if_fail (KB_IS_LIVE_DESK (self), FALSE);

  if (self->show == NULL)
    return FALSE;
  if (modifiers == GDK_CONTROL_MASK && keyval == GDK_KEY_z)
    return is_typing (self) ? FALSE : gtk_widget_activate_action (GTK_WIDGET (self), "live.undo", NULL);
  if (modifiers != 0)
    return FALSE;
  if (keyval == GDK_KEY_F12 || (keyval == GDK_KEY_space && !is_typing (self)))
    {
      kb_live_desk_go (self, is_repeat);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape)
    return handle_escape (self);
  if (is_typing (self) || is_repeat)
    return FALSE;

  return kb_live_keys_activate (GTK_WIDGET (self), keyval);
}

static void
kb_live_desk_dispose (GObject *object)
{
  KbLiveDesk *self = KB_LIVE_DESK (object);

  g_clear_handle_id (&self->flash_id, g_source_remove);
  g_clear_object (&self->show);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KB_TYPE_LIVE_DESK);

  G_OBJECT_CLASS (kb_live_desk_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, truth);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, notice);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, anchor_button);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, jump_entry);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, list);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, now_card);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, makeup_card);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, preview_place);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, next_number);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, next_title);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, next_duties);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, next_length);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, next_start);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, hold_button);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, go_button);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, go_number);
  gtk_widget_class_bind_template_child (widget_class, KbLiveDesk, go_title);
  gtk_widget_class_bind_template_callback (widget_class, jump_activated_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "live.go", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "live.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "live.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "live.hold", NULL, hold_action);
  gtk_widget_class_install_action (widget_class, "live.add", "i", add_action);
  gtk_widget_class_install_action (widget_class, "live.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "live.jump", NULL, jump_action);
  gtk_widget_class_install_action (widget_class, "live.make-up", NULL, make_up_action);
  gtk_widget_class_install_action (widget_class, "live.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "live.dismiss", NULL, dismiss_action);
  gtk_widget_class_install_action (widget_class, "live.anchor", NULL, anchor_action);
  gtk_widget_class_install_action (widget_class, "live.blank", NULL, blank_action);
  gtk_widget_class_install_action (widget_class, "live.pace", "i", pace_action);
  gtk_widget_class_install_action (widget_class, "live.end", NULL, end_action);
}

static void
kb_live_desk_class_init (KbLiveDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_live_desk_dispose;
  g_type_ensure (KB_TYPE_LIVE_LIST);
  g_type_ensure (KB_TYPE_MAKEUP_CARD);
  g_type_ensure (KB_TYPE_NOW_CARD);
  g_type_ensure (KB_TYPE_TRUTH_LINE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-live-desk.ui");
  bind_children (widget_class);
  install_actions (widget_class);

  /**
   * KbLiveDesk::end-asked:
   *
   * The operator wants to end the show; whoever holds the desk asks back.
   */
  signals[SIGNAL_END_ASKED] = g_signal_new ("end-asked", KB_TYPE_LIVE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
}

static void
kb_live_desk_init (KbLiveDesk *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
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
 */
void
kb_live_desk_set_show (KbLiveDesk *self,
                       KbShow     *show)
{
  g_return_if_fail (KB_IS_LIVE_DESK (self));

  if (self->show == show)
    return;
  if (self->show != NULL)
    g_signal_handlers_disconnect_by_data (self->show, self);

  g_set_object (&self->show, show);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  kb_makeup_card_dismiss (self->makeup_card);
  kb_truth_line_set_show (self->truth, show);
  kb_now_card_set_show (self->now_card, show);
  kb_live_list_set_show (self->list, show);
  if (show == NULL)
    return;

  self->zone = kb_session_dup_time_zone (kb_record_set_get_session (kb_show_get_plan (show)));
  g_signal_connect_object (show, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
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
