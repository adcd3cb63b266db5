/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-veto-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-pool-columns.h"
#include "kb-product.h"
#include "kb-text.h"
#include "kb-veto-dialog.h"

/* What is vetoed may go into a lineup, but not by itself: somebody says so. */

static gboolean
is_vetoed (KbRecordSet *library,
           KbRecord    *product)
{
  return kb_pool_judge (library, product).vetoes != 0;
}

/**
 * kb_veto_dialog_list_clear:
 * @products: (element-type KbRecord): candidates
 *
 * Returns: (transfer full) (element-type KbRecord): those that nothing vetoes.
 */
GPtrArray *
kb_veto_dialog_list_clear (KbRecordSet *library,
                           GPtrArray   *products)
{
  GPtrArray *clear = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < products->len; i++)
    if (!is_vetoed (library, products->pdata[i]))
      g_ptr_array_add (clear, g_object_ref (products->pdata[i]));

  return clear;
}

static void
append_veto (GString     *text,
             KbRecordSet *library,
             KbRecord    *product)
{
  const guint vetoes = kb_pool_judge (library, product).vetoes;
  const char *stated = kb_record_get_text (product, KB_PRODUCT_VETO);

  g_string_append_printf (text, "%s• %s: ", text->len > 0 ? "\n" : "", kb_record_get_text (product, KB_PRODUCT_NAME));
  for (guint veto = 1; veto != 0 && veto <= vetoes; veto <<= 1)
    if (vetoes & veto)
      g_string_append_printf (text, "%s%s", g_str_has_suffix (text->str, ": ") ? "" : " · ", kb_selection_veto_label (veto));
  if (!kb_text_is_empty (stated))
    g_string_append_printf (text, " (%s)", stated);
}

/**
 * kb_veto_dialog_say:
 * @products: (element-type KbRecord): candidates
 *
 * Returns: (transfer full): which of them are vetoed and why, a line each; "" when none is.
 */
char *
kb_veto_dialog_say (KbRecordSet *library,
                    GPtrArray   *products)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < products->len; i++)
    if (is_vetoed (library, products->pdata[i]))
      append_veto (text, library, products->pdata[i]);

  return g_string_free (text, FALSE);
}

/**
 * kb_veto_dialog_new:
 * @products: (element-type KbRecord): candidates, at least one of them vetoed
 *
 * Returns: (transfer none): a question whose #AdwMessageDialog::response is "cancel", "clear" (only those without a
 *   veto) or "all".
 */
GtkWindow *
kb_veto_dialog_new (GtkWindow   *parent,
                    KbRecordSet *library,
                    GPtrArray   *products)
{
  g_autoptr (GPtrArray) clear = kb_veto_dialog_list_clear (library, products);
  g_autofree char *body = kb_veto_dialog_say (library, products);
  const guint n = products->len - clear->len;
  g_autofree char *heading = g_strdup_printf (ngettext ("%u product is vetoed", "%u products are vetoed", n), n);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  if (clear->len > 0)
    adw_message_dialog_add_response (dialog, "clear", _("Only the _Others"));
  adw_message_dialog_add_response (dialog, "all", _("_Move Anyway"));
  adw_message_dialog_set_response_appearance (dialog, "all", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");

  return GTK_WINDOW (dialog);
}
