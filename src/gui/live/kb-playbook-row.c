/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-playbook-row"

#include "config.h"

#include "kb-incident.h"
#include "kb-level-chip.h"
#include "kb-playbook-row.h"

#define KB_TYPE_PLAYBOOK_ROW (kb_playbook_row_get_type ())

G_DECLARE_FINAL_TYPE (KbPlaybookRow, kb_playbook_row, KB, PLAYBOOK_ROW, GtkBox)

/**
 * KbPlaybookRow:
 *
 * One playbook of the list: its level, number and name, and who acts first.
 */
struct _KbPlaybookRow
{
  GtkBox        parent_instance;

  GSignalGroup *playbook;   /* owned: follows the row */

  GtkWidget    *level;      /* children */
  GtkLabel     *code;
  GtkLabel     *title;
  GtkLabel     *role;
};

G_DEFINE_FINAL_TYPE (KbPlaybookRow, kb_playbook_row, GTK_TYPE_BOX)

static void
playbook_changed_cb (KbPlaybookRow *self)
{
  g_autoptr (KbRecord) playbook = g_signal_group_dup_target (self->playbook);

  if (playbook == NULL)
    return;

  kb_level_chip_set (self->level, kb_record_get_int (playbook, KB_INCIDENT_PLAN_SEVERITY));
  gtk_label_set_text (self->code, kb_record_get_text (playbook, KB_INCIDENT_PLAN_CODE));
  gtk_label_set_text (self->title, kb_record_get_text (playbook, KB_INCIDENT_PLAN_TITLE));
  gtk_label_set_text (self->role, kb_enum_label (&kb_role_kind_enum, kb_record_get_int (playbook, KB_INCIDENT_PLAN_ROLE)));
}

static void
kb_playbook_row_dispose (GObject *object)
{
  g_clear_object (&KB_PLAYBOOK_ROW (object)->playbook);

  G_OBJECT_CLASS (kb_playbook_row_parent_class)->dispose (object);
}

static void
kb_playbook_row_class_init (KbPlaybookRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_playbook_row_dispose;
}

static GtkLabel *
add_label (KbPlaybookRow *self,
           const char    *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);

  return GTK_LABEL (label);
}

static void
kb_playbook_row_init (KbPlaybookRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "playbook-row");
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->level = kb_level_chip_new (KB_SEVERITY_P2);
  gtk_box_append (GTK_BOX (self), self->level);
  self->code = add_label (self, "dim");
  gtk_label_set_width_chars (self->code, 4);
  self->title = add_label (self, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->role = add_label (self, "dim");

  self->playbook = g_signal_group_new (KB_TYPE_RECORD);
  g_signal_group_connect_swapped (self->playbook, "notify", G_CALLBACK (playbook_changed_cb), self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (KB_TYPE_PLAYBOOK_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  KbPlaybookRow *self = KB_PLAYBOOK_ROW (gtk_list_item_get_child (item));

  g_signal_group_set_target (self->playbook, gtk_list_item_get_item (item));
  playbook_changed_cb (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_group_set_target (KB_PLAYBOOK_ROW (gtk_list_item_get_child (item))->playbook, NULL);
}

/**
 * kb_playbook_row_create_factory:
 *
 * Returns: (transfer full): makes rows for a list of playbooks.
 */
GtkListItemFactory *
kb_playbook_row_create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return factory;
}
