/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-desk-keys"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-desk-keys.h"

/*
 * What keys do on the desk, and on the host's side, whose keys mean the same. Presenters send Page Down, Page Up and a
 * full stop; pedals whatever they were set to: any key can be chosen. Escape is the desk's own: it leaves what is open.
 */
static const KbDeskKey keys[] = {
  { "go", "live.go", NC_ ("shortcut window", "GO"), "space F12 Page_Down", KB_DESK_KEY_TRANSPORT, FALSE },
  { "back", "live.back", NC_ ("shortcut window", "Back one cue"), "BackSpace Page_Up", KB_DESK_KEY_TRANSPORT, FALSE },
  { "hold", "live.hold", NC_ ("shortcut window", "Hold or resume"), "h", KB_DESK_KEY_TRANSPORT, FALSE },
  { "less-time", "live.add(-1)", NC_ ("shortcut window", "A step of time less"), "bracketleft", KB_DESK_KEY_TRANSPORT, TRUE },
  { "more-time", "live.add(1)", NC_ ("shortcut window", "A step of time more"), "bracketright", KB_DESK_KEY_TRANSPORT, TRUE },
  { "skip", "live.skip", NC_ ("shortcut window", "Skip or unskip the next cue"), "k", KB_DESK_KEY_TRANSPORT, FALSE },
  { "jump", "live.jump", NC_ ("shortcut window", "Jump to a cue"), "j", KB_DESK_KEY_TRANSPORT, FALSE },
  { "make-up", "live.make-up", NC_ ("shortcut window", "Propose how to make up time"), "m", KB_DESK_KEY_TRANSPORT, FALSE },
  { "apply", "live.apply", NC_ ("shortcut window", "Apply the proposal"), "Return", KB_DESK_KEY_TRANSPORT, FALSE },
  { "insert", "order.insert(int64 0)", NC_ ("shortcut window", "A cue that is not in the plan"), "x", KB_DESK_KEY_TRANSPORT, FALSE },
  { "compact", "stage.compact", NC_ ("shortcut window", "Small window beside other tools"), "c", KB_DESK_KEY_TRANSPORT, FALSE },
  { "wall", "stage.wall", NC_ ("shortcut window", "Window for a wall monitor"), "F11", KB_DESK_KEY_TRANSPORT, FALSE },
  { "undo", "live.undo", NC_ ("shortcut window", "Take back the last call"), "<Control>z", KB_DESK_KEY_TRANSPORT, FALSE },

  { "blank", "host.blank", NC_ ("shortcut window", "Blank the host’s screen"), "b period", KB_DESK_KEY_HOST, FALSE },
  { "slower", "host.pace(-10)", NC_ ("shortcut window", "Host’s text slower"), "minus", KB_DESK_KEY_HOST, TRUE },
  { "faster", "host.pace(10)", NC_ ("shortcut window", "Host’s text faster"), "equal plus", KB_DESK_KEY_HOST, TRUE },
  { "text", "host.text", NC_ ("shortcut window", "Host’s text stands or goes on"), "t", KB_DESK_KEY_HOST, FALSE },
  { "pace-mode", "host.next-mode", NC_ ("shortcut window", "Host’s text: own pace, with the cue, by hand"), "f", KB_DESK_KEY_HOST, FALSE },
  { "text-back", "host.nudge(-3)", NC_ ("shortcut window", "Host’s text a little back"), "Left", KB_DESK_KEY_HOST, TRUE },
  { "text-on", "host.nudge(3)", NC_ ("shortcut window", "Host’s text a little on"), "Right", KB_DESK_KEY_HOST, TRUE },
  { "line-back", "host.line(-1)", NC_ ("shortcut window", "Host’s text a line back"), "Up", KB_DESK_KEY_HOST, TRUE },
  { "line-on", "host.line(1)", NC_ ("shortcut window", "Host’s text a line on"), "Down", KB_DESK_KEY_HOST, TRUE },
  { "paragraph-back", "host.paragraph(-1)", NC_ ("shortcut window", "Host’s text a paragraph back"), "<Control>Up", KB_DESK_KEY_HOST, TRUE },
  { "paragraph-on", "host.paragraph(1)", NC_ ("shortcut window", "Host’s text a paragraph on"), "<Control>Down", KB_DESK_KEY_HOST, TRUE },
  { "rewind", "host.rewind", NC_ ("shortcut window", "Host’s text from its beginning"), "Home", KB_DESK_KEY_HOST, FALSE },
  { "look-on", "host.look(1)", NC_ ("shortcut window", "Host’s text looks at the next cue, which is not taken"), "<Control>Right", KB_DESK_KEY_HOST, FALSE },
  { "look-before", "host.look(-1)", NC_ ("shortcut window", "Host’s text looks at the cue before"), "<Control>Left", KB_DESK_KEY_HOST, FALSE },
  { "look-back", "host.look-back", NC_ ("shortcut window", "Host’s text back to the cue on air"), "<Control>Home", KB_DESK_KEY_HOST, FALSE },
  { "screens", "stage.screens", NC_ ("shortcut window", "Screens of host, co-host and floor"), "s", KB_DESK_KEY_HOST, FALSE },
  { "phrase", "message.open", NC_ ("shortcut window", "Send the host a phrase or a message"), "p", KB_DESK_KEY_HOST, FALSE },
  { "write", "send.write", NC_ ("shortcut window", "Write to the host"), "w", KB_DESK_KEY_HOST, FALSE },
  { "flash", "send.flash", NC_ ("shortcut window", "Messages flash until they are seen"), "l", KB_DESK_KEY_HOST, FALSE },
  { "message-1", "send.preset(0)", NC_ ("shortcut window", "First message to the host"), "F1", KB_DESK_KEY_HOST, FALSE },
  { "message-2", "send.preset(1)", NC_ ("shortcut window", "Second message to the host"), "F2", KB_DESK_KEY_HOST, FALSE },
  { "message-3", "send.preset(2)", NC_ ("shortcut window", "Third message to the host"), "F3", KB_DESK_KEY_HOST, FALSE },
  { "message-4", "send.preset(3)", NC_ ("shortcut window", "Fourth message to the host"), "F4", KB_DESK_KEY_HOST, FALSE },
  { "message-5", "send.preset(4)", NC_ ("shortcut window", "Fifth message to the host"), "F5", KB_DESK_KEY_HOST, FALSE },
  { "message-6", "send.preset(5)", NC_ ("shortcut window", "Sixth message to the host"), "F6", KB_DESK_KEY_HOST, FALSE },
  { "message-7", "send.preset(6)", NC_ ("shortcut window", "Seventh message to the host"), "F7", KB_DESK_KEY_HOST, FALSE },
  { "message-8", "send.preset(7)", NC_ ("shortcut window", "Eighth message to the host"), "F8", KB_DESK_KEY_HOST, FALSE },
  { "messages", "panel.page::messages", NC_ ("shortcut window", "Page of the messages"), "<Alt>1", KB_DESK_KEY_HOST, FALSE },

  { "duty-1", "duty.tick(0)", NC_ ("shortcut window", "Tick the first thing to do in the cue"), "1", KB_DESK_KEY_CUE, FALSE },
  { "duty-2", "duty.tick(1)", NC_ ("shortcut window", "Tick the second thing to do"), "2", KB_DESK_KEY_CUE, FALSE },
  { "duty-3", "duty.tick(2)", NC_ ("shortcut window", "Tick the third thing to do"), "3", KB_DESK_KEY_CUE, FALSE },
  { "duty-4", "duty.tick(3)", NC_ ("shortcut window", "Tick the fourth thing to do"), "4", KB_DESK_KEY_CUE, FALSE },
  { "duty-5", "duty.tick(4)", NC_ ("shortcut window", "Tick the fifth thing to do"), "5", KB_DESK_KEY_CUE, FALSE },
  { "duty-6", "duty.tick(5)", NC_ ("shortcut window", "Tick the sixth thing to do"), "6", KB_DESK_KEY_CUE, FALSE },
  { "note", "send.note", NC_ ("shortcut window", "Note, kept with the time"), "n", KB_DESK_KEY_CUE, FALSE },
  { "swap", "panel.swap", NC_ ("shortcut window", "Swap the product on air for its backup"), "v", KB_DESK_KEY_CUE, FALSE },
  { "stock", "goods.type", NC_ ("shortcut window", "Type what is left of the stock"), "q", KB_DESK_KEY_CUE, FALSE },
  { "goods", "panel.page::goods", NC_ ("shortcut window", "Page of the products"), "<Alt>4", KB_DESK_KEY_CUE, FALSE },
  { "handover", "stage.handover", NC_ ("shortcut window", "Handover sheet"), "o", KB_DESK_KEY_CUE, FALSE },

  { "figures", "figures.enter", NC_ ("shortcut window", "Figures of this minute"), "d", KB_DESK_KEY_FIGURES, FALSE },
  { "figure-jump", "figures.jump", NC_ ("shortcut window", "Jump as the notice of a figure proposes"), "y", KB_DESK_KEY_FIGURES, FALSE },
  { "figure-report", "figures.report", NC_ ("shortcut window", "Report what the notice of a figure proposes"), "u", KB_DESK_KEY_FIGURES, FALSE },
  { "figure-dismiss", "figures.dismiss", NC_ ("shortcut window", "Put the notice of a figure away"), "a", KB_DESK_KEY_FIGURES, FALSE },
  { "figures-page", "panel.page::figures", NC_ ("shortcut window", "Page of the figures"), "<Alt>3", KB_DESK_KEY_FIGURES, FALSE },

  { "raise", "incident.raise", NC_ ("shortcut window", "Report an incident: a digit, or words of it"), "i", KB_DESK_KEY_INCIDENT, FALSE },
  { "step", "incident.step", NC_ ("shortcut window", "Step of the incident done"), "<Control>Return", KB_DESK_KEY_INCIDENT, FALSE },
  { "escalate", "incident.escalate", NC_ ("shortcut window", "Escalate the incident"), "e", KB_DESK_KEY_INCIDENT, FALSE },
  { "resolve", "incident.resolve", NC_ ("shortcut window", "The incident is resolved"), "r", KB_DESK_KEY_INCIDENT, FALSE },
  { "next-incident", "incident.next", NC_ ("shortcut window", "Next open incident"), "Tab", KB_DESK_KEY_INCIDENT, FALSE },
  { "incidents", "panel.page::incidents", NC_ ("shortcut window", "Page of the incidents"), "<Alt>2", KB_DESK_KEY_INCIDENT, FALSE },
};

/**
 * kb_desk_keys_list:
 * @n_keys: (out): how many
 *
 * Returns: (transfer none) (array length=n_keys): all that the desk does at a key.
 */
const KbDeskKey *
kb_desk_keys_list (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * kb_desk_keys_find_name:
 *
 * Returns: (transfer none) (nullable): what has that name in the setting.
 */
const KbDeskKey *
kb_desk_keys_find_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (keys[i].name, name) == 0)
      return &keys[i];

  return NULL;
}

/**
 * kb_desk_key_get_title:
 *
 * Returns: what it does, in the user's language.
 */
const char *
kb_desk_key_get_title (const KbDeskKey *key)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window", key->title);
}

/**
 * kb_desk_key_group_title:
 *
 * Returns: the group's title, in the user's language.
 */
const char *
kb_desk_key_group_title (KbDeskKeyGroup group)
{
  static const char *const titles[] = {
    NC_ ("shortcut window", "Live Desk"),
    NC_ ("shortcut window", "Live Desk: the Host"),
    NC_ ("shortcut window", "Live Desk: the Cue"),
    NC_ ("shortcut window", "Live Desk: Figures"),
    NC_ ("shortcut window", "Live Desk: Incidents"),
  };

  g_return_val_if_fail (group < G_N_ELEMENTS (titles), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window", titles[group]);
}

/* The key of the number block does what its twin does. */
static guint
normalize (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_KP_Space:
      return GDK_KEY_space;
    case GDK_KEY_KP_Enter:
      return GDK_KEY_Return;
    case GDK_KEY_KP_Page_Down:
      return GDK_KEY_Page_Down;
    case GDK_KEY_KP_Page_Up:
      return GDK_KEY_Page_Up;
    case GDK_KEY_ISO_Left_Tab:
      return GDK_KEY_Tab;
    default:
      return gdk_keyval_to_lower (keyval);
    }
}

/**
 * kb_desk_keys_dup_name:
 * @keyval: a key, in either case
 * @modifiers: Control, Alt and Super with it; Shift makes no difference on the desk
 *
 * Returns: (transfer full): how the setting names that key.
 */
char *
kb_desk_keys_dup_name (guint           keyval,
                       GdkModifierType modifiers)
{
  return gtk_accelerator_name (normalize (keyval), modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK));
}

/**
 * kb_desk_keys_dup:
 *
 * Returns: (transfer full): the keys that do it now, as accelerators; maybe none.
 */
char **
kb_desk_keys_dup (GSettings       *settings,
                  const KbDeskKey *key)
{
  g_autoptr (GVariant) chosen = g_settings_get_value (settings, KB_DESK_KEYS_SETTING);
  char **accelerators;

  if (g_variant_lookup (chosen, key->name, "^as", &accelerators))
    return accelerators;

  return g_strsplit (key->keys, " ", -1);
}

/**
 * kb_desk_keys_is_default:
 *
 * Returns: %TRUE as long as nobody chose other keys for it.
 */
gboolean
kb_desk_keys_is_default (GSettings       *settings,
                         const KbDeskKey *key)
{
  g_autoptr (GVariant) chosen = g_settings_get_value (settings, KB_DESK_KEYS_SETTING);
  g_autoptr (GVariant) accelerators = g_variant_lookup_value (chosen, key->name, NULL);

  return accelerators == NULL;
}

/**
 * kb_desk_keys_set:
 * @accelerators: (nullable): the keys that do it from now on; %NULL: those that come with Kaibo
 */
void
kb_desk_keys_set (GSettings         *settings,
                  const KbDeskKey   *key,
                  const char *const *accelerators)
{
  g_autoptr (GVariant) chosen = g_settings_get_value (settings, KB_DESK_KEYS_SETTING);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  for (gsize i = 0; i < g_variant_n_children (chosen); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (chosen, i);
      g_autoptr (GVariant) name = g_variant_get_child_value (entry, 0);

      if (!g_str_equal (g_variant_get_string (name, NULL), key->name))
        g_variant_builder_add_value (&builder, entry);
    }
  if (accelerators != NULL)
    g_variant_builder_add (&builder, "{s^as}", key->name, accelerators);
  g_settings_set_value (settings, KB_DESK_KEYS_SETTING, g_variant_builder_end (&builder));
}

/**
 * kb_desk_keys_add:
 * @accelerator: a key that does it too, from kb_desk_keys_dup_name()
 *
 * Gives it a key more; nothing else does anything at that key any longer.
 */
void
kb_desk_keys_add (GSettings       *settings,
                  const KbDeskKey *key,
                  const char      *accelerator)
{
  g_auto (GStrv) old = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) accelerators = NULL;
  const KbDeskKey *rival;

  while ((rival = kb_desk_keys_find_rival (settings, key, accelerator)) != NULL)
    kb_desk_keys_remove (settings, rival, accelerator);

  old = kb_desk_keys_dup (settings, key);
  if (g_strv_contains ((const char *const *) old, accelerator))
    return;
  g_strv_builder_addv (builder, (const char **) old);
  g_strv_builder_add (builder, accelerator);
  accelerators = g_strv_builder_end (builder);
  kb_desk_keys_set (settings, key, (const char *const *) accelerators);
}

/**
 * kb_desk_keys_remove:
 * @accelerator: one of its keys, which does nothing any longer
 */
void
kb_desk_keys_remove (GSettings       *settings,
                     const KbDeskKey *key,
                     const char      *accelerator)
{
  g_auto (GStrv) old = kb_desk_keys_dup (settings, key);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) accelerators = NULL;

  for (guint i = 0; old[i] != NULL; i++)
    if (!g_str_equal (old[i], accelerator))
      g_strv_builder_add (builder, old[i]);
  accelerators = g_strv_builder_end (builder);
  kb_desk_keys_set (settings, key, (const char *const *) accelerators);
}

/**
 * kb_desk_keys_dup_label:
 * @index: which of its keys, from 0
 *
 * Returns: (transfer full) (nullable): the key as it is written on keyboards, in the user's language; %NULL when it
 *   has not so many.
 */
char *
kb_desk_keys_dup_label (GSettings       *settings,
                        const KbDeskKey *key,
                        guint            index)
{
  g_auto (GStrv) accelerators = kb_desk_keys_dup (settings, key);
  GdkModifierType modifiers;
  guint keyval;

  if (index >= g_strv_length (accelerators) || !gtk_accelerator_parse (accelerators[index], &keyval, &modifiers))
    return NULL;
  if (keyval == GDK_KEY_BackSpace && modifiers == 0)
    return g_strdup ("⌫");

  return gtk_accelerator_get_label (keyval, modifiers);
}

/* What the setting says in another spelling is the same key. */
static gboolean
is_same (const char      *accelerator,
         guint            keyval,
         GdkModifierType  modifiers)
{
  GdkModifierType its_modifiers;
  guint its_keyval;

  return gtk_accelerator_parse (accelerator, &its_keyval, &its_modifiers) && normalize (its_keyval) == keyval
         && its_modifiers == modifiers;
}

static const KbDeskKey *
find_key (GSettings       *settings,
          const KbDeskKey *beside,
          guint            keyval,
          GdkModifierType  modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) accelerators = &keys[i] != beside ? kb_desk_keys_dup (settings, &keys[i]) : NULL;

      for (guint j = 0; accelerators != NULL && accelerators[j] != NULL; j++)
        if (is_same (accelerators[j], keyval, modifiers))
          return &keys[i];
    }

  return NULL;
}

/**
 * kb_desk_keys_find:
 * @keyval: a key, in either case
 * @modifiers: Control, Alt and Super with it
 *
 * Returns: (transfer none) (nullable): what is done at that key.
 */
const KbDeskKey *
kb_desk_keys_find (GSettings       *settings,
                   guint            keyval,
                   GdkModifierType  modifiers)
{
  return find_key (settings, NULL, normalize (keyval), modifiers);
}

/**
 * kb_desk_keys_find_rival:
 * @key: what wants @accelerator, or has it
 *
 * Returns: (transfer none) (nullable): what else is done at that key.
 */
const KbDeskKey *
kb_desk_keys_find_rival (GSettings       *settings,
                         const KbDeskKey *key,
                         const char      *accelerator)
{
  GdkModifierType modifiers;
  guint keyval;

  if (!gtk_accelerator_parse (accelerator, &keyval, &modifiers))
    return NULL;

  return find_key (settings, key, normalize (keyval), modifiers);
}
