/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-live-keys"

#include "config.h"

#include "kb-live-keys.h"

/* What keys do, beside GO, undo and Escape, which the desk knows. */
static const struct
{
  const char *accelerator;
  const char *action;        /* with its target */
  gboolean    repeats;       /* goes on while the key is held */
} keys[] = {
  { "BackSpace", "live.back", FALSE },
  { "h", "live.hold", FALSE },
  { "bracketleft", "live.add(-1)", TRUE },
  { "bracketright", "live.add(1)", TRUE },
  { "k", "live.skip", FALSE },
  { "m", "live.make-up", FALSE },
  { "Return", "live.apply", FALSE },
  { "KP_Enter", "live.apply", FALSE },
  { "j", "live.jump", FALSE },
  { "b", "host.blank", FALSE },
  { "p", "message.open", FALSE },
  { "o", "stage.handover", FALSE },
  { "w", "send.write", FALSE },
  { "l", "send.flash", FALSE },
  { "F1", "send.preset(0)", FALSE },
  { "F2", "send.preset(1)", FALSE },
  { "F3", "send.preset(2)", FALSE },
  { "F4", "send.preset(3)", FALSE },
  { "F5", "send.preset(4)", FALSE },
  { "F6", "send.preset(5)", FALSE },
  { "F7", "send.preset(6)", FALSE },
  { "F8", "send.preset(7)", FALSE },
  { "i", "incident.raise", FALSE },
  { "<Control>Return", "incident.step", FALSE },
  { "e", "incident.escalate", FALSE },
  { "r", "incident.resolve", FALSE },
  { "Tab", "incident.next", FALSE },
  { "1", "duty.tick(0)", FALSE },
  { "2", "duty.tick(1)", FALSE },
  { "3", "duty.tick(2)", FALSE },
  { "4", "duty.tick(3)", FALSE },
  { "5", "duty.tick(4)", FALSE },
  { "6", "duty.tick(5)", FALSE },
  { "n", "send.note", FALSE },
  { "x", "order.insert(int64 0)", FALSE },
  { "v", "panel.swap", FALSE },
  { "<Alt>1", "panel.page::messages", FALSE },
  { "<Alt>2", "panel.page::incidents", FALSE },
};

/* Letters, digits and what moves in text are text where text is typed; function keys and those with Control or Alt never
 * are. */
static gboolean
is_text (guint           keyval,
         GdkModifierType modifiers)
{
  return modifiers == 0 && !(keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F12);
}

static gboolean
activate (GtkWidget  *desk,
          const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    return FALSE;

  return gtk_widget_activate_action_variant (desk, name, target);
}

/**
 * kb_live_keys_activate:
 * @desk: the widget on which the desk's actions are
 * @keyval: a key, in either case
 * @modifiers: Control, Alt and Super with it
 * @is_typing: keys are text, see kb_live_keys_is_typing()
 * @is_repeat: it is held down: what adds time goes on, the rest was done already
 *
 * Does what the key means on the desk.
 *
 * Returns: %TRUE when it means something and can be done now.
 */
gboolean
kb_live_keys_activate (GtkWidget       *desk,
                       guint            keyval,
                       GdkModifierType  modifiers,
                       gboolean         is_typing,
                       gboolean         is_repeat)
{
  const guint lower = gdk_keyval_to_lower (keyval);

  if (is_typing && is_text (lower, modifiers))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GdkModifierType its_modifiers;
      guint its_keyval;

      gtk_accelerator_parse (keys[i].accelerator, &its_keyval, &its_modifiers);
      if (its_keyval == lower && its_modifiers == modifiers)
        return (is_repeat && !keys[i].repeats) || activate (desk, keys[i].action);
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
 * Returns: %TRUE when the focus is in @widget, and not in a menu of it.
 */
gboolean
kb_live_keys_has_focus (GtkWidget *widget)
{
  GtkWidget *focus = get_focus (widget);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget)
         && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL;
}
