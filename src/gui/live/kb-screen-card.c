/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-screen-card"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-host-profile.h"
#include "kb-monitor-choice.h"
#include "kb-screen-card.h"
#include "kb-text.h"

/* Whose text a screen can show: the script first, then directions. */
static const int roles[] = { KB_SCREEN_SCRIPT, KB_ROLE_KIND_COHOST, KB_ROLE_KIND_FLOOR, KB_ROLE_KIND_OPERATOR,
                             KB_ROLE_KIND_TECH };

/**
 * KbScreenCard:
 *
 * What is chosen for one of a desk's host windows: whether there is one, its monitor, its text and its profile. The
 * settings are the state.
 */
struct _KbScreenCard
{
  AdwPreferencesGroup parent_instance;

  KbScreen     screen;
  GSettings   *settings;     /* owned */
  GListModel  *profiles;     /* owned: of KbRecord */
  GArray      *ids;          /* owned: gint64, of the choices of a profile; 0 for that of whoever speaks */
  gboolean     is_showing;   /* a choice is being set, not made */

  GtkWidget   *text;         /* borrowed, nullable: a drop-down */
  GtkWidget   *profile;      /* borrowed: a drop-down */
  GtkWidget   *state;        /* borrowed: a label */
};

G_DEFINE_FINAL_TYPE (KbScreenCard, kb_screen_card, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
add_row (KbScreenCard *self,
         const char   *title,
         GtkWidget    *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  return control;
}

static void
name_control (KbScreenCard *self,
              GtkWidget    *control,
              const char   *what)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", kb_enum_label (&kb_screen_enum, self->screen), what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_text (KbScreenCard *self)
{
  const int role = kb_screen_get_role (self->screen, self->settings);

  self->is_showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i] == role)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->text), i);
  self->is_showing = FALSE;
}

static void
text_selected_cb (KbScreenCard *self)
{
  const guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->text));
  g_autofree char *key = kb_screen_dup_key (self->screen, "text");

  if (!self->is_showing && index < G_N_ELEMENTS (roles))
    g_settings_set_string (self->settings, key,
                           roles[index] != KB_SCREEN_SCRIPT ? kb_enum_code (&kb_role_kind_enum, roles[index]) : "");
}

static void
add_text (KbScreenCard *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *key = kb_screen_dup_key (self->screen, "text");
  g_autofree char *signal = g_strconcat ("changed::", key, NULL);

  gtk_string_list_append (names, _("What the host reads"));
  for (guint i = 1; i < G_N_ELEMENTS (roles); i++)
    {
      /* Translators: what a screen shows: the directions of a role, "Floor manager" */
      g_autofree char *name = g_strdup_printf (_("Directions: %s"), kb_enum_label (&kb_role_kind_enum, roles[i]));

      gtk_string_list_append (names, name);
    }
  self->text = add_row (self, _("Shows"), gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  name_control (self, self->text, _("Shows"));
  update_text (self);
  g_signal_connect_object (self->text, "notify::selected", G_CALLBACK (text_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, signal, G_CALLBACK (update_text), self, G_CONNECT_SWAPPED);
}

static void
update_profiles (KbScreenCard *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gint64 chosen = kb_screen_get_profile_id (self->screen, self->settings);
  const gint64 any = 0;
  guint selected = 0;

  g_array_set_size (self->ids, 0);
  g_array_append_val (self->ids, any);
  gtk_string_list_append (names, _("That of whoever speaks"));
  for (guint i = 0; i < g_list_model_get_n_items (self->profiles); i++)
    {
      g_autoptr (KbRecord) profile = g_list_model_get_item (self->profiles, i);
      const gint64 id = kb_record_get_id (profile);

      if (id == chosen)
        selected = self->ids->len;
      g_array_append_val (self->ids, id);
      gtk_string_list_append (names, kb_record_get_text (profile, KB_HOST_PROFILE_NAME));
    }

  self->is_showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->profile), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->profile), selected);
  self->is_showing = FALSE;
}

static void
profile_selected_cb (KbScreenCard *self)
{
  const guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->profile));
  g_autofree char *key = kb_screen_dup_key (self->screen, "profile");

  if (!self->is_showing && index < self->ids->len)
    g_settings_set_int64 (self->settings, key, g_array_index (self->ids, gint64, index));
}

static void
add_profile (KbScreenCard *self)
{
  self->profile = add_row (self, _("Profile"), gtk_drop_down_new (NULL, NULL));
  name_control (self, self->profile, _("Profile"));
  update_profiles (self);
  g_signal_connect_object (self->profile, "notify::selected", G_CALLBACK (profile_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->profiles, "items-changed", G_CALLBACK (update_profiles), self, G_CONNECT_SWAPPED);
}

static void
add_switch (KbScreenCard *self)
{
  g_autofree char *key = kb_screen_dup_key (self->screen, "open");
  GtkWidget *open = add_row (self, _("Window while a show is on"), gtk_switch_new ());

  name_control (self, open, _("Window while a show is on"));
  g_settings_bind (self->settings, key, open, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
kb_screen_card_dispose (GObject *object)
{
  KbScreenCard *self = KB_SCREEN_CARD (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->profiles);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (kb_screen_card_parent_class)->dispose (object);
}

static void
kb_screen_card_class_init (KbScreenCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_screen_card_dispose;
}

static void
kb_screen_card_init (KbScreenCard *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * kb_screen_card_new:
 * @screen: one of the desk's host windows; the host's is always there and shows the script
 * @library: (transfer none): what all sessions share, for the profiles
 */
GtkWidget *
kb_screen_card_new (KbScreen     screen,
                    KbRecordSet *library)
{
  KbScreenCard *self = g_object_new (KB_TYPE_SCREEN_CARD, "title", kb_enum_label (&kb_screen_enum, screen), NULL);

  self->screen = screen;
  self->profiles = g_object_ref (kb_record_set_get_list (library, KB_ENTITY_HOST_PROFILE));
  self->state = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->state), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->state, "figures");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->state);
  if (screen != KB_SCREEN_HOST)
    add_switch (self);
  add_row (self, _("Screen"), kb_monitor_choice_new (screen));
  if (screen != KB_SCREEN_HOST)
    add_text (self);
  add_profile (self);

  return GTK_WIDGET (self);
}

/**
 * kb_screen_card_set_state:
 * @state: (nullable): how the screen does; %NULL while it is not open
 * @is_well: nothing needs a look
 */
void
kb_screen_card_set_state (KbScreenCard *self,
                          const char   *state,
                          gboolean      is_well)
{
  g_return_if_fail (KB_IS_SCREEN_CARD (self));

  gtk_label_set_text (GTK_LABEL (self->state), state != NULL ? state : _("not open"));
  gtk_widget_set_tooltip_text (self->state, state);
  kb_css_class_set (self->state, "dim-label", state == NULL || is_well);
  kb_css_class_set (self->state, "warning", state != NULL && !is_well);
}
