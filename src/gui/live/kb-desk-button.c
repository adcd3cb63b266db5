/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-desk-button"

#include "config.h"

#include "kb-desk-button.h"
#include "kb-desk-text.h"
#include "kb-key-label.h"
#include "kb-text.h"

/**
 * KbDeskButton:
 *
 * A button of the desk's transport: what it does, and the key that does the same. It takes no
 * focus: Space is GO wherever the pointer was last.
 */
struct _KbDeskButton
{
  GtkButton   parent_instance;

  GtkImage   *icon;
  GtkLabel   *text;
  GtkLabel   *note;
  KbKeyLabel *key;
};

enum
{
  PROP_0,
  PROP_PICTURE,
  PROP_TEXT,
  PROP_NOTE,
  PROP_KEY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KbDeskButton, kb_desk_button, GTK_TYPE_BUTTON)

static void
kb_desk_button_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  KbDeskButton *self = KB_DESK_BUTTON (object);

  switch (prop_id)
    {
    case PROP_PICTURE:
      gtk_image_set_from_icon_name (self->icon, g_value_get_string (value));
      break;
    case PROP_TEXT:
      kb_desk_button_set_text (self, g_value_get_string (value));
      break;
    case PROP_NOTE:
      kb_desk_button_set_note (self, g_value_get_string (value));
      break;
    case PROP_KEY:
      g_object_set_property (G_OBJECT (self->key), "key", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_desk_button_dispose (GObject *object)
{
  G_OBJECT_CLASS (kb_desk_button_parent_class)->dispose (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_DESK_BUTTON);
}

static void
kb_desk_button_class_init (KbDeskButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kb_desk_button_dispose;
  object_class->set_property = kb_desk_button_set_property;

  properties[PROP_PICTURE] = g_param_spec_string ("picture", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KB_TYPE_KEY_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/live/kb-desk-button.ui");
  gtk_widget_class_bind_template_child (widget_class, KbDeskButton, icon);
  gtk_widget_class_bind_template_child (widget_class, KbDeskButton, text);
  gtk_widget_class_bind_template_child (widget_class, KbDeskButton, note);
  gtk_widget_class_bind_template_child (widget_class, KbDeskButton, key);
}

static void
kb_desk_button_init (KbDeskButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_desk_button_set_text:
 * @text: what it does; its accessible name too
 */
void
kb_desk_button_set_text (KbDeskButton *self,
                         const char   *text)
{
  g_return_if_fail (KB_IS_DESK_BUTTON (self));

  if (g_strcmp0 (gtk_label_get_text (self->text), text) == 0)
    return;
  gtk_label_set_text (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * kb_desk_button_set_note:
 * @note: (nullable): a word beside the key
 */
void
kb_desk_button_set_note (KbDeskButton *self,
                         const char   *note)
{
  g_return_if_fail (KB_IS_DESK_BUTTON (self));

  kb_desk_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), !kb_text_is_empty (note));
}
