/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-tools"

#include "config.h"

#include "kb-history-window.h"
#include "kb-keys-window.h"
#include "kb-search-window.h"
#include "kb-tools.h"
#include "kb-transfer-dialogs.h"
#include "kb-undo-menu.h"

/* What the window can be asked to do with its library as a whole. To add a tool, a line here. */

typedef struct
{
  const char *action;
  void      (*run) (GtkWindow   *window,
                    KbWorkspace *workspace);
} Tool;

static void
undo (GtkWindow   *window,
      KbWorkspace *workspace)
{
  kb_workspace_undo (workspace);
}

static void
redo (GtkWindow   *window,
      KbWorkspace *workspace)
{
  kb_workspace_redo (workspace);
}

static const Tool tools[] = {
  { "win.add-sample", kb_transfer_add_sample },
  { "win.backup", kb_transfer_ask_backup },
  { "win.desk-keys", kb_keys_window_present },
  { "win.history", kb_history_window_present },
  { "win.import", kb_transfer_ask_import },
  { "win.redo", redo },
  { "win.search", kb_search_window_present },
  { "win.undo", undo },
};

/**
 * kb_tools_install:
 * @run: what calls kb_tools_run() with the window's library
 */
void
kb_tools_install (GtkWidgetClass              *window_class,
                  GtkWidgetActionActivateFunc  run)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_class_install_action (window_class, tools[i].action, NULL, run);
}

/**
 * kb_tools_update:
 * @workspace: (nullable): the window's library, when it is there
 * @undo_menu: the section of the window's menu that says what Undo and Redo do
 *
 * Enables what can be done with the library now.
 */
void
kb_tools_update (GtkWidget   *window,
                 KbWorkspace *workspace,
                 GMenu       *undo_menu)
{
  const gboolean has_library = workspace != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_action_set_enabled (window, tools[i].action, has_library);
  gtk_widget_action_set_enabled (window, "win.undo", has_library && kb_workspace_get_undo_label (workspace) != NULL);
  gtk_widget_action_set_enabled (window, "win.redo", has_library && kb_workspace_get_redo_label (workspace) != NULL);
  kb_undo_menu_fill (undo_menu, workspace);
}

/**
 * kb_tools_run:
 * @name: the action's name
 */
void
kb_tools_run (const char  *name,
              GtkWindow   *window,
              KbWorkspace *workspace)
{
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    if (g_str_equal (tools[i].action, name))
      tools[i].run (window, workspace);
}
