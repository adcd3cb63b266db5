/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-host-controls"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-follow-source.h"
#include "kb-host-controls.h"
#include "kb-host-look.h"
#include "kb-host-profile.h"

#define SMALLEST_SIZE 48
#define LARGEST_SIZE 240
#define RATE_LOWEST 60
#define RATE_HIGHEST 600
#define N_MODES (KB_PACE_MODE_HAND + 1)

/* Nobody chose a size and the screen has not said its own yet. */
#define USUAL_SIZE 96

/**
 * KbHostControls:
 *
 * What the operator does with the host's screen: `host.*` on the desk. How it looks is changed in the profile of who
 * reads, so that it is there next time too; while the library has none for them, in this desk's settings.
 */
struct _KbHostControls
{
  GObject             parent_instance;

  KbLiveDesk         *desk;        /* borrowed */
  GSettings          *settings;    /* owned */
  GSimpleActionGroup *actions;     /* owned */
  KbShow             *show;        /* owned, nullable */
  KbWorkspace        *workspace;   /* owned, nullable */
  double              size;        /* of the text, as the screen says; 0: not known */
};

G_DEFINE_FINAL_TYPE (KbHostControls, kb_host_controls, G_TYPE_OBJECT)

/* The mirrors: an action, its setting and its field. */
static const struct
{
  const char *action;
  const char *key;
  guint       field;
} mirrors[] = {
  { "mirror-h", "host-mirror-h", KB_HOST_PROFILE_MIRROR_H },
  { "mirror-v", "host-mirror-v", KB_HOST_PROFILE_MIRROR_V },
};

static KbRecord *
find_profile (KbHostControls *self,
              int            *cue_type)
{
  return self->show != NULL ? kb_follow_source_find_profile (self->show, KB_SCREEN_HOST, self->settings, cue_type) : NULL;
}

static void
set_state (KbHostControls *self,
           const char     *name,
           GVariant       *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static void
update_states (KbHostControls *self)
{
  int cue_type = -1;
  KbRecord *profile = find_profile (self, &cue_type);
  const int layout = profile != NULL ? kb_host_look_get_layout (profile, cue_type)
                                     : g_settings_get_enum (self->settings, "host-layout");

  set_state (self, "layout", g_variant_new_string (kb_enum_code (&kb_host_layout_enum, layout)));
  for (guint i = 0; i < G_N_ELEMENTS (mirrors); i++)
    set_state (self, mirrors[i].action,
               g_variant_new_boolean (profile != NULL ? kb_record_get_bool (profile, mirrors[i].field)
                                                      : g_settings_get_boolean (self->settings, mirrors[i].key)));
}

/* A type of cue that has a layout of its own gets another; else it is the profile's. */
static void
set_profile_layout (KbHostControls *self,
                    KbRecord       *profile,
                    int             cue_type,
                    int             layout)
{
  const char *layouts = kb_record_get_text (profile, KB_HOST_PROFILE_LAYOUTS);
  g_autoptr (KbEdit) edit = kb_edit_new (_("Change layout of host profile"));

  if (kb_host_look_find_layout (layouts, cue_type) >= 0)
    {
      g_autofree char *changed = kb_host_look_set_layout (layouts, cue_type, layout);

      kb_edit_set_text (edit, profile, KB_HOST_PROFILE_LAYOUTS, changed);
    }
  else
    kb_edit_set_int (edit, profile, KB_HOST_PROFILE_LAYOUT, layout);
  kb_workspace_edit (self->workspace, edit);
}

static void
layout_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  KbHostControls *self = user_data;
  const char *code = g_variant_get_string (parameter, NULL);
  const int layout = kb_enum_find (&kb_host_layout_enum, code);
  int cue_type;
  KbRecord *profile = find_profile (self, &cue_type);

  if (layout < 0)
    return;
  if (profile != NULL)
    set_profile_layout (self, profile, cue_type, layout);
  else
    g_settings_set_enum (self->settings, "host-layout", layout);
}

static void
mirror_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  KbHostControls *self = user_data;
  const guint i = g_str_equal (g_action_get_name (G_ACTION (action)), mirrors[0].action) ? 0 : 1;
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (action));
  const gboolean is_mirrored = !g_variant_get_boolean (state);
  g_autoptr (KbEdit) edit = NULL;
  int cue_type;
  KbRecord *profile = find_profile (self, &cue_type);

  if (profile == NULL)
    {
      g_settings_set_boolean (self->settings, mirrors[i].key, is_mirrored);
      return;
    }

  edit = kb_edit_new (_("Change mirror of host profile"));
  kb_edit_set_int (edit, profile, mirrors[i].field, is_mirrored);
  kb_workspace_edit (self->workspace, edit);
}

static void
size_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KbHostControls *self = user_data;
  int cue_type;
  KbRecord *profile = find_profile (self, &cue_type);
  const int chosen = profile != NULL ? (int) kb_record_get_int_or (profile, KB_HOST_PROFILE_TEXT_SIZE, 0)
                                     : g_settings_get_int (self->settings, "host-text-size");
  const int from = chosen > 0 ? chosen : self->size > 0 ? (int) self->size : USUAL_SIZE;
  const int size = CLAMP (from + g_variant_get_int32 (parameter), SMALLEST_SIZE, LARGEST_SIZE);
  g_autoptr (KbEdit) edit = NULL;

  if (profile == NULL)
    {
      g_settings_set_int (self->settings, "host-text-size", size);
      return;
    }

  edit = kb_edit_new (_("Change text size of host profile"));
  kb_edit_set_int (edit, profile, KB_HOST_PROFILE_TEXT_SIZE, size);
  kb_workspace_edit (self->workspace, edit);
}

static void
blank_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  KbShow *show = KB_HOST_CONTROLS (user_data)->show;

  if (show != NULL)
    kb_show_set_blank (show, !kb_show_get_blank (show));
}

static void
apply_mode (KbHostControls *self)
{
  if (self->show != NULL)
    kb_show_set_pace_mode (self->show, (KbPaceMode) g_settings_get_enum (self->settings, "pace-mode"));
}

/* A pace that is set by hand follows no cue. */
static void
pace_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KbShow *show = KB_HOST_CONTROLS (user_data)->show;
  const double rate = show != NULL ? kb_transport_get_state (kb_show_get_transport (show))->rate : 0;

  if (show == NULL)
    return;

  kb_show_set_rate (show, CLAMP (rate + g_variant_get_int32 (parameter), RATE_LOWEST, RATE_HIGHEST));
  g_settings_set_enum (KB_HOST_CONTROLS (user_data)->settings, "pace-mode", (int) kb_show_get_pace_mode (show));
}

/* The setting is the state, so that a desk that is started again goes on with it. */
static void
next_mode_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  KbHostControls *self = user_data;
  const int mode = self->show != NULL ? (int) kb_show_get_pace_mode (self->show)
                                      : g_settings_get_enum (self->settings, "pace-mode");

  g_settings_set_enum (self->settings, "pace-mode", (mode + 1) % N_MODES);
  apply_mode (self);
}

static void
text_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KbShow *show = KB_HOST_CONTROLS (user_data)->show;

  if (show != NULL)
    kb_show_toggle_text (show);
}

/* By a little, by lines as they are broken on the host's screen, by paragraphs, or back to the start. */
static void
move_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KbHostControls *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  const int steps = parameter != NULL ? g_variant_get_int32 (parameter) : 0;

  if (self->show == NULL)
    return;
  if (g_str_equal (name, "line"))
    kb_live_desk_step_line (self->desk, steps);
  else if (g_str_equal (name, "paragraph"))
    kb_show_step_text (self->show, steps);
  else if (g_str_equal (name, "nudge"))
    kb_show_move_text (self->show, steps);
  else
    kb_show_move_text_to (self->show, 0);
}

/* The text of another cue, which is not taken, and back. */
static void
look_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KbShow *show = KB_HOST_CONTROLS (user_data)->show;

  if (show == NULL)
    return;
  if (parameter != NULL)
    kb_show_look_on (show, g_variant_get_int32 (parameter) < 0 ? -1 : 1);
  else
    kb_show_look_at (show, 0);
}

static void
kb_host_controls_dispose (GObject *object)
{
  KbHostControls *self = KB_HOST_CONTROLS (object);

  kb_host_controls_set_show (self, NULL, NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (kb_host_controls_parent_class)->dispose (object);
}

static void
kb_host_controls_class_init (KbHostControlsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_host_controls_dispose;
}

static void
kb_host_controls_init (KbHostControls *self)
{
  const GActionEntry entries[] = {
    { "layout", layout_action, "s", "'both'" },
    { "mirror-h", mirror_action, NULL, "false" },
    { "mirror-v", mirror_action, NULL, "false" },
    { "size", size_action, "i" },
    { "blank", blank_action },
    { "pace", pace_action, "i" },
    { "next-mode", next_mode_action },
    { "text", text_action },
    { "nudge", move_action, "i" },
    { "line", move_action, "i" },
    { "paragraph", move_action, "i" },
    { "rewind", move_action },
    { "look", look_action, "i" },
    { "look-back", look_action },
  };
  g_autoptr (GAction) step = NULL;
  g_autoptr (GAction) mode = NULL;

  self->settings = g_settings_new (KB_APP_ID);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  step = g_settings_create_action (self->settings, "step-seconds");
  g_action_map_add_action (G_ACTION_MAP (self->actions), step);
  mode = g_settings_create_action (self->settings, "pace-mode");
  g_action_map_add_action (G_ACTION_MAP (self->actions), mode);
  g_signal_connect_object (self->settings, "changed::pace-mode", G_CALLBACK (apply_mode), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (update_states), self, G_CONNECT_SWAPPED);
  update_states (self);
}

/**
 * kb_host_controls_new:
 * @desk: (transfer none): gets the actions; it outlives this
 */
KbHostControls *
kb_host_controls_new (KbLiveDesk *desk)
{
  KbHostControls *self = g_object_new (KB_TYPE_HOST_CONTROLS, NULL);

  self->desk = desk;
  gtk_widget_insert_action_group (GTK_WIDGET (desk), "host", G_ACTION_GROUP (self->actions));
  return self;
}

/**
 * kb_host_controls_set_show:
 * @show: (nullable) (transfer none): the run whose host reads
 * @workspace: (nullable) (transfer none): its library; there is one with a show
 */
void
kb_host_controls_set_show (KbHostControls *self,
                           KbShow         *show,
                           KbWorkspace    *workspace)
{
  KbWorkspace *its = show != NULL ? workspace : NULL;

  g_return_if_fail (KB_IS_HOST_CONTROLS (self));

  if (self->show != NULL)
    g_signal_handlers_disconnect_by_func (self->show, update_states, self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (kb_workspace_get_library (self->workspace), update_states, self);
  g_set_object (&self->show, show);
  g_set_object (&self->workspace, its);
  self->size = 0;
  if (show == NULL)
    return;

  g_signal_connect_object (show, "changed", G_CALLBACK (update_states), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kb_workspace_get_library (workspace), "changed", G_CALLBACK (update_states), self,
                           G_CONNECT_SWAPPED);
  apply_mode (self);
  update_states (self);
}

/**
 * kb_host_controls_set_size:
 * @size: of the text on a screen 1080 high, as the host's screen says; 0 when it shows none
 *
 * From here on it is made larger and smaller, while nobody has chosen a size.
 */
void
kb_host_controls_set_size (KbHostControls *self,
                           double          size)
{
  g_return_if_fail (KB_IS_HOST_CONTROLS (self));

  self->size = size;
}

/**
 * kb_host_controls_add_action:
 * @action: (transfer none): what somebody else does with the host's screen, as `host.` and its name
 */
void
kb_host_controls_add_action (KbHostControls *self,
                             GAction        *action)
{
  g_return_if_fail (KB_IS_HOST_CONTROLS (self));

  g_action_map_add_action (G_ACTION_MAP (self->actions), action);
}
