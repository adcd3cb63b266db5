/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-key-label"

#include "config.h"

#include "kb-desk-keys.h"
#include "kb-desk-text.h"
#include "kb-key-label.h"

/**
 * KbKeyLabel:
 *
 * A key of the desk as it is chosen now, beside what it does. Without one there is nothing to see.
 */
struct _KbKeyLabel
{
  AdwBin           parent_instance;

  GSettings       *settings;   /* owned */
  const KbDeskKey *key;        /* nullable */
  guint            index;      /* which of its keys */
  GtkLabel        *label;
};

enum
{
  PROP_0,
  PROP_KEY,
  PROP_INDEX,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbKeyLabel, kb_key_label, ADW_TYPE_BIN)

static void
update (KbKeyLabel *self)
{
  g_autofree char *text = self->key != NULL ? kb_desk_keys_dup_label (self->settings, self->key, self->index) : NULL;

  kb_desk_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), text != NULL);
}

static void
kb_key_label_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  KbKeyLabel *self = KB_KEY_LABEL (object);

  switch (prop_id)
    {
    case PROP_KEY:
      self->key = kb_desk_keys_find_name (g_value_get_string (value));
      update (self);
      break;
    case PROP_INDEX:
      self->index = g_value_get_uint (value);
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_key_label_dispose (GObject *object)
{
  g_clear_object (&KB_KEY_LABEL (object)->settings);

  G_OBJECT_CLASS (kb_key_label_parent_class)->dispose (object);
}

static void
kb_key_label_class_init (KbKeyLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kb_key_label_dispose;
  object_class->set_property = kb_key_label_set_property;

  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_INDEX] = g_param_spec_uint ("index", NULL, NULL, 0, 9, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kb_key_label_init (KbKeyLabel *self)
{
  self->settings = g_settings_new (KB_APP_ID);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "key");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->settings, "changed::" KB_DESK_KEYS_SETTING, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * kb_key_label_new:
 * @name: what the key does, as the setting names it
 */
GtkWidget *
kb_key_label_new (const char *name)
{
  return g_object_new (KB_TYPE_KEY_LABEL, "key", name, NULL);
}
