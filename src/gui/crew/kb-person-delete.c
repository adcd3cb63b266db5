/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-person-delete"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew.h"
#include "kb-person-delete.h"
#include "kb-person-uses.h"

/* A person to be deleted, until it is known what they have and who gets it. */
typedef struct
{
  KbPlace     *place;    /* owned */
  KbRecord    *person;   /* owned */
  GArray      *duties;   /* owned, nullable: ids of their assignments, in all sessions */
  GPtrArray   *others;   /* owned: who could take them over */
  GtkDropDown *choice;   /* borrowed from the dialog */
} Deletion;

static void
deletion_free (Deletion *self)
{
  g_object_unref (self->place);
  g_object_unref (self->person);
  g_clear_pointer (&self->duties, g_array_unref);
  g_ptr_array_unref (self->others);
  g_free (self);
}

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  deletion_free (data);
}

/* @replacement: (nullable): who gets the duties; without one they are open. */
static void
delete_person (Deletion *self,
               KbRecord *replacement)
{
  g_autofree char *text = g_strdup_printf (_("Deleted “%s”"), kb_record_get_text (self->person, KB_PERSON_NAME));
  g_autoptr (KbEdit) edit = kb_edit_new (_("Delete person"));
  g_auto (KbValue) value = KB_VALUE_INIT;

  if (replacement != NULL)
    kb_value_set_int (&value, kb_record_get_id (replacement));
  for (guint i = 0; i < self->duties->len; i++)
    kb_edit_set (edit, KB_ENTITY_ASSIGNMENT, g_array_index (self->duties, gint64, i), KB_ASSIGNMENT_PERSON_ID, &value);
  kb_edit_delete (edit, KB_ENTITY_PERSON, kb_record_get_id (self->person));
  kb_place_edit (self->place, edit);
  kb_place_toast (self->place, text, _("Undo"), "win.undo");
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Deletion         *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->choice);

  if (g_str_equal (response, "delete"))
    delete_person (self, chosen > 0 && chosen <= self->others->len ? self->others->pdata[chosen - 1] : NULL);
}

/* Who usually does the same comes first. */
static void
list_others (Deletion *self)
{
  GListModel *people = kb_record_set_get_list (kb_place_get_library (self->place), KB_ENTITY_PERSON);

  for (int same = 1; same >= 0; same--)
    for (guint i = 0; i < g_list_model_get_n_items (people); i++)
      {
        g_autoptr (KbRecord) other = g_list_model_get_item (people, i);
        const gboolean is_same = kb_record_get_int (other, KB_PERSON_ROLE) == kb_record_get_int (self->person, KB_PERSON_ROLE);

        if (other != self->person && kb_record_get_bool (other, KB_PERSON_ACTIVE) && is_same == same)
          g_ptr_array_add (self->others, g_object_ref (other));
      }
}

static void
ask (Deletion *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), kb_record_get_text (self->person, KB_PERSON_NAME));
  g_autofree char *body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "They have %u duty. Choose who takes it over.",
                                                        "They have %u duties. Choose who takes them over.",
                                                        self->duties->len), self->duties->len);
  GtkWidget *dialog;

  list_others (self);
  gtk_string_list_append (names, _("Nobody: leave them open"));
  for (guint i = 0; i < self->others->len; i++)
    gtk_string_list_append (names, kb_record_get_text (self->others->pdata[i], KB_PERSON_NAME));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  gtk_drop_down_set_selected (self->choice, self->others->len > 0 ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who takes over"), -1);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->place))), heading, body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (self->choice));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Deletion *self = data;
  g_autoptr (GError) error = NULL;

  self->duties = kb_person_uses_load_finish (KB_STORE (object), result, &error);
  if (self->duties != NULL && self->duties->len > 0)
    {
      ask (self);
      return;
    }
  if (self->duties == NULL)
    kb_place_toast (self->place, error->message, NULL, NULL);
  else
    delete_person (self, NULL);
  deletion_free (self);
}

/**
 * kb_person_delete_ask:
 *
 * Deletes a person at once who has no duty in any session; else asks who takes the duties over. One edit, to be
 * undone as one.
 */
void
kb_person_delete_ask (KbPlace  *place,
                      KbRecord *person)
{
  Deletion *self = g_new0 (Deletion, 1);

  self->place = g_object_ref (place);
  self->person = g_object_ref (person);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  kb_person_uses_load_async (kb_workspace_get_store (kb_place_get_workspace (place)), kb_record_get_id (person), loaded_cb,
                             self);
}
