/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-delete-dialog"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-delete-dialog.h"
#include "kb-product-uses.h"
#include "kb-product.h"
#include "kb-session-text.h"
#include "kb-session.h"

/* More sessions than these are counted, not named. */
#define MAX_NAMED 6

static gboolean
is_on_air (GArray *uses)
{
  for (guint i = 0; i < uses->len; i++)
    if (g_array_index (uses, KbProductUse, i).phase == KB_USE_ON_AIR)
      return TRUE;

  return FALSE;
}

/**
 * kb_delete_dialog_say:
 * @uses: (element-type KbProductUse): where a product is offered, at least one
 *
 * Returns: (transfer full): which sessions lose a product that is deleted, and what becomes of them.
 */
char *
kb_delete_dialog_say (KbRecordSet *library,
                      GArray      *uses)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("It is offered in %u session:", "It is offered in %u sessions:", uses->len),
                          uses->len);
  for (guint i = 0; i < MIN (uses->len, MAX_NAMED); i++)
    {
      KbRecord *session = kb_record_set_find (library, KB_ENTITY_SESSION,
                                              g_array_index (uses, KbProductUse, i).session_id);
      g_autofree char *start = session != NULL ? kb_session_format_start (session) : NULL;

      if (session != NULL)
        g_string_append_printf (text, "\n• %s · %s", kb_record_get_text (session, KB_SESSION_TITLE), start);
    }
  if (uses->len > MAX_NAMED)
    g_string_append_printf (text, "\n… %u", uses->len - MAX_NAMED);
  g_string_append (text, "\n\n");
  if (is_on_air (uses))
    g_string_append (text, _("One of them is on air: a product that is being sold cannot be deleted."));
  else
    g_string_append (text, _("Deleting takes it out of their lineups: cues keep their text and lose the product, figures "
                             "keep their amounts without it. Retiring keeps all that; it is only not offered any more."));

  return g_string_free (text, FALSE);
}

/**
 * kb_delete_dialog_new:
 * @product: what is to be deleted
 * @uses: (element-type KbProductUse): where it is offered, at least one
 *
 * Returns: (transfer none): a question whose #AdwMessageDialog::response is "cancel", "retire" or "delete".
 */
GtkWindow *
kb_delete_dialog_new (GtkWindow   *parent,
                      KbRecordSet *library,
                      KbRecord    *product,
                      GArray      *uses)
{
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), kb_record_get_text (product, KB_PRODUCT_NAME));
  g_autofree char *body = kb_delete_dialog_say (library, uses);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "retire", _("_Retire"), "delete", _("_Delete"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "delete", !is_on_air (uses));
  adw_message_dialog_set_response_enabled (dialog, "retire", kb_record_is_null (product, KB_PRODUCT_RETIRED_US));
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");

  return GTK_WINDOW (dialog);
}
