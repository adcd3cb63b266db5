/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-monitor-choice"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-monitor-choice.h"
#include "kb-monitor-id.h"
#include "kb-text.h"

/**
 * KbMonitorChoice:
 *
 * Which screen somebody reads from: any but the desk's, or one that is remembered by what it is, also while it is not
 * plugged in. The setting is the state.
 */
struct _KbMonitorChoice
{
  GtkWidget      parent_instance;

  GSettings     *settings;     /* owned */
  char          *key;          /* owned: of the setting */
  GListModel    *monitors;     /* owned by the display */
  GPtrArray     *ids;          /* owned: of the choices, "" for any */
  gboolean       is_showing;   /* a choice is being set, not made */
  GtkDropDown   *choice;
};

G_DEFINE_FINAL_TYPE (KbMonitorChoice, kb_monitor_choice, GTK_TYPE_WIDGET)

/* "HDMI-1 · U2412M · 1920x1200" of an id, which has the manufacturer's name too. */
static char *
describe_id (const char *id,
             gboolean    is_there)
{
  g_auto (GStrv) parts = g_strsplit (id, "|", 4);
  g_autofree char *name = NULL;

  if (g_strv_length (parts) < 4)
    return g_strdup (id);

  name = *parts[2] != '\0' ? g_strdup_printf ("%s · %s · %s", parts[0], parts[2], parts[3])
                           : g_strdup_printf ("%s · %s", parts[0], parts[3]);
  /* Translators: a screen that was chosen and is not plugged in now */
  return is_there ? g_steal_pointer (&name) : g_strdup_printf (_("%s (not connected)"), name);
}

static void
add (KbMonitorChoice *self,
     GtkStringList   *names,
     const char      *id,
     const char      *name)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (names, name);
}

static void
add_monitors (KbMonitorChoice *self,
              GtkStringList   *names)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);
      g_autofree char *id = kb_monitor_id_is_complete (monitor) ? kb_monitor_id_create (monitor) : NULL;
      g_autofree char *name = id != NULL ? describe_id (id, TRUE) : NULL;

      if (id != NULL)
        add (self, names, id, name);
    }
}

/* The one that is remembered, at whatever connector it is now. */
static guint
find_chosen (KbMonitorChoice *self,
             GtkStringList   *names)
{
  g_autofree char *wish = g_settings_get_string (self->settings, self->key);
  GdkMonitor *monitor = kb_text_is_empty (wish) ? NULL : kb_monitor_id_find (self->monitors, wish);
  g_autofree char *id = monitor != NULL ? kb_monitor_id_create (monitor) : g_strdup (wish);
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (self->ids->pdata[i], id) == 0)
      return i;

  name = describe_id (wish, FALSE);
  add (self, names, wish, name);
  return self->ids->len - 1;
}

static void
update (KbMonitorChoice *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen;

  g_ptr_array_set_size (self->ids, 0);
  add (self, names, "", _("Any but the desk’s"));
  add_monitors (self, names);
  chosen = find_chosen (self, names);

  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, chosen);
  self->is_showing = FALSE;
}

static void
selected_cb (KbMonitorChoice *self)
{
  const guint index = gtk_drop_down_get_selected (self->choice);

  if (!self->is_showing && index < self->ids->len)
    g_settings_set_string (self->settings, self->key, self->ids->pdata[index]);
}

static void
kb_monitor_choice_dispose (GObject *object)
{
  KbMonitorChoice *self = KB_MONITOR_CHOICE (object);

  if (self->choice != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->choice));
  self->choice = NULL;
  g_clear_object (&self->settings);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (kb_monitor_choice_parent_class)->dispose (object);
}

static void
kb_monitor_choice_class_init (KbMonitorChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_monitor_choice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kb_monitor_choice_init (KbMonitorChoice *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->choice), GTK_WIDGET (self));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitors, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * kb_monitor_choice_new:
 * @screen: whose monitor it is
 */
GtkWidget *
kb_monitor_choice_new (KbScreen screen)
{
  /* Translators: what a list is called by a screen reader: the name is "Host", "Co-host" or "Floor" */
  g_autofree char *name = g_strdup_printf (_("%s: screen to read from"), kb_enum_label (&kb_screen_enum, screen));
  g_autofree char *signal = NULL;
  KbMonitorChoice *self = g_object_new (KB_TYPE_MONITOR_CHOICE, NULL);

  self->key = kb_screen_dup_key (screen, "monitor");
  signal = g_strconcat ("changed::", self->key, NULL);
  g_signal_connect_object (self->settings, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update (self);

  return GTK_WIDGET (self);
}
