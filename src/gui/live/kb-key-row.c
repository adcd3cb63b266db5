/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-key-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-css-class.h"
#include "kb-key-row.h"

/**
 * KbKeyRow:
 *
 * What the desk does and the keys that do it: each is taken away by its button, another is added by activating the row. What
 * a key does besides is said in red.
 */
struct _KbKeyRow
{
  AdwActionRow     parent_instance;

  GSettings       *settings;   /* owned */
  const KbDeskKey *key;
  GtkWidget       *box;        /* borrowed: the keys' buttons */
  GtkWidget       *reset;      /* borrowed */
};

enum
{
  SIGNAL_ADD_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbKeyRow, kb_key_row, ADW_TYPE_ACTION_ROW)

static void
remove_clicked_cb (GtkButton *button,
                   KbKeyRow  *self)
{
  g_autofree char *accelerator = g_strdup (g_object_get_data (G_OBJECT (button), "accelerator"));

  kb_desk_keys_remove (self->settings, self->key, accelerator);
}

static void
append_key (KbKeyRow   *self,
            const char *accelerator,
            gboolean    is_shared)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  GdkModifierType modifiers;
  guint keyval;

  if (!gtk_accelerator_parse (accelerator, &keyval, &modifiers))
    label = g_strdup (accelerator);
  else
    label = gtk_accelerator_get_label (keyval, modifiers);
  /* Translators: %s is a key: what its button in the list of keys does */
  name = g_strdup_printf (_("Take %s Away"), label);
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "key-cap");
  kb_css_class_set (button, "error", is_shared);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "accelerator", g_strdup (accelerator), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
update (KbKeyRow *self)
{
  g_auto (GStrv) accelerators = kb_desk_keys_dup (self->settings, self->key);
  g_autofree char *conflict = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      const KbDeskKey *rival = kb_desk_keys_find_rival (self->settings, self->key, accelerators[i]);

      append_key (self, accelerators[i], rival != NULL);
      if (rival != NULL && conflict == NULL)
        /* Translators: a key does two things: %s is the other one */
        conflict = g_strdup_printf (_("The same key: %s"), kb_desk_key_get_title (rival));
    }

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), conflict != NULL ? conflict : "");
  kb_css_class_set (GTK_WIDGET (self), "conflict", conflict != NULL);
  gtk_widget_set_visible (self->reset, !kb_desk_keys_is_default (self->settings, self->key));
}

static void
reset_clicked_cb (KbKeyRow *self)
{
  kb_desk_keys_set (self->settings, self->key, NULL);
}

static void
kb_key_row_activate (AdwActionRow *row)
{
  g_signal_emit (row, signals[SIGNAL_ADD_ASKED], 0);
}

static void
kb_key_row_dispose (GObject *object)
{
  g_clear_object (&KB_KEY_ROW (object)->settings);

  G_OBJECT_CLASS (kb_key_row_parent_class)->dispose (object);
}

static void
kb_key_row_class_init (KbKeyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_key_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = kb_key_row_activate;

  /**
   * KbKeyRow::add-asked:
   *
   * Another key is wanted.
   */
  signals[SIGNAL_ADD_ASKED] = g_signal_new ("add-asked", KB_TYPE_KEY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static GtkWidget *
create_icon_button (KbKeyRow   *self,
                    const char *icon,
                    const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
kb_key_row_init (KbKeyRow *self)
{
  GtkWidget *add;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->box);
  self->reset = create_icon_button (self, "edit-undo-symbolic", _("The Keys It Came With"));
  add = create_icon_button (self, "list-add-symbolic", _("Add a Key"));
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (reset_clicked_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (kb_key_row_activate), self);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), add);
}

/**
 * kb_key_row_new:
 * @settings: where keys are kept
 * @key: what the row is about
 */
GtkWidget *
kb_key_row_new (GSettings       *settings,
                const KbDeskKey *key)
{
  KbKeyRow *self = g_object_new (KB_TYPE_KEY_ROW, NULL);

  self->settings = g_object_ref (settings);
  self->key = key;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), kb_desk_key_get_title (key));
  g_signal_connect_object (settings, "changed::" KB_DESK_KEYS_SETTING, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const KbDeskKey *
kb_key_row_get_key (KbKeyRow *self)
{
  g_return_val_if_fail (KB_IS_KEY_ROW (self), NULL);

  return self->key;
}
