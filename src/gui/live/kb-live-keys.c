/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-keys"

#include "config.h"

#include "kb-live-keys.h"

typedef struct
{
  guint       keyval;
  const char *action;
  int         target;   /* G_MININT: none */
} Key;

/* Letters and digits act only where they are not text, which the caller knows. */
static const Key keys[] = {
  { GDK_KEY_BackSpace, "live.back", G_MININT },  { GDK_KEY_h, "live.hold", G_MININT },
  { GDK_KEY_bracketleft, "live.add", -30 },      { GDK_KEY_bracketright, "live.add", 30 },
  { GDK_KEY_k, "live.skip", G_MININT },          { GDK_KEY_m, "live.make-up", G_MININT },
  { GDK_KEY_j, "live.jump", G_MININT },          { GDK_KEY_Return, "live.apply", G_MININT },
  { GDK_KEY_KP_Enter, "live.apply", G_MININT },  { GDK_KEY_b, "live.blank", G_MININT },
  { GDK_KEY_p, "message.open", G_MININT },       { GDK_KEY_o, "stage.handover", G_MININT },
};

/**
 * kb_live_keys_activate:
 * @desk: the widget on which the `live.*` actions are
 * @keyval: a key without modifiers, in either case
 * @is_repeat: it is held down: what adds time goes on, the rest was done already
 *
 * Does what the key means on the desk.
 *
 * Returns: %TRUE when it means something and can be done now.
 */
gboolean
kb_live_keys_activate (GtkWidget *desk,
                       guint      keyval,
                       gboolean   is_repeat)
{
  const guint lower = gdk_keyval_to_lower (keyval);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == lower)
      {
        if (is_repeat && keys[i].target == G_MININT)
          return TRUE;
        if (keys[i].target == G_MININT)
          return gtk_widget_activate_action (desk, keys[i].action, NULL);
        return gtk_widget_activate_action (desk, keys[i].action, "i", keys[i].target);
      }

  return FALSE;
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
 * Returns: %TRUE when the focus is in @widget.
 */
gboolean
kb_live_keys_has_focus (GtkWidget *widget)
{
  GtkWidget *focus = get_focus (widget);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}
