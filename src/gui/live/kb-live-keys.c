/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-keys"

#include "config.h"

#include "kb-live-keys.h"

/**
 * kb_live_keys_is_text:
 * @keyval: a key
 * @modifiers: Control, Alt and Super with it
 *
 * Letters, digits and what moves in text are text where text is typed; function keys and those with Control or Alt never
 * are.
 */
gboolean
kb_live_keys_is_text (guint           keyval,
                      GdkModifierType modifiers)
{
  return modifiers == 0 && !(keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F12);
}

/**
 * kb_live_keys_moves:
 *
 * Returns: %TRUE for the keys that move the host's text, and a choice where there is one.
 */
gboolean
kb_live_keys_moves (guint keyval)
{
  return keyval == GDK_KEY_Up || keyval == GDK_KEY_Down || keyval == GDK_KEY_Left || keyval == GDK_KEY_Right
         || keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_Home;
}

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/**
 * kb_live_keys_is_typing:
 * @desk: any widget of the window
 *
 * Returns: %TRUE while keys are text or choose from a menu: an entry keeps what is text, an open
 *   menu its arrows, Space and Enter.
 */
gboolean
kb_live_keys_is_typing (GtkWidget *desk)
{
  GtkWidget *focus = get_focus (desk);

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)
                           || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

/**
 * kb_live_keys_has_focus:
 *
 * Returns: %TRUE when the focus is in @widget, and not in a menu of it.
 */
gboolean
kb_live_keys_has_focus (GtkWidget *widget)
{
  GtkWidget *focus = get_focus (widget);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL;
}
