/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-waive-form"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-text.h"
#include "kb-waive-form.h"

/**
 * KbWaiveForm:
 *
 * Who answers for a problem as it is, and why it may stay. Nobody else knows: both must be said.
 */
struct _KbWaiveForm
{
  AdwBin       parent_instance;

  GtkEditable *person;   /* borrowed child */
  GtkEditable *reason;   /* borrowed child */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KbWaiveForm, kb_waive_form, ADW_TYPE_BIN)

static void
typed_cb (KbWaiveForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkEditable *
add_entry (KbWaiveForm *self,
           GtkListBox  *list,
           const char  *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (list, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);

  return GTK_EDITABLE (row);
}

static gboolean
kb_waive_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KB_WAIVE_FORM (widget)->person));
}

static void
kb_waive_form_class_init (KbWaiveFormClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = kb_waive_form_grab_focus;

  /**
   * KbWaiveForm::changed:
   *
   * Something was typed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KB_TYPE_WAIVE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kb_waive_form_init (KbWaiveForm *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->person = add_entry (self, GTK_LIST_BOX (list), _("Who answers for it"));
  self->reason = add_entry (self, GTK_LIST_BOX (list), _("Why it may stay"));
  adw_bin_set_child (ADW_BIN (self), list);
}

GtkWidget *
kb_waive_form_new (void)
{
  return g_object_new (KB_TYPE_WAIVE_FORM, NULL);
}

const char *
kb_waive_form_get_person (KbWaiveForm *self)
{
  g_return_val_if_fail (KB_IS_WAIVE_FORM (self), "");

  return gtk_editable_get_text (self->person);
}

const char *
kb_waive_form_get_reason (KbWaiveForm *self)
{
  g_return_val_if_fail (KB_IS_WAIVE_FORM (self), "");

  return gtk_editable_get_text (self->reason);
}

/**
 * kb_waive_form_is_filled:
 *
 * Returns: whether somebody is named and a reason given.
 */
gboolean
kb_waive_form_is_filled (KbWaiveForm *self)
{
  return !kb_text_is_empty (kb_waive_form_get_person (self)) && !kb_text_is_empty (kb_waive_form_get_reason (self));
}
