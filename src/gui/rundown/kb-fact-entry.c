/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-fact-entry"

#include "config.h"

#include <string.h>

#include "kb-fact-entry.h"
#include "kb-text.h"

/**
 * KbFactEntry:
 *
 * A fact under or behind its caption, that can be typed over. It says what was typed when Enter is
 * pressed or the focus leaves; Esc brings back what was there. What comes from outside meanwhile
 * does not touch what is being typed.
 */
struct _KbFactEntry
{
  GtkBox    parent_instance;

  char     *text;       /* owned: what the fact is */
  char     *said;       /* owned, nullable: what was typed and said, and is not stored yet */
  gboolean  is_wrong;   /* what was typed cannot be meant */

  GtkLabel *caption;
  GtkEntry *entry;
};

enum
{
  PROP_0,
  PROP_CAPTION,
  PROP_PLACEHOLDER,
  N_PROPS,
};

enum
{
  SIGNAL_TYPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbFactEntry, kb_fact_entry, GTK_TYPE_BOX)

static gboolean
is_dirty (KbFactEntry *self)
{
  return strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->text) != 0;
}

static void
activate_cb (KbFactEntry *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (!is_dirty (self) || !kb_set_str (&self->said, typed))
    return;

  g_signal_emit (self, signals[SIGNAL_TYPED], 0, typed);
}

static void
changed_cb (KbFactEntry *self)
{
  g_clear_pointer (&self->said, g_free);
  if (self->is_wrong)
    kb_fact_entry_set_error (self, NULL);
}

static gboolean
key_pressed_cb (KbFactEntry     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_Escape || !is_dirty (self))
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text);
  return GDK_EVENT_STOP;
}

static void
kb_fact_entry_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KbFactEntry *self = KB_FACT_ENTRY (object);

  switch (prop_id)
    {
    case PROP_CAPTION:
      gtk_label_set_text (self->caption, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_PLACEHOLDER:
      gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kb_fact_entry_finalize (GObject *object)
{
  g_free (KB_FACT_ENTRY (object)->text);
  g_free (KB_FACT_ENTRY (object)->said);

  G_OBJECT_CLASS (kb_fact_entry_parent_class)->finalize (object);
}

static void
kb_fact_entry_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KB_TYPE_FACT_ENTRY);

  G_OBJECT_CLASS (kb_fact_entry_parent_class)->dispose (object);
}

static void
kb_fact_entry_class_init (KbFactEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = kb_fact_entry_dispose;
  object_class->finalize = kb_fact_entry_finalize;
  object_class->set_property = kb_fact_entry_set_property;

  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KbFactEntry::typed:
   * @text: what was typed
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", KB_TYPE_FACT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/rundown/kb-fact-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KbFactEntry, caption);
  gtk_widget_class_bind_template_child (widget_class, KbFactEntry, entry);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
kb_fact_entry_init (KbFactEntry *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kb_fact_entry_set_text:
 * @text: what the fact is now
 */
void
kb_fact_entry_set_text (KbFactEntry *self,
                        const char  *text)
{
  const gboolean is_typing = is_dirty (self) && self->said == NULL;

  g_return_if_fail (KB_IS_FACT_ENTRY (self));

  kb_set_str (&self->text, text);
  if (is_dirty (self) && !is_typing)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * kb_fact_entry_set_error:
 * @message: (nullable): why what was typed cannot be meant
 */
void
kb_fact_entry_set_error (KbFactEntry *self,
                         const char  *message)
{
  g_return_if_fail (KB_IS_FACT_ENTRY (self));

  self->is_wrong = message != NULL;
  g_clear_pointer (&self->said, g_free);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/**
 * kb_fact_entry_flush:
 *
 * Says what was typed, before another fact is shown; what still differs then is thrown away.
 */
void
kb_fact_entry_flush (KbFactEntry *self)
{
  g_return_if_fail (KB_IS_FACT_ENTRY (self));

  activate_cb (self);
  kb_fact_entry_set_error (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text);
}
