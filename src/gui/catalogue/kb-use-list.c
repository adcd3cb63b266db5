/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-use-list"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-money.h"
#include "kb-product-uses.h"
#include "kb-session-text.h"
#include "kb-session.h"
#include "kb-use-list.h"
#include "kb-value.h"

/**
 * KbUseList:
 *
 * The sessions that offered a product or will, and what it brought; a row opens its session.
 */
struct _KbUseList
{
  AdwBin         parent_instance;

  KbWorkspace   *workspace;     /* owned, nullable */
  GCancellable  *cancellable;   /* owned: ends the question that is being asked */

  GtkListBox    *list;
  GtkLabel      *empty;
};

G_DEFINE_FINAL_TYPE (KbUseList, kb_use_list, ADW_TYPE_BIN)

static char *
format_result (const KbProductUse *use,
               const char         *currency)
{
  g_autofree char *price = kb_money_format (use->price_minor, currency);
  g_autofree char *paid = NULL;
  GString *text;

  if (use->units == KB_NONE)
    return use->is_withdrawn ? g_strdup_printf (_("%s · withdrawn"), price) : g_strdup (price);

  text = g_string_new (NULL);
  paid = kb_money_format (use->paid_minor, currency);
  /* Translators: what a product brought in a session: price, units, amount paid after coupons */
  g_string_append_printf (text, _("%s × %d, %s paid"), price, (int) use->units, paid);
  if (use->coupon_minor > 0)
    {
      g_autofree char *coupons = kb_money_format (use->coupon_minor, currency);

      /* Translators: behind it: the value of the coupons that were redeemed */
      g_string_append_printf (text, _(", %s in coupons"), coupons);
    }
  if (use->returned > 0)
    /* Translators: behind it: units that came back */
    g_string_append_printf (text, _(", %d returned"), (int) use->returned);

  return g_string_free (text, FALSE);
}

static void
add_row (KbUseList          *self,
         const KbProductUse *use)
{
  KbRecord *session = kb_record_set_find (kb_workspace_get_library (self->workspace), KB_ENTITY_SESSION,
                                          use->session_id);
  GtkWidget *row;
  g_autofree char *start = NULL;
  g_autofree char *result = NULL;
  g_autofree char *subtitle = NULL;

  if (session == NULL)
    return;

  start = kb_session_format_start (session);
  result = format_result (use, kb_record_get_text (session, KB_SESSION_CURRENCY));
  subtitle = g_markup_printf_escaped ("%s · %s · %s", start,
                                      kb_enum_label (&kb_session_state_enum, kb_record_get_int (session, KB_SESSION_STATE)),
                                      result);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kb_record_get_text (session, KB_SESSION_TITLE));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-row");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sxx)", "lineup_item", use->item_id, use->session_id);
  gtk_list_box_append (self->list, row);
}

static void
clear_rows (KbUseList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KbUseList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) uses = kb_product_uses_load_finish (KB_STORE (source), result, &error);

  if (uses == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }

  clear_rows (self);
  for (guint i = 0; i < uses->len; i++)
    add_row (self, &g_array_index (uses, KbProductUse, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), uses->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), uses->len == 0);
}

static void
kb_use_list_dispose (GObject *object)
{
  KbUseList *self = KB_USE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_use_list_parent_class)->dispose (object);
}

static void
kb_use_list_class_init (KbUseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kb_use_list_dispose;
}

static void
kb_use_list_init (KbUseList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sessions"), -1);
  self->empty = GTK_LABEL (gtk_label_new (_("No session has offered it yet.")));
  gtk_label_set_xalign (self->empty, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
kb_use_list_new (void)
{
  return g_object_new (KB_TYPE_USE_LIST, NULL);
}

/**
 * kb_use_list_set_product:
 * @workspace: (nullable): the library
 * @product: (nullable): whose sessions to list
 */
void
kb_use_list_set_product (KbUseList   *self,
                         KbWorkspace *workspace,
                         KbRecord    *product)
{
  g_return_if_fail (KB_IS_USE_LIST (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->workspace, workspace);
  clear_rows (self);
  if (product == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  kb_product_uses_load_async (kb_workspace_get_store (workspace), kb_record_get_id (product), self->cancellable,
                              loaded_cb, g_object_ref (self));
}
