/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kb-window"

#include "config.h"

#include <glib/gi18n.h>

#include "kb-notices.h"
#include "kb-opening-page.h"
#include "kb-places.h"
#include "kb-session-view.h"
#include "kb-shortcuts.h"
#include "kb-show-guard.h"
#include "kb-sidebar.h"
#include "kb-tools.h"
#include "kb-trash.h"
#include "kb-undo-toast.h"
#include "kb-window.h"

/**
 * KbWindow:
 *
 * The planner's window: a sidebar, and beside it the library or one session. Everything of a
 * session is in its view; the window only opens, goes back, undoes and says what failed.
 */
struct _KbWindow
{
  AdwApplicationWindow  parent_instance;

  KbWorkspace          *workspace;   /* owned, nullable while the library opens */
  GCancellable         *loading;     /* owned, nullable: the session being loaded */

  AdwToastOverlay      *toasts;
  AdwLeaflet           *leaflet;
  AdwHeaderBar         *sidebar_header;
  KbSidebar            *sidebar;
  GtkStack             *content;
  KbSessionView        *session_view;
  AdwStatusPage        *failed_page;
  GMenu                *undo_menu;   /* a section of the window's menu */
};

G_DEFINE_FINAL_TYPE (KbWindow, kb_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_actions (KbWindow *self)
{
  kb_tools_update (GTK_WIDGET (self), self->workspace, self->undo_menu);
  kb_session_view_update_undo (self->session_view);
}

static void
workspace_failed_cb (KbWorkspace *workspace,
                     const char  *message,
                     KbWindow    *self)
{
  kb_window_toast (self, message);
}

static void
session_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (KbWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KbRecordSet) plan = kb_workspace_load_session_finish (KB_WORKSPACE (source), result, &error);

  if (plan == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        kb_window_toast (self, error->message);
      return;
    }

  kb_session_view_set_plan (self->session_view, plan);
  kb_sidebar_select_session (self->sidebar, kb_record_set_get_session_id (plan));
  gtk_stack_set_visible_child_name (self->content, "session");
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

static void
open_session_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KbWindow *self = KB_WINDOW (widget);

  if (self->workspace == NULL)
    return;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  kb_workspace_load_session_async (self->workspace, g_variant_get_int64 (parameter), self->loading,
                                   session_loaded_cb, g_object_ref (self));
}

static void
show_place (KbWindow   *self,
            const char *name)
{
  if (self->workspace == NULL)
    return;

  g_cancellable_cancel (self->loading);
  kb_session_view_set_plan (self->session_view, NULL);
  kb_sidebar_select_place (self->sidebar, kb_places_show (self->content, name, self->workspace));
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

static void
open_row_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KbWindow *self = KB_WINDOW (widget);
  const char *entity;
  gint64 id;
  gint64 session_id;

  g_variant_get (parameter, "(&sxx)", &entity, &id, &session_id);
  if (session_id != 0)
    {
      kb_session_view_want_row (self->session_view, kb_entity_find (entity), id);
      gtk_widget_activate_action (widget, "win.open-session", "x", session_id);
    }
  else if (kb_places_find (kb_entity_find (entity)) != NULL)
    {
      show_place (self, kb_places_find (kb_entity_find (entity)));
      kb_places_show_row (self->content, kb_entity_find (entity), id);
    }
}

static void
show_place_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  show_place (KB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_sidebar_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KbWindow *self = KB_WINDOW (widget);

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
  else
    show_place (self, "");
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  kb_shortcuts_present (GTK_WINDOW (widget));
}

static void
show_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  kb_session_view_show_page (KB_WINDOW (widget)->session_view, g_variant_get_int32 (parameter));
}

static void
tool_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kb_tools_run (name, GTK_WINDOW (widget), KB_WINDOW (widget)->workspace);
}

static void
kb_window_dispose (GObject *object)
{
  KbWindow *self = KB_WINDOW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kb_window_parent_class)->dispose (object);
}

static void
kb_window_class_init (KbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kb_window_dispose;

  g_type_ensure (KB_TYPE_OPENING_PAGE);
  g_type_ensure (KB_TYPE_SESSION_VIEW);
  g_type_ensure (KB_TYPE_SIDEBAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kaibo/Kaibo/ui/shell/kb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, content);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, session_view);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, KbWindow, undo_menu);

  gtk_widget_class_install_action (widget_class, "win.open-session", "x", open_session_action);
  gtk_widget_class_install_action (widget_class, "win.open-row", "(sxx)", open_row_action);
  gtk_widget_class_install_action (widget_class, "win.show-place", "s", show_place_action);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, show_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "i", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  kb_tools_install (widget_class, tool_action);
  kb_places_install_keys (widget_class);
}

static void
kb_window_init (KbWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * kb_window_new:
 *
 * Returns: (transfer none): a window that waits for its library.
 */
KbWindow *
kb_window_new (AdwApplication *application)
{
  return g_object_new (KB_TYPE_WINDOW, "application", application, NULL);
}

/**
 * kb_window_set_workspace:
 * @workspace: (transfer none): the library that was opened; set once
 */
void
kb_window_set_workspace (KbWindow    *self,
                         KbWorkspace *workspace)
{
  g_return_if_fail (KB_IS_WINDOW (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  kb_sidebar_set_workspace (self->sidebar, workspace);
  kb_session_view_set_workspace (self->session_view, workspace);

  g_signal_connect_object (workspace, "failed", G_CALLBACK (workspace_failed_cb), self, 0);
  g_signal_connect_object (workspace, "notify::undo-label", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::redo-label", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);

  update_actions (self);
  show_place (self, "");
  kb_show_guard_watch (GTK_WINDOW (self), workspace);
  kb_undo_toast_watch (self->toasts, workspace);
  kb_notices_watch (self->toasts, workspace);
  kb_trash_empty_old (workspace);
}

/**
 * kb_window_show_failure:
 * @message: why the library could not be opened, and what to do
 */
void
kb_window_show_failure (KbWindow   *self,
                        const char *message)
{
  g_return_if_fail (KB_IS_WINDOW (self));

  adw_status_page_set_description (self->failed_page, message);
  gtk_stack_set_visible_child_name (self->content, "failed");
}

/**
 * kb_window_toast:
 * @text: one line
 */
void
kb_window_toast (KbWindow   *self,
                 const char *text)
{
  g_return_if_fail (KB_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}
