/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-undo-menu"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-undo-menu.h"

/* A label names what it is about, and a title may be as long as somebody likes. */
#define LONGEST_LABEL 48

static char *
shorten (const char *label)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (label, -1) <= LONGEST_LABEL)
    return g_strdup (label);

  start = g_utf8_substring (label, 0, LONGEST_LABEL - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * kb_undo_menu_dup_undo:
 * @workspace: (nullable): the library, when it is there
 *
 * Returns: (transfer full): what Undo takes back: "Undo: Move cue C07"; "Undo" when there is nothing.
 */
char *
kb_undo_menu_dup_undo (KbWorkspace *workspace)
{
  const char *label = workspace != NULL ? kb_workspace_get_undo_label (workspace) : NULL;
  g_autofree char *brief = label != NULL ? shorten (label) : NULL;

  return brief != NULL ? g_strdup_printf (_("Undo: %s"), brief) : g_strdup (_("Undo"));
}

/**
 * kb_undo_menu_dup_redo:
 * @workspace: (nullable): the library, when it is there
 *
 * Returns: (transfer full): what Redo does again.
 */
char *
kb_undo_menu_dup_redo (KbWorkspace *workspace)
{
  const char *label = workspace != NULL ? kb_workspace_get_redo_label (workspace) : NULL;
  g_autofree char *brief = label != NULL ? shorten (label) : NULL;

  return brief != NULL ? g_strdup_printf (_("Redo: %s"), brief) : g_strdup (_("Redo"));
}

/* An underscore in a title is no mnemonic. */
static void
append (GMenu      *menu,
        const char *text,
        const char *action)
{
  g_auto (GStrv) pieces = g_strsplit (text, "_", -1);
  g_autofree char *label = g_strjoinv ("__", pieces);

  g_menu_append (menu, label, action);
}

/**
 * kb_undo_menu_fill:
 * @menu: a section of a menu
 * @workspace: (nullable): the library, when it is there
 *
 * Makes the section say what Undo and Redo do now.
 */
void
kb_undo_menu_fill (GMenu       *menu,
                   KbWorkspace *workspace)
{
  g_autofree char *undo = kb_undo_menu_dup_undo (workspace);
  g_autofree char *redo = kb_undo_menu_dup_redo (workspace);

  g_return_if_fail (G_IS_MENU (menu));

  g_menu_remove_all (menu);
  append (menu, undo, "win.undo");
  append (menu, redo, "win.redo");
}
