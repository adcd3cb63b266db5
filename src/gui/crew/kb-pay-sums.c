/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-pay-sums"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-crew-edits.h"
#include "kb-crew.h"
#include "kb-field-binding.h"
#include "kb-pay-sums.h"

/* A day sum as it stands in the list; owned by its widget. */
typedef struct
{
  gint64          group_id;
  KbFieldBinding *name;      /* borrowed from its entry */
  KbFieldBinding *amount;    /* likewise */
  GtkWidget      *check;     /* borrowed from the row */
} Row;

/**
 * KbPaySums:
 *
 * The sums of a session that several duties share, "four agents, one day": added, named, changed, taken away, and
 * whether the duty that is selected has a share.
 */
struct _KbPaySums
{
  AdwBin       parent_instance;

  KbWorkspace *workspace;    /* owned, nullable */
  KbRecordSet *plan;         /* owned, nullable */
  KbRecord    *duty;         /* owned, nullable */
  gboolean     is_showing;   /* what changes now was not pressed */

  GtkBox      *rows;
};

G_DEFINE_FINAL_TYPE (KbPaySums, kb_pay_sums, ADW_TYPE_BIN)

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "kb-row");
}

static void
send (KbPaySums *self,
      KbEdit    *edit)
{
  kb_edit_set_session (edit, kb_record_set_get_session_id (self->plan));
  kb_workspace_edit (self->workspace, edit);
  g_object_unref (edit);
}

static void
toggled_cb (KbPaySums      *self,
            GtkCheckButton *check)
{
  const Row *row = get_row (gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_BOX));

  if (!self->is_showing && self->duty != NULL)
    send (self, kb_crew_edit_share_sum (self->duty, gtk_check_button_get_active (check) ? row->group_id : 0));
}

static void
remove_clicked_cb (KbPaySums *self,
                   GtkButton *button)
{
  KbEdit *edit = kb_edit_new (_("Delete day sum"));

  kb_edit_delete (edit, KB_ENTITY_PAY_GROUP, get_row (gtk_widget_get_parent (GTK_WIDGET (button)))->group_id);
  send (self, edit);
}

static void
add_clicked_cb (KbPaySums *self)
{
  if (self->plan != NULL)
    send (self, kb_crew_edit_add_sum (self->plan, self->duty));
}

static KbFieldBinding *
add_entry (GtkBox             *box,
           GtkLabel           *error,
           const char         *title,
           int                 n_chars,
           guint               field,
           const KbFieldCodec *codec)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), n_chars);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (box, entry);
  return kb_field_binding_new (entry, error, field, codec, _("Change day sum"));
}

static GtkWidget *
create_row (KbPaySums *self,
            KbRecord  *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *error = gtk_label_new (NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  Row *row = g_new0 (Row, 1);

  row->group_id = kb_record_get_id (group);
  row->check = gtk_check_button_new ();
  gtk_widget_set_tooltip_text (row->check, _("The duty selected has a share of it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The duty selected has a share of it"), -1);
  gtk_box_append (GTK_BOX (box), row->check);
  gtk_widget_set_visible (error, FALSE);
  gtk_widget_add_css_class (error, "error");
  row->name = add_entry (GTK_BOX (box), GTK_LABEL (error), _("What for"), 5, KB_PAY_GROUP_NAME,
                         &kb_field_codec_required_text);
  row->amount = add_entry (GTK_BOX (box), GTK_LABEL (error), _("Sum"), 7, KB_PAY_GROUP_AMOUNT_MINOR, &kb_field_codec_money);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Delete Day Sum"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete Day Sum"), -1);
  gtk_box_append (GTK_BOX (box), remove);
  g_object_set_data (G_OBJECT (box), "kb-row", row);
  g_object_set_data_full (G_OBJECT (frame), "kb-row", row, g_free);
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (frame), box);
  gtk_box_append (GTK_BOX (frame), error);
  return frame;
}

static GtkWidget *
find_row (KbPaySums *self,
          gint64     group_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (get_row (child)->group_id == group_id)
      return child;

  return NULL;
}

static void
remove_gone (KbPaySums *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (kb_record_set_find (self->plan, KB_ENTITY_PAY_GROUP, get_row (child)->group_id) == NULL)
        gtk_box_remove (self->rows, child);
    }
}

static void
show_row (KbPaySums *self,
          GtkWidget *child,
          KbRecord  *group)
{
  const Row *row = get_row (child);
  KbRecord *session = kb_record_set_get_session (self->plan);

  kb_field_binding_set_record (row->name, self->workspace, session, group);
  kb_field_binding_set_record (row->amount, self->workspace, session, group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), self->duty != NULL
                               && kb_record_get_int (self->duty, KB_ASSIGNMENT_PAY_GROUP_ID) == row->group_id);
  gtk_widget_set_sensitive (row->check, self->duty != NULL);
}

static void
kb_pay_sums_dispose (GObject *object)
{
  KbPaySums *self = KB_PAY_SUMS (object);

  g_clear_object (&self->duty);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_pay_sums_parent_class)->dispose (object);
}

static void
kb_pay_sums_class_init (KbPaySumsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_pay_sums_dispose;
}

static void
kb_pay_sums_init (KbPaySums *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (_("Day sums, shared by the duties ticked"));
  GtkWidget *button = gtk_button_new_with_label (_("Add Day Sum"));

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
kb_pay_sums_new (void)
{
  return g_object_new (KB_TYPE_PAY_SUMS, NULL);
}

/**
 * kb_pay_sums_show:
 * @workspace: (nullable): where edits go
 * @plan: the session
 * @duty: (nullable): the duty that is selected
 *
 * Shows the sums of a session, or the same after a change; what is being typed stays.
 */
void
kb_pay_sums_show (KbPaySums   *self,
                  KbWorkspace *workspace,
                  KbRecordSet *plan,
                  KbRecord    *duty)
{
  GListModel *groups = kb_record_set_get_list (plan, KB_ENTITY_PAY_GROUP);

  g_return_if_fail (KB_IS_PAY_SUMS (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->plan, plan);
  g_set_object (&self->duty, duty);
  remove_gone (self);
  self->is_showing = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (KbRecord) group = g_list_model_get_item (groups, i);
      GtkWidget *row = find_row (self, kb_record_get_id (group));

      if (row == NULL)
        gtk_box_append (self->rows, row = create_row (self, group));
      show_row (self, row, group);
    }
  self->is_showing = FALSE;
}
