/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-check-row"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-check-row.h"
#include "kb-checklist.h"
#include "kb-enums.h"
#include "kb-readiness.h"
#include "kb-text.h"

/**
 * KbCheckRow:
 *
 * An item of the checklist with its tick. The tick asks for `readiness.tick`; it shows what the library holds,
 * so a tick that could not be stored goes away again.
 */
struct _KbCheckRow
{
  AdwActionRow    parent_instance;

  KbRecord       *item;      /* owned */
  GtkCheckButton *tick;      /* borrowed child */
  GtkLabel       *state;     /* borrowed child: what is neither open nor passed, in words */
};

G_DEFINE_FINAL_TYPE (KbCheckRow, kb_check_row, ADW_TYPE_ACTION_ROW)

static void
append (GString    *text,
        const char *part)
{
  if (!kb_text_is_empty (part))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void toggled_cb (KbCheckRow *self);

static void
show_tick (KbCheckRow *self)
{
  g_signal_handlers_block_by_func (self->tick, toggled_cb, self);
  gtk_check_button_set_active (self->tick, kb_readiness_check_is_settled (self->item));
  g_signal_handlers_unblock_by_func (self->tick, toggled_cb, self);
}

static void
item_changed_cb (KbCheckRow *self)
{
  const int state = kb_record_get_int (self->item, KB_CHECKLIST_ITEM_STATE);
  const gboolean is_plain = state == KB_CHECK_STATE_OPEN || state == KB_CHECK_STATE_PASSED;
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *title = g_markup_escape_text (kb_record_get_text (self->item, KB_CHECKLIST_ITEM_TITLE), -1);
  g_autofree char *subtitle = NULL;

  append (parts, kb_record_get_text (self->item, KB_CHECKLIST_ITEM_DUE));
  append (parts, kb_record_get_text (self->item, KB_CHECKLIST_ITEM_OWNER));
  append (parts, kb_record_get_text (self->item, KB_CHECKLIST_ITEM_STANDARD));
  subtitle = g_markup_escape_text (parts->str, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_label_set_text (self->state, is_plain ? "" : kb_enum_label (&kb_check_state_enum, state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kb_record_get_text (self->item, KB_CHECKLIST_ITEM_TITLE), -1);
  show_tick (self);
}

static void
toggled_cb (KbCheckRow *self)
{
  if (gtk_check_button_get_active (self->tick) == kb_readiness_check_is_settled (self->item))
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "readiness.tick", "x", kb_record_get_id (self->item));
  show_tick (self);
}

static void
kb_check_row_finalize (GObject *object)
{
  KbCheckRow *self = KB_CHECK_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (kb_check_row_parent_class)->finalize (object);
}

static void
kb_check_row_class_init (KbCheckRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kb_check_row_finalize;
}

static void
kb_check_row_init (KbCheckRow *self)
{
  self->tick = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->tick), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim");

  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->tick));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->state));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->tick));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
}

/**
 * kb_check_row_new:
 * @item: a check of the session
 *
 * Returns: (transfer floating): its row, which follows it.
 */
GtkWidget *
kb_check_row_new (KbRecord *item)
{
  KbCheckRow *self = g_object_new (KB_TYPE_CHECK_ROW, NULL);

  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  item_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * kb_check_row_get_item:
 *
 * Returns: (transfer none): the check shown.
 */
KbRecord *
kb_check_row_get_item (KbCheckRow *self)
{
  g_return_val_if_fail (KB_IS_CHECK_ROW (self), NULL);

  return self->item;
}
