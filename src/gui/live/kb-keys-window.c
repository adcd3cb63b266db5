/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-keys-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-key-row.h"
#include "kb-keys-window.h"

/**
 * KbKeysWindow:
 *
 * The keys of the desk and of the host's side, to be chosen: a key that is added is pressed, on a keyboard, a presenter or
 * a pedal.
 */
struct _KbKeysWindow
{
  AdwWindow           parent_instance;

  GSettings          *settings;    /* owned */
  const KbDeskKey    *wanted;      /* nullable: what a key is being pressed for */
  char               *pressed;     /* owned, nullable: a key that does something else, and may be taken from it */

  GtkStack           *stack;
  AdwPreferencesPage *list;
  AdwStatusPage      *capture;
  GtkWidget          *take_button;
};

G_DEFINE_FINAL_TYPE (KbKeysWindow, kb_keys_window, ADW_TYPE_WINDOW)

static void
show_list (KbKeysWindow *self)
{
  self->wanted = NULL;
  g_clear_pointer (&self->pressed, g_free);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
add_asked_cb (KbKeyRow     *row,
              KbKeysWindow *self)
{
  self->wanted = kb_key_row_get_key (row);
  g_clear_pointer (&self->pressed, g_free);
  adw_status_page_set_title (self->capture, kb_desk_key_get_title (self->wanted));
  adw_status_page_set_description (self->capture, _("Press the key that shall do this, on the keyboard, the presenter or the "
                                                    "pedal. Escape leaves it."));
  gtk_widget_set_visible (self->take_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "capture");
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
take_clicked_cb (KbKeysWindow *self)
{
  if (self->pressed != NULL)
    kb_desk_keys_add (self->settings, self->wanted, self->pressed);
  show_list (self);
}

static void
ask_about_rival (KbKeysWindow    *self,
                 const KbDeskKey *rival,
                 const char      *label)
{
  /* Translators: the first %s is a key, the second what it does now: "H: Hold or resume" */
  g_autofree char *text = g_strdup_printf (_("%s is taken: %s. Press it again to take it from there, or press another key."), label,
                                           kb_desk_key_get_title (rival));

  adw_status_page_set_description (self->capture, text);
  gtk_widget_set_visible (self->take_button, TRUE);
}

/* What has no name of its own, as Control alone, is the beginning of a key. */
static gboolean
is_half (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) || keyval == GDK_KEY_VoidSymbol
         || (keyval >= GDK_KEY_ISO_Lock && keyval <= GDK_KEY_ISO_Level5_Lock) || keyval == GDK_KEY_Num_Lock;
}

static gboolean
key_pressed_cb (KbKeysWindow    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  const KbDeskKey *rival;
  gboolean is_again;

  if (self->wanted == NULL || is_half (keyval))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    return show_list (self), TRUE;

  name = kb_desk_keys_dup_name (keyval, modifiers);
  is_again = g_strcmp0 (self->pressed, name) == 0;
  g_free (self->pressed);
  self->pressed = g_steal_pointer (&name);
  label = gtk_accelerator_get_label (keyval, modifiers);
  rival = kb_desk_keys_find_rival (self->settings, self->wanted, self->pressed);
  if (rival != NULL && !is_again)
    ask_about_rival (self, rival, label);
  else
    take_clicked_cb (self);
  return TRUE;
}

static void
reset_clicked_cb (KbKeysWindow *self)
{
  g_settings_reset (self->settings, KB_DESK_KEYS_SETTING);
}

static void
fill (KbKeysWindow *self)
{
  GtkWidget *groups[KB_DESK_KEY_N_GROUPS];
  const KbDeskKey *keys;
  guint n_keys;

  for (guint i = 0; i < KB_DESK_KEY_N_GROUPS; i++)
    {
      groups[i] = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (groups[i]), kb_desk_key_group_title (i));
      adw_preferences_page_add (self->list, ADW_PREFERENCES_GROUP (groups[i]));
    }

  keys = kb_desk_keys_list (&n_keys);
  for (guint i = 0; i < n_keys; i++)
    {
      GtkWidget *row = kb_key_row_new (self->settings, &keys[i]);

      g_signal_connect (row, "add-asked", G_CALLBACK (add_asked_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (groups[keys[i].group]), row);
    }
}

static void
kb_keys_window_dispose (GObject *object)
{
  KbKeysWindow *self = KB_KEYS_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->pressed, g_free);

  G_OBJECT_CLASS (kb_keys_window_parent_class)->dispose (object);
}

static void
kb_keys_window_class_init (KbKeysWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kb_keys_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-keys-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbKeysWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KbKeysWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KbKeysWindow, capture);
  gtk_widget_class_bind_template_child (widget_class, KbKeysWindow, take_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
}

static void
kb_keys_window_init (KbKeysWindow *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

/**
 * kb_keys_window_new:
 * @parent: (nullable): the window in front of which it stands
 *
 * Returns: (transfer none): the window, which GTK owns.
 */
GtkWindow *
kb_keys_window_new (GtkWindow *parent)
{
  return g_object_new (KB_TYPE_KEYS_WINDOW, "transient-for", parent, NULL);
}

/**
 * kb_keys_window_present:
 * @workspace: the library, which has no keys of its own
 *
 * Lets the keys of the desk be chosen.
 */
void
kb_keys_window_present (GtkWindow   *parent,
                        KbWorkspace *workspace)
{
  GtkWindow *window = kb_keys_window_new (parent);

  gtk_window_present (window);
  gtk_widget_child_focus (GTK_WIDGET (KB_KEYS_WINDOW (window)->list), GTK_DIR_TAB_FORWARD);
}
