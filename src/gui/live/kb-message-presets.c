/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-message-presets"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-message-presets.h"
#include "kb-text.h"

#define SETTING "message-presets"

/* The messages that a host is sent most, in the user's language until they are changed. */
static const char *const defaults[KB_MESSAGE_N_PRESETS] = {
  NC_ ("message to the host", "Slower"),     NC_ ("message to the host", "Say the price"),
  NC_ ("message to the host", "Look into the camera"), NC_ ("message to the host", "Wrap up"),
  NC_ ("message to the host", "Mention the gift"), NC_ ("message to the host", "Say what is left"),
  NC_ ("message to the host", "Faster"),     NC_ ("message to the host", "Drink some water"),
};

typedef struct
{
  GSettings   *settings;                       /* owned */
  GtkEditable *rows[KB_MESSAGE_N_PRESETS];     /* borrowed from the dialog */
} Editing;

/**
 * kb_message_presets_dup:
 *
 * Returns: (transfer full): the messages of F1 to F8.
 */
char **
kb_message_presets_dup (GSettings *settings)
{
  g_auto (GStrv) stored = g_settings_get_strv (settings, SETTING);
  char **presets = g_new0 (char *, KB_MESSAGE_N_PRESETS + 1);
  const guint n = g_strv_length (stored);

  for (guint i = 0; i < KB_MESSAGE_N_PRESETS; i++)
    presets[i] = g_strdup (i < n && !kb_text_is_empty (stored[i])
                           ? stored[i] : g_dpgettext2 (GETTEXT_PACKAGE, "message to the host", defaults[i]));

  return presets;
}

static void
editing_free (gpointer  data,
              GClosure *closure)
{
  Editing *editing = data;

  g_object_unref (editing->settings);
  g_free (editing);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Editing *editing = user_data;
  const char *texts[KB_MESSAGE_N_PRESETS + 1] = { NULL };

  if (g_str_equal (response, "reset"))
    g_settings_reset (editing->settings, SETTING);
  if (!g_str_equal (response, "save"))
    return;

  for (guint i = 0; i < KB_MESSAGE_N_PRESETS; i++)
    texts[i] = gtk_editable_get_text (editing->rows[i]);
  g_settings_set_strv (editing->settings, SETTING, texts);
}

static GtkWidget *
create_rows (Editing *editing)
{
  g_auto (GStrv) presets = kb_message_presets_dup (editing->settings);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < KB_MESSAGE_N_PRESETS; i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      g_autofree char *title = g_strdup_printf ("F%u", i + 1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_editable_set_text (GTK_EDITABLE (row), presets[i]);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      editing->rows[i] = GTK_EDITABLE (row);
    }

  return list;
}

/**
 * kb_message_presets_edit:
 * @parent: the window in front of which it asks
 *
 * Lets the messages of F1 to F8 be written; an empty one is the one that comes with Kaibo.
 */
void
kb_message_presets_edit (GtkWindow *parent,
                         GSettings *settings)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Messages to the Host"), NULL);
  Editing *editing = g_new0 (Editing, 1);

  editing->settings = g_object_ref (settings);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_rows (editing));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "reset", _("_Reset"), "save",
                                    _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), editing, editing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
