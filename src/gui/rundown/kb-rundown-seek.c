/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-rundown-seek"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kb-cue.h"
#include "kb-rundown-numbers.h"
#include "kb-rundown-page-private.h"

/* Finding one's way in a long rundown: words, numbers, folded segments; and numbering it afresh. */

#define FOLDED_KEY "folded-segments"

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);

  kb_cell_editing_stop (kb_rundown_page_get_editing (self));
  kb_find_bar_open (kb_rundown_page_get_find (self), g_variant_get_boolean (parameter));
}

/**
 * kb_rundown_seek_replace:
 * @edit: what the bar replaced
 * @n_places: in how many places, 0 for the one it is at
 */
void
kb_rundown_seek_replace (KbRundownPage *self,
                         KbEdit        *edit,
                         guint          n_places)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Replaced in %u place", "Replaced in %u places", n_places), n_places);

  kb_page_edit (KB_PAGE (self), edit);
  if (n_places > 0)
    kb_page_toast (KB_PAGE (self), text, _("Undo"), "win.undo");
}

static gboolean
fold (KbRundownPage *self,
      gboolean       is_folded,
      gboolean       is_all)
{
  gtk_widget_activate_action (GTK_WIDGET (self), is_all ? "rundown.collapse-all" : "rundown.collapse", "b", is_folded);
  return GDK_EVENT_STOP;
}

/**
 * kb_rundown_seek_key:
 * @jump: the number that is being typed
 * @keyval: a key in the table
 *
 * Goes to the cue whose number is being typed, and folds with the arrows to the sides. Letters that are
 * commands are so until a number has begun.
 *
 * Returns: whether the key was taken.
 */
gboolean
kb_rundown_seek_key (KbRundownPage  *self,
                     KbRowJump      *jump,
                     guint           keyval,
                     GdkModifierType modifiers)
{
  GPtrArray *rows = kb_rundown_model_get_rows (kb_rundown_page_get_model (self));
  const gint64 now_us = g_get_monotonic_time ();
  const gunichar key = gdk_keyval_to_unicode (keyval);
  KbRundownRow *row;

  if ((keyval == GDK_KEY_Left || keyval == GDK_KEY_Right) && (modifiers & ~GDK_CONTROL_MASK) == 0)
    return fold (self, keyval == GDK_KEY_Left, modifiers != 0);
  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!kb_row_jump_is_begun (jump, now_us) && strchr ("hk", (int) MIN (key, 127)) != NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == 0 || !kb_row_jump_type (jump, rows, key, now_us))
    return GDK_EVENT_PROPAGATE;

  row = kb_row_jump_find (jump, rows);
  if (row != NULL)
    kb_rundown_page_go_to (self, kb_rundown_row_get_id (row));
  return GDK_EVENT_STOP;
}

static void
collapse_all_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);

  if (!kb_rundown_page_is_busy (self))
    kb_rundown_model_collapse_all (kb_rundown_page_get_model (self), g_variant_get_boolean (parameter));
}

static void
folded_cb (KbRundownModel *model,
           GSettings      *settings)
{
  GArray *folded = kb_rundown_model_get_folded (model);

  g_settings_set_value (settings, FOLDED_KEY,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, folded->data, folded->len, sizeof (gint64)));
}

/**
 * kb_rundown_seek_bind_folding:
 *
 * Lets a model fold what was folded last time, and remembers what is.
 */
void
kb_rundown_seek_bind_folding (KbRundownModel *model)
{
  GSettings *settings = g_settings_new (KB_APP_ID);
  g_autoptr (GVariant) folded = g_settings_get_value (settings, FOLDED_KEY);
  const gint64 *ids;
  gsize n;

  ids = g_variant_get_fixed_array (folded, &n, sizeof (gint64));
  kb_rundown_model_set_folded (model, ids, n);
  g_signal_connect_data (model, "folded", G_CALLBACK (folded_cb), settings, (GClosureNotify) (void *) g_object_unref, 0);
}

static void
renumber_response_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      KbRundownPage    *self)
{
  const char *first = gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)));
  g_autoptr (KbEdit) edit = NULL;

  if (strcmp (response, "renumber") != 0 || kb_rundown_page_is_busy (self))
    return;

  edit = kb_rundown_renumber (kb_rundown_model_get_plan (kb_rundown_page_get_model (self)), first);
  if (edit == NULL || kb_edit_get_n_steps (edit) == 0)
    return;
  kb_page_edit (KB_PAGE (self), edit);
  kb_page_toast (KB_PAGE (self), kb_edit_get_label (edit), _("Undo"), "win.undo");
}

static void
first_changed_cb (GtkEditable      *entry,
                  AdwMessageDialog *dialog)
{
  const gboolean is_number = kb_rundown_can_number (gtk_editable_get_text (entry));

  adw_message_dialog_set_response_enabled (dialog, "renumber", is_number);
  if (is_number)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
renumber_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbRundownPage *self = KB_RUNDOWN_PAGE (widget);
  GtkWidget *dialog, *entry;
  g_autofree char *first = NULL;

  if (kb_rundown_page_is_busy (self))
    return;

  first = kb_rundown_propose_first (kb_rundown_model_get_plan (kb_rundown_page_get_model (self)));
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), first);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Number of the first cue"), -1);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Renumber All Cues?"),
                                   _("They are numbered one after the other from the number below, such as C01. "
                                     "Numbers that were printed or told to somebody are others then."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "renumber", _("_Renumber"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "renumber", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "renumber");
  g_signal_connect (entry, "changed", G_CALLBACK (first_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (renumber_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
columns_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  kb_rundown_table_open_columns (kb_rundown_page_get_table (KB_RUNDOWN_PAGE (widget)));
}

/**
 * kb_rundown_seek_install:
 * @widget_class: the page's class
 */
void
kb_rundown_seek_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rundown.find", "b", find_action);
  gtk_widget_class_install_action (widget_class, "rundown.collapse-all", "b", collapse_all_action);
  gtk_widget_class_install_action (widget_class, "rundown.renumber", NULL, renumber_action);
  gtk_widget_class_install_action (widget_class, "rundown.columns", NULL, columns_action);

  /* From anywhere on the page, also from the script. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "rundown.find", "b", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "rundown.columns", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "rundown.find", "b", TRUE);
}
